/// One kind of change that a normalizer makes, in the order in which the kinds run.
///
/// Which of them are right for a text is decided in `docs/guides/normalizing.md`, step by step.
public enum NormalizationStep: String, CaseIterable, Sendable {
    case nfc
    case nuktaComposed = "nukta-composed"
    case invisible
    case joiners
    case mistyped
    case confusables
    case danda
    case visarga
    case quotes
    case dashes
    case spaces
    case digits
    case compatibility
    case nasals
    case chandrabindu
    case yeEndings = "ye-endings"
    case nuktaFolding = "nukta-folding"
    case caseFolding = "case-folding"
    case accents

    /// The step's name: lowercase words joined by hyphens.
    public var name: String { rawValue }

    /// What the step does, in one line.
    public var summary: String {
        switch self {
        case .nfc: "canonical composition (Unicode NFC); letters with nukta come apart: U+095E becomes फ + nukta"
        case .nuktaComposed: "the reverse for nuktas: base + nukta becomes one code point, U+0958–095F"
        case .invisible: "remove zero-width spaces, byte order marks, soft hyphens and direction marks"
        case .joiners: "remove joiners and non-joiners where they change no shape"
        case .mistyped: "repair letters and signs put together from others that look the same: अ + ा becomes आ"
        case .confusables: "replace a letter of another script inside a word by its look-alike: Cyrillic а in pаper"
        case .danda: "| and l typed for a danda become ।, || becomes ॥"
        case .visarga: "a colon typed for a visarga, and the reverse: अत: becomes अतः, कहाः becomes कहा:"
        case .quotes: "`` and '' become “ and ”; for matching, every quotation mark becomes \" or '"
        case .dashes: "Unicode hyphens become -; for matching, every dash"
        case .spaces: "one plain space between words, none before । , ; ? ! nor at the end of a line"
        case .digits: "digits in Latin or native form, as asked"
        case .compatibility: "full-width and half-width letters, presentation forms and ligatures; for matching, all of NFKC"
        case .nasals: "a nasal before a stop of its class becomes an anusvara: हिन्दी becomes हिंदी"
        case .chandrabindu: "a chandrabindu becomes an anusvara: हाँ becomes हां"
        case .yeEndings: "word-final ये and यी become ए and ई: गये becomes गए"
        case .nuktaFolding: "nuktas of borrowed sounds are left out: ज़ becomes ज; ड़ and ढ़ stay"
        case .caseFolding: "Latin letters become lowercase"
        case .accents: "Latin letters lose their accents"
        }
    }

    /// The step of this name. Throws `NormalizationStepError` for a name that no step has.
    public init(named name: String) throws(NormalizationStepError) {
        guard let step = NormalizationStep(rawValue: name) else { throw NormalizationStepError(unknownName: name) }
        self = step
    }

    /// Place in the order of running, from 0.
    var ordinal: UInt32 { Self.ordinals[self] ?? 0 }

    private static let ordinals: [NormalizationStep: UInt32] = {
        var ordinals: [NormalizationStep: UInt32] = [:]
        for (ordinal, step) in allCases.enumerated() { ordinals[step] = UInt32(ordinal) }
        return ordinals
    }()
}

/// A step was asked for that does not exist.
public struct NormalizationStepError: Error, Equatable, Sendable, CustomStringConvertible {
    public let unknownName: String

    public var description: String {
        "no normalization step is called \"\(unknownName)\"; there are "
            + NormalizationStep.allCases.map(\.name).joined(separator: ", ")
    }
}

/// A set of steps, one bit each.
struct StepSet: OptionSet, Hashable, Sendable {
    var rawValue: UInt32

    init(rawValue: UInt32) { self.rawValue = rawValue }
    init(_ step: NormalizationStep) { rawValue = 1 << step.ordinal }

    /// Members in the order of running.
    var members: [NormalizationStep] { NormalizationStep.allCases.filter { contains(StepSet($0)) } }
}
