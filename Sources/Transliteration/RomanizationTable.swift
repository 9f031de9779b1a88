public import BitextModel

/// How the letters of one Brahmic script are read in another script, from a table of letters.
///
/// The letters lie in one block of 128 code points at or above U+0800 (every Brahmic script of ISCII descent does), so that a letter is
/// known by two bytes. Rows have five columns: letter, kind, context, reading, note; see `dictionaries/translit/readable.deva.tsv`.
/// Parsing costs one pass over a table of some hundred rows.
public struct RomanizationTable: Sendable {
    /// What a letter does in an akshara.
    enum Kind: UInt8, Sendable {
        /// `sign` is a vowel that takes the place of the inherent one.
        case none, consonant, vowel, sign, mark, virama, nukta
    }

    /// A set of letter numbers.
    struct LetterSet: Sendable {
        private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

        mutating func insert(_ letter: UInt8) {
            let bit = UInt64(1) << UInt64(letter & 63)
            switch letter >> 6 {
            case 0: words.0 |= bit
            case 1: words.1 |= bit
            case 2: words.2 |= bit
            default: words.3 |= bit
            }
        }

        func contains(_ letter: UInt8) -> Bool {
            let bit = UInt64(1) << UInt64(letter & 63)
            return switch letter >> 6 {
            case 0: words.0 & bit != 0
            case 1: words.1 & bit != 0
            case 2: words.2 & bit != 0
            default: words.3 & bit != 0
            }
        }
    }

    /// A reading that holds beside certain letters.
    struct ContextualReading: Sendable {
        var isBefore: Bool
        var neighbours: LetterSet
        /// As in `readings`.
        var reading: UInt64
    }

    /// A letter: 0–127 its place in the block, 128–254 that letter with a nukta.
    static let withNukta: UInt8 = 128
    /// Stands for the inherent vowel where letters are numbered.
    static let inherentLetter: UInt8 = 255

    /// First code point of the block.
    let base: UInt32
    var kinds = [Kind](repeating: .none, count: 256)
    /// Up to seven bytes, the first lowest; their number in the top byte.
    var readings = [UInt64](repeating: 0, count: 256)
    /// Whether `contexts` has any for a letter.
    var hasContext = [Bool](repeating: false, count: 256)
    var contexts = [[ContextualReading]](repeating: [], count: 256)
    /// After which letters a consonant's word-final inherent vowel is written.
    var finals = [LetterSet](repeating: LetterSet(), count: 256)
    /// By place in the block: the letter's number, nukta taken apart (U+0958 DEVANAGARI LETTER QA is क and nukta).
    private(set) var letterOfPlace: [UInt8] = (0..<128).map { UInt8($0) }
    /// Code points read as nothing inside a word.
    var joiners: [Unicode.Scalar] = []

    /// Throws for a letter outside the block of the first, an unknown kind or context, a letter given twice, or a table without an inherent
    /// vowel.
    public init(parsing text: String, file: String) throws(DataTableError) {
        let table = try DataTable(parsing: text, file: file, columns: 5)
        func fail(_ row: DataTable.Row, _ problem: String) -> DataTableError {
            DataTableError(file: file, line: row.line, problem: problem)
        }

        var base: UInt32?
        for row in table.rows {
            if let scalar = row.fields[0].unicodeScalars.first, row.fields[1] != "joiner", row.fields[1] != "composed" {
                base = scalar.value & ~127
                break
            }
        }
        guard let base, base >= 0x800, base < 0x10000 else {
            throw DataTableError(file: file, line: 1, problem: "no letters, or letters below U+0800 or above U+FFFF")
        }
        self.base = base

        var given = Set<UInt8>()
        for row in table.rows {
            guard row.fields[3].utf8.count <= 7 || row.fields[1] == "composed" else {
                throw fail(row, "a reading of more than seven bytes")
            }
            let reading = Self.packed(row.fields[3].utf8)
            switch row.fields[1] {
            case "inherent":
                guard reading != 0 else { throw fail(row, "the inherent vowel has no reading") }
                kinds[Int(Self.inherentLetter)] = .vowel
                readings[Int(Self.inherentLetter)] = reading
            case "joiner":
                guard let scalar = Self.codePoint(row.fields[0]) else { throw fail(row, "a joiner is given as U+XXXX") }
                joiners.append(scalar)
            case "composed":
                guard let scalar = Self.codePoint(row.fields[0]), scalar.value & ~127 == base, let letter = letterNumber(row.fields[3])
                else {
                    throw fail(row, "a composed letter is given as U+XXXX, its reading is a letter and a nukta")
                }
                letterOfPlace[Int(scalar.value & 127)] = letter
            case "virama", "nukta", "consonant", "vowel", "sign", "mark":
                guard let letter = letterNumber(row.fields[0]) else { throw fail(row, "'\(row.fields[0])' is not one letter of the block") }
                guard !given.contains(letter) else { throw fail(row, "'\(row.fields[0])' has a reading without context already") }
                kinds[Int(letter)] =
                    switch row.fields[1] {
                    case "virama": .virama
                    case "nukta": .nukta
                    case "consonant": .consonant
                    case "vowel": .vowel
                    case "sign": .sign
                    default: .mark
                    }
                if row.fields[2].isEmpty {
                    readings[Int(letter)] = reading
                    given.insert(letter)
                } else {
                    let (isBefore, neighbours) = try context(row, file: file)
                    contexts[Int(letter)].append(ContextualReading(isBefore: isBefore, neighbours: neighbours, reading: reading))
                    hasContext[Int(letter)] = true
                }
            case "final":
                guard let letter = letterNumber(row.fields[0]) else { throw fail(row, "'\(row.fields[0])' is not one letter of the block") }
                let (isBefore, neighbours) = try context(row, file: file)
                guard !isBefore else { throw fail(row, "a final letter has nothing after it") }
                finals[Int(letter)] = neighbours
            default: throw fail(row, "unknown kind '\(row.fields[1])'")
            }
        }
        guard kinds[Int(Self.inherentLetter)] == .vowel else { throw DataTableError(file: file, line: 1, problem: "no inherent vowel") }
        for letter in 0..<128 where kinds[letter] == .consonant {
            // A nukta that the table does not know changes nothing.
            let pointed = letter + Int(Self.withNukta)
            if pointed < Int(Self.inherentLetter), kinds[pointed] == .none {
                kinds[pointed] = .consonant
                readings[pointed] = readings[letter]
                contexts[pointed] = contexts[letter]
                hasContext[pointed] = hasContext[letter]
                finals[pointed] = finals[letter]
            }
        }
    }

    /// U+XXXX.
    private static func codePoint(_ text: Substring) -> Unicode.Scalar? {
        guard text.hasPrefix("U+"), let value = UInt32(text.dropFirst(2), radix: 16) else { return nil }
        return Unicode.Scalar(value)
    }

    private static func packed(_ bytes: Substring.UTF8View) -> UInt64 {
        guard bytes.count <= 7 else { return 0 }
        return bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) } | UInt64(bytes.count) << 56
    }

    /// The number of a letter: one code point of the block, or one and a nukta. Nil for anything else.
    func letterNumber(_ text: Substring) -> UInt8? {
        let numbers = letterNumbers(text)
        return numbers?.count == 1 ? numbers?.first : nil
    }

    /// Numbers of the letters of `text`, a nukta joined to the consonant before it, joiners left out; nil when another character occurs.
    func letterNumbers(_ text: Substring) -> [UInt8]? {
        var numbers: [UInt8] = []
        for scalar in text.unicodeScalars {
            if joiners.contains(scalar) { continue }
            guard let places = places(of: scalar) else { return nil }
            if places.isNukta, let last = numbers.last, last < 127 {
                numbers[numbers.count - 1] = last + Self.withNukta
            } else {
                numbers.append(places.letter)
            }
        }
        return numbers
    }

    /// A code point of the block as a letter, canonically decomposed where it holds a nukta.
    private func places(of scalar: Unicode.Scalar) -> (letter: UInt8, isNukta: Bool)? {
        guard scalar.value & ~127 == base else { return nil }
        let place = UInt8(scalar.value & 127)
        return (letterOfPlace[Int(place)], kinds[Int(place)] == .nukta || place == RomanizationTable.nuktaPlace)
    }

    /// Place of the nukta in every Brahmic block of ISCII descent (U+093C, U+09BC, …).
    private static let nuktaPlace: UInt8 = 0x3C

    private func context(_ row: DataTable.Row, file: String) throws(DataTableError) -> (isBefore: Bool, neighbours: LetterSet) {
        let parts = row.fields[2].members(separatedBy: " ")
        guard parts.count == 2, parts[0] == "before" || parts[0] == "after" else {
            throw DataTableError(file: file, line: row.line, problem: "a context is 'before X|Y' or 'after X|Y', not '\(row.fields[2])'")
        }
        var neighbours = LetterSet()
        for text in parts[1].members(separatedBy: "|") {
            guard let letter = letterNumber(text) else {
                throw DataTableError(file: file, line: row.line, problem: "'\(text)' is not one letter of the block")
            }
            neighbours.insert(letter)
        }
        return (parts[0] == "before", neighbours)
    }
}
