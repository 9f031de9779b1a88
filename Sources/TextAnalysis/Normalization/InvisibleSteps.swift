/// The steps invisible and joiners.
extension NormalizationTables {
    func editInvisible(_ scalars: [UInt32], into buffer: inout EditBuffer) {
        for (index, scalar) in scalars.enumerated() where scalar >= 0xAD && roles[scalar].contains(.invisible) {
            buffer.remove(index, index + 1)
        }
    }

    /// Joiners stay where they change the shape of what stands beside them (RFC 5892, appendix A; Unicode core specification, sections
    /// 9.2, 12.1 and 23.2; UAX #29, rule GB11). Of several in a row the first is the one to stay.
    func editJoiners(_ scalars: [UInt32], into buffer: inout EditBuffer) {
        var index = 0
        while index < scalars.count {
            guard Self.isJoiner(scalars[index]) else {
                index += 1
                continue
            }
            var end = index + 1
            while end < scalars.count, Self.isJoiner(scalars[end]) { end += 1 }
            let keeps = changesShape(scalars[index], in: scalars, before: index, after: end)
            if !keeps || end > index + 1 { buffer.remove(keeps ? index + 1 : index, end) }
            index = end
        }
    }

    private static func isJoiner(_ scalar: UInt32) -> Bool {
        scalar == CharacterRoleTable.zeroWidthJoiner || scalar == CharacterRoleTable.zeroWidthNonJoiner
    }

    /// `before` is where the joiner stands, `after` what follows it and its repetitions.
    private func changesShape(_ joiner: UInt32, in scalars: [UInt32], before: Int, after: Int) -> Bool {
        guard before > 0 else { return false }
        let previous = roles[scalars[before - 1]]
        let next = after < scalars.count ? roles[scalars[after]] : []
        let isZeroWidthJoiner = joiner == CharacterRoleTable.zeroWidthJoiner
        if previous.contains(.virama) {
            // Half form or visible virama, before a letter of the same script or at the end of a word.
            guard followsLetter(before - 1, in: scalars) else { return false }
            if next.contains(.letter) { return next.script == previous.script }
            return next.isDisjoint(with: [.mark, .digit])
        }
        // Eyelash ra (र + joiner + virama), Bengali র with ya-phalaa.
        if isZeroWidthJoiner, next.contains(.virama) {
            return previous.contains(.consonant) || previous.contains(.nukta) && followsLetter(before - 1, in: scalars)
        }
        if isZeroWidthJoiner, joinsPictographs(in: scalars, before: before, after: after) { return true }
        let joinsBefore = cursive(in: scalars, from: before - 1, by: -1).contains(.joinsNext)
        let joinsAfter = cursive(in: scalars, from: after, by: 1).contains(.joinsPrevious)
        return isZeroWidthJoiner ? joinsBefore || joinsAfter : joinsBefore && joinsAfter
    }

    /// Whether the mark at `index` stands on a letter, with at most a nukta between them.
    private func followsLetter(_ index: Int, in scalars: [UInt32]) -> Bool {
        guard index > 0 else { return false }
        let role = roles[scalars[index - 1]]
        if role.contains(.letter) { return true }
        return role.contains(.nukta) && index > 1 && roles[scalars[index - 2]].contains(.letter)
    }

    /// Roles of the first character from `start` on that is no transparent mark.
    private func cursive(in scalars: [UInt32], from start: Int, by step: Int) -> CharacterRoles {
        var index = start
        while index >= 0, index < scalars.count {
            let role = roles[scalars[index]]
            if !role.contains(.transparent) { return role }
            index += step
        }
        return []
    }

    private func joinsPictographs(in scalars: [UInt32], before: Int, after: Int) -> Bool {
        guard after < scalars.count, roles[scalars[after]].contains(.pictographic) else { return false }
        var index = before - 1
        while index >= 0, roles[scalars[index]].contains(.emojiExtension) { index -= 1 }
        return index >= 0 && roles[scalars[index]].contains(.pictographic)
    }
}
