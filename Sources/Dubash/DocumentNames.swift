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
    /// Probability from which a name is looked for again, and the fewest scalars of one of a single word.
    private static let sure = 0.8
    private static let shortest = 4

    /// A name of the recognizer with its folded words.
    private struct Whole {
        let words: [String]
        let mention: EntityMention
        /// The form of the second word (`WordForms`), 0 where there is none.
        let second: UInt32

        init(words: [String], mention: EntityMention) {
            (self.words, self.mention) = (words, mention)
            second = words.count > 1 ? WordForms.form(of: words[1]) : 0
        }
    }

    private let cutter: UnitCutter
    /// Titles, folded.
    private let titles: Set<UTF8Key>
    /// The whole name of people by each of its words; nil where several names have the word.
    private var people: [UTF8Key: EntityMention?] = [:]
    /// Names by their first words, the longest first.
    private var wholes: [UTF8Key: [Whole]] = [:]
    /// Of `wholes`, all together.
    private var names = 0
    private var forms = WordForms()
    /// Names whose words are remembered, with their concepts.
    private var known: Set<UTF8Key> = []
    /// The sentence, counted from 1, in which people were last named by several words, by the last of these as it is written, and concepts by one.
    private var namedInFull: [UTF8Key: Int] = [:]
    private var namedByOne: [String: Int] = [:]
    private var sentences = 0
    /// Sentences behind a name in full in which its last word alone is that person.
    private static let reach = 20

    init(cutter: UnitCutter, titles: Set<String> = []) {
        self.cutter = cutter
        self.titles = Set(titles.map { UTF8Key(cutter.key(ofWord: $0[...])) })
    }

    /// `mentions` of a sentence, in order, those of the glossary and of the recognizer, with parts of names joined to the whole, and parts and repetitions that were passed over added; the sentence's own names are remembered.
    /// A word beside one that may be the rest of another name is left alone. `doubtful` are names too improbable to be mentions: what they share with a person is joined to none.
    mutating func joined(_ mentions: [EntityMention], doubtful: [EntityMention], in candidates: SentenceCandidates, text: String)
        -> [EntityMention]
    {
        var result = mentions
        sentences += 1
        if !known.isEmpty {
            for place in result.indices {
                result[place] = result[place].link.concept == nil ? recalled(result[place], text) : namesake(result[place], text)
            }
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
    private func recalled(_ mention: EntityMention, _ text: String) -> EntityMention {
        let isUnsure = mention.link.method == .transliterated && mention.link.score < Self.sure
        guard isUnsure || mention.type == .person && !mention.native.utf8.contains(UInt8(ascii: " ")) else { return mention }
        let words = words(mention.native).map { cutter.key(ofWord: $0) }
        if words.count == 1, let whole = people[UTF8Key(words[0])] ?? nil { return part(of: whole, mention.span, text) }
        guard isUnsure else { return mention }
        guard let whole = wholes[UTF8Key(words.first ?? "")]?.first(where: { $0.words == words }) else { return mention }
        return repetition(of: whole.mention, mention.span, text)
    }

    /// A person whom the glossary knows by one word (मोदी), as another of that name whom the document has named in full more recently (नीरव मोदी).
    private mutating func namesake(_ mention: EntityMention, _ text: String) -> EntityMention {
        guard mention.type == .person, let concept = mention.link.concept, !mention.native.utf8.contains(UInt8(ascii: " ")) else {
            return mention
        }
        if let named = namedInFull[UTF8Key(mention.native)], sentences - named <= Self.reach, named > namedByOne[concept] ?? 0,
            let whole = people[UTF8Key(cutter.key(ofWord: mention.native[...]))] ?? nil, whole.link.concept != concept
        {
            return part(of: whole, mention.span, text)
        }
        if namedByOne.count < Self.most { namedByOne[concept] = sentences }
        return mention
    }

    /// Adds what the document has named before and nobody found here.
    private func addPassedOver(_ mentions: inout [EntityMention], _ candidates: SentenceCandidates, _ text: String) {
        let units = candidates.units
        func mayBeName(_ place: Int) -> Bool {
            guard units.indices.contains(place), units[place].isWhole else { return false }
            let token = units[place].token
            return !candidates.isOrdinary(token) || candidates.isFamilyName(token)
        }
        func span(_ first: Int, _ end: Int) -> TextSpan { TextSpan(start: units[first].start, end: units[end - 1].end) }
        func longest(at place: Int, _ names: [Whole]) -> EntityMention? {
            // Several ordinary words (रेलवे स्टेशन) are what they say.
            guard place + 1 < units.count,
                let whole = names.first(where: {
                    $0.second == units[place + 1].form && stands($0, at: place, units, candidates)
                        && (place..<place + $0.words.count).contains(where: mayBeName)
                })
            else { return nil }
            return repetition(of: whole.mention, span(place, place + whole.words.count), text)
        }
        var added: [EntityMention] = []
        // Mentions and units are in order.
        var next = 0
        for place in units.indices where forms.mayHold(units[place].form) && units[place].isWhole {
            let start = units[place].start
            guard start >= added.last?.span.end ?? 0 else { continue }
            while next < mentions.count, mentions[next].span.end <= start { next += 1 }
            if next < mentions.count, mentions[next].span.start <= start { continue }
            let key = UTF8Key(candidates.key(units[place]))
            let names = wholes[key] ?? []
            var found = longest(at: place, names)
            let isName = mayBeName(place)
            let mayBePart = isName ? isPart(place, units, candidates) : isActor(place, units, candidates)
            if found == nil, mayBePart, !mayBeName(place - 1), !mayBeName(place + 1) {
                if let whole = people[key] ?? nil, isName || whole.link.score >= Self.sure {
                    found = part(of: whole, span(place, place + 1), text)
                } else if isName, let whole = names.last, whole.words.count == 1 {
                    found = repetition(of: whole.mention, span(place, place + 1), text)
                }
            }
            guard let found, next == mentions.count || found.span.end <= mentions[next].span.start else { continue }
            added.append(found)
        }
        if !added.isEmpty { mentions = (mentions + added).sorted { $0.span < $1.span } }
    }

    /// Whether a word acts (आकाश ने), or stands beside a title or a word of respect.
    private func acts(_ place: Int, _ units: [PlacedUnit], _ candidates: SentenceCandidates) -> Bool {
        func has(_ place: Int, _ words: WordClasses) -> Bool {
            units.indices.contains(place) && !units[place].isBarrier && candidates.classes(units[place].token).contains(words)
        }
        return has(place + 1, .agent) || has(place + 1, .honorificEnding) || has(place - 1, .title)
    }

    /// Whether an ordinary word that is also usual as a name of people acts.
    private func isActor(_ place: Int, _ units: [PlacedUnit], _ candidates: SentenceCandidates) -> Bool {
        let token = units[place].token
        let classes = candidates.classes(token)
        return (candidates.isGivenName(token) || candidates.isAlsoFamilyName(token)) && !classes.contains(.title)
            && !classes.contains(.honorificEnding) && acts(place, units, candidates)
    }

    /// Whether a word may be a part of a name where it stands. None is before a word for a caste or a people (निषाद समाज); one that is also an ordinary word is none before a noun or a verb (गंभीर चोट), nor behind a postposition.
    private func isPart(_ place: Int, _ units: [PlacedUnit], _ candidates: SentenceCandidates) -> Bool {
        if place + 1 < units.count, !units[place + 1].isBarrier, candidates.classes(units[place + 1].token).contains(.community) {
            return false
        }
        let token = units[place].token
        guard candidates.isOrdinary(token), !acts(place, units, candidates) else { return true }
        func isPostposition(_ place: Int) -> Bool {
            units.indices.contains(place) && !units[place].isBarrier && candidates.classes(units[place].token).contains(.postposition)
        }
        return isPostposition(place + 1) && !isPostposition(place - 1)
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

    private func part(of whole: EntityMention, _ span: TextSpan, _ text: String) -> EntityMention {
        EntityMention(
            span: span, type: .person, native: text[span].map(String.init) ?? whole.native, english: whole.english,
            link: EntityLink(concept: whole.link.concept, method: .shortForm, score: min(Self.score, whole.link.score)))
    }

    private func repetition(of whole: EntityMention, _ span: TextSpan, _ text: String) -> EntityMention {
        EntityMention(
            span: span, type: whole.type, native: text[span].map(String.init) ?? whole.native, english: whole.english,
            link: EntityLink(concept: nil, method: .transliterated, score: min(Self.score, whole.link.score)))
    }

    private func words(_ name: String) -> [Substring] { name.utf8.split(separator: UInt8(ascii: " ")).map { Substring($0) } }

    private func isSame(_ one: EntityMention, _ other: EntityMention) -> Bool {
        one.link.concept != nil ? one.link.concept == other.link.concept : one.native == other.native
    }

    private mutating func rememberPerson(_ mention: EntityMention, isDoubtful: Bool = false) {
        if !isDoubtful, let space = mention.native.utf8.lastIndex(of: UInt8(ascii: " ")), namedInFull.count < Self.most {
            namedInFull[UTF8Key(String(mention.native[mention.native.utf8.index(after: space)...]))] = sentences
        }
        guard mention.native.utf8.contains(UInt8(ascii: " ")), people.count < Self.most, known.count < 4 * Self.most,
            known.insert(UTF8Key("\(isDoubtful ? "?" : mention.link.concept ?? "")\t\(mention.native)")).inserted
        else { return }
        let words = words(mention.native)
        guard words.count > 1 else { return }
        // Of भगवान शिव the first word is others' title too.
        for (place, word) in words.enumerated() where word.unicodeScalars.count > 2 {
            let folded = cutter.key(ofWord: word)
            let key = UTF8Key(folded)
            guard place + 1 == words.count || !titles.contains(key) else { continue }
            forms.insert(folded)
            switch people[key] {
            case .none: people[key] = .some(isDoubtful ? nil : mention)
            case .some(.some(let known)) where !isSame(known, mention): people[key] = .some(nil)
            default: break
            }
        }
    }

    private mutating func rememberWhole(_ mention: EntityMention) {
        guard names < Self.most, known.insert(UTF8Key("=\t\(mention.native)")).inserted else { return }
        let words = words(mention.native).map { cutter.key(ofWord: $0) }
        guard let first = words.first, words.count > 1 || mention.native.unicodeScalars.count >= Self.shortest else { return }
        forms.insert(first)
        names += 1
        let key = UTF8Key(first)
        let place = wholes[key]?.firstIndex { $0.words.count < words.count } ?? wholes[key]?.count ?? 0
        wholes[key, default: []].insert(Whole(words: words, mention: mention), at: place)
    }
}
