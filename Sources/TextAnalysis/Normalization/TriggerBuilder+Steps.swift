internal import ICU

/// Bits of a trigger mask: one for each step by its place in the order, and more for what steps do only in some options.
enum Trigger {
    static func step(_ step: NormalizationStep) -> UInt32 { 1 << step.ordinal }
    static let matchingQuotes: UInt32 = 1 << 24
    static let matchingDashes: UInt32 = 1 << 25
    static let matchingCompatibility: UInt32 = 1 << 26
    static let nativeDigits: UInt32 = 1 << 27

    /// Bits on which `step` runs.
    static func mask(for step: NormalizationStep, options: NormalizerOptions) -> UInt32 {
        let own = Trigger.step(step)
        let isMatching = options.purpose == .matching
        switch step {
        case .quotes: return isMatching ? own | matchingQuotes : own
        case .dashes: return isMatching ? own | matchingDashes : own
        case .compatibility: return isMatching ? own | matchingCompatibility : own
        case .digits: return options.digits == .native ? nativeDigits : own
        default: return own
        }
    }
}

extension TriggerBuilder {
    private static let lineFeed: [UInt32] = [0x0A, 0x0D]

    private static func listed(_ roles: CharacterRoleTable, where condition: (CharacterRoles) -> Bool) -> [UInt32] {
        CharacterRoleTable.listed.joined().filter { condition(roles[$0]) }
    }

    mutating func addUnicodeForms(roles: CharacterRoleTable, nfc: Normalizer, composites: [[UInt32]: UInt32]) throws(ICUError) {
        let canonical = Trigger.step(.nfc) | Trigger.matchingCompatibility
        others |= canonical
        var low: [UInt32] = []  // combining class below a virama's
        var viramas: [UInt32] = []
        var high: [UInt32] = []
        let isComposed = EnumeratedProperty("NFC_Quick_Check", values: ["Yes"])
        let isCompatibility = EnumeratedProperty("NFKC_Quick_Check", values: ["No"])
        for value in CharacterRoleTable.listed.joined() {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let isNukta = roles[value].contains(.nukta)
            if !isNukta, !isComposed.holds(of: scalar) { alone([value], canonical) }
            if value >= 0x80, isCompatibility.holds(of: scalar) {
                alone([value], Trigger.matchingCompatibility)
            }
            guard roles[value].contains(.mark) else { continue }
            switch CharacterProperties.combiningClass(of: scalar) {
            case 0: break
            case 9: viramas.append(value)
            case ..<9: low.append(value)
            default: high.append(value)
            }
        }
        let ordered = low + viramas + high
        pair(ordered, low + high, canonical)
        pair(high, viramas, canonical)
        // Nuktas that compose with a letter.
        let nuktas = Self.listed(roles) { $0.contains(.nukta) }
        var bases: [UInt32] = []
        for base in Self.listed(roles, where: { $0.contains(.letter) && $0.contains(.dandaScript) }) {
            for nukta in nuktas where nukta >> 7 == base >> 7 {
                let text = String(decoding: utf8Bytes(of: [base, nukta]), as: UTF8.self)
                if try !nfc.isNormalized(text) { bases.append(base) }
            }
        }
        pair(bases, nuktas, canonical)
        let composing = Trigger.step(.nuktaComposed)
        pair(composites.keys.map { $0[0] }, composites.keys.map { $0[1] }, composing)
        // Taken apart they may show what other steps change, such as a doubled nukta.
        alone(composites.values, composing)
    }

    mutating func addRepairs(roles: CharacterRoleTable, data: NormalizationData, confusables: ConfusableLetters) {
        alone(Self.listed(roles) { $0.contains(.invisible) }, Trigger.step(.invisible))
        alone([CharacterRoleTable.zeroWidthJoiner, CharacterRoleTable.zeroWidthNonJoiner], Trigger.step(.joiners))

        let mistyped = Trigger.step(.mistyped)
        var seconds: [UInt32: Set<UInt32>] = [:]
        for rule in data.mistyped.rules where rule.from.count > 1 {
            seconds[rule.from[rule.from.count - 2], default: []].insert(rule.from[rule.from.count - 1])
        }
        var firsts: [Set<UInt32>: [UInt32]] = [:]
        for (first, second) in seconds { firsts[second, default: []].append(first) }
        func repaired(_ role: CharacterRoles) -> [UInt32] {
            Self.listed(roles) { $0.contains(.repaired) && !$0.intersection(role).isEmpty }
        }
        let signs: CharacterRoles = [.vowelSign, .bindu, .visarga]
        pair(repaired(.vowelSign), repaired(.vowelSign), mistyped)
        pair(repaired([.nukta, .vowelSign, .bindu, .visarga]), repaired(.nukta), mistyped)
        pair(repaired(.virama), repaired(.virama), mistyped)
        pair(repaired(.bindu), repaired(.bindu), mistyped)
        pair(repaired([.bindu, .visarga]), repaired(signs), mistyped)

        let confusing = Trigger.step(.confusables)
        var sources: [UInt8: [UInt32]] = [:]
        for (letter, targets) in confusables.lookalikes {
            for script in targets.keys { sources[script, default: []].append(letter) }
        }
        for (script, letters) in sources.sorted(by: { $0.key < $1.key }) {
            let own = Self.listed(roles) { $0.script == script }
            pair(letters, own, confusing)
            pair(own, letters, confusing)
        }
        for (second, first) in firsts.sorted(by: { $0.value.min() ?? 0 < $1.value.min() ?? 0 }) { pair(first, second, mistyped) }
    }

    mutating func addPunctuation(roles: CharacterRoleTable, data: NormalizationData) {
        let danda = Trigger.step(.danda)
        alone([0x7C], danda)
        pair(Self.listed(roles) { $0.contains(.dandaScript) } + [0x20], [0x6C, 0x49], danda)

        let visarga = Trigger.step(.visarga)
        let colon: UInt32 = 0x3A
        var beforeColon: Set<UInt32> = []
        for word in data.visargaWords.keys {
            for (index, scalar) in word.enumerated() where scalar == colon && index > 0 { beforeColon.insert(word[index - 1]) }
        }
        pair(beforeColon, [colon], visarga)
        pair(Set(data.colonWords.compactMap(\.last)), Self.listed(roles) { $0.contains(.visarga) }, visarga)

        pair([QuoteMarks.grave], [QuoteMarks.grave], Trigger.step(.quotes))
        pair([QuoteMarks.apostrophe], [QuoteMarks.apostrophe], Trigger.step(.quotes))
        alone(QuoteMarks.folded.keys, Trigger.matchingQuotes)

        alone([0x2010, 0x2011], Trigger.step(.dashes))
        alone(Self.listed(roles) { $0.contains(.dash) }.filter { $0 != 0x2D }, Trigger.matchingDashes)

        let spaces = Trigger.step(.spaces)
        alone(Self.listed(roles) { $0.contains(.space) }.filter { $0 != 0x20 }, spaces)
        pair([0x20], [0x20] + Self.lineFeed + SpacedMarks.all, spaces)
    }

    mutating func addFoldings(
        data: NormalizationData, compatibility: [UInt32: [UInt32]], accents: [UInt32: UInt32], lowercase: [UInt32: [UInt32]],
        digits: [UInt32: UInt32], roles: CharacterRoleTable
    ) {
        alone(compatibility.keys, Trigger.step(.compatibility))
        alone(digits.keys, Trigger.step(.digits))
        alone(0x30...0x39, Trigger.nativeDigits)
        others |= Trigger.step(.digits)
        for (step, rules) in data.foldings.sorted(by: { $0.key.ordinal < $1.key.ordinal }) { begin(rules, Trigger.step(step)) }
        begin(data.endings, Trigger.step(.yeEndings))
        alone(lowercase.keys, Trigger.step(.caseFolding))
        alone(accents.keys, Trigger.step(.accents))
        alone(Self.listed(roles) { $0.contains(.combining) }, Trigger.step(.accents))
    }

    /// The first two scalars of each rule.
    private mutating func begin(_ rules: SequenceRules, _ mask: UInt32) {
        let long = rules.rules.filter { $0.from.count > 1 }
        alone(rules.rules.filter { $0.from.count == 1 }.map { $0.from[0] }, mask)
        if !long.isEmpty { pair(Set(long.map { $0.from[0] }), Set(long.map { $0.from[1] }), mask) }
    }
}
