internal import BitextModel

/// A stretch of a name with its spellings, best first, at least one.
struct NameSlot {
    var spellings: [TransliterationCandidate]

    init(_ spellings: [TransliterationCandidate]) { self.spellings = spellings }

    init(_ text: some StringProtocol) { spellings = [TransliterationCandidate(text: String(text), logProbability: 0)] }
}

/// Reads the pieces of one text: which are names as a whole, titles, initials, words.
struct NameReader {
    private let names: NameTransliterator
    private let pieces: [NamePiece]
    private let sourceKind: NamePiece.Kind
    private let limit: Int
    private let wantsProbabilities: Bool
    /// Places of the words in `pieces`.
    private let words: [Int]
    private let isName: Bool
    private let isAllCapitals: Bool

    init(_ names: NameTransliterator, pieces: [NamePiece], sourceKind: NamePiece.Kind, limit: Int, wantsProbabilities: Bool = true) {
        self.wantsProbabilities = wantsProbabilities
        self.names = names
        self.pieces = pieces
        self.sourceKind = sourceKind
        self.limit = limit
        words = pieces.indices.filter { pieces[$0].kind != .other }
        isName = words.count <= names.options.wordsOfName
        isAllCapitals = words.count > 1 && words.allSatisfy { pieces[$0].text.utf8.allSatisfy { $0 < 0x61 } }
    }

    func slots() -> [NameSlot] {
        var result: [NameSlot] = []
        var place = 0
        var isInside = false
        while place < pieces.count {
            let piece = pieces[place]
            guard piece.kind == sourceKind else {
                result.append(NameSlot(names.direction == .toLatin ? Self.stopped(piece.text) : piece.text))
                if piece.kind == .latin || piece.kind == .native { isInside = true }
                place += 1
                continue
            }
            if let (end, slot) = fullName(from: place) {
                result.append(slot)
                place = end
            } else {
                result.append(word(at: place, isInside: isInside && follows(place)))
                place += 1
            }
            isInside = true
        }
        return result
    }

    /// Abbreviation signs as the full stops that they are in Latin letters.
    private static func stopped(_ text: Substring) -> Substring {
        guard text.unicodeScalars.contains(where: \.isAbbreviationSign) else { return text }
        return Substring(String(String.UnicodeScalarView(text.unicodeScalars.map { $0.isAbbreviationSign ? "." : $0 })))
    }

    /// The longest listed name of two words or more that begins at `place`, words between which stand spaces or hyphens alone; a text of one word is
    /// a name too, unless its usual spelling is listed.
    private func fullName(from place: Int) -> (end: Int, slot: NameSlot)? {
        guard let lists = names.lists else { return nil }
        var key = ""
        var best: (end: Int, slot: NameSlot)?
        var end = place
        var count = 0
        while end < pieces.count, count < names.options.wordsLookedUp {
            let piece = pieces[end]
            if piece.kind == .other {
                guard piece.text == " " || piece.text == "-" else { break }
                key += " "
                end += 1
                continue
            }
            key += names.plain(piece.text, kind: piece.kind).lowercased()
            count += 1
            end += 1
            // A word alone is one too, unless it is a word of names with a usual spelling.
            guard count > 1 || pieces.count == 1 && !isUsual(piece) else { continue }
            let listed = lists.names.spellings(of: key)
            if !listed.isEmpty {
                best = (end, NameSlot(listed.prefix(limit).map { TransliterationCandidate(text: $0.text, logProbability: $0.logShare) }))
            }
        }
        return best
    }

    private func isUsual(_ piece: NamePiece) -> Bool {
        names.direction == .toLatin && names.isUsual(names.plain(piece.text, kind: piece.kind))
    }

    private func word(at place: Int, isInside: Bool) -> NameSlot {
        let piece = pieces[place]
        let plain = names.plain(piece.text, kind: piece.kind)
        if isBetweenHyphens(place) {
            let joint = names.direction == .toLatin ? names.words.latinJoints[UTF8Key(plain)] : names.words.nativeJoints[plain.lowercased()]
            if let joint { return NameSlot(joint) }
        }
        let isStopped = place + 1 < pieces.count && Self.stopped(pieces[place + 1].text).utf8.first == UInt8(ascii: ".")
        switch names.direction {
        case .toLatin:
            if let letter = initial(plain, at: place, isStopped: isStopped) { return NameSlot(letter) }
            if isName, place == words.last, words.count > 1, let number = names.words.regnal[UTF8Key(plain)] { return NameSlot(number) }
            if let title = names.words.latin[UTF8Key(plain)] {
                if !names.words.particles.contains(title) || isInside { return NameSlot(title) }
                return NameSlot(NameWords.capital(title))
            }
            if let letters = initials(plain, at: place) { return NameSlot(letters) }
            if isName, words.count > 1, place == words.last, let family = names.words.usualFamily[UTF8Key(plain)]?.first {
                return NameSlot(family)
            }
            let spellings = names.spellings(of: plain, limit: count(limit), wantsProbabilities: wantsProbabilities)
            return NameSlot(
                spellings.map { candidate in
                    let isMixed = candidate.text.utf8.contains { $0 >= 0x41 && $0 <= 0x5A }
                    let text = isMixed ? candidate.text : names.words.capitalized(candidate.text, inside: isInside)
                    return TransliterationCandidate(text: text, logProbability: candidate.logProbability)
                })
        case .fromLatin:
            if plain.utf8.count == 1, let letter = plain.first, letter.isUppercase || isStopped, let name = names.acronyms?.name(of: letter)
            {
                return NameSlot(name)
            }
            if let native = names.words.native[plain.lowercased()] { return NameSlot(native) }
            return NameSlot(
                names.spellings(
                    of: isAllCapitals ? plain.lowercased() : plain, limit: count(limit), wantsProbabilities: wantsProbabilities))
        }
    }

    /// The two letters that the first word of a name spells, where it is the initials of a person: before a usual family name, or where the second letter's name ends initials (बीके). Nil for words with a usual spelling as names.
    private func initials(_ word: String, at place: Int) -> String? {
        guard isName, words.count > 1, place == words.first, let acronyms = names.acronyms, names.words.usual(word) == nil,
            let letters = acronyms.latin(for: word), letters.utf8.count == 2
        else { return nil }
        let next = names.plain(pieces[words[1]].text, kind: pieces[words[1]].kind)
        let isFamily = names.words.role(next) & 6 == 2
        return isFamily || names.words.closing.contains(where: word.hasSuffix) ? letters : nil
    }

    /// The letter that a native word names, where it is an initial: before a full stop, or in a name that is no running text.
    private func initial(_ word: String, at place: Int, isStopped: Bool) -> String? {
        guard let letter = names.acronyms?.letter(named: word) else { return nil }
        if isStopped || place > 0 && Self.stopped(pieces[place - 1].text) == "." { return String(letter) }
        guard isName, words.count > 1 else { return nil }
        let key = UTF8Key(word)
        if place == words.first || !names.words.ordinary.contains(key) { return String(letter) }
        if place == words.last, !names.words.honorifics.contains(key) { return String(letter) }
        // के after another initial is one.
        guard place > 1, pieces[place - 2].kind == .native else { return nil }
        let before = names.plain(pieces[place - 2].text, kind: .native)
        return initial(before, at: place - 2, isStopped: false) == nil ? nil : String(letter)
    }

    private func isBetweenHyphens(_ place: Int) -> Bool {
        place > 0 && place + 1 < pieces.count && pieces[place - 1].text == "-" && pieces[place + 1].text == "-"
    }

    /// Whether another word comes after `place` in the same stretch of words.
    private func follows(_ place: Int) -> Bool {
        place + 2 < pieces.count && pieces[place + 1].kind == .other && pieces[place + 2].kind != .other
    }

    private func count(_ limit: Int) -> Int { limit == 1 ? 1 : names.options.spellingsOfWord }
}
