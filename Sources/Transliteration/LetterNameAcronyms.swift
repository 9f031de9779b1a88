public import BitextModel
internal import ICU

/// One way to read a word as names of letters.
public struct AcronymReading: Hashable, Sendable {
    /// Capital letters and digits: "KCNA", "G20".
    public var letters: String
    /// False where the word is an ordinary one too, or a row of short words that only might be letters.
    public var isPlausible: Bool
    /// 0–1; 1 for three letters or more, all by their preferred names. Not a probability.
    public var score: Double

    public init(letters: String, isPlausible: Bool, score: Double) {
        self.letters = letters
        self.isPlausible = isPlausible
        self.score = score
    }
}

/// Acronyms spelled by the names of their letters, in both directions: केसीएनए is KCNA.
///
/// Names come from a table of two columns, letter and names joined by `|`, the preferred one first (`dictionaries/languages/hi/letter-names.tsv`).
/// Digits of any script stand for themselves (जी20, जी-20); full stops, spaces and hyphens between the parts are passed over. A nukta makes no
/// difference when matching.
///
/// ```swift
/// acronyms.latin(for: "बी.जे.पी.")   // "BJP"
/// acronyms.hindi(for: "KCNA")         // ["केसीएनए"]
/// ```
public struct LetterNameAcronyms: Sendable {
    private struct Name: Sendable {
        /// Folded for matching.
        var scalars: [Unicode.Scalar]
        var letter: Character
        /// 0 for the preferred name.
        var rank: Int
    }

    private let decomposer = try? Normalizer(.nfd)
    /// Names of letters by their first scalar, the longest first.
    private var namesByFirst: [Unicode.Scalar: [Name]] = [:]
    /// As given, by letter.
    private var spellings: [Character: [String]] = [:]

    /// Throws for a row whose letter is not one ASCII capital or is given twice, or that has no name.
    public init(parsing text: String, file: String) throws(DataTableError) {
        let table = try DataTable(parsing: text, file: file, columns: 2)
        var names: [Name] = []
        for row in table.rows {
            func fail(_ problem: String) -> DataTableError { DataTableError(file: file, line: row.line, problem: problem) }
            guard row.fields[0].count == 1, let letter = row.fields[0].first, letter.isASCII, letter.isUppercase else {
                throw fail("'\(row.fields[0])' is not one capital letter of ASCII")
            }
            guard spellings[letter] == nil else { throw fail("\(letter) is given twice") }
            let members = row.fields[1].members(separatedBy: "|")
            guard !members.isEmpty else { throw fail("\(letter) has no name") }
            spellings[letter] = members.map(String.init)
            for (rank, name) in members.enumerated() {
                names.append(Name(scalars: folded(name), letter: letter, rank: rank))
            }
        }
        names.sort { $0.scalars.count > $1.scalars.count }
        for name in names { if let first = name.scalars.first { namesByFirst[first, default: []].append(name) } }
    }

    /// The letters that the whole of `word` names; nil unless it is two letter names or more (digits count as one). Ordinary words that can be
    /// read so (पीके) are read so: `readings(of:ordinaryWords:)` tells them apart.
    public func latin(for word: String) -> String? { readings(of: word).first?.letters }

    /// False for words that no letter names make up, without allocating anything: which of the word's beginnings they make up is kept as bits.
    func mayBeSpelled(_ word: String) -> Bool {
        withUnsafeTemporaryAllocation(of: Unicode.Scalar.self, capacity: Int(Self.mostBits)) { scalars in
            var count = 0
            for scalar in word.unicodeScalars where !Self.isBetweenLetters(scalar) {
                // Marks that folding takes away, composed letters, digits and long words are looked at in full.
                guard count < scalars.count - 1, (0x0900...0x0957).contains(scalar.value), !Self.isFolded(scalar) else {
                    return scalar.value > 0x7F || scalar.properties.numericType != nil || count >= scalars.count - 1
                }
                scalars.initializeElement(at: count, to: scalar)
                count += 1
            }
            guard count > 0 else { return false }
            var reached: UInt64 = 1
            for start in 0..<count where reached >> UInt64(start) & 1 == 1 {
                for name in namesByFirst[scalars[start]] ?? [] where name.scalars.count <= count - start {
                    if name.scalars.indices.allSatisfy({ scalars[start + $0] == name.scalars[$0] }) {
                        reached |= 1 << UInt64(start + name.scalars.count)
                    }
                }
                if start == 0, reached == 1 { return false }
            }
            return reached >> UInt64(count) & 1 == 1
        }
    }

    private static let mostBits: UInt64 = 64

    /// Full stops, spaces, hyphens and abbreviation signs.
    private static func isBetweenLetters(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "." || scalar == " " || scalar == "-" || scalar.isAbbreviationSign
    }

    /// Whether decomposing changes a letter of the block, or the scalar is the nukta.
    private static func isFolded(_ scalar: Unicode.Scalar) -> Bool { [0x0929, 0x0931, 0x0934, 0x093C].contains(scalar.value) }

    /// All readings of `word`, best first: those with preferred names, then those with fewer letters. None where `latin(for:)` is nil.
    ///
    /// `ordinaryWords` are words of the language that are implausible as acronyms. A reading of parts with spaces between them is
    /// implausible with fewer than three parts, or when half of them or more are ordinary words. Costs time in proportion to the word's length times the
    /// number of names, for each reading; at most 16 are followed.
    public func readings(of word: String, ordinaryWords: Set<String> = []) -> [AcronymReading] {
        guard mayBeSpelled(word) else { return [] }
        let parts = word.unicodeScalars.split(whereSeparator: Self.isBetweenLetters).map { Substring($0) }
        var partial: [(letters: String, units: Int, names: Int, ranks: Int)] = [("", 0, 0, 0)]
        for part in parts {
            let scalars = folded(part)
            // Readings of the first n scalars, for each n.
            var reached = [[(letters: String, units: Int, names: Int, ranks: Int)]](repeating: [], count: scalars.count + 1)
            reached[0] = partial
            for start in 0..<scalars.count where !reached[start].isEmpty {
                if let digit = scalars[start].properties.numericType == .decimal ? scalars[start].properties.numericValue : nil {
                    var end = start + 1
                    var digits = String(Int(digit))
                    while end < scalars.count, scalars[end].properties.numericType == .decimal,
                        let next = scalars[end].properties.numericValue
                    {
                        digits += String(Int(next))
                        end += 1
                    }
                    reached[end] += reached[start].map { ($0.letters + digits, $0.units + 1, $0.names, $0.ranks) }
                    continue
                }
                for name in namesByFirst[scalars[start]] ?? [] where scalars[start...].starts(with: name.scalars) {
                    let end = start + name.scalars.count
                    reached[end] += reached[start].map {
                        ($0.letters + String(name.letter), $0.units + 1, $0.names + 1, $0.ranks + name.rank)
                    }
                    if reached[end].count > 16 { reached[end] = Array(reached[end].sorted(by: Self.isBetter)[..<16]) }
                }
            }
            partial = reached[scalars.count]
        }

        let isSpaced = word.unicodeScalars.contains(" ")
        let ordinaryParts = parts.count { ordinaryWords.contains(String($0)) }
        var result: [AcronymReading] = []
        for reading in partial.sorted(by: Self.isBetter) where reading.units >= 2 && reading.names >= 1 {
            guard !result.contains(where: { $0.letters == reading.letters }) else { continue }
            let isPlausible = !ordinaryWords.contains(word) && !(isSpaced && (parts.count < 3 || ordinaryParts * 2 >= parts.count))
            let score = (reading.units > 2 ? 1 : 0.8) * (isPlausible ? 1 : 0.4) / Double(1 + reading.ranks)
            result.append(AcronymReading(letters: reading.letters, isPlausible: isPlausible, score: score))
        }
        return result
    }

    /// Spellings of `acronym`, capital letters and digits, by names of its letters: the preferred names first, then with ever more variants;
    /// where digits follow letters, with a hyphen too (जी20, जी-20). Full stops and hyphens in it are passed over. None when it holds anything
    /// else, or fewer than two characters.
    public func hindi(for acronym: String, limit: Int = 8) -> [String] {
        var ranked: [(text: String, rank: Int)] = [("", 0)]
        var count = 0
        var wasDigit = false
        for character in acronym where character != "." && character != "-" {
            let choices: [String]
            if let digit = character.wholeNumberValue, character.isASCII {
                choices = wasDigit || count == 0 ? [String(digit)] : [String(digit), "-\(digit)"]
                wasDigit = true
            } else if let names = spellings[character] {
                choices = names
                wasDigit = false
            } else {
                return []
            }
            count += 1
            var next: [(text: String, rank: Int)] = []
            for (text, rank) in ranked {
                for (step, choice) in choices.enumerated() { next.append((text + choice, rank + step)) }
            }
            // Stable: of one rank, variants near the beginning come later.
            ranked = Array(
                next.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element).prefix(
                    max(limit, 1)))
        }
        return count >= 2 ? ranked.prefix(limit).map(\.text) : []
    }

    /// The letter that the whole of `word` names, a nukta aside: ए is A. Nil for other words.
    func letter(named word: String) -> Character? {
        let scalars = folded(Substring(word))
        guard let first = scalars.first, let names = namesByFirst[first] else { return nil }
        return names.filter { $0.scalars == scalars }.min { $0.rank < $1.rank }?.letter
    }

    /// The preferred name of `letter`, small or capital: ए for A.
    package func name(of letter: Character) -> String? {
        spellings[Character(letter.uppercased())]?.first
    }

    private static func isBetter(
        _ left: (letters: String, units: Int, names: Int, ranks: Int), _ right: (letters: String, units: Int, names: Int, ranks: Int)
    ) -> Bool {
        (left.ranks, left.units, left.letters) < (right.ranks, right.units, right.letters)
    }

    /// Scalars canonically decomposed, without nuktas: U+093C, U+09BC and their like, all of canonical combining class 7.
    private func folded(_ text: Substring) -> [Unicode.Scalar] {
        if text.isPlainDevanagari { return Array(text.unicodeScalars) }
        let decomposed = (try? decomposer?.normalize(String(text))) ?? String(text)
        return decomposed.unicodeScalars.filter { $0.properties.canonicalCombiningClass != .nukta }
    }
}
