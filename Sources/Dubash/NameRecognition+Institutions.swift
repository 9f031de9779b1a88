internal import BitextModel
internal import Terminology

/// Names of organizations that are made of ordinary words: a place, a people or a word for their scope, words for what they do, and a head (राष्ट्रीय जल विज्ञान संस्थान, बिहार राज्य विद्यालय परीक्षा समिति).
extension NameRecognition {
    private static let institution = 0.85
    /// Words between the scope and the head.
    private static let mostMiddle = 6
    /// Words before the head of a public body that make it a name without a scope (लोक सेवा आयोग).
    private static let fewestOfBodies = 2

    /// Adds such names, in place of what was found inside them.
    func addInstitutions(_ names: inout [RecognizerEngine.Found], _ words: SentenceWords) {
        var added: [RecognizerEngine.Found] = []
        for place in words.candidates.markPlaces where place > 1 && words.has(place, [.organizationHead, .institution]) {
            guard let first = institution(endingAt: place, names, words) else { continue }
            // Of बिहार राज्य विद्यालय परीक्षा समिति the school is a part.
            if let last = added.last, last.tokens.lowerBound >= first { added.removeLast() }
            guard first >= added.last?.tokens.upperBound ?? 0 else { continue }
            added.append(RecognizerEngine.Found(tokens: first..<place + 1, type: .organization, probability: Self.institution))
        }
        names = SentenceWords.joined(names, with: added)
    }

    /// The first token of such a name whose head is at `head`; nil where there is none.
    private func institution(endingAt head: Int, _ names: [RecognizerEngine.Found], _ words: SentenceWords) -> Int? {
        guard words.followsWord(head), renderings.isHead(words[head]) else { return nil }
        var first = head - 1
        var hasLoans = false
        while first >= 0, head - first <= Self.mostMiddle, words.followsWord(first + 1), !words.has(first, .scope) {
            if words.has(first, .and) {
                guard first < head - 1 else { break }
            } else if !renderings.isPart(words[first]) {
                guard isLoan(first, words) else { break }
                hasLoans = true
            }
            first -= 1
        }
        let count = head - 1 - first
        guard count > 0, !words.has(first + 1, .and) else { return nil }
        func isFree(_ place: Int) -> Bool { !words.followsWord(place) || !words.covered[place - 1] }
        if first >= 0, words.followsWord(first + 1) {
            if words.has(first, .scope) { return isFree(first) && !hasLoans ? first : nil }
            if let start = placeStart(endingAt: first, names, words.candidates) { return start }
            if !hasLoans, !renderings.isCommon(words[head]),
                let start = words.candidates.start(endingAt: first, of: .demonym, in: resources.index)
            {
                return start
            }
        }
        guard count >= Self.fewestOfBodies, !hasLoans, renderings.isBody(words[head]),
            words.candidates.start(endingAt: head, of: .organization, in: resources.index) == nil
        else { return nil }
        return isFree(first + 1) ? first + 1 : nil
    }

    /// The first token of a place's name whose last is `token`, listed or found.
    private func placeStart(endingAt token: Int, _ names: [RecognizerEngine.Found], _ candidates: SentenceCandidates) -> Int? {
        candidates.start(endingAt: token, of: .place, in: resources.index)
            ?? SentenceWords.name(in: names, endingFrom: token).flatMap {
                $0.type == .place && $0.tokens.upperBound == token + 1 ? $0.tokens.lowerBound : nil
            }
    }

    /// Whether the target language says a word by its sound: the lexicon's rendering is its spelling (पावर, power).
    func isLoan(_ place: Int, _ words: SentenceWords) -> Bool {
        guard !words.has(place, [.function, .postposition, .genitive, .agent, .and]), !words.covered[place],
            !words.candidates.isGivenName(place)
        else { return false }
        return isSaidBySound(words[place])
    }
}
