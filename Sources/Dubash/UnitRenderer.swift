internal import BitextModel
internal import TextAnalysis
internal import Transliteration

/// Says a sentence in the other language as far as glossary, names and lexicon go, and in Latin letters.
///
/// No translation: words keep the order of the source (`TargetOrigin.gloss`).
struct UnitRenderer: Sendable {
    private let romanizer: ReadableRomanizer
    private let lexicon: GlossLexicon
    private let normalizers: SharedNormalizers
    private let source: LanguageTag
    private let target: LanguageTag

    init(_ resources: PipelineResources) {
        romanizer = resources.romanizer
        lexicon = resources.lexicon
        normalizers = resources.normalizers
        source = resources.profile.tag
        target = resources.profile.target
    }

    /// A piece of the gloss: source tokens `first..<end` are said as `text`; empty where the target says nothing.
    private struct Piece {
        var first: Int
        var end: Int
        var text: String
        var mention: Int?
        var isKnown: Bool
        var isWord: Bool
        /// Marks that stand right behind what is before them, or right before what follows.
        var joinsLeft = false
        var joinsRight = false
    }

    /// The unit for `sentence`, whose mentions have offsets in the sentence and short English `shortEnglish` where they are short forms. Offsets of the result
    /// are shifted by `base`, the sentence's place in its document.
    func unit(id: String, sentence: AnalyzedText.Sentence, mentions: [EntityMention], renderings: [String], base: Int) -> TranslationUnit {
        let pieces = pieces(sentence, mentions, renderings)
        var glosses = [String?](repeating: nil, count: sentence.tokens.count)
        for piece in pieces where piece.isWord && piece.isKnown && !piece.text.isEmpty { glosses[piece.first] = piece.text }
        let tokens = zip(sentence.tokens, glosses).map { token, gloss in
            AnnotatedToken(
                token: Token(span: token.span.shifted(by: base), kind: token.kind, script: token.script, language: token.language),
                text: sentence.text[token.span].map(String.init) ?? "", gloss: gloss)
        }
        var shifted = mentions.map { mention in
            var moved = mention
            moved.span = mention.span.shifted(by: base)
            return moved
        }
        let (target, alignment) = target(pieces, &shifted)
        return TranslationUnit(
            id: id,
            source: Segment(
                language: source, text: sentence.text, span: TextSpan(start: base, end: base + sentence.text.utf8.count)),
            normalized: normalizers.standard(sentence.text), romanized: romanized(sentence, mentions), target: target, entities: shifted,
            alignment: alignment, tokens: tokens)
    }

    // MARK: - Gloss

    private func pieces(_ sentence: AnalyzedText.Sentence, _ mentions: [EntityMention], _ renderings: [String]) -> [Piece] {
        var pieces: [Piece] = []
        var next = 0
        var index = 0
        while index < sentence.tokens.count {
            let token = sentence.tokens[index]
            while next < mentions.count, mentions[next].span.end <= token.span.start { next += 1 }
            if next < mentions.count, mentions[next].span.start >= token.span.start, mentions[next].span.start < token.span.end {
                // All mentions that begin in this token, and the tokens that the last of them runs over.
                var end = index + 1
                var words: [(text: String, mention: Int)] = []
                while next < mentions.count, end > index, mentions[next].span.start < sentence.tokens[end - 1].span.end {
                    words.append((renderings[next], next))
                    while end < sentence.tokens.count, sentence.tokens[end].span.start < mentions[next].span.end { end += 1 }
                    next += 1
                }
                for word in words {
                    pieces.append(Piece(first: index, end: end, text: word.text, mention: word.mention, isKnown: true, isWord: true))
                }
                index = end
                continue
            }
            pieces.append(piece(token, index, sentence))
            index += 1
        }
        return pieces
    }

    private func piece(_ token: Token, _ index: Int, _ sentence: AnalyzedText.Sentence) -> Piece {
        let text = sentence.text[token.span].map(String.init) ?? ""
        switch token.kind {
        case .word where token.language == source:
            let normalized = normalizers.standard(text)
            if let gloss = gloss(normalized) ?? lexicon.gloss(text) {
                return Piece(first: index, end: index + 1, text: gloss, mention: nil, isKnown: true, isWord: true)
            }
            return Piece(first: index, end: index + 1, text: romanizer.romanize(normalized), mention: nil, isKnown: false, isWord: true)
        case .number:
            return Piece(
                first: index, end: index + 1, text: normalizers.standardWithLatinDigits(text), mention: nil, isKnown: true, isWord: true)
        case .punctuation, .symbol:
            let scalar = text.unicodeScalars.first ?? " "
            let previousTouches = index > 0 && sentence.tokens[index - 1].span.end == token.span.start
            let nextTouches = index + 1 < sentence.tokens.count && sentence.tokens[index + 1].span.start == token.span.end
            let isTerminal = scalar == "\u{0964}" || scalar == "\u{0965}"  // DEVANAGARI DANDA, DOUBLE DANDA
            return Piece(
                first: index, end: index + 1, text: isTerminal ? "." : text, mention: nil, isKnown: true, isWord: false,
                joinsLeft: previousTouches || isTerminal, joinsRight: nextTouches && !previousTouches)
        default:
            return Piece(first: index, end: index + 1, text: text, mention: nil, isKnown: true, isWord: token.kind == .word)
        }
    }

    /// The rendering of a word as spelled, by the spelling under which words are compared, or of its parts between hyphens.
    private func gloss(_ word: String) -> String? {
        if let known = lexicon.gloss(word) ?? lexicon.gloss(normalizers.searchKey(word)) { return known }
        let parts = word.split(separator: "-")
        guard parts.count > 1 else { return nil }
        var said: [String] = []
        for part in parts {
            guard let known = lexicon.gloss(String(part)) ?? lexicon.gloss(normalizers.searchKey(String(part))), !known.isEmpty else {
                return nil
            }
            said.append(known)
        }
        return said.joined(separator: "-")
    }

    private func target(_ pieces: [Piece], _ mentions: inout [EntityMention]) -> (target: TargetSegment, alignment: [WordLink]) {
        var text = ""
        var tokens: [AnnotatedToken] = []
        var alignment: [WordLink] = []
        var words = 0
        var known = 0
        var joinsNext = true
        for piece in pieces {
            if piece.isWord {
                words += 1
                if piece.isKnown { known += 1 }
            }
            guard !piece.text.isEmpty else { continue }
            if !joinsNext, !piece.joinsLeft { text += " " }
            joinsNext = piece.joinsRight
            let start = text.utf8.count
            let said = piece.text.split(separator: " ")
            // A name of as many words on both sides is linked word by word; otherwise every word with every word.
            let isParallel = said.count == piece.end - piece.first
            for (number, word) in said.enumerated() {
                if number > 0 { text += " " }
                let from = text.utf8.count
                text += word
                for source in isParallel ? piece.first + number..<piece.first + number + 1 : piece.first..<piece.end {
                    alignment.append(WordLink(source: source, target: tokens.count))
                }
                tokens.append(
                    AnnotatedToken(
                        token: Token(
                            span: TextSpan(start: from, end: text.utf8.count), kind: piece.isWord ? .word : .punctuation, script: .latin,
                            language: target), text: String(word)))
            }
            if let mention = piece.mention { mentions[mention].targetSpan = TextSpan(start: start, end: text.utf8.count) }
        }
        let segment = Segment(language: target, text: text, span: TextSpan(start: 0, end: text.utf8.count))
        let score = words == 0 ? 1 : Double(known) / Double(words)
        return (TargetSegment(segment: segment, origin: .gloss, score: score, tokens: tokens), alignment)
    }

    // MARK: - Latin letters

    /// The sentence in Latin letters; people and acronyms as in English, other names as read, with capitals.
    private func romanized(_ sentence: AnalyzedText.Sentence, _ mentions: [EntityMention]) -> String {
        let normalized = normalizers.mapped(sentence.text)
        var result = ""
        var from = 0
        func append(_ start: Int, _ end: Int) {
            guard end > start, let piece = normalized.text[TextSpan(start: start, end: end)] else { return }
            result += romanizer.romanize(String(piece))
        }
        for mention in mentions {
            let span = normalized.normalizedSpan(of: mention.span)
            guard span.start >= from else { continue }
            append(from, span.start)
            from = span.end
            if let surface = normalized.text[span], surface.unicodeScalars.allSatisfy({ !$0.properties.isAlphabetic || $0.value < 0x250 }) {
                result += surface
                continue
            }
            switch (mention.type, mention.link.method) {
            case (.person, .shortForm), (.person, .inflected), (.demonym, _), (.date, _), (.quantity, _), (.other, .exact),
                (.other, .alias),
                (.other, .inflected):
                let read = romanizer.romanize(normalizers.standardWithLatinDigits(mention.native))
                result += mention.type == .person ? capitalized(read) : read
            case (.person, _), (_, .acronym): result += mention.english
            default: result += capitalized(romanizer.romanize(normalizers.standardWithLatinDigits(mention.native)))
            }
        }
        append(from, normalized.text.utf8.count)
        return result
    }

    private func capitalized(_ text: String) -> String {
        var result = ""
        var atStart = true
        for character in text {
            result += atStart ? character.uppercased() : String(character)
            atStart = character == " " || character == "-"
        }
        return result
    }
}
