internal import BitextModel

/// Reads a name as words with their parts: titles, initials, weak words, what names a parent, other names.
///
/// Takes at most `NameParser.most` words of a name, 8 at most of each part; what follows is left out of account. So a name costs a bounded time
/// whatever its length: only its bytes are looked at.
struct NameParser: Sendable {
    /// Words of a part of a name that are compared.
    static let most = 8
    /// Chunks of a name that are read at all.
    static let mostChunks = 48
    /// Letters of a word that are read: more give no more sounds.
    static let longestWord = 160

    let sounds: SoundTable
    let words: MatchingWords
    let frequencies: NameFrequencies

    private enum Part { case name, parent, alias }

    func parse(_ name: String) -> ParsedName {
        var result = ParsedName()
        var part = Part.name
        let name = AbbreviationZero.replaced(in: name)
        let chunks = chunks(of: name)
        var place = 0
        while place < chunks.count {
            defer { place += 1 }
            let chunk = chunks[place]
            let key = MatchingWords.key(chunk.prefix(64), sounds)
            if place + 1 < chunks.count {
                let next = MatchingWords.key(chunks[place + 1].prefix(64), sounds)
                if let kind = words.kind(of: key + [0x20] + next), change(&part, kind, &result) {
                    place += 1
                    continue
                }
            }
            if let kind = words.kind(of: key), change(&part, kind, &result) { continue }
            // M/s is no pair of initials.
            let isTitle = words.kind(of: key) == .title && chunk.utf8.contains(UInt8(ascii: "/"))
            for piece in isTitle ? [chunk] : pieces(of: chunk) { add(piece, of: name, part, &result) }
        }
        result.tokens = finished(result.tokens)
        result.parent = finished(result.parent)
        result.aliases = result.aliases.map(finished).filter { !$0.isEmpty }
        if result.tokens.isEmpty, !result.aliases.isEmpty { result.tokens = result.aliases.removeFirst() }
        return result
    }

    /// Whether the word opens another part. A relation without a name before it is a word like others.
    private func change(_ part: inout Part, _ kind: MatchingWords.Kind, _ result: inout ParsedName) -> Bool {
        guard !result.tokens.isEmpty else { return false }
        if kind == .patronymic {
            part = .parent
            return true
        }
        if kind == .alias {
            part = .alias
            result.aliases.append([])
            return true
        }
        return false
    }

    private func chunks(of name: String) -> [Substring] {
        var result: [Substring] = []
        var start: String.Index?
        let scalars = name.unicodeScalars
        for index in scalars.indices {
            if Self.isBreak(scalars[index]) {
                if let from = start { result.append(name[from..<index]) }
                start = nil
                if result.count == Self.mostChunks { return result }
            } else if start == nil {
                start = index
            }
        }
        if let from = start { result.append(name[from...]) }
        return result
    }

    private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0x28, 0x29, 0x2C, 0x3B, 0x5B, 0x5D, 0x7C, 0xA0: true
        case 0..<0x80: false
        case 0x0964, 0x0965: true
        default: scalar.properties.isWhitespace
        }
    }

    /// A chunk cut at signs that are no letters, and where the script changes. An apostrophe cuts nothing.
    private func pieces(of chunk: Substring) -> [Substring] {
        var result: [Substring] = []
        var start: Substring.Index?
        var script: UInt8?
        var letters = 0
        let scalars = chunk.unicodeScalars
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let scalar = scalars[index]
            let isLetter =
                scalar.value < 0x80
                ? (0x41...0x5A).contains(scalar.value & ~0x20) || (0x30...0x39).contains(scalar.value)
                : sounds.script(of: scalar.value) != nil || scalar.properties.isAlphabetic
                    || scalar.properties.generalCategory == .nonspacingMark
            let isApostrophe = scalar == "'" || scalar == "’" || scalar == "`" || scalar.value == 0x200C || scalar.value == 0x200D
            if isLetter || isApostrophe && start != nil {
                let own = isLetter ? sounds.script(of: (0x41...0x5A).contains(scalar.value) ? scalar.value + 32 : scalar.value) : nil
                if let from = start, let known = script, let own, own != known, !(0x30...0x39).contains(scalar.value) {
                    result.append(chunk[from..<index])
                    start = index
                    letters = 0
                }
                if start == nil { start = index }
                if let own { script = own }
                letters += 1
                if letters == Self.longestWord, let from = start {
                    // The rest of an endless word is passed over.
                    result.append(chunk[from..<index])
                    return result
                }
            } else {
                if let from = start { result.append(chunk[from..<index]) }
                (start, script, letters) = (nil, nil, 0)
            }
            index = scalars.index(after: index)
        }
        if let from = start { result.append(chunk[from...]) }
        return result
    }

    private func add(_ piece: Substring, of name: String, _ part: Part, _ result: inout ParsedName) {
        switch part {
        case .name where result.tokens.count >= Self.most, .parent where result.parent.count >= Self.most: result.isCut = true
        case .alias where (result.aliases.last?.count ?? 0) >= Self.most || result.aliases.count > 3: result.isCut = true
        default:
            guard let token = token(piece, of: name) else { return }
            switch part {
            case .name: result.tokens.append(token)
            case .parent: result.parent.append(token)
            case .alias: result.aliases[result.aliases.count - 1].append(token)
            }
        }
    }

    private func token(_ piece: Substring, of name: String) -> NameToken? {
        let folded = sounds.folded(piece).filter { sounds.script(of: $0) != nil }
        let own = sounds.sounds(folded: folded)
        guard !own.isEmpty, let script = folded.lazy.compactMap({ sounds.script(of: $0) }).first else { return nil }
        let lower = name.utf8.distance(from: name.utf8.startIndex, to: piece.startIndex)
        var token = NameToken(
            span: TextSpan(start: lower, end: lower + piece.utf8.count), kind: .word, script: script, folded: folded, sounds: own)
        switch words.kind(of: folded) {
        case .title: token.kind = .title
        case .weak: token.kind = .weak
        case .particle: token.kind = .particle
        default: break
        }
        token.fullForms = words.fullForms(of: folded).map { Spelling(script: script, letters: $0, sounds: sounds.sounds(folded: $0)) }
        token.readings = words.readings(of: folded).map { Spelling(script: script, letters: $0, sounds: sounds.sounds(folded: $0)) }
        token.letters = words.letters(of: folded)
        if token.letters.isEmpty, folded.count == 1 { token.letters = [0] }
        let capitals = piece.utf8.allSatisfy { (0x41...0x5A).contains($0) }
        if capitals, (2...4).contains(folded.count) {
            token.spelled = folded.map { UInt8(truncatingIfNeeded: $0) }
        } else if folded.first.map({ $0 >= 0x80 }) ?? false {
            token.spelled = words.spelledLetters(of: folded)
        }
        token.writtenScript = piece.unicodeScalars.lazy.compactMap { sounds.writtenScript(of: $0) }.first ?? script
        token.rarity = frequencies.rarity(of: folded)
        return token
    }

    /// Letters are initials beside a word, and words where nothing else stands; titles alone are words too.
    private func finished(_ tokens: [NameToken]) -> [NameToken] {
        var tokens = tokens
        let hasWord = tokens.contains { $0.letters.isEmpty && ($0.kind == .word || $0.kind == .weak) }
        for place in tokens.indices {
            if hasWord, !tokens[place].letters.isEmpty, tokens[place].kind != .title {
                tokens[place].kind = .initial
            } else if !hasWord, tokens[place].kind == .title || tokens[place].kind == .particle {
                tokens[place].kind = .word
            }
        }
        return tokens
    }
}
