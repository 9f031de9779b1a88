/// A word cut into runs of letters that a model can read, and what lies between them.
///
/// A run is at most `longest` scalars; a longer one is cut before a letter that is no mark. Everything else (digits, signs, letters of other
/// scripts) is passed through.
struct WordPieces {
    enum Piece: Equatable {
        case letters(String)
        case other(String)
    }

    static let longest = CandidateRanker.longestWord / 2

    let pieces: [Piece]

    /// `isLetter` says what the model reads.
    init(_ word: String, isLetter: (Unicode.Scalar) -> Bool) {
        var pieces: [Piece] = []
        var run = String.UnicodeScalarView()
        var count = 0
        var isRun = false
        func flush(_ run: String.UnicodeScalarView, _ isRun: Bool) {
            if !run.isEmpty { pieces.append(isRun ? .letters(String(run)) : .other(String(run))) }
        }
        for scalar in word.unicodeScalars {
            let letter = isLetter(scalar)
            let isTooLong = count >= Self.longest && (!scalar.properties.generalCategory.isMark || count >= 2 * Self.longest)
            if letter != isRun || (isRun && isTooLong) {
                flush(run, isRun)
                run = String.UnicodeScalarView()
                count = 0
            }
            isRun = letter
            run.append(scalar)
            count += 1
        }
        flush(run, isRun)
        self.pieces = pieces
    }
}

extension Unicode.GeneralCategory {
    fileprivate var isMark: Bool { self == .nonspacingMark || self == .spacingMark || self == .enclosingMark }
}
