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
        while readRun(&run, from: &index, of: bytes) {
            for unit in 0..<run.count where run.units[unit].isInherent && !run.units[unit].isSounded {
                copy(upTo: run.units[unit].start)
                virama.withUnsafeBufferPointer { buffer.append($0) }
                recorder.take(copied, copied, output: buffer.count - before, isCopy: false, joins: true)
            }
        }
        copy(upTo: bytes.count)
        if pieces != nil { pieces = recorder.pieces }
    }

    /// Of a native word, how many syllables it is spoken with at the least: vowels are silent where the table or the rule (VC_CV) says so, the rule from right to left
    /// after the table, so that both vowels of a compound go (पंतकोटली: pant-kot-li). Vowels in a row count once. Reads the word alone.
    func fewestSyllables(of word: String) -> Int {
        var word = word
        return word.withUTF8 { text in
            var run = LetterRun()
            let bytes = text.span
            var (index, count) = (0, 0)
            while readRun(&run, from: &index, of: bytes) {
                let first = run.units.firstIndex { $0.kind == .vowel } ?? 0
                func isVowel(_ unit: Int) -> Bool {
                    run.units.indices.contains(unit) && run.units[unit].kind == .vowel && run.units[unit].isSounded
                }
                func isConsonant(_ unit: Int) -> Bool { run.units.indices.contains(unit) && run.units[unit].kind == .consonant }
                for unit in run.units.indices.reversed() where unit > first && run.units[unit].isInherent && isVowel(unit) {
                    if isVowel(unit - 2), isConsonant(unit - 1), isConsonant(unit + 1), isVowel(unit + 2) {
                        run.setSounded(false, at: unit)
                    }
                }
                count += run.units.indices.count { isVowel($0) && !isVowel($0 - 1) }
            }
            return count
        }
    }

    /// Reads the next run of letters behind `index`, with its vowels decided; false where there is none.
    private func readRun(_ run: inout LetterRun, from index: inout Int, of bytes: Span<UInt8>) -> Bool {
        while index < bytes.count, letter(at: index, of: bytes) == nil { index += 1 }
        guard index < bytes.count else { return false }
        index = take(&run, from: index, of: bytes)
        decide(&run, fixed: fixedReading(of: run))
        return true
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
