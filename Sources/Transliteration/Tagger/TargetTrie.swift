/// The candidate targets of one word as a tree of prefixes, with the labels that lead from one prefix to another, and from where in the
/// source each candidate can still be reached.
struct TargetTrie {
    struct Node {
        var scalar: UInt32
        var parent: Int32
        var depth: Int32
        /// Labels into this node: the empty one, and those of its last one, two and three scalars; −1 where there is none.
        var labels: (Int32, Int32, Int32, Int32)
        /// Source places (bits) from which some candidate below can be reached.
        var reach: UInt64
        var firstEdge: Int32
        var edgeCount: Int32
    }

    struct Edge {
        var label: Int32
        var node: Int32
    }

    private(set) var nodes: [Node] = []
    /// Edges, those out of one node together.
    private(set) var edges: [Edge] = []
    /// The node of each candidate as it was given; −1 for one that is too long to be written.
    private(set) var ends: [Int32] = []
    /// The nodes on the way to each candidate, root first, and the source places from which its rest can be written: `paths[number]` is
    /// where they are in `path` and `pathReach`.
    private(set) var paths: [Range<Int>] = []
    private(set) var path: [Int32] = []
    private(set) var pathReach: [UInt64] = []

    private var scalars: [UInt32] = []
    private var ranges: [Range<Int>] = []
    private var order: [Int] = []
    private var current: [Int32] = []

    /// Builds the tree for a source of `length` characters (63 at most). Cost: linear in the candidates' length, and their sorting.
    mutating func build(_ candidates: [String], length: Int, inventory: LabelInventory) {
        read(candidates, limit: length * LabelInventory.longest)
        addNodes(inventory: inventory)
        addPaths(length: length)
        addEdges()
    }

    private mutating func read(_ candidates: [String], limit: Int) {
        scalars.removeAll(keepingCapacity: true)
        ranges.removeAll(keepingCapacity: true)
        order.removeAll(keepingCapacity: true)
        for (number, candidate) in candidates.enumerated() {
            let start = scalars.count
            for scalar in candidate.unicodeScalars {
                scalars.append(scalar.value)
                if scalars.count - start > limit { break }
            }
            ranges.append(start..<scalars.count)
            if scalars.count - start <= limit { order.append(number) }
        }
        order.sort { left, right in
            let (first, second) = (ranges[left], ranges[right])
            var place = 0
            while place < first.count, place < second.count {
                let (a, b) = (scalars[first.lowerBound + place], scalars[second.lowerBound + place])
                if a != b { return a < b }
                place += 1
            }
            return first.count == second.count ? left < right : first.count < second.count
        }
    }

    private mutating func addNodes(inventory: LabelInventory) {
        nodes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        for _ in ranges { ends.append(-1) }
        let empty = inventory.number(ofKey: 0)
        nodes.append(Node(scalar: 0, parent: -1, depth: 0, labels: (empty, -1, -1, -1), reach: 0, firstEdge: 0, edgeCount: 0))
        current.removeAll(keepingCapacity: true)
        current.append(0)
        for number in order {
            let range = ranges[number]
            var shared = 0
            while shared < range.count, shared + 1 < current.count,
                nodes[Int(current[shared + 1])].scalar == scalars[range.lowerBound + shared]
            {
                shared += 1
            }
            current.removeLast(current.count - shared - 1)
            for place in shared..<range.count {
                let labels = (
                    empty, label(of: 1, endingAt: place, in: range, inventory), label(of: 2, endingAt: place, in: range, inventory),
                    label(of: 3, endingAt: place, in: range, inventory)
                )
                current.append(Int32(nodes.count))
                nodes.append(
                    Node(
                        scalar: scalars[range.lowerBound + place], parent: current[place], depth: Int32(place + 1), labels: labels,
                        reach: 0, firstEdge: 0, edgeCount: 0))
            }
            ends[number] = current[range.count]
        }
    }

    /// The label of the `count` scalars up to the one at `place` of a candidate; −1 when there is none.
    private func label(of count: Int, endingAt place: Int, in range: Range<Int>, _ inventory: LabelInventory) -> Int32 {
        guard place + 1 >= count else { return -1 }
        let end = range.lowerBound + place
        return inventory.number(ofKey: scalars[(end + 1 - count)...end].reduce(0) { LabelInventory.key($0, followedBy: $1) })
    }

    /// From which places each candidate's rest can be written, from its end backwards.
    private mutating func addPaths(length: Int) {
        paths.removeAll(keepingCapacity: true)
        path.removeAll(keepingCapacity: true)
        pathReach.removeAll(keepingCapacity: true)
        for end in ends {
            let start = path.count
            guard end >= 0 else {
                paths.append(start..<start)
                continue
            }
            let depth = Int(nodes[Int(end)].depth)
            path.append(contentsOf: repeatElement(0, count: depth + 1))
            pathReach.append(contentsOf: repeatElement(0, count: depth + 1))
            var node = end
            for place in stride(from: depth, through: 0, by: -1) {
                path[start + place] = node
                node = nodes[Int(node)].parent
            }
            for place in stride(from: depth, through: 0, by: -1) {
                var reach: UInt64 = place == depth ? 1 << UInt64(length) : 0
                for count in 1...LabelInventory.longest where place + count <= depth {
                    if label(into: path[start + place + count], count: count) >= 0 { reach |= pathReach[start + place + count] >> 1 }
                }
                if nodes[0].labels.0 >= 0, reach != 0 {
                    // The empty label repeated: every place before the last.
                    reach = UInt64.max >> UInt64(reach.leadingZeroBitCount)
                }
                pathReach[start + place] = reach
                nodes[Int(path[start + place])].reach |= reach
            }
            paths.append(start..<path.count)
        }
    }

    private mutating func addEdges() {
        edges.removeAll(keepingCapacity: true)
        for number in nodes.indices { nodes[number].edgeCount = 0 }
        forEachEdge { trie, from, _, _ in trie.nodes[from].edgeCount += 1 }
        var start: Int32 = 0
        for number in nodes.indices {
            nodes[number].firstEdge = start
            start += nodes[number].edgeCount
            nodes[number].edgeCount = 0
        }
        for _ in 0..<start { edges.append(Edge(label: -1, node: -1)) }
        forEachEdge { trie, from, node, label in
            trie.edges[Int(trie.nodes[from].firstEdge + trie.nodes[from].edgeCount)] = Edge(label: label, node: Int32(node))
            trie.nodes[from].edgeCount += 1
        }
    }

    @inline(__always)
    private mutating func forEachEdge(_ body: (inout TargetTrie, Int, Int, Int32) -> Void) {
        for node in nodes.indices {
            var from = Int32(node)
            for count in 0...LabelInventory.longest where from >= 0 {
                let label = label(into: Int32(node), count: count)
                if label >= 0 { body(&self, Int(from), node, label) }
                from = nodes[Int(from)].parent
            }
        }
    }

    @inline(__always)
    private func label(into node: Int32, count: Int) -> Int32 {
        let labels = nodes[Int(node)].labels
        return switch count {
        case 0: labels.0
        case 1: labels.1
        case 2: labels.2
        default: labels.3
        }
    }
}
