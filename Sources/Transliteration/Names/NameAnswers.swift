internal import BitextModel
internal import Synchronization

/// Works out the best spellings of words that `NameTransliterator` must ask its model for, so that they need not be worked out again. One for each task.
///
/// ```swift
/// NameAnswers(names).answer(for: "जूपाडु")   // ("जूपाडु", "Jupadu"); nil where lists alone decide
/// ```
public struct NameAnswers {
    /// Says whether the model behind it was asked.
    private final class Watch: Transliterator {
        let model: any Transliterator
        private let count = Mutex(0)
        var sourceScript: Script { model.sourceScript }
        var targetScript: Script { model.targetScript }
        var calls: Int { count.withLock { $0 } }

        init(_ model: any Transliterator) { self.model = model }

        func candidates(for text: String, limit: Int) -> [TransliterationCandidate] {
            count.withLock { $0 += 1 }
            return model.candidates(for: text, limit: limit)
        }
    }

    private let names: NameTransliterator
    private let watch: Watch

    /// `names` without answers of its own.
    public init(_ names: NameTransliterator) {
        watch = Watch(names.model)
        self.names = NameTransliterator(names, model: watch)
    }

    /// The best spelling of a single word, and the form in which it is looked up; nil where the lists decide without the model, or `word` is no word of the source script.
    public func answer(for word: String) -> (word: String, spelling: String)? {
        let pieces = NamePiece.pieces(of: word, base: names.base)
        let kind: NamePiece.Kind = names.direction == .toLatin ? .native : .latin
        guard pieces.count == 1, let piece = pieces.first, piece.kind == kind else { return nil }
        let plain = names.plain(piece.text, kind: kind)
        let before = watch.calls
        guard let best = names.spellings(of: plain, limit: 1, wantsProbabilities: false).first, watch.calls > before else { return nil }
        return (plain, best.text)
    }
}
