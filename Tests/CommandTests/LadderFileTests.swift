import Foundation
import Testing

/// `dubash convert` to a ladder and its two texts, and back.
@Suite("Ladder files of the command line")
struct LadderFileTests {
    private static let table = "id\tsource\ttarget\n1\tएक\tone\n2\tदो\t\n3\tतीन\tthree\n"

    @Test(arguments: ["corpus.ladder", "corpus.ladder.gz"]) func comesBack(name: String) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("dubash-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
        let written = try Program.run(["convert", "-", path(name), "--from", "tsv"], input: Data(Self.table.utf8))
        #expect(written.status == 0, "\(written.errors)")
        let end = name.hasSuffix(".gz") ? ".gz" : ""
        let texts = ["corpus.hi" + end, "corpus.en" + end]
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ([name] + texts).sorted())
        if end.isEmpty {
            #expect(try String(contentsOfFile: path(name), encoding: .utf8) == "0\t0\t1.000\n1\t1\t0.000\n2\t1\t1.000\n3\t2\t0.000\n")
        }
        let back = try Program.run(["convert", path(name), "-", "--to", "tsv", "--texts"] + texts.map(path), input: Data())
        #expect(back.text == Self.table)
        // With a text that is not its own it is refused.
        let wrong = try Program.run(["convert", path(name), "-", "--to", "tsv", "--texts", path(texts[0]), path(texts[0])], input: Data())
        #expect(wrong.status == 65 && wrong.errors.contains("the last rung stands at 2, and"))
    }
}

/// Files from other systems' editors.
@Suite("Files with CRLF")
struct CarriageReturnTests {
    /// Words with tags, a word a line, however its lines end.
    @Test(arguments: ["\n", "\r\n"]) func tagsAreRead(end: String) throws {
        let gold = "किम\tB-PERSON\nउन\tI-PERSON\n\nिक\tB-LOC\nगए\tO\n".replacingOccurrences(of: "\n", with: end)
        let found = "1\t0\t16\tकिम उन\tKim Un\tperson\n2\t17\t23\tिक\tIk\tplace\n"
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("dubash-\(UUID().uuidString).tsv")
        try Data(found.utf8).write(to: path)
        defer { try? FileManager.default.removeItem(at: path) }
        let outcome = try Program.run(["evaluate", "entities", "-", path.path], input: Data(gold.utf8))
        #expect(outcome.status == 0 && outcome.text.contains("\nF1\t1.0000\n"), "\(outcome.text)\(outcome.errors)")
    }
}
