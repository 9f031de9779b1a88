internal import BitextModel

/// Silent inherent vowels made visible: a virama behind each consonant that is read without one, for schemes that write what is spoken.
///
/// राजनीति becomes राज्नीति. What is silent is decided as for the readable romanization. Unsafe: reads and writes through pointers.
extension ReadableRomanizer {
    func markSilentVowels(_ text: UnsafeBufferPointer<UInt8>, to buffer: ByteBuffer, pieces: inout [TransliterationPiece]?) {
        var recorder = PieceRecorder()
        let bytes = text.span
        var run = LetterRun()
        var (index, copied) = (0, 0)
        let before = buffer.count
        let virama: [UInt8] = [leadByte, secondByte + 1, 0x8D]
        func copy(upTo end: Int) {
            guard copied < end else { return }
            buffer.append(UnsafeBufferPointer(rebasing: text[copied..<end]))
            recorder.take(copied, end, output: buffer.count - before, isCopy: true, joins: false)
            copied = end
        }
        while index < bytes.count {
            guard letter(at: index, of: bytes) != nil else {
                index += 1
                continue
            }
            index = take(&run, from: index, of: bytes)
            decide(&run, fixed: fixedReading(of: run))
            for unit in 0..<run.count where run.units[unit].isInherent && !run.units[unit].isSounded {
                copy(upTo: run.units[unit].start)
                virama.withUnsafeBufferPointer { buffer.append($0) }
                recorder.take(copied, copied, output: buffer.count - before, isCopy: false, joins: true)
            }
        }
        copy(upTo: bytes.count)
        if pieces != nil { pieces = recorder.pieces }
    }

    private func fixedReading(of run: LetterRun) -> [Bool]? {
        guard let words else { return nil }
        var hash = WordReadings.hashStart
        for unit in 0..<run.count { hash = WordReadings.hash(hash, adding: run.units[unit].letter) }
        switch words.reading(of: run, hash: hash) {
        case .text: return nil
        case .sounded(let sounded): return sounded
        case nil: return words.stem(of: run)
        }
    }
}
