public import BitextAlignment
public import BitextModel
public import Dictionaries
internal import TextAnalysis

/// Makes the file of a `GlossLexicon` out of tables of words and parallel text.
///
/// A gloss's share is that of the word's links to it in the text, smoothed by its place in the table: (`tableWeight` × place + links) / (`tableWeight` + links of the word). Links are those that both directions of the word
/// aligner agree on. The text adds a gloss that the table lacks where at least `leastLinks` links, a quarter of the word's and a tenth of the gloss's, speak for it. Glosses that are
/// forms of one word (by stem) are one gloss. A word with a capital inside a sentence is a name, and counts for nothing. Costs what the word alignment costs.
public struct GlossLexiconBuilder {
    /// A table: a word and its glosses, best first, separated by `|`.
    public struct Table: Sendable {
        public var name: String
        public var text: String

        public init(name: String, text: String) {
            self.name = name
            self.text = text
        }
    }

    /// Weight of a table's ranking, in links.
    private let tableWeight = 4.0
    /// Shares of the first, second and third place, and of those behind.
    private let places = [0.6, 0.25, 0.15, 0.05]
    private let leastLinks = 3.0
    private let mostGlosses = 4

    private let language: String
    private let dictionaries: Dictionaries
    private let profile: LanguageProfile
    private let endings: WordEndings
    private let normalizers: SharedNormalizers
    private var words: [String: (table: UInt8, glosses: [String])] = [:]
    private var order: [String] = []

    /// Throws what reading the tables of the language throws.
    public init(language: String, in dictionaries: Dictionaries) throws {
        self.language = language
        self.dictionaries = dictionaries
        profile = try LanguageProfile(language, in: dictionaries)
        normalizers = try SharedNormalizers(profile: profile, dictionaries: dictionaries)
        let file = "languages/\(profile.tag)/endings.tsv"
        endings = try WordEndings(parsing: dictionaries.text(file), file: file)
    }

    /// Adds a table; rows of tables added before go before its own.
    public mutating func add(_ table: Table, number: UInt8) throws(DataTableError) {
        for row in try DataTable(parsing: table.text, file: table.name, columns: 2).rows {
            let word = String(row.fields[0])
            guard words[word] == nil else { continue }
            words[word] = (number, row.list(1).map(String.init))
            order.append(word)
        }
    }

    /// The bytes of the lexicon. The words of `pairs` are aligned with what the tables say as evidence.
    public func finish(pairs: [(source: String, target: String)], provenance: String, run: WordAligner.Runner) async throws -> [UInt8] {
        var counts = Counts()
        if !pairs.isEmpty {
            let tables = try GlossLexicon(file: ModelFile(content: file(Counts(), provenance), kind: GlossLexicon.kind), lemmas: Lemmas())
            counts = try await self.counts(pairs, BitextTools(language: language, usesModel: false, lexicon: tables, in: dictionaries), run)
        }
        return file(counts, "pairs:\(pairs.count) \(provenance)")
    }

    private func file(_ counts: Counts, _ provenance: String) -> [UInt8] {
        var entries: [(word: String, table: UInt8, glosses: [GlossLexicon.Gloss], weight: Double)] = []
        var known = Set<String>()
        for word in order {
            guard let row = words[word] else { continue }
            known.insert(word)
            entries.append(
                (word, row.table, row.table == 0 ? ranked(row.glosses) : weighed(word, row.glosses, counts), counts.total[word] ?? 0))
        }
        for word in counts.total.keys.sorted() where !known.contains(word) {
            let glosses = weighed(word, [], counts)
            if !glosses.isEmpty {
                known.insert(word)
                entries.append((word, GlossLexicon.derived, glosses, counts.total[word] ?? 0))
            }
        }
        // The spelling under which words are compared finds a word that is spelled otherwise.
        for entry in entries {
            let key = normalizers.searchKey(entry.word)
            if known.insert(key).inserted { entries.append((key, GlossLexicon.derived, entry.glosses, 0)) }
        }
        var stems: [String: [GlossLexicon.Gloss]] = [:]
        for entry in entries.sorted(by: { (-$0.weight, $0.word) < (-$1.weight, $1.word) }) {
            let stem = endings.stem(normalizers.searchKey(entry.word), language: profile.tag)
            var known = stems[stem] ?? []
            for gloss in entry.glosses {
                if let place = known.firstIndex(where: { $0.text == gloss.text }) {
                    known[place].share = max(known[place].share, gloss.share)
                } else {
                    known.append(gloss)
                }
            }
            stems[stem] = known
        }
        var writer = ModelFileWriter(
            kind: GlossLexicon.kind, signature: "gloss-lexicon words:\(entries.count) \(provenance)")
        MappedWordTable.add(
            entries.sorted { $0.word < $1.word }.map { (Array($0.word.utf8), [$0.table] + GlossLexicon.value($0.glosses)) }, name: "words",
            to: &writer)
        MappedWordTable.add(
            stems.keys.sorted().map { (Array($0.utf8), GlossLexicon.value(Array((stems[$0] ?? []).prefix(12)))) }, name: "stems",
            to: &writer)
        return writer.finish()
    }

    // MARK: - Counting

    private struct Counts {
        var pair: [String: [String: Double]] = [:]
        var total: [String: Double] = [:]
        var targetTotal: [String: Double] = [:]
        /// Words of the target language that serve grammar: never added by links alone.
        var functionWords: Set<UTF8Key> = []
    }

    private func counts(
        _ pairs: [(source: String, target: String)], _ tools: BitextTools, _ run: WordAligner.Runner
    ) async throws -> Counts {
        var counts = Counts()
        counts.functionWords = tools.targetFunctionWords
        let words = (try tools.words(pairs.map(\.source)), try tools.words(pairs.map(\.target)))
        let sentences = zip(words.0, words.1).map { SentencePair(source: $0, target: $1) }
        let result = await tools.wordAligner().align(sentences, symmetrization: .intersection, run: run)
        for (sentence, links) in zip(sentences, result.links) {
            for link in links {
                let source = normalizers.standard(sentence.source[link.link.source])
                let written = sentence.target[link.link.target]
                let target = written.lowercased()
                if link.link.target > 0, target != written { continue }
                guard let first = source.unicodeScalars.first, profile.isNative(first), first.properties.isAlphabetic,
                    target.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x27 || $0 == 0x2D })
                else { continue }
                counts.pair[source, default: [:]][target, default: 0] += 1
                counts.total[source, default: 0] += 1
                counts.targetTotal[target, default: 0] += 1
            }
        }
        return counts
    }

    // MARK: - Weighing

    private func ranked(_ glosses: [String]) -> [GlossLexicon.Gloss] {
        glosses.enumerated().map { GlossLexicon.Gloss(text: $1, share: places[min($0, places.count - 1)]) }
    }

    private func weighed(_ word: String, _ listed: [String], _ counts: Counts) -> [GlossLexicon.Gloss] {
        let linked = counts.pair[word] ?? [:]
        let total = counts.total[word] ?? 0
        func stem(_ text: String) -> String { endings.stem(text, language: profile.target) }
        struct Form {
            var text: String
            var table: Double
            var links: Double
        }
        var forms: [String: Form] = [:]
        var stems: [String] = []
        for (place, gloss) in listed.enumerated() {
            let key = gloss.contains(" ") ? gloss : stem(gloss)
            if forms[key] == nil {
                stems.append(key)
                forms[key] = Form(text: gloss, table: places[min(place, places.count - 1)], links: 0)
            }
        }
        for (target, count) in linked.sorted(by: { (-$0.value, $0.key) < (-$1.value, $1.key) }) {
            let key = stem(target)
            if var form = forms[key] {
                form.links += count
                forms[key] = form
            } else if !counts.functionWords.contains(UTF8Key(target)), total > 0, count >= leastLinks, count / total >= 0.25,
                count / (counts.targetTotal[target] ?? count) >= 0.1
            {
                stems.append(key)
                forms[key] = Form(text: target, table: 0, links: count)
            }
        }
        let weight = listed.isEmpty ? 0 : tableWeight
        let glosses = stems.compactMap { forms[$0] }.map { form in
            GlossLexicon.Gloss(text: form.text, share: min(1, (weight * form.table + form.links) / (weight + total + 1)))
        }
        let sorted = glosses.enumerated().sorted { (-$0.element.share, $0.offset) < (-$1.element.share, $1.offset) }.map(\.element)
        return Array(sorted.filter { $0.share >= 0.02 || $0 == sorted.first }.prefix(mostGlosses))
    }
}
