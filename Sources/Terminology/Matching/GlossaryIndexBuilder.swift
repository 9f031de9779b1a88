public import BitextModel

/// Builds a `GlossaryIndex`. The order of glossaries and concepts is their priority.
///
/// Cost: some 15 µs a concept, and 44 bytes for each way to say it.
public struct GlossaryIndexBuilder {
    /// A folded word of a term: the number of its key, and where it stands in the term.
    struct Unit {
        let key: UInt32
        let casing: MatchUnit.Casing
        let start: Int
        let end: Int
    }

    /// What has been worked out for a spelling of a unit.
    private struct Spelling {
        let key: UInt32
        let casing: MatchUnit.Casing
        /// The key of the letters that it spells by their names; not yet asked, or none.
        var letters: UInt32 = Self.unasked
        static let unasked = UInt32.max
        static let none = UInt32.max - 1
    }

    /// Spellings remembered; then the memory begins anew.
    private static let mostSpellings = 1 << 17

    private var index = GlossaryIndexDraft()
    private let cutter: UnitCutter
    let options: GlossaryIndexOptions
    private let tokenize: (String) -> [Token]
    private var ordinaryKeys: Set<UInt32> = []
    private var derivesShortForms = false
    /// Spellings of units met before.
    private var spellings = TextNumbering()
    private var known: [Spelling] = []
    /// Units and numbers of the texts of the concept being added.
    private var unitsOfTerms: [(term: String, units: [Unit])] = []
    private var textNumbers: [(text: String, number: UInt32)] = []

    /// `tokenize` divides a term as running text would be.
    public init(cutter: UnitCutter, options: GlossaryIndexOptions, tokenize: @escaping (String) -> [Token]) {
        self.cutter = cutter
        self.options = options
        self.tokenize = tokenize
        for word in options.ordinaryWords.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            for unit in cutter.units(tokens: tokenize(word), in: word) where !unit.key.isEmpty { ordinaryKeys.insert(index.key(unit.key)) }
        }
    }

    /// Gives the bytes of the index's file to `sink`; nothing can be added afterwards. `signature` names all that it was made from.
    package mutating func finish(signature: String, to sink: inout some ModelFileSink) throws {
        (spellings, known) = (TextNumbering(), [])
        index.addSounds(except: ordinaryKeys, options.sounds)
        try index.finish(signature: signature, to: &sink)
    }

    /// The bytes of the index's file, in memory.
    package mutating func bytes(signature: String) throws -> [UInt8] {
        var memory = ModelFileMemory()
        try finish(signature: signature, to: &memory)
        return memory.bytes
    }

    /// Adds the concepts of `glossary` behind those already there.
    ///
    /// - Parameter derivesShortForms: for glossaries of users: terms without a type are common nouns, with all their endings; and a person without listed short forms gets the first and last word of the name as
    ///   such, ordinary words excepted. A glossary written with care lists them, since many names are also words.
    /// - Parameter isGathered: whether its concepts come from lists that nobody has read name by name: a text that spells one otherwise needs more evidence.
    public mutating func add(_ glossary: Glossary, derivesShortForms: Bool = false, isGathered: Bool = false) {
        index.isGathered = isGathered
        defer { index.isGathered = false }
        for concept in glossary.concepts {
            add(concept, source: glossary.sourceLanguage, target: glossary.targetLanguage, derivesShortForms: derivesShortForms)
        }
    }

    /// Adds one concept, as `add` does those of a glossary.
    package mutating func add(_ concept: Concept, source: LanguageTag, target: LanguageTag, derivesShortForms: Bool) {
        guard let native = concept.section(source), let english = concept.section(target), let nativeName = native.preferred,
            let englishName = english.preferred
        else { return }
        // Parts of names are understood only within a name.
        guard nativeName.form != .shortForm, englishName.form != .shortForm else { return }
        self.derivesShortForms = derivesShortForms
        let number = index.conceptCount
        unitsOfTerms.removeAll(keepingCapacity: true)
        textNumbers.removeAll(keepingCapacity: true)
        if spellings.count > Self.mostSpellings {
            spellings.removeAll()
            known.removeAll(keepingCapacity: true)
        }
        let short = shortForms(concept, native: native, english: english, nativeName: nativeName.text, englishName: englishName.text)
        index.add(
            identifier: concept.identifier, type: concept.type, native: text(nativeName.text), english: text(englishName.text),
            shortEnglish: short.english.first)

        // Terms in full, the preferred first.
        let nativeNames = [nativeName.text] + native.texts(.variant)
        let englishNames = [englishName.text] + english.texts(.variant)
        // A form with an ending may be listed, to be free of its lemma's conditions: चीनियों is never sugar.
        let kinds = InflectionTable.Kinds(concept.type, target: englishName.text, isUsers: derivesShortForms)
        let forms = nativeNames.map { options.inflections.forms(of: $0, kinds) }
        for (rank, name) in nativeNames.enumerated() {
            let method: LinkMethod =
                rank == 0 ? .exact : forms[0].contains(name) ? .inflected : .alias
            let entry = entry(
                concept, number, name, method, english: method == .inflected ? plural(concept, englishName.text, name) : nil,
                score: method == .exact ? 1 : method == .alias ? 0.97 : 0.95)
            insert(name, entry)
            if let units = unitsWithMarks(name) { insert(units, entry) }
        }
        for (rank, name) in englishNames.enumerated() {
            let units = units(name)
            let entry = entry(
                concept, number, name, rank == 0 ? .exact : .alias, native: matchingNative(units.count, nativeNames),
                score: rank == 0 ? 1 : 0.97)
            insert(units, entry)
            if let marked = unitsWithMarks(name) { insert(marked, entry) }
        }
        for name in nativeNames {
            insertSpelledLetters(concept, number, name)
            for spelling in options.respellings.spellings(of: name) { insert(spelling, entry(concept, number, name, .alias, score: 0.96)) }
        }
        insertAcronyms(concept, number, native: native, english: english, nativeName: nativeName.text)
        if concept.type != .demonym, concept.type != .date { insertMixed(concept, number, nativeNames, englishNames) }
        // Before forms by ending: of words that are both, members say more.
        if concept.type == .organization { insertMembers(concept, number, native: native, english: english, englishName: englishName.text) }
        for (name, forms) in zip(nativeNames, forms) {
            let entry = entry(concept, number, name, .inflected, score: 0.95)
            for form in forms {
                let units = units(form)
                // An ending that makes a pronoun or a function word of a term is none.
                if units.count == 1, ordinaryKeys.contains(units[0].key) { continue }
                guard let plural = plural(concept, englishName.text, form) else {
                    insert(units, entry)
                    continue
                }
                insert(units, self.entry(concept, number, name, .inflected, english: plural, score: 0.95))
            }
        }
        if concept.type == .product { insertPlurals(concept, number, englishNames, nativeNames) }
        insertShortForms(concept, number, short, nativeName: nativeName.text, englishName: englishName.text)
    }

    // MARK: - Kinds of terms

    private mutating func insertAcronyms(
        _ concept: Concept, _ number: Int32, native: LanguageSection, english: LanguageSection, nativeName: String
    ) {
        let nativeAcronyms = native.texts(.acronym)
        let englishAcronyms = english.texts(.acronym)
        let first = englishAcronyms.first
        for acronym in nativeAcronyms { insert(acronym, entry(concept, number, acronym, .acronym, english: first, score: 0.97)) }
        for acronym in englishAcronyms {
            let readings = options.acronymReadings(acronym)
            insert(
                units(acronym),
                entry(
                    concept, number, acronym, .acronym, native: nativeAcronyms.first ?? readings.first ?? nativeName, english: acronym,
                    score: 0.97), isAcronym: true)
            for reading in readings { insert(reading, entry(concept, number, reading, .acronym, english: acronym, score: 0.95)) }
            if let spaced = spaced(acronym) {
                index.insert(spaced, entry(concept, number, acronym, .acronym, native: readings.first, english: acronym, score: 0.93))
            }
        }
    }

    /// A name of several words of which one is spelled by letter names, with the letters themselves: यूएन महासभा as UN महासभा.
    private mutating func insertSpelledLetters(_ concept: Concept, _ number: Int32, _ name: String) {
        let units = units(name)
        guard units.count > 1 else { return }
        var keys = units.map(\.key)
        var isChanged = false
        for (place, unit) in units.enumerated() where !ordinaryKeys.contains(unit.key) {
            let letters = letters(spelledBy: text(name, unit))
            guard letters != Spelling.none else { continue }
            keys[place] = letters
            isChanged = true
        }
        guard isChanged else { return }
        let entry = entry(concept, number, name, .alias, native: name, score: 0.96)
        index.insert(keys, entry)
        // वाई एस आर कांग्रेस: each letter a word.
        var apart: [UInt32] = []
        for (key, unit) in zip(keys, units) { apart += key == unit.key ? [key] : spaced(index.keys[Int(key)].uppercased()) ?? [key] }
        if apart.count > keys.count { index.insert(apart, entry) }
    }

    /// The keys of the names of an acronym's letters, written apart (बी जे पी, बी. जे. पी.). Nil where they may be other words: two letters one of whose names is a word of grammar (के, आई), more of which all are.
    private mutating func spaced(_ acronym: String) -> [UInt32]? {
        let names = acronym.map { options.letterName($0) }
        guard (2...Self.mostLetters).contains(names.count), !names.contains(nil) else { return nil }
        let keys = names.compactMap { $0.map { index.key(cutter.key(ofWord: $0[...])) } }
        let ordinary = keys.count { ordinaryKeys.contains($0) }
        return ordinary < (keys.count == 2 ? 1 : keys.count) ? keys : nil
    }

    private static let mostLetters = 6

    /// Names whose words correspond one to one, with each word in either script.
    private mutating func insertMixed(_ concept: Concept, _ number: Int32, _ nativeNames: [String], _ englishNames: [String]) {
        for name in nativeNames {
            let nativeUnits = units(name)
            guard (2...5).contains(nativeUnits.count) else { continue }
            let entry = entry(concept, number, name, .alias, native: name, score: 0.96)
            for other in englishNames {
                let englishUnits = units(other)
                guard englishUnits.count == nativeUnits.count else { continue }
                let every = (1 << nativeUnits.count) - 1
                var keys = nativeUnits.map(\.key)
                for choice in 1..<every {
                    for place in keys.indices { keys[place] = choice >> place & 1 == 1 ? englishUnits[place].key : nativeUnits[place].key }
                    index.insert(keys, entry)
                }
            }
        }
    }

    /// Those that are listed, or, for a person without any, the first and last words of the name.
    private mutating func shortForms(
        _ concept: Concept, native: LanguageSection, english: LanguageSection, nativeName: String, englishName: String
    ) -> (native: [String], english: [String]) {
        var nativeShort = native.texts(.shortForm)
        var englishShort = english.texts(.shortForm)
        let nativeUnits = units(nativeName)
        let englishUnits = units(englishName)
        if nativeShort.isEmpty, englishShort.isEmpty, derivesShortForms, concept.type == .person, nativeUnits.count > 1 {
            nativeShort = [nativeUnits[0], nativeUnits[nativeUnits.count - 1]].filter { isName($0, nativeName) }
                .map { text(nativeName, $0) }
            if nativeUnits.count == englishUnits.count {
                englishShort = [englishUnits[0], englishUnits[englishUnits.count - 1]].map { text(englishName, $0) }
            }
        }
        return (nativeShort, englishShort)
    }

    private mutating func insertShortForms(
        _ concept: Concept, _ number: Int32, _ forms: (native: [String], english: [String]), nativeName: String, englishName: String
    ) {
        let nativeUnits = units(nativeName)
        let englishUnits = units(englishName)
        let corresponds = nativeUnits.count == englishUnits.count
        for short in forms.native { insert(short, entry(concept, number, short, .shortForm, score: 0.9)) }
        for (rank, short) in forms.english.enumerated() {
            // The word of the native name that stands where the English short form stands in the English name.
            var counterpart = rank < forms.native.count ? forms.native[rank] : nil
            if corresponds, let position = englishUnits.firstIndex(where: { text(englishName, $0) == short }) {
                counterpart = text(nativeName, nativeUnits[position])
            }
            insert(
                units(short), entry(concept, number, short, .shortForm, native: counterpart ?? nativeName, score: 0.9))
        }
    }

    private func isName(_ unit: Unit, _ name: String) -> Bool {
        text(name, unit).unicodeScalars.count > 1 && !ordinaryKeys.contains(unit.key)
    }

    private func text(_ term: String, _ unit: Unit) -> String { term[TextSpan(start: unit.start, end: unit.end)].map(String.init) ?? "" }

    // MARK: - Entries

    mutating func entry(
        _ concept: Concept, _ number: Int32, _ term: String, _ method: LinkMethod, native: String? = nil, english: String? = nil,
        score: Float
    ) -> GlossaryIndexDraft.Entry {
        var conditions: [GlossaryIndex.Condition] = []
        for condition in concept.conditions where condition.term == term {
            // In one order, for new words are numbered as they come.
            let words = condition.words.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            let keys = Set(words.flatMap { word in units(word).map { UTF8Key(index.keys[Int($0.key)]) } })
            conditions.append(GlossaryIndex.Condition(relation: condition.relation, keys: keys, classes: condition.classes))
        }
        return GlossaryIndexDraft.Entry(
            concept: number, method: method, native: native.map { text($0) } ?? 0,
            english: english.map { text($0) } ?? 0, conditions: index.add(conditions), score: score)
    }

    mutating func insert(_ term: String, _ entry: GlossaryIndexDraft.Entry) { insert(units(term), entry) }

    /// A term that is all capitals (ISRO) counts in capitals only, as acronyms do; one word in small letters also in small letters.
    mutating func insert(_ units: [Unit], _ entry: GlossaryIndexDraft.Entry, isAcronym: Bool = false) {
        var entry = entry
        entry.needsCapitals =
            isAcronym
            || units.contains { $0.casing == .capitals } && units.allSatisfy { $0.casing == .capitals || $0.casing == .none }
        entry.allowsSmallLetters = units.count == 1 && units[0].casing == .lower
        index.insert(units.map(\.key), entry)
    }

    /// The number of a text of the concept being added.
    private mutating func text(_ text: String) -> UInt32 {
        for known in textNumbers where UTF8Key(known.text) == UTF8Key(text) { return known.number }
        let number = index.text(text)
        textNumbers.append((text, number))
        return number
    }

    mutating func units(_ term: String) -> [Unit] {
        for known in unitsOfTerms where UTF8Key(known.term) == UTF8Key(term) { return known.units }
        var units: [Unit] = []
        let (tokens, cutter) = (tokenize(term), cutter)
        var text = term
        text.withUTF8 { bytes in
            for token in tokens {
                if TermMarks.isKept(token, bytes) {
                    units.append(mark(token, bytes))
                    continue
                }
                guard token.kind == .word || token.kind == .number else { continue }
                cutter.forEachUnit(token, bytes) { start, end, _, _ in
                    let place = spelling(UnsafeBufferPointer(rebasing: bytes[start..<end]))
                    let spelling = known[place]
                    if index.keys.isEmpty(Int(spelling.key)) { return }
                    units.append(Unit(key: spelling.key, casing: spelling.casing, start: start, end: end))
                }
            }
        }
        unitsOfTerms.append((term, units))
        return units
    }

    private mutating func mark(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) -> Unit {
        let text = String(decoding: bytes[token.span.start..<token.span.end], as: UTF8.self)
        return Unit(key: index.key(text), casing: .none, start: token.span.start, end: token.span.end)
    }

    /// The units of a term with all the marks that stand inside it; nil where there are none but those that always count.
    private mutating func unitsWithMarks(_ term: String) -> [Unit]? {
        var units = units(term)
        guard let first = units.first, let last = units.last else { return nil }
        let tokens = tokenize(term)
        let inside = tokens.filter { TermMarks.isOther($0) && $0.span.start > first.start && $0.span.end < last.end }
        var text = term
        let isChanged = text.withUTF8 { bytes in
            let marks = inside.filter { !TermMarks.isKept($0, bytes) }
            // The matcher knows brackets (`CandidateMatcher.bracketed`), which come in twos.
            if marks.contains(where: { TermMarks.isBracket($0, bytes) }) { return false }
            units += marks.map { mark($0, bytes) }
            return !marks.isEmpty
        }
        guard isChanged else { return nil }
        units.sort { $0.start < $1.start }
        return units
    }

    /// The place in `known` of a spelling.
    private mutating func spelling(_ unit: UnsafeBufferPointer<UInt8>) -> Int {
        let number = spellings.number(of: unit)
        if number == known.count { known.append(Spelling(key: index.key(cutter.key(unit)), casing: UnitCutter.casing(unit))) }
        return number
    }

    /// The key of the letters that a unit spells by their names.
    private mutating func letters(spelledBy unit: String) -> UInt32 {
        var unit = unit
        let number = unit.withUTF8 { spelling($0) }
        if known[number].letters == Spelling.unasked {
            known[number].letters = options.acronymLetters(unit).map { index.key($0.lowercased()) } ?? Spelling.none
        }
        return known[number].letters
    }

    /// The first native name of `count` units, else the preferred one.
    mutating func matchingNative(_ count: Int, _ names: [String]) -> String {
        for name in names where units(name).count == count { return name }
        return names[0]
    }
}
