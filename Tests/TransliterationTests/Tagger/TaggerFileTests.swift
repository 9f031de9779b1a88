internal import BitextModel
import Testing

@testable import Transliteration

@Suite struct TaggerFileTests {
    private static let faults: [(name: String, change: @Sendable (inout RandomTagger) -> Void)] = [
        ("shape", { $0.hidden = 4 }),
        ("shape", { $0.embedding = 0 }),
        ("shape", { $0.decoder = 999 }),
        ("chars.w", { $0.characters.append("ग") }),
        ("labels", { $0.labels[1] = "abba" }),
        ("labels", { $0.labels[1] = "b" }),
        ("labels", { $0.labels[1] = "\u{0}" }),
        ("labels", { $0.labels[1] = "a\nc" }),
        ("characters", { $0.characters[2] = "कक" }),
        ("characters", { $0.characters[2] = "ख" }),
        ("enc1b.hh.w", { $0.matrices["enc1b.hh"]?.integers.removeLast() }),
        ("dec.ih.w", { $0.matrices["dec.ih"]?.integers[0] = -128 }),
        ("out.s", { $0.matrices["out"]?.scales[0] = .nan }),
        ("prev.s", { $0.matrices["prev"]?.scales[0] = .infinity }),
        ("dec.hh.b", { $0.biases["dec.hh"]?[0] = -1e6 }),
        ("out.b", { $0.biases["out"]?.append(0) }),
    ]

    @Test(arguments: faults.indices)
    func aPartOfTheWrongShapeIsNamed(number: Int) throws {
        var model = RandomTagger(seed: 1)
        let (name, change) = Self.faults[number]
        change(&model)
        let file = try ModelFile(content: model.bytes(), kind: NeuralTagger.kind)
        let error = #expect(throws: ModelFileError.self) { try NeuralTagger(file) }
        guard case .section(_, let section, _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        // A wrong size shows in the first part that does not fit it.
        #expect(section == name || name == "shape", "\(section)")
    }

    @Test func aMissingPartIsNamed() throws {
        let names =
            RandomTagger(seed: 1).matrices.keys.flatMap { [$0 + ".w", $0 + ".s"] } + ["shape", "labels", "characters", "domains", "out.b"]
        for name in names.sorted() {
            let file = try ModelFile(content: RandomTagger(seed: 1).bytes(without: [name]), kind: NeuralTagger.kind)
            #expect(throws: ModelFileError.section(path: "(memory)", name: name, problem: "is missing")) { try NeuralTagger(file) }
        }
        // The whole file is accepted.
        _ = try RandomTagger(seed: 1).tagger()
    }

    @Test func aDamagedOrForeignFileIsRefused() throws {
        var bytes = RandomTagger(seed: 1).bytes()
        bytes[bytes.count - 3] ^= 1
        #expect(throws: ModelFileError.damaged(path: "(memory)")) { try ModelFile(content: bytes, kind: NeuralTagger.kind) }
        let foreign = try ModelFile(content: RandomTagger(seed: 1).bytes(kind: "word-table"), kind: "word-table")
        #expect(throws: ModelFileError.kind(path: "(memory)", found: "word-table", expected: "tagger")) { try NeuralTagger(foreign) }
    }
}
