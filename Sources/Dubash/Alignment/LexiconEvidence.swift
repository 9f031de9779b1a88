package import BitextAlignment
package import BitextModel

/// Words that a lexicon lists as translations, by their stems: गहरे finds what stands under गहरा.
package struct LexiconEvidence: TranslationEvidence, SentenceEvidence {
    private struct Entry {
        let target: String
        let strength: Float
    }

    private struct Prepared: PreparedEvidence {
        let strengths: [UInt64: Float]

        func strength(source: Int, target: Int) -> Float { strengths[UInt64(source) << 32 | UInt64(target)] ?? 0 }
    }

    private let endings: WordEndings
    private let source: LanguageTag
    private let target: LanguageTag
    private let key: @Sendable (String) -> String
    private var words: [UTF8Key: [Entry]] = [:]
    private var stems: [UTF8Key: [Entry]] = [:]
    private var renderings: [UTF8Key: [String]] = [:]
    /// All target words of the lexicon, as they stand there.
    package private(set) var targetWords: Set<UTF8Key> = []

    /// `files` are tables of two columns, a word and its translations separated by `|`, best first; of two rows for one word that of the later file holds.
    /// Words are looked up by `key`, the spelling under which words of the source are compared. Throws on other lines.
    package init(
        files: [(name: String, text: String)], endings: WordEndings, source: LanguageTag, target: LanguageTag,
        key: @escaping @Sendable (String) -> String
    ) throws(DataTableError) {
        self.endings = endings
        self.source = source
        self.target = target
        self.key = key
        for (name, text) in files {
            for row in try DataTable(parsing: text, file: name, columns: 2).rows {
                let word = String(row.fields[0])
                var entries: [Entry] = []
                for (rank, gloss) in row.list(1).enumerated() {
                    // Of "get done" both words are evidence, less than a word alone.
                    let parts = gloss.split(separator: " ")
                    for part in parts {
                        targetWords.insert(UTF8Key(String(part)))
                        entries.append(
                            Entry(
                                target: endings.stem(String(part), language: target),
                                strength: (rank == 0 ? 1 : 0.8) / (parts.count > 1 ? 2 : 1)))
                    }
                }
                words[UTF8Key(key(word))] = entries
                renderings[UTF8Key(key(word))] = row.list(1).filter { !$0.contains(" ") }.map(String.init)
            }
        }
        for (word, entries) in words { stems[UTF8Key(endings.stem(word.text, language: source)), default: []] += entries }
    }

    /// Renderings of a word of one word each, as they stand in the lexicon, the best first.
    package func renderings(of word: String) -> [String] { renderings[UTF8Key(key(word))] ?? [] }

    package func contains(source word: String) -> Bool { words[UTF8Key(key(word))] != nil }

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
            let exact = words[UTF8Key(spelling)] ?? []
            let related = stems[UTF8Key(endings.stem(spelling, language: source))] ?? []
            var found: [EvidenceCandidate] = []
            for (entries, factor) in [(exact, Float(1)), (related, 0.7)] {
                for entry in entries {
                    for target in places[UTF8Key(entry.target)] ?? [] {
                        if let known = found.firstIndex(where: { $0.target == target }) {
                            found[known].strength = max(found[known].strength, entry.strength * factor)
                        } else {
                            found.append(EvidenceCandidate(target: target, strength: entry.strength * factor))
                        }
                    }
                }
            }
            return found
        }
    }
}
