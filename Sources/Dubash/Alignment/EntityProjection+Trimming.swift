internal import BitextAlignment
internal import BitextModel
internal import Terminology

/// What is no name, and what is no part of one.
extension EntityProjection {
    /// A name that only the recognizer found, and that the target says in small letters: a word of the language.
    func isCommon(_ found: Found, _ pair: Pair) -> Bool {
        guard found.mention.link.concept == nil, found.mention.link.method == .transliterated, let target = found.target,
            [.person, .place, .organization].contains(found.mention.type)
        else { return false }
        if found.mention.type == .person, isCommonPerson(found.units, target, pair) { return true }
        return !pair.target.units[target].contains(where: \.isCapital)
            && found.units.contains { row in target.contains { pair.likeness.all.known(row, $0) >= 0.5 } }
    }

    /// Whether words taken for a person's name are said by words of the language: भगवान, Lord; हेड मास्टर, Head Master. Names are spelled, not translated.
    private func isCommonPerson(_ source: Range<Int>, _ target: Range<Int>, _ pair: Pair) -> Bool {
        let columns = target.filter { !pair.target.units[$0].isMark && !pair.target.units[$0].isFunctionWord }
        // What ends with an office names nobody: नायब सरपंच; but रुकसाना बेगम.
        if let last = source.last(where: { !pair.source.units[$0].isMark }), isRank(pair.source, last),
            !resources.profile.honorifics.contains(pair.source.words[last]),
            resources.nameRenderings?.isNameWord(pair.source.words[last]) != true
        {
            return true
        }
        guard !columns.isEmpty, columns.allSatisfy({ pair.target.units[$0].isOrdinary }) else { return false }
        return columns.count > 1 || !source.contains { pair.likeness.sounds.known($0, columns[0]) >= Self.soundsAlike }
    }

    /// An acronym of three letters or more before two words of a person's name is a rank (CEO Sundar Pichai), and left out; not initials (VVS Laxman).
    func trimRanks(_ draft: inout Draft) {
        let pair = draft.pair
        for place in draft.mentions.indices {
            let found = draft.mentions[place]
            guard found.mention.link.concept == nil, [.person, .other].contains(found.mention.type), found.mention.link.method != .acronym,
                let target = found.target, target.count > 2, found.units.count > 2
            else { continue }
            let (row, column) = (found.units.lowerBound, target.lowerBound)
            let acronym = pair.target.words[column]
            guard acronym.utf8.count > 2, acronym.utf8.allSatisfy({ (0x41...0x5A).contains($0) }),
                pair.likeness.sounds.known(row, column) >= Self.soundsAlike, pair.source.units[row + 1].opens,
                pair.target.units[column + 1].isCapital
            else { continue }
            let rest = (row + 1..<found.units.upperBound, column + 1..<target.upperBound)
            guard rest.0.count(where: { !pair.source.units[$0].isMark && !pair.source.units[$0].isFunctionWord }) > 1 else { continue }
            draft.mentions[place].units = rest.0
            draft.mentions[place].target = rest.1
            draft.mentions[place].isChanged = true
            draft.mentions[place].mention.type = type(of: rest.0, pair)
            draft.mentions[place].mention.english = pair.target.surface(rest.1)
        }
    }

    /// Titles before a name are no part of it: डॉ. अय्यर.
    func trimTitles(_ draft: inout Draft) {
        for place in draft.mentions.indices {
            let found = draft.mentions[place]
            guard found.mention.link.concept == nil, found.mention.type == .person, found.mention.link.method != .acronym else { continue }
            var first = found.units.lowerBound
            while first < found.units.upperBound - 1, isTitle(draft.pair.source, first) { first += 1 }
            guard first > found.units.lowerBound else { continue }
            draft.mentions[place].units = first..<found.units.upperBound
            draft.mentions[place].isChanged = true
            if let target = found.target {
                var start = target.lowerBound
                while start < target.upperBound - 1, isTitle(draft.pair.target, start) { start += 1 }
                draft.mentions[place].target = start..<target.upperBound
                draft.mentions[place].mention.english = draft.pair.target.surface(start..<target.upperBound)
            }
        }
    }

    /// An office or a rank, which stands before a name and is none: इंस्पेक्टर सुरेंद्र कुमार.
    func isRank(_ side: UnitSide, _ unit: Int) -> Bool { resources.profile.titles.contains(side.words[unit]) }

    func isTitle(_ side: UnitSide, _ unit: Int) -> Bool {
        side.units[unit].isMark || titles.contains(UTF8Key(WordForm.folded(side.words[unit])))
    }
}
