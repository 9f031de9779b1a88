internal import BitextModel
internal import Transliteration

extension DocumentResolver {
    /// `mentions` with the acronyms that the document explains: those of `X (Y)` in this sentence, and those of earlier ones where they stand alone.
    ///
    /// Where one side of a pair is known, the other side is the same concept. Where neither is, an acronym spelled twice (केसीएनए (KCNA)) or bound to its
    /// expansion by its letters is a mention without a concept; an expansion by position alone makes none of its words a name.
    mutating func withAcronyms(_ mentions: [EntityMention], _ sentence: SentenceCandidates) -> [EntityMention] {
        var mentions = mentions
        learnBrackets(sentence, mentions)
        for pair in sentence.pairs { learn(pair, sentence, &mentions) }
        guard !acronyms.isEmpty else { return mentions }
        if hasOverriding { override(&mentions, sentence) }
        var found: [EntityMention] = []
        var next = 0
        let units = sentence.units
        for place in units.indices where acronyms.mayHold(units[place].form) && units[place].isWhole {
            let (start, end) = (units[place].start, units[place].end)
            while next < mentions.count, mentions[next].span.end <= start { next += 1 }
            if next < mentions.count, mentions[next].span.start < end { continue }
            guard units[place].casing == .capitals || units[place].casing == .none, let known = acronyms[sentence.words.key(units[place])],
                known.score >= minimumScore
            else {
                continue
            }
            found.append(mention(known, TextSpan(start: start, end: end), sentence))
        }
        return found.isEmpty ? mentions : (mentions + found).sorted { $0.span < $1.span }
    }

    /// सपा (SP): capitals in brackets behind a concept, the first letters of its English, are of that concept, whatever else they are short for.
    private mutating func learnBrackets(_ sentence: SentenceCandidates, _ mentions: [EntityMention]) {
        let text = sentence.text.utf8
        for mention in mentions where mention.type == .organization {
            var place = text.index(text.startIndex, offsetBy: mention.span.end)
            if place < text.endIndex, text[place] == 0x20 { place = text.index(after: place) }
            guard place < text.endIndex, text[place] == UInt8(ascii: "(") else { continue }
            let letters = text[text.index(after: place)...].prefix { (0x41...0x5A).contains($0) }
            guard (2...7).contains(letters.count), letters.endIndex < text.endIndex, text[letters.endIndex] == UInt8(ascii: ")"),
                let identifier = mention.link.concept, let concept = index.concept(identifier)
            else { continue }
            let initials = index.preferredEnglish(concept).utf8.split(separator: 0x20).compactMap { word in
                word.first { $0 != UInt8(ascii: "(") }
            }.filter { (0x41...0x5A).contains($0) }
            let start = text.distance(from: text.startIndex, to: letters.startIndex)
            guard letters.elementsEqual(initials), let unit = sentence.units.first(where: { $0.start == start }), !unit.isBarrier else {
                continue
            }
            explain(
                sentence.words.key(unit),
                DocumentAcronym(concept: identifier, english: String(Substring(letters)), type: mention.type, score: mention.link.score))
        }
    }

    /// Makes an acronym that the document explains stand before what the glossary has for its letters.
    private mutating func explain(_ key: String, _ known: DocumentAcronym) {
        var known = known
        known.isOverriding = true
        acronyms[key] = known
        hasOverriding = true
    }

    /// Gives acronyms of the glossary that the document has explained otherwise the concept that it means.
    private func override(_ mentions: inout [EntityMention], _ sentence: SentenceCandidates) {
        for place in mentions.indices where mentions[place].link.method == .acronym {
            let span = mentions[place].span
            guard let unit = sentence.units.first(where: { $0.start == span.start && $0.end == span.end }), unit.casing == .capitals,
                let known = acronyms[sentence.words.key(unit)], known.isOverriding, known.concept != mentions[place].link.concept
            else { continue }
            mentions[place] = mention(known, span, sentence)
        }
    }

    private mutating func learn(_ pair: AcronymPair, _ sentence: SentenceCandidates, _ mentions: inout [EntityMention]) {
        // An acronym of several units (टी20ई) is not looked for by itself.
        guard
            let key = sentence.units.first(where: { $0.start == pair.acronym.start && $0.end == pair.acronym.end }).map(sentence.words.key),
            !key.isEmpty
        else { return }
        // Of आम आदमी पार्टी (आप) the last two words are enough for the letters.
        let expanded = mentions.first {
            $0.span.end == pair.expansion.end
                && ($0.span.start >= pair.expansion.start || pair.evidence == .initials && $0.type == .organization)
        }
        let short = mentions.first { $0.span.overlaps(pair.acronym) }
        switch (expanded, short) {
        case (let expanded?, nil):
            acronyms[key] = DocumentAcronym(
                concept: expanded.link.concept, english: english(of: pair, expanded), type: expanded.type,
                score: min(expanded.link.score, pair.score))
        case (let expanded?, let short?):
            guard short.link.method == .acronym, pair.evidence == .initials, expanded.link.concept != nil,
                expanded.link.concept != short.link.concept, expanded.span == pair.expansion
            else { return }
            explain(
                key,
                DocumentAcronym(
                    concept: expanded.link.concept, english: english(of: pair, expanded), type: expanded.type,
                    score: min(expanded.link.score, pair.score)))
        case (nil, let short?):
            guard pair.evidence != .assumed, !mentions.contains(where: { $0.span.overlaps(pair.expansion) }) else { return }
            let known = DocumentAcronym(
                concept: short.link.concept, english: pair.evidence == .letterNames ? pair.letters : short.english, type: short.type,
                score: min(short.link.score, pair.score))
            guard known.score >= minimumScore else { return }
            mentions.append(mention(known, pair.expansion, sentence))
            mentions.sort { $0.span < $1.span }
        case (nil, nil):
            let known = DocumentAcronym(
                concept: nil, english: pair.letters, type: sentence.organizationPairs.contains(pair) ? .organization : .other,
                score: pair.score * 0.8)
            acronyms[key] = known
            if pair.evidence == .letterNames, known.score >= minimumScore {
                mentions.append(mention(known, pair.expansion, sentence))
                mentions.sort { $0.span < $1.span }
                if let other = sentence.units.first(where: { $0.start == pair.expansion.start }) {
                    acronyms[sentence.words.key(other)] = known
                }
            }
        }
    }

    /// The acronym in Latin letters: one made of the beginnings of words in their own script (आप for आम आदमी पार्टी) by the capitals of what the glossary says for them, AAP.
    private func english(of pair: AcronymPair, _ expanded: EntityMention) -> String {
        guard pair.letters.utf8.contains(where: { $0 >= 0x80 }) else { return pair.letters }
        let initials = expanded.english.utf8.split(separator: 0x20).compactMap(\.first).filter { (0x41...0x5A).contains($0) }
        return initials.count > 1 ? String(decoding: initials, as: UTF8.self) : pair.letters
    }

    private func mention(_ known: DocumentAcronym, _ span: TextSpan, _ sentence: SentenceCandidates) -> EntityMention {
        let surface = sentence.text[span].map(String.init) ?? ""
        return EntityMention(
            span: span, type: known.type, native: surface, english: known.english,
            link: EntityLink(concept: known.concept, method: .acronym, score: known.score))
    }
}
