internal import BitextModel

/// What a recognizer of names sees of each word of a sentence, as hashes.
///
/// The word and its neighbours, beginnings and endings of one to four letters, script and capitals, whether the lexicon knows the word, whether it is a postposition or
/// the head of an organization, what lists of names have of it, and where the glossary has a name: about sixty a word, one for each of `RecognizerTemplates.all`.
struct RecognizerFeatures {
    /// Values of the words in order, `RecognizerTemplates.width` each, with those of the border twice before and behind them.
    private(set) var values: [UInt64]
    let count: Int

    /// What is read in a word by itself: the values of a row that do not depend on its neighbours.
    struct Word: Sendable {
        fileprivate(set) var row: InlineArray<19, UInt64> = .init(repeating: 0)

        /// `key` is the folded word; `isLatin` its script, for words.
        init(
            key: String, kind: TokenKind, isLatin: Bool, casing: MatchUnit.Casing, isOrdinary: Bool, isPostposition: Bool, isHead: Bool,
            nameEvidence: UInt8
        ) {
            // The first scalars: the rest of a longer word is in its hash alone.
            var scalars = InlineArray<24, UInt32>(repeating: 0)
            var count = 0
            var whole = FeatureHash()
            for scalar in key.unicodeScalars {
                whole.add(scalar.value)
                guard count < scalars.count else { continue }
                scalars[count] = scalar.value
                count += 1
            }
            self[.key] = whole.value
            var prefix = FeatureHash()
            for length in 1...4 where length < count {
                prefix.add(scalars[length - 1])
                self[.prefix(length)] = prefix.value &+ UInt64(length)
                var suffix = FeatureHash()
                for place in count - length..<count { suffix.add(scalars[place]) }
                self[.suffix(length)] = suffix.value &+ UInt64(length)
            }
            self[.ending] = count > 3 ? self[.suffix(3)] : self[.key]
            self[.shape] = RecognizerFeatures.shape(kind, isLatin: isLatin, casing, count)
            self[.word] = (isOrdinary ? 1 : 0) | (isPostposition ? 2 : 0) | (isHead ? 4 : 0)
            self[.names] = UInt64(nameEvidence & 15) + 1
            self[.role] = UInt64(nameEvidence >> 4) + 1
        }

        private init() {
            self[.key] = 1
            self[.ending] = 1
            self[.shape] = 1
            self[.names] = 99
            self[.role] = 99
        }

        /// What stands before the first word and behind the last.
        static let border = Word()

        /// The same with its number among common words.
        func numbered(_ numbers: (common: UInt8, commonest: UInt8)) -> Word {
            var word = self
            word[.common] = UInt64(numbers.common)
            word[.commonest] = UInt64(numbers.commonest)
            return word
        }

        private subscript(field: RecognizerTemplates.Field) -> UInt64 {
            get { row[field.place] }
            set { row[field.place] = newValue }
        }
    }

    /// Of a sentence whose tokens read `words`; `candidates` is what the glossary found in it. Which words are common is not told yet.
    init(candidates: SentenceCandidates, index: GlossaryIndex) {
        let (width, margin) = (RecognizerTemplates.width, RecognizerTemplates.reach)
        count = candidates.words.count
        values = []
        values.reserveCapacity((count + 2 * margin) * width)
        func append(_ word: Word) { for field in 0..<width { values.append(word.row[field]) } }
        for _ in 0..<margin { append(.border) }
        for word in candidates.words { append(word.facts.features) }
        for _ in 0..<margin { append(.border) }
        if count > 0 { values[margin * width + RecognizerTemplates.Field.isFirst.place] = 1 }
        Self.forEachListed(candidates, index) { place, value in
            values[(place + margin) * width + RecognizerTemplates.Field.listed.place] = UInt64(value)
        }
    }

    /// Puts in which words are common.
    mutating func number(_ common: CommonWords) {
        let (width, margin) = (RecognizerTemplates.width, RecognizerTemplates.reach)
        for place in -margin..<count + margin {
            let numbers = (0..<count).contains(place) ? common.numbers(of: word(place)) : common.border
            values[(place + margin) * width + RecognizerTemplates.Field.common.place] = UInt64(numbers.common)
            values[(place + margin) * width + RecognizerTemplates.Field.commonest.place] = UInt64(numbers.commonest)
        }
    }

    /// The hash of a word's text.
    func key(_ place: Int) -> UInt64 {
        values[(place + RecognizerTemplates.reach) * RecognizerTemplates.width + RecognizerTemplates.Field.key.place]
    }

    private func word(_ place: Int) -> Word {
        var word = Word.border
        let start = (place + RecognizerTemplates.reach) * RecognizerTemplates.width
        for field in 0..<RecognizerTemplates.width { word.row[field] = values[start + field] }
        return word
    }

    /// The values that `listed` may have: nothing, a part of names, and the first and the other words of a name of each type.
    static let listedValues = 2 + 2 * GlossaryIndex.types.count

    /// Calls `body` with the place of each word at which the glossary has a name, and what is known of it, 1 and more.
    @inline(__always)
    static func forEachListed(_ candidates: SentenceCandidates, _ index: GlossaryIndex, _ body: (Int, UInt8) -> Void) {
        var next = 0
        for match in candidates.matches where match.first >= next {
            let entries = index.entries(match.node)
            let entry = match.entries.lazy.map { entries[$0.place] }.first { $0.method != .shortForm }
            for unit in match.first..<match.end {
                // A part of names, such as वर्मा: what it is in the sentence, its neighbours tell.
                let value = entry.map { 2 + 2 * index.typeNumber($0.concept) + (unit == match.first ? 0 : 1) } ?? 1
                body(candidates.units[unit].token, UInt8(value))
            }
            next = match.end
        }
    }

    /// The hashes of the word at `place`, into `features`.
    func collect(_ place: Int, into features: inout [UInt64]) {
        features.removeAll(keepingCapacity: true)
        let start = (place + RecognizerTemplates.reach) * RecognizerTemplates.width
        for template in RecognizerTemplates.all {
            var hash = template.seed
            for offset in template.offsets { hash = Self.mixed(hash ^ values[start + offset]) }
            features.append(hash)
        }
    }

    fileprivate static func shape(_ kind: TokenKind, isLatin: Bool, _ casing: MatchUnit.Casing, _ length: Int) -> UInt64 {
        let kind: UInt64 =
            switch kind {
            case .word: isLatin ? 2 : 3
            case .number: 4
            default: 5
            }
        let capitals: UInt64 =
            switch casing {
            case .none: 0
            case .lower, .mixed: 1
            case .capitalized: 2
            case .capitals: 3
            }
        return kind << 8 | capitals << 4 | UInt64(min(length, 4))
    }

    /// A hash of scalars: FNV-1a (Fowler, Noll, Vo), then mixed.
    fileprivate struct FeatureHash {
        private var sum: UInt64 = 0xCBF2_9CE4_8422_2325

        mutating func add(_ scalar: UInt32) { sum = (sum ^ UInt64(scalar)) &* 0x100_0000_01B3 }

        var value: UInt64 { RecognizerFeatures.mixed(sum) }
    }

    @inline(__always)
    static func mixed(_ value: UInt64) -> UInt64 {
        var value = (value ^ value >> 32) &* 0x9E37_79B9_7F4A_7C15
        value = (value ^ value >> 29) &* 0xC2B2_AE3D_27D4_EB4F
        return value ^ value >> 32
    }
}
