internal import BitextModel
internal import Terminology

/// Names of places and organizations by their last word: a listed place, or words that no list has, before it (बॉस्फोरस पुल, लाइकी बैंक, अतातुर्क हवाई अड्डा).
extension NameRecognition {
    /// Probability of a listed place with the word behind it, and of words that no list has.
    private static let listedLandmark = 0.86
    private static let unlistedLandmark = 0.7
    /// Words before the head, and of those that say what kind it is.
    private static let mostUnlisted = 4
    private static let mostQualifiers = 3

    /// Adds such names, and gives those found that lack their last word theirs.
    func addLandmarks(_ names: inout [RecognizerEngine.Found], _ words: SentenceWords) {
        for place in names.indices where names[place].type == .person && names[place].tokens.count > 1 {
            // मदन थियेटर is none.
            let head = names[place].tokens.upperBound - 1
            if words.has(head, .building), renderings.isHead(words[head]) { names[place].type = .place }
        }
        var added: [RecognizerEngine.Found] = []
        for place in words.candidates.markPlaces
        where words.has(place, [.building, .feature, .landmark, .institution, .organizationHead]) {
            guard let name = landmark(endingAt: place, words), name.tokens.lowerBound >= added.last?.tokens.upperBound ?? 0 else {
                continue
            }
            added.append(name)
        }
        guard !added.isEmpty else { return }
        // Both are in order.
        var next = 0
        for name in names {
            while next < added.count, added[next].tokens.upperBound <= name.tokens.lowerBound { next += 1 }
            guard next < added.count else { break }
            let (own, whole) = (name.tokens, added[next].tokens)
            if own.overlaps(whole), own.upperBound < whole.upperBound, own.lowerBound < whole.lowerBound,
                own.lowerBound >= (next > 0 ? added[next - 1].tokens.upperBound : 0), name.type != .person || own.count > 1
            {
                added[next].tokens = own.lowerBound..<whole.upperBound
            }
        }
        names = SentenceWords.joined(names, with: added)
    }

    private func landmark(endingAt head: Int, _ words: SentenceWords) -> RecognizerEngine.Found? {
        guard words.followsWord(head), !words.covered[head] else { return nil }
        let type: EntityType = words.has(head, [.building, .feature, .landmark]) ? .place : .organization
        var end = head
        while head - end < Self.mostQualifiers, words.followsWord(end), !words.covered[end - 1],
            words.has(end - 1, .qualifier) || renderings.isPart(words[end - 1]) && !words.has(end - 1, .and) || isLoan(end - 1, words)
        {
            end -= 1
        }
        // Of two words (हवाई अड्डा) both are the head.
        guard renderings.isHead(words[head]) || end < head && renderings.isHead("\(words[head - 1]) \(words[head])") else { return nil }
        guard words.followsWord(end) else { return nil }
        if let start = words.candidates.start(endingAt: end - 1, of: .place, in: resources.index) {
            guard words.has(head, .building) || end < head && words.has(head, .institution) else { return nil }
            return RecognizerEngine.Found(tokens: start..<head + 1, type: type, probability: Self.listedLandmark)
        }
        guard words.has(head, [.building, .feature, .landmark, .institution]) else { return nil }
        var first = end
        while end - first < Self.mostUnlisted, words.followsWord(first), isStrange(first - 1, words) { first -= 1 }
        // A person goes to a hospital; one of two words is no person's, or named after one.
        guard first < end,
            head - first > 1 || !words.candidates.isGivenName(first) && !words.candidates.isAlsoFamilyName(first)
        else { return nil }
        return RecognizerEngine.Found(tokens: first..<head + 1, type: type, probability: Self.unlistedLandmark)
    }
}
