/// Any text as an XML name, and back: what a name cannot hold is written `_xHHHH_`, its scalar in hexadecimal digits (SQL/XML, ISO/IEC 9075-14, mapping of identifiers to names).
///
/// `place/delhi` is `place_x002F_delhi`. A `_x` of the text itself has its `_` escaped, so that different texts have different names.
enum XMLNameEscapes {
    /// A name without a colon (NCName); `_` for an empty text.
    static func name(for text: String) -> String {
        var name = ""
        let scalars = Array(text.unicodeScalars)
        for (place, scalar) in scalars.enumerated() {
            let isEscapeLike = scalar == "_" && place + 1 < scalars.count && scalars[place + 1] == "x"
            if !isEscapeLike, place == 0 ? begins(scalar) : begins(scalar) || continues(scalar) {
                name.unicodeScalars.append(scalar)
            } else {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                name += "_x" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + "_"
            }
        }
        return name.isEmpty ? "_" : name
    }

    /// The text that `name` was made of; names without escapes are themselves.
    static func text(of name: String) -> String {
        guard name.utf8.contains(UInt8(ascii: "_")) else { return name }
        var text = String.UnicodeScalarView()
        var rest = Substring(name).unicodeScalars
        while let scalar = rest.popFirst() {
            guard scalar == "_", rest.first == "x", let end = rest.dropFirst().prefix(9).firstIndex(of: "_") else {
                text.append(scalar)
                continue
            }
            let digits = rest[rest.index(after: rest.startIndex)..<end]
            guard digits.count >= 4, digits.allSatisfy({ $0.properties.isASCIIHexDigit }), let value = UInt32(String(digits), radix: 16),
                let escaped = Unicode.Scalar(value)
            else {
                text.append(scalar)
                continue
            }
            text.append(escaped)
            rest = rest[rest.index(after: end)...]
        }
        return String(text)
    }

    /// NameStartChar of XML 1.0 (5th edition, production 4) but for the colon.
    private static func begins(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D,
            0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
            true
        default: false
        }
    }

    /// What NameChar (production 4a) has besides.
    private static func continues(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
        default: false
        }
    }
}
