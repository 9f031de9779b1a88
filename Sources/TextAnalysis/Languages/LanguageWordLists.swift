internal import BitextModel

/// How frequent a word is in each language, by word lists: 0 for not listed, else 1 to 15.
struct LanguageWordLists: Sendable {
    private let storage: Storage
    let languages: Int

    private enum Storage: Sendable {
        case mapped(fingerprints: ModelArray<UInt32>, ranks: ModelArray<UInt8>)
        /// While a model is made.
        case built([[UInt8]: [UInt8]])
    }

    init(file: ModelFile, languages: Int) throws(ModelFileError) {
        let fingerprints = try file.array("words", of: UInt32.self)
        let ranks = try file.array("ranks", of: UInt8.self)
        guard ranks.count == fingerprints.count * languages else {
            throw file.fault("ranks", "\(ranks.count) values for \(fingerprints.count) words")
        }
        storage = .mapped(fingerprints: fingerprints, ranks: ranks)
        self.languages = languages
    }

    init(_ words: [[UInt8]: [UInt8]], languages: Int) {
        storage = .built(words)
        self.languages = languages
    }

    /// One rank a language; all 0 where no list has the word.
    func ranks(of word: [UInt8]) -> [UInt8] {
        switch storage {
        case .built(let words): return words[word] ?? [UInt8](repeating: 0, count: languages)
        case .mapped: return ranks(ofHash: LanguageFeatures.hash(of: word)) ?? []
        }
    }

    /// The same of a word by its hash; nil while a model is made.
    func ranks(ofHash hash: UInt64) -> [UInt8]? {
        guard case .mapped(let fingerprints, let ranks) = storage else { return nil }
        guard fingerprints.count > 0, let slot = FeatureSlots.slot(of: hash, in: fingerprints.buffer) else {
            return [UInt8](repeating: 0, count: languages)
        }
        return (0..<languages).map { min(ranks.buffer[slot * languages + $0], 15) }
    }

    static func write(_ words: [(word: [UInt8], ranks: [UInt8])], languages: Int, to writer: inout ModelFileWriter) {
        let capacity = words.count + words.count * 2 / 5
        var fingerprints = [UInt32](repeating: 0, count: capacity)
        var ranks = [UInt8](repeating: 0, count: capacity * languages)
        for entry in words {
            let hash = LanguageFeatures.hash(of: entry.word)
            let slot = FeatureSlots.freeSlot(for: hash, in: fingerprints)
            fingerprints[slot] = FeatureSlots.fingerprint(hash)
            for (language, rank) in entry.ranks.enumerated() { ranks[slot * languages + language] = rank }
        }
        writer.add("words", fingerprints)
        writer.add("ranks", ranks)
    }
}
