// Works on UTF-8 bytes, so that text inside the table of answers runs at look-up speed.
public import BitextModel

/// Writes the words of running text in another script and leaves everything else as it is, byte for byte. One for each task.
///
/// A word is a run of letters and marks of the source script, with the joiners in it. Digits, dandas, punctuation, emoji and text already in
/// the target script are copied. Words in capitals come back as lower case would; Latin output is in lower case.
///
/// ```swift
/// text.transliterate("मोदी जी, how are you?")   // "modi ji, how are you?"
/// ```
public final class RunningTextTransliterator: TextTransliterator {
    private let engine: WordEngine
    private let models: WordModels
    private var lines: WordEngine?
    private let isLatin: Bool
    private let blockStart: UInt32
    /// Words written so far, and how many of them were not in the table of answers.
    public private(set) var words = 0
    public var missed: Int { engine.missed }

    /// `cacheLimit` is how many words outside the table are remembered. The output does not depend on it.
    public init(models: WordModels, cacheLimit: Int = 65_536) {
        engine = WordEngine(models: models, cacheLimit: cacheLimit)
        self.models = models
        isLatin = models.sourceScript == .latin
        blockStart = models.nativeBlock
    }

    /// Up to `limit` renderings of a word or a short line as a whole, best first, with log-probabilities: products over its words.
    public func candidates(for text: String, limit: Int) -> [TransliterationCandidate] {
        let engine = lines ?? WordEngine(models: models)
        lines = engine
        return engine.candidates(for: text, limit: limit)
    }

    /// Appends the text written in the other script to `output`. Bytes that are no UTF-8 are copied.
    public func transliterate(_ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
        var place = 0
        var copied = 0
        while place < bytes.count {
            let width = isLatin ? latinLetter(bytes, at: place) : nativeLetter(bytes, at: place, begins: true)
            guard width > 0 else {
                place += 1
                continue
            }
            let start = place
            place += width
            while place < bytes.count {
                let width = isLatin ? latinLetter(bytes, at: place) : nativeLetter(bytes, at: place, begins: false)
                if width == 0 { break }
                place += width
            }
            output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied..<start]))
            engine.appendBest(of: UnsafeBufferPointer(rebasing: bytes[start..<place]), to: &output)
            words += 1
            copied = place
        }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied...]))
    }

    /// Bytes of the letter or mark of an Indic block at `place`, 0 for anything else. A joiner counts inside a word when a letter follows.
    @inline(__always)
    private func nativeLetter(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int, begins: Bool) -> Int {
        guard place + 2 < bytes.count, bytes[place] & 0xF0 == 0xE0 else { return 0 }
        let scalar = UInt32(bytes[place] & 0xF) << 12 | UInt32(bytes[place + 1] & 0x3F) << 6 | UInt32(bytes[place + 2] & 0x3F)
        let offset = scalar &- blockStart
        // Of each Indic block, 64–65 are the dandas and 66–6F digits, 70 a sign.
        if offset < 0x80 { return offset < 0x64 || offset > 0x70 ? 3 : 0 }
        if !begins, scalar == 0x200C || scalar == 0x200D {
            // ZERO WIDTH NON-JOINER, ZERO WIDTH JOINER
            return nativeLetter(bytes, at: place + 3, begins: true) > 0 ? 3 : 0
        }
        return 0
    }

    /// Bytes of the Latin letter at `place` (ASCII, Latin-1, Latin Extended-A and -B), 0 for anything else; combining diacritics count inside a word.
    @inline(__always)
    private func latinLetter(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Int {
        let byte = bytes[place]
        if byte < 0x80 { return (byte | 0x20) &- 0x61 < 26 ? 1 : 0 }
        guard byte & 0xE0 == 0xC0, place + 1 < bytes.count else { return 0 }
        let scalar = UInt32(byte & 0x1F) << 6 | UInt32(bytes[place + 1] & 0x3F)
        if scalar == 0xD7 || scalar == 0xF7 { return 0 }
        return (0xC0..<0x250).contains(scalar) || (0x300..<0x370).contains(scalar) ? 2 : 0
    }
}
