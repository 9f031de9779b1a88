import Foundation
import Testing

@Suite("Bad input", .serialized)
struct BadInputTests {
    private func folder() throws -> URL {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("dubash-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        return url
    }

    @Test(arguments: ["tokenize", "normalize", "entities", "align"]) func invalidUTF8(command: String) throws {
        let bytes = Data("कa".utf8) + Data([0xFF, 0xE0, 0xA4]) + Data("b\n".utf8)
        let refused = try Program.run([command], input: bytes)
        #expect(refused.status == 65)
        #expect(refused.errors.contains("standard input: invalid UTF-8 at byte 4"))
        let replaced = try Program.run([command, "--invalid-utf8", "replace"], input: bytes)
        #expect(replaced.status == 0)
        #expect(replaced.errors.contains("replaced 2 invalid UTF-8 sequences"))
    }

    @Test func offsetsCountTheBytesGiven() throws {
        let bytes = Data("a".utf8) + Data([0xFF]) + Data(" b\n".utf8)
        let output = try Program.run(["tokenize", "--format", "jsonl", "--invalid-utf8", "replace"], input: bytes).text
        #expect(output.contains("\"start\":3,\"end\":4,\"text\":\"b\""), "\(output)")
    }

    @Test func otherEncodingsAndPlaces() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let wide = folder.appendingPathComponent("wide.txt")
        try Data([0xFF, 0xFE, 0x15, 0x09]).write(to: wide)
        let refused = try Program.run(["tokenize", wide.path])
        #expect(refused.status == 65 && refused.errors.contains("UTF-16") && refused.errors.contains("iconv"))
        #expect(try Program.run(["tokenize", folder.appendingPathComponent("none").path]).status == 66)
        #expect(try Program.run(["tokenize", folder.path]).status == 66)
        #expect(try Program.run(["tokenize", "-o", folder.appendingPathComponent("none/x").path], input: Data("a\n".utf8)).status == 73)
        #expect(try Program.run(["tokenize", "-o", folder.path], input: Data("a\n".utf8)).status == 73)
    }

    @Test func outputAppearsOnlyWhole() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let target = folder.appendingPathComponent("out.txt")
        #expect(try Program.run(["tokenize", "-o", target.path], input: Data([0x61, 0xFF])).status == 65)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        #expect(try Program.run(["tokenize", "-o", target.path], input: Data("Modiजी\n".utf8)).status == 0)
        #expect(try String(contentsOf: target, encoding: .utf8) == "Modi जी\n")
    }

    @Test func emptyInputAndNULs() throws {
        for command in ["tokenize", "normalize", "entities"] { #expect(try Program.run([command]).output.isEmpty) }
        #expect(try Program.run(["normalize"], input: Data("a\u{0}b\n".utf8)).output == Data("a\u{0}b\n".utf8))
        #expect(try Program.run(["tokenize"], input: Data("a\u{0}b\n".utf8)).output == Data("a \u{0} b\n".utf8))
    }

    @Test func longLine() throws {
        let line = String(repeating: "भारत Covidग्रस्त ", count: 40_000)
        let output = try Program.run(["tokenize"], input: Data(line.utf8)).text
        #expect(output.split(separator: " ").count == 120_000)
        let latin = try Program.run(["transliterate", "--scheme", "hk", "--foreign", "mark"], input: Data(line.utf8)).text
        #expect(latin == String(repeating: "bhArata ⟦Covid⟧grasta ", count: 40_000))
        // Quadratic in ICU, were it not cut into portions.
        let icu = try Program.run(["transliterate", "--id", "Devanagari-Latin"], input: Data(line.utf8)).text
        #expect(icu.split(separator: " ").count == 80_000)
    }

    @Test(arguments: [
        ["tokenize", "--format", "jsonl"], ["normalize", "--form", "search"], ["entities"], ["align", "--format", "jsonl"],
        ["transliterate", "--scheme", "iso15919"], ["transliterate", "--scheme", "hunterian", "--foreign", "keep"],
    ])
    func jobsNeverChangeTheOutput(arguments: [String]) throws {
        let article = try Data(contentsOf: Program.root.appendingPathComponent("corpora/news/rbi-economy.hi.txt"))
        let text = (0..<(arguments[0] == "align" || arguments[0] == "entities" ? 3 : 120)).reduce(into: Data()) { text, _ in text += article
        }
        let one = try Program.run(arguments + ["--jobs", "1"], input: text)
        let four = try Program.run(arguments + ["--jobs", "4"], input: text)
        #expect(one.status == 0 && one == four)
    }

    /// Lines that are no JSON, or lack the field, come back with the error; the others are done.
    @Test func brokenJSONLines() throws {
        let input = "{\"t\":\"Modiजी\",\"k\":[1]}\n{\"k\":1}\n{\"t\":5}\nnot json\n\n"
        let outcome = try Program.run(["tokenize", "--jsonl", "t"], input: Data(input.utf8))
        let lines = outcome.text.components(separatedBy: "\n")
        #expect(outcome.status == 1)
        #expect(lines.count == 6)
        for line in lines.prefix(4) { #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) } }
        #expect(lines[0].hasPrefix("{\"t\":\"Modiजी\",\"k\":[1],\"dubash\":{\"tokens\":["))
        #expect(lines[1] == "{\"k\":1,\"dubash\":{\"error\":\"no field t\"}}")
        #expect(lines[2] == "{\"t\":5,\"dubash\":{\"error\":\"field t is no string\"}}")
        #expect(lines[3].contains("not JSON"))
        #expect(lines[4].isEmpty)
    }

    /// Raw random bytes: no crash, nothing lost but what stands between tokens.
    @Test func randomBytes() throws {
        let count = ProcessInfo.processInfo.environment["DUBASH_EXHAUSTIVE"] == nil ? 300_000 : 10_000_000
        var state: UInt64 = 42
        var bytes = Data(capacity: count)
        let alphabet: [[UInt8]] = [
            [0xE0, 0xA4, 0x95], [0xE0, 0xA5, 0x8D], [0xE2, 0x80, 0x8D], [0xF0, 0x9F, 0x98, 0x80], [0x20], [0x0A], [0x61], [0x2E],
        ]
        while bytes.count < count {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let value = Int(state >> 33)
            if value % 3 == 0 {
                bytes.append(UInt8(value / 3 & 0xFF))
            } else {
                bytes.append(contentsOf: alphabet[value / 3 % alphabet.count])
            }
        }
        for command in ["tokenize", "normalize"] {
            let outcome = try Program.run([command, "--invalid-utf8", "replace"], input: bytes)
            #expect(outcome.status == 0, "\(command): \(outcome.errors.prefix(200))")
            guard command == "tokenize" else { continue }
            func kept(_ text: String) -> [Unicode.Scalar] {
                text.unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "\u{200B}" && $0 != "\u{FEFF}" }
            }
            #expect(kept(outcome.text).count == kept(String(decoding: bytes, as: UTF8.self)).count)
        }
    }
}
