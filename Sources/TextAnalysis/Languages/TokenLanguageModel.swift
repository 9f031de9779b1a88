// Reads through pointers into mapped memory; sizes are checked when the model is opened.
public import BitextModel

/// Tells the languages of words that share a script: English words, Hindi in Latin letters and names, by word lists, letters and neighbours.
///
/// A linear-chain conditional random field (Lafferty, McCallum & Pereira 2001, ICML) over the features of `LanguageFeatures`; words of other scripts are context. The best
/// labels by Viterbi over integer weights: the same on every machine. A value; safe to share between tasks. About 3 µs a word.
///
/// ```swift
/// let model = try TokenLanguageModel(path: "dictionaries/token-languages/hi.Latn.dub")
/// model.languages   // en, hi-Latn, und
/// ```
public struct TokenLanguageModel: Sendable {
    static let kind = "token-languages"
    /// Weights are stored in steps of 1/24.
    static let scale: Float = 24

    /// The languages that it tells apart; `und` is for names, which belong to none.
    public let languages: [LanguageTag]
    private let fingerprints: ModelArray<UInt32>
    private let weights: ModelArray<Int8>
    /// Within a sentence, then across its end; rows from, columns to; the last row and column stand for words that are not asked for.
    private let transitions: [Int32]
    let lists: LanguageWordLists

    /// Maps the model at `path`. Throws when it is missing, damaged or of another kind.
    public init(path: String) throws(ModelFileError) { try self.init(file: ModelFile(path: path, kind: Self.kind)) }

    init(file: ModelFile) throws(ModelFileError) {
        let names = String(decoding: try file.array("languages", of: UInt8.self).buffer, as: UTF8.self).split(separator: "\n")
        languages = names.compactMap { LanguageTag(String($0)) }
        guard languages.count == names.count, (1...16).contains(names.count) else { throw file.fault("languages", "is no list of tags") }
        fingerprints = try file.array("fingerprints", of: UInt32.self)
        weights = try file.array("weights", of: Int8.self)
        transitions = try file.array("transitions", of: Int16.self).buffer.map { Int32(Int16(littleEndian: $0)) }
        guard fingerprints.count > 0, weights.count == fingerprints.count * languages.count else {
            throw file.fault("weights", "\(weights.count) weights for \(fingerprints.count) features")
        }
        guard transitions.count == 2 * (languages.count + 1) * (languages.count + 1) else {
            throw file.fault("transitions", "\(transitions.count) weights for \(languages.count) languages")
        }
        lists = try LanguageWordLists(file: file, languages: languages.count)
    }

    /// The places in `languages` for the words that are asked for, in their order.
    package func best(_ text: LanguageWords) -> [Int] {
        guard text.words.contains(where: \.isAsked) else { return [] }
        let features = LanguageFeatures(text, lists: lists)
        let count = languages.count
        var scores = [Int32](repeating: 0, count: text.words.count * count)
        var hashes: [UInt64] = []
        for place in text.words.indices where text.words[place].isAsked {
            features.collect(place, into: &hashes)
            for hash in hashes {
                guard let slot = FeatureSlots.slot(of: hash, in: fingerprints.buffer) else { continue }
                for label in 0..<count { scores[place * count + label] &+= Int32(weights.buffer[slot * count + label]) }
            }
        }
        let states = LanguageChain.best(text, scores: scores, labels: count, transitions: transitions)
        return text.words.indices.filter { text.words[$0].isAsked }.map { states[$0] }
    }

    /// The language that the word lists alone give a word: that of the list in which it is most frequent; nil where none has it.
    package func listed(_ word: ArraySlice<UInt8>) -> Int? {
        let ranks = ranks(of: word)
        guard let best = ranks.max(), best > 0 else { return nil }
        return ranks.firstIndex(of: best)
    }

    /// How frequent the word is in the list of each language, 0 (not in it) to 15, in the order of `languages`.
    package func ranks(of word: ArraySlice<UInt8>) -> [UInt8] {
        lists.ranks(of: word.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
    }

    /// The bytes of a model.
    static func make(
        languages: [String], features: [(hash: UInt64, weights: [Float])], transitions: [Float], lists: [(word: [UInt8], ranks: [UInt8])],
        signature: String
    ) -> [UInt8] {
        let capacity = max(16, features.count + features.count * 2 / 5)
        var fingerprints = [UInt32](repeating: 0, count: capacity)
        var weights = [Int8](repeating: 0, count: capacity * languages.count)
        for feature in features {
            let slot = FeatureSlots.freeSlot(for: feature.hash, in: fingerprints)
            fingerprints[slot] = FeatureSlots.fingerprint(feature.hash)
            for (label, weight) in feature.weights.enumerated() {
                weights[slot * languages.count + label] = Int8(max(-127, min(127, (weight * scale).rounded())))
            }
        }
        var writer = ModelFileWriter(kind: kind, signature: signature)
        writer.add("languages", bytes: Array(languages.joined(separator: "\n").utf8))
        writer.add("fingerprints", fingerprints)
        writer.add("weights", weights)
        writer.add("transitions", transitions.map { Int16(max(-32_767, min(32_767, ($0 * scale).rounded()))) })
        LanguageWordLists.write(lists, languages: languages.count, to: &writer)
        return writer.finish()
    }
}

/// Where a feature lies in a table with open addressing, by its hash.
enum FeatureSlots {
    static func fingerprint(_ hash: UInt64) -> UInt32 { max(UInt32(truncatingIfNeeded: hash), 1) }

    private static func first(_ hash: UInt64, of capacity: Int) -> Int { Int(truncatingIfNeeded: ((hash >> 32) * UInt64(capacity)) >> 32) }

    static func slot(of hash: UInt64, in table: UnsafeBufferPointer<UInt32>) -> Int? {
        let wanted = fingerprint(hash)
        var slot = first(hash, of: table.count)
        for _ in 0..<table.count {
            let entry = UInt32(littleEndian: table[slot])
            if entry == 0 { return nil }
            if entry == wanted { return slot }
            slot = slot + 1 == table.count ? 0 : slot + 1
        }
        return nil
    }

    static func freeSlot(for hash: UInt64, in table: [UInt32]) -> Int {
        var slot = first(hash, of: table.count)
        while table[slot] != 0 { slot = slot + 1 == table.count ? 0 : slot + 1 }
        return slot
    }
}
