internal import BitextAlignment
internal import BitextModel
internal import Transliteration

/// What is known of the words of two sentences that translate each other: by lexicon, sound, letters, glossary and links.
struct PairKnowledge {
    /// A name of the source as found there, with its units.
    struct Name {
        var units: Range<Int>
        var english: String
        var concept: String?
    }

    let tools: BitextTools
    let letterNames: LetterNameAcronyms
    private var acronyms: [UTF8Key: String?] = [:]

    init(tools: BitextTools, letterNames: LetterNameAcronyms) {
        self.tools = tools
        self.letterNames = letterNames
    }

    /// Likeness of the units, and what of it sound and letters alone say.
    struct Likeness {
        var all: UnitLikeness
        var sounds: UnitLikeness

        mutating func raiseSound(_ row: Int, _ column: Int, to value: Float) {
            all.raise(row, column, to: value)
            sounds.raise(row, column, to: value)
        }
    }

    /// Rows are units of the source. `names` are those found in the source, `concepts` those of the target, in its units.
    mutating func likeness(
        _ source: UnitSide, _ target: UnitSide, links: [ScoredLink], names: [Name], concepts: [(units: Range<Int>, concept: String)]
    ) -> Likeness {
        let empty = UnitLikeness(rows: source.units.count, columns: target.units.count)
        var result = Likeness(all: empty, sounds: empty)
        guard empty.rows > 0, empty.columns > 0 else { return result }
        add(links, source, target, &result.all)
        addWords(source, target, &result)
        var nameRows = source.units.map { !$0.isOrdinary }
        for name in names { for row in name.units { nameRows[row] = true } }
        addShortNames(source, target, nameRows, &result)
        addDoubted(source, target, &result)
        addTouching(source, target, &result)
        addJoined(source, target, &result)
        addAcronyms(source, target, &result)
        for name in names { add(name, source, target, concepts, &result.all) }
        return result
    }

    private func add(_ links: [ScoredLink], _ source: UnitSide, _ target: UnitSide, _ result: inout UnitLikeness) {
        let rows = Dictionary(grouping: source.units.indices, by: { source.units[$0].token })
        let columns = Dictionary(grouping: target.units.indices, by: { target.units[$0].token })
        for scored in links {
            let (left, right) = (rows[scored.link.source] ?? [], columns[scored.link.target] ?? [])
            // A link of words of several parts says less of each part.
            let share: Float = left.count * right.count > 1 ? 0.6 : 1
            for row in left where !source.units[row].isMark {
                for column in right where !target.units[column].isMark { result.raiseLink(row, column, to: Float(scored.score) * share) }
            }
        }
    }

    /// Lexicon, sound, and the same letters; sound also of stems (कीवियों, Kiwis).
    private func addWords(_ source: UnitSide, _ target: UnitSide, _ result: inout Likeness) {
        func add(_ found: [[EvidenceCandidate]], isSound: Bool, share: Float = 1) {
            for (row, list) in found.enumerated() where !source.units[row].isMark {
                for candidate in list where !target.units[Int(candidate.target)].isMark {
                    let (column, value) = (Int(candidate.target), candidate.strength * share)
                    if isSound { result.raiseSound(row, column, to: value) } else { result.all.raise(row, column, to: value) }
                }
            }
        }
        add(tools.lexicon.candidates(sources: source.words, targets: target.words), isSound: false)
        add(tools.forms.candidates(sources: source.words, targets: target.words), isSound: true)
        add(tools.sounds.candidates(sources: source.words, targets: target.words), isSound: true)
        guard let stems = tools.views.last else { return }
        let capitals = zip(target.words, target.units).map { $1.isCapital ? stems.target($0) : "" }
        add(tools.sounds.candidates(sources: source.words.map(stems.source), targets: capitals), isSound: true, share: 0.8)
    }

    /// Names too short for `SoundEvidence` (एटा, Etah), which are compared as names are.
    private func addShortNames(_ source: UnitSide, _ target: UnitSide, _ nameRows: [Bool], _ result: inout Likeness) {
        for row in source.units.indices where !source.units[row].isMark {
            // A word of grammar may be a name too (चंद, Chand), but must sound the same.
            let isFunction = source.units[row].isFunctionWord
            guard
                isFunction
                    ? source.words[row].unicodeScalars.count > 2 : nameRows[row] && tools.matcher.sounds(ofWord: source.words[row]) == nil
            else { continue }
            for column in target.units.indices
            where (isFunction ? target.units[column].isNameLike : target.units[column].isCapital) && target.words[column].utf8.count > 1 {
                let score = tools.matcher.score(source.words[row], target.words[column])
                if score > (isFunction ? 0.9 : 0.5) { result.raiseSound(row, column, to: Float(score)) }
            }
        }
    }

    /// One word for two: चंद्रशेखर, Chandra Shekhar; राजा राम, Rajaram.
    private func addJoined(_ source: UnitSide, _ target: UnitSide, _ result: inout Likeness) {
        func isPlain(_ unit: ProjectionUnit) -> Bool { !unit.isMark && !unit.isFunctionWord }
        func pairs(_ side: UnitSide, _ isWanted: (Int) -> Bool) -> [(place: Int, sounds: WordSounds)] {
            side.units.indices.dropLast().compactMap { place in
                guard isPlain(side.units[place]), isPlain(side.units[place + 1]), isWanted(place),
                    let sounds = tools.matcher.sounds(ofWord: side.words[place] + side.words[place + 1])
                else { return nil }
                return (place, sounds)
            }
        }
        func words(_ side: UnitSide, _ isWanted: (Int) -> Bool) -> [(place: Int, sounds: WordSounds)] {
            side.units.indices.compactMap { place in
                guard isPlain(side.units[place]), isWanted(place), let sounds = tools.matcher.sounds(ofWord: side.words[place]),
                    sounds.length > 4
                else { return nil }
                return (place, sounds)
            }
        }
        func isName(_ place: Int) -> Bool { target.units[place].isCapital }
        let capitals = pairs(target) { isName($0) && (isName($0 + 1) || target.units[$0].token == target.units[$0 + 1].token) }
        if !capitals.isEmpty {
            for row in words(source, { _ in true }) {
                for pair in capitals
                where max(result.sounds.known(row.place, pair.place), result.sounds.known(row.place, pair.place + 1)) < 0.9 {
                    let strength = min(1, tools.matcher.odds(row.sounds, pair.sounds) / 4)
                    // A part that sounds like it alone (राम, श्रीराम) gives way to the whole.
                    guard strength > max(0.5, result.sounds.known(row.place, pair.place), result.sounds.known(row.place, pair.place + 1))
                    else { continue }
                    result.raiseSound(row.place, pair.place, to: strength)
                    result.raiseSound(row.place, pair.place + 1, to: strength)
                }
            }
        }
        let columns = words(target, isName)
        guard !columns.isEmpty else { return }
        for pair in pairs(source, { _ in true }) {
            for column in columns
            where max(result.sounds.known(pair.place, column.place), result.sounds.known(pair.place + 1, column.place)) < 0.5 {
                let strength = min(1, tools.matcher.odds(pair.sounds, column.sounds) / 4)
                guard strength > 0.5 else { continue }
                result.raiseSound(pair.place, column.place, to: strength)
                result.raiseSound(pair.place + 1, column.place, to: strength)
            }
        }
    }

    /// Pairs of words that sound somewhat alike, or are linked, compared as names are.
    private func addDoubted(_ source: UnitSide, _ target: UnitSide, _ result: inout Likeness) {
        for column in target.units.indices
        where target.units[column].isCapital && !target.units[column].isFunctionWord && target.words[column].utf8.count > 2 {
            for row in source.units.indices where !source.units[row].isMark && !source.units[row].isFunctionWord {
                let (sound, link) = (result.sounds.known(row, column), result.all.link(row, column))
                guard sound < 0.7, sound > 0 || link >= 0.25 else { continue }
                let score = Float(tools.matcher.score(source.words[row], target.words[column]))
                if score > 0.5 { result.raiseSound(row, column, to: score) }
            }
        }
    }

    /// A word of two scripts, which is two units that touch: Silचर, Silchar.
    private func addTouching(_ source: UnitSide, _ target: UnitSide, _ result: inout Likeness) {
        for row in source.units.indices.dropLast() where source.units[row].span.end == source.units[row + 1].span.start {
            let (first, second) = (source.words[row], source.words[row + 1])
            let isFirstLatin = first.utf8.allSatisfy { $0 < 0x80 }
            guard isFirstLatin != second.utf8.allSatisfy({ $0 < 0x80 }), !source.units[row].isMark, !source.units[row + 1].isMark else {
                continue
            }
            let (latin, native) = isFirstLatin ? (WordForm.folded(first), second) : (WordForm.folded(second), first)
            for column in target.units.indices where target.units[column].isCapital {
                let word = WordForm.folded(target.words[column])
                guard word.utf8.count > latin.utf8.count, isFirstLatin ? word.hasPrefix(latin) : word.hasSuffix(latin) else { continue }
                let rest = isFirstLatin ? word.dropFirst(latin.count) : word.dropLast(latin.count)
                guard tools.matcher.score(String(rest), native) > 0.2 else { continue }
                result.raiseSound(row, column, to: 0.9)
                result.raiseSound(row + 1, column, to: 0.9)
            }
        }
    }

    /// Acronyms read letter by letter (डीवाईएफआई, DYFI), and what they are the initials of.
    private mutating func addAcronyms(_ source: UnitSide, _ target: UnitSide, _ result: inout Likeness) {
        let runs = Self.initials(target)
        for row in source.units.indices where !source.units[row].isMark && !source.units[row].isFunctionWord {
            guard let letters = letters(of: source.words[row]) else { continue }
            for column in target.units.indices where target.words[column] == letters { result.raiseSound(row, column, to: 1) }
            guard letters.utf8.count > 2 else { continue }
            for run in runs where run.letters == letters { for column in run.units { result.all.raise(row, column, to: 0.9) } }
        }
    }

    private mutating func letters(of word: String) -> String? {
        let key = UTF8Key(word)
        if let known = acronyms[key] { return known }
        if acronyms.count > 50_000 { acronyms.removeAll(keepingCapacity: true) }
        let isCapitals = word.utf8.count > 1 && word.utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }
        let letters =
            isCapitals
            ? word : letterNames.readings(of: word, ordinaryWords: tools.profile.ordinaryWords).first { $0.isPlausible }?.letters
        acronyms[key] = .some(letters)
        return letters
    }

    /// Rows of three to eight capital words, function words between them passed over, by their first letters.
    private static func initials(_ side: UnitSide) -> [(letters: String, units: Range<Int>)] {
        var result: [(String, Range<Int>)] = []
        for start in side.units.indices where side.units[start].isCapital {
            var letters = ""
            var place = start
            while place < side.units.count, letters.utf8.count < 8 {
                if side.units[place].isCapital {
                    letters += side.words[place].prefix(1)
                    if letters.utf8.count > 2 { result.append((letters, start..<place + 1)) }
                } else if !side.units[place].isFunctionWord {
                    break
                }
                place += 1
            }
        }
        return result
    }

    /// The name's concept named in the target, or its rendering said there.
    private mutating func add(
        _ name: Name, _ source: UnitSide, _ target: UnitSide, _ concepts: [(units: Range<Int>, concept: String)],
        _ result: inout UnitLikeness
    ) {
        if let concept = name.concept {
            func isAcronym(_ side: UnitSide, _ units: Range<Int>) -> Bool {
                units.count == 1 && letters(of: side.words[units.lowerBound]) != nil
            }
            for found in concepts where found.concept == concept {
                // An acronym is said by the acronym rather than in full.
                let isAlike = isAcronym(source, name.units) == isAcronym(target, found.units)
                raise(name.units, found.units, to: isAlike ? 1 : 0.7, &result)
            }
        }
        let words = name.english.split { $0 == " " || $0 == "-" }.map { WordForm.folded(String($0.filter { $0 != "." })) }
        guard !words.isEmpty else { return }
        let columns = target.words.map { WordForm.folded($0) }
        // The whole of it.
        var isWhole = false
        if columns.count >= words.count {
            for start in 0...columns.count - words.count
            where zip(words, columns[start...]).allSatisfy({ Self.alike($0, $1) == 1 }) {
                raise(name.units, start..<start + words.count, to: 1, &result)
                isWhole = true
            }
        }
        // Then other words are none of it, even if they render parts: केंद्र सरकार, central government officials.
        if isWhole, words.count > 1, name.concept != nil {
            for column in columns.indices {
                for row in name.units where result.known(row, column) < 1 { result.lower(row, column, to: Self.besideWhole) }
            }
            return
        }
        // Parts of it.
        let rows = name.units.filter { !source.units[$0].isMark }
        for (column, word) in columns.enumerated() where !target.units[column].isMark {
            for (place, own) in words.enumerated() {
                let alike = Self.alike(own, word)
                guard alike > 0 else { continue }
                if rows.count == words.count {
                    result.raise(rows[place], column, to: alike)
                } else {
                    for row in rows { result.raise(row, column, to: 0.5 * alike) }
                }
            }
        }
    }

    /// Likeness of a part of a name that the target says in full elsewhere in the sentence.
    private static let besideWhole: Float = 0.3

    private func raise(_ rows: Range<Int>, _ columns: Range<Int>, to value: Float, _ result: inout UnitLikeness) {
        for row in rows { for column in columns { result.raise(row, column, to: value) } }
    }

    /// 1 for the same word, 0.75 for words that begin alike (Russia, Russian), else 0.
    private static func alike(_ left: String, _ right: String) -> Float {
        if left == right || right == left + "s" { return 1 }
        // 8, 8th.
        if right.hasPrefix(left), left.utf8.allSatisfy({ (0x30...0x39).contains($0) }), right.utf8.count == left.utf8.count + 2,
            right.utf8.suffix(2).allSatisfy({ $0 > 0x39 })
        {
            return 1
        }
        let (a, b) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
        let common = zip(a, b).prefix { $0 == $1 }.count
        return common >= 4 && 10 * common >= 7 * min(a.count, b.count) && 2 * common >= max(a.count, b.count) ? 0.75 : 0
    }
}
