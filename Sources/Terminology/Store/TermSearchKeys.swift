/// How terms are made findable: by folded words, and by the sound of words in any script.
public struct TermSearchKeys: Sendable {
    /// Names these functions: keys made by other ones are made anew before they are used.
    public var version: String
    /// A word in the form in which spellings that count as the same are equal.
    public var fold: @Sendable (String) -> String
    /// Keys under which words of like sound meet.
    public var sounds: @Sendable (String) -> [UInt32]
    /// The same, and those of words with one consonant more, fewer or other.
    public var nearSounds: @Sendable (String) -> [UInt32]
    /// How alike two names are, 0–1.
    public var similarity: @Sendable (String, String) -> Double
    /// Other ways to write a query that mean the same: an acronym by its letters (केसीएनए, KCNA).
    public var alternatives: @Sendable (String) -> [String]

    public init(
        version: String, fold: @escaping @Sendable (String) -> String, sounds: @escaping @Sendable (String) -> [UInt32],
        nearSounds: @escaping @Sendable (String) -> [UInt32], similarity: @escaping @Sendable (String, String) -> Double,
        alternatives: @escaping @Sendable (String) -> [String] = { _ in [] }
    ) {
        self.version = version
        self.fold = fold
        self.sounds = sounds
        self.nearSounds = nearSounds
        self.similarity = similarity
        self.alternatives = alternatives
    }

    /// The words of a term: runs of letters, marks and digits.
    static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            // Letters, signs and digits of the scripts that most terms are in; U+0964, U+0965 and U+0970 are marks of punctuation.
            switch scalar.value {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x0900...0x0963, 0x0966...0x096F, 0x0971...0x097F:
                word.append(scalar)
                continue
            default: break
            }
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark, .spacingMark,
                .decimalNumber:
                word.append(scalar)
            case .format: break
            default:
                if !word.isEmpty { words.append(String(word)) }
                word = String.UnicodeScalarView()
            }
        }
        if !word.isEmpty { words.append(String(word)) }
        return words
    }

    /// The folded words of `text` with single spaces.
    func folded(_ text: String) -> String { folded(Self.words(text)) }

    func folded(_ words: [String]) -> String { words.map(fold).joined(separator: " ") }
}
