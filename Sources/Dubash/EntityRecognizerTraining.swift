public import BitextModel
public import Dictionaries
internal import Terminology

/// Makes a recognizer of names out of annotated text: `dubash train entities`.
///
/// The text is in the columns of CoNLL 2003: a word, a tab, a BIO label (`B-PERSON`, `I-LOC`, `O`), an empty line between sentences. People, places and organizations are learned, under the labels
/// PERSON or PER, LOCATION or LOC, ORGANIZATION or ORG.
public final class EntityRecognizerTraining {
    /// What a file may call the three types.
    private static let types: [String: EntityType] = [
        "PERSON": .person, "PER": .person, "LOCATION": .place, "LOC": .place, "ORGANIZATION": .organization, "ORG": .organization,
    ]

    private let resources: PipelineResources
    private let analyzer: TextAnalyzer
    private var trainer = EntityRecognizerTrainer()
    /// Sentences whose words are not the tokens that the pipeline sees, and lines without a label.
    public private(set) var diagnostics: [Diagnostic] = []

    public var sentences: Int { trainer.count }

    /// Throws what reading the dictionaries throws.
    public init(language: String, in dictionaries: Dictionaries) throws {
        resources = try PipelineResources(
            PipelineOptions(language: language, unknownNames: .none, isSegmented: true, isTokenized: true), dictionaries: dictionaries)
        analyzer = try resources.makeAnalyzer(forTraining: true)
    }

    public var rounds: Int {
        get { trainer.rounds }
        set { trainer.rounds = newValue }
    }

    public var seed: UInt64 {
        get { trainer.seed }
        set { trainer.seed = newValue }
    }

    /// Adds the sentences of a file. What cannot be read is left out and becomes a diagnostic with its line.
    public func add(_ content: [UInt8], file: String) throws {
        var words: [String] = []
        var labels: [String] = []
        for (number, line) in content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            let fields = String(decoding: line, as: UTF8.self).split(separator: "\t")
            if let word = fields.first, fields.count >= 2, !word.contains(where: \.isWhitespace) {
                words.append(String(word))
                labels.append(String(fields[fields.count - 1]))
                continue
            }
            if !fields.isEmpty {
                diagnostics.append(Diagnostic(severity: .warning, code: "no-label", message: "\(file):\(number + 1): no word and label"))
            }
            try addSentence(words, labels, place: "\(file):\(number + 1)")
            (words, labels) = ([], [])
        }
        try addSentence(words, labels, place: file)
    }

    private func addSentence(_ words: [String], _ labels: [String], place: String) throws {
        guard !words.isEmpty else { return }
        let text = Array(words.joined(separator: " ").utf8)
        let sentences = try text.withUnsafeBufferPointer { try analyzer.analyze($0) }.sentences
        guard sentences.count == 1, let sentence = sentences.first, sentence.tokens.count == words.count else {
            diagnostics.append(
                Diagnostic(severity: .note, code: "other-tokens", message: "\(place): the words are not the tokens; sentence left out"))
            return
        }
        var names: [(tokens: Range<Int>, type: EntityType)] = []
        var start: Int?
        for (position, label) in (labels + ["O"]).enumerated() {
            if let first = start, !(label.hasPrefix("I-") && label.dropFirst(2) == labels[first].dropFirst(2)) {
                if let type = Self.types[String(labels[first].dropFirst(2)).uppercased()] { names.append((first..<position, type)) }
                start = nil
            }
            if start == nil, label.hasPrefix("B-") || label.hasPrefix("I-") { start = position }
        }
        trainer.add(candidates: sentence.candidates, names: names, index: resources.index)
    }

    /// The model's bytes; the same for the same sentences in the same order. `progress` hears each round's mean log-likelihood of a word.
    public func train(provenance: String, progress: (Int, Double) -> Void) -> [UInt8] {
        trainer.train(provenance: provenance, progress: progress)
    }
}
