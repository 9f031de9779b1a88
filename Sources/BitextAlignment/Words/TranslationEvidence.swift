/// What is known beforehand of words that translate each other: a lexicon, likeness of sound, equal numbers.
public protocol TranslationEvidence: Sendable {
    /// Prepares to compare words of two lists, each word given once.
    func prepared(sources: [String], targets: [String]) -> any PreparedEvidence
}

/// Evidence over two lists of words.
public protocol PreparedEvidence: Sendable {
    /// 0 (nothing is known) to 1 (sure), for source word number `source` and target word number `target`. Asked once for each pair of words that stand in one pair of sentences: about 50 for each
    /// pair of sentences, so it should cost no more than a microsecond.
    func strength(source: Int, target: Int) -> Float
}

/// Words that are written alike: numbers in any digits, Latin runs in any case, marks.
///
/// ```swift
/// FormEvidence().prepared(sources: ["२०२१"], targets: ["2021"]).strength(source: 0, target: 0)   // 1
/// ```
public struct FormEvidence: TranslationEvidence {
    private struct Prepared: PreparedEvidence {
        let sources: [Int32]
        let targets: [Int32]

        func strength(source: Int, target: Int) -> Float { sources[source] == targets[target] ? 1 : 0 }
    }

    /// Marks that end sentences, whatever the script: they are one form.
    private let terminators: Set<String>

    /// `terminators` are marks that stand for each other.
    public init(terminators: [String] = ["\u{0964}", "."]) { self.terminators = Set(terminators) }  // DEVANAGARI DANDA

    public func prepared(sources: [String], targets: [String]) -> any PreparedEvidence {
        var inventory = WordInventory()
        func form(_ word: String) -> String { terminators.contains(word) ? "." : WordForm.folded(word) }
        return Prepared(sources: sources.map { inventory.number(form($0)) }, targets: targets.map { inventory.number(form($0)) })
    }
}

/// Spellings under which words are one word.
public enum WordForm {
    /// Lower case, digits of any script as ASCII digits.
    public static func folded(_ word: String) -> String {
        var result = ""
        var changed = false
        for scalar in word.unicodeScalars {
            let value = scalar.value
            if value < 0x80 {
                if (0x41...0x5A).contains(value) {
                    changed = true
                    result.unicodeScalars.append(Unicode.Scalar(UInt8(value + 32)))
                } else {
                    result.unicodeScalars.append(scalar)
                }
            } else if scalar.properties.numericType == .decimal, let number = scalar.properties.numericValue {
                changed = true
                result.unicodeScalars.append(Unicode.Scalar(UInt8(0x30 + Int(number))))
            } else {
                let lower = scalar.properties.lowercaseMapping
                result += lower
                changed = true
            }
        }
        return changed ? result : word
    }

    /// The first `count` code points of the folded word.
    public static func prefix(_ word: String, _ count: Int) -> String {
        String(String.UnicodeScalarView(folded(word).unicodeScalars.prefix(count)))
    }
}
