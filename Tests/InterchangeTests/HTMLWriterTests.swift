import BitextModel
import Testing

@testable import Interchange

@Suite("HTML report")
struct HTMLWriterTests {
    private static let hindi = LanguageTag("hi") ?? .undetermined
    private static let english = LanguageTag("en") ?? .undetermined

    private static func token(_ text: String, _ start: Int, gloss: String? = nil) -> AnnotatedToken {
        let span = TextSpan(start: start, end: start + text.utf8.count)
        return AnnotatedToken(
            token: Token(span: span, kind: .word, script: .devanagari, language: hindi), text: text, gloss: gloss)
    }

    private static func unit(_ text: String, english: String, origin: TargetOrigin, mention: String? = nil) -> TranslationUnit {
        let base = 100
        let source = text.split(separator: " ").reduce(into: [AnnotatedToken]()) { tokens, word in
            tokens.append(token(String(word), tokens.last.map { $0.token.span.end + 1 } ?? base, gloss: "g"))
        }
        let target = english.split(separator: " ").reduce(into: [AnnotatedToken]()) { tokens, word in
            tokens.append(token(String(word), tokens.last.map { $0.token.span.end + 1 } ?? 0))
        }
        let mentions = source.filter { $0.text == mention }.map {
            EntityMention(
                span: $0.token.span, type: .place, native: $0.text, english: "Moscow & \"more\"",
                link: EntityLink(concept: "place/moscow", method: .exact, score: 1))
        }
        return TranslationUnit(
            id: "1.1", source: Segment(language: hindi, text: text, span: TextSpan(start: base, end: base + text.utf8.count)),
            normalized: text, romanized: "latin <i>",
            target: TargetSegment(
                segment: Segment(language: self.english, text: english, span: TextSpan(start: 0, end: english.utf8.count)), origin: origin,
                score: 1, tokens: target),
            entities: mentions, alignment: [WordLink(source: 0, target: 1)], tokens: source)
    }

    private static func page(_ units: [TranslationUnit], title: String = "a.txt") -> String {
        var writer = HTMLWriter(source: hindi, target: english)
        var bytes: [UInt8] = []
        writer.begin(title: title, to: &bytes)
        for unit in units { writer.append(unit, to: &bytes) }
        writer.finish(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The page behind styles and before script.
    private static func body(_ page: String) -> Substring {
        let start = page.firstRange(of: "<body>")?.lowerBound ?? page.startIndex
        let end = page.firstRange(of: "<script>")?.lowerBound ?? page.endIndex
        return page[start..<end]
    }

    /// Names of elements that are opened and not closed in order; nil where all are.
    private static func unbalanced(_ body: Substring) -> String? {
        var open: [Substring] = []
        for piece in body.split(separator: "<").dropFirst(body.first == "<" ? 0 : 1) {
            guard let end = piece.firstIndex(where: { $0 == ">" || $0 == " " }) else { return String(piece) }
            let name = piece[..<end]
            if name.first == "/" {
                guard open.popLast() == name.dropFirst() else { return String(name) }
            } else if !["input", "meta"].contains(name) {
                open.append(name)
            }
        }
        return open == ["body"] ? nil : open.joined(separator: " ")
    }

    @Test func elementsClose() {
        let page = Self.page([Self.unit("मास्को में कहा", english: "said in Moscow", origin: .document, mention: "मास्को")])
        #expect(Self.unbalanced(Self.body(page)) == nil)
        #expect(Self.unbalanced("<body><p>x") != nil)
        #expect(Self.unbalanced("<body><p></a></p>") != nil)
    }

    @Test func hostileTextStaysText() {
        let hostile = "<script>alert(1)</script> \"'&\u{0}\u{1B}"
        let page = Self.page([Self.unit(hostile, english: hostile, origin: .document)], title: hostile)
        #expect(!page.contains("<script>alert"))
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(!page.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
        #expect(Self.unbalanced(Self.body(page)) == nil)
    }

    @Test func namesAndWordsAreLinked() {
        let page = Self.page([Self.unit("मास्को में", english: "in Moscow", origin: .document, mention: "मास्को")])
        #expect(
            page.contains(
                "<a class=\"e place\" id=\"u1e0\" href=\"#n1\" aria-describedby=\"n1\" data-tip=\"Moscow &amp; &quot;more&quot; · place · place/moscow · exact · 1.00\""
            ))
        #expect(page.contains("<span class=\"w\" id=\"u1s0\" data-to=\"u1t1\">मास्को</span></a>"))
        #expect(page.contains("<span class=\"w\" id=\"u1t1\" data-to=\"u1s0\" tabindex=\"0\">Moscow</span>"))
        #expect(page.contains("<tr id=\"n1\"><th scope=\"row\" lang=\"hi\">मास्को</th><td lang=\"en\">"))
    }

    /// Where the target says a name, it is marked as in the source, and both know each other.
    @Test func namesOfTheTarget() {
        var unit = Self.unit("मास्को में", english: "in Moscow", origin: .document, mention: "मास्को")
        unit.entities[0].targetSpan = TextSpan(start: 3, end: 9)
        let page = Self.page([unit])
        #expect(page.contains("id=\"u1e0\" data-to=\"u1f0\" href=\"#n1\""))
        #expect(
            page.contains(
                "<p lang=\"en\" data-origin=\"document\" data-score=\"1.00\">in <a class=\"e place\" id=\"u1f0\" data-to=\"u1e0\" href=\"#n1\""
            ))
        #expect(Self.unbalanced(Self.body(page)) == nil)
        // Places beyond the text, or twice the same, mark nothing.
        unit.entities[0].targetSpan = TextSpan(start: 3, end: 90)
        #expect(!Self.page([unit]).contains("u1f0"))
    }

    @Test func sentencesOfANameAndCounts() {
        let unit = Self.unit("मास्को में", english: "in Moscow", origin: .document, mention: "मास्को")
        let page = Self.page([unit, unit])
        #expect(page.contains("<td class=\"count\">2</td><td><a href=\"#u1\">1.1</a> <a href=\"#u2\">1.1</a></td>"))
        #expect(page.contains("<li><span class=\"place\">place</span> 1 (2×)</li>"))
    }

    @Test func whatIsDoubtfulOrTranslatedIsSaid() {
        var unit = Self.unit("मास्को", english: "Moscow", origin: .document)
        unit.target?.score = 0.3
        #expect(Self.page([unit]).contains("<span class=\"mark\">doubtful 0.30</span>"))
        #expect(Self.page([Self.unit("मास्को", english: "Moscow", origin: .translator)]).contains("comes from a program that translates"))
    }

    @Test func languagesAreSaid() {
        let page = Self.page([Self.unit("मास्को", english: "Moscow", origin: .document)])
        #expect(page.contains("<html lang=\"en\">"))
        for tag in [
            "<p lang=\"hi\">", "<p class=\"roman\" lang=\"hi-Latn\">latin &lt;i&gt;",
            "<p lang=\"en\" data-origin=\"document\" data-score=\"1.00\">",
        ] {
            #expect(page.contains(tag))
        }
    }

    @Test func aGlossIsMarkedAndATranslationIsNot() {
        let gloss = Self.page([Self.unit("मास्को", english: "Moscow", origin: .gloss)])
        #expect(gloss.contains("<span class=\"mark\">gloss</span>"))
        #expect(gloss.contains("no translation"))
        #expect(!Self.page([Self.unit("मास्को", english: "Moscow", origin: .document)]).contains("class=\"mark\""))
    }

    @Test func nothingComesFromElsewhere() {
        let page = Self.page([Self.unit("मास्को", english: "Moscow", origin: .document)])
        for word in ["http://", "https://", "src=", "@import", "url("] { #expect(!page.contains(word), "\(word)") }
        #expect(page.contains("default-src 'none'"))
    }
}
