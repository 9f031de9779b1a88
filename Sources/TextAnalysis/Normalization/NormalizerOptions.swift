/// Which steps a normalizer runs, and how far three of them go.
///
/// Frozen once a `TextNormalizer` is made from it.
///
/// ```swift
/// var options = NormalizerOptions.standard
/// try options.disable(stepNamed: "visarga")
/// options.digits = .latin
/// ```
public struct NormalizerOptions: Hashable, Sendable {
    /// What becomes of decimal digits.
    public enum Digits: String, CaseIterable, Sendable {
        case keep
        /// Digits of every script become 0–9.
        case latin
        /// 0–9 become the digits of the language's script, except in a stretch without spaces that has Latin letters (Covid19,
        /// addresses).
        case native
    }

    /// What the result is for.
    public enum Purpose: String, Sendable {
        /// To be read: quotes, dashes and compatibility characters change only where no editor would object.
        case publishing
        /// To be compared and looked up: quotes, dashes and compatibility characters are folded to one of each kind.
        case matching
    }

    /// The most that a text can be changed and still be published as its author's. Steps 1 and 3–13 without digits.
    public static let standard = NormalizerOptions(
        steps: [
            .nfc, .invisible, .joiners, .mistyped, .confusables, .danda, .visarga, .quotes, .dashes, .spaces, .compatibility,
        ], purpose: .publishing)

    /// One form for spellings that mean the same word; for matching and lookup, not for reading.
    public static let search = NormalizerOptions(
        steps: NormalizationStep.allCases.filter { $0 != .nuktaComposed && $0 != .digits }, digits: .latin, purpose: .matching)

    /// Nothing is changed.
    public static let none = NormalizerOptions(steps: [])

    private var enabled: StepSet

    /// Default: keep. Anything else enables the step `digits`.
    public var digits: Digits {
        didSet {
            if digits == .keep { enabled.remove(StepSet(.digits)) } else { enabled.insert(StepSet(.digits)) }
        }
    }

    /// Default: publishing.
    public var purpose: Purpose

    /// `steps` that hold `digits` with `digits: .keep` ask for Latin digits.
    public init(steps: some Sequence<NormalizationStep>, digits: Digits = .keep, purpose: Purpose = .publishing) {
        enabled = []
        self.digits = digits
        self.purpose = purpose
        if digits != .keep { enabled.insert(StepSet(.digits)) }
        for step in steps { enable(step) }
    }

    /// Enabled steps in the order of running.
    public var steps: [NormalizationStep] { enabled.members }

    public func isEnabled(_ step: NormalizationStep) -> Bool { enabled.contains(StepSet(step)) }

    /// Enabling `digits` asks for Latin digits unless native ones are asked for already.
    public mutating func enable(_ step: NormalizationStep) {
        if step == .digits, digits == .keep { digits = .latin }
        enabled.insert(StepSet(step))
    }

    public mutating func disable(_ step: NormalizationStep) {
        if step == .digits { digits = .keep }
        enabled.remove(StepSet(step))
    }

    /// Throws `NormalizationStepError` for a name that no step has.
    public mutating func enable(stepNamed name: String) throws(NormalizationStepError) { enable(try NormalizationStep(named: name)) }

    /// Throws `NormalizationStepError` for a name that no step has.
    public mutating func disable(stepNamed name: String) throws(NormalizationStepError) { disable(try NormalizationStep(named: name)) }
}
