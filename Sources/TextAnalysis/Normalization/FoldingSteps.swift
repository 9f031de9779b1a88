/// The steps of the search form: nasals, chandrabindu, ye-endings, nukta-folding, case-folding and accents.
extension NormalizationTables {
    /// Sequences of the data. A replacement that begins with an anusvara has to stand on a letter or a vowel sign.
    func editFolding(_ scalars: [UInt32], _ rules: SequenceRules, into buffer: inout EditBuffer) {
        var index = 0
        while index < scalars.count {
            guard let rule = rules.match(in: scalars, at: index), rule.from.count == 1 || standsOnSyllable(index, rule, in: scalars) else {
                index += 1
                continue
            }
            // What both end with does not change.
            var same = 0
            while same < rule.to.count, rule.to[rule.to.count - 1 - same] == rule.from[rule.from.count - 1 - same] { same += 1 }
            let end = index + rule.from.count - same
            buffer.replace(index, end, with: rule.to[..<(rule.to.count - same)])
            index = end
        }
    }

    private func standsOnSyllable(_ index: Int, _ rule: SequenceRules.Rule, in scalars: [UInt32]) -> Bool {
        guard let first = rule.to.first, roles[first].contains(.bindu) else { return true }
        return index > 0 && isSyllableEnd(scalars[index - 1])
    }

    private func isSyllableEnd(_ scalar: UInt32) -> Bool {
        roles[scalar].contains(.dandaScript) && !roles[scalar].isDisjoint(with: [.letter, .vowelSign, .nukta])
    }

    /// Endings of the data, at the end of a word and after a letter or a vowel sign.
    func editEndings(_ scalars: [UInt32], into buffer: inout EditBuffer) {
        var index = 1
        while index < scalars.count {
            guard let rule = data.endings.match(in: scalars, at: index), isSyllableEnd(scalars[index - 1]) else {
                index += 1
                continue
            }
            let end = index + rule.from.count
            let goesOn =
                end < scalars.count
                && (!roles[scalars[end]].isDisjoint(with: [.letter, .mark]) || scalars[end] == CharacterRoleTable.zeroWidthJoiner
                    || scalars[end] == CharacterRoleTable.zeroWidthNonJoiner)
            if goesOn {
                index += 1
            } else {
                buffer.replace(index, end, with: rule.to)
                index = end
            }
        }
    }

    func editCase(_ scalars: [UInt32], into buffer: inout EditBuffer) {
        for (index, scalar) in scalars.enumerated() {
            if let small = lowercase[scalar] { buffer.replace(index, index + 1, with: small) }
        }
    }

    /// Accented Latin letters give way to their base, and combining marks on Latin letters go. Marks on other letters stay: there they
    /// are vowels.
    func editAccents(_ scalars: [UInt32], into buffer: inout EditBuffer) {
        var isLatin = false
        for (index, scalar) in scalars.enumerated() {
            let role = roles[scalar]
            if role.contains(.combining) {
                if isLatin { buffer.remove(index, index + 1) }
                continue
            }
            isLatin = role.contains(.latin) && role.contains(.letter)
            if let base = accentBases[scalar] { buffer.replace(index, with: base) }
        }
    }
}
