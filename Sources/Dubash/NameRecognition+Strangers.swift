internal import BitextModel
internal import Terminology

/// People with names that no list has, by what stands before them (भतीजा म्बुगुआ म्वांगी), and the rest of names of which a part was found (बॉब बेनकेन).
extension NameRecognition {
    private static let stranger = 0.7
    private static let mostOfStranger = 3

    /// Adds such people where nothing was found, and gives found ones the words that belong to them.
    func addStrangers(_ names: inout [RecognizerEngine.Found], _ words: SentenceWords) {
        for number in names.indices where names[number].type == .person {
            var range = names[number].tokens
            let limit = number + 1 < names.count ? names[number + 1].tokens.lowerBound : words.tokens.count
            let last = range.upperBound - 1
            if words.candidates.isGivenName(last), !words.candidates.isAlsoFamilyName(last), range.upperBound < limit,
                words.followsWord(range.upperBound), isStrange(range.upperBound, words), words.isBorder(range.upperBound + 1)
            {
                range = range.lowerBound..<range.upperBound + 1
            }
            let start = number > 0 ? names[number - 1].tokens.upperBound : 0
            if range.count == 1, words.candidates.isFamilyName(last), range.lowerBound > start, words.followsWord(range.lowerBound),
                isStrange(range.lowerBound - 1, words),
                !words.followsWord(range.lowerBound - 1) || words.isBorder(range.lowerBound - 2)
                    || words.has(range.lowerBound - 2, [.title, .relation])
            {
                range = range.lowerBound - 1..<range.upperBound
            }
            names[number].tokens = range
        }
        var added: [RecognizerEngine.Found] = []
        var next = 0
        // Of what is somebody's role the next word.
        var places: [Int] = []
        for mark in words.candidates.markPlaces {
            if places.last != mark, words.candidates.isGivenName(mark) { places.append(mark) }
            if words.followsWord(mark + 1), words.has(mark, [.introduction, .title, .relation]) { places.append(mark + 1) }
        }
        for place in places {
            while next < names.count, names[next].tokens.upperBound <= place { next += 1 }
            let isBehindRole = words.followsWord(place) && words.has(place - 1, [.introduction, .title, .relation])
            guard
                isBehindRole || words.candidates.isGivenName(place) && !words.candidates.isOrdinary(place) && words.followsWord(place + 1),
                place >= added.last?.tokens.upperBound ?? 0
            else { continue }
            var end = place
            if words.candidates.isGivenName(place) && (!words.candidates.isOrdinary(place) || words.has(place - 1, .title)) { end += 1 }
            let first = end
            while end - place < Self.mostOfStranger, isStrange(end, words), end == place || words.followsWord(end) { end += 1 }
            // Not the verb behind two words: लाइनमैन कचरूलाल निनामा झुलस गए.
            if isBehindRole, end - place == Self.mostOfStranger, words.isWord(end),
                !words.has(end, [.postposition, .genitive, .agent, .and, .copula, .speech, .address, .honorificEnding])
            {
                end -= 1
            }
            // Behind what somebody is two words that no list has are enough, or one behind a given name.
            let isTold =
                isBehindRole && !words.has(place - 1, .relation) && end - place > 1
                && !(words[end - 1].unicodeScalars.last.map { $0 == "." || $0.isAbbreviationSign } ?? false)
            guard end > first, isTold || words.isBorder(end), next == names.count || names[next].tokens.lowerBound >= end,
                !words.covered[place..<end].contains(true) || first > place
            else { continue }
            // A lone word behind what somebody is may be anything, but not where it acts or owns.
            guard end - place > 1 || words.has(end, [.agent, .genitive]) && words.has(place - 1, [.introduction, .relation]) else {
                continue
            }
            added.append(RecognizerEngine.Found(tokens: place..<end, type: .person, probability: Self.stranger))
        }
        names = SentenceWords.joined(names, with: added)
    }
}
