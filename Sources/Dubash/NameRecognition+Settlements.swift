internal import BitextModel
internal import Terminology

/// Villages and towns that no list has, by what stands beside them: बिलौआ गांव, बिलौआ निवासी, ग्राम बिलौआ, बिलौआ के रहने वाले, खरीक के दिवाकर.
extension NameRecognition {
    private static let settlement = 0.7
    private static let mostOfSettlement = 2

    /// Adds such places where nothing was found.
    func addSettlements(_ names: inout [RecognizerEngine.Found], _ words: SentenceWords) {
        var starts: Set<Int> = []
        for name in names where name.type == .person { starts.insert(name.tokens.lowerBound) }
        var added: [Range<Int>] = []
        func isBorder(_ place: Int) -> Bool {
            !words.isWord(place) || words.has(place, [.postposition, .genitive, .agent, .and, .copula])
        }
        func isPlain(_ place: Int) -> Bool {
            words.isUnknown(place) && !words.candidates.isGivenName(place) && !words.candidates.isAlsoFamilyName(place)
                && !resources.lexicon.contains(words[place])
        }
        for place in words.tokens.indices {
            let classes = words.candidates.classes(place)
            if !classes.isDisjoint(with: [.settlement, .resident]), words.followsWord(place), isPlain(place - 1) {
                var first = place - 1
                while place - first < Self.mostOfSettlement, words.followsWord(first), isPlain(first - 1) { first -= 1 }
                added.append(first..<place)
            } else if !classes.isDisjoint(with: [.village, .resident]), words.followsWord(place + 1), isPlain(place + 1),
                isBorder(place + 2) || starts.contains(place + 2) || words.has(place + 2, [.title, .settlement])
            {
                added.append(place + 1..<place + 2)
            } else if classes.contains(.genitive), words.followsWord(place), isPlain(place - 1),
                !words.followsWord(place - 1) || isBorder(place - 2),
                words.has(place + 1, .dweller) || starts.contains(place + 1)
            {
                added.append(place - 1..<place)
            }
        }
        guard !added.isEmpty else { return }
        var end = 0
        let places = added.filter { range in
            guard range.lowerBound >= end else { return false }
            end = range.upperBound
            return true
        }
        names = SentenceWords.joined(
            names, with: places.map { RecognizerEngine.Found(tokens: $0, type: .place, probability: Self.settlement) })
    }
}
