import BitextModel
import Testing

@testable import Interchange

/// Files from strangers: each format refuses them with a typed error that names the place.
@Suite("Hostile files")
struct HostileFileTests {
    @Test(arguments: FormatCase.all) func soundFilesAreRead(format: FormatCase) throws {
        let found = try format.read(Array(format.sample.utf8))
        #expect(found.count == 2)
        switch format.name {
        case "srt", "vtt": #expect(found == ["क|-", "ख|-"])
        case "pharaoh": #expect(found == ["0-0", "0-0 1?2"])
        default: #expect(found == ["क|k", "ख|kh"])
        }
        // A BOM in front of UTF-8 is passed over, CRLF is a line end.
        #expect(try format.read([0xEF, 0xBB, 0xBF] + Array(format.sample.utf8)) == found)
        #expect(try format.read(Array(format.sample.utf8.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }.filter { _ in true })).count == 2)
    }

    /// The words of the error that reading `bytes` throws; it must be one of ours.
    private func refusal(_ format: FormatCase, _ bytes: [UInt8]) -> String? {
        do {
            _ = try format.read(bytes)
            return nil
        } catch let error as XMLReadingError { return "\(error)" } catch let error as TextReadingError { return "\(error)" } catch {
            Issue.record("\(format): an error of another kind: \(error)")
            return nil
        }
    }

    @Test(arguments: FormatCase.all) func badEncoding(format: FormatCase) throws {
        let bytes = Array(format.sample.utf8)
        // Behind the first line, where one is.
        let place = (bytes.dropLast().lastIndex(of: 0x0A) ?? 0) + 1
        let words = try #require(refusal(format, bytes[..<place] + [0xFF] + bytes[place...]), "\(format)")
        #expect(words.hasPrefix("f:"), "\(words)")
        #expect(words.contains("UTF-8"), "\(format): \(words)")
    }

    @Test(arguments: FormatCase.all) func zeroBytes(format: FormatCase) throws {
        let bytes = Array(format.sample.utf8)
        for place in [bytes.count / 3, bytes.count / 2, bytes.count - 2] {
            let words = try #require(refusal(format, bytes[..<place] + [0] + bytes[place...]), "\(format) at \(place)")
            #expect(words.hasPrefix("f:"), "\(words)")
        }
    }

    @Test(arguments: FormatCase.all, [true, false]) func utf16(format: FormatCase, isBig: Bool) throws {
        var bytes: [UInt8] = isBig ? [0xFE, 0xFF] : [0xFF, 0xFE]
        for unit in format.sample.utf16 { bytes += isBig ? [UInt8(unit >> 8), UInt8(unit & 255)] : [UInt8(unit & 255), UInt8(unit >> 8)] }
        let words = try #require(refusal(format, bytes), "\(format)")
        #expect(words.contains("UTF-16") && words.contains("iconv"), "\(format): \(words)")
    }

    /// Cut anywhere, an XML file is refused; elsewhere nothing crashes, and what is told is a beginning of the whole.
    @Test(arguments: FormatCase.all) func cutAnywhere(format: FormatCase) throws {
        let bytes = Array(format.sample.utf8)
        let end = bytes.lastIndex { $0 != 0x0A } ?? 0
        for count in 0..<end {
            let words = refusal(format, Array(bytes[..<count]))
            if format.isXML { #expect(words?.hasPrefix("f") == true, "\(format): cut at \(count)") }
        }
    }

    @Test(arguments: FormatCase.all.filter(\.isXML)) func entities(format: FormatCase) throws {
        let (head, body) = try parts(format)
        var laughs = "<!DOCTYPE x [<!ENTITY l0 \"lol\">"
        for level in 1...9 { laughs += "<!ENTITY l\(level) \"" + String(repeating: "&l\(level - 1);", count: 10) + "\">" }
        let doctypes = [
            ("&l9;", laughs + "]>"), ("&x;", "<!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"),
            ("&x;", "<!DOCTYPE x [<!ENTITY x SYSTEM \"http://localhost:9/x\">]>"),
            ("&nbsp;", "<!DOCTYPE x SYSTEM \"http://localhost:9/x.dtd\">"),
            ("k", "<!DOCTYPE x [<!ENTITY % p SYSTEM \"file:///etc/hostname\">%p;]>"),
        ]
        for (text, doctype) in doctypes {
            let bytes = Array("\(head)\(doctype)\n\(replacing(body, ">k<", ">\(text)<"))".utf8)
            let words = try #require(refusal(format, bytes), "\(format): \(doctype)")
            #expect(words.contains("entity"), "\(format): \(words)")
        }
    }

    @Test(arguments: FormatCase.all.filter(\.isXML)) func depthAndLength(format: FormatCase) throws {
        let (head, body) = try parts(format)
        let deep = replacing(body, ">k<", ">" + String(repeating: "<b>", count: 10_000) + "<")
        #expect(try #require(refusal(format, Array((head + deep).utf8))).contains("elements within each other"))
        let long = replacing(body, ">k<", "><b a=\"\(String(repeating: "x", count: 10_000_000))\"/><")
        #expect(try #require(refusal(format, Array((head + long).utf8))).contains("at most"))
        let wide = replacing(body, ">k<", ">\(String(repeating: "x", count: 9_000_000))<")
        #expect(try #require(refusal(format, Array((head + wide).utf8))).contains("at most"))
    }

    /// A wrong root, wrong end tag, wrong attribute.
    @Test(arguments: FormatCase.all.filter(\.isXML)) func wrongMarkup(format: FormatCase) throws {
        let (head, body) = try parts(format)
        #expect(try #require(refusal(format, Array("\(head)<html><body/></html>".utf8))).contains("<html>"))
        for (from, to) in [(">k<", "></k><"), (">k<", "><b a='1' a='2'/><"), (">k<", "><b a=1/><"), (">k<", ">&<"), (">k<", ">\u{1}<")] {
            let words = refusal(format, Array((head + replacing(body, from, to)).utf8))
            #expect(words?.hasPrefix("f:") == true, "\(format): \(to): \(words ?? "read")")
        }
        if body.contains("lang=\"hi\"") {
            let words = try #require(refusal(format, Array((head + replacing(body, "lang=\"hi\"", "lang=\"h i!\"")).utf8)), "\(format)")
            #expect(words.contains("no language tag"), "\(words)")
        }
        let declared = replacing(head, "UTF-8", "ISO-8859-1") + body
        #expect(try #require(refusal(format, Array(declared.utf8))).contains("UTF-8"))
    }

    /// What each format of lines refuses, with its place.
    @Test(arguments: [
        ("csv", "a,b\n\"क,k\nx,y\n", "f:2:1: the file ends within a quoted field"),
        ("csv", "a,b\n\"क\"x,k\n", "f:2:6: text behind the closing quote of a field"),
        ("csv", "a,b\na,b,c\n", "f:2: 3 columns where 2"),
        ("jsonl", "{\"source\":\"a\"}\n[1]\n", "f:2:1: not a JSON object"),
        ("jsonl", "{\"source\":\"a\"\n", "f:1:14: not JSON: a comma or a closing brace is wanted"),
        ("jsonl", "{\"target\":\"a\"}\n", "f:1:1: no source"),
        ("jsonl", "{\"source\":5}\n", "f:1:1: source is no text and has none"),
        ("jsonl", "{\"source\":\"\\uD800\"}\n", "f:1:18: not JSON: half of a surrogate pair"),
        ("jsonl", "{\"source\":\"a\",\"x\":" + String(repeating: "[", count: 600), "nested deeper than 512 levels"),
        ("jsonl", "{\"source\":{\"text\":\"a\",\"lang\":\"h i\"}}\n", "f:1:1: source: lang 'h i' is no language tag"),
        ("moses", "क\n", "g:2: line 2 has no counterpart: f has 1 lines"),
        ("moses", "क\nख\nग\n", "f:3: line 3 has no counterpart: g has 2 lines"),
        ("po", "msgid \"a\"\nmsgid \"b\"\n", "f:2:1: a second msgid in one message"),
        ("po", "msgid \"a\"\n", "f:1: the file ends within a message: it has no msgstr"),
        ("po", "msgid \"a\nmsgstr \"b\"\n", "f:1:7: a quoted text without an end"),
        ("po", "msgid \"a\\q\"\nmsgstr \"b\"\n", "f:1:10: unknown escape"),
        ("po", "msgstr \"b\"\n", "f:1:1: 'msgstr' before msgid"),
        ("po", "domain \"b\"\n", "f:1:1: 'domain' before msgid"),
        ("po", "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-1\\n\"\n", "charset iso-8859-1: only UTF-8 is read"),
        ("srt", "1\nनमस्ते\n", "f:1:1: '1' is followed by no times"),
        ("srt", "1\n00:00:01,000 --> 00:61:02,000\nक\n", "f:2:1: '00:61:02,000' is no time"),
        ("srt", "1\n00:00:01,000 -->\nक\n", "f:2:1: '00:00:01,000 -->': two times"),
        ("vtt", "1\n00:01.000 --> 00:02.000\nक\n", "f:1:1: '1' where WEBVTT is wanted"),
        ("utx", "src\ttgt\n", "f:1:1: no '#UTX' at the beginning"),
        ("utx", "#UTX 1.11; hindi\r\n#src\ttgt\r\n", "f:1:1: 'hindi' are no two languages"),
        ("utx", "#UTX 1.11; hi/en; 2026\r\n#a\tb\r\n", "the columns 'a b' do not begin with src and tgt"),
        ("utx", "#UTX 1.11; hi/en; 2026\r\n#src\ttgt\r\na\r\n", "f:3:1: one column"),
        ("utx", "#UTX 1.11; hi/en; 2026\r\n#src\ttgt\r\na\tb\tc\r\n", "f:3:1: 3 columns where the head names 2"),
        ("dictd", "क\tA\n", "f:1:1: 2 columns"),
        ("dictd", "क\tA!\tC\n", "f:1:5: 'A!' is no number in base 64"),
        ("dictd", "क\tA\tZZZZZZ\n", "d has 27"),
        ("stardict", "StarDict's dict ifo file\nversion=9\n", "f:2:1: version 9"),
        ("stardict", "StarDict's dict ifo file\nversion=2.4.2\n", "no wordcount"),
        ("stardict", "StarDict's dict ifo file\nwordcount=-1\n", "f:2:1: wordcount '-1'"),
        ("stardict", "StarDict's dict ifo file\nwordcount=1\nidxoffsetbits=7\n", "f:3:1: idxoffsetbits '7'"),
        ("stardict", "StarDict's dict ifo file\nwordcount=2\nidxoffsetbits=64\n", "i: byte 0: an article at bytes"),
        ("ladder", "0\t0\t1\n2\t1\t0\n1\t2\t0\n", "f:3:1: rung 1, 2 does not go on from 2, 1"),
        ("ladder", "1\t0\t1\n", "f:1:1: the first rung is 1, 0"),
        ("ladder", "0\tx\t1\n", "f:1:1: '0 x 1' is no rung"),
        ("ladder", "0\t0\tnan\n", "f:1:5: 'nan' is no score"),
        ("ladder", "0\t0\t1\n3\t2\t1\n", "the last rung stands at 3, and a has 2 lines"),
        ("pharaoh", "0-0\n0-0 1:1\n", "f:2:5: '1:1' is no link"),
        ("pharaoh", "0-0 1-\n", "f:1:5: '1-' is no link"),
        ("pharaoh", "0--1\n", "f:1:1: '0--1' is no link"),
        ("pharaoh", "99999999999-0\n", "is no link"),
        ("pharaoh with texts", "0-0\n0-1\n", "f:2:1: link 0-1: the line of b has 1 words, counted from 0"),
        ("pharaoh with texts", "0-0\n", "a:2: line 2 has no counterpart: f has 1 lines"),
        ("pharaoh with texts", "0-0\n\n\n", "f:3: line 3 has no counterpart: a has 2 lines"),
        ("markdown", "# a\n\ntext\n", "neither a page of 'dubash align --format markdown' nor a table of two columns"),
        ("markdown", "Languages: `hi` → `en`\n\n**1 क\n", "f:3:1: a sentence begins with its number"),
        ("markdown table", "|a|b|\n|-|-|\n|क|k|x|\n", "f:3:1: 3 columns, and the head of the table has 2"),
        ("html", "<p>क</p>\n", "neither a report of 'dubash align --format html' nor a table of two columns"),
        ("html", "<section class=unit><div class=source><p>क</p></div></section>\n", "f:1:1: the document ends too early"),
        ("html", "<section class=unit><p>क\n", "the document ends too early"),
        ("html table", String(repeating: "<div>", count: 200), "f:1:1: 101 elements within each other, and at most 100 are read"),
        (
            "html table", "<p \(String(repeating: "a ", count: 9))x='\(String(repeating: "x", count: 70_000))'>",
            "70000 bytes in one attribute"
        ),
    ])
    func linesAreRefused(name: String, text: String, words: String) throws {
        let format = try #require(FormatCase.all.first { $0.name == name })
        let found = try #require(refusal(format, Array(text.utf8)), "\(name): \(text.prefix(40)) was read")
        #expect(found.contains(words), "\(found)")
    }

    @Test(arguments: FormatCase.all.filter { !$0.isXML && $0.name != "stardict" }) func longLine(format: FormatCase) throws {
        // A line without an end, longer than any that is read.
        var count = 0
        let piece = [UInt8](repeating: 0x61, count: 1 << 20)
        var reader = TextLineReader(file: "f") { _ in
            count += 1
            return count < 40 ? piece : []
        }
        #expect(throws: TextReadingError(.limit(.lineLength, maximum: TextLineReader.maximumLine), file: "f", line: 1)) {
            _ = try reader.next()
        }
        #expect(count < 20, "more was read than is kept")
    }

    /// Random damage: bytes changed, left out, doubled. Nothing crashes, and each error is one of ours.
    @Test(arguments: FormatCase.all) func randomDamage(format: FormatCase) throws {
        var state: UInt64 = 7
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for _ in 0..<400 {
            var bytes = Array(format.sample.utf8)
            for _ in 0...next(4) {
                let place = next(bytes.count)
                switch next(3) {
                case 0: bytes[place] = UInt8(next(256))
                case 1: bytes.remove(at: place)
                default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 1 + next(20))], at: next(bytes.count))
                }
            }
            _ = refusal(format, bytes)
        }
    }

    // MARK: - Parts

    /// The declaration with its line end, and the rest.
    private func parts(_ format: FormatCase) throws -> (String, String) {
        let end = try #require(format.sample.firstIndex(of: "\n"))
        return (String(format.sample[...end]), String(format.sample[format.sample.index(after: end)...]))
    }

    private func replacing(_ text: String, _ from: String, _ to: String) -> String {
        text.split(separator: from, maxSplits: 1, omittingEmptySubsequences: false).joined(separator: to)
    }
}
