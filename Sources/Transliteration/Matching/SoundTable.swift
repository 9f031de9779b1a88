public import BitextModel
internal import ICU

/// Reads words as sounds: the common ground on which name matching compares spellings of any script.
///
/// The rules are a table (`dictionaries/translit/matching/sounds.tsv`): the longest spelling that fits gives one sound, an inherent vowel is
/// a sound where neither sign nor virama follows, a doubled consonant is one sound, and what has no row is no sound. A sound is a name
/// alone; what it may stand for in another spelling is learned (`SoundCosts`).
///
/// A word gives at most `SoundTable.longest` sounds: what follows is not compared. Costs about 20 ns a letter.
public struct SoundTable: Sendable {
    /// Sounds of a word that are compared, 48: longer than any name's.
    public static let longest = 48

    enum Kind: String { case consonant, vowel, sign, mark, virama, final, letter, digit }

    struct Entry {
        var kind: Kind
        var sound: UInt8
        var script: UInt8
    }

    /// Names of sounds; a sound's number is its place.
    private(set) var names: [String] = []
    /// Codes of scripts in the order of the table.
    private(set) var scripts: [String] = []
    /// Whether a sound is a consonant.
    private(set) var isConsonant: [Bool] = []
    /// What stands for a sound in an index's keys: one way or more, the likeliest first.
    private(set) var keys: [[[UInt8]]] = []
    /// Whether a sound may be written or left out before a consonant: a mark that has a key (an anusvara), and consonants of the same key.
    private(set) var isOptional: [Bool] = []
    private var inherent: [UInt8?] = []
    private var inherentFinal: [UInt8?] = []
    private var entries: [UInt64: Entry] = [:]
    private var finals: [UInt64: Entry] = [:]
    private var scriptOfLetter: [UInt32: UInt8] = [:]
    private var longestSpelling = 1
    /// What the dictionaries say of letters below U+1000, by letter: the script (`noScript` for none), and how long the longest spelling is that begins with it.
    private var lowScripts = [UInt8](repeating: Self.noScript, count: Self.lowLetters)
    private var lowLengths = [UInt8](repeating: 0, count: Self.lowLetters)
    private static let lowLetters = 0x1000
    private static let noScript: UInt8 = .max
    private let otherLetters: OtherLetters
    private let decomposer = try? Normalizer(.nfd)

    /// Throws for a row with an unknown kind, a spelling of more than four letters or one given twice, and a table of more than 254 sounds. `otherLetters`:
    /// letters of other scripts, by those of the table's.
    public init(parsing text: String, file: String, otherLetters: OtherLetters = OtherLetters()) throws(DataTableError) {
        self.otherLetters = otherLetters
        var isMark: [Bool] = []
        for row in try DataTable(parsing: text, file: file, columns: 5).rows {
            func fail(_ problem: String) -> DataTableError { DataTableError(file: file, line: row.line, problem: problem) }
            let (script, kind, spelling, sound) = (String(row.fields[0]), row.fields[1], row.fields[2], String(row.fields[3]))
            if !scripts.contains(script) {
                guard scripts.count < 16 else { throw fail("more than 16 scripts") }
                scripts.append(script)
                inherent.append(nil)
                inherentFinal.append(nil)
            }
            let scriptNumber = scripts.firstIndex(of: script) ?? 0
            var number: UInt8?
            if !sound.isEmpty {
                if !names.contains(sound) {
                    guard names.count < 254 else { throw fail("more than 254 sounds") }
                    names.append(sound)
                    isConsonant.append(kind == "consonant")
                    isMark.append(kind == "mark")
                    keys.append(row.list(4).map { $0 == "-" ? [] : Array($0.utf8) })
                    guard keys.last?.isEmpty == false else { throw fail("no key") }
                }
                number = names.firstIndex(of: sound).map(UInt8.init)
            }
            if kind == "inherent" {
                inherent[scriptNumber] = number
            } else if kind == "inherent-final" {
                inherentFinal[scriptNumber] = number
            } else {
                guard let known = Kind(rawValue: String(kind)) else { throw fail("unknown kind '\(kind)'") }
                let scalars = spelling.unicodeScalars.map(\.value)
                guard (1...4).contains(scalars.count), let key = Self.key(scalars[...]) else {
                    throw fail("'\(spelling)' is not one to four letters")
                }
                let entry = Entry(kind: known, sound: number ?? .max, script: UInt8(scriptNumber))
                let isNew =
                    known == .final
                    ? finals.updateValue(entry, forKey: key) == nil : entries.updateValue(entry, forKey: key) == nil
                guard isNew else { throw fail("'\(spelling)' is given twice") }
                longestSpelling = max(longestSpelling, scalars.count)
                for letter in scalars where scriptOfLetter[letter] == nil {
                    scriptOfLetter[letter] = UInt8(scriptNumber)
                    if letter < Self.lowLetters { lowScripts[Int(letter)] = UInt8(scriptNumber) }
                }
                let first = Int(scalars[0])
                if first < Self.lowLetters { lowLengths[first] = max(lowLengths[first], UInt8(scalars.count)) }
            }
        }
        let marks = Set(names.indices.filter { isMark[$0] && !keys[$0][0].isEmpty }.map { keys[$0][0] })
        isOptional = keys.map { marks.contains($0[0]) }
    }

    private static func key(_ scalars: ArraySlice<UInt32>) -> UInt64? {
        var key: UInt64 = 0
        for scalar in scalars {
            guard scalar < 0x10000 else { return nil }
            key = key << 16 | UInt64(scalar)
        }
        return key
    }

    /// The script of a folded letter; nil for what the table does not know.
    func script(of letter: UInt32) -> UInt8? {
        if letter < 0x80 { return (0x61...0x7A).contains(letter) || (0x30...0x39).contains(letter) ? knownScript(letter) : nil }
        return knownScript(letter)
    }

    @inline(__always)
    private func knownScript(_ letter: UInt32) -> UInt8? {
        guard letter < Self.lowLetters else { return scriptOfLetter[letter] }
        let script = lowScripts[Int(letter)]
        return script == Self.noScript ? nil : script
    }

    /// Lower case, decomposed, letters of other scripts as letters of the table's, without marks the table does not know: the form in which spellings
    /// are looked up.
    func folded(_ text: Substring) -> [UInt32] {
        var result: [UInt32] = []
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            let value = scalar.value
            if value < 0x80 {
                result.append((0x41...0x5A).contains(value) ? value + 32 : value)
            } else if knownScript(value) != nil {
                result.append(value)
            } else if let letters = otherLetters.find(value) {
                result += letters
            } else {
                for lower in scalar.properties.lowercaseMapping.unicodeScalars {
                    if let letters = otherLetters.find(lower.value) { result += letters } else { fold(lower, into: &result) }
                }
            }
        }
        return result
    }

    private func fold(_ scalar: Unicode.Scalar, into result: inout [UInt32]) {
        guard let decomposed = try? decomposer?.normalize(String(Character(scalar))) else { return }
        for part in decomposed.unicodeScalars {
            if part.value < 0x80 || knownScript(part.value) != nil {
                result.append(part.value)
            } else if let letters = otherLetters.find(part.value) {
                result += letters
            }
        }
    }

    /// The script that a letter is written in, whether it has sounds of its own or is read as letters of another script; for reasons of a match.
    func writtenScript(of scalar: Unicode.Scalar) -> UInt8? {
        script(of: scalar.value) ?? otherLetters.script(of: scalar).map { $0 + UInt8(scripts.count) }
    }

    /// The sounds of a folded word, at most `longest`.
    func sounds(folded word: [UInt32]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(word.count)
        var openVowel: UInt8?
        var lastConsonant: UInt8?
        var place = 0
        while place < word.count, result.count < Self.longest {
            var found: Entry?
            let first = word[place]
            var length = min(first < Self.lowLetters ? Int(lowLengths[Int(first)]) : longestSpelling, word.count - place)
            while length > 0 {
                if let key = Self.key(word[place..<place + length]) {
                    if place + length == word.count, place > 0, let entry = finals[key] {
                        found = entry
                        break
                    }
                    if let entry = entries[key] {
                        found = entry
                        break
                    }
                }
                length -= 1
            }
            guard let entry = found else {
                place += 1
                continue
            }
            let takesVowel = entry.kind == .sign || entry.kind == .virama || entry.kind == .final && Self.isMark(word[place])
            if let vowel = openVowel, !takesVowel {
                result.append(vowel)
                lastConsonant = nil
            }
            openVowel = nil
            if entry.kind == .consonant {
                if entry.sound != lastConsonant { result.append(entry.sound) }
                lastConsonant = entry.sound
                openVowel = inherent[Int(entry.script)]
                if place + length == word.count { openVowel = inherentFinal[Int(entry.script)] }
            } else if entry.sound != .max {
                result.append(entry.sound)
                lastConsonant = nil
            }
            place += length
        }
        if let vowel = openVowel { result.append(vowel) }
        return Array(result.prefix(Self.longest))
    }

    private static func isMark(_ letter: UInt32) -> Bool {
        guard letter >= 0x300, let scalar = Unicode.Scalar(letter) else { return false }
        let category = scalar.properties.generalCategory
        return category == .nonspacingMark || category == .spacingMark
    }
}
