/// One rule of a transform: `before { key } after > output`, with the scalar that is read once more behind `|`.
struct TransformRule: Hashable, Sendable {
    /// What must stand before the key, in text that is transformed already; the last set is the nearest.
    var before: [ScalarSet] = []
    var key: [ScalarSet] = []
    /// What must follow the key.
    var after: [ScalarSet] = []
    var output: [UInt32] = []
    /// Scalars at the end of `output` that stand before the text still to be read.
    var again = 0
    /// Where the rule begins, for messages.
    var place = RulePlace(line: 1, column: 1)
}

/// A place in a file of rules.
public struct RulePlace: Hashable, Sendable {
    /// From 1.
    public let line: Int
    /// From 1, in scalars.
    public let column: Int
}

/// What happens to a text, one pass after another.
enum TransformPass: Hashable, Sendable {
    case rules([TransformRule])
    case normalize(NormalizationForm)
}

/// The forms that rules can ask for by `:: NFC;`.
enum NormalizationForm: String, Sendable { case nfc = "NFC", nfd = "NFD", nfkc = "NFKC", nfkd = "NFKD" }

/// Rules of a transform, ready to be compiled.
struct TransformRules: Hashable, Sendable {
    var passes: [TransformPass] = []
}

/// Why rules are not taken.
public enum TransformRulesError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The rules are no rules; nothing can run them.
    case malformed(file: String, place: RulePlace, problem: String)
    /// Legal, but more than our engine compiles: ICU must run them.
    case unsupported(file: String, place: RulePlace, feature: String)

    public var description: String {
        switch self {
        case .malformed(let file, let place, let problem): "\(file):\(place.line):\(place.column): \(problem)"
        case .unsupported(let file, let place, let feature): "\(file):\(place.line):\(place.column): \(feature)"
        }
    }
}
