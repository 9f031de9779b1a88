public import BitextModel
internal import ICU

/// What a normalizer knows of scripts and of one language, read from data files.
///
/// The files are `dictionaries/normalization/*` (a script's) and, under `dictionaries/languages/`, a language's own; their forms are
/// told in
/// `docs/guides/normalizing.md`. Plain values, parsed once and shared.
public struct NormalizationData: Sendable {
    /// A data file: its name for messages, and its content.
    public struct File: Sendable {
        public var name: String
        public var text: String

        public init(name: String, text: String) {
            self.name = name
            self.text = text
        }
    }

    var mistyped: SequenceRules
    /// For the steps nasals, chandrabindu and nukta-folding.
    var foldings: [NormalizationStep: SequenceRules] = [:]
    var endings: SequenceRules
    /// Words with a visarga, by the same words with a colon.
    var visargaWords: [[UInt32]: [UInt32]] = [:]
    /// Words that a colon follows.
    var colonWords: Set<[UInt32]>
    var sentenceFinalWords: Set<[UInt32]>
    /// Letters that are never taken for a look-alike, nor put in its place.
    var keptLetters: Set<UInt32>
    /// The zero of the language's digits.
    var nativeZero: UInt32?

    static let foldingSteps: [NormalizationStep] = [.nasals, .chandrabindu, .nuktaFolding]
    private static let colon = UInt32(0x3A)

    /// Throws `DataTableError`, with file and line, for what is malformed or would make steps contradict each other.
    ///
    /// - Parameters:
    ///   - mistyped: `normalization/deva.tsv`: from, to, remark.
    ///   - foldings: `normalization/deva-search.tsv`: step, from, to, remark.
    ///   - keptLetters: `normalization/kept-letters.txt`: one letter a line.
    ///   - endings: `ye-endings.tsv` of the language: ending, replacement.
    ///   - visargaWords: `visarga-words.txt` of the language.
    ///   - colonWords: `colon-words.txt` of the language.
    ///   - sentenceFinalWords: `sentence-final.txt` of the language.
    ///   - nativeZero: the digit zero of the language's script; nil where native digits are not wanted.
    public init(
        mistyped: File, foldings: File, keptLetters: File, endings: File, visargaWords: File, colonWords: File, sentenceFinalWords: File,
        nativeZero: Unicode.Scalar?
    ) throws(DataTableError) {
        self.mistyped = try Self.mistyped(mistyped)
        self.endings = try Self.endings(endings)
        self.keptLetters = []
        self.colonWords = try Self.words(colonWords)
        self.sentenceFinalWords = try Self.words(sentenceFinalWords)
        self.nativeZero = nativeZero?.value
        for row in try DataTable(parsing: keptLetters.text, file: keptLetters.name, columns: 1).rows {
            let scalars = row.fields[0].unicodeScalars.map(\.value)
            guard scalars.count == 1 else { throw DataTableError(file: keptLetters.name, line: row.line, problem: "not one letter") }
            self.keptLetters.insert(scalars[0])
        }
        for (step, rules) in try Self.foldings(foldings) { self.foldings[step] = rules }
        for row in try DataTable(parsing: visargaWords.text, file: visargaWords.name, columns: 1).rows {
            let word = row.fields[0].unicodeScalars.map(\.value)
            let typed = word.map { Self.isVisarga($0) ? Self.colon : $0 }
            guard word != typed, typed.first != Self.colon, word.allSatisfy({ $0 != Self.colon && $0 != 0x20 }) else {
                throw DataTableError(file: visargaWords.name, line: row.line, problem: "no word with a visarga: \"\(row.fields[0])\"")
            }
            if typed.last == Self.colon, self.colonWords.contains(Array(word.dropLast())) {
                throw DataTableError(
                    file: visargaWords.name, line: row.line, problem: "\(row.fields[0]): \(colonWords.name) has this word for a colon")
            }
            self.visargaWords[typed] = word
        }
    }

    private static func mistyped(_ file: File) throws(DataTableError) -> SequenceRules {
        var entries: [(line: Int, from: [UInt32], to: [UInt32])] = []
        for row in try DataTable(parsing: file.text, file: file.name, columns: 3).rows {
            let from = try CharacterField.parse(row.fields[0], file: file.name, line: row.line)
            let to = try CharacterField.parse(row.fields[1], file: file.name, line: row.line)
            guard to.count < from.count else {
                throw DataTableError(file: file.name, line: row.line, problem: "the replacement is not shorter than what it replaces")
            }
            entries.append((row.line, from, to))
        }
        return try SequenceRules(entries, file: file.name)
    }

    private static func foldings(_ file: File) throws(DataTableError) -> [(NormalizationStep, SequenceRules)] {
        var entries: [NormalizationStep: [(line: Int, from: [UInt32], to: [UInt32])]] = [:]
        for row in try DataTable(parsing: file.text, file: file.name, columns: 4).rows {
            guard let step = NormalizationStep(rawValue: String(row.fields[0])), foldingSteps.contains(step) else {
                throw DataTableError(file: file.name, line: row.line, problem: "\"\(row.fields[0])\" is no folding step")
            }
            let from = try CharacterField.parse(row.fields[1], file: file.name, line: row.line)
            let to = try CharacterField.parse(row.fields[2], file: file.name, line: row.line)
            entries[step, default: []].append((row.line, from, to))
        }
        var result: [(NormalizationStep, SequenceRules)] = []
        for step in foldingSteps { result.append((step, try SequenceRules(entries[step] ?? [], file: file.name))) }
        return result
    }

    private static func endings(_ file: File) throws(DataTableError) -> SequenceRules {
        var entries: [(line: Int, from: [UInt32], to: [UInt32])] = []
        for row in try DataTable(parsing: file.text, file: file.name, columns: 2).rows {
            entries.append((row.line, row.fields[0].unicodeScalars.map(\.value), row.fields[1].unicodeScalars.map(\.value)))
        }
        return try SequenceRules(entries, file: file.name)
    }

    private static func words(_ file: File) throws(DataTableError) -> Set<[UInt32]> {
        var words: Set<[UInt32]> = []
        for row in try DataTable(parsing: file.text, file: file.name, columns: 1).rows {
            let word = row.fields[0].unicodeScalars.map(\.value)
            guard !word.contains(where: { $0 <= 0x20 || $0 == colon || isVisarga($0) }) else {
                throw DataTableError(file: file.name, line: row.line, problem: "\"\(row.fields[0])\" is not one word")
            }
            words.insert(word)
        }
        return words
    }

    private static func isVisarga(_ scalar: UInt32) -> Bool {
        Unicode.Scalar(scalar).map { CharacterProperties.value(of: "Indic_Syllabic_Category", $0) == "Visarga" } ?? false
    }
}
