package import BitextModel
internal import Transliteration

/// A name of a text to be written in another script.
package struct Respelling: Hashable, Sendable {
    /// UTF-8 offsets in the text.
    package var span: TextSpan
    package var before: String
    package var after: String

    /// `bytes` with all of `respellings` (sorted, disjoint) made.
    package static func apply(_ respellings: [Respelling], to bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var from = 0
        for respelling in respellings {
            result += bytes[from..<respelling.span.start]
            result += respelling.after.utf8
            from = respelling.span.end
        }
        return result + bytes[from...]
    }
}

/// Asks of one span after the other, in order, whether it meets one of many: linear in both.
struct SpanSweep {
    private let spans: [TextSpan]
    private var next = 0

    /// Any order; disjoint.
    init(_ spans: [TextSpan]) { self.spans = spans.sorted { $0.start < $1.start } }

    /// `span` begins no earlier than the one asked of before.
    mutating func overlap(_ span: TextSpan) -> Bool {
        while next < spans.count, spans[next].end <= span.start { next += 1 }
        return next < spans.count && spans[next].overlaps(span)
    }
}

extension DocumentBuilder {
    /// What of a record is not wholly in the wanted script. In the source's script: names with a Latin letter, words of the language in Latin letters and loans; running text of
    /// another language stays. In Latin: all names of people, places, organizations, products and events, and all acronyms. Only the script changes: of a name that the glossary has in a
    /// longer form, the words said. Protected spans are not touched.
    package mutating func respellings(_ text: AnalyzedText, toLatin: Bool) -> [Respelling] {
        text.sentences.flatMap { sentence -> [Respelling] in
            var closed = SpanSweep(sentence.respellings.protected)
            let found = mentions(sentence, base: sentence.span.start).compactMap { mention in
                closed.overlap(mention.span) ? nil : toLatin ? latin(mention, sentence) : native(mention, sentence)
            }
            var result = found
            var taken = SpanSweep(found.map(\.span))
            for name in sentence.respellings.glued where !taken.overlap(name.span) {
                let before = sentence.text[name.span].map(String.init) ?? ""
                if let after = toLatin ? name.latin : name.native, after != before {
                    result.append(Respelling(span: name.span, before: before, after: after))
                }
            }
            if !toLatin {
                taken = SpanSweep(result.map(\.span))
                for word in sentence.respellings.words where !taken.overlap(word.span) { result.append(word) }
            }
            return result.sorted { $0.span.start < $1.span.start }.map { respelling in
                Respelling(
                    span: respelling.span.shifted(by: sentence.span.start), before: respelling.before, after: respelling.after)
            }
        }
    }

    private func latin(_ mention: EntityMention, _ sentence: AnalyzedText.Sentence) -> Respelling? {
        let isName = [.person, .place, .organization, .product, .event].contains(mention.type) || mention.link.method == .acronym
        let before = sentence.text[mention.span] ?? ""
        // What is in Latin letters already stays as it is.
        guard isName, !isPartOfGlued(mention, sentence),
            before.unicodeScalars.contains(where: { $0.properties.isAlphabetic && !Self.isLatin($0) })
        else { return nil }
        let after = rendering(of: mention)
        guard mention.link.concept != nil, let matcher = resources.respelling?.matcher else { return respelling(mention, sentence, after) }
        if case .part(let words) = NameExcerpt(of: after, said: String(before), matcher: matcher) {
            return respelling(mention, sentence, words)
        }
        return respelling(mention, sentence, after)
    }

    private func native(_ mention: EntityMention, _ sentence: AnalyzedText.Sentence) -> Respelling? {
        let respellings = sentence.respellings
        let respelling = resources.respelling
        let before = sentence.text[mention.span] ?? ""
        guard before.unicodeScalars.contains(where: Self.isLatin), !isPartOfGlued(mention, sentence),
            !respellings.foreign.contains(where: { $0.overlaps(mention.span) }), mention.type != .date, mention.type != .quantity
        else { return nil }
        // A name that no glossary has comes as it stands: its words are written one by one.
        if mention.native.unicodeScalars.contains(where: Self.isLatin) || respelling?.isDailyWord(before) ?? false { return nil }
        guard mention.link.concept != nil, let matcher = respelling?.matcher else {
            return self.respelling(mention, sentence, mention.native)
        }
        switch NameExcerpt(of: mention.native, said: String(before), matcher: matcher) {
        case .whole: return self.respelling(mention, sentence, mention.native)
        case .part(let words): return self.respelling(mention, sentence, words)
        case .other:
            // Another name of the concept, and letters, are written as they are said: Bombay is बॉम्बे, RT आरटी.
            if isSpelled(mention, before) {
                let readings = resources.letterNames.hindi(for: String(before))
                return (readings.contains(mention.native) ? mention.native : readings.first).flatMap {
                    self.respelling(mention, sentence, $0)
                }
            }
            let isTranslation = mention.link.method == .exact || mention.link.method == .inflected
            let isMixed = before.unicodeScalars.contains { $0.properties.isAlphabetic && !Self.isLatin($0) }
            return isTranslation || isMixed ? self.respelling(mention, sentence, mention.native) : nil
        }
    }

    /// Whether capitals are said letter by letter: acronyms that are no words, and what has no vowel (but not INDIA).
    private func isSpelled(_ mention: EntityMention, _ surface: Substring) -> Bool {
        surface.utf8.count > 1 && surface.utf8.allSatisfy { (0x41...0x5A).contains($0) }
            && (mention.link.method == .acronym || surface.utf8.count < 6 && !surface.utf8.contains { "AEIOU".utf8.contains($0) })
    }

    private func respelling(_ mention: EntityMention, _ sentence: AnalyzedText.Sentence, _ after: String) -> Respelling? {
        let before = sentence.text[mention.span].map(String.init) ?? ""
        return before == after ? nil : Respelling(span: mention.span, before: before, after: after)
    }

    /// Whether the mention is half of a name in two scripts.
    private func isPartOfGlued(_ mention: EntityMention, _ sentence: AnalyzedText.Sentence) -> Bool {
        sentence.respellings.glued.contains {
            $0.span.overlaps(mention.span) && !(mention.span.contains($0.span) && mention.link.concept != nil)
        }
    }

    private static func isLatin(_ scalar: Unicode.Scalar) -> Bool { scalar.value < 0x250 && scalar.properties.isAlphabetic }
}
