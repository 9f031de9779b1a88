/// A stretch of a text: a word in letters of one script, or what lies between words.
struct NamePiece: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        /// Letters of the native block, with their signs and joiners.
        case native
        /// Latin letters with their diacritics; an apostrophe between two letters belongs to them.
        case latin
        case other
    }

    var kind: Kind
    var text: Substring

    /// `text` cut into pieces; joined again they are the text, byte for byte. `base` is the first scalar of the native block. Digits and dandas of the block
    /// are `other`, so is a sign that no letter stands before.
    static func pieces(of text: String, base: UInt32) -> [NamePiece] {
        var result: [NamePiece] = []
        let scalars = text.unicodeScalars
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let start = index
            let first = kind(of: scalars[index], base: base)
            scalars.formIndex(after: &index)
            while index < scalars.endIndex {
                let scalar = scalars[index]
                let isMark = first != .other && scalar.isCombiningMark
                // ZERO WIDTH NON-JOINER, ZERO WIDTH JOINER
                let isJoiner = first == .native && (scalar.value == 0x200C || scalar.value == 0x200D)
                // RIGHT SINGLE QUOTATION MARK
                let isApostrophe = first == .latin && (scalar == "'" || scalar == "\u{2019}") && isLatin(after: index, in: scalars)
                guard isMark || isJoiner || isApostrophe || kind(of: scalar, base: base) == first else { break }
                scalars.formIndex(after: &index)
            }
            result.append(NamePiece(kind: first, text: Substring(scalars[start..<index])))
        }
        return result
    }

    private static func isLatin(after index: String.Index, in scalars: String.UnicodeScalarView) -> Bool {
        let next = scalars.index(after: index)
        return next < scalars.endIndex && kind(of: scalars[next], base: 0) == .latin
    }

    private static func kind(of scalar: Unicode.Scalar, base: UInt32) -> Kind {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF: .latin
        // Letters of Devanagari, without a look at the tables of Unicode.
        case 0x904...0x939 where base == 0x900: .native
        case base..<base + 0x80 where base > 0 && scalar.properties.isAlphabetic && !scalar.isCombiningMark: .native
        default: .other
        }
    }
}

extension Unicode.Scalar {
    /// A combining mark of any sort: General_Category M.
    var isCombiningMark: Bool {
        switch value {
        case 0..<0x300, 0x904...0x939: return false
        // Signs of Devanagari.
        case 0x93E...0x94F, 0x900...0x903: return true
        default: break
        }
        return switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }
}
