public import BitextModel

/// Words whose reading does not follow from their letters.
///
/// Two columns: the word and its reading. The reading is in the target script (`में`, `mein`), or it is the word respelled with a virama
/// where an inherent vowel is silent, all others inside the word being sounded (`अवतरण`, `अव्तरण`). A respelled pair that ends in `*` holds for every word
/// that begins so. Parsing costs one pass.
public struct WordReadings: Sendable {
    enum Reading: Sendable {
        /// The whole word, as UTF-8.
        case text([UInt8])
        /// Whether each inherent vowel is sounded; entries of other units are true. A final inherent vowel follows the table of letters.
        case sounded([Bool])
    }

    struct Entry: Sendable {
        var letters: [UInt8]
        var isStem: Bool
        var reading: Reading
    }

    /// Entries by the hash of their letters; those of one hash in the order of the file.
    private var entries: [UInt64: [Entry]] = [:]
    /// One bit for each hash that occurs, by its top bits: most words stop here.
    private var filter = [UInt64](repeating: 0, count: 1024)
    /// Bit n of the sum: some stem has n units (31 for more).
    private(set) var stemLengths: UInt32 = 0
    /// Number of words and stems.
    public let count: Int

    /// Throws for a word with characters that `letters` does not know, a word given twice, or a respelling of another word.
    public init(parsing text: String, file: String, letters table: RomanizationTable) throws(DataTableError) {
        let rows = try DataTable(parsing: text, file: file, columns: 2).rows
        for row in rows {
            func fail(_ problem: String) -> DataTableError { DataTableError(file: file, line: row.line, problem: problem) }
            let isStem = row.fields[0].hasSuffix("*")
            guard let word = Self.units(of: isStem ? row.fields[0].dropLast() : row.fields[0], table) else {
                throw fail("'\(row.fields[0])' has characters that are no letters of the script")
            }
            guard row.fields[1].hasSuffix("*") == isStem, !row.fields[1].isEmpty else {
                throw fail("a stem ends in * in both columns")
            }
            let reading: Reading
            if let respelled = Self.units(of: isStem ? row.fields[1].dropLast() : row.fields[1], table) {
                reading = .sounded(
                    try Self.soundedVowels(of: word, respelled: respelled, orThrow: fail("'\(row.fields[1])' does not respell it")))
            } else if isStem {
                throw fail("a stem has a respelling, not '\(row.fields[1])'")
            } else {
                reading = .text(Array(row.fields[1].utf8))
            }
            let key = Self.hash(word)
            if entries[key, default: []].contains(where: { $0.letters == word && $0.isStem == isStem }) {
                throw fail("'\(row.fields[0])' is given twice")
            }
            filter[Int(key >> 54)] |= 1 << (key >> 48 & 63)
            entries[key, default: []].append(Entry(letters: word, isStem: isStem, reading: reading))
            if isStem { stemLengths |= 1 << UInt32(min(word.count, 31)) }
        }
        count = rows.count
    }

    private static func units(of text: Substring, _ table: RomanizationTable) -> [UInt8]? {
        guard let numbers = table.letterNumbers(text), !numbers.isEmpty else { return nil }
        var run = LetterRun()
        for number in numbers {
            run.take(number, table.kinds[Int(number)], at: 0)
        }
        run.close(at: 0)
        return run.count > 0 ? run.letters : nil
    }

    private static func soundedVowels(
        of word: [UInt8], respelled: [UInt8], orThrow error: DataTableError
    ) throws(DataTableError) -> [Bool] {
        var result: [Bool] = []
        var other = respelled[...]
        for letter in word {
            if other.first == letter {
                other.removeFirst()
                result.append(true)
            } else if letter == RomanizationTable.inherentLetter {
                result.append(false)
            } else {
                throw error
            }
        }
        guard other.isEmpty else { throw error }
        return result
    }

    static let hashStart: UInt64 = 0xCBF2_9CE4_8422_2325
    @inline(__always)
    static func hash(_ hash: UInt64, adding letter: UInt8) -> UInt64 {
        (hash ^ UInt64(letter)) &* 0x0000_0100_0000_01B3
    }

    private static func hash(_ letters: [UInt8]) -> UInt64 { letters.reduce(hashStart) { hash($0, adding: $1) } }

    private func mayHold(_ hash: UInt64) -> Bool { filter[Int(hash >> 54)] >> (hash >> 48 & 63) & 1 != 0 }

    /// The reading of exactly this word.
    func reading(of run: LetterRun, hash: UInt64) -> Reading? {
        guard mayHold(hash) else { return nil }
        return entries[hash]?.first { !$0.isStem && $0.letters == run.letters }?.reading
    }

    /// Which inherent vowels are sounded in the longest stem that the word begins with.
    func stem(of run: LetterRun) -> [Bool]? {
        guard stemLengths != 0 else { return nil }
        var hash = Self.hashStart
        var best: [Bool]?
        for index in 0..<run.count {
            hash = Self.hash(hash, adding: run.units[index].letter)
            guard stemLengths >> UInt32(min(index + 1, 31)) & 1 != 0, mayHold(hash), let found = entries[hash] else { continue }
            for entry in found where entry.isStem && entry.letters[...] == run.letters[...index] {
                if case .sounded(let sounded) = entry.reading { best = sounded }
            }
        }
        return best
    }
}
