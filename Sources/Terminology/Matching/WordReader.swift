internal import BitextModel

/// Tells what is known of words by themselves, without the sentence: their units in the index, and what lists say of them.
///
/// A reference, so that who asks it copies nothing. Some 7 µs a word, 0.6 µs for one of `UsualWords`.
final class WordReader: Sendable {
    private let index: GlossaryIndex
    private let cutter: UnitCutter
    private let knowledge: WordKnowledge
    private let usualWords: UsualWords?
    private let readsFeatures: Bool
    private let classes: EquivalentWords<WordClasses>
    /// Last bytes of words of respect.
    private let honorificLasts: Set<UInt8>

    /// `usualWords`: what has been worked out with the same index and knowledge.
    init(index: GlossaryIndex, cutter: UnitCutter, knowledge: WordKnowledge, usualWords: UsualWords?, readsFeatures: Bool) {
        self.index = index
        self.cutter = cutter
        self.knowledge = knowledge
        self.usualWords = usualWords
        self.readsFeatures = readsFeatures
        classes = WordClasses.table(knowledge)
        honorificLasts = Set(knowledge.honorificEndings.compactMap(\.utf8.last))
    }

    /// What is known of a token whose text is `bytes`.
    func facts(_ bytes: UnsafeBufferPointer<UInt8>, _ token: Token, isLatin: Bool) -> WordFacts {
        if let usualWords, UsualWords.holds(token.kind, isLatin: isLatin),
            let known = usualWords.facts(bytes, readsFeatures: readsFeatures)
        {
            return known
        }
        return facts(String(decoding: bytes, as: UTF8.self), token, isLatin: isLatin)
    }

    /// What is known of a word whose tokens are `tokens`; nil for a text that is not one word in letters that `UsualWords` holds.
    func facts(ofWord word: String, _ tokens: [Token]) -> WordFacts? {
        guard tokens.count == 1, tokens[0].span == TextSpan(start: 0, end: word.utf8.count) else { return nil }
        let isLatin = tokens[0].script == .latin
        return UsualWords.holds(tokens[0].kind, isLatin: isLatin) ? facts(word, tokens[0], isLatin: isLatin) : nil
    }

    private func facts(_ surface: String, _ token: Token, isLatin: Bool) -> WordFacts {
        let span = TextSpan(start: 0, end: surface.utf8.count)
        let listed = token.kind == .word ? Self.withoutMarks(surface) : Substring(surface)
        let isOrdinary = knowledge.isOrdinary(listed)
        let classes = token.kind == .word ? self.classes(String(listed)) : []
        var units = cutter.units(
            tokens: [Token(span: span, kind: token.kind, script: token.script, language: token.language)], in: surface
        ).map { unit in
            var unit = unit
            if !unit.key.isEmpty {
                unit.number = index.key(ofWord: unit.key) ?? -1
            } else if TermMarks.isOther(token) {
                unit.number = index.key(surface) ?? -1
            }
            let own = TextSpan(start: unit.start, end: unit.end)
            unit.isOrdinary = own == span ? isOrdinary : surface[own].map(knowledge.isOrdinary) ?? true
            if !unit.isOrdinary, unit.casing == .none, own != span || UTF8Key(unit.key) != UTF8Key(surface) {
                unit.isOrdinary = knowledge.isOrdinary(Substring(unit.key))
            }
            unit.mayBeName = mayBeName(unit)
            unit.mayJoin =
                unit.opens && unit.closes && token.kind == .word && WordSpacing.hasLetters(unit)
                && !(own == span ? classes : surface[own].map { self.classes(String($0)) } ?? []).contains(.function)
            unit.joinsNext = unit.mayJoin && index.parts.mayBegin(with: unit.key)
            unit.joinsPrevious = unit.mayJoin && index.parts.mayEnd(with: unit.key)
            return unit
        }
        // iPhone15: the number is no part of the product's name.
        if units.count == 2, units[0].casing != .none, Self.isNumber(units[1]), names(.product, units[0].number) { units[0].closes = true }
        let isSingle = units.count == 1 && units[0].number < 0 && units[0].start == 0 && units[0].end == surface.utf8.count
        let split =
            !isSingle
            ? withoutHyphenedHonorific(units)
            : withoutColon(surface, token, isOrdinary: isOrdinary) ?? withoutHonorific(surface, token, isOrdinary: isOrdinary)
        let cuts = split == nil ? WordSpacing.cuts(units, index, cutter) : []
        if !cuts.isEmpty { units[0].hasCuts = true }
        let tailStart = split?.last?.start
        let rooted = (split ?? units).map { Self.rooted($0, index) }
        return WordFacts(
            units: rooted, cuts: cuts, surface: surface, kind: token.kind, isLatin: isLatin,
            isOrdinary: (isOrdinary || isOrdinaryCompound(units) || endsCommonly(units)) && split == nil, classes: classes,
            readsFeatures: readsFeatures, tailStart: tailStart, findings: findings(surface, token.kind, rooted, tailStart: tailStart))
    }

    /// A word without the marks that somebody else's tokens have at its end (है।): lists have it so.
    private static func withoutMarks(_ word: String) -> Substring {
        var rest = word.unicodeScalars[...]
        while let last = rest.last, last == "।" || last == "," || last == ";" || last == "?" || last == "!" {
            rest.removeLast()
        }
        return Substring(rest)
    }

    /// What lists say of a token with those units. Without `readsFeatures` nothing of names is asked.
    private func findings(_ surface: String, _ kind: TokenKind, _ units: [MatchUnit], tailStart: Int?) -> WordFacts.Findings {
        var findings = WordFacts.Findings()
        if readsFeatures, kind == .word {
            findings.evidence = knowledge.nameEvidence(
                tailStart.map { String(decoding: surface.utf8.prefix($0), as: UTF8.self) } ?? surface)
        }
        switch kind {
        // Of words of several pieces (18वें) only ranges are read (दो-तीन).
        case .word:
            findings.quantityKey = units.count == 1 ? units[0].key : range(WordFacts.keyed(units, tailStart: tailStart), surface)
        case .symbol, .punctuation, .number: findings.quantityKey = surface
        default: break
        }
        findings.acronymLetters = kind == .word ? knowledge.acronymLetters(surface) : nil
        // 21वीं is a word that begins with a number.
        findings.isNumbered = surface.unicodeScalars.first?.properties.numericType == .decimal
        let traits = findings.quantityKey.isEmpty ? [] : knowledge.quantityTraits(findings.quantityKey)
        findings.quantityTraits = kind == .number || findings.isNumbered ? traits.union(.begins) : traits
        return findings
    }

    private func range(_ units: [MatchUnit], _ surface: String) -> String {
        guard units.count == 2, surface.utf8.contains(UInt8(ascii: "-")) else { return "" }
        let key = "\(units[0].key)-\(units[1].key)"
        return knowledge.quantityTraits(key).contains(.begins) ? key : ""
    }

    /// Whether a word of several between hyphens is an ordinary one without them (बोल-चाल), or has ordinary ones alone, none of them a term or usual as a name of people: पेड़-पौधे, but not सलीम-जावेद.
    private func isOrdinaryCompound(_ units: [MatchUnit]) -> Bool {
        guard units.count > 1, units.allSatisfy({ $0.isOrdinary && $0.casing == .none && $0.opens && $0.closes }) else { return false }
        return units.allSatisfy { !Self.rooted($0, index).isTerm && knowledge.nameEvidence($0.key) >> 4 == 0 }
            || knowledge.isOrdinary(Substring(units.map(\.key).joined()))
    }

    /// Whether a word that no list has as a name ends as no name does (सुगमीकरण, निबन्धकारों).
    private func endsCommonly(_ units: [MatchUnit]) -> Bool {
        guard let last = units.last, !units[0].isOrdinary, last.casing == .none, knowledge.commonEndings.end(last.key) else { return false }
        return !Self.rooted(last, index).isTerm && knowledge.nameEvidence(last.key) == 0
    }

    private func classes(_ word: String) -> WordClasses {
        let listed = word.listedForm
        return classes[listed] ?? listed.withoutFinalVirama.flatMap { classes[$0] } ?? []
    }

    /// The same unit with what the index has behind it.
    private static func rooted(_ unit: MatchUnit, _ index: GlossaryIndex) -> MatchUnit {
        guard unit.number >= 0, let node = index.child(of: 0, key: unit.number) else { return unit }
        var unit = unit
        (unit.root, unit.isTerm, unit.beginsTerms) = (node, index.hasEntries(node), index.hasChildren(node))
        return unit
    }

    /// The unit of a word's beginning; nil where it is more than one.
    private func stem(_ text: String, _ token: Token) -> MatchUnit? {
        let part = Token(span: TextSpan(start: 0, end: text.utf8.count), kind: .word, script: token.script, language: token.language)
        guard var unit = cutter.units(tokens: [part], in: text).first, unit.end == text.utf8.count else { return nil }
        unit.number = index.key(unit.key) ?? -1
        return unit
    }

    /// What stands behind a `stem` to the end of the word: a unit with `key`, empty for a mark.
    private static func tail(behind stem: MatchUnit, end: Int, key: String) -> MatchUnit {
        var unit = MatchUnit(start: stem.end, end: end, key: key, opens: true, closes: true, casing: .none, token: stem.token)
        unit.isOrdinary = true
        return unit
    }

    /// The units of a word of one unit, in no term, that is a name and a word of respect written together (मोदीजी, Modiजी): those two. Nil for other words, and for names that end so themselves (शिवाजी).
    private func withoutHonorific(_ surface: String, _ token: Token, isOrdinary: Bool) -> [MatchUnit]? {
        // Bytes: this is asked of every new word.
        guard let last = surface.utf8.last, honorificLasts.contains(last) else { return nil }
        for ending in knowledge.honorificEndings
        where surface.utf8.count > ending.utf8.count && surface.utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8) {
            let stem = String(decoding: surface.utf8.dropLast(ending.utf8.count), as: UTF8.self)
            guard stem.unicodeScalars.count >= 3 else { continue }
            let evidence = knowledge.nameEvidence(surface)
            guard var name = self.stem(stem, token) else { continue }
            let isUnlisted = evidence == 0 && !isOrdinary && (name.casing != .none || !knowledge.isOrdinary(Substring(stem)))
            guard names(.person, name.number) || isUnlisted && (name.number >= 0 || knowledge.nameEvidence(stem) > 0) else { continue }
            name.isOrdinary = false
            name.mayBeName = mayBeName(name)
            return [name, Self.tail(behind: name, end: surface.utf8.count, key: ending)]
        }
        return nil
    }

    /// The units of a name and a word of respect behind a hyphen (हाशिमोतो-जी): those two. Nil for other words.
    private func withoutHyphenedHonorific(_ units: [MatchUnit]) -> [MatchUnit]? {
        guard units.count == 2, units[0].closes, units[1].opens, knowledge.honorificEndings.contains(units[1].key),
            !units[0].isOrdinary || names(.person, units[0].number) || knowledge.nameEvidence(units[0].key) >> 4 != 0,
            knowledge.acronymLetters(units[0].key) == nil
        else { return nil }
        var name = units[0]
        name.isOrdinary = false
        name.mayBeName = mayBeName(name)
        return [name, Self.tail(behind: name, end: units[1].end, key: units[1].key)]
    }

    /// The units of a word of one unit, in no term, whose visarga is typed for a colon (`दिल्लीः मेट्रो बंद`): the word, and the mark as a barrier. Nil for ordinary words, for terms that end so (नमः), and where the rest is neither a term's word nor a name.
    private func withoutColon(_ surface: String, _ token: Token, isOrdinary: Bool) -> [MatchUnit]? {
        guard !isOrdinary, let mark = surface.unicodeScalars.last, Self.isVisarga(mark), surface.unicodeScalars.count > 2 else {
            return nil
        }
        let stem = String(surface.unicodeScalars.dropLast())
        guard var word = self.stem(stem, token) else { return nil }
        word.isOrdinary = knowledge.isOrdinary(Substring(stem))
        guard word.number >= 0 || !word.isOrdinary else { return nil }
        word.mayBeName = mayBeName(word)
        return [word, Self.tail(behind: word, end: surface.utf8.count, key: "")]
    }

    /// The visargas of India's scripts, at one place of each block of 128 from U+0900 on.
    private static func isVisarga(_ scalar: Unicode.Scalar) -> Bool { (0x0900..<0x0D80).contains(scalar.value) && scalar.value & 0x7F == 3 }

    /// Whether a word of the index is by itself a name of a type.
    private func names(_ type: EntityType, _ number: Int32) -> Bool {
        guard number >= 0, let node = index.child(of: 0, key: number) else { return false }
        return index.entries(node).contains { $0.method != .shortForm && index.type($0.concept) == type }
    }

    /// Whether a unit by itself may be part of a name that no list knows.
    private func mayBeName(_ unit: MatchUnit) -> Bool {
        guard !unit.key.isEmpty, !Self.isNumber(unit) else { return false }
        switch unit.casing {
        case .none, .capitalized: return !unit.isOrdinary
        case .lower, .mixed, .capitals: return false
        }
    }

    private static func isNumber(_ unit: MatchUnit) -> Bool { unit.key.utf8.first.map { (0x30...0x39).contains($0) } ?? false }
}
