internal import BitextModel
internal import Transliteration

/// Where one translation says the names of the concepts that its source mentions.
struct NameSearch {
    /// A place of a name, and what is wrong with it.
    struct Occurrence {
        var span: TextSpan
        /// Nil where it stays as it is.
        var reason: NameRepair.Reason?
        var replacement: String?
    }

    /// Likeness (0 to 1) at which the matcher of names takes two spellings for one without further grounds.
    static let sureLikeness = 0.9

    let text: String
    let words: [TargetWord]
    /// Words that are spoken for.
    var taken: [Bool]
    let enforcer: NameEnforcer

    /// The full names of one concept. What is near to the preferred term counts only as often as the source mentions the concept and the target does not.
    mutating func occurrences(of names: NameEnforcer.Names, mentionCount: Int) -> [Occurrence] {
        var found = exact(names.words, names)
        if names.isEnforced {
            for other in names.others.sorted(by: { $0.words.count > $1.words.count }) {
                for place in places(other.words) {
                    found.append(replaced(place, by: names.preferred, other.reason))
                }
            }
            while found.count < mentionCount, let near = near(names) { found.append(near) }
        } else {
            for other in names.others { for place in places(other.words) { found.append(kept(place)) } }
        }
        return found
    }

    /// Its acronyms and short forms, once the full names of all concepts are spoken for.
    mutating func shortOccurrences(of names: NameEnforcer.Names) -> [Occurrence] {
        names.accepted.dropFirst().flatMap { term in places(term).map(kept) }
    }

    // MARK: - Terms

    private struct Place {
        var range: Range<Int>
        /// What the last word has behind the term: the ending of a plural.
        var ending = ""
    }

    /// The preferred term. Where it has other capitals or other marks between its words (`Kim Jong-un`), it is written anew; a text in capitals stays.
    private mutating func exact(_ term: [String], _ names: NameEnforcer.Names) -> [Occurrence] {
        places(term).map { place in
            let occurrence = kept(place)
            guard names.isEnforced, let said = text[occurrence.span]?.dropLast(place.ending.count), said != names.preferred,
                said.unicodeScalars.contains(where: \.properties.isLowercase)
            else { return occurrence }
            let isSameButForCase = said.lowercased() == names.preferred.lowercased()
            if isSameButForCase {
                let lost = zip(said.unicodeScalars, names.preferred.unicodeScalars).contains {
                    $0.properties.isLowercase && $1.properties.isUppercase
                }
                guard lost else { return occurrence }
            }
            return replaced(place, by: names.preferred, isSameButForCase ? .casing : .spelling)
        }
    }

    /// All places of `term` that are not spoken for; they are then.
    private mutating func places(_ term: [String]) -> [Place] {
        guard let last = term.last, words.count >= term.count else { return [] }
        var result: [Place] = []
        var first = 0
        search: while first + term.count <= words.count {
            defer { first += 1 }
            for (offset, word) in term.dropLast().enumerated() where words[first + offset].folded != word { continue search }
            let end = first + term.count
            let found = words[end - 1].folded
            guard found == last || Self.singulars(found).contains(last), !taken[first..<end].contains(true) else { continue }
            let range = first..<end
            for place in range { taken[place] = true }
            result.append(Place(range: range, ending: String(found.dropFirst(last.count))))
        }
        return result
    }

    /// What a word may be without the ending of a plural.
    static func singulars(_ word: String) -> [String] {
        guard word.hasSuffix("s"), word.utf8.count > 3 else { return [] }
        return [String(word.dropLast())] + (word.hasSuffix("es") ? [String(word.dropLast(2))] : [])
    }

    private func span(_ range: Range<Int>) -> TextSpan {
        TextSpan(start: words[range.lowerBound].start, end: words[range.upperBound - 1].end)
    }

    private func kept(_ place: Place) -> Occurrence { Occurrence(span: span(place.range)) }

    private func replaced(_ place: Place, by preferred: String, _ reason: NameRepair.Reason) -> Occurrence {
        let ending = preferred.hasSuffix("s") ? "" : place.ending
        return Occurrence(span: span(place.range), reason: reason, replacement: preferred + ending)
    }

    // MARK: - Spellings

    /// The words nearest to the preferred term that begin with a capital and are not spoken for; nil where none are near.
    private mutating func near(_ names: NameEnforcer.Names) -> Occurrence? {
        let count = names.words.count
        var best: (range: Range<Int>, likeness: Double)?
        for first in words.indices where words[first].isCapital {
            for length in max(1, count - 1)...count + 1 where first + length <= words.count {
                let range = first..<first + length
                guard !taken[range].contains(true), isOneName(range) else { continue }
                let likeness = likeness(range, names)
                if likeness > best?.likeness ?? 0 { best = (range, likeness) }
            }
        }
        guard let best else { return nil }
        for place in best.range { taken[place] = true }
        return Occurrence(span: span(best.range), reason: .spelling, replacement: names.preferred)
    }

    /// Whether nothing but a blank, a hyphen or a dot stands between the words.
    private func isOneName(_ range: Range<Int>) -> Bool {
        for place in range.dropLast() {
            let gap = text[TextSpan(start: words[place].end, end: words[place + 1].start)] ?? ","
            guard gap.unicodeScalars.allSatisfy({ $0.properties.isWhitespace || $0.properties.isDash || $0 == "." }) else { return false }
        }
        return true
    }

    /// 0 where the words are no spelling of the name; else how near they are, to 1.
    private func likeness(_ range: Range<Int>, _ names: NameEnforcer.Names) -> Double {
        let said = words[range].map(\.folded)
        let joined = said.joined()
        let wanted = names.words.joined()
        if joined == wanted { return 1 }
        if said.count == names.words.count {
            let share = Self.likeness(said, names.words)
            if share > 0 { return share }
        } else if wanted.utf8.count >= 6, Self.isSpelling(joined, wanted), Self.distance(joined, wanted) == 1 {
            return 0.9
        }
        guard said.count == names.words.count || joined.unicodeScalars.contains(where: { $0.value > 0x2FF }) else { return 0 }
        // By sound: with the preferred term, and with its names in the source language.
        let surface = String(text[span(range)] ?? "")
        let scores = ([names.preferred] + names.natives.prefix(4)).map { enforcer.matcher.score($0, surface) }
        let best = scores.max() ?? 0
        return best >= Self.sureLikeness ? best : 0
    }

    /// Word by word: each equal or a spelling of its counterpart; of several words half are equal, or all very near.
    private static func likeness(_ said: [String], _ wanted: [String]) -> Double {
        var equal = 0
        var sum = 0.0
        for (left, right) in zip(said, wanted) {
            if left == right {
                equal += 1
                sum += 1
                continue
            }
            guard isSpelling(left, right, isPartOfName: wanted.count > 1) else { return 0 }
            sum += 1 - Double(distance(left, right)) / Double(max(left.count, right.count))
        }
        let mean = sum / Double(wanted.count)
        guard wanted.count == 1 || equal * 2 >= wanted.count - wanted.count % 2 || mean >= 0.75 else { return 0 }
        return 0.99 * mean
    }

    /// Whether `left` is a way to spell `right`: a letter or two differ, and the first consonant does not. A word by itself needs five letters, and may not be the other with an ending.
    static func isSpelling(_ left: String, _ right: String, isPartOfName: Bool = false) -> Bool {
        let longer = max(left.count, right.count)
        let apart = distance(left, right)
        guard apart > 0, skeleton(left).first == skeleton(right).first else { return false }
        if isPartOfName { return apart * 5 <= longer * 2 }
        guard longer >= 5, !left.hasPrefix(right), !right.hasPrefix(left) else { return false }
        return apart <= (longer >= 8 ? 2 : 1)
    }

    private static func skeleton(_ word: String) -> String { word.filter { !"aeiou".contains($0) } }

    /// Levenshtein's distance in characters.
    static func distance(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left), Array(right))
        var row = Array(0...right.count)
        for (index, character) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for place in right.indices {
                let above = row[place + 1]
                row[place + 1] = min(above + 1, row[place] + 1, diagonal + (right[place] == character ? 0 : 1))
                diagonal = above
            }
        }
        return row[right.count]
    }
}
