public import BitextModel

/// A stretch of a text and what it was romanized to.
public struct RomanizedPiece: Hashable, Sendable {
    /// UTF-8 offsets in the text that was given.
    public var source: TextSpan
    /// UTF-8 offsets in the romanized text; may be empty.
    public var output: TextSpan

    public init(source: TextSpan, output: TextSpan) {
        self.source = source
        self.output = output
    }
}

/// A romanized text with the way back.
public struct RomanizedText: Hashable, Sendable {
    public var text: String
    /// In order, without gaps, covering both texts: one for each akshara (consonants, their vowel and its mark), one for each word whose reading
    /// is a whole, one for each stretch that was left as it is.
    public var pieces: [RomanizedPiece]

    public init(text: String, pieces: [RomanizedPiece]) {
        self.text = text
        self.pieces = pieces
    }
}
