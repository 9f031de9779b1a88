/// What a `TokenLanguageModel` looks at: for each word, hashes of what is true of it.
///
/// Letters (sequences of two to four with the word's ends), the word, its case, its ranks in the word lists, the words beside it and what the lists say of
/// the words around it. A word of which `isUnlisted` says so is looked at as if no list and no text had it: so the letters learn to decide.
struct LanguageFeatures {
    private let words: [LanguageWords.Word]
    private let ranks: [[UInt8]]
    /// Of the words that are asked for and those beside them.
    private let hashes: [UInt64]
    /// What the lists say of a word: which list has it much more frequent than the others, if any.
    private let leanings: [UInt8]
    private let shapes: [UInt8]
    private let hasSmallWords: Bool

    /// Words to each side that a word sees.
    static let reach = 4

    private static let outside: UInt8 = 250
    private static let unasked: UInt8 = 251

    init(_ text: LanguageWords, lists: LanguageWordLists, isUnlisted: (Int) -> Bool = { _ in false }) {
        words = text.words
        var ranks: [[UInt8]] = []
        var hashes: [UInt64] = []
        var leanings: [UInt8] = []
        var shapes: [UInt8] = []
        let none = [UInt8](repeating: 0, count: lists.languages)
        for (place, word) in words.enumerated() {
            let unlisted = isUnlisted(place)
            let isRead = word.isAsked || place > 0 && words[place - 1].isAsked || place + 1 < words.count && words[place + 1].isAsked
            let hash = isRead ? Self.hash(of: word.written) : 0
            let own = word.isAsked && !unlisted ? lists.ranks(ofHash: hash) ?? lists.ranks(of: word.folded) : none
            ranks.append(own)
            hashes.append(unlisted ? 0 : hash)
            leanings.append(word.isAsked ? Self.leaning(own) : Self.unasked)
            shapes.append(word.isAsked ? Self.shape(word.written) : 0)
        }
        (self.ranks, self.hashes, self.leanings, self.shapes) = (ranks, hashes, leanings, shapes)
        hasSmallWords = zip(text.words, shapes).contains { $0.isAsked && $1 == 0 }
    }

    /// Replaces `features` by those of the word at `place`.
    func collect(_ place: Int, into features: inout [UInt64]) {
        features.removeAll(keepingCapacity: true)
        let word = words[place]
        let own = hashes[place]
        func start(_ kind: UInt64) -> UInt64 { Self.mixed(0x9E37_79B9_7F4A_7C15 &* (kind + 1)) }
        func add(_ kind: UInt64, _ first: UInt64) { features.append(Self.mixed(start(kind) ^ first)) }
        func add(_ kind: UInt64, _ first: UInt64, _ second: UInt64) {
            features.append(Self.mixed(Self.mixed(start(kind) ^ first) ^ second))
        }
        func add(_ kind: UInt64, _ first: UInt64, _ second: UInt64, _ third: UInt64) {
            features.append(Self.mixed(Self.mixed(Self.mixed(start(kind) ^ first) ^ second) ^ third))
        }
        features.append(start(0))
        if own != 0 { add(1, own) }
        letters(word.folded, add: { add(2, $0) })
        add(3, UInt64(min(word.written.count, 12)))
        let shape = UInt64(shapes[place])
        let isFirst: UInt64 = word.beginsSentence ? 1 : 0
        add(4, shape, isFirst, hasSmallWords ? 1 : 0)

        // Lists.
        let rank = ranks[place]
        var packed: UInt64 = 0
        for (language, value) in rank.enumerated() {
            add(5, UInt64(language), UInt64(value))
            packed = packed << 4 | UInt64(value) / 3
        }
        add(6, packed)
        add(7, packed, shape, isFirst)

        // Neighbours.
        let before = leaning(place - 1)
        let behind = leaning(place + 1)
        let farBefore = leaning(place - 2)
        let farBehind = leaning(place + 2)
        let lean = UInt64(leanings[place])
        add(8, lean, before, behind)
        add(9, lean, before, farBefore)
        add(10, lean, behind, farBehind)
        add(11, own, before)
        add(12, own, behind)
        add(13, own, before, behind)
        let previous = place > 0 ? hashes[place - 1] : 1
        let next = place + 1 < words.count ? hashes[place + 1] : 1
        add(14, previous)
        add(15, next)
        add(16, previous, lean)
        add(17, next, lean)
        if own != 0 {
            add(18, previous, own)
            add(19, own, next)
        }
        // How the words around lean.
        var counts = [UInt64](repeating: 0, count: rank.count + 1)
        for other in max(0, place - Self.reach)..<min(words.count, place + Self.reach + 1) where other != place {
            let leaning = Int(leanings[other])
            if leaning < rank.count { counts[leaning] += 1 } else if leanings[other] == Self.unasked { counts[rank.count] += 1 }
        }
        var around: UInt64 = 0
        for count in counts { around = around << 2 | min(count, 3) }
        add(20, around)
        add(21, around, lean)
        add(22, own, around)
    }

    private func leaning(_ place: Int) -> UInt64 { UInt64(words.indices.contains(place) ? leanings[place] : Self.outside) }

    /// Sequences of two to four bytes of the word with a mark at each end.
    private func letters(_ word: [UInt8], add: (UInt64) -> Void) {
        let marked = [UInt8(ascii: "^")] + word.prefix(40) + [UInt8(ascii: "$")]
        for size in 2...4 {
            guard marked.count >= size else { break }
            for start in 0...marked.count - size {
                var value: UInt64 = UInt64(size)
                for place in start..<start + size { value = value << 8 | UInt64(marked[place]) }
                add(value)
            }
        }
    }

    /// The list that has the word more frequent by three ranks than all others; otherwise a number for being in none, or in several.
    private static func leaning(_ ranks: [UInt8]) -> UInt8 {
        let best = ranks.max() ?? 0
        guard best > 0 else { return 200 }
        let place = ranks.firstIndex(of: best) ?? 0
        for (other, rank) in ranks.enumerated() where other != place && rank + 3 > best { return 201 }
        return UInt8(place)
    }

    /// 0 small, 1 first letter capital, 2 capitals, 3 mixed, 4 with digits, 5 with full stops, 6 one capital.
    private static func shape(_ word: ArraySlice<UInt8>) -> UInt8 {
        var capitals = 0
        var smalls = 0
        for byte in word {
            switch byte {
            case 0x30...0x39: return 4
            case UInt8(ascii: "."): return 5
            case 0x41...0x5A: capitals += 1
            default: smalls += 1
            }
        }
        if capitals == 0 { return 0 }
        if smalls == 0 { return capitals == 1 ? 6 : 2 }
        return capitals == 1 && (0x41...0x5A).contains(word.first ?? 0) ? 1 : 3
    }

    /// FNV-1a (Fowler, Noll & Vo) of a word with ASCII capitals made small, mixed.
    static func hash(of bytes: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)) &* 0x100_0000_01B3 }
        return mixed(hash)
    }

    /// The finisher of SplitMix64 (Steele, Lea & Flood 2014).
    @inline(__always)
    private static func mixed(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
