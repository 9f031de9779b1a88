internal import BitextModel
internal import Terminology

/// The names that a document has had so far, so that it says the same of them again: a later part of a person's name (टिकोरिया) is joined to the whole, and a name that the recognizer was sure of
/// once is found where it is not. One for each document.
///
/// Of people those that a glossary has are parted too, for it lists few of their short names. A word that two people share, or that is an ordinary word of the language, is joined to none. Words are compared folded, so that
/// spellings that count as the same are one name. Remembers ten thousand words of people at most, and as many names.
struct DocumentNames {
    private static let most = 10_000
    /// 0–1, of a part or a repetition that was not itself recognized.
    private static let score = 0.8
    /// Probability from which a name is looked for again, and letters of one of a single word.
    private static let sure = 0.8
    private static let shortest = 4

    /// A name of the recognizer with its folded words.
    private struct Whole {
        let words: [String]
        let mention: EntityMention
    }

    private let cutter: UnitCutter
    /// The whole name of people by each of its words; nil where several names have the word.
    private var people: [UTF8Key: EntityMention?] = [:]
    /// Names by their first words, the longest first.
    private var wholes: [UTF8Key: [Whole]] = [:]
    private var forms = WordForms()
    /// Names whose words are remembered, with their concepts.
    private var known: Set<UTF8Key> = []

    init(cutter: UnitCutter) { self.cutter = cutter }

    /// `mentions` of a sentence, in order, those of the glossary and of the recognizer, with parts of names joined to the whole, and parts and repetitions that were passed over added; the sentence's own names are remembered.
    /// A word beside one that may be the rest of another name is left alone. `doubtful` are names too improbable to be mentions: what they share with a person is joined to none.
    mutating func joined(_ mentions: [EntityMention], doubtful: [EntityMention], in candidates: SentenceCandidates, text: String)
        -> [EntityMention]
    {
        var result = mentions
        if !known.isEmpty {
            for place in result.indices where result[place].link.concept == nil { result[place] = recalled(result[place]) }
            addPassedOver(&result, candidates, text)
        }
        for mention in mentions {
            if mention.type == .person, mention.link.concept != nil || mention.link.method == .transliterated { rememberPerson(mention) }
            if mention.link.concept == nil, mention.link.method == .transliterated, mention.link.score >= Self.sure {
                rememberWhole(mention)
            }
        }
        for mention in doubtful where mention.type == .person { rememberPerson(mention, isDoubtful: true) }
        return result
    }

    /// A mention without a concept as what the document has had before: a person's part as the whole, also where the recognizer takes it, unsure, for a place; a name that it is less sure of here as what it was there.
    private func recalled(_ mention: EntityMention) -> EntityMention {
        let isUnsure = mention.link.method == .transliterated && mention.link.score < Self.sure
        guard isUnsure || mention.type == .person else { return mention }
        let words = mention.native.split(separator: " ").map { cutter.key(ofWord: $0) }
        if words.count == 1, let whole = people[UTF8Key(words[0])] ?? nil { return part(of: whole, mention.span, mention.native) }
        guard isUnsure else { return mention }
        guard let whole = wholes[UTF8Key(words.first ?? "")]?.first(where: { $0.words == words }) else { return mention }
        return repetition(of: whole.mention, mention.span, mention.native)
    }

    /// Adds what the document has named before and nobody found here.
    private func addPassedOver(_ mentions: inout [EntityMention], _ candidates: SentenceCandidates, _ text: String) {
        let units = candidates.units
        func mayBeName(_ place: Int) -> Bool {
            guard units.indices.contains(place), units[place].isWhole else { return false }
            let token = units[place].token
            return !candidates.isOrdinary(token) || candidates.isFamilyName(token)
        }
        var added = false
        var place = 0
        while place < units.count {
            defer { place += 1 }
            guard forms.mayHold(units[place].form), units[place].isWhole else { continue }
            let key = UTF8Key(candidates.key(units[place]))
            let isAlone = mayBeName(place) && !mayBeName(place - 1)
            var found: EntityMention?
            for whole in wholes[key] ?? [] {
                let end = place + whole.words.count
                // Several ordinary words (रेलवे स्टेशन) are what they say.
                guard
                    whole.words.count > 1
                        ? stands(whole, at: place, units, candidates) && (place..<end).contains(where: mayBeName)
                        : isAlone && !mayBeName(end)
                else { continue }
                let span = TextSpan(start: units[place].start, end: units[end - 1].end)
                found = repetition(of: whole.mention, span, text[span].map(String.init) ?? whole.mention.native)
                break
            }
            if found == nil, isAlone, !mayBeName(place + 1), let whole = people[key] ?? nil {
                let span = TextSpan(start: units[place].start, end: units[place].end)
                found = part(of: whole, span, text[span].map(String.init) ?? "")
            }
            guard let found, !mentions.contains(where: { $0.span.overlaps(found.span) }) else { continue }
            mentions.append(found)
            added = true
        }
        if added { mentions.sort { $0.span < $1.span } }
    }

    /// Whether the words of `whole` are the units from `place` on, with one mark or space between them.
    private func stands(_ whole: Whole, at place: Int, _ units: [PlacedUnit], _ candidates: SentenceCandidates) -> Bool {
        guard place + whole.words.count <= units.count else { return false }
        for (number, word) in whole.words.enumerated().dropFirst() {
            let unit = units[place + number]
            guard unit.isWhole, unit.start == units[place + number - 1].end + 1, candidates.key(unit) == word else { return false }
        }
        return true
    }

    private func part(of whole: EntityMention, _ span: TextSpan, _ surface: String) -> EntityMention {
        EntityMention(
            span: span, type: .person, native: surface, english: whole.english,
            link: EntityLink(concept: whole.link.concept, method: .shortForm, score: min(Self.score, whole.link.score)))
    }

    private func repetition(of whole: EntityMention, _ span: TextSpan, _ surface: String) -> EntityMention {
        EntityMention(
            span: span, type: whole.type, native: surface, english: whole.english,
            link: EntityLink(concept: nil, method: .transliterated, score: min(Self.score, whole.link.score)))
    }

    private func isSame(_ one: EntityMention, _ other: EntityMention) -> Bool {
        one.link.concept != nil ? one.link.concept == other.link.concept : one.native == other.native
    }

    private mutating func rememberPerson(_ mention: EntityMention, isDoubtful: Bool = false) {
        guard mention.native.utf8.contains(UInt8(ascii: " ")), people.count < Self.most, known.count < 4 * Self.most,
            known.insert(UTF8Key("\(isDoubtful ? "?" : mention.link.concept ?? "")\t\(mention.native)")).inserted
        else { return }
        let words = mention.native.split(separator: " ")
        guard words.count > 1 else { return }
        for word in words where word.unicodeScalars.count > 2 {
            let folded = cutter.key(ofWord: word)
            let key = UTF8Key(folded)
            forms.insert(folded)
            switch people[key] {
            case .none: people[key] = .some(isDoubtful ? nil : mention)
            case .some(.some(let known)) where !isSame(known, mention): people[key] = .some(nil)
            default: break
            }
        }
    }

    private mutating func rememberWhole(_ mention: EntityMention) {
        guard wholes.count < Self.most, known.count < 4 * Self.most, known.insert(UTF8Key("=\t\(mention.native)")).inserted else { return }
        let words = mention.native.split(separator: " ").map { cutter.key(ofWord: $0) }
        guard let first = words.first, words.count > 1 || mention.native.unicodeScalars.count >= Self.shortest else { return }
        forms.insert(first)
        wholes[UTF8Key(first), default: []].append(Whole(words: words, mention: mention))
        wholes[UTF8Key(first)]?.sort { $0.words.count > $1.words.count }
    }
}
