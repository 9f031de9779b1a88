internal import BitextModel

/// The inner loop: bytes in, bytes out, one pass. Bounds are checked everywhere; speed comes from tables indexed by small integers.
extension ReadableRomanizer {
    func romanize(_ bytes: Span<UInt8>, into output: inout [UInt8], pieces: inout [RomanizedPiece]?) {
        var run = LetterRun()
        // Running text repeats its words: an earlier one's output is copied. Not worth its room in a short text, nor where pieces are wanted.
        var earlier = [EarlierWord](repeating: EarlierWord(), count: bytes.count > 4096 && pieces == nil ? 1 << EarlierWord.bits : 0)
        var index = 0
        var copied = 0
        while index < bytes.count {
            guard letter(at: index, of: bytes) != nil else {
                index += 1
                continue
            }
            copy(bytes, from: copied, to: index, into: &output, pieces: &pieces)
            let start = index
            if earlier.isEmpty {
                index = take(&run, from: start, of: bytes)
                romanize(&run, from: start, to: index, into: &output, pieces: &pieces)
            } else {
                let (end, hash) = end(from: start, of: bytes)
                index = end
                let slot = Int(truncatingIfNeeded: hash >> UInt64(64 - EarlierWord.bits))
                if isEqual(earlier[slot], start, end, bytes) {
                    for place in earlier[slot].outputStart..<earlier[slot].outputEnd { output.append(output[place]) }
                } else {
                    let outputStart = output.count
                    _ = take(&run, from: start, of: bytes)
                    romanize(&run, from: start, to: end, into: &output, pieces: &pieces)
                    earlier[slot] = EarlierWord(start: start, end: end, outputStart: outputStart, outputEnd: output.count)
                }
            }
            copied = index
        }
        copy(bytes, from: copied, to: bytes.count, into: &output, pieces: &pieces)
    }

    /// Where a word stood in the text and in the output, one for each value of the top bits of its hash.
    private struct EarlierWord {
        static let bits = 13
        var start = 0
        var end = 0
        var outputStart = 0
        var outputEnd = 0
    }

    private func isEqual(_ word: EarlierWord, _ start: Int, _ end: Int, _ bytes: Span<UInt8>) -> Bool {
        guard word.end - word.start == end - start else { return false }
        for offset in 0..<(end - start) where bytes[word.start + offset] != bytes[start + offset] { return false }
        return true
    }

    /// Where the word that begins at `start` ends, and a hash of its bytes.
    private func end(from start: Int, of bytes: Span<UInt8>) -> (end: Int, hash: UInt64) {
        var index = start
        var hash = WordReadings.hashStart
        while index < bytes.count {
            guard letter(at: index, of: bytes) != nil else {
                guard let length = joiner(at: index, of: bytes) else { break }
                index += length
                continue
            }
            hash = (hash ^ (UInt64(bytes[index + 1]) << 8 | UInt64(bytes[index + 2]))) &* 0x9E37_79B9_7F4A_7C15
            index += 3
        }
        return (index, hash)
    }

    /// Number of the letter whose three bytes begin at `index`; nil when there is none.
    @inline(__always)
    func letter(at index: Int, of bytes: Span<UInt8>) -> UInt8? {
        guard bytes[index] == leadByte, index + 2 < bytes.count else { return nil }
        let second = bytes[index + 1]
        guard second == secondByte || second == secondByte + 1, bytes[index + 2] & 0xC0 == 0x80 else { return nil }
        let letter = table.letterOfPlace[Int(second - secondByte) << 6 | Int(bytes[index + 2] & 0x3F)]
        return table.kinds[Int(letter)] == .none ? nil : letter
    }

    /// Fills `run` with the word that begins at `start` and returns where it ends. Joiners belong to it when a letter follows, or at its end.
    func take(_ run: inout LetterRun, from start: Int, of bytes: Span<UInt8>) -> Int {
        run.removeAll()
        var index = start
        while index < bytes.count {
            if let letter = letter(at: index, of: bytes) {
                run.take(letter, table.kinds[Int(letter)], at: index)
                index += 3
            } else if let length = joiner(at: index, of: bytes) {
                index += length
            } else {
                break
            }
        }
        run.close(at: index)
        return index
    }

    private func joiner(at index: Int, of bytes: Span<UInt8>) -> Int? {
        guard bytes[index] >= 0x80 else { return nil }
        for joiner in joiners where index + joiner.count <= bytes.count {
            var place = 0
            while place < joiner.count, bytes[index + place] == joiner[place] { place += 1 }
            if place == joiner.count { return place }
        }
        return nil
    }

    private func copy(_ bytes: Span<UInt8>, from start: Int, to end: Int, into output: inout [UInt8], pieces: inout [RomanizedPiece]?) {
        guard start < end else { return }
        let outputStart = output.count
        bytes.extracting(start..<end).withUnsafeBufferPointer { output.append(contentsOf: $0) }
        pieces?.append(
            RomanizedPiece(source: TextSpan(start: start, end: end), output: TextSpan(start: outputStart, end: output.count)))
    }

    private func romanize(
        _ run: inout LetterRun, from start: Int, to end: Int, into output: inout [UInt8], pieces: inout [RomanizedPiece]?
    ) {
        var fixed: [Bool]?
        if let words {
            var hash = WordReadings.hashStart
            for unit in 0..<run.count { hash = WordReadings.hash(hash, adding: run.units[unit].letter) }
            switch words.reading(of: run, hash: hash) {
            case .text(let text):
                let outputStart = output.count
                output.append(contentsOf: text)
                pieces?.append(
                    RomanizedPiece(source: TextSpan(start: start, end: end), output: TextSpan(start: outputStart, end: output.count)))
                return
            case .sounded(let sounded): fixed = sounded
            case nil: fixed = words.stem(of: run)
            }
        }
        decide(&run, fixed: fixed)

        var pieceStart = start
        var outputStart = output.count
        for unit in 0..<run.count {
            if pieces != nil, unit > 0, run.beginsAkshara(unit) {
                let span = TextSpan(start: pieceStart, end: run.units[unit].start)
                pieces?.append(RomanizedPiece(source: span, output: TextSpan(start: outputStart, end: output.count)))
                (pieceStart, outputStart) = (span.end, output.count)
            }
            if run.units[unit].isSounded { write(unit, of: run, into: &output) }
        }
        pieces?.append(
            RomanizedPiece(source: TextSpan(start: pieceStart, end: end), output: TextSpan(start: outputStart, end: output.count)))
    }

    @inline(__always)
    private func write(_ unit: Int, of run: LetterRun, into output: inout [UInt8]) {
        let letter = Int(run.units[unit].letter)
        var reading = table.readings[letter]
        if table.hasContext[letter], let other = contextualReading(unit, of: run) { reading = other }
        let length = reading >> 56
        for _ in 0..<length {
            output.append(UInt8(truncatingIfNeeded: reading))
            reading >>= 8
        }
    }

    private func contextualReading(_ unit: Int, of run: LetterRun) -> UInt64? {
        for context in table.contexts[Int(run.units[unit].letter)] {
            let neighbour = context.isBefore ? unit + 1 : unit - 1
            guard neighbour >= 0, neighbour < run.count else { continue }
            // Consonants with a vowel between them are not neighbours; the vowel is a unit of its own.
            if context.neighbours.contains(run.units[neighbour].letter) { return context.reading }
        }
        return nil
    }

    /// Decides which inherent vowels are sounded, from right to left.
    func decide(_ run: inout LetterRun, fixed: [Bool]?) {
        guard run.count > 2 else { return }
        // The first vowel of a word is sounded.
        let first = run.units.firstIndex { $0.kind == .vowel } ?? 0
        guard let schwas else {
            for unit in stride(from: run.count - 1, to: 1, by: -1) where run.units[unit].isInherent {
                run.setSounded(settled(unit, in: run, first: first, fixed: fixed) ?? SchwaRule.isSounded(unit, in: run), at: unit)
            }
            return
        }
        let bits = UInt64(SchwaTable.symbolBits)
        let border = UInt64(SchwaTable.border)
        let leftMask: UInt64 = 1 << (bits * UInt64(SchwaTable.leftSize)) - 1
        let rightMask: UInt64 = 1 << (bits * UInt64(SchwaTable.rightSize)) - 1
        var right = SchwaTable.spread(SchwaTable.border) & rightMask
        for unit in stride(from: run.count - 1, to: 1, by: -1) {
            guard run.units[unit].isInherent else {
                right = (right << bits | UInt64(symbols[Int(run.units[unit].letter)])) & rightMask
                continue
            }
            if let settled = settled(unit, in: run, first: first, fixed: fixed) {
                run.setSounded(settled, at: unit)
            } else {
                var left: UInt64 = 0
                for distance in 1...SchwaTable.leftSize {
                    let place = unit - distance
                    let symbol =
                        place < 0
                        ? border : run.units[place].isInherent ? UInt64(SchwaTable.open) : UInt64(symbols[Int(run.units[place].letter)])
                    left |= symbol << (bits * UInt64(distance - 1))
                }
                let letters = (left & leftMask) | right << (bits * UInt64(SchwaTable.leftSize))
                run.setSounded(schwas.isSounded(letters: letters, classes: schwas.classes(of: letters)), at: unit)
            }
            let isSounded = run.units[unit].isSounded && unit != run.count - 1
            right = (right << bits | UInt64(isSounded ? SchwaTable.sounded : SchwaTable.silent)) & rightMask
        }
    }

    /// What needs no table: vowels before a mark stay, final ones go by the table of letters, and words that are listed.
    private func settled(_ unit: Int, in run: LetterRun, first: Int, fixed: [Bool]?) -> Bool? {
        if unit == first { return true }
        if unit == run.count - 1 { return table.finals[Int(run.units[unit - 1].letter)].contains(run.units[unit - 2].letter) }
        if run.units[unit + 1].kind == .mark { return true }
        if let fixed, unit < fixed.count { return fixed[unit] }
        return nil
    }
}
