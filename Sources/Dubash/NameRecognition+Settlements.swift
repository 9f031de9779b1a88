internal import BitextModel
internal import Terminology

/// Villages and towns that no list has, by what stands beside them: बिलौआ गांव, बिलौआ निवासी, ग्राम बिलौआ, बिलौआ के रहने वाले, खरीक के दिवाकर.
extension NameRecognition {
    private static let settlement = 0.7
    private static let mostOfSettlement = 2

    /// Adds such places where nothing was found.
    func addSettlements(_ names: inout [RecognizerEngine.Found], _ words: SentenceWords) {
        var added: [Range<Int>] = []
        func isPlain(_ place: Int) -> Bool {
            isStrange(place, words) && !words[place].utf8.contains(UInt8(ascii: "-")) && !words.candidates.isGivenName(place)
                && !words.candidates.isAlsoFamilyName(place)
        }
        func begins(_ place: Int) -> Bool { SentenceWords.name(in: people, endingFrom: place)?.tokens.lowerBound == place }
        /// The word before a genitive, where it begins what is said.
        func owner(before genitive: Int) -> Int? {
            guard words.has(genitive, .genitive), words.followsWord(genitive), isPlain(genitive - 1),
                !words.followsWord(genitive - 1) || words.isBorder(genitive - 2)
            else { return nil }
            return genitive - 1
        }
        let people = names.filter { $0.type == .person }
        for place in words.candidates.markPlaces {
            if words.has(place, [.settlement, .resident]), words.followsWord(place), isPlain(place - 1) {
                var first = place - 1
                while place - first < Self.mostOfSettlement, words.followsWord(first), isPlain(first - 1) { first -= 1 }
                added.append(first..<place)
            } else if words.has(place, [.village, .resident]), words.followsWord(place + 1), isPlain(place + 1),
                words.isBorder(place + 2) || begins(place + 2) || words.has(place + 2, [.title, .settlement])
            {
                added.append(place + 1..<place + 2)
            } else if words.has(place, .dweller), let owner = owner(before: place - 1) {
                added.append(owner..<owner + 1)
            }
        }
        for person in people {
            if let owner = owner(before: person.tokens.lowerBound - 1) { added.append(owner..<owner + 1) }
        }
        guard !added.isEmpty else { return }
        var end = 0
        let places = added.sorted { $0.lowerBound < $1.lowerBound }.filter { range in
            guard range.lowerBound >= end else { return false }
            end = range.upperBound
            return true
        }
        names = SentenceWords.joined(
            names, with: places.map { RecognizerEngine.Found(tokens: $0, type: .place, probability: Self.settlement) })
    }
}
