internal import BitextModel
internal import Terminology

/// Names that a text says to be names: मेरा नाम साशा है, अपना नाम विकास बताया, प्रकाश नाम का युवक.
extension NameNeighbourhood {
    private static let mostWords = 3

    /// The words that a person's name is said to be behind the word `label` (`मेरा नाम X है`); nil where whose name it is, or that it is one, is not said.
    func introduced(behind label: Int) -> Range<Int>? {
        let isOfKin = has(label - 1, .genitive) && has(label - 2, [.holder, .relation, .somebody])
        guard isOfKin || has(label - 1, .possessive) else { return nil }
        let first = label + 1
        var end = first
        while end - first < Self.mostWords, mayBeName(end, isSaid: true, isOfKin: isOfKin), isBehindSpace(end) { end += 1 }
        guard end > first, has(end, .copula) || isOfKin && has(end, .and) else { return nil }
        return first..<end
    }

    /// The words before `label`, which says that they are somebody's name (`X नाम का युवक`); nil where it says so of something else.
    func bearer(of label: Int) -> Range<Int>? {
        guard label > 0, has(label + 1, .genitive), has(label + 2, .somebody) || isWord(label + 2) && has(label + 3, .somebody),
            isWord(label - 1),
            !has(label - 1, [.function, .postposition, .genitive, .possessive, .label])
        else { return nil }
        var first = label - 1
        while label - first < Self.mostWords, first > 0, mayBeName(first - 1, isSaid: false, isOfKin: false), isBehindSpace(first) {
            first -= 1
        }
        return first..<label
    }

    /// Whether a word may be one of a name that a text says: no word of grammar, and no ordinary one; where a name is said, one that is usual in names may be, and where it is sure that it is a person's, any in a list of names.
    private func mayBeName(_ place: Int, isSaid: Bool, isOfKin: Bool) -> Bool {
        guard isWord(place), !has(place, [.function, .postposition, .genitive, .possessive, .copula, .label]) else { return false }
        return !candidates.isOrdinary(place)
            || isSaid && (candidates.isGivenName(place) || candidates.isAlsoFamilyName(place) || isOfKin && candidates.isListedName(place))
    }
}
