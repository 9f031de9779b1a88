public import BitextModel

/// What indexing needs to know of the language.
public struct GlossaryIndexOptions: Sendable {
    public var inflections: InflectionTable
    /// Spellings of an acronym of Latin capitals in the source script, the preferred first: KCNA → केसीएनए.
    public var acronymReadings: @Sendable (String) -> [String]
    /// The Latin capitals that a word spells by letter names: यूएन → UN; nil for other words.
    public var acronymLetters: @Sendable (String) -> String?
    /// Words that are never a name by themselves: a derived short form among them is dropped.
    public var ordinaryWords: Set<String>
    /// Keys under which words of like sound meet; none for a word that is not to be found by its sound. It is called on folded units.
    public var soundKeys: @Sendable (String) -> [UInt32]

    public init(
        inflections: InflectionTable = InflectionTable(), acronymReadings: @escaping @Sendable (String) -> [String] = { _ in [] },
        acronymLetters: @escaping @Sendable (String) -> String? = { _ in nil }, ordinaryWords: Set<String> = [],
        soundKeys: @escaping @Sendable (String) -> [UInt32] = { _ in [] }
    ) {
        self.soundKeys = soundKeys
        self.inflections = inflections
        self.acronymReadings = acronymReadings
        self.acronymLetters = acronymLetters
        self.ordinaryWords = ordinaryWords
    }
}

/// Builds a `GlossaryIndex`. The order of glossaries and concepts is their priority.
public struct GlossaryIndexBuilder {
    private typealias Unit = (key: String, casing: MatchUnit.Casing, text: String)

    private var index = GlossaryIndexDraft()
    private let cutter: UnitCutter
    private let options: GlossaryIndexOptions
    private let tokenize: (String) -> [Token]
    private let ordinaryKeys: Set<String>
    private var derivesShortForms = false
    /// Keys of units met before, and units of the terms of the concept being added.
    private var foldedUnits: [UTF8Key: String] = [:]
    private var unitsOfTerms: [UTF8Key: [Unit]] = [:]

    /// `tokenize` divides a term as running text would be.
    public init(cutter: UnitCutter, options: GlossaryIndexOptions, tokenize: @escaping (String) -> [Token]) {
        self.cutter = cutter
        self.options = options
        self.tokenize = tokenize
        var cache: [UTF8Key: String] = [:]
        ordinaryKeys = Set(
            options.ordinaryWords.flatMap { word in cutter.units(tokens: tokenize(word), in: word, cache: &cache).map(\.key) })
    }

    /// The bytes of the index's file. `signature` names all that it was made from.
    package consuming func bytes(signature: String) -> [UInt8] {
        let (ordinary, soundKeys) = (ordinaryKeys, options.soundKeys)
        return index.finish(signature: signature, soundKeys: { ordinary.contains($0) ? [] : soundKeys($0) })
    }

    /// Adds the concepts of `glossary` behind those already there.
    ///
    /// - Parameter derivesShortForms: whether a person without listed short forms gets the first and last word of the name as such, ordinary words excepted. A
    ///   glossary written with care lists them, since many names are also words.
    public mutating func add(_ glossary: Glossary, derivesShortForms: Bool = false) {
        self.derivesShortForms = derivesShortForms
        for concept in glossary.concepts { add(concept, source: glossary.sourceLanguage, target: glossary.targetLanguage) }
    }

    private mutating func add(_ concept: Concept, source: LanguageTag, target: LanguageTag) {
        guard let native = concept.section(source), let english = concept.section(target), let nativeName = native.preferred,
            let englishName = english.preferred
        else { return }
        // Parts of names are understood only within a name.
        guard nativeName.form != .shortForm, englishName.form != .shortForm else { return }
        let number = index.conceptCount
        unitsOfTerms.removeAll(keepingCapacity: true)
        let short = shortForms(concept, native: native, english: english, nativeName: nativeName.text, englishName: englishName.text)
        index.add(
            identifier: concept.identifier, type: concept.type, native: nativeName.text, english: englishName.text,
            shortEnglish: short.english.first)

        // Terms in full, the preferred first.
        let nativeNames = [nativeName.text] + native.texts(.variant)
        let englishNames = [englishName.text] + english.texts(.variant)
        // A form with an ending may be listed, to be free of its lemma's conditions: चीनियों is never sugar.
        let endings = Set(options.inflections.forms(of: nativeName.text, type: concept.type))
        for (rank, name) in nativeNames.enumerated() {
            let method: LinkMethod = rank == 0 ? .exact : endings.contains(name) ? .inflected : .alias
            insert(name, entry(concept, number, name, method, score: method == .exact ? 1 : method == .alias ? 0.97 : 0.95))
        }
        for (rank, name) in englishNames.enumerated() {
            let units = units(name)
            // A name that is all capitals (ISRO) counts in capitals only.
            let capitals = units.contains { $0.casing == .capitals } && !units.contains { $0.casing == .lower || $0.casing == .capitalized }
            insert(
                units.map(\.key),
                entry(
                    concept, number, name, rank == 0 ? .exact : .alias, native: matchingNative(units.count, nativeNames),
                    capitals: capitals,
                    score: rank == 0 ? 1 : 0.97))
        }
        for name in nativeNames { insertSpelledLetters(concept, number, name) }
        insertAcronyms(concept, number, native: native, english: english, nativeName: nativeName.text)
        if concept.type != .demonym, concept.type != .date { insertMixed(concept, number, nativeNames, englishNames) }
        for name in nativeNames {
            for form in options.inflections.forms(of: name, type: concept.type) {
                insert(form, entry(concept, number, name, .inflected, score: 0.95))
            }
        }
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
                units(acronym).map(\.key),
                entry(
                    concept, number, acronym, .acronym, native: nativeAcronyms.first ?? readings.first ?? nativeName, english: acronym,
                    capitals: true, score: 0.97))
            for reading in readings { insert(reading, entry(concept, number, reading, .acronym, english: acronym, score: 0.95)) }
        }
    }

    /// A name of several words of which one is spelled by letter names, with the letters themselves: यूएन महासभा as UN महासभा.
    private mutating func insertSpelledLetters(_ concept: Concept, _ number: Int32, _ name: String) {
        let units = units(name)
        guard units.count > 1 else { return }
        var keys = units.map(\.key)
        for (place, unit) in units.enumerated() where !ordinaryKeys.contains(unit.key) {
            if let letters = options.acronymLetters(unit.text) { keys[place] = letters.lowercased() }
        }
        guard keys != units.map(\.key) else { return }
        index.insert(keys, entry(concept, number, name, .alias, native: name, score: 0.96))
    }

    /// Names whose words correspond one to one, with each word in either script.
    private mutating func insertMixed(_ concept: Concept, _ number: Int32, _ nativeNames: [String], _ englishNames: [String]) {
        for name in nativeNames {
            let nativeUnits = units(name)
            guard (2...5).contains(nativeUnits.count) else { continue }
            for other in englishNames {
                let englishUnits = units(other)
                guard englishUnits.count == nativeUnits.count else { continue }
                let every = (1 << nativeUnits.count) - 1
                for choice in 1..<every {
                    let keys = nativeUnits.indices.map { choice >> $0 & 1 == 1 ? englishUnits[$0].key : nativeUnits[$0].key }
                    index.insert(keys, entry(concept, number, name, .alias, native: name, score: 0.96))
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
            nativeShort = [nativeUnits[0], nativeUnits[nativeUnits.count - 1]].filter { isName($0) }.map(\.text)
            if nativeUnits.count == englishUnits.count {
                englishShort = [englishUnits[0], englishUnits[englishUnits.count - 1]].map(\.text)
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
            if corresponds, let position = englishUnits.firstIndex(where: { $0.text == short }) { counterpart = nativeUnits[position].text }
            insert(
                units(short).map(\.key), entry(concept, number, short, .shortForm, native: counterpart ?? nativeName, score: 0.9))
        }
    }

    private func isName(_ unit: Unit) -> Bool { unit.text.unicodeScalars.count > 1 && !ordinaryKeys.contains(unit.key) }

    // MARK: - Entries

    private mutating func entry(
        _ concept: Concept, _ number: Int32, _ term: String, _ method: LinkMethod, native: String? = nil, english: String? = nil,
        capitals: Bool = false, score: Float
    ) -> GlossaryIndexDraft.Entry {
        var conditions: [GlossaryIndex.Condition] = []
        for condition in concept.conditions where condition.term == term {
            conditions.append(
                GlossaryIndex.Condition(
                    relation: condition.relation, keys: Set(condition.words.flatMap { units($0).map(\.key) }), classes: condition.classes))
        }
        return GlossaryIndexDraft.Entry(
            concept: number, method: method, needsCapitals: capitals, native: native, english: english, conditions: index.add(conditions),
            score: score)
    }

    private mutating func insert(_ term: String, _ entry: GlossaryIndexDraft.Entry) { index.insert(units(term).map(\.key), entry) }

    private mutating func insert(_ keys: [String], _ entry: GlossaryIndexDraft.Entry) { index.insert(keys, entry) }

    private mutating func units(_ term: String) -> [Unit] {
        if let known = unitsOfTerms[UTF8Key(term)] { return known }
        let units = cutter.keys(ofTerm: term, tokens: tokenize(term), cache: &foldedUnits)
        unitsOfTerms[UTF8Key(term)] = units
        return units
    }

    /// The first native name of `count` units, else the preferred one.
    private mutating func matchingNative(_ count: Int, _ names: [String]) -> String {
        for name in names where units(name).count == count { return name }
        return names[0]
    }
}
