public import BitextModel

/// Writes words of one script in another, ranked: the work of `WordModels` with memory of its own. One for each task.
public final class WordEngine {
    private let models: WordModels
    private let ranker: CandidateRanker
    private let normalizer = WordNormalizer()
    private var cache: BoundedCache
    private var key: [UInt8] = []
    /// Words of running text that were not in the table of answers.
    private(set) var missed = 0

    /// Bytes beyond which a run of letters is no word: its pieces are written by one model alone.
    private static let longWord = 768

    /// `cacheLimit` is how many words at most are remembered; 0 for none. The output does not depend on it.
    public init(models: WordModels, cacheLimit: Int = 0) {
        self.models = models
        ranker = CandidateRanker(models: models.ranking)
        cache = BoundedCache(limit: cacheLimit)
    }

    /// Up to `limit` spellings of `word`, best first, at least one; those of a word without letters of the source script are the word.
    ///
    /// Latin output is in lower case. A word longer than 64 letters is worked on in pieces of 32, and beyond 768 bytes
    /// by one model alone: time grows with length, about 3 ms a kilobyte.
    public func candidates(for word: String, limit: Int) -> [TransliterationCandidate] {
        let limit = max(limit, 1)
        let normalized = normalizer.normalize(word)
        let pieces = WordPieces(normalized, isLetter: isLetter).pieces
        guard pieces.contains(where: { if case .letters = $0 { true } else { false } }) else {
            return [TransliterationCandidate(text: word, logProbability: 0)]
        }
        if pieces.count == 1 { return ranked(normalized, limit: limit) }
        let isLong = normalized.utf8.count > Self.longWord
        var beam = [TransliterationCandidate(text: "", logProbability: 0)]
        for piece in pieces {
            switch piece {
            case .other(let text): for place in beam.indices { beam[place].text += text }
            case .letters(let text):
                let choices = isLong ? fragment(text) : ranked(text, limit: pieces.count > 8 ? 1 : limit)
                if choices.count == 1 {
                    for place in beam.indices {
                        beam[place].text += choices[0].text
                        beam[place].logProbability += choices[0].logProbability
                    }
                    continue
                }
                var next: [TransliterationCandidate] = []
                for start in beam {
                    for choice in choices {
                        next.append(
                            TransliterationCandidate(
                                text: start.text + choice.text, logProbability: start.logProbability + choice.logProbability))
                    }
                }
                beam = Array(next.stableSorted().prefix(limit))
            }
        }
        return beam
    }

    /// The best spelling of `word` in UTF-8, appended to `output`: for running text.
    public func appendBest(of word: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        if let answers = models.answers, answers.appendFirst(of: word, key: &key, to: &output) { return }
        missed += 1
        if cache.append(valueOf: word, to: &output) { return }
        let best = candidates(for: String(decoding: word, as: UTF8.self), limit: 1).first?.text ?? ""
        cache.insert(word, value: Array(best.utf8))
        output.append(contentsOf: best.utf8)
    }

    private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        models.sourceScript == .latin
            ? scalar.properties.isAlphabetic && scalar.value < 0x250
            : scalar.value >= 0x250 && ranker.reads(scalar)
    }

    private func ranked(_ word: String, limit: Int) -> [TransliterationCandidate] {
        var found = ranker.candidates(for: word, limit: max(limit, 5))
        if let attested = models.attested { found = attested.mixed(found, for: word, limit: max(limit, 5)) }
        return found.isEmpty ? [TransliterationCandidate(text: word, logProbability: 0)] : Array(found.prefix(limit))
    }

    /// A piece of what is no word any more: the best string of the first model alone.
    private func fragment(_ letters: String) -> [TransliterationCandidate] {
        [ranker.firstProposal(for: letters) ?? TransliterationCandidate(text: letters, logProbability: 0)]
    }
}

extension [TransliterationCandidate] {
    /// Likeliest first, equal ones in their order.
    fileprivate func stableSorted() -> [TransliterationCandidate] {
        enumerated().sorted { ($1.element.logProbability, $0.offset) < ($0.element.logProbability, $1.offset) }.map(\.element)
    }
}
