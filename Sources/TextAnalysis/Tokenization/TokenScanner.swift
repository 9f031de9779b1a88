internal import BitextModel
package import ICU

/// Finds the tokens of a text: the rules of `word.rules`, addresses over them, and the word lists of the language on what the rules leave open.
///
/// An owned handle for one task at a time. Unsafe: raw bytes in, and segments in the iterator's own memory. Speed: Benchmarks/README.md.
package struct TokenScanner: ~Copyable {
    private var breaks: BreakIterator
    private let data: TokenizerData
    private let addresses: AddressScanner
    private var found: [RawToken] = []

    package init(breaks: consuming BreakIterator, data: TokenizerData) {
        self.breaks = breaks
        self.data = data
        addresses = AddressScanner(topLevelDomains: data.topLevelDomains)
    }

    package func clone() throws(ICUError) -> TokenScanner { TokenScanner(breaks: try breaks.clone(), data: data) }

    /// Replaces `tokens` by those of `bytes` (valid UTF-8): sorted, disjoint, on scalar borders; between them lie only white space,
    /// U+200B and U+FEFF. Throws when they are more than `Int32.max`. Without `readsPlain` the rules are asked of everything: the same tokens, for tests.
    package mutating func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, into tokens: inout [RawToken], readsPlain: Bool = true
    ) throws(ICUError) {
        tokens.removeAll(keepingCapacity: true)
        // Offsets are narrow further on, also of what ICU is not asked of.
        try ICUError.length(bytes.count)
        let text = ByteText(bytes)
        addresses.scan(text, into: &found)
        // The first address that does not end before where the scan is.
        var next = 0
        var addressStart = found.first?.start ?? Int.max
        guard readsPlain else { return try scanByRules(text, 0, bytes.count, around: &next, &addressStart, to: &tokens) }
        var start = 0
        var plain = PlainStretch(text, at: 0)
        while start < bytes.count {
            if let stretch = plain {
                if addressStart < stretch.markEnd {
                    try scanByRules(text, start, stretch.markEnd, around: &next, &addressStart, to: &tokens)
                } else {
                    tokens.append(RawToken(start: start, end: stretch.end, kind: stretch.isNumber ? .number : .word))
                    if stretch.markEnd > stretch.end {
                        tokens.append(RawToken(start: stretch.end, end: stretch.markEnd, kind: .punctuation))
                    }
                }
                start = Self.skipSpaces(bytes, stretch.markEnd)
                plain = PlainStretch(text, at: start)
                continue
            }
            // No token runs across a space: the rules are asked up to the next plain stretch.
            var end = start
            var behind = start
            while plain == nil, behind < bytes.count {
                end = behind
                while end < bytes.count, !PlainStretch.isSpace(bytes[end]) { end += 1 }
                behind = Self.skipSpaces(bytes, end)
                plain = PlainStretch(text, at: behind)
            }
            try scanByRules(text, start, end, around: &next, &addressStart, to: &tokens)
            start = behind
        }
    }

    @inline(__always)
    private static func skipSpaces(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var place = start
        while place < bytes.count, PlainStretch.isSpace(bytes[place]) { place += 1 }
        return place
    }

    /// Appends the tokens of `from..<to`, which begins and ends where tokens do, as the rules have them.
    private mutating func scanByRules(
        _ text: ByteText, _ from: Int, _ to: Int, around next: inout Int, _ addressStart: inout Int, to tokens: inout [RawToken]
    ) throws(ICUError) {
        var start = from
        for segment in try breaks.segments(of: UnsafeBufferPointer(rebasing: text.bytes[from..<to])) {
            let end = from + segment.end
            if addressStart < end {
                while next < found.count, found[next].end <= start { next += 1 }
                addressStart = next < found.count ? found[next].start : Int.max
            }
            if addressStart < end {
                append(text, start, end, status: segment.status, around: &next, to: &tokens)
            } else if segment.status == TokenStatus.word {
                appendWord(text, start, end, to: &tokens)
            } else if segment.status != TokenStatus.space {
                append(text, start, end, status: segment.status, to: &tokens)
            }
            start = end
        }
    }

    /// A segment that meets one or more addresses: what lies outside them keeps its status; an address is emitted where it starts.
    private func append(
        _ text: ByteText, _ start: Int, _ end: Int, status: Int32, around next: inout Int, to tokens: inout [RawToken]
    ) {
        var from = start
        while next < found.count, found[next].start < end {
            let address = found[next]
            if address.start >= from {
                if address.start > from, status != TokenStatus.space { append(text, from, address.start, status: status, to: &tokens) }
                tokens.append(address)
            }
            from = max(from, min(address.end, end))
            if address.end > end { return }
            next += 1
        }
        if from < end, status != TokenStatus.space { append(text, from, end, status: status, to: &tokens) }
    }

    private func append(_ text: ByteText, _ start: Int, _ end: Int, status: Int32, to tokens: inout [RawToken]) {
        switch status {
        case TokenStatus.punctuation where end - start == 1 && text[start] == UInt8(ascii: "."):
            if let last = tokens.last, last.end == start, last.kind == .word, keepsStop(text, last, tokens: tokens, stop: start) {
                tokens[tokens.count - 1].end = end
            } else {
                tokens.append(RawToken(start: start, end: end, kind: .punctuation))
            }
        case TokenStatus.glued: appendGlued(text, start, end, to: &tokens)
        case TokenStatus.dotted: appendDotted(text, start, end, to: &tokens)
        case TokenStatus.colon: appendColon(text, start, end, to: &tokens)
        case TokenStatus.word: appendWord(text, start, end, to: &tokens)
        default: tokens.append(RawToken(start: start, end: end, kind: TokenStatus.kind(status)))
        }
    }

    /// A word is one token, and two where it is an abbreviation with another word.
    @inline(__always)
    private func appendWord(_ text: ByteText, _ start: Int, _ end: Int, to tokens: inout [RawToken]) {
        var start = start
        if let cut = endOfAbbreviation(text, start, end) {
            tokens.append(RawToken(start: start, end: cut, kind: .word))
            start = cut
        }
        tokens.append(RawToken(start: start, end: end, kind: .word))
    }

    /// Where an abbreviation ends that is written together with the word behind it (डॉ॰राम, डॉ०राम), behind its sign; nil in other words.
    private func endOfAbbreviation(_ text: ByteText, _ start: Int, _ end: Int) -> Int? {
        var place = start + 3
        while place + 3 < end {
            // U+0970 DEVANAGARI ABBREVIATION SIGN, or the zero that stands for it
            if text[place + 1] == 0xA5, text[place] == 0xE0,
                text[place + 2] == 0xB0 || text[place + 2] == 0xA6 && AbbreviationZero.standsForSign(text.bytes, place)
            {
                return data.abbreviations.contains(text.string(start, place)) ? place + 3 : nil
            }
            place += 1
        }
        return nil
    }

    // MARK: - What the rules leave to the word lists

    /// 21वीं stays whole, 500करोड़ falls into number and word.
    private func appendGlued(_ text: ByteText, _ start: Int, _ end: Int, to tokens: inout [RawToken]) {
        var letters = start
        while let (scalar, next) = text.scalar(at: letters), scalar.properties.numericType == .decimal { letters = next }
        var suffixEnd = letters
        while suffixEnd < end, text[suffixEnd] != UInt8(ascii: "-") { suffixEnd += 1 }
        if letters > start, letters < end, !data.ordinalSuffixes.contains(text.string(letters, suffixEnd)) {
            tokens.append(RawToken(start: start, end: letters, kind: .number))
            tokens.append(RawToken(start: letters, end: end, kind: .word))
        } else {
            tokens.append(RawToken(start: start, end: end, kind: .word))
        }
    }

    /// दु:ख stays whole, नाम:राम falls into three.
    private func appendColon(_ text: ByteText, _ start: Int, _ end: Int, to tokens: inout [RawToken]) {
        let colon = (start..<end).first { text[$0] == UInt8(ascii: ":") } ?? end
        if colon == end || data.colonPrefixes.contains(text.string(start, colon)) {
            tokens.append(RawToken(start: start, end: end, kind: .word))
        } else {
            // An address may have cut the stretch at the colon.
            if colon > start { tokens.append(RawToken(start: start, end: colon, kind: .word)) }
            tokens.append(RawToken(start: colon, end: colon + 1, kind: .punctuation))
            if end > colon + 1 { tokens.append(RawToken(start: colon + 1, end: end, kind: .word)) }
        }
    }

    /// Words joined by full stops: runs of two or more letter names are one initialism with the stop behind it (बी.जे.पी.), abbreviations
    /// keep their stops (कि.मी.), every other stop is a token.
    private func appendDotted(_ text: ByteText, _ start: Int, _ end: Int, to tokens: inout [RawToken]) {
        // Word parts, and behind each the end of its stop (or of the part when it has none).
        var parts: [(start: Int, end: Int, stopEnd: Int)] = []
        var from = start
        while from < end {
            var stop = from
            var stopEnd = from
            while let (scalar, next) = text.scalar(at: stop), stop < end {
                stopEnd = next
                if scalar == "." || scalar == "\u{2024}" || scalar == "\u{FF0E}" { break }  // ONE DOT LEADER, FULLWIDTH FULL STOP
                stop = next
            }
            if stop >= end { (stop, stopEnd) = (end, end) }
            parts.append((from, stop, stopEnd))
            from = stopEnd
        }
        var index = 0
        while index < parts.count {
            let whole = longestWhole(text, parts, from: index)
            if whole > index {
                tokens.append(RawToken(start: parts[index].start, end: parts[whole - 1].stopEnd, kind: .word))
                index = whole
                continue
            }
            let part = parts[index]
            let word = RawToken(start: part.start, end: part.end, kind: .word)
            let isEmpty = part.end == part.start
            if !isEmpty { tokens.append(word) }
            if part.stopEnd > part.end {
                if !isEmpty, keepsStop(text, word, tokens: tokens, stop: part.end) {
                    tokens[tokens.count - 1].end = part.stopEnd
                } else {
                    tokens.append(RawToken(start: part.end, end: part.stopEnd, kind: .punctuation))
                }
            }
            index += 1
        }
    }

    /// The index behind the longest run of parts from `index` that is one token of several parts, or `index`.
    private func longestWhole(_ text: ByteText, _ parts: [(start: Int, end: Int, stopEnd: Int)], from index: Int) -> Int {
        var run = index
        while run < parts.count, data.letterNames.contains(text.string(parts[run].start, parts[run].end)) { run += 1 }
        if run - index >= 2 { return run }
        for last in stride(from: min(parts.count, index + 4), to: index + 1, by: -1)
        where data.abbreviations.contains(text.string(parts[index].start, parts[last - 1].end)) {
            return last
        }
        return index
    }

    /// Whether the full stop at `stop`, right behind `word` (the last of `tokens`), belongs to it: after an abbreviation (डॉ.), and after
    /// an initial (ए. P.). A letter name that is also an ordinary word (आई, जी) is an initial only beside another initial and where no word stands before it, unless no sentence ends
    /// with that word (के).
    private func keepsStop(_ text: ByteText, _ word: RawToken, tokens: [RawToken], stop: Int) -> Bool {
        let length = word.end - word.start
        guard length <= 40 else { return false }
        if length == 1 {
            return (0x41...0x5A).contains(text[word.start]) && hasLetter(text, after: stop + 1)
        }
        let string = text.string(word.start, word.end)
        if data.abbreviations.contains(string) { return true }
        guard data.letterNames.contains(string), hasLetter(text, after: stop + 1) else { return false }
        if !data.ordinaryWords.contains(string) || data.neverFinalWords.contains(string) { return true }
        guard tokens.count >= 2 else { return true }
        let previous = tokens[tokens.count - 2]
        let isBesideInitial = previous.kind == .word && text[previous.end - 1] == UInt8(ascii: ".") && word.start - previous.end <= 1
        return previous.kind == .punctuation || isBesideInitial || isInitial(text, at: stop + 1)
    }

    /// Whether, spaces skipped, a letter follows.
    private func hasLetter(_ text: ByteText, after offset: Int) -> Bool {
        var offset = offset
        while offset < text.count, text[offset] == 0x20 { offset += 1 }
        guard let (scalar, _) = text.scalar(at: offset) else { return false }
        return scalar.properties.isAlphabetic
    }

    /// Whether, one space skipped, a letter name with a full stop follows.
    private func isInitial(_ text: ByteText, at offset: Int) -> Bool {
        var start = offset
        if start < text.count, text[start] == 0x20 { start += 1 }
        var end = start
        while end < text.count, text[end] >= 0x80, end - start <= 24 { end += 1 }
        guard end > start, end < text.count, text[end] == UInt8(ascii: ".") else { return false }
        return data.letterNames.contains(text.string(start, end))
    }
}
