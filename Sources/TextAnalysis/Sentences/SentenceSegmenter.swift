package import BitextModel

/// Divides tokens into sentences.
///
/// A sentence ends after । ॥ ? ! … and their like, after a full stop that is no part of a token, after a bar that stands for a danda, and
/// at a blank line; closing quotation marks and brackets, and further terminators, stay with it. Abbreviations, initials, decimals
/// and addresses need no rule here: their stops are inside tokens (`TokenScanner`). Compare UAX #29, section 5, whose rules SB8 (no end before a
/// lower-case letter) and SB9–SB11 (closing marks) are kept; departures: docs/guides/tokenizing.md. Linear.
package struct SentenceSegmenter: Sendable {
    /// Indexes of the tokens of one sentence.
    package struct Sentence: Equatable, Sendable {
        package var first: Int
        /// One past the last.
        package var end: Int

        package init(first: Int, end: Int) {
            self.first = first
            self.end = end
        }

        /// From the first to the last token, in the offsets of `tokens`.
        package func span(_ tokens: [RawToken]) -> TextSpan {
            TextSpan(start: tokens[first].start, end: tokens[end - 1].end)
        }
    }

    private enum Mark {
        /// Ends a sentence wherever it stands.
        case terminator
        /// ? and !: not before a comma or a lower-case letter.
        case emphatic
        /// A full stop that is a token of its own.
        case stop
        /// Several full stops, or an ellipsis.
        case ellipsis
        case bar
        /// A mark that can only close.
        case closer
        /// ASCII " and ', which close when they touch what is before them.
        case straightQuote
        case none
    }

    private let data: TokenizerData

    init(data: TokenizerData) { self.data = data }

    func sentences(of tokens: [RawToken], in text: ByteText, lineEndsEndSentences: Bool) -> [Sentence] {
        var sentences: [Sentence] = []
        var first = 0
        var index = 0
        var hasWord = false
        while index < tokens.count {
            if index > first, breaksParagraph(text, tokens[index - 1].end, tokens[index].start, at: lineEndsEndSentences) {
                sentences.append(Sentence(first: first, end: index))
                first = index
                hasWord = false
            }
            let token = tokens[index]
            if token.kind != .punctuation && token.kind != .symbol { hasWord = true }
            guard token.kind == .punctuation, endsSentence(tokens, index, first: first, hasWord: hasWord, text) else {
                index += 1
                continue
            }
            index = absorb(tokens, from: index + 1, text)
            sentences.append(Sentence(first: first, end: index))
            first = index
            hasWord = false
        }
        if first < tokens.count { sentences.append(Sentence(first: first, end: tokens.count)) }
        return sentences
    }

    // MARK: - Borders

    /// Whether a line end (or, when those do not count, a blank line) lies in the white space `start..<end`.
    private func breaksParagraph(_ text: ByteText, _ start: Int, _ end: Int, at lineEnds: Bool) -> Bool {
        var lines = 0
        var offset = start
        while offset < end {
            let byte = text[offset]
            if byte == 0x0A || (byte == 0x0D && !(offset + 1 < end && text[offset + 1] == 0x0A)) { lines += 1 }
            // U+2029 PARAGRAPH SEPARATOR
            if byte == 0xE2, offset + 2 < end, text[offset + 1] == 0x80, text[offset + 2] == 0xA9 { return true }
            offset += 1
        }
        return lines > 1 || (lines == 1 && lineEnds)
    }

    private func endsSentence(_ tokens: [RawToken], _ index: Int, first: Int, hasWord: Bool, _ text: ByteText) -> Bool {
        let token = tokens[index]
        switch mark(text, token) {
        case .terminator: return true
        case .emphatic: return hasWord && !continues(tokens, index, text, acrossScripts: true)
        case .ellipsis: return hasWord && !continues(tokens, index, text, acrossScripts: false)
        case .stop:
            guard index > first, hasWord else { return false }
            let previous = tokens[index - 1]
            // The number of a list item: "1. पहला", at the beginning of a sentence only.
            if previous.kind == .number, index - 1 == first, previous.end == token.start { return false }
            // A stop inside a word of another script that the rules left whole: "Node.js" never comes here, "v2.क" does.
            if index + 1 < tokens.count, tokens[index + 1].start == token.end, tokens[index + 1].kind == .number { return false }
            return !continues(tokens, index, text, acrossScripts: false)
        case .bar: return isDanda(tokens, index, text)
        default: return false
        }
    }

    /// Whether what follows token `index` shows that the sentence goes on: a comma or the like, or a lower-case letter (after a word of the same
    /// script, unless `acrossScripts`).
    private func continues(_ tokens: [RawToken], _ index: Int, _ text: ByteText, acrossScripts: Bool) -> Bool {
        let after = absorb(tokens, from: index + 1, text)
        guard after < tokens.count, let (scalar, _) = text.scalar(at: tokens[after].start) else { return false }
        if scalar == "," || scalar == ";" || scalar == ":" || scalar == "\u{2013}" || scalar == "\u{2014}" {  // EN DASH, EM DASH
            return true
        }
        guard scalar.properties.isLowercase else { return false }
        if acrossScripts { return true }
        return index > 0 && (text.scalar(before: tokens[index - 1].end)?.properties.isCased ?? false)
    }

    /// Whether the bar at `index` stands for a danda: behind a native word, a number or a closing mark, touching it or closing the text, with
    /// white space, a closing mark or nothing behind it. Bars with spaces on both sides are columns.
    private func isDanda(_ tokens: [RawToken], _ index: Int, _ text: ByteText) -> Bool {
        guard index > 0 else { return false }
        let previous = tokens[index - 1]
        let token = tokens[index]
        let touches = previous.end == token.start
        let isLast = index + 1 == tokens.count
        if !isLast, tokens[index + 1].start == token.end {
            let next = mark(text, tokens[index + 1])
            guard next == .closer || next == .straightQuote || next == .bar else { return false }
        }
        guard touches || (isLast && mark(text, tokens[0]) != .bar) || isFinal(previous, text) else { return false }
        guard let scalar = text.scalar(before: previous.end) else { return false }
        return previous.kind == .number || isNative(scalar) || mark(text, previous) == .closer || mark(text, previous) == .straightQuote
    }

    private func isFinal(_ token: RawToken, _ text: ByteText) -> Bool {
        data.sentenceFinalWords.contains(text.string(token.start, token.end))
    }

    /// The index behind the closing marks and further terminators from `index` on.
    private func absorb(_ tokens: [RawToken], from index: Int, _ text: ByteText) -> Int {
        var index = index
        while index < tokens.count, tokens[index].kind == .punctuation {
            let touches = tokens[index - 1].end == tokens[index].start
            switch mark(text, tokens[index]) {
            case .terminator, .emphatic, .ellipsis, .stop: guard touches else { return index }
            case .straightQuote: guard touches else { return index }
            case .bar: guard touches else { return index }
            case .closer:
                // With a space before it, a closing mark belongs here only when it touches nothing behind it.
                guard touches || index + 1 == tokens.count || tokens[index + 1].start > tokens[index].end else { return index }
                guard touches || !spansLine(text, tokens[index - 1].end, tokens[index].start) else { return index }
            case .none: return index
            }
            index += 1
        }
        return index
    }

    private func spansLine(_ text: ByteText, _ start: Int, _ end: Int) -> Bool {
        (start..<end).contains { text[$0] == 0x0A || text[$0] == 0x0D }
    }

    // MARK: - Marks

    private func isNative(_ scalar: Unicode.Scalar) -> Bool {
        guard !scalar.isASCII else { return false }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark: return true
        default: return scalar.properties.isAlphabetic
        }
    }

    private func mark(_ text: ByteText, _ token: RawToken) -> Mark {
        guard token.kind == .punctuation, let (scalar, _) = text.scalar(at: token.start) else { return .none }
        switch scalar {
        case ".", "\u{FF0E}":  // FULLWIDTH FULL STOP
            return token.end - token.start > 1 && scalar == "." ? .ellipsis : .stop
        case "\u{2026}": return .ellipsis  // HORIZONTAL ELLIPSIS
        case "?", "!", "\u{203C}", "\u{2047}", "\u{2048}", "\u{2049}": return .emphatic  // ‼ ⁇ ⁈ ⁉
        case "|": return .bar
        case "\"", "'": return .straightQuote
        case "\u{964}", "\u{965}": return .terminator  // DEVANAGARI DANDA, DOUBLE DANDA
        case ")", "]", "}": return .closer
        default: break
        }
        if scalar.isASCII { return .none }
        if scalar.properties.isSentenceTerminal { return .terminator }
        switch scalar.properties.generalCategory {
        case .closePunctuation, .finalPunctuation: return .closer
        default: return .none
        }
    }
}
