package import BitextAlignment
package import BitextModel

/// Words that a lexicon lists as translations, by the word or its stem: गहरे finds what stands under गहरा.
package struct LexiconEvidence: TranslationEvidence, SentenceEvidence {
    private struct Prepared: PreparedEvidence {
        let strengths: [UInt64: Float]

        func strength(source: Int, target: Int) -> Float { strengths[UInt64(source) << 32 | UInt64(target)] ?? 0 }
    }

    private let lexicon: GlossLexicon
    private let endings: WordEndings
    private let source: LanguageTag
    private let target: LanguageTag
    private let key: @Sendable (String) -> String

    /// Words are looked up as spelled, and by `key`, the spelling under which words of the source are compared.
    package init(
        lexicon: GlossLexicon, endings: WordEndings, source: LanguageTag, target: LanguageTag, key: @escaping @Sendable (String) -> String
    ) {
        self.lexicon = lexicon
        self.endings = endings
        self.source = source
        self.target = target
        self.key = key
    }

    /// Renderings of a word of one word each, as they stand in the lexicon, the best first.
    package func renderings(of word: String) -> [String] {
        (lexicon.glosses(word) ?? lexicon.glosses(key(word)) ?? []).map(\.text).filter { !$0.contains(" ") }
    }

    /// Whether `word` is one of the ordinary words of the lexicon (`GlossLexicon.contains`), as spelled or by its key.
    package func contains(source word: String) -> Bool { lexicon.contains(word) || lexicon.contains(key(word)) }

    /// The words that the ordinary words of the lexicon are rendered by, as they stand there. Reads the whole lexicon: some ten milliseconds.
    package func targetWords() -> Set<UTF8Key> {
        var words = Set<UTF8Key>()
        lexicon.forEachOrdinaryGloss { gloss in
            for part in gloss.text.split(separator: " ") { words.insert(UTF8Key(String(part))) }
        }
        return words
    }

    package func prepared(sources: [String], targets: [String]) -> any PreparedEvidence {
        var strengths: [UInt64: Float] = [:]
        for (source, list) in candidates(sources: sources, targets: targets).enumerated() {
            for candidate in list { strengths[UInt64(source) << 32 | UInt64(candidate.target)] = candidate.strength }
        }
        return Prepared(strengths: strengths)
    }

    package func candidates(sources: [String], targets: [String]) -> [[EvidenceCandidate]] {
        var places: [UTF8Key: [Int32]] = [:]
        for (place, word) in targets.enumerated() {
            places[UTF8Key(endings.stem(word, language: target)), default: []].append(Int32(place))
        }
        return sources.map { word in
            let spelling = key(word)
            let exact = lexicon.glosses(word) ?? lexicon.glosses(spelling) ?? []
            let related = lexicon.glosses(stem: endings.stem(spelling, language: source))
            var found: [EvidenceCandidate] = []
            for (glosses, factor) in [(exact, Float(1)), (related, 0.7)] {
                for (rank, gloss) in glosses.enumerated() {
                    // Of "get done" both words are evidence, less than a word alone.
                    let parts = gloss.text.split(separator: " ")
                    let strength = factor * (rank == 0 ? 1 : 0.8) / (parts.count > 1 ? 2 : 1)
                    for part in parts {
                        for target in places[UTF8Key(endings.stem(String(part), language: target))] ?? [] {
                            if let known = found.firstIndex(where: { $0.target == target }) {
                                found[known].strength = max(found[known].strength, strength)
                            } else {
                                found.append(EvidenceCandidate(target: target, strength: strength))
                            }
                        }
                    }
                }
            }
            return found
        }
    }
}
