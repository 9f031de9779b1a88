import Foundation
import Testing

/// `dubash glossary` over a file: what goes in comes out, and what fails leaves the file as it was.
@Suite("Glossary files of the command line")
struct GlossaryFileTests {
    private func withFolder(_ body: (URL) throws -> Void) throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("dubash-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: url) }
        try body(url)
    }

    private func run(_ arguments: String..., input: String = "") throws -> Program.Outcome {
        try Program.run(["glossary"] + arguments, input: Data(input.utf8))
    }

    private func concepts(_ path: String) throws -> String { try run("stats", path).text.components(separatedBy: "\n")[0] }

    @Test func lifeOfAGlossary() throws {
        try withFolder { folder in
            let store = folder.appendingPathComponent("g.sqlite").path
            let table = "hi,en,type\nमॉस्को,Moscow,place\nमास्को,Moscow,place\nसर्गेई लावरोव,Sergey Lavrov,person\n"
            #expect(try run("import", "-", "--into", store, input: table).status == 0)
            #expect(try concepts(store) == "concepts\tall\t2")
            let found = try run("lookup", "--glossary", store, "mosko", "lavrof").text
            #expect(found.contains("\tplace/moscow\t") && found.contains("\tperson/sergey-lavrov\t"))

            #expect(try run("add", store, "मोस्को", "Moscow", "--type", "place", "--author", "someone").status == 0)
            let history = try run("lookup", "--glossary", store, "--history", "--limit", "1", "Moscow").text
            #expect(history.contains("मोस्को") && history.contains("\tsomeone\tchanged\t"))

            #expect(try run("add", store, "रूस की राजधानी", "Russian capital", "--concept", "place/capital").status == 0)
            #expect(try run("merge", store, "place/capital", "place/moscow").status == 0)
            #expect(try run("remove", store, "person/sergey-lavrov").status == 0)
            let kept = try run("export", store, "--format", "csv").text
            #expect(kept.contains("Russian capital,variant,admitted") && !kept.contains("Lavrov"))

            let copy = folder.appendingPathComponent("h.sqlite").path
            #expect(try run("import", "-", "--into", copy, input: kept).status == 0)
            #expect(try run("export", copy, "--format", "csv").text == kept)
            let sentence = try Program.run(
                ["entities", "--no-builtin", "--unknown", "none", "--glossary", store, "--format", "tsv"], input: Data("वह मोस्को गए।\n".utf8))
            #expect(sentence.text.contains("\tMoscow\tplace\t"))
        }
    }

    @Test(arguments: [
        ("hi,en,type\nक,Ka,place\nख,Kha,planet\n", 65, "standard input:3"), ("hi,en\nक,Ka\n\"ख,Kha\n", 65, "standard input:3"),
        ("hi,en\nक,Ka\nख\n", 65, "standard input:3"), ("hi,en,hi\nक,Ka,x\n", 65, "standard input:1"),
    ])
    func aBadRowLeavesTheFileAsItWas(table: String, status: Int32, place: String) throws {
        try withFolder { folder in
            let store = folder.appendingPathComponent("g.sqlite").path
            #expect(try run("add", store, "दो", "two").status == 0)
            let outcome = try run("import", "-", "--into", store, input: table)
            #expect(outcome.status == status && outcome.errors.contains(place), "\(outcome.errors)")
            #expect(try concepts(store) == "concepts\tall\t1")
        }
    }

    /// A file without a name keeps nothing; a first import that fails leaves no file.
    @Test func nothingIsLeftBehind() throws {
        try withFolder { folder in
            #expect(try run("add", "", "दो", "two").status == 64)
            #expect(try run("import", "-", "--into", "", input: "दो,two\n").status == 64)
            let store = folder.appendingPathComponent("g.sqlite").path
            #expect(try run("import", "-", "--into", store, input: "दो,two,number\n").status == 65)
            let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(left.isEmpty, "\(left)")
            let second = try run("import", "-", "--into", store, input: "दो,two\n")
            #expect(second.errors.contains("1 concept added"), "\(second.errors)")
        }
    }

    @Test func formsHistoryAndIdentifiersStay() throws {
        try withFolder { folder in
            let store = folder.appendingPathComponent("g.sqlite").path
            func rows() throws -> String { try run("export", store, "--format", "csv").text }
            #expect(try run("add", store, "मशीन लर्निंग", "machine learning").status == 0)
            // The form is said of the new term.
            #expect(try run("add", store, "यांत्रिक अधिगम", "machine learning", "--form", "variant").status == 0)
            let before = try rows()
            #expect(before.contains("यांत्रिक अधिगम,variant,admitted,machine learning,full-form,preferred"), "\(before)")
            // A termbase knows concepts again.
            let termbase = folder.appendingPathComponent("g.tbx").path
            #expect(try run("export", store, "-o", termbase).status == 0)
            let again = try run("import", termbase, "--into", store)
            #expect(again.errors.contains("0 concepts added"), "\(again.errors)")
            #expect(try concepts(store) == "concepts\tall\t1")
            // What was removed has its history.
            let removal = try run("remove", store, "other/machine-learning")
            #expect(removal.errors.contains("1 concept removed"), "\(removal.errors)")
            let gone = try run("lookup", "--glossary", store, "--history", "other/machine-learning")
            #expect(gone.status == 0 && gone.text.contains("other/machine-learning\tremoved") && gone.text.contains("\tadded\t"))
            #expect(try run("lookup", "--glossary", store, "other/machine-learning").status == 1)
            #expect(try run("lookup", "--glossary", store, "--history", "other/never").status == 1)
        }
    }

    @Test func whatIsNoGlossaryIsRefused() throws {
        try withFolder { folder in
            let file = folder.appendingPathComponent("x.sqlite")
            try (Data("SQLite format 3\0".utf8) + Data(repeating: 0xA5, count: 9000)).write(to: file)
            #expect(try run("stats", file.path).status == 65)
            #expect(try run("add", file.path, "दो", "two").status == 65)
            try Data("क,Ka\n".utf8).write(to: file)
            #expect(try run("add", file.path, "दो", "two").status == 65)
            #expect(try run("remove", folder.appendingPathComponent("none.sqlite").path, "a").status == 66)
            #expect(try run("add", folder.path, "दो", "two").status != 0)
        }
    }
}
