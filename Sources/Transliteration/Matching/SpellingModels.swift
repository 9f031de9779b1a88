/// The models of names in both directions, as name matching uses them: how likely the letters of one word are spelled by those of another.
///
/// Two joint-sequence models (native to Latin, Latin to native) give log P(native, Latin); letter models of both sides take away what makes a word
/// likely by itself. A value over mapped memory; share it between tasks.
public struct SpellingModels: Sendable {
    let toLatin: JointSequenceModel
    let toNative: JointSequenceModel
    let latin: LetterModel
    let native: LetterModel
    let latinScript: UInt8
    let nativeScript: UInt8

    /// `nativeScript`: its code, as in the table of sounds. Nil where the table has no such script, or no Latin one.
    public init?(
        toLatin: JointSequenceModel, toNative: JointSequenceModel, latin: LetterModel, native: LetterModel, nativeScript: String,
        sounds: SoundTable
    ) {
        guard let latinNumber = sounds.scripts.firstIndex(of: "Latn"), let nativeNumber = sounds.scripts.firstIndex(of: nativeScript) else {
            return nil
        }
        self.toLatin = toLatin
        self.toNative = toNative
        self.latin = latin
        self.native = native
        self.latinScript = UInt8(latinNumber)
        self.nativeScript = UInt8(nativeNumber)
    }
}

/// What the models say of a Latin and a native word.
struct SpellingLikelihood: Sendable {
    /// log P(Latin | native) and log P(native | Latin), nats; nil where a model has never seen a change of letters that it takes.
    var latinGivenNative: Float?
    var nativeGivenLatin: Float?
    /// log P of each word alone.
    var latin: Float
    var native: Float
    /// Letters.
    var latinLength: Int
    var nativeLength: Int
}

/// Scores pairs of words under `SpellingModels`, and remembers them. Owns working memory: one for each task and query. About 5 µs a pair.
final class SpellingScorer {
    /// Letters of a word that is scored at most; longer ones are compared by their sounds alone.
    static let longest = 32
    /// Pairs remembered at most.
    private static let mostRemembered = 4096

    private let models: SpellingModels
    private let toLatin: JointSequenceScorer
    private let toNative: JointSequenceScorer
    private var remembered: [[UInt32]: SpellingLikelihood] = [:]

    init(models: SpellingModels) {
        self.models = models
        toLatin = JointSequenceScorer(model: models.toLatin)
        toNative = JointSequenceScorer(model: models.toNative)
    }

    /// Nil where the models know another pair of scripts, or a word is too long.
    func likelihood(_ a: Spelling, _ b: Spelling) -> SpellingLikelihood? {
        if a.script == models.nativeScript, b.script == models.latinScript { return likelihood(b, a) }
        guard a.script == models.latinScript, b.script == models.nativeScript, a.letters.count <= Self.longest,
            b.letters.count <= Self.longest
        else { return nil }
        let key = a.letters + b.letters
        if let known = remembered[key] { return known }
        let (latin, native) = (a.letters.compactMap(Unicode.Scalar.init), b.letters.compactMap(Unicode.Scalar.init))
        var result = SpellingLikelihood(
            latin: models.latin.score(latin), native: models.native.score(native), latinLength: latin.count, nativeLength: native.count)
        result.latinGivenNative =
            toLatin.score(source: models.toLatin.source.numbers(native), target: models.toLatin.target.numbers(latin)).map {
                $0 - result.native
            }
        result.nativeGivenLatin =
            toNative.score(source: models.toNative.source.numbers(latin), target: models.toNative.target.numbers(native)).map {
                $0 - result.latin
            }
        if remembered.count < Self.mostRemembered { remembered[key] = result }
        return result
    }
}
