#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Estimates an n-gram model over numbered symbols and lays it out as a back-off automaton.
///
/// Interpolated modified Kneser–Ney: Chen & Goodman 1999, "An empirical study of smoothing techniques for language modeling", section 3.
/// N-grams that begin with the border keep their own counts, since nothing stands to the left of it.
///
/// Cost: about 1 µs a symbol and order; memory about 60 bytes an n-gram.
struct NGramTrainer {
    /// The longest n-gram, border included; 2 to 8.
    var order: Int
    /// N-grams of the longest orders seen less often than this are left out once estimated; lower orders keep all.
    var smallestCount = 1

    private struct Node {
        var parent: UInt32
        var symbol: UInt16
        var length: UInt8
        var suffix: UInt32 = 0
        var raw = 0
        var count = 0
        var logProbability = 0.0
    }

    /// `sequences` hold symbols below `border`, each with how often it was seen; `border` begins and ends every sequence.
    func train(_ sequences: [(symbols: [UInt16], times: Int)], border: UInt16) -> NGramTables {
        var nodes: [Node] = [Node(parent: 0, symbol: 0, length: 0)]
        var children: [UInt64: UInt32] = [:]
        func child(_ node: UInt32, _ symbol: UInt16) -> UInt32? { children[UInt64(node) << 16 | UInt64(symbol)] }
        for (symbols, times) in sequences {
            let whole = [border] + symbols + [border]
            for end in 0..<whole.count {
                // The context alone needs a node as well: a border that begins a word is never predicted.
                for length in 1...order where length <= end + 1 {
                    var node: UInt32 = 0
                    for place in (end - length + 1)...end {
                        let symbol = whole[place]
                        if let next = child(node, symbol) {
                            node = next
                        } else {
                            let next = UInt32(nodes.count)
                            nodes.append(Node(parent: node, symbol: symbol, length: UInt8(place - (end - length + 1) + 1)))
                            children[UInt64(node) << 16 | UInt64(symbol)] = next
                            node = next
                        }
                    }
                    if end > 0 { nodes[Int(node)].raw += times }
                }
            }
        }
        // Nodes are made parents first, but a suffix may come later than its node: by length, then.
        var byLength = [[UInt32]](repeating: [], count: order + 1)
        for number in 1..<max(nodes.count, 1) { byLength[Int(nodes[number].length)].append(UInt32(number)) }
        for length in stride(from: 2, through: order, by: 1) {
            for number in byLength[length] {
                let node = nodes[Int(number)]
                nodes[Int(number)].suffix = child(nodes[Int(node.parent)].suffix, node.symbol) ?? 0
            }
        }
        func beginsWithBorder(_ number: UInt32) -> Bool {
            var node = number
            while nodes[Int(node)].parent != 0 { node = nodes[Int(node)].parent }
            return nodes[Int(node)].symbol == border && nodes[Int(number)].length > 1
        }
        for length in 1...order {
            for number in byLength[length] where length == order || beginsWithBorder(number) {
                nodes[Int(number)].count = nodes[Int(number)].raw
            }
            guard length >= 2 else { continue }
            for number in byLength[length] where nodes[Int(number)].raw > 0 {
                let suffix = nodes[Int(number)].suffix
                if !(beginsWithBorder(suffix)) { nodes[Int(suffix)].count += 1 }
            }
        }
        return estimate(nodes: &nodes, byLength: byLength, border: border)
    }

    private func estimate(nodes: inout [Node], byLength: [[UInt32]], border: UInt16) -> NGramTables {
        var members = [[UInt32]](repeating: [], count: nodes.count)
        for length in 1...order {
            for number in byLength[length] where nodes[Int(number)].count > 0 { members[Int(nodes[Int(number)].parent)].append(number) }
        }
        var backOff = [Double](repeating: 0, count: nodes.count)
        let vocabulary = Double(max(members[0].count, 1))
        for length in 1...order {
            let discounts = Self.discounts(byLength[length].map { nodes[Int($0)].count })
            let contexts = length == 1 ? [0] : byLength[length - 1]
            for context in contexts where !members[Int(context)].isEmpty {
                let counts = members[Int(context)].map { nodes[Int($0)].count }
                let total = Double(counts.reduce(0, +))
                let discounted = counts.reduce(0.0) { $0 + min(discounts[min($1, 3)], Double($1)) }
                let left = max(discounted / total, 1e-9)
                backOff[Int(context)] = log(left)
                for number in members[Int(context)] {
                    let count = nodes[Int(number)].count
                    let lower = length == 1 ? 1 / vocabulary : exp(nodes[Int(nodes[Int(number)].suffix)].logProbability)
                    let own = max(Double(count) - discounts[min(count, 3)], 0) / total
                    nodes[Int(number)].logProbability = log(own + left * lower)
                }
            }
        }
        return layOut(nodes: nodes, members: members, backOff: backOff, border: border)
    }

    /// D1, D2, D3+ of one order, at the places 1, 2, 3.
    private static func discounts(_ counts: [Int]) -> [Double] {
        var seen = [Double](repeating: 0, count: 5)
        for count in counts where (1...4).contains(count) { seen[count] += 1 }
        for place in 1...4 { seen[place] = max(seen[place], 1) }
        let y = seen[1] / (seen[1] + 2 * seen[2])
        return [
            0, min(max(1 - 2 * y * seen[2] / seen[1], 0.1), 0.95), min(max(2 - 3 * y * seen[3] / seen[2], 0.2), 1.9),
            min(max(3 - 4 * y * seen[4] / seen[3], 0.3), 2.9),
        ]
    }

    private func layOut(nodes: [Node], members: [[UInt32]], backOff: [Double], border: UInt16) -> NGramTables {
        var kept = members
        if smallestCount > 1 {
            for number in nodes.indices where Int(nodes[number].length) + 1 >= max(order - 1, 3) {
                kept[number] = members[number].filter { nodes[Int($0)].raw >= smallestCount }
            }
        }
        // A context is a state when something follows it, or when it begins a word.
        var states = [UInt32](repeating: .max, count: nodes.count)
        var order: [UInt32] = []
        for number in nodes.indices where number == 0 || !kept[number].isEmpty {
            states[number] = UInt32(order.count)
            order.append(UInt32(number))
        }
        func state(of number: UInt32) -> UInt32 {
            var number = number
            while states[Int(number)] == .max { number = nodes[Int(number)].suffix }
            return states[Int(number)]
        }
        var tables = NGramTables()
        for number in order {
            let node = nodes[Int(number)]
            tables.firstArcs.append(UInt32(tables.symbols.count))
            tables.backOffStates.append(number == 0 ? 0 : state(of: node.suffix))
            tables.backOffScores.append(number == 0 ? 0 : NGramTables.quantized(backOff[Int(number)]))
            for member in kept[Int(number)].sorted(by: { nodes[Int($0)].symbol < nodes[Int($1)].symbol }) {
                tables.symbols.append(nodes[Int(member)].symbol)
                tables.scores.append(NGramTables.quantized(nodes[Int(member)].logProbability))
                // Of the longest order only the suffix can be a context.
                tables.nextStates.append(
                    Int(nodes[Int(member)].length) == self.order ? state(of: nodes[Int(member)].suffix) : state(of: member))
            }
        }
        tables.firstArcs.append(UInt32(tables.symbols.count))
        var start: UInt32 = 0
        for number in nodes.indices where nodes[number].length == 1 && nodes[number].symbol == border { start = state(of: UInt32(number)) }
        tables.start = start
        return tables
    }
}
