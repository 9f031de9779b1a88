internal import ICU

/// What the steps ask of a character.
struct CharacterRoles: OptionSet, Hashable, Sendable {
    var rawValue: UInt64
    init(rawValue: UInt64) { self.rawValue = rawValue }

    static let letter = Self(rawValue: 1 << 0)
    static let mark = Self(rawValue: 1 << 1)
    static let digit = Self(rawValue: 1 << 2)
    static let latin = Self(rawValue: 1 << 3)
    /// A letter or mark of a script that ends sentences with a danda.
    static let dandaScript = Self(rawValue: 1 << 4)
    static let consonant = Self(rawValue: 1 << 5)
    static let virama = Self(rawValue: 1 << 6)
    static let nukta = Self(rawValue: 1 << 7)
    static let vowelSign = Self(rawValue: 1 << 8)
    /// Anusvara and chandrabindu.
    static let bindu = Self(rawValue: 1 << 9)
    static let visarga = Self(rawValue: 1 << 10)
    /// Of the script whose letters the step `mistyped` knows.
    static let repaired = Self(rawValue: 1 << 11)
    /// Zs.
    static let space = Self(rawValue: 1 << 12)
    static let opening = Self(rawValue: 1 << 13)
    static let closing = Self(rawValue: 1 << 14)
    static let dash = Self(rawValue: 1 << 15)
    /// Joins to the letter after it (Joining_Type D, L, C).
    static let joinsNext = Self(rawValue: 1 << 16)
    /// Joins to the letter before it (Joining_Type D, R, C).
    static let joinsPrevious = Self(rawValue: 1 << 17)
    static let transparent = Self(rawValue: 1 << 18)
    static let pictographic = Self(rawValue: 1 << 19)
    /// May stand between a pictograph and a joiner.
    static let emojiExtension = Self(rawValue: 1 << 20)
    static let invisible = Self(rawValue: 1 << 21)
    /// A combining mark of no script of its own (U+0301).
    static let combining = Self(rawValue: 1 << 22)
    static let uppercase = Self(rawValue: 1 << 23)
    static let lowercase = Self(rawValue: 1 << 24)
    static let lineEnd = Self(rawValue: 1 << 25)

    /// A number for the script of a letter or mark, 0 for those of many scripts.
    var script: UInt8 {
        get { UInt8(truncatingIfNeeded: rawValue >> 56) }
        set { rawValue = rawValue & ~(0xFF << 56) | UInt64(newValue) << 56 }
    }
}

/// The roles of every character. Those of the Basic Multilingual Plane lie in a table that is made once, in about 5 ms.
struct CharacterRoleTable: Sendable {
    /// Scalars whose roles are in the table one by one; ideographs and Hangul syllables are plain letters.
    static let listed: [ClosedRange<UInt32>] = [0...0x33FF, 0xA000...0xABFF, 0xD7B0...0xD7FF, 0xF900...0xFFFF]
    private static let letterBlocks: [ClosedRange<UInt32>] = [0x3400...0x9FFF, 0xAC00...0xD7AF]
    static let zeroWidthNonJoiner: UInt32 = 0x200C
    static let zeroWidthJoiner: UInt32 = 0x200D
    private static let danda: Unicode.Scalar = "।"

    private var roles: [CharacterRoles]
    private(set) var scripts: [String: UInt8] = ["Zyyy": 0, "Zinh": 0, "Zzzz": 0]

    /// `repairedExample`: any letter of the script that the step `mistyped` knows.
    init(repairedExample: UInt32?) {
        roles = Array(repeating: [], count: 0x10000)
        let dandaScripts = Set(CharacterProperties.scriptExtensions(of: Self.danda))
        let repairedScript = repairedExample.flatMap(Unicode.Scalar.init).map { CharacterProperties.script(of: $0) }
        for range in Self.listed {
            for value in range {
                guard let scalar = Unicode.Scalar(value) else { continue }
                roles[Int(value)] = Self.roles(
                    of: scalar, dandaScripts: dandaScripts, repairedScript: repairedScript, scripts: &scripts)
            }
        }
        for range in Self.letterBlocks {
            var letter = CharacterRoles.letter
            if let scalar = Unicode.Scalar(range.upperBound - 0x100) {
                letter.script = Self.number(of: CharacterProperties.script(of: scalar), in: &scripts)
            }
            for value in range { roles[Int(value)] = letter }
        }
        roles[0x0A] = .lineEnd
        roles[0x0D] = .lineEnd
    }

    subscript(_ scalar: UInt32) -> CharacterRoles {
        if scalar < 0x10000 { return roles[Int(scalar)] }
        if (0xE0020...0xE007F).contains(scalar) || (0x1F3FB...0x1F3FF).contains(scalar) { return .emojiExtension }
        guard let value = Unicode.Scalar(scalar) else { return [] }
        if (0x1F000...0x1FAFF).contains(scalar) {
            return CharacterProperties.hasProperty("Extended_Pictographic", value) ? .pictographic : []
        }
        switch CharacterProperties.generalCategory(of: value).utf8.first {
        case UInt8(ascii: "L"): return .letter
        case UInt8(ascii: "M"): return .mark
        case UInt8(ascii: "N"): return CharacterProperties.digitValue(of: value) == nil ? [] : .digit
        default: return []
        }
    }

    private static func number(of script: String, in scripts: inout [String: UInt8]) -> UInt8 {
        if let number = scripts[script] { return number }
        let number = UInt8(clamping: scripts.count)
        scripts[script] = number
        return number
    }

    private static func roles(
        of scalar: Unicode.Scalar, dandaScripts: Set<String>, repairedScript: String?, scripts: inout [String: UInt8]
    ) -> CharacterRoles {
        var roles: CharacterRoles = []
        let category = CharacterProperties.generalCategory(of: scalar)
        switch category {
        case "Lu", "Ll", "Lt", "Lm", "Lo":
            roles.insert(.letter)
            if category == "Lu" { roles.insert(.uppercase) }
            if category == "Ll" { roles.insert(.lowercase) }
        case "Mn", "Mc", "Me": roles.insert(.mark)
        case "Nd": roles.insert(.digit)
        case "Zs": roles.insert(.space)
        case "Ps", "Pi": roles.insert(.opening)
        case "Pe", "Pf": roles.insert(.closing)
        case "Pd": roles.insert(.dash)
        default: break
        }
        if scalar == "\u{2212}" { roles.insert(.dash) }
        if isInvisible(scalar.value) { roles.insert(.invisible) }
        if isCursive(scalar.value) { addJoining(of: scalar, to: &roles) }
        if scalar == "\u{FE0F}" || scalar == "\u{20E3}" { roles.insert(.emojiExtension) }
        if category == "So" || category == "Sm" || category == "Po", CharacterProperties.hasProperty("Extended_Pictographic", scalar) {
            roles.insert(.pictographic)
        }
        guard roles.contains(.letter) || roles.contains(.mark) else { return roles }
        let script = CharacterProperties.script(of: scalar)
        roles.script = number(of: script, in: &scripts)
        if script == "Latn" { roles.insert(.latin) }
        if script == "Zinh", roles.contains(.mark), CharacterProperties.combiningClass(of: scalar) != 0 { roles.insert(.combining) }
        if script == repairedScript { roles.insert(.repaired) }
        if CharacterProperties.combiningClass(of: scalar) == 9 { roles.insert(.virama) }
        guard dandaScripts.contains(script) else { return roles }
        roles.insert(.dandaScript)
        switch CharacterProperties.value(of: "Indic_Syllabic_Category", scalar) {
        case "Consonant": roles.insert(.consonant)
        case "Nukta": roles.insert(.nukta)
        case "Vowel_Dependent": roles.insert(.vowelSign)
        case "Bindu": roles.insert(.bindu)
        case "Visarga": roles.insert(.visarga)
        default: break
        }
        return roles
    }

    private static func addJoining(of scalar: Unicode.Scalar, to roles: inout CharacterRoles) {
        switch CharacterProperties.value(of: "Joining_Type", scalar) {
        case "Dual_Joining", "Join_Causing": roles.formUnion([.joinsNext, .joinsPrevious])
        case "Left_Joining": roles.insert(.joinsNext)
        case "Right_Joining": roles.insert(.joinsPrevious)
        case "Transparent": if roles.contains(.mark) { roles.insert(.transparent) }
        default: break
        }
    }

    /// Blocks of scripts whose letters join.
    private static func isCursive(_ value: UInt32) -> Bool {
        (0x0600...0x08FF).contains(value) || (0x1800...0x18AF).contains(value) || (0xA840...0xA87F).contains(value)
    }

    /// Characters of category Cf that show nothing and join nothing, and the zero-width space.
    private static func isInvisible(_ value: UInt32) -> Bool {
        switch value {
        case 0x00AD,  // SOFT HYPHEN
            0x061C,  // ARABIC LETTER MARK
            0x200B,  // ZERO WIDTH SPACE
            0x200E, 0x200F,  // LEFT-TO-RIGHT MARK, RIGHT-TO-LEFT MARK
            0x202A...0x202E,  // embeddings and overrides of direction
            0x2060...0x2064,  // WORD JOINER, invisible operators
            0x2066...0x206F,  // isolates of direction, deprecated format characters
            0xFEFF:  // ZERO WIDTH NO-BREAK SPACE
            true
        default: false
        }
    }
}
