public import BitextModel
internal import ICU

/// What a `NameTransliterator` takes for granted.
public struct NameTransliteratorOptions: Hashable, Sendable {
    /// Words of a text up to which an initial without a full stop is read as one (`आर अश्विन`): longer texts are running text, where के is no K.
    public var wordsOfName = 6
    /// Words of a name that are looked up as a whole.
    public var wordsLookedUp = 6
    /// Spellings of a word that n-best lists combine.
    public var spellingsOfWord = 6
    /// Sightings of a word at which its listed spellings and the model's weigh the same. Fitted on the development tenth of the names: 2 to 5 do equally well.
    public var modelWeight = 3.0
    /// Letters of a word that are spelled at once; longer ones go to the word model in parts.
    public var lettersOfWord = 48
    /// What a spelling by the word model loses for each syllable that the word is not spoken with, in natural logarithms.
    public var silentVowelLoss = 1.5

    public init() {}
}

/// Writes names as the other script's newspapers spell them: किम जोंग उन is Kim Jong Un, Manmohan Singh is मनमोहन सिंह.
///
/// A name or a whole line. Words are looked up first, in this order: full names, titles and particles, initials, words of names, English loans (बैंक is Bank),
/// letter-name acronyms (केसीएनए is KCNA), towards Latin English words by pronunciation; what is in none goes to the word model. Whatever is no word of the
/// source script comes back byte for byte: Latin in Devanagari text and the other way round, digits, punctuation, spaces. In running text, words that are no
/// names are spelled like names of that sound.
///
/// Probabilities of an n-best list are products over the words; they order the list, and are no more calibrated than the word model's.
///
/// A value; safe to share between tasks. A look-up costs under a microsecond a word; time and room grow with the text's length.
///
/// ```swift
/// names.transliterate("ए. पी. जे. अब्दुल कलाम")   // "A. P. J. Abdul Kalam"
/// ```
public struct NameTransliterator: Transliterator {
    public enum Direction: Hashable, Sendable {
        case toLatin
        /// From Latin to the native script.
        case fromLatin
    }

    public let direction: Direction
    public let sourceScript: Script
    public let targetScript: Script
    let lists: NameLexicon.Lists?
    let english: SpellingTable?
    let acronyms: LetterNameAcronyms?
    let words: NameWords
    let model: any Transliterator
    /// The best spellings of words worked out beforehand, in the form in which words are looked up.
    let answers: PairTable?
    /// Towards Latin, which inherent vowels of a word are silent.
    let syllables: SpokenSyllables?
    let options: NameTransliteratorOptions
    let composer = try? Normalizer(.nfc)
    let decomposer = try? Normalizer(.nfd)
    /// First scalar of the native block.
    let base: UInt32

    /// Spells with `model` what the tables do not have; the direction is the model's. Any table may be missing. `nativeBlock` is the first of
    /// the 128 scalars among which the letters of the script other than Latin are: U+0900 for Devanagari. `answers` are what this transliterator, with the same tables, says itself (`dubash train answers --names`):
    /// `best` depends on them in nothing but speed.
    public init(
        model: any Transliterator, lexicon: NameLexicon? = nil, english: EnglishSpellings? = nil, acronyms: LetterNameAcronyms? = nil,
        words: NameWords = NameWords(), answers: PairTable? = nil, syllables: SpokenSyllables? = nil,
        options: NameTransliteratorOptions = NameTransliteratorOptions(), nativeBlock: UInt32 = 0x0900
    ) {
        self.model = model
        direction = model.targetScript == .latin ? .toLatin : .fromLatin
        sourceScript = model.sourceScript
        targetScript = model.targetScript
        lists = direction == .toLatin ? lexicon?.toLatin : lexicon?.fromLatin
        self.english = direction == .toLatin ? english?.toLatin : english?.fromLatin
        self.acronyms = acronyms
        self.words = words
        self.answers = answers
        self.syllables = direction == .toLatin ? syllables : nil
        self.options = options
        base = nativeBlock
    }

    /// `other` with another model and without answers.
    init(_ other: NameTransliterator, model: any Transliterator) {
        direction = other.direction
        sourceScript = other.sourceScript
        targetScript = other.targetScript
        lists = other.lists
        english = other.english
        acronyms = other.acronyms
        words = other.words
        self.model = model
        answers = nil
        syllables = other.syllables
        options = other.options
        base = other.base
    }

    /// The best spelling of a name or line: the first of its `candidates`, without its probability. The word models are asked only where they may say something else than the lists.
    public func best(_ name: String) -> String {
        let pieces = NamePiece.pieces(of: direction == .toLatin ? AbbreviationZero.replaced(in: name) : name, base: base)
        let sourceKind: NamePiece.Kind = direction == .toLatin ? .native : .latin
        guard pieces.contains(where: { $0.kind == sourceKind }) else { return name }
        let reader = NameReader(self, pieces: pieces, sourceKind: sourceKind, limit: 1, wantsProbabilities: false)
        return reader.slots().map { $0.spellings.first?.text ?? "" }.joined()
    }

    public func transliterate(_ word: String) -> String { best(word) }

    /// Up to `limit` spellings of a name or line, best first, at least one. The text unchanged when it has no letter of the source script.
    public func candidates(for name: String, limit: Int) -> [TransliterationCandidate] {
        let pieces = NamePiece.pieces(of: direction == .toLatin ? AbbreviationZero.replaced(in: name) : name, base: base)
        let sourceKind: NamePiece.Kind = direction == .toLatin ? .native : .latin
        guard pieces.contains(where: { $0.kind == sourceKind }) else { return [TransliterationCandidate(text: name, logProbability: 0)] }
        let reader = NameReader(self, pieces: pieces, sourceKind: sourceKind, limit: max(limit, 1))
        return NameBeam.best(reader.slots(), limit: max(limit, 1))
    }

    /// Spellings of one word that is neither title nor initial, best first; `limit` at most, at least one.
    ///
    /// Without `wantsProbabilities`, listed spellings that no opinion of the model can overtake are not weighed against it.
    func spellings(of word: String, limit: Int, wantsProbabilities: Bool = true) -> [TransliterationCandidate] {
        guard direction == .toLatin, let usual = words.usual(word) else {
            return otherSpellings(of: word, limit: limit, wantsProbabilities: wantsProbabilities)
        }
        // A usual spelling goes before all that lists and models say.
        var result = usual.prefix(limit).enumerated().map { TransliterationCandidate(text: $1, logProbability: -0.1 - Double($0)) }
        guard result.count < limit else { return result }
        let floor = (result.last?.logProbability ?? 0) - 1
        for candidate in otherSpellings(of: word, limit: limit, wantsProbabilities: wantsProbabilities)
        where result.count < limit && !result.contains(where: { $0.text.lowercased() == candidate.text.lowercased() }) {
            result.append(TransliterationCandidate(text: candidate.text, logProbability: floor + candidate.logProbability))
        }
        return result
    }

    /// Whether the usual Latin spelling of a native word is listed.
    package func isUsual(_ word: String) -> Bool { words.usual(word) != nil }

    private func answer(for word: String) -> TransliterationCandidate? {
        answers?.spellings(of: word).first.map { TransliterationCandidate(text: $0, logProbability: 0) }
    }

    private func otherSpellings(of word: String, limit: Int, wantsProbabilities: Bool) -> [TransliterationCandidate] {
        let isBest = !wantsProbabilities && limit == 1
        var result: [TransliterationCandidate] = []
        func add(_ listed: [ListedSpelling]) {
            for item in listed where !result.contains(where: { $0.text == item.text }) {
                result.append(TransliterationCandidate(text: item.text, logProbability: item.logShare))
            }
        }
        if let lists {
            let listed = lists.words.spellings(of: word)
            let loans = lists.loans.spellings(of: word).filter { !$0.isAmbiguous }
            // A name seen once or twice yields to an English word in use: Mobile, Alabama.
            let isRare = (listed.first?.count ?? 0) < 3 && (loans.first?.count ?? 0) > 8
            let chosen = isRare || listed.isEmpty ? loans : listed
            if !wantsProbabilities, limit == 1, isSettled(chosen) {
                return [TransliterationCandidate(text: chosen[0].text, logProbability: chosen[0].logShare)]
            }
            if !chosen.isEmpty, isBest, let known = answer(for: word) { return [known] }
            if !chosen.isEmpty { return mixed(chosen, with: modelled(word, limit: max(limit, options.spellingsOfWord)), limit: limit) }
        }
        if result.isEmpty, let acronym = acronym(word) {
            result.append(TransliterationCandidate(text: acronym, logProbability: 0))
        }
        // Towards Latin, what is pronounced like an English word is spelled like it. From Latin the pronunciations, an American's, are but one more
        // opinion on a name: they come after the model's.
        if result.isEmpty, let english, direction == .toLatin, isPlain(word) { add(english.spellings(of: word)) }
        guard result.count < limit else { return Array(result.prefix(limit)) }
        if isBest, let known = answer(for: word) { return [known] }
        // The model's spellings come after those that are listed, whatever it thinks of them.
        let floor = result.last.map { $0.logProbability - 1 } ?? 0
        for candidate in modelled(word, limit: limit) where !result.contains(where: { $0.text == candidate.text }) {
            result.append(TransliterationCandidate(text: candidate.text, logProbability: min(0, floor + candidate.logProbability)))
        }
        if direction == .fromLatin, let english, result.count < limit {
            let floor = (result.last?.logProbability ?? 0) - 1
            for item in english.spellings(of: word) where !result.contains(where: { $0.text == item.text }) {
                result.append(TransliterationCandidate(text: item.text, logProbability: floor + item.logShare))
            }
        }
        return Array(result.prefix(limit))
    }

    /// Listed spellings by how often they were seen, mixed with the model's: n sightings weigh n / (n + `modelWeight`), so that a spelling seen
    /// once does not outvote what the models are sure of (interpolation after Witten & Bell 1991, with a fixed mass for the unseen).
    private func mixed(_ listed: [ListedSpelling], with modelled: [TransliterationCandidate], limit: Int) -> [TransliterationCandidate] {
        let total = Double(listed.reduce(0) { $0 + max($1.count, 1) })
        return modelled.mixed(
            with: listed.map { ($0.text, TransliterationCandidate(text: $0.text, logProbability: $0.logShare).probability) },
            weight: total / (total + options.modelWeight), limit: limit)
    }

    /// Whether the first of `listed` stays first whatever the model says: it leads the next one by more than all that the model weighs.
    private func isSettled(_ listed: [ListedSpelling]) -> Bool {
        guard let first = listed.first else { return false }
        // A text listed twice has the sum of its shares.
        var shares: [(text: String, share: Double)] = []
        for item in listed {
            let share = TransliterationCandidate(text: item.text, logProbability: item.logShare).probability
            if let place = shares.firstIndex(where: { $0.text.utf8.elementsEqual(item.text.utf8) }) {
                shares[place].share += share
            } else {
                shares.append((item.text, share))
            }
        }
        let total = Double(listed.reduce(0) { $0 + max($1.count, 1) })
        let weight = total / (total + options.modelWeight)
        let next = shares.dropFirst().map(\.share).max() ?? 0
        return shares[0].text == first.text && (shares[0].share - next) * weight > (1 - weight) * 1.0001
    }

    /// Whether the English words by pronunciation are asked: words of some length only, short ones have too many homophones.
    private func isPlain(_ word: String) -> Bool { word.unicodeScalars.count > 4 }

    /// The whole word read as letter names, or a word in capitals spelled by them.
    private func acronym(_ word: String) -> String? {
        guard let acronyms, word.unicodeScalars.count <= options.lettersOfWord else { return nil }
        switch direction {
        case .toLatin:
            return acronyms.readings(of: word).first { $0.isPlausible && $0.letters.utf8.count >= 2 }?.letters
        case .fromLatin:
            let isShort = word.utf8.count <= 5 && word.utf8.count >= 2
            guard isShort, word.utf8.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A }) else { return nil }
            // Words are written in capitals too: ANIL is none of initials, KCNA can be nothing else.
            let consonants = word.split { "AEIOUY".contains($0) }.map(\.count).max() ?? 0
            guard consonants > 2 || word.utf8.count < 4, (english?.spellings(of: word) ?? []).isEmpty else { return nil }
            return acronyms.hindi(for: word, limit: 1).first
        }
    }

    /// What the word model makes of `word`; one too long for a word goes in parts, each with its best spelling, and as a whole when it is
    /// longer than ten parts: the model knows what to do with what is no word at all.
    private func modelled(_ word: String, limit: Int) -> [TransliterationCandidate] {
        let word = direction == .fromLatin ? word.lowercased() : word
        let scalars = word.unicodeScalars
        let isPartwise = scalars.count > options.lettersOfWord && scalars.count <= 10 * options.lettersOfWord
        guard isPartwise else { return spoken(word, limit: limit) }
        var result = TransliterationCandidate(text: "", logProbability: 0)
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let end = scalars.index(index, offsetBy: options.lettersOfWord, limitedBy: scalars.endIndex) ?? scalars.endIndex
            guard let best = model.candidates(for: String(scalars[index..<end]), limit: 1).first else { break }
            result.text += best.text
            result.logProbability += best.logProbability
            index = end
        }
        return [result]
    }

    /// The word model's spellings, those behind that have more syllables than the word is spoken with; their probabilities sum to what they summed to.
    private func spoken(_ word: String, limit: Int) -> [TransliterationCandidate] {
        guard let syllables else { return model.candidates(for: word, limit: limit) }
        let candidates = model.candidates(for: word, limit: max(limit, options.spellingsOfWord))
        let count = syllables.spoken(word)
        let losses = candidates.map { Double(max(0, SpokenSyllables.written($0.text) - count)) * options.silentVowelLoss }
        guard losses.contains(where: { $0 > 0 }) else { return Array(candidates.prefix(limit)) }
        let before = candidates.reduce(0) { $0 + $1.probability }
        let shares = zip(candidates, losses).map { $0.probability * TransliterationCandidate(text: "", logProbability: -$1).probability }
        let scale = before / shares.reduce(0, +)
        guard scale.isFinite else { return Array(candidates.prefix(limit)) }
        let order = candidates.indices.sorted { (shares[$1], $0) < (shares[$0], $1) }
        return order.prefix(limit).map { TransliterationCandidate(text: candidates[$0].text, probability: shares[$0] * scale) }
    }

    /// The form in which words are looked up: composed, with nuktas apart, for native words; without diacritics and apostrophes for Latin ones.
    func plain(_ word: Substring, kind: NamePiece.Kind) -> String {
        if word.utf8.allSatisfy({ $0 < 0x80 && $0 != 0x27 }) { return String(word) }
        if kind == .native, word.isPlainDevanagari { return String(word) }
        if kind == .native { return (try? composer?.normalize(String(word))) ?? String(word) }
        let decomposed = (try? decomposer?.normalize(String(word))) ?? String(word)
        let letters = decomposed.unicodeScalars.filter { scalar in
            // APOSTROPHE, RIGHT SINGLE QUOTATION MARK
            scalar != "'" && scalar != "\u{2019}" && !scalar.isCombiningMark
        }
        return String(String.UnicodeScalarView(letters))
    }
}
