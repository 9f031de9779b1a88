internal import BitextModel
public import Dictionaries
internal import ICU
public import Terminology
package import TextAnalysis
internal import Transliteration

/// All that the tasks of a pipeline share: data and indexes, made once, never changed.
public final class PipelineResources: Sendable {
    public let options: PipelineOptions
    public let profile: LanguageProfile
    public let index: GlossaryIndex
    let dictionaries: Dictionaries
    let tokenizer: SharedTokenizer
    let cutter: UnitCutter
    let knowledge: WordKnowledge
    let pairFinder: AcronymPairFinder
    let letterNames: LetterNameAcronyms
    let romanizer: ReadableRomanizer
    let lexicon: GlossLexicon
    let normalizers: SharedNormalizers
    /// What is known of usual words; nil where nothing is kept between runs.
    let usualWords: UsualWords?
    /// What finds and renders names that no glossary has; nil where the language has no model, or it is not wanted.
    let recognizer: EntityRecognizer?
    let nameRenderings: NameRenderings?
    /// What judges terms that the text spells otherwise; nil where the language has no weights for it, or it is not wanted.
    let nearMatchJudge: NearMatchJudge?
    /// Nil where the language has no words for numbers, or they are not wanted.
    let quantities: QuantityFinder?
    /// Nil where nothing is to be respelled, or the language has no models for it.
    let respelling: RespellingResources?

    /// Reads and indexes what `options` ask for. Throws what reading a file, a profile or a rule throws.
    public init(_ options: PipelineOptions = PipelineOptions(), dictionaries: Dictionaries) throws {
        self.options = options
        self.dictionaries = dictionaries
        let profile = try LanguageProfile(options.language, in: dictionaries)
        self.profile = profile
        let tokenizer = SharedTokenizer(try profile.makeTokenizer(in: dictionaries, keepsRules: options.keepsIndexes))
        self.tokenizer = tokenizer
        let normalizers = try SharedNormalizers(profile: profile, dictionaries: dictionaries)
        self.normalizers = normalizers

        let language = profile.tag.tag
        let script = profile.script.code.lowercased()
        let letters = try RomanizationTable(
            parsing: dictionaries.text("translit/readable.\(script).tsv"), file: "translit/readable.\(script).tsv")
        romanizer = ReadableRomanizer(
            letters: letters,
            schwas: try SchwaTable(parsing: dictionaries.text("translit/schwa.\(language).tsv"), file: "translit/schwa.\(language).tsv"),
            words: try WordReadings(
                parsing: dictionaries.text("translit/readable-words.\(language).tsv"), file: "translit/readable-words.\(language).tsv",
                letters: letters))
        let letterNames = try LetterNameAcronyms(
            parsing: dictionaries.text("languages/\(language)/letter-names.tsv"), file: "languages/\(language)/letter-names.tsv")
        self.letterNames = letterNames
        pairFinder = AcronymPairFinder(
            letterNames: letterNames, romanizer: romanizer, functionWords: profile.ordinaryWords,
            linkingWords: Set(
                try DataTable.words(parsing: dictionaries.text("languages/\(language)/linking-words.txt"), file: "linking-words.txt")),
            ordinaryWords: profile.ordinaryWords)

        let lexicon = try GlossLexicon(profile: profile, in: dictionaries)
        self.lexicon = lexicon
        var listed = Set<UTF8Key>()
        for words in [profile.ordinaryWords, profile.titles, profile.honorifics, profile.commonWords] {
            for word in words { listed.insert(UTF8Key(word)) }
        }
        let known = listed
        let nameWords = try TransliterationModels.nameWords(language: language, in: dictionaries)
        let model = "entities/\(language).names.dub"
        if options.unknownNames != .none, dictionaries.exists(model) {
            recognizer = try EntityRecognizer(path: "\(dictionaries.path)/\(model)")
            let heads = "languages/\(language)/name-translations.tsv"
            nameRenderings = NameRenderings(
                try TransliterationModels.openNames(
                    language: language, to: .latin, quality: options.unknownNames == .fast ? .fast : .best, words: nameWords,
                    acronyms: letterNames, syllables: SpokenSyllables(romanizer), in: dictionaries),
                heads: dictionaries.exists(heads) ? try NameHeads(parsing: dictionaries.text(heads), file: heads) : NameHeads())
        } else {
            (recognizer, nameRenderings) = (nil, nil)
        }
        let nameMatcher = try NameMatching.matcher(language: language, in: dictionaries)
        let nearMatches = "entities/near-matches.tsv"
        nearMatchJudge =
            options.findsNearMatches && dictionaries.exists(nearMatches)
            ? try NearMatchJudge(
                parsing: dictionaries.text(nearMatches), file: nearMatches, matcher: nameMatcher,
                distances: NameMatching.distances(in: dictionaries)) : nil
        let lists = "translit/models/\(language)/hindi.lists.dub"
        let wordLists = dictionaries.exists(lists) ? try WordListTable(path: "\(dictionaries.path)/\(lists)") : nil
        let cutter = UnitCutter(fold: { normalizers.searchKey($0) })
        self.cutter = cutter
        let quantities = try Self.quantities(options, profile: profile, dictionaries: dictionaries, cutter: cutter, tokenizer: tokenizer)
        self.quantities = quantities
        let nameLexicon = "translit/models/\(language)/name-lexicon.dub"
        let names = dictionaries.exists(nameLexicon) ? try NameLexicon(path: "\(dictionaries.path)/\(nameLexicon)") : nil
        let composer = try Normalizer(.nfc)
        let findsNames = nameRenderings != nil
        let isOrdinary: @Sendable (Substring) -> Bool = { word in
            let text = word.listedForm
            func isListed(_ text: String) -> Bool { known.contains(UTF8Key(text)) || lexicon.contains(text) }
            return isListed(text) || text.withoutFinalVirama.map(isListed) ?? false
        }
        // Three letters are no chance, and two are none where the lexicon says the same letters (डीजे, but not बीवी, wife).
        let acronymLetters: @Sendable (String) -> String? = { word in
            let word = word.withoutJoiners
            guard findsNames, let letters = letterNames.latin(for: word), letters.utf8.count > 1 else { return nil }
            if letters.utf8.count > 2, !isOrdinary(Substring(word)) { return letters }
            return lexicon.gloss(word)?.uppercased() == letters ? letters : nil
        }
        var knowledge = WordKnowledge(
            postpositions: profile.postpositions, functionWords: profile.ordinaryWords,
            organizationHeads: Set(
                try DataTable.words(
                    parsing: dictionaries.text("languages/\(language)/organization-heads.txt"), file: "organization-heads.txt")),
            isOrdinary: isOrdinary, quantityTraits: { quantities?.words.traits(of: $0) ?? [] },
            commonness: { word in
                guard let wordLists else { return 0 }
                let values = wordLists.values(of: word.withoutJoiners)
                return Double(max(values & 0xFF, values >> 8 & 0xFF, values >> 16 & 0xFF)) / 255
            },
            nameEvidence: { word in
                let word = word.withoutJoiners
                let isComposed = word.isPlainDevanagari || (try? composer.isNormalized(word)) == true
                let composed = isComposed ? word : (try? composer.normalize(word)) ?? word
                func evidence(_ word: String) -> UInt8 { (names?.evidence(native: word) ?? 0) | nameWords.role(word) << 4 }
                let found = evidence(composed)
                return found == 0 ? composed.withoutFinalVirama.map(evidence) ?? 0 : found
            }, acronymLetters: acronymLetters)
        knowledge.honorificEndings = profile.honorificEndings
        knowledge.commonEndings = CommonEndings(profile.commonEndings)
        let romanizer = self.romanizer
        knowledge.romanizations = { Self.romanizations(of: $0, romanizer) }
        knowledge.titles = profile.titles
        let neighbours = "languages/\(language)/name-neighbours.tsv"
        if dictionaries.exists(neighbours) {
            knowledge.neighbours = try NameNeighbours(parsing: dictionaries.text(neighbours), file: neighbours)
        }
        knowledge.neighbours.add(regnal: nameWords.regnalNumbers)
        self.knowledge = knowledge
        respelling =
            options.respells
            ? try RespellingResources(
                profile: profile, respellsLoans: options.respellsLoans, letterNames: letterNames, matcher: nameMatcher,
                isOrdinary: knowledge.isOrdinary, dictionaries: dictionaries) : nil
        let index = try Self.index(
            options, profile: profile, dictionaries: dictionaries, cutter: cutter, tokenizer: tokenizer, letterNames: letterNames,
            nameMatcher: nameMatcher)
        self.index = index
        // Of a user's few terms alone the words are known sooner than they are looked up.
        let cache = UsualWordsCache(
            folder: options.keepsIndexes && options.usesBuiltInGlossaries ? GlossaryIndexCache.standardFolder : nil)
        let readsFeatures = recognizer != nil
        usualWords = cache.words(
            index: index, readsFeatures: readsFeatures, findsQuantities: quantities != nil,
            files: ["lexicon/\(language)-\(profile.target).lexicon.dub", nameLexicon, lists], in: dictionaries
        ) { signature in
            let terms = TermTokenizer(try tokenizer.clone())
            func tokens(_ text: String) -> [Token] { terms.tokens(in: text) }
            let matcher = CandidateMatcher(
                index: index, cutter: cutter, knowledge: knowledge, pairFinder: nil, readsFeatures: readsFeatures, tokenize: tokens)
            return UsualWords.bytes(
                of: lexicon.listedWords + profile.ordinaryWords.union(profile.titles).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) },
                matcher,
                signature: signature, tokenize: tokens)
        }
    }

    /// A normalizer of the user's choice over the language's tables.
    package func normalizer(_ options: NormalizerOptions) -> TextNormalizer { normalizers.normalizer(options) }

    /// Finds the terms of the glossaries in raw text, fast. For one task.
    public func makeTermScanner() -> TermScanner {
        let normalizers = normalizers
        return TermScanner(index: index, fold: { normalizers.searchKey($0) })
    }

    /// Engines for one task. `forTraining`: what a recognizer reads is noted though there is none.
    package func makeAnalyzer(forTraining: Bool = false) throws -> TextAnalyzer {
        try TextAnalyzer(self, readsFeatures: forTraining || recognizer != nil)
    }

    /// The readable spelling of a part of a word, and those with one of its vowels drawn out: yan, yaan.
    private static func romanizations(of part: String, _ romanizer: ReadableRomanizer) -> [String] {
        let plain = romanizer.romanize(part).lowercased()
        var result = [plain]
        for place in plain.indices {
            guard let long = ["a": "aa", "i": "ee", "u": "oo"][plain[place]] else { continue }
            result.append(plain[..<place] + long + plain[plain.index(after: place)...])
        }
        return result
    }

    private static func index(
        _ options: PipelineOptions, profile: LanguageProfile, dictionaries: Dictionaries, cutter: UnitCutter, tokenizer: SharedTokenizer,
        letterNames: LetterNameAcronyms, nameMatcher: NameMatcher
    ) throws -> GlossaryIndex {
        let cache = GlossaryIndexCache(folder: options.keepsIndexes ? GlossaryIndexCache.standardFolder : nil)
        let signature = try GlossaryIndexCache.signature(
            options.glossaries, options.glossaryFiles, usesBuiltIn: options.usesBuiltInGlossaries, profile: profile,
            dictionaries: dictionaries)
        return try cache.index(signature) {
            let folder = "languages/\(profile.tag)"
            let builderOptions = GlossaryIndexOptions(
                inflections: try InflectionTable(parsing: dictionaries.text("\(folder)/inflection.tsv"), file: "\(folder)/inflection.tsv"),
                members: dictionaries.exists("\(folder)/members.tsv")
                    ? try MemberTable(parsing: dictionaries.text("\(folder)/members.tsv"), file: "\(folder)/members.tsv") : MemberTable(),
                plurals: dictionaries.exists("\(folder)/demonym-plurals.tsv")
                    ? try DemonymPluralTable(
                        parsing: dictionaries.text("\(folder)/demonym-plurals.tsv"), file: "\(folder)/demonym-plurals.tsv")
                    : DemonymPluralTable(),
                respellings: dictionaries.exists("\(folder)/respellings.tsv")
                    ? try RespellingTable(parsing: dictionaries.text("\(folder)/respellings.tsv"), file: "\(folder)/respellings.tsv")
                    : RespellingTable(),
                acronymReadings: { letterNames.hindi(for: $0) }, letterName: { letterNames.name(of: $0) },
                acronymLetters: { letterNames.latin(for: $0) },
                ordinaryWords: profile.ordinaryWords,
                sounds: { UnitSounds($0, nameMatcher) })
            let termTokenizer = TermTokenizer(try tokenizer.clone())
            func empty() -> GlossaryIndexBuilder {
                GlossaryIndexBuilder(cutter: cutter, options: builderOptions, tokenize: { termTokenizer.tokens(in: $0) })
            }
            var builder = empty()
            // Concept by concept; where a file has concepts in several places, as wholes.
            if try !fill(&builder, options, readingWhole: false) {
                builder = empty()
                _ = try fill(&builder, options, readingWhole: true)
            }
            if options.usesBuiltInGlossaries {
                for (name, glossary) in try builtInGlossaries(profile, dictionaries) {
                    // Files of gathered names come behind those written by hand.
                    builder.add(glossary, isGathered: name.hasPrefix("z-"))
                }
            }
            return builder
        }
    }

    private static func fill(_ builder: inout GlossaryIndexBuilder, _ options: PipelineOptions, readingWhole: Bool) throws -> Bool {
        for glossary in options.glossaries { builder.add(glossary, derivesShortForms: true) }
        for file in options.glossaryFiles {
            if readingWhole {
                builder.add(try file.glossary(), derivesShortForms: true)
            } else if try !file.add(to: &builder) {
                return false
            }
        }
        return true
    }

    private static func quantities(
        _ options: PipelineOptions, profile: LanguageProfile, dictionaries: Dictionaries, cutter: UnitCutter, tokenizer: SharedTokenizer
    ) throws -> QuantityFinder? {
        let folder = "languages/\(profile.tag)"
        guard options.findsQuantities, dictionaries.exists("\(folder)/numbers.tsv") else { return nil }
        func table(_ name: String) throws -> DataTable {
            try DataTable(parsing: dictionaries.text("\(folder)/\(name).tsv"), file: "\(folder)/\(name).tsv", columns: 4)
        }
        let terms = TermTokenizer(try tokenizer.clone())
        return QuantityFinder(
            words: try QuantityWords(
                numbers: table("numbers"), units: table("units"), dates: table("dates"),
                key: { phrase in cutter.keys(ofPhrase: phrase, tokens: terms.tokens(in: phrase)).joined(separator: " ") }))
    }

    /// The shipped glossary of a language pair: all files of its folder, in the order of their names.
    public static func builtInGlossary(_ profile: LanguageProfile, _ dictionaries: Dictionaries) throws -> Glossary {
        var glossary = Glossary(sourceLanguage: profile.tag, targetLanguage: profile.target)
        for part in try builtInGlossaries(profile, dictionaries) { glossary.concepts += part.glossary.concepts }
        return glossary
    }

    /// File by file, with the name of each.
    private static func builtInGlossaries(
        _ profile: LanguageProfile, _ dictionaries: Dictionaries
    ) throws -> [(name: String, glossary: Glossary)] {
        let folder = "glossaries/\(profile.tag)-\(profile.target)"
        return try dictionaries.files(in: folder, suffix: ".tsv").map { name in
            let file = "\(folder)/\(name)"
            let concepts = try GlossaryTable.concepts(
                parsing: dictionaries.text(file), file: file, source: profile.tag, target: profile.target)
            return (name, Glossary(sourceLanguage: profile.tag, targetLanguage: profile.target, concepts: concepts))
        }
    }
}
