public import BitextModel

/// Expected counts of links between words, learned from a text: what a new text is aligned with, or learned on from.
///
/// A mapped file (`ModelFile`, kind `word-alignment`); for each view of words: keys of both sides with their numbers, for each source key its target keys in order with counts, links to nothing, totals; and
/// jumps and fertilities over all words, by direction. Counts are half-precision numbers, so a file is about 6 bytes a pair of words. Opening costs a checksum; a look-up about 100 ns.
public struct WordAlignmentModel: Sendable {
    static let kind = "word-alignment"

    struct View: Sendable {
        let sourceKeys: MappedWordTable
        let targetKeys: MappedWordTable
        let starts: ModelArray<UInt32>
        let targets: ModelArray<UInt32>
        let counts: ModelArray<UInt16>
        let sourceTotals: ModelArray<UInt32>
        let targetTotals: ModelArray<UInt32>
        let sourceNull: ModelArray<UInt16>
        let targetNull: ModelArray<UInt16>

        func sourceNumber(_ key: String) -> Int? { Self.number(sourceKeys.value(of: key), below: sourceTotals.count) }
        func targetNumber(_ key: String) -> Int? { Self.number(targetKeys.value(of: key), below: targetTotals.count) }

        private static func number(_ bytes: [UInt8]?, below count: Int) -> Int? {
            guard let bytes, bytes.count == 4 else { return nil }
            let number = bytes.enumerated().reduce(0) { $0 | Int($1.element) << (8 * $1.offset) }
            return number < count ? number : nil
        }

        func count(source: Int, target: Int) -> Float {
            var (low, high) = (Int(starts.buffer[source]), Int(starts.buffer[source + 1]))
            guard low <= high, high <= targets.count else { return 0 }
            while low < high {
                let middle = (low + high) / 2
                let found = Int(targets.buffer[middle])
                if found == target { return Self.value(counts.buffer[middle]) }
                if found < target { low = middle + 1 } else { high = middle }
            }
            return 0
        }

        static func value(_ bits: UInt16) -> Float { Float(Float16(bitPattern: bits)) }
        static func value(_ bits: UInt32) -> Float { Float(bitPattern: bits) }
    }

    let views: [View]
    /// Names of the views.
    public let viewNames: [String]
    let forward: OrderCounts
    let reverse: OrderCounts
    /// What the model was made from, and how.
    public let signature: String

    /// Opens the model at `path`. Throws when it is none, or damaged.
    public init(path: String) throws(ModelFileError) { try self.init(file: ModelFile(path: path, kind: Self.kind)) }

    /// A model just made.
    package init(content: [UInt8]) throws(ModelFileError) { try self.init(file: ModelFile(content: content, kind: Self.kind)) }

    private init(file: ModelFile) throws(ModelFileError) {
        signature = file.signature
        viewNames = String(decoding: try file.array("views", of: UInt8.self).buffer, as: UTF8.self).split(separator: " ").map(String.init)
        var views: [View] = []
        for number in viewNames.indices {
            let view = View(
                sourceKeys: try MappedWordTable(file: file, name: "\(number).s"),
                targetKeys: try MappedWordTable(file: file, name: "\(number).t"),
                starts: try file.array("\(number).starts", of: UInt32.self), targets: try file.array("\(number).targets", of: UInt32.self),
                counts: try file.array("\(number).counts", of: UInt16.self),
                sourceTotals: try file.array("\(number).s.totals", of: UInt32.self),
                targetTotals: try file.array("\(number).t.totals", of: UInt32.self),
                sourceNull: try file.array("\(number).s.null", of: UInt16.self),
                targetNull: try file.array("\(number).t.null", of: UInt16.self))
            guard view.starts.count == view.sourceTotals.count + 1, view.targets.count == view.counts.count,
                view.sourceNull.count == view.sourceTotals.count, view.targetNull.count == view.targetTotals.count
            else { throw file.fault("\(number).starts", "does not fit the other sections") }
            views.append(view)
        }
        self.views = views
        func order(_ name: String) throws(ModelFileError) -> OrderCounts {
            let values = try file.array(name, of: UInt32.self).buffer.map { Float(bitPattern: $0) }
            let jumps = 2 * OrderCounts.reach + 1
            guard values.count == jumps + AlignmentChain.fertilities, values.allSatisfy({ $0.isFinite && $0 > 0 }) else {
                throw file.fault(name, "\(values.count) values, or some that are no counts")
            }
            return OrderCounts(jumps: Array(values[..<jumps]), fertility: Array(values[jumps...]))
        }
        forward = try order("forward")
        reverse = try order("reverse")
    }

    /// The model's counts for the pairs of a view, with weight 1, on top of `prior`.
    func add(to prior: inout LexicalCounts, view viewed: AlignmentView, number: Int, direction: AlignmentDirection) {
        let view = views[number]
        let sources = viewed.sourceKeys.map { view.sourceNumber($0) }
        let targets = viewed.targetKeys.map { view.targetNumber($0) }
        let isForward = direction == .forward
        for (place, key) in (isForward ? sources : targets).enumerated() {
            guard let key else { continue }
            prior.outside[place] += View.value((isForward ? view.sourceTotals : view.targetTotals).buffer[key])
        }
        for pair in 0..<viewed.pairs.count {
            let (s, t) = (viewed.pairs.source(pair), viewed.pairs.target(pair))
            guard let source = sources[s], let target = targets[t] else { continue }
            let count = view.count(source: source, target: target)
            prior.pair[pair] += count
            // The total has it already.
            prior.outside[isForward ? s : t] = max(0, prior.outside[isForward ? s : t] - count)
        }
        let nulls = isForward ? view.targetNull : view.sourceNull
        var all: Float = 0
        for bits in nulls.buffer { all += View.value(bits) }
        for (place, key) in (isForward ? targets : sources).enumerated() {
            guard let key else { continue }
            let count = View.value(nulls.buffer[key])
            prior.null[place] += count
            all -= count
        }
        prior.nullOutside += max(0, all)
    }
}
