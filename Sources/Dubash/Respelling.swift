package import BitextModel

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

extension DocumentBuilder {
    /// The names of a record that are not wholly in the wanted script: in the source's script those with a Latin letter, in Latin all names of
    /// people, places, organizations, products and events, and all acronyms.
    package mutating func respellings(_ text: AnalyzedText, toLatin: Bool) -> [Respelling] {
        mentions(text, start: 0).compactMap { mention in
            let before = text.text(mention.span)
            let isLatin = before.unicodeScalars.contains { $0.value < 0x250 && $0.properties.isAlphabetic }
            let after: String
            if toLatin {
                let isName = [.person, .place, .organization, .product, .event].contains(mention.type) || mention.link.method == .acronym
                guard isName else { return nil }
                after = rendering(of: mention)
            } else {
                guard isLatin else { return nil }
                after = mention.native
            }
            guard before != after else { return nil }
            // What stands glued to the name stays apart from it by what the text had there: nothing is added.
            return Respelling(span: mention.span, before: before, after: after)
        }
    }
}
