public import BitextModel
internal import ICU

/// A `NeuralTagger` alone as a transliterator of words: without word lists or other models, which `WordTransliterator` adds.
///
/// Words are brought to the form of its training by `WordNormalizer`. Each call makes working memory of its own; in bulk, use
/// `NeuralTagger.candidates` with a `TaggerScratch` for each task.
public struct NeuralTransliterator: Transliterator {
    public let sourceScript: Script
    public let targetScript: Script
    private let tagger: NeuralTagger
    private let domain: NeuralTagger.Domain?
    private let normalizer = WordNormalizer()

    /// `domain`: one of `tagger`'s; nil is its first.
    public init(_ tagger: NeuralTagger, from sourceScript: Script, to targetScript: Script, domain: NeuralTagger.Domain? = nil) {
        self.tagger = tagger
        self.sourceScript = sourceScript
        self.targetScript = targetScript
        self.domain = domain
    }

    /// A word without a letter of `sourceScript` comes back unchanged with log-probability 0; one that is longer than
    /// `NeuralTagger.longestSource` scalars, unchanged with −∞.
    public func candidates(for word: String, limit: Int) -> [TransliterationCandidate] {
        let code = sourceScript.code
        guard word.unicodeScalars.contains(where: { CharacterProperties.hasScript($0, code) && $0.properties.isAlphabetic }) else {
            return [TransliterationCandidate(text: word, logProbability: 0)]
        }
        let found = tagger.candidates(
            for: normalizer.normalize(word), limit: max(1, limit), domain: domain, width: max(8, limit), scratch: TaggerScratch())
        return found.isEmpty ? [TransliterationCandidate(text: word, logProbability: -.infinity)] : found
    }
}
