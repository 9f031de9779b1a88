public import BitextAlignment
internal import BitextModel
public import Dictionaries
internal import TextAnalysis
internal import Transliteration

/// Sentence and word alignment with the shipped data of a language pair: what the aligners know comes in here.
///
/// Making one reads lexicon, sounds and word groups (about 100 ms); a value to share between tasks.
///
/// ```swift
/// let tools = try BitextTools(language: "hi", in: Toolkit.dictionaries())
/// let pair = try tools.pair(source: "यह घर है।", target: "This is a house.")
/// await tools.wordAligner().align([pair]).links[0].map(\.link.description)   // ["0-0", …]
/// ```
public struct BitextTools: Sendable {
    public let profile: LanguageProfile
    private let tokenizer: SharedTokenizer
    let views: [WordView]
    let rules: LinkingRules
    let forms: FormEvidence
    let lexicon: LexiconEvidence
    let sounds: SoundEvidence
    let matcher: NameMatcher
    /// Words of the target language that serve grammar: those of `word-groups.tsv`, what the function words of the source are rendered by, and words that stand inside names.
    let targetFunctionWords: Set<UTF8Key>
    /// Titles and honorifics that stand beside names (डॉ, Dr), of both languages, in lower case.
    let titles: (source: Set<UTF8Key>, target: Set<UTF8Key>)
    private let model: WordAlignmentModel?

    /// Without `usesModel` the shipped word-alignment model is not opened. Throws what reading a profile, a table or the model throws.
    public init(language: String, usesModel: Bool = true, in dictionaries: Dictionaries) throws {
        try self.init(language: language, usesModel: usesModel, lexicon: nil, in: dictionaries)
    }

    /// With `lexicon` in place of the shipped one.
    init(language: String, usesModel: Bool, lexicon: GlossLexicon?, in dictionaries: Dictionaries) throws {
        let profile = try LanguageProfile(language, in: dictionaries)
        try self.init(
            profile: profile, tokenizer: SharedTokenizer(try profile.makeTokenizer(in: dictionaries)), usesModel: usesModel,
            lexicon: lexicon, in: dictionaries)
    }

    init(
        profile: LanguageProfile, tokenizer: SharedTokenizer, usesModel: Bool = true, lexicon: GlossLexicon? = nil,
        in dictionaries: Dictionaries
    ) throws {
        self.profile = profile
        self.tokenizer = tokenizer
        let (source, target) = (profile.tag, profile.target)
        let folder = "languages/\(source)"
        let normalizers = try SharedNormalizers(profile: profile, dictionaries: dictionaries)
        let endings = try WordEndings(parsing: dictionaries.text("\(folder)/endings.tsv"), file: "\(folder)/endings.tsv")
        rules = try LinkingRules(
            parsing: dictionaries.text("\(folder)/word-groups.tsv"), file: "\(folder)/word-groups.tsv", source: source, target: target)
        views = [
            WordView(
                name: "prefix-5", source: { WordForm.prefix(normalizers.searchKey($0), 5) }, target: { WordForm.prefix($0, 5) }),
            WordView(
                name: "stem", source: { endings.stem(normalizers.searchKey($0), language: source) },
                target: { endings.stem($0, language: target) }),
        ]
        forms = FormEvidence()
        self.lexicon = LexiconEvidence(
            lexicon: try lexicon ?? GlossLexicon(profile: profile, in: dictionaries), endings: endings, source: source, target: target,
            key: { normalizers.searchKey($0) })
        matcher = try NameMatching.matcher(language: source.tag, usesModels: false, in: dictionaries)
        sounds = SoundEvidence(matcher: matcher, ordinaryWords: profile.ordinaryWords)
        targetFunctionWords = try Self.functionWords(profile, self.lexicon, rules, dictionaries)
        titles = try Self.titles(profile, dictionaries)
        let file = "alignment/\(source)-\(target).words.dub"
        model = usesModel && dictionaries.exists(file) ? try WordAlignmentModel(path: "\(dictionaries.path)/\(file)") : nil
    }

    private static func functionWords(
        _ profile: LanguageProfile, _ lexicon: LexiconEvidence, _ rules: LinkingRules, _ dictionaries: Dictionaries
    ) throws -> Set<UTF8Key> {
        var words = Set(rules.targetFunctionWords.map { UTF8Key($0) })
        let file = "languages/\(profile.tag)/linking-words.txt"
        for word in try DataTable.words(parsing: dictionaries.text(file), file: file) { words.insert(UTF8Key(word)) }
        for word in profile.ordinaryWords { for rendering in lexicon.renderings(of: word).prefix(2) { words.insert(UTF8Key(rendering)) } }
        return words
    }

    private static func titles(_ profile: LanguageProfile, _ dictionaries: Dictionaries) throws -> (Set<UTF8Key>, Set<UTF8Key>) {
        let file = "languages/\(profile.tag)/name-words.tsv"
        var words = (source: Set<UTF8Key>(), target: Set<UTF8Key>())
        for row in try DataTable(parsing: dictionaries.text(file), file: file, columns: 3).rows
        where row.fields[0] == "title" || row.fields[0] == "honorific" {
            for word in row.list(1) { words.source.insert(UTF8Key(WordForm.folded(String(word)))) }
            for word in row.list(2) { words.target.insert(UTF8Key(WordForm.folded(String(word)))) }
        }
        return words
    }

    /// The word-alignment model that comes with the toolkit; nil where the language pair has none.
    public var shippedModel: WordAlignmentModel? { model }

    /// Words by lexicon, the shipped model, sound and form.
    public func sentenceAligner(_ options: SentenceAlignerOptions = SentenceAlignerOptions()) -> SentenceAligner {
        let known = model.flatMap { ModelEvidence($0, view: views[views.count - 1]) }
        var evidence: [any SentenceEvidence] = [forms, lexicon]
        if let known { evidence.append(known) }
        evidence.append(sounds)
        return SentenceAligner(options, evidence: evidence, rarity: known)
    }

    public func wordAligner(_ options: WordAlignmentOptions = WordAlignmentOptions()) -> WordAligner {
        WordAligner(options, views: views, evidence: [forms, lexicon, sounds], rules: rules)
    }

    /// The words of a text of either language. Throws where ICU cannot divide it.
    public func words(_ text: String) throws -> [String] {
        var tokenizer = try tokenizer.clone()
        return try tokenizer.tokens(in: text).compactMap { text[$0.span].map(String.init) }
    }

    /// The words of many texts.
    public func words(_ texts: [String]) throws -> [[String]] {
        var tokenizer = try tokenizer.clone()
        return try texts.map { text in try tokenizer.tokens(in: text).compactMap { text[$0.span].map(String.init) } }
    }

    /// Sentences as the aligner sees them.
    public func sentences(_ texts: [String]) throws -> [SentenceText] {
        zip(texts, try words(texts)).map { SentenceText(words: $1, length: $0.unicodeScalars.count) }
    }

    public func pair(source: String, target: String) throws -> SentencePair {
        SentencePair(source: try words(source), target: try words(target))
    }

    func makeTokenizer() throws -> Tokenizer { try tokenizer.clone() }

    /// Letters of the source language's script in `words`, and letters of other scripts.
    public func letters(_ words: [String]) -> (native: Int, other: Int) {
        var counts = (native: 0, other: 0)
        for word in words {
            guard let first = word.unicodeScalars.first(where: \.properties.isAlphabetic) else { continue }
            if profile.isNative(first) { counts.native += 1 } else { counts.other += 1 }
        }
        return counts
    }
}

extension LanguageProfile {
    /// Whether a letter lies in the block of the language's digits: that of its script.
    func isNative(_ letter: Unicode.Scalar) -> Bool {
        guard let zero = digitZero else { return false }
        return letter.value >> 7 == zero.value >> 7
    }
}
