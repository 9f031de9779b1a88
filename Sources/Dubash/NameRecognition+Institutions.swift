internal import BitextModel
internal import Terminology

/// Names of organizations that are made of ordinary words: a word for their scope, words for what they do, and a head (राष्ट्रीय जल विज्ञान संस्थान).
extension NameRecognition {
    private static let institution = 0.85
    /// Words between the scope and the head.
    private static let mostWords = 6

    /// Adds such names, in place of what was found inside them.
    func addInstitutions(
        _ names: inout [RecognizerEngine.Found], _ tokens: [Token], _ candidates: SentenceCandidates, in text: String
    ) {
        func word(_ place: Int) -> String? { text[tokens[place].span].map(String.init) }
        func isBehindSpace(_ place: Int) -> Bool { tokens[place - 1].span.end + 1 == tokens[place].span.start }
        var added: [RecognizerEngine.Found] = []
        for place in tokens.indices.dropFirst(2) where candidates.classes(place).contains(.organizationHead) {
            guard let head = word(place), renderings.isHead(head), isBehindSpace(place) else { continue }
            var first = place - 1
            while first >= 0, place - first <= Self.mostWords, tokens[first].kind == .word, first == 0 || isBehindSpace(first),
                !candidates.classes(first).contains(.scope), let part = word(first),
                renderings.isPart(part) || candidates.classes(first).contains(.and) && first < place - 1
            {
                first -= 1
            }
            guard first >= 0, first < place - 1, candidates.classes(first).contains(.scope),
                first == 0 || !isBehindSpace(first) || !candidates.covered[first - 1]
            else { continue }
            added.append(RecognizerEngine.Found(tokens: first..<place + 1, type: .organization, probability: Self.institution))
        }
        guard !added.isEmpty else { return }
        // Both are in order. What was found stays where it is as long.
        var next = 0
        var kept = [Bool](repeating: true, count: added.count)
        names.removeAll { name in
            while next < added.count, added[next].tokens.upperBound <= name.tokens.lowerBound { next += 1 }
            guard next < added.count, added[next].tokens.overlaps(name.tokens) else { return false }
            if added[next].tokens.count > name.tokens.count { return true }
            kept[next] = false
            return false
        }
        names += zip(added, kept).compactMap { $1 ? $0 : nil }
        names.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }
}
