internal import BitextModel

/// Replacements of short sequences of scalars, as a data file lists them.
struct SequenceRules: Sendable {
    struct Rule: Sendable {
        let from: [UInt32]
        let to: [UInt32]
    }

    private(set) var rules: [Rule] = []
    /// Indexes in `rules`, longest `from` first, by the first scalar of `from`.
    private var byFirst: [UInt32: [Int]] = [:]
    /// The same by the last scalar.
    private var byLast: [UInt32: [Int]] = [:]

    /// Two rules for one sequence are an error; so is a replacement that is not shorter than its sequence, or as long but with a
    /// sequence of the list in it, for then the replacing would not end.
    init(_ entries: [(line: Int, from: [UInt32], to: [UInt32])], file: String) throws(DataTableError) {
        var seen: Set<[UInt32]> = []
        for entry in entries {
            guard !entry.to.isEmpty, entry.to.count <= entry.from.count else {
                throw DataTableError(file: file, line: entry.line, problem: "the replacement is empty or longer than what it replaces")
            }
            guard seen.insert(entry.from).inserted else {
                throw DataTableError(file: file, line: entry.line, problem: "a second rule for the same sequence")
            }
            rules.append(Rule(from: entry.from, to: entry.to))
        }
        for entry in entries {
            for rule in rules where entry.to.count >= rule.from.count {
                for start in 0...(entry.to.count - rule.from.count)
                where entry.to[start..<(start + rule.from.count)].elementsEqual(rule.from) {
                    throw DataTableError(file: file, line: entry.line, problem: "the replacement holds a sequence that is replaced itself")
                }
            }
        }
        let order = rules.indices.sorted {
            rules[$0].from.count != rules[$1].from.count ? rules[$0].from.count > rules[$1].from.count : $0 < $1
        }
        for index in order {
            if let first = rules[index].from.first { byFirst[first, default: []].append(index) }
            if let last = rules[index].from.last { byLast[last, default: []].append(index) }
        }
    }

    /// The longest rule whose sequence begins at `index`.
    func match(in scalars: [UInt32], at index: Int) -> Rule? {
        guard let candidates = byFirst[scalars[index]] else { return nil }
        for candidate in candidates {
            let from = rules[candidate].from
            if index + from.count <= scalars.count, scalars[index..<(index + from.count)].elementsEqual(from) { return rules[candidate] }
        }
        return nil
    }

    /// The longest rule whose sequence ends with `last`, where `before(k)` is the scalar `k` places before `last`, from 1.
    func match(endingIn last: UInt32, before: (Int) -> UInt32?) -> Rule? {
        guard let candidates = byLast[last] else { return nil }
        search: for candidate in candidates {
            let from = rules[candidate].from
            for distance in 1..<max(1, from.count) where before(distance) != from[from.count - 1 - distance] { continue search }
            return rules[candidate]
        }
        return nil
    }
}

/// A field of a data file that names characters by code point and by form: `U+0905 U+093E अा`.
enum CharacterField {
    /// The scalars, where both ways agree.
    static func parse(_ field: Substring, file: String, line: Int) throws(DataTableError) -> [UInt32] {
        var scalars: [UInt32] = []
        // By scalar: a space and a vowel sign are one Character.
        let words = field.unicodeScalars.split(separator: " ", omittingEmptySubsequences: false).map { Substring($0) }
        for word in words.dropLast() {
            guard word.hasPrefix("U+"), let value = UInt32(word.dropFirst(2), radix: 16), Unicode.Scalar(value) != nil else {
                throw DataTableError(file: file, line: line, problem: "\"\(word)\" is no code point written as U+0905")
            }
            scalars.append(value)
        }
        let form = (words.last ?? "").unicodeScalars.map(\.value)
        guard !scalars.isEmpty, form == scalars else {
            throw DataTableError(file: file, line: line, problem: "the code points and the form of \"\(field)\" differ")
        }
        return scalars
    }
}
