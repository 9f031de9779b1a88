public import BitextModel

/// How likely sounds of one spelling stand for sounds of another, by pair of scripts: a memoryless stochastic edit distance.
///
/// Ristad & Yianilos 1998, "Learning String-Edit Distance", IEEE PAMI 20(5). Deviations: operations of two sounds and one, for digraphs that the
/// table of sounds does not join; each operation is weighed against chance, so that the sum over a pair of words is the logarithm of how much
/// likelier they are as spellings of one name than as two names (its units are nats). The table (`dictionaries/translit/matching/costs.tsv`)
/// is made by `Tools/learn-matching-costs.py`; a pair of scripts may be given in either order.
public struct SoundCosts: Sendable {
    /// The weights of one pair of scripts in one order.
    struct Table: Sendable {
        struct Step: Sendable {
            /// Log-likelihood ratio, nats.
            var gain: Float
            /// How far below the likeliest operations of its sounds, nats.
            var regret: Float
        }

        let count: Int
        /// `left * count + right`
        var one: [Step]
        var dropped: [Step]
        var added: [Step]
        /// By two sounds of the left and one of the right.
        var twoToOne: [UInt32: Step] = [:]
        var oneToTwo: [UInt32: Step] = [:]
        /// Whether any row of `twoToOne` begins with these two sounds.
        var hasLeftPair: [Bool]
        var hasRightPair: [Bool]
        /// The most a sound can gain.
        var bestLeft: [Float]
        var bestRight: [Float]

        static func key(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt32 {
            UInt32(first) << 16 | UInt32(second) << 8 | UInt32(third)
        }
    }

    private let count: Int
    private var tables: [Int: Table] = [:]

    /// Throws for a row that names an unknown script or sound, or whose weight is no integer.
    public init(parsing text: String, file: String, sounds: SoundTable) throws(DataTableError) {
        count = sounds.names.count
        var numbers = ShortTextNumbers()
        for (number, name) in sounds.names.enumerated() { numbers.add(name[...], UInt8(number)) }
        var rows: [Int: Rows] = [:]
        var lastScripts: ArraySlice<UInt8> = []
        var place = -1
        for row in try DataTable(parsing: text, file: file, columns: 4).rows {
            func fail(_ problem: String) -> DataTableError { DataTableError(file: file, line: row.line, problem: problem) }
            if place < 0 || row.fields.bytes(0) != lastScripts {
                let scripts = row.fields[0].split(separator: " ").map { name in sounds.scripts.firstIndex(of: String(name)) }
                guard scripts.count == 2, let left = scripts[0], let right = scripts[1] else {
                    throw fail("'\(row.fields[0])' is no pair of scripts with sounds")
                }
                (lastScripts, place) = (row.fields.bytes(0), left * 16 + right)
            }
            guard let weight = row.fields.integer(3) else { throw fail("'\(row.fields[3])' is no weight") }
            func list(_ column: Int) throws(DataTableError) -> FewSounds {
                switch FewSounds.read(row.fields.bytes(column), numbers) {
                case .success(let list): return list
                case .failure(let problem): throw fail(problem.text)
                }
            }
            let value = Float(weight) / 1000
            let isLeft = row.fields.bytes(1).elementsEqual("left".utf8)
            if isLeft || row.fields.bytes(1).elementsEqual("right".utf8) {
                for sound in try list(2) {
                    if isLeft {
                        rows[place, default: Rows()].left[Int(sound)] = value
                    } else {
                        rows[place, default: Rows()].right[Int(sound)] = value
                    }
                }
            } else {
                let sides = (try list(1), try list(2))
                guard (1...3).contains(sides.0.count + sides.1.count) else { throw fail("an operation of more than three sounds") }
                rows[place, default: Rows()].operations.append((sides.0, sides.1, value))
            }
        }
        for (place, content) in rows {
            tables[place] = content.table(count: count)
            let mirrored = place % 16 * 16 + place / 16
            if rows[mirrored] == nil { tables[mirrored] = content.mirrored.table(count: count) }
        }
    }

    /// Nil where nothing was learned about the pair.
    func table(from left: UInt8, to right: UInt8) -> Table? { tables[Int(left) * 16 + Int(right)] }

    private struct Rows {
        /// By sound: what is in no row is `floor`.
        var left = [Float](repeating: Self.floor, count: 256)
        var right = [Float](repeating: Self.floor, count: 256)
        var operations: [(left: FewSounds, right: FewSounds, value: Float)] = []

        var mirrored: Rows { Rows(left: right, right: left, operations: operations.map { ($0.right, $0.left, $0.value) }) }

        /// About the rarest that a table holds.
        private static let floor: Float = -14

        func table(count: Int) -> Table {
            let floor = Self.floor
            var best = (left: [Float](repeating: floor, count: count), right: [Float](repeating: floor, count: count))
            for operation in operations where operation.left.count + operation.right.count == 2 {
                guard let x = operation.left.first, let y = operation.right.first else { continue }
                best.left[Int(x)] = max(best.left[Int(x)], operation.value - left[Int(x)])
                best.right[Int(y)] = max(best.right[Int(y)], operation.value - right[Int(y)])
            }
            for operation in operations where operation.left.count + operation.right.count == 1 {
                if let x = operation.left.first { best.left[Int(x)] = max(best.left[Int(x)], operation.value - left[Int(x)]) }
                if let y = operation.right.first { best.right[Int(y)] = max(best.right[Int(y)], operation.value - right[Int(y)]) }
            }
            func step(_ xs: FewSounds, _ ys: FewSounds, _ value: Float) -> Table.Step {
                let (p, q) = (xs.reduce(0) { $0 + left[Int($1)] }, ys.reduce(0) { $0 + right[Int($1)] })
                let fromLeft = xs.isEmpty ? 0 : max(0, xs.reduce(0) { $0 + best.left[Int($1)] } - (value - p))
                let fromRight = ys.isEmpty ? 0 : max(0, ys.reduce(0) { $0 + best.right[Int($1)] } - (value - q))
                return Table.Step(gain: value - p - q, regret: (fromLeft + fromRight) / 2)
            }
            let none = Table.Step(gain: -6, regret: 8)
            var table = Table(
                count: count, one: [Table.Step](repeating: none, count: count * count),
                dropped: [Table.Step](repeating: none, count: count), added: [Table.Step](repeating: none, count: count),
                hasLeftPair: [Bool](repeating: false, count: count * count), hasRightPair: [Bool](repeating: false, count: count * count),
                bestLeft: [Float](repeating: 0, count: count), bestRight: [Float](repeating: 0, count: count))
            for operation in operations {
                let found = step(operation.left, operation.right, operation.value)
                switch (operation.left.count, operation.right.count) {
                case (1, 1):
                    let (x, y) = (Int(operation.left[0]), Int(operation.right[0]))
                    table.one[x * count + y] = found
                    table.bestLeft[x] = max(table.bestLeft[x], found.gain)
                    table.bestRight[y] = max(table.bestRight[y], found.gain)
                case (1, 0): table.dropped[Int(operation.left[0])] = found
                case (0, 1): table.added[Int(operation.right[0])] = found
                case (2, 1):
                    table.twoToOne[Table.key(operation.left[0], operation.left[1], operation.right[0])] = found
                    table.hasLeftPair[Int(operation.left[0]) * count + Int(operation.left[1])] = true
                default:
                    table.oneToTwo[Table.key(operation.left[0], operation.right[0], operation.right[1])] = found
                    table.hasRightPair[Int(operation.right[0]) * count + Int(operation.right[1])] = true
                }
            }
            return table
        }
    }
}

/// Up to three sounds, kept without an allocation.
private struct FewSounds: RandomAccessCollection {
    private var sounds: SIMD4<UInt8> = .zero
    private(set) var count = 0

    var startIndex: Int { 0 }
    var endIndex: Int { count }

    subscript(place: Int) -> UInt8 { sounds[place] }

    /// What is wrong with a list.
    struct Problem: Error {
        let text: String
    }

    /// Names apart by spaces.
    static func read(_ bytes: ArraySlice<UInt8>, _ numbers: ShortTextNumbers) -> Result<FewSounds, Problem> {
        var result = FewSounds()
        var problem: Problem?
        numbers.forEach(in: bytes) { name, number in
            if let number {
                if !result.append(number) { problem = Problem(text: "more than three sounds") }
            } else {
                problem = Problem(text: "unknown sound '\(String(decoding: name, as: UTF8.self))'")
            }
            return problem == nil
        }
        if let problem { return .failure(problem) }
        return .success(result)
    }

    /// False for a fourth.
    private mutating func append(_ sound: UInt8) -> Bool {
        guard count < 3 else { return false }
        sounds[count] = sound
        count += 1
        return true
    }
}
