// Reads through pointers into mapped memory; sizes are checked when the model is opened.
public import BitextModel
#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// How likely a word of running text is behind another: frequent words and frequent pairs of them.
///
/// A pair that was not kept costs the word's own probability and a fixed share (Brants, Popat, Xu, Och & Dean 2007, "Large language models in machine translation", EMNLP, section 4: stupid
/// backoff). Words are kept as hashes of 32 bits. A value over mapped memory; share it between tasks.
public struct WordPairModel: Sendable {
    static let kind = "word-pairs"
    /// Stored numbers are negative natural logarithms in steps of 1/12.
    static let scale = 12.0
    /// The logarithm of the share for a pair that was not kept: 0.4, as in the paper.
    static let backoff = -0.916
    /// What stands before the first word.
    static let boundary: UInt64 = 0

    private let words: ModelArray<UInt32>
    private let wordCosts: ModelArray<UInt8>
    private let pairs: ModelArray<UInt32>
    private let pairCosts: ModelArray<UInt8>
    /// The logarithm for a word that is not known: rarer than any that was kept.
    private static let unknown = -15.5

    /// Maps the model at `path`. Throws when it is missing, damaged or of another kind.
    public init(path: String) throws(ModelFileError) { try self.init(file: ModelFile(path: path, kind: Self.kind)) }

    init(file: ModelFile) throws(ModelFileError) {
        words = try file.array("words", of: UInt32.self)
        wordCosts = try file.array("word-costs", of: UInt8.self)
        pairs = try file.array("pairs", of: UInt32.self)
        pairCosts = try file.array("pair-costs", of: UInt8.self)
        guard words.count > 0, pairs.count > 0, words.count == wordCosts.count, pairs.count == pairCosts.count else {
            throw file.fault("words", "\(words.count) words and \(wordCosts.count) numbers, \(pairs.count) pairs and \(pairCosts.count)")
        }
    }

    /// Whether the word was frequent enough to be kept.
    package func knows(_ word: UInt64) -> Bool { slot(of: word, in: words) != nil }

    /// Natural logarithm of how likely `word` is behind `previous`, words given by `hash(of:)`; –15.5 for a word that is not known.
    package func logLikelihood(of word: UInt64, after previous: UInt64) -> Double {
        if let slot = slot(of: Self.pair(previous, word), in: pairs) { return -Double(pairCosts.buffer[slot]) / Self.scale }
        guard let slot = slot(of: word, in: words) else { return Self.unknown }
        return max(Self.unknown, Self.backoff - Double(wordCosts.buffer[slot]) / Self.scale)
    }

    /// A word's hash; the word in the form of `WordNormalizer`.
    package static func hash(of word: String) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in word.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return mixed(hash)
    }

    static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 { mixed(first &* 0x9E37_79B9_7F4A_7C15 ^ second) }

    /// The finisher of SplitMix64 (Steele, Lea & Flood 2014).
    private static func mixed(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    private static func fingerprint(_ hash: UInt64) -> UInt32 { max(UInt32(truncatingIfNeeded: hash), 1) }

    private static func first(_ hash: UInt64, of capacity: Int) -> Int { Int(truncatingIfNeeded: ((hash >> 32) * UInt64(capacity)) >> 32) }

    private func slot(of hash: UInt64, in table: ModelArray<UInt32>) -> Int? {
        let wanted = Self.fingerprint(hash)
        var slot = Self.first(hash, of: table.count)
        for _ in 0..<table.count {
            let entry = UInt32(littleEndian: table.buffer[slot])
            if entry == 0 { return nil }
            if entry == wanted { return slot }
            slot = slot + 1 == table.count ? 0 : slot + 1
        }
        return nil
    }

    /// The bytes of a model: natural logarithms of words and of words behind others.
    static func make(words: [(hash: UInt64, log: Double)], pairs: [(hash: UInt64, log: Double)], signature: String) -> [UInt8] {
        var writer = ModelFileWriter(kind: kind, signature: signature)
        for (name, entries) in [("word", words), ("pair", pairs)] {
            let capacity = max(16, entries.count + entries.count * 2 / 5)
            var fingerprints = [UInt32](repeating: 0, count: capacity)
            var costs = [UInt8](repeating: 0, count: capacity)
            for entry in entries {
                var slot = first(entry.hash, of: capacity)
                while fingerprints[slot] != 0 { slot = slot + 1 == capacity ? 0 : slot + 1 }
                fingerprints[slot] = fingerprint(entry.hash)
                costs[slot] = UInt8(max(0, min(255, (-entry.log * scale).rounded())))
            }
            writer.add("\(name)s", fingerprints)
            writer.add("\(name)-costs", costs)
        }
        return writer.finish()
    }
}

/// Counts words and pairs of running text for a `WordPairModel`. The same lines give the same bytes.
public struct WordPairTrainer {
    public var smallestWordCount = 2
    public var smallestPairCount = 3

    private let normalizer = WordNormalizer()
    private let block: UInt32
    private var words: [UInt64: Int] = [:]
    private var pairs: [[UInt64]: Int] = [:]
    private var total = 0
    public private(set) var lines = 0

    /// Words are runs of letters and marks of the block of 128 that holds `letter`.
    public init(letter: UInt32) { block = letter & ~0x7F }

    /// Adds a line `times` times. Anything that is no word of the script parts sentences, but for white space.
    public mutating func add(_ line: String, times: Int = 1) {
        lines += 1
        var previous = WordPairModel.boundary
        var word = String.UnicodeScalarView()
        func isLetter(_ scalar: Unicode.Scalar) -> Bool {
            scalar.value == 0x200C || scalar.value == 0x200D
                || (scalar.value & ~0x7F == block
                    && (scalar.properties.isAlphabetic || scalar.properties.canonicalCombiningClass != .notReordered))
        }
        func flush(_ word: inout String.UnicodeScalarView, _ previous: inout UInt64, _ pairs: inout [[UInt64]: Int]) {
            guard !word.isEmpty else { return }
            let hash = WordPairModel.hash(of: normalizer.normalize(String(word)))
            words[hash, default: 0] += times
            pairs[[previous, hash], default: 0] += times
            total += times
            previous = hash
            word = String.UnicodeScalarView()
        }
        for scalar in line.unicodeScalars {
            if isLetter(scalar) {
                word.append(scalar)
            } else {
                flush(&word, &previous, &pairs)
                if !scalar.properties.isWhitespace { previous = WordPairModel.boundary }
            }
        }
        flush(&word, &previous, &pairs)
    }

    /// The model's bytes. Pairs that say hardly more than their second word are left out.
    public func train(provenance: String) -> [UInt8] {
        var before: [UInt64: Int] = [:]
        for (pair, count) in pairs { before[pair[0], default: 0] += count }
        let all = Double(max(total, 1))
        let keptWords = words.filter { $0.value >= smallestWordCount }.sorted { $0.key < $1.key }.map {
            (hash: $0.key, log: log(Double($0.value) / all))
        }
        let keptPairs = pairs.filter { $0.value >= smallestPairCount }.compactMap { pair, count -> (hash: UInt64, log: Double)? in
            guard let own = words[pair[1]], own >= smallestWordCount, let first = before[pair[0]] else { return nil }
            // A pair seen a few times is discounted (Ney, Essen & Kneser 1994).
            let value = log((Double(count) - 0.7) / Double(first))
            return value > log(Double(own) / all) + WordPairModel.backoff + 0.5 ? (WordPairModel.pair(pair[0], pair[1]), value) : nil
        }.sorted { $0.hash < $1.hash }
        let signature = "word-pairs lines:\(lines) words:\(keptWords.count) pairs:\(keptPairs.count) \(provenance)"
        return WordPairModel.make(words: keptWords, pairs: keptPairs, signature: signature)
    }
}
