/// A table of words and their spellings in another script, read from tab-separated lines: two words, then, if given, how often the pair was seen
/// and what kind of pair it is.
///
/// Which of the two words is in which script is seen from their letters, line by line. Words are normalized: NFC, without joiners, Latin in
/// lower case. Rows that are no such pair are kept as `faults`, with their line numbers.
public struct TransliterationPairs: Sendable {
    public struct Row: Hashable, Sendable {
        /// In the Indic script.
        public var native: String
        public var latin: String
        /// 1 where the table does not say.
        public var count: Int
        /// Empty where the table does not say.
        public var kind: String
    }

    public struct Fault: Hashable, Sendable {
        /// From 1.
        public var line: Int
        public var problem: String
    }

    public private(set) var rows: [Row] = []
    public private(set) var faults: [Fault] = []

    /// Reads UTF-8 bytes. Costs about 1 µs a line.
    public init(_ content: [UInt8]) {
        let normalizer = WordNormalizer()
        for (place, line) in content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
        where !line.isEmpty {
            guard let text = String(validating: line, as: UTF8.self) else {
                faults.append(Fault(line: place + 1, problem: "not UTF-8"))
                continue
            }
            let fields = text.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count >= 2 else {
                faults.append(Fault(line: place + 1, problem: "\(fields.count) column, and two words are needed"))
                continue
            }
            let first = normalizer.normalize(String(fields[0]))
            let second = normalizer.normalize(String(fields[1]))
            let isFirstLatin = first.unicodeScalars.first.map { $0.value < 0x250 } ?? true
            let (latin, native) = isFirstLatin ? (first, second) : (second, first)
            guard !latin.isEmpty, !native.isEmpty, native.unicodeScalars.allSatisfy({ $0.value >= 0x250 }),
                latin.unicodeScalars.allSatisfy({ $0.value < 0x900 })
            else {
                faults.append(Fault(line: place + 1, problem: "“\(fields[0])” and “\(fields[1])” are not one Latin and one Indic word"))
                continue
            }
            rows.append(
                Row(
                    native: native, latin: latin, count: fields.count > 2 ? Int(fields[2]) ?? 1 : 1,
                    kind: fields.count > 3 ? String(fields[3]) : ""))
        }
    }

    /// Pairs for a model that reads Latin letters (`toLatin` false) or writes them; only of `kinds`, unless it is empty.
    public func trainingPairs(toLatin: Bool, kinds: Set<String> = []) -> [JointSequenceTrainer.Pair] {
        rows.lazy.filter { kinds.isEmpty || kinds.contains($0.kind) }.map { row in
            toLatin
                ? JointSequenceTrainer.Pair(source: row.native, target: row.latin, count: row.count)
                : JointSequenceTrainer.Pair(source: row.latin, target: row.native, count: row.count)
        }
    }
}
