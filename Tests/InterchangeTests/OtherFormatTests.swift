import BitextModel
import Testing

@testable import Interchange

@Suite("Other formats")
struct OtherFormatTests {
    private static let unit: ExchangeUnit = {
        var unit = ExchangeUnit(identifier: "7", source: ExchangeSegment(language: .hindi, text: "कख\nग"))
        unit.source.codes = [
            InlineCode(.begin, offset: 0, pairing: "1", identifier: "9", type: "bold", content: "<b>"),
            InlineCode(.end, offset: 3, pairing: "1", content: "</b>"),
            InlineCode(.placeholder, offset: 6, content: "x<sub>y</sub>", markup: "x<sub>y</sub>"),
        ]
        unit.targets = [
            ExchangeSegment(language: .english, text: "kkh, \"g\""),
            ExchangeSegment(language: LanguageTag("de") ?? .undetermined, text: "k"),
        ]
        unit.notes = ["one", "two"]
        unit.properties = [
            ExchangeProperty("x-origin", "document"), ExchangeProperty("x-score", "0.93"), ExchangeProperty("domain", "news"),
        ]
        unit.terms = [ExchangeTerm(span: TextSpan(start: 3, end: 6), term: "ख", translation: "kh", type: "person")]
        return unit
    }()

    private func written(_ writer: some ExchangeWriter, _ units: [ExchangeUnit]) -> (text: String, codes: [String]) {
        var writer = writer
        writer.begin(ExchangeHeader(sourceLanguage: .hindi, targetLanguage: .english))
        for unit in units { writer.append(unit) }
        writer.finish()
        return (String(decoding: writer.take(), as: UTF8.self), writer.takeDiagnostics().map(\.code))
    }

    // MARK: - JSON lines

    @Test func jsonLinesLoseNothing() throws {
        let (text, codes) = written(ExchangeJSONWriter(), [Self.unit])
        #expect(codes.isEmpty && text.hasSuffix("}\n") && text.split(separator: "\n").count == 1)
        var reader = try ExchangeJSONReader(file: "f", source: .hindi, target: .english, source: source(text))
        #expect(try reader.next() == Self.unit)
        #expect(try reader.next() == nil && reader.takeDiagnostics().isEmpty)
    }

    @Test func jsonLinesOfAlign() throws {
        let line = """
            {"id":"1.1","source":{"lang":"hi","text":"किम आए","start":10,"end":26},"normalized":"किम आए","romanized":"kim āe","target":{"lang":"en","text":"Kim came","start":0,"end":8,"origin":"document","score":0.9},"entities":[{"start":10,"end":19,"text":"किम","native":"किम","english":"Kim","type":"person"},{"start":10,"end":12,"text":"क","native":"क","english":"","type":"person"}],"alignment":["0-0"],"tokens":[]}
            {"translation":{"en":"k","hi":"क"}}
            """
        var reader = try ExchangeJSONReader(file: "f", source: .hindi, target: .english, source: source(line))
        let unit = try #require(try reader.next())
        #expect(unit.identifier == "1.1" && unit.targets.first?.text == "Kim came")
        #expect(unit.terms == [ExchangeTerm(span: TextSpan(start: 0, end: 9), term: "किम", translation: "Kim", type: "person")])
        #expect(
            unit.properties == [
                ExchangeProperty("x-origin", "document"), ExchangeProperty("x-score", "0.90"), ExchangeProperty("x-translit", "kim āe"),
            ])
        // Without tokens to go with them, links are none.
        #expect(unit.words == nil)
        let pair = try #require(try reader.next())
        #expect(pair.source.text == "क" && pair.targets.map(\.text) == ["k"])
        #expect(reader.takeDiagnostics().map(\.code) == ["analysis"])
    }

    @Test(arguments: [
        "null", "[1,-2.5e3,\"\\u0915\\uD83D\\uDE00\\n\",{\"a\":{},\"b\":[]},true,false]", " { \"a\" : 1 } ",
    ])
    func jsonValues(text: String) throws { _ = try JSONValue(parsing: text) }

    @Test(arguments: ["", "nul", "[1,]", "{\"a\"}", "01", "1.", "\"a", "\"\\x\"", "\"\u{1}\"", "1 2", "{\"a\":1,}", "1e999", "-"])
    func badJSON(text: String) { #expect(throws: JSONError.self) { try JSONValue(parsing: text) } }

    // MARK: - CSV

    @Test(arguments: [
        (["a", "b"], "a,b\n"), (["a,b", "c\"d"], "\"a,b\",\"c\"\"d\"\n"), (["a\nb", " c"], "\"a\nb\",\" c\"\n"), ([""], "\"\"\n"),
        (["", ""], ",\n"),
        (["#a", "ि"], "\"#a\",ि\n"),
    ])
    func csvRows(fields: [String], wanted: String) throws {
        var writer = CSVWriter()
        writer.row(fields)
        let text = String(decoding: writer.take(), as: UTF8.self)
        #expect(text == wanted)
        var reader = CSVRowReader(file: "f", source: source(text, size: 1))
        #expect(try reader.next() == fields)
        #expect(try reader.next() == nil)
    }

    /// What a spreadsheet would run gets an apostrophe, and comes back as it was.
    @Test(arguments: ["=1+1", "+7", "-7", "@a", "\ta", "\ra", "'=1", "''=1", "'a", "'", "", "a=1", "−1", "ि="]) func csvSafe(cell: String) {
        let guarded = SpreadsheetSafety.guarded(cell)
        #expect(SpreadsheetSafety.plain(guarded).utf8.elementsEqual(cell.utf8))
        #expect(!SpreadsheetSafety.isDangerous(guarded.utf8[...]))
        if cell == "a=1" || cell == "'a" || cell == "" || cell == "'" { #expect(guarded == cell) }
    }

    @Test func csvPairs() throws {
        let (text, codes) = written(
            CSVPairWriter(isSafe: true), [Self.unit, ExchangeUnit(identifier: "8", source: ExchangeSegment(language: .hindi, text: "=ख"))])
        #expect(text == "id,hi,en\n7,\"कख\nग\",\"kkh, \"\"g\"\"\"\n8,'=ख,\n")
        #expect(codes == ["other-target-language", "inline-codes"])
        var reader = try CSVPairReader(file: "f", source: .english, target: .hindi, isSafe: true, source: source(text))
        #expect(reader.header.sourceLanguage == .hindi)
        #expect(try reader.next()?.source.text == "कख\nग")
        #expect(try reader.next()?.source.text == "=ख")
        var plain = try CSVPairReader(file: "f", source: .hindi, target: .english, source: source(text))
        while try plain.next() != nil {}
        #expect(plain.takeDiagnostics().map(\.code) == ["csv-safe"])
    }

    // MARK: - Plain files and links

    @Test func moses() throws {
        var writer = MosesWriter()
        writer.begin(ExchangeHeader(sourceLanguage: .hindi, targetLanguage: .english))
        writer.append(Self.unit)
        writer.append(ExchangeUnit(identifier: "8", source: ExchangeSegment(language: .hindi, text: "ख")))
        let bytes = writer.take()
        #expect(String(decoding: bytes.source, as: UTF8.self) == "कख ग\nख\n")
        #expect(String(decoding: bytes.target, as: UTF8.self) == "kkh, \"g\"\n\n")
        #expect(writer.takeDiagnostics().map(\.code) == ["other-target-language", "inline-codes", "white-space"])
        var reader = MosesReader(
            files: ("a", "b"), languages: (.hindi, .english), source: source(bytes.source), target: source(bytes.target))
        #expect(try reader.next()?.targets.count == 1)
        let last = try #require(try reader.next())
        #expect(last.source.text == "ख" && last.targets.isEmpty && last.identifier == "2")
    }

    /// Words and links go through JSON lines and Pharaoh files.
    @Test func wordLinks() throws {
        var unit = ExchangeUnit(
            identifier: "1", source: ExchangeSegment(language: .hindi, text: "किम आए।"),
            targets: [ExchangeSegment(language: .english, text: "Kim came.")],
            properties: [
                ExchangeProperty("x-origin", "document"), ExchangeProperty("x-score", "0.90"), ExchangeProperty("x-translit", "kim"),
            ])
        unit.terms = [
            ExchangeTerm(
                span: TextSpan(start: 0, end: 9), term: "किम", translation: "Kim", type: "person", concept: "person/kim", method: .shortForm,
                score: 0.75)
        ]
        func spans(_ ends: [(Int, Int)]) -> [TextSpan] { ends.map { TextSpan(start: $0.0, end: $0.1) } }
        unit.words = ExchangeWords(
            source: spans([(0, 9), (10, 16), (16, 19)]), target: spans([(0, 3), (4, 8), (8, 9)]),
            links: [WordLink(source: 0, target: 0), WordLink(source: 1, target: 1, isPossible: true), WordLink(source: 2, target: 2)])
        let (text, _) = written(ExchangeJSONWriter(), [unit])
        var reader = try ExchangeJSONReader(file: "f", source: .hindi, target: .english, source: source(text))
        #expect(try reader.next() == unit)

        var writer = PharaohWriter()
        writer.begin(ExchangeHeader(sourceLanguage: .hindi, targetLanguage: .english))
        writer.append(unit)
        writer.append(ExchangeUnit(identifier: "2", source: ExchangeSegment(language: .hindi, text: "एक  दो")))
        let files = writer.take()
        #expect(String(decoding: files.links, as: UTF8.self) == "0-0 1?1 2-2\n\n")
        #expect(String(decoding: files.source, as: UTF8.self) == "किम आए ।\nएक दो\n")
        #expect(String(decoding: files.target, as: UTF8.self) == "Kim came .\n\n")
        #expect(writer.takeDiagnostics().isEmpty)
        func lines(_ bytes: [UInt8]) -> TextLineReader { TextLineReader(file: "f", source: source(bytes)) }
        var back = PharaohReader(
            links: lines(files.links), source: lines(files.source), target: lines(files.target), languages: (.hindi, .english))
        let first = try #require(try back.next())
        #expect(first.words?.links == unit.words?.links)
        #expect(first.words?.turned.turned == first.words)
        #expect(try back.next()?.words == nil)
        // Pairs without links are told once.
        unit.words = nil
        writer.append(unit)
        writer.append(unit)
        #expect(writer.takeDiagnostics().map(\.code) == ["word-links"])
    }

    @Test(arguments: ["[\"0-1\"]", "[\"1-0\"]", "[\"x\"]", "[5]"]) func badAlignments(alignment: String) throws {
        let line =
            "{\"source\":\"क\",\"target\":{\"text\":\"k\",\"tokens\":[{\"start\":0,\"end\":1}]},\"tokens\":[{\"start\":0,\"end\":3}],\"alignment\":\(alignment)}"
        #expect(throws: TextReadingError.self) {
            _ = try ExchangeJSONReader(file: "f", source: .hindi, target: .english, source: source(line))
        }
    }

    @Test func pharaohLinksOnceEach() throws {
        let place = TextLineReader(file: "f") { _ in [] }
        let links = try PharaohLinks.links(" 0-0  1?2\t1-2 3?4 3?4", at: place)
        #expect(PharaohLinks.line(links) == "0-0 1-2 3?4")
    }

    @Test func ladders() throws {
        let beads = [
            SentenceBead(source: 0..<1, target: 0..<2, score: 0.5), SentenceBead(source: 1..<1, target: 2..<3, score: 0),
            SentenceBead(source: 1..<3, target: 3..<4, score: 1),
        ]
        let text = HunalignLadder.text(beads)
        #expect(text == "0\t0\t0.500\n1\t2\t0.000\n1\t3\t1.000\n3\t4\t0.000\n")
        var lines = TextLineReader(file: "f", source: source(text))
        #expect(try HunalignLadder.beads(&lines) == beads)
        #expect(HunalignLadder.vecalign(Array(beads.prefix(2))) == "[0]:[0, 1]:0.500000\n[]:[2]:1.000000\n")
        // hunalign's own scores have no bounds.
        lines = TextLineReader(file: "f", source: source("0\t0\t-0.3\n1\t1\t3.5\n2\t2\t0\n"))
        #expect(try HunalignLadder.beads(&lines).map(\.score) == [0, 1])
    }

    @Test func ladderOfUnitsAndBack() throws {
        func unit(_ source: String, _ target: String?, _ properties: [ExchangeProperty] = []) -> ExchangeUnit {
            ExchangeUnit(
                identifier: "u", source: ExchangeSegment(language: .hindi, text: source),
                targets: target.map { [ExchangeSegment(language: .english, text: $0)] } ?? [], properties: properties)
        }
        var writer = LadderWriter()
        writer.begin(ExchangeHeader(sourceLanguage: .hindi, targetLanguage: .english))
        for unit in [
            Self.unit, unit("ख", nil), unit("", ""), unit("", "g"), unit("घ", "gh", [ExchangeProperty("x-score", "0.25")]),
        ] { writer.append(unit) }
        #expect(
            writer.takeDiagnostics().map(\.code) == ["other-target-language", "inline-codes", "white-space", "empty"])
        writer.finish()
        let bytes = writer.take()
        #expect(String(decoding: bytes.ladder, as: UTF8.self) == "0\t0\t0.930\n1\t1\t0.000\n2\t1\t0.000\n2\t2\t0.250\n3\t3\t0.000\n")
        #expect(String(decoding: bytes.source, as: UTF8.self) == "कख ग\nख\nघ\n")
        #expect(String(decoding: bytes.target, as: UTF8.self) == "kkh, \"g\"\ng\ngh\n")
        func lines(_ bytes: [UInt8]) -> TextLineReader { TextLineReader(file: "f", source: source(bytes)) }
        var reader = try LadderReader(
            ladder: lines(bytes.ladder), source: lines(bytes.source), target: lines(bytes.target), languages: (.hindi, .english))
        #expect(try FormatCase.units(&reader) == ["कख ग|kkh, \"g\"", "ख|-", "|g", "घ|gh"])
        // Without units there is the last rung alone.
        var none = LadderWriter()
        none.finish()
        #expect(String(decoding: none.take().ladder, as: UTF8.self) == "0\t0\t0.000\n")
    }

    // MARK: - Subtitles

    private static let vtt = """
        WEBVTT - Title
        Kind: captions

        NOTE a comment

        STYLE
        ::cue { color: red }

        first
        00:01.000 --> 00:02.500 align:start
        <v Roger><i>नमस्ते</i> &amp; <00:01.500>दुनिया

        01:00:00.000 --> 01:00:01.000
        a < b

        """

    @Test func webVTT() throws {
        var reader = try SubtitleReader(file: "f", form: .vtt, language: .hindi, source: source(Self.vtt))
        let first = try #require(try reader.next())
        #expect(first.identifier == "first" && first.source.text == "नमस्ते & दुनिया" && first.notes == ["a comment"])
        #expect(first.source.codes.map(\.kind) == [.isolatedBegin, .begin, .end, .placeholder])
        #expect(first.properties.map(\.value) == ["00:00:01.000", "00:00:02.500", "align:start"])
        let second = try #require(try reader.next())
        #expect(second.source.text == "a < b" && second.identifier == "2")
        #expect(try reader.next() == nil)
        #expect(reader.takeDiagnostics().map(\.code) == ["style"])
        let (text, codes) = written(SubtitleWriter(form: .vtt), [first, second])
        #expect(codes.isEmpty)
        var again = try SubtitleReader(file: "f", form: .vtt, language: .hindi, source: source(text))
        #expect(try again.next() == first)
        #expect(try again.next() == second)
        // SubRip has no speakers and no times within a cue.
        #expect(
            written(SubtitleWriter(form: .srt), [first]) == (
                "1\n00:00:01,000 --> 00:00:02,500 align:start\n<i>नमस्ते</i> & दुनिया\n\n", ["inline-codes"]
            ))
    }

    @Test func subRip() throws {
        let text =
            "1\r\n00:00:01,000 --> 00:00:02,000\r\n{\\an8}<b>क</b>\r\nख <3\r\n\r\n\r\n2\r\n00:00:01,500 --> 00:00:01,400\r\nएक\r\n\r\nदो\r\n"
        for size in [1, 7, Int.max] {
            var reader = try SubtitleReader(file: "f", form: .srt, language: .hindi, source: source(text, size: size))
            let first = try #require(try reader.next())
            #expect(first.source.text == "क\nख <3" && first.source.codes.map(\.content) == ["{\\an8}", "<b>", "</b>"])
            #expect(try reader.next()?.source.text == "एक\nदो")
            #expect(try reader.next() == nil)
            #expect(reader.takeDiagnostics().map(\.code) == ["blank-line", "time-order"])
            #expect(written(SubtitleWriter(form: .srt), [first]).text == "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<b>क</b>\nख <3\n\n")
        }
    }

    @Test func subtitlesOfOtherUnits() {
        var timed = ExchangeUnit(identifier: "1", source: ExchangeSegment(language: .hindi, text: "क --> ख\n\nग"))
        timed.properties = [ExchangeProperty("x-start", "00:00:01.000"), ExchangeProperty("x-end", "00:00:02.000")]
        let (text, codes) = written(SubtitleWriter(form: .srt), [Self.unit, timed])
        #expect(text == "1\n00:00:01,000 --> 00:00:02,000\nक -- > ख\nग\n\n" && codes == ["no-times", "arrow", "blank-line"])
    }

    // MARK: - PO

    @Test func po() throws {
        let text = """
            # Translators
            msgid ""
            msgstr ""
            "Language: hi_IN\\n"
            "Content-Type: text/plain; charset=UTF-8\\n"

            #. Shown on the button
            #: main.c:12
            #, fuzzy, c-format
            #| msgid "Old"
            msgctxt "menu"
            msgid "Open "
            "\\"file\\""
            msgstr "खोलो"

            msgid "%d file"
            msgid_plural "%d files"
            msgstr[0] "%d फ़ाइल"
            msgstr[1] "%d फ़ाइलें"
            msgid "none"
            msgstr ""
            #~ msgid "old"
            #~ msgstr "पुराना"
            """
        var reader = try POReader(file: "f", source: .english, target: nil, source: source(text, size: 5))
        #expect(reader.header.targetLanguage?.tag == "hi-IN")
        let first = try #require(try reader.next())
        #expect(first.source.text == "Open \"file\"" && first.targets.first?.text == "खोलो" && first.notes == ["Shown on the button"])
        #expect(
            first.properties == [
                ExchangeProperty("x-context", "menu"), ExchangeProperty("x-reference", "main.c:12"), ExchangeProperty("x-fuzzy", "yes"),
            ])
        let rows = try FormatCase.units(&reader)
        #expect(rows == ["%d file|%d फ़ाइल", "%d files|%d फ़ाइलें", "none|-"])
        #expect(reader.takeDiagnostics().map(\.code) == ["obsolete"])
    }

    // MARK: - Dictionaries

    @Test(arguments: [
        (
            "house /haʊs/ <n>\n1. घर, मकान\n      \"An example, here.\"\n2. सदन; भवन (बड़ा, ऊँचा)\n   Synonym: {home}\n",
            ["घर", "मकान", "सदन", "भवन (बड़ा, ऊँचा)"], TBXTerm.PartOfSpeech.noun
        ),
        ("house\nछोड़~देना", ["छोड़ देना"], nil), ("घर", ["घर"], nil), ("house <adv> घर, घर", ["घर"], .adverb), ("", [], nil),
    ])
    func articles(text: String, translations: [String], part: TBXTerm.PartOfSpeech?) {
        let article = DictionaryArticle(text, headword: "house")
        #expect(article.translations == translations && article.partOfSpeech == part)
    }

    @Test func starDictFields() throws {
        func read(_ types: String, _ article: [UInt8], synonyms: [UInt8] = []) throws -> [String] {
            let count = UInt8(article.count)
            var reader = try StarDictReader(
                information: StarDictInformation(
                    TextLineReader(file: "f", source: source("StarDict's dict ifo file\nwordcount=1\nsametypesequence=\(types)\n"))),
                index: Array("a".utf8) + [0, 0, 0, 0, 0, 0, 0, 0, count], indexFile: "i", synonyms: synonyms, synonymFile: "s",
                articles: RandomBytes(file: "d", article), languages: LanguageTagPair(.english, .hindi))
            return try FormatCase.concepts(&reader)
        }
        #expect(try read("m", Array("घर".utf8)) == ["a|घर"])
        #expect(try read("tm", Array("haʊs".utf8) + [0] + Array("घर".utf8)) == ["a|घर"])
        #expect(try read("h", Array("<b>घर</b><br/>मकान &amp; x".utf8)) == ["a|घर,मकान & x"])
        #expect(try read("", Array("mघर".utf8) + [0] + Array("W".utf8) + [0, 0, 0, 1, 9]) == ["a|घर"])
        #expect(try read("m", Array("घर".utf8), synonyms: Array("b".utf8) + [0, 0, 0, 0, 0]) == ["a,b|घर"])
        #expect(throws: TextReadingError.self) { try read("", Array("W".utf8) + [0, 0, 9, 9]) }
        #expect(throws: TextReadingError.self) { try read("m", Array("घर".utf8), synonyms: Array("b".utf8) + [0, 0]) }
        #expect(throws: TextReadingError.self) { try read("m", [0xFF]) }
    }
}
