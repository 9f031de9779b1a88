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
    private let views: [WordView]
    private let rules: LinkingRules
    private let forms: FormEvidence
    private let lexicon: LexiconEvidence
    private let sounds: SoundEvidence
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
        sounds = SoundEvidence(
            matcher: try NameMatching.matcher(language: source.tag, usesModels: false, in: dictionaries),
            ordinaryWords: profile.ordinaryWords)
        let file = "alignment/\(source)-\(target).words.dub"
        model = usesModel && dictionaries.exists(file) ? try WordAlignmentModel(path: "\(dictionaries.path)/\(file)") : nil
    }

    /// The word-alignment model that comes with the toolkit; nil where the language pair has none.
    public var shippedModel: WordAlignmentModel? { model }

    /// Words of the target language that serve grammar: auxiliaries, articles, prepositions.
    var functionWords: Set<String> { rules.targetFunctionWords }

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
