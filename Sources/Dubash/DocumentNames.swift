internal import BitextModel
internal import Terminology

/// The people that a document has named in full, so that a later part of the name (टिकोरिया) is joined to the whole: those that no glossary knows, and those of a glossary too, which lists few of their short names. One for each document.
///
/// A word that two of them share, or that is an ordinary word of the language, is joined to none. Remembers ten thousand words at most.
struct DocumentNames {
    private static let most = 10_000
    /// 0–1, of a part that was not itself recognized.
    private static let score = 0.8

    /// The whole name by each of its words; nil where several names have the word.
    private var wholes: [UTF8Key: EntityMention?] = [:]
    private var wordForms = WordForms()
    /// Names whose words are remembered, with their concepts.
    private var known: Set<UTF8Key> = []

    /// `mentions` of a sentence, in order, those of the glossary and of the recognizer, with parts of names joined to the whole and parts that were passed over added; the sentence's own full names are remembered.
    /// A part beside a word that may be the rest of another name is left alone. `doubtful` are names too improbable to be mentions: what they share with a name is joined to none. `isOrdinary` tells it of a token, `forms` what `SentenceCandidates.forms` says.
    mutating func joined(
        _ mentions: [EntityMention], doubtful: [EntityMention], tokens: [Token], in text: String, isOrdinary: (Int) -> Bool,
        forms: [UInt16]
    ) -> [EntityMention] {
        var result = mentions.map { mention in
            guard mention.link.concept == nil, mention.type == .person, !wholes.isEmpty, let whole = wholes[UTF8Key(mention.native)] ?? nil
            else {
                return mention
            }
            return part(of: whole, mention.span, mention.native)
        }
        if !wholes.isEmpty {
            func mayBeName(_ place: Int) -> Bool {
                tokens.indices.contains(place) && tokens[place].kind == .word && !isOrdinary(place)
            }
            for (place, token) in tokens.enumerated() {
                guard wordForms.mayHold(forms[place]), mayBeName(place), !mayBeName(place - 1),
                    !mayBeName(place + 1), let surface = text[token.span], let whole = wholes[UTF8Key(String(surface))] ?? nil,
                    !result.contains(where: { $0.span.start < token.span.end && token.span.start < $0.span.end })
                else { continue }
                result.append(part(of: whole, token.span, String(surface)))
            }
            result.sort { $0.span.start < $1.span.start }
        }
        for mention in mentions where mention.type == .person && (mention.link.concept != nil || mention.link.method == .transliterated) {
            remember(mention)
        }
        for mention in doubtful where mention.type == .person { remember(mention, isDoubtful: true) }
        return result
    }

    private func part(of whole: EntityMention, _ span: TextSpan, _ surface: String) -> EntityMention {
        EntityMention(
            span: span, type: .person, native: surface, english: whole.english,
            link: EntityLink(concept: whole.link.concept, method: .shortForm, score: min(Self.score, whole.link.score)))
    }

    private func isSame(_ one: EntityMention, _ other: EntityMention) -> Bool {
        one.link.concept != nil ? one.link.concept == other.link.concept : one.native == other.native
    }

    private mutating func remember(_ mention: EntityMention, isDoubtful: Bool = false) {
        guard mention.native.utf8.contains(UInt8(ascii: " ")), wholes.count < Self.most, known.count < 4 * Self.most,
            known.insert(UTF8Key("\(isDoubtful ? "?" : mention.link.concept ?? "")\t\(mention.native)")).inserted
        else { return }
        let words = mention.native.split(separator: " ").map(String.init)
        guard words.count > 1 else { return }
        for word in words where word.unicodeScalars.count > 2 {
            let key = UTF8Key(word)
            wordForms.insert(word)
            switch wholes[key] {
            case .none: wholes[key] = .some(isDoubtful ? nil : mention)
            case .some(.some(let known)) where !isSame(known, mention): wholes[key] = .some(nil)
            default: break
            }
        }
    }
}
