internal import BitextModel

/// What a recognizer of names sees of each word of a sentence, as hashes.
///
/// The word and its neighbours, beginnings and endings of one to four letters, script and capitals, whether the lexicon knows the word, whether it is a postposition or
/// the head of an organization, and where the glossary has a name: about fifty a word.
struct RecognizerFeatures {
    private struct Word {
        var key: UInt64
        var suffixes: [UInt64]
        var prefixes: [UInt64]
        /// Script and capitals, number, mark.
        var shape: UInt64
        var isOrdinary: Bool
        var isPostposition: Bool
        var isHead: Bool
        /// Type and place of a glossary match: 0 none.
        var listed: UInt64 = 0

        static let border = Word(
            key: 1, suffixes: [], prefixes: [], shape: 1, isOrdinary: false, isPostposition: false, isHead: false)

        var word: UInt64 { (isOrdinary ? 1 : 0) | (isPostposition ? 2 : 0) | (isHead ? 4 : 0) }
    }

    private var words: [Word] = []

    /// Of the tokens of a sentence and what the glossary found in it.
    init(tokens: [Token], candidates: SentenceCandidates, index: GlossaryIndex, knowledge: WordKnowledge) {
        let text = candidates.text
        var keys = [String](repeating: "", count: tokens.count)
        var casings = [MatchUnit.Casing](repeating: .none, count: tokens.count)
        for unit in candidates.units where !unit.key.isEmpty {
            if !keys[unit.token].isEmpty { keys[unit.token] += "-" } else { casings[unit.token] = unit.casing }
            keys[unit.token] += unit.key
        }
        words = tokens.indices.map { place in
            let surface = text[tokens[place].span] ?? ""
            let key = keys[place].isEmpty ? String(surface) : keys[place]
            let scalars = Array(key.unicodeScalars.prefix(24))
            let lengths = 1...4
            return Word(
                key: Self.hash(key),
                suffixes: lengths.filter { $0 < scalars.count }.map { Self.hash(scalars.suffix($0)) &+ UInt64($0) },
                prefixes: lengths.filter { $0 < scalars.count }.map { Self.hash(scalars.prefix($0)) &+ UInt64($0) },
                shape: Self.shape(tokens[place], casings[place], scalars.count), isOrdinary: knowledge.isOrdinary(surface),
                isPostposition: knowledge.postpositions.contains(String(surface)),
                isHead: knowledge.organizationHeads.contains(String(surface)))
        }
        var next = 0
        for match in candidates.matches where match.first >= next {
            guard let entry = match.entries.lazy.map({ index.entries(match.node)[$0] }).first(where: { $0.method != .shortForm })
            else { continue }
            let type = index.type(entry.concept)
            let number = UInt64(EntityType.allCases.firstIndex(of: type) ?? 0)
            for unit in match.first..<match.end {
                let place = candidates.units[unit].token
                words[place].listed = 2 + 2 * number + (unit == match.first ? 0 : 1)
            }
            next = match.end
        }
    }

    var count: Int { words.count }

    /// The hashes of the word at `place`, into `features`.
    func collect(_ place: Int, into features: inout [UInt64]) {
        features.removeAll(keepingCapacity: true)
        func word(_ offset: Int) -> Word {
            let other = place + offset
            return words.indices.contains(other) ? words[other] : .border
        }
        var template: UInt64 = 0
        func add(_ values: UInt64...) {
            template += 1
            var hash = template &* 0x9E37_79B9_7F4A_7C15
            for value in values { hash = Self.mixed(hash ^ value) }
            features.append(hash)
        }
        let (own, before, after) = (word(0), word(-1), word(1))
        let (second, later) = (word(-2), word(2))
        add(0)
        for other in [own, before, after, second, later] { add(other.key) }
        add(before.key, own.key)
        add(own.key, after.key)
        add(before.key, after.key)
        for other in [own, before, after] {
            add(other.shape)
            add(other.word)
            add(other.listed)
        }
        add(own.listed, after.listed)
        add(own.listed, before.listed)
        add(own.listed, own.key)
        add(own.listed, after.key)
        add(own.listed, before.key)
        add(own.word, after.word, before.word)
        add(own.word, after.key)
        add(own.word, before.key)
        add(own.word, after.key, later.key)
        add(own.word, before.key, second.key)
        add(own.word, after.word, later.key)
        add(after.key, later.key)
        add(before.key, second.key)
        for length in 0..<4 {
            add(length < own.suffixes.count ? own.suffixes[length] : 0)
            add(length < own.prefixes.count ? own.prefixes[length] : 0)
        }
        for other in [before, after] { add(other.suffixes.count > 2 ? other.suffixes[2] : other.key) }
        add(own.suffixes.count > 1 ? own.suffixes[1] : 0, after.key)
        add(own.suffixes.count > 2 ? own.suffixes[2] : 0, own.word)
        add(second.word, before.word, own.word)
        add(second.listed, before.listed)
        add(after.listed, later.listed)
        add(UInt64(place == 0 ? 1 : 0), own.shape)
    }

    private static func shape(_ token: Token, _ casing: MatchUnit.Casing, _ length: Int) -> UInt64 {
        let kind: UInt64 =
            switch token.kind {
            case .word: token.script == .latin ? 2 : 3
            case .number: 4
            default: 5
            }
        let capitals: UInt64 =
            switch casing {
            case .none: 0
            case .lower: 1
            case .capitalized: 2
            case .capitals: 3
            }
        return kind << 8 | capitals << 4 | UInt64(min(length, 4))
    }

    private static func hash(_ text: String) -> UInt64 { hash(Array(text.unicodeScalars)) }

    private static func hash(_ scalars: some Sequence<Unicode.Scalar>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325  // FNV-1a (Fowler, Noll, Vo) over scalars, then mixed
        for scalar in scalars { hash = (hash ^ UInt64(scalar.value)) &* 0x100_0000_01B3 }
        return mixed(hash)
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var value = (value ^ value >> 32) &* 0x9E37_79B9_7F4A_7C15
        value = (value ^ value >> 29) &* 0xC2B2_AE3D_27D4_EB4F
        return value ^ value >> 32
    }
}
