internal import BitextModel
internal import Terminology

/// Organizations named in English word order: सेंटर फॉर पॉलिसी ऑल्टरनेटिव्स, यूनिवर्सिटी ऑफ सदर्न कैलिफोर्निया.
extension NameRecognition {
    private static let englishOrganization = 0.86
    private static let mostBefore = 3
    private static let mostBehind = 8

    /// Adds such names: a word for what kind it is, of or for, and words that the target language has too, places, peoples, or words that no list has.
    func addEnglishOrganizations(_ names: inout [RecognizerEngine.Found], _ words: SentenceWords) {
        var added: [RecognizerEngine.Found] = []
        func isForeign(_ place: Int) -> Bool {
            isLoan(place, words) || isStrange(place, words)
        }
        func isPart(_ place: Int) -> Bool {
            if isForeign(place) || words.has(place, [.link, .englishAnd, .lead]) { return true }
            return words.covered[place] && !words.has(place, [.function, .postposition, .genitive, .agent, .and])
                && (resources.lexicon.gloss(words[place]) == nil || isListed(place, words))
        }
        for link in words.candidates.markPlaces where words.has(link, .link) && words.has(link - 1, .lead) {
            guard words.followsWord(link), link >= added.last?.tokens.upperBound ?? 0 else { continue }
            var first = link - 1
            while link - first < Self.mostBefore, words.followsWord(first), isForeign(first - 1), !words.covered[first - 1],
                !words.has(first - 1, [.link, .englishAnd]), words[first - 1].unicodeScalars.count > 2
            {
                first -= 1
            }
            var end = link + 1
            while end - link <= Self.mostBehind, words.followsWord(end), isPart(end) { end += 1 }
            while end > link + 1, words.has(end - 1, [.link, .englishAnd]) { end -= 1 }
            guard end > link + 1 else { continue }
            added.append(RecognizerEngine.Found(tokens: first..<end, type: .organization, probability: Self.englishOrganization))
        }
        names = SentenceWords.joined(names, with: added)
    }

    /// Whether a word is a place or a people by itself.
    private func isListed(_ place: Int, _ words: SentenceWords) -> Bool {
        words.candidates.start(endingAt: place, of: .place, in: resources.index) != nil
            || words.candidates.start(endingAt: place, of: .demonym, in: resources.index) != nil
    }
}
