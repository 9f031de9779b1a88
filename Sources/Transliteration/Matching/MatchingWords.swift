public import BitextModel

/// Words that names carry besides the names: titles, relations, particles, weak words, abbreviations, and the names of letters; and letters that are read in more ways
/// than one.
///
/// Data (`dictionaries/translit/matching/matching-words.tsv` and `dictionaries/languages/<tag>/matching-words.tsv`, `letter-names.tsv`); looked up
/// folded, without full stops.
public struct MatchingWords: Sendable {
    enum Kind: String { case title, weak, particle, patronymic, alias, abbreviation, reading }

    /// A table and the name to call it by in errors.
    public struct File: Sendable {
        public var name: String
        public var text: String

        public init(name: String, text: String) {
            self.name = name
            self.text = text
        }
    }

    private var kinds: [[UInt32]: Kind] = [:]
    private var fullForms: [[UInt32]: [[UInt32]]] = [:]
    /// In the order of the files, by the first letter of what is replaced.
    private var readings: [UInt32: [Reading]] = [:]
    /// The letters that `readings` begin with, as bits of their last six: most words have none of them.
    private var readingLetters: UInt64 = 0
    private var hasOtherReadings = false
    /// Lower-case ASCII letters, by the folded name.
    private var letters: [[UInt32]: [UInt8]] = [:]

    /// Letters of a word that may stand for others: x for ksh.
    private struct Reading {
        var letters: [UInt32]
        var others: [UInt32]
        var isAtStart: Bool
        var isAtEnd: Bool

        func fits(_ word: [UInt32], at place: Int) -> Bool {
            let end = place + letters.count
            return end <= word.count && word[place..<end].elementsEqual(letters) && (!isAtStart || place == 0)
                && (!isAtEnd || end == word.count)
        }
    }

    /// Other readings of a word at most.
    static let mostReadings = 6

    /// Throws for a row of an unknown kind, an abbreviation without a full form, a reading without letters, or a letter that is no capital of ASCII. Where a word stands in
    /// two files, the later file's kind holds.
    public init(files: [File], letterNames: [File], sounds: SoundTable) throws(DataTableError) {
        for file in files {
            for row in try DataTable(parsing: file.text, file: file.name, columns: 3).rows {
                func fail(_ problem: String) -> DataTableError { DataTableError(file: file.name, line: row.line, problem: problem) }
                guard let kind = Kind(rawValue: String(row.fields[0])) else { throw fail("unknown kind '\(row.fields[0])'") }
                if kind == .reading {
                    let (start, end) = (row.fields[1].hasPrefix("^"), row.fields[1].hasSuffix("$"))
                    let letters = sounds.folded(row.fields[1].dropFirst(start ? 1 : 0).dropLast(end ? 1 : 0))
                    let others = sounds.folded(row.fields[2])
                    guard let first = letters.first, !others.isEmpty else { throw fail("a reading without letters") }
                    hasOtherReadings = hasOtherReadings || first >= 0x80
                    readingLetters |= 1 << UInt64(first & 63)
                    readings[first, default: []].append(Reading(letters: letters, others: others, isAtStart: start, isAtEnd: end))
                    continue
                }
                let word = Self.key(row.fields[1], sounds)
                guard !word.isEmpty else { throw fail("no word") }
                if kind == .abbreviation {
                    guard !row.fields[2].isEmpty else { throw fail("an abbreviation without its full form") }
                    fullForms[word, default: []].append(sounds.folded(row.fields[2]))
                } else {
                    kinds[word] = kind
                }
            }
        }
        for file in letterNames {
            for row in try DataTable(parsing: file.text, file: file.name, columns: 2).rows {
                guard let letter = row.fields[0].utf8.first, row.fields[0].utf8.count == 1, (0x41...0x5A).contains(letter) else {
                    throw DataTableError(file: file.name, line: row.line, problem: "'\(row.fields[0])' is not one capital letter of ASCII")
                }
                for name in row.list(1) { letters[sounds.folded(name), default: []].append(letter + 32) }
            }
        }
    }

    /// Signs that words of the tables are written with are kept (`s/o`, `@`); spaces too.
    static func key(_ text: Substring, _ sounds: SoundTable) -> [UInt32] {
        var key = sounds.folded(text)
        while key.last == 0x2E { key.removeLast() }
        return key
    }

    func kind(of folded: [UInt32]) -> Kind? { kinds[folded] }
    /// What a word may be short for.
    func fullForms(of folded: [UInt32]) -> [[UInt32]] { fullForms[folded] ?? [] }
    /// What else a word may be read as, each rule by itself wherever it fits; at most `mostReadings`.
    func readings(of folded: [UInt32]) -> [[UInt32]] {
        var result: [[UInt32]] = []
        for (place, letter) in folded.enumerated() where letter < 0x80 || hasOtherReadings {
            guard readingLetters >> UInt64(letter & 63) & 1 == 1 else { continue }
            for reading in readings[letter] ?? [] where reading.fits(folded, at: place) {
                var other: [UInt32] = []
                var from = 0
                while from < folded.count {
                    if reading.fits(folded, at: from) {
                        other += reading.others
                        from += reading.letters.count
                    } else {
                        other.append(folded[from])
                        from += 1
                    }
                }
                guard !result.contains(other) else { continue }
                result.append(other)
                if result.count == Self.mostReadings { return result }
            }
        }
        return result
    }

    /// The letters that a word names: j for जे; a single Latin letter names itself.
    func letters(of folded: [UInt32]) -> [UInt8] {
        if folded.count == 1, let letter = folded.first, (0x61...0x7A).contains(letter) { return [UInt8(letter)] }
        return letters[folded] ?? []
    }

    /// The letters of a word made of letter names (एपीजे), at most eight; empty for others and for a single letter.
    func spelledLetters(of folded: [UInt32]) -> [UInt8] {
        guard folded.count <= 24 else { return [] }
        func rest(_ from: Int, _ depth: Int) -> [UInt8]? {
            if from == folded.count { return [] }
            guard depth < 8 else { return nil }
            for length in stride(from: min(8, folded.count - from), to: 0, by: -1) {
                guard let letter = letters[Array(folded[from..<from + length])]?.first else { continue }
                if let found = rest(from + length, depth + 1) { return [letter] + found }
            }
            return nil
        }
        guard let found = rest(0, 0), found.count > 1 else { return [] }
        return found
    }
}
