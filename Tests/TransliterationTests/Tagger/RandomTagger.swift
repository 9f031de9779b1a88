internal import BitextModel
@testable import Transliteration

/// A small network of random weights: its parts, to be computed with slowly, and its file.
struct RandomTagger {
    struct Matrix {
        var rows: Int
        var columns: Int
        var integers: [Int8]
        var scales: [Float]

        func weight(_ row: Int, _ column: Int) -> Double { Double(integers[row * columns + column]) * Double(scales[row]) }
    }

    var embedding = 5
    var hidden = 3
    var decoder = 5
    var characters = ["<padding>", "<unknown>", "क", "ख", "\u{93C}"]  // DEVANAGARI SIGN NUKTA
    var labels = ["", "a", "ab", "b", "ba", "abb"]
    var domains = ["words", "names"]
    var signature = "random"
    var matrices: [String: Matrix] = [:]
    var biases: [String: [Float]] = [:]

    init(seed: UInt64, labels: [String]? = nil, hidden: Int = 3, decoder: Int = 5) {
        if let labels { self.labels = labels }
        self.hidden = hidden
        self.decoder = decoder
        var generator = SeededNumbers(state: seed)
        let layers: [(String, Int, Int)] = [
            ("enc0f.ih", 3 * hidden, embedding), ("enc0f.hh", 3 * hidden, hidden), ("enc0b.ih", 3 * hidden, embedding),
            ("enc0b.hh", 3 * hidden, hidden), ("enc1f.ih", 3 * hidden, 2 * hidden), ("enc1f.hh", 3 * hidden, hidden),
            ("enc1b.ih", 3 * hidden, 2 * hidden), ("enc1b.hh", 3 * hidden, hidden), ("dec.ih", 3 * decoder, 2 * hidden + embedding),
            ("dec.hh", 3 * decoder, decoder), ("out", self.labels.count, decoder + 2 * hidden),
        ]
        for (name, rows, columns) in layers {
            matrices[name] = Self.matrix(rows, columns, &generator)
            biases[name] = (0..<rows).map { _ in Float.random(in: -0.5...0.5, using: &generator) }
        }
        matrices["chars"] = Self.matrix(characters.count, embedding, &generator)
        matrices["domains"] = Self.matrix(domains.count, embedding, &generator)
        matrices["prev"] = Self.matrix(self.labels.count, embedding, &generator)
    }

    private static func matrix(_ rows: Int, _ columns: Int, _ generator: inout SeededNumbers) -> Matrix {
        Matrix(
            rows: rows, columns: columns, integers: (0..<rows * columns).map { _ in Int8.random(in: -127...127, using: &generator) },
            scales: (0..<rows).map { _ in Float.random(in: 0.5...1.5, using: &generator) / 100 })
    }

    /// The bytes of its file, less the sections in `without`.
    func bytes(without: Set<String> = [], kind: String = NeuralTagger.kind) -> [UInt8] {
        var writer = ModelFileWriter(kind: kind, signature: signature)
        var sections: [(String, [UInt8])] = [
            (
                "shape",
                [embedding, hidden, decoder, characters.count, labels.count, domains.count].flatMap {
                    Self.bytes(of: UInt32($0))
                }
            ),
            ("characters", Array(characters.joined(separator: "\n").utf8)), ("labels", Array(labels.joined(separator: "\n").utf8)),
            ("domains", Array(domains.joined(separator: "\n").utf8)),
        ]
        for (name, matrix) in matrices.sorted(by: { $0.key < $1.key }) {
            sections.append((name + ".w", matrix.integers.map { UInt8(bitPattern: $0) }))
            sections.append((name + ".s", matrix.scales.flatMap { Self.bytes(of: $0.bitPattern) }))
        }
        for (name, values) in biases.sorted(by: { $0.key < $1.key }) {
            sections.append((name + ".b", values.flatMap { Self.bytes(of: $0.bitPattern) }))
        }
        for (name, content) in sections where !without.contains(name) { writer.add(name, bytes: content) }
        return writer.finish()
    }

    func tagger() throws -> NeuralTagger { try NeuralTagger(ModelFile(content: bytes(), kind: NeuralTagger.kind)) }

    private static func bytes(of number: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) } }
}
