import Interchange
import Testing

@Suite("XML reader")
struct XMLReaderTests {
    private func events(_ bytes: [UInt8], size: Int = .max, limits: XMLLimits = XMLLimits()) throws -> [XMLEvent] {
        var reader = XMLPullReader(file: "f.xml", limits: limits, source: source(bytes, size: size))
        var result: [XMLEvent] = []
        while let event = try reader.next() {
            // Adjoining texts are one: how they fall apart is the parser's affair.
            if case .text(let piece) = event, case .text(let before)? = result.last {
                result[result.count - 1] = .text(before + piece)
            } else {
                result.append(event)
            }
        }
        return result
    }

    private func failure(_ bytes: [UInt8], limits: XMLLimits = XMLLimits()) -> XMLReadingError? {
        do {
            _ = try events(bytes, limits: limits)
            return nil
        } catch { return error as? XMLReadingError }
    }

    private func failure(_ text: String, limits: XMLLimits = XMLLimits()) -> XMLReadingError? { failure(Array(text.utf8), limits: limits) }

    @Test(arguments: [1, 2, 3, 5, 7, 64, 4096, 1 << 20]) func anyPieces(size: Int) throws {
        let text = """
            \u{FEFF}<?xml version="1.0" encoding="utf-8"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><!-- > < --><a xml:lang='hi' b="1 &gt; &#x915;"><?pi >?>क\
             &amp; ख<![CDATA[ <x> ]]><e/> > <n xmlns="urn:n"/></a>

            """
        #expect(
            try events(Array(text.utf8), size: size) == [
                .start(name: "a", space: "", attributes: [XMLAttribute("xml:lang", "hi"), XMLAttribute("b", "1 > क")]),
                .text("क & ख <x> "), .start(name: "e", space: "", attributes: []), .end(name: "e", space: ""), .text(" > "),
                .start(name: "n", space: "urn:n", attributes: []), .end(name: "n", space: "urn:n"), .end(name: "a", space: ""),
            ])
    }

    /// Ten entities of ten each, eight levels: 100 million letters, were they read.
    static let laughs: String = {
        var text = "<!DOCTYPE a [<!ENTITY l0 \"lol\">"
        for level in 1...8 { text += "<!ENTITY l\(level) \"" + String(repeating: "&l\(level - 1);", count: 10) + "\">" }
        return text + "]>\n<a>&l8;</a>"
    }()

    @Test func laughsAreRefused() throws {
        let error = try #require(failure(Self.laughs))
        guard case .entity = error.problem else { return #expect(Bool(false), "\(error)") }
        #expect("\(error)".hasPrefix("f.xml:2:") && "\(error)".contains("entity"))
    }

    @Test(arguments: [
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a b=\"1\"/>",
        "<!DOCTYPE a [<!ENTITY x \"y\">]><a b=\"&x;\"/>",
        "<!DOCTYPE a [<!ENTITY % p SYSTEM \"http://localhost/x.dtd\"> %p;]><a/>",
        "<!DOCTYPE a [<!ENTITY % p \"<!ENTITY x 'y'>\"> %p;]><a>&x;</a>",
        "<!DOCTYPE a SYSTEM \"none.dtd\"><a>&nbsp;</a>",
        "<!DOCTYPE a SYSTEM \"none.dtd\"><a b=\"1&nbsp;2\"/>",
        "<a>&nbsp;</a>", "<a b=\"&nbsp;\"/>",
    ])
    func entitiesAreRefused(text: String) throws {
        let error = try #require(failure(text))
        guard case .entity = error.problem else { return #expect(Bool(false), "\(error)") }
        #expect(error.line == 1 && error.column != nil)
    }

    @Test func predefinedEntitiesMayBeDeclared() throws {
        let text = "<!DOCTYPE a [<!ENTITY lt \"&#38;#60;\"><!ELEMENT a (#PCDATA)>]><a>&lt;&#65;&apos;</a>"
        #expect(try events(Array(text.utf8))[1] == .text("<A'"))
    }

    @Test func depthIsBounded() throws {
        let deep = String(repeating: "<a>\n", count: 10_000) + String(repeating: "</a>", count: 10_000)
        #expect(failure(deep) == XMLReadingError(.limit(.depth, found: 101, maximum: 100), file: "f.xml", line: 101, column: 4))
        func nested(_ depth: Int) -> String { String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth) }
        #expect(failure(nested(100)) == nil)
        #expect(failure(nested(101)) != nil)
        #expect(failure(String(repeating: "<a>", count: 100) + "<b/>")?.problem == .limit(.depth, found: 101, maximum: 100))
    }

    @Test func attributesAreBounded() throws {
        var limits = XMLLimits()
        limits.attributeLength = 1000
        limits.attributes = 3
        func long(_ count: Int) -> String { "<r>\n<a b=\"\(String(repeating: "x", count: count))\"/></r>" }
        #expect(failure(long(1000), limits: limits) == nil)
        let error = try #require(failure(long(1001), limits: limits))
        #expect(error.problem == .limit(.attributeLength, found: 1001, maximum: 1000) && error.line == 2)
        #expect(failure("<r a='' b='' c=''/>", limits: limits) == nil)
        #expect(failure("<r a='' b='' c='' d=''/>", limits: limits)?.problem == .limit(.attributes, found: 4, maximum: 3))
        // Far over every limit, within libxml2's own and beyond it.
        for count in [300_000, 20_000_000] {
            let error = try #require(failure(long(count)))
            guard case .limit(.markupLength, _, 262_144) = error.problem else { return #expect(Bool(false), "\(error)") }
            #expect(error.line == 2)
        }
    }

    @Test func textIsBounded() throws {
        var limits = XMLLimits()
        limits.textLength = 1000
        func long(_ count: Int) -> String { "<a>\(String(repeating: "x", count: count))</a>" }
        #expect(failure(long(1000), limits: limits) == nil)
        #expect(failure(long(1001), limits: limits)?.problem == .limit(.textLength, found: 1001, maximum: 1000))
        guard case .limit(.textLength, _, _)? = failure(long(9_000_000))?.problem else { return #expect(Bool(false)) }
        #expect(failure(long(20_000_000)) != nil)
    }

    @Test func everyCutIsNoticed() throws {
        let text = "<?xml version='1.0'?><tmx version=\"1.4\"><body><tu>क &amp; <seg a='b'/><!-- c --><![CDATA[x]]></tu></body></tmx>"
        let bytes = Array(text.utf8)
        for count in 0..<bytes.count {
            let error = try #require(failure(Array(bytes[..<count])), "\(count)")
            #expect(error.problem == .truncated || count < 40 || isCutCharacter(bytes, count), "\(count): \(error)")
        }
        #expect(failure(bytes) == nil)
    }

    private func isCutCharacter(_ bytes: [UInt8], _ count: Int) -> Bool { bytes[count] & 0xC0 == 0x80 }

    private static func bytes(_ before: String, _ middle: [UInt8], _ after: String) -> [UInt8] {
        Array(before.utf8) + middle + Array(after.utf8)
    }

    private static func wide(_ text: String, littleEndian: Bool, mark: Bool) -> [UInt8] {
        var bytes: [UInt8] = mark ? (littleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF]) : []
        for byte in text.utf8 { bytes += littleEndian ? [byte, 0] : [0, byte] }
        return bytes
    }

    static let otherEncodings: [[UInt8]] = [
        bytes("<?xml version='1.0' encoding='ISO-8859-1'?><a>", [0xE9], "</a>"),
        bytes("<?xml version='1.0' encoding='UTF-16'?><a>b</a>", [], ""),
        bytes("<?xml version='1.0' encoding='windows-1252'?><a>b</a>", [], ""),
        bytes("<?xml version='1.0' encoding='x-none'?><a>b</a>", [], ""),
        bytes("<?xml version='1.0' encoding='UTF-8'?><a>", [0xE9, 0x20], "</a>"),
        bytes("<a>", [0xFF], "</a>"),
        bytes("<a b='", [0xE0, 0xA4], "'/>"),
        wide("<a/>", littleEndian: true, mark: true),
        wide("<a/>", littleEndian: false, mark: true),
        wide("<a/>", littleEndian: true, mark: false),
    ]

    @Test(arguments: otherEncodings)
    func otherEncodingsAreRefused(bytes: [UInt8]) throws {
        let error = try #require(failure(bytes))
        guard case .encoding = error.problem else { return #expect(Bool(false), "\(error)") }
        #expect("\(error)".hasPrefix("f.xml:"))
    }

    @Test func zeroBytesAreRefused() {
        #expect(failure("<a>b\u{0}c</a>") == XMLReadingError(.zeroByte, file: "f.xml", offset: 4))
        #expect(failure("<a b='\u{0}'/>")?.problem == .zeroByte)
        #expect(failure("<a/>\u{0}")?.problem == .zeroByte)
    }

    @Test(arguments: ["<a><b></a></b>", "<a b='1' b='2'/>", "<a>\u{1}</a>", "<a>&#0;</a>", "<a/><b/>", "text", "<a>]]></a>x", "<a b=1/>"])
    func malformedIsTold(text: String) throws {
        let error = try #require(failure(text))
        guard case .malformed(let words) = error.problem else { return #expect(Bool(false), "\(error)") }
        #expect(!words.isEmpty && !words.contains("\n") && error.line == 1)
    }

    /// What the source throws comes through as it is.
    @Test func failureOfTheSource() {
        struct Broken: Error {}
        var reader = XMLPullReader(file: "f.xml") { _ in throw Broken() }
        do {
            _ = try reader.next()
            #expect(Bool(false))
        } catch { #expect(error is Broken) }
    }

    @Test func places() throws {
        var reader = XMLPullReader(file: "f.xml", source: source("<root>\n <b>\n  <c d='\n'/>\n</b></root>"))
        var places: [String] = []
        while let event = try reader.next() {
            if case .start(let name, _, _) = event { places.append("\(name) \(reader.place.line)") }
        }
        // The parser has read on to the next tag when it tells the root.
        #expect(places == ["root 2", "b 2", "c 4"])
    }

    /// Seeded noise out of pieces of markup: the end or a typed error, never a crash, and the same for pieces of any size.
    @Test func noise() throws {
        let pieces = [
            "<", ">", "/", "a", "=", "\"", "'", "&", ";", "#", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE", "[", "]", "क", "\u{0}", "<?",
            "?>",
            " ", "\n", "</a>", "<b c='",
        ]
        var state: UInt64 = 7
        var ended = 0
        for _ in 0..<3000 {
            var text = "<a>"
            for _ in 0..<8 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count]
            }
            do {
                _ = try events(Array(text.utf8))
                ended += 1
                #expect(try events(Array(text.utf8)) == events(Array(text.utf8), size: 1))
            } catch { #expect(error is XMLReadingError) }
        }
        #expect(ended > 0 && ended < 3000)
    }
}
