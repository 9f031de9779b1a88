import Foundation
import Testing

/// `align --translator` with small programs of the shell.
@Suite("Translator")
struct TranslatorTests {
    private static let text = "Kim Jong उन ने कहा। वह गए।\n\nभारत ने अमेरिका की बात की।\n"

    private func run(_ command: String, _ options: [String] = [], text: String = Self.text) throws -> Program.Outcome {
        try Program.run(["align", "--format", "tsv", "--unknown", "none", "--translator", command] + options, input: Data(text.utf8))
    }

    @Test func answersAreTargets() throws {
        let outcome = try run("cat >/dev/null; printf 'Kim Jong-Eun spoke.\\nHe went.\\r\\nIndia spoke of America.\\n'")
        #expect(outcome.status == 0)
        #expect(
            outcome.text == """
                id\tsource\ttarget
                1.1\tKim Jong उन ने कहा।\tKim Jong Un spoke.
                1.2\tवह गए।\tHe went.
                3.1\tभारत ने अमेरिका की बात की।\tIndia spoke of the United States.

                """)
        #expect(
            outcome.errors.contains(
                "1.1: 'Kim Jong-Eun' at 0 of the translation became 'Kim Jong Un' (person/kim-jong-un, spelled otherwise)"))
        #expect(
            outcome.errors.contains(
                "3.1: 'America' at 15 of the translation became 'the United States' (place/united-states, another name of it)"))
        #expect(outcome.errors.contains("2 names were brought to the spelling of the glossary"))
    }

    @Test func originAndLinks() throws {
        let outcome = try Program.run(
            ["align", "--format", "jsonl", "--offsets", "utf16", "--translator", "cat >/dev/null; echo 'Énfin, Kim Jong Un left.'"],
            input: Data("Kim Jong उन गए।\n".utf8))
        #expect(outcome.text.contains("\"origin\":\"translator\""))
        #expect(outcome.text.contains("\"alignment\":[\"0-2\",\"1-3\",\"2-4\""), "\(outcome.text)")
        // Places in the target are counted in the units asked for.
        #expect(outcome.text.contains("{\"start\":7,\"end\":10,\"text\":\"Kim\"}"))
    }

    /// The command, the exit code and words of the error.
    @Test(arguments: [
        ("false", 74, "failed with exit status 1"),
        ("cat; echo no model >&2; exit 3", 74, "failed with exit status 3: no model"),
        ("no-such-program-here", 74, "no such program"),
        ("kill -9 $$", 74, "ended by signal 9"),
        ("head -n 1", 65, "1 of 3 sentences were answered"),
        ("cat >/dev/null", 65, "0 of 3 sentences were answered"),
        ("sed p", 65, "more lines than the 3 sentences"),
        ("cat; echo more", 65, "more lines than the 3 sentences"),
        ("sleep 20", 74, "nothing for 1 seconds, after 0 lines for 3 sentences"),
        ("cat; exec sleep 20", 74, "nothing for 1 seconds, after 3 lines for 3 sentences"),
        ("cat >/dev/null; printf 'a\\n\\377\\nb\\n'", 65, "line 2, column 1: not UTF-8"),
        ("head -c 1100000 /dev/zero; sleep 20", 65, "line 1 is longer than 1048576 bytes"),
    ])
    func faults(command: String, status: Int, words: String) throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("dubash-\(UUID().uuidString).tsv")
        let outcome = try run(command, ["--no-builtin", "--translator-timeout", "1", "-o", file.path])
        #expect(Int(outcome.status) == status)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
        // No half a file.
        #expect(!FileManager.default.fileExists(atPath: file.path))
    }

    @Test(arguments: [["-", "x.txt"], ["--jsonl", "text"], ["--translator-timeout", "-1"]])
    func usage(options: [String]) throws {
        #expect(try run("cat", options).status == 64)
    }

    /// Programs that answer at once, late, in blocks, all at the end, or fill standard error: nothing waits for ever, and the answers keep their order. What they write is longer than any pipe.
    @Test(arguments: [
        "sed -u 's/$/ x/'", "sed 's/$/ x/'", "sort -s -k1,1 -t~ | sed 's/$/ x/'",
        "head -c 300000 /dev/zero | tr '\\0' '\\n' >&2; sed 's/$/ x/'",
    ])
    func longTexts(command: String) throws {
        let lines = (1000..<2500).map { "\($0) लोग गए।" }
        let outcome = try run(command, ["--segmented", "--no-builtin"], text: lines.joined(separator: "\n") + "\n")
        #expect(outcome.status == 0, "\(outcome.errors.prefix(300))")
        let targets = outcome.text.split(separator: "\n").dropFirst().map { $0.split(separator: "\t")[2] }
        let isSame = targets.elementsEqual(lines.map { Substring($0 + " x") })
        #expect(isSame)
    }

    @Test func emptyAnswers() throws {
        let outcome = try run("sed 's/.*//'", ["--no-builtin"])
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("1.2: the translator says nothing"))
        #expect(outcome.text.contains("1.2\tवह गए।\t\n"))
        #expect(try run("cat", ["--no-builtin"], text: "").text == "id\tsource\ttarget\n")
    }
}
