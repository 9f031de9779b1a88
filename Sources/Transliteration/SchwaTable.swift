public import BitextModel

/// Which inherent vowels of a language are silent, as a sum of weights of the letters around them.
///
/// A decision sees four symbols to the left, where inherent vowels are still open, and five to the right, where they are decided
/// (decisions run from right to left). Each row names a context and its weight in 1/64 of a natural logarithm of odds; the vowel is sounded
/// when the weights of all contexts that hold sum to more than zero. Logistic regression made the weights (`Tools/make-schwa-table.py`).
///
/// Source: Arora, Gessler & Schneider 2020, "Supervised Grapheme-to-Phoneme Conversion of Orthographic Schwas in Hindi and Punjabi";
/// deviations in `docs/guides/romanizing.md`. A decision costs one look-up for each shape of context, about 45.
public struct SchwaTable: Sendable {
    static let leftSize = 4
    static let rightSize = 5
    static let symbolBits = 7

    /// Symbols that are no letters. Letters and classes follow.
    static let sounded: UInt8 = 1
    static let silent: UInt8 = 2
    static let open: UInt8 = 3
    static let border: UInt8 = 4
    /// A letter the table does not know; no row names it.
    static let other: UInt8 = 5
    /// Added to those five for the class of each, so that a symbol that is no letter is met once where a context of letters and one of
    /// classes have the same shape.
    private static let toClass: UInt8 = 5

    /// Symbols of letters, spelled with nukta decomposed.
    let letters: [String: UInt8]
    /// Class of each symbol; its own where it has none.
    let classes: [UInt8]
    /// Masks over letters and over classes, one pair for each shape of context.
    private(set) var shapes: [(letters: UInt64, classes: UInt64)] = []
    private var constant: Int32 = 0
    /// Open addressing with linear steps; key 0 is empty.
    private var keys: [UInt64]
    private var weights: [Int16]
    private let shift: UInt64
    /// One bit for each key that occurs, by the top bits of its product: most look-ups end here, in the nearest cache.
    private var filter = [UInt64](repeating: 0, count: 2048)

    /// Number of contexts with a weight.
    public let count: Int

    /// Throws for a row whose contexts are too long, name an unknown symbol or are given twice, and for a weight that is no 16-bit integer.
    public init(parsing text: String, file: String) throws(DataTableError) {
        let table = try DataTable(parsing: text, file: file, columns: 3)
        func fail(_ row: DataTable.Row, _ problem: String) -> DataTableError {
            DataTableError(file: file, line: row.line, problem: problem)
        }

        var symbols: [String: UInt8] = ["a": Self.sounded, "-": Self.silent, "?": Self.open, "_": Self.border]
        var classes = [UInt8](repeating: 0, count: 128)
        var next = Self.other + Self.toClass + 1
        var same: [(DataTable.Row, String, String)] = []
        var letters: [String: UInt8] = [:]
        var contexts: [DataTable.Row] = []
        for row in table.rows {
            switch row.fields[0].utf8.count == 4 || row.fields[0].utf8.count == 5 ? row.fields[0] : "" {
            case "class":
                guard Int(next) + row.fields[2].members(separatedBy: "|").count < 128 else {
                    throw fail(row, "too many letters and classes")
                }
                let name = String(row.fields[1])
                guard symbols[name] == nil, !name.isEmpty else { throw fail(row, "class '\(name)' is given twice") }
                let symbol = next
                symbols[name] = symbol
                next += 1
                for letter in row.fields[2].members(separatedBy: "|") {
                    guard symbols[String(letter)] == nil else { throw fail(row, "letter '\(letter)' is given twice") }
                    symbols[String(letter)] = next
                    letters[String(letter)] = next
                    classes[Int(next)] = symbol
                    next += 1
                }
            case "same": same.append((row, String(row.fields[1]), String(row.fields[2])))
            default: contexts.append(row)
            }
        }
        for (row, letter, sign) in same {
            guard let symbol = letters[letter] else { throw fail(row, "'\(letter)' is in no class") }
            letters[sign] = symbol
        }
        for symbol in 1...Self.other { classes[Int(symbol)] = symbol + Self.toClass }
        self.letters = letters
        self.classes = classes
        var isClass = [Bool](repeating: false, count: 256)
        for symbol in classes { isClass[Int(symbol)] = true }

        var bits: UInt64 = 4
        while 1 << bits < contexts.count * 2 { bits += 1 }
        shift = 64 - bits
        keys = [UInt64](repeating: 0, count: 1 << bits)
        weights = [Int16](repeating: 0, count: 1 << bits)
        count = contexts.count
        var undecided: [(row: DataTable.Row, key: UInt64, mask: UInt64, weight: Int16)] = []
        var numbers = ShortTextNumbers()
        for (name, symbol) in symbols { numbers.add(name[...], symbol) }
        for row in contexts {
            guard let weight = row.fields.integer(2).flatMap({ Int16(exactly: $0) }) else {
                throw fail(row, "'\(row.fields[2])' is no weight")
            }
            let left = SchwaContext(row.fields.bytes(0), numbers)
            let right = SchwaContext(row.fields.bytes(1), numbers)
            guard left.count <= Self.leftSize, right.count <= Self.rightSize else {
                throw fail(row, "more than \(Self.leftSize) symbols before or \(Self.rightSize) after the vowel")
            }
            if let unknown = left.unknown ?? right.unknown { throw fail(row, "unknown symbol '\(unknown)'") }
            var key: UInt64 = 0
            var (letterMask, classMask, signMask): (UInt64, UInt64, UInt64) = (0, 0, 0)
            for number in 0..<left.count + right.count {
                // The nearest of the left is its last.
                let symbol = number < left.count ? left.symbols[left.count - 1 - number] : right.symbols[number - left.count]
                let place = number < left.count ? number : number - left.count + Self.leftSize
                if symbol == 0 { continue }
                let offset = UInt64(place * Self.symbolBits)
                key |= UInt64(symbol) << offset
                let mask: UInt64 = 0x7F << offset
                if symbol <= Self.other {
                    signMask |= mask
                } else if isClass[Int(symbol)] {
                    classMask |= mask
                } else {
                    letterMask |= mask
                }
            }
            if key == 0 {
                constant = Int32(weight)
            } else if letterMask != 0 {
                guard add(key, weight, letters: letterMask | signMask, classes: classMask) else { throw fail(row, "given twice") }
            } else if classMask != 0 {
                key += Self.spread(Self.toClass) & signMask
                guard add(key, weight, letters: 0, classes: classMask | signMask) else { throw fail(row, "given twice") }
            } else {
                undecided.append((row, key, signMask, weight))
            }
        }
        for (row, key, mask, weight) in undecided {
            let added =
                if shapes.contains(where: { $0.letters == 0 && $0.classes == mask })
                    && !shapes.contains(where: { $0.letters == mask && $0.classes == 0 })
                { add(key + (Self.spread(Self.toClass) & mask), weight, letters: 0, classes: mask) } else {
                    add(key, weight, letters: mask, classes: 0)
                }
            guard added else { throw fail(row, "given twice") }
        }
    }

    /// `symbol` at every place of both windows.
    static func spread(_ symbol: UInt8) -> UInt64 {
        (0..<(leftSize + rightSize)).reduce(0) { $0 | UInt64(symbol) << UInt64($1 * symbolBits) }
    }

    /// False when the key has a weight already.
    private mutating func add(_ key: UInt64, _ weight: Int16, letters: UInt64, classes: UInt64) -> Bool {
        if !shapes.contains(where: { $0.letters == letters && $0.classes == classes }) { shapes.append((letters, classes)) }
        return insert(key, weight)
    }

    private mutating func insert(_ key: UInt64, _ weight: Int16) -> Bool {
        var place = slot(key)
        while keys[place] != 0 {
            if keys[place] == key { return false }
            place = (place + 1) & (keys.count - 1)
        }
        keys[place] = key
        let product = key &* Self.multiplier
        filter[Int(truncatingIfNeeded: product >> 53)] |= 1 << (product >> 47 & 63)
        weights[place] = weight
        return true
    }

    private func slot(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* Self.multiplier) >> shift) }

    /// 2^64 divided by the golden ratio, odd: spreads keys (Knuth, "The Art of Computer Programming", volume 3, section 6.4).
    private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// The window with each symbol's class in its place.
    func classes(of letters: UInt64) -> UInt64 {
        var result: UInt64 = 0
        for place in 0..<(Self.leftSize + Self.rightSize) {
            let offset = UInt64(place * Self.symbolBits)
            result |= UInt64(classes[Int(letters >> offset & 0x7F)]) << offset
        }
        return result
    }

    /// Whether the vowel between these symbols is sounded.
    ///
    /// Both windows hold seven bits a symbol, the nearest lowest: left in bits 0–27, right in bits 28–62; `classes` the same with each
    /// symbol's class.
    func isSounded(letters: UInt64, classes: UInt64) -> Bool {
        var sum = constant
        for shape in shapes {
            let key = letters & shape.letters | classes & shape.classes
            let product = key &* Self.multiplier
            guard filter[Int(truncatingIfNeeded: product >> 53)] >> (product >> 47 & 63) & 1 != 0 else { continue }
            var place = Int(truncatingIfNeeded: product >> shift)
            while keys[place] != 0 {
                if keys[place] == key {
                    sum += Int32(weights[place])
                    break
                }
                place = (place + 1) & (keys.count - 1)
            }
        }
        return sum > 0
    }
}

/// One side of a context as a row names it: symbols apart by spaces, 0 for any.
private struct SchwaContext {
    private(set) var symbols = SIMD8<UInt8>()
    /// Symbols beyond the eighth are counted alone.
    private(set) var count = 0
    /// A symbol that no class has.
    private(set) var unknown: String?

    init(_ bytes: ArraySlice<UInt8>, _ numbers: ShortTextNumbers) {
        numbers.forEach(in: bytes) { name, number in
            if count < symbols.scalarCount, name.count > 1 || name.first != UInt8(ascii: ".") {
                if let number { symbols[count] = number } else { unknown = unknown ?? String(decoding: name, as: UTF8.self) }
            }
            count += 1
            return true
        }
    }
}
