internal import CICU

/// Properties of single characters, from the Unicode Character Database in ICU.
///
/// Each call costs a few nanoseconds plus the crossing into C; inner loops keep a table (`ScriptTable`).
public enum CharacterProperties {
    /// ISO 15924 code of the Script property: "Deva", "Latn", "Zyyy" (common), "Zinh" (inherited), "Zzzz" (unknown).
    public static func script(of scalar: Unicode.Scalar) -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 5) { code in
            cicu_script(scalar.value, code.baseAddress)
            return text(code)
        }
    }

    /// Codes of Script_Extensions: the danda `।` belongs to Deva, Beng and many more. In ICU's order.
    public static func scriptExtensions(of scalar: Unicode.Scalar) -> [String] {
        withUnsafeTemporaryAllocation(of: (CChar, CChar, CChar, CChar, CChar).self, capacity: 64) { codes in
            let count = cicu_script_extensions(
                scalar.value, UnsafeMutableRawPointer(codes.baseAddress)?.assumingMemoryBound(to: (CChar, CChar, CChar, CChar, CChar).self),
                64)
            return (0..<Int(count)).map { index in
                withUnsafeBytes(of: codes[index]) { bytes in String(decoding: bytes.prefix(4), as: UTF8.self) }
            }
        }
    }

    /// Whether the Script_Extensions of `scalar` hold `script`.
    public static func hasScript(_ scalar: Unicode.Scalar, _ script: String) -> Bool {
        cicu_has_script(scalar.value, script)
    }

    /// Two letters: "Lu", "Mn", "Nd".
    public static func generalCategory(of scalar: Unicode.Scalar) -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 3) { code in
            cicu_general_category(scalar.value, code.baseAddress)
            return text(code)
        }
    }

    /// 0–9 for a decimal digit of any script, nil otherwise.
    public static func digitValue(of scalar: Unicode.Scalar) -> Int? {
        let value = cicu_digit_value(scalar.value)
        return value < 0 ? nil : Int(value)
    }

    public static func combiningClass(of scalar: Unicode.Scalar) -> Int { Int(cicu_combining_class(scalar.value)) }

    /// Long name of the value of an enumerated property: `value(of: "Indic_Syllabic_Category", "क")` is "Consonant".
    /// Nil when ICU knows no such property.
    public static func value(of property: String, _ scalar: Unicode.Scalar) -> String? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { name in
            cicu_property(scalar.value, property, name.baseAddress, 64) ? text(name) : nil
        }
    }

    /// False, too, when ICU knows no such property.
    public static func hasProperty(_ property: String, _ scalar: Unicode.Scalar) -> Bool {
        cicu_has_binary_property(scalar.value, property)
    }

    /// The character's name; for one without a name, a label in angle brackets.
    public static func name(of scalar: Unicode.Scalar) -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { name in
            cicu_character_name(scalar.value, name.baseAddress, 256) > 0 ? text(name) : ""
        }
    }

    public static func lowercase(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        Unicode.Scalar(cicu_simple_lowercase(scalar.value)) ?? scalar
    }

    private static func text(_ buffer: UnsafeMutableBufferPointer<CChar>) -> String {
        buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
}
