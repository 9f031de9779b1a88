/// The step mistyped: order of signs, then sequences that look like one letter.
extension NormalizationTables {
    /// Puts the signs on each letter in order: nukta, vowel signs, anusvara or chandrabindu and visarga; and leaves out what is doubled.
    func editSignOrder(_ scalars: [UInt32], into buffer: inout EditBuffer) {
        let signs: CharacterRoles = [.nukta, .vowelSign, .bindu, .visarga]
        var index = 0
        while index < scalars.count {
            let role = roles[scalars[index]]
            guard role.contains(.repaired), !role.isDisjoint(with: signs) else {
                index += 1
                continue
            }
            // Nuktas move only to a consonant; elsewhere they end the cluster.
            let takesNukta = index > 0 && roles[scalars[index - 1]].contains(.consonant)
            var end = index
            while end < scalars.count {
                let next = roles[scalars[end]]
                guard next.contains(.repaired), !next.isDisjoint(with: signs), takesNukta || !next.contains(.nukta) else { break }
                end += 1
            }
            if end == index { end += 1 }
            let cluster = scalars[index..<end]
            let nuktas = cluster.filter { roles[$0].contains(.nukta) }
            let vowels = cluster.filter { roles[$0].contains(.vowelSign) }
            let others = cluster.filter { roles[$0].isDisjoint(with: [.nukta, .vowelSign]) }
            let ordered = nuktas + vowels + others
            if !ordered.elementsEqual(cluster) { buffer.replace(index, end, with: ordered) }
            index = end
        }
    }

    /// Replaces sequences of the data, and doubled signs, until none is left: a stack on which each scalar is put after what came
    /// before it is done.
    func editSequences(_ scalars: [UInt32], into buffer: inout EditBuffer) {
        struct Item {
            var scalar: UInt32
            var start: Int
            var end: Int
        }
        let doubled: CharacterRoles = [.nukta, .vowelSign, .bindu, .virama]
        var stack: [Item] = []
        stack.reserveCapacity(scalars.count)
        for (index, scalar) in scalars.enumerated() {
            var pending = [Item(scalar: scalar, start: index, end: index + 1)]
            while let item = pending.popLast() {
                let role = roles[item.scalar]
                guard role.contains(.repaired) else {
                    stack.append(item)
                    continue
                }
                if let last = stack.last, last.scalar == item.scalar, !role.isDisjoint(with: doubled) {
                    stack[stack.count - 1].end = item.end
                    continue
                }
                guard
                    let rule = data.mistyped.match(
                        endingIn: item.scalar, before: { $0 <= stack.count ? stack[stack.count - $0].scalar : nil })
                else {
                    stack.append(item)
                    continue
                }
                let start = stack[stack.count - (rule.from.count - 1)].start
                stack.removeLast(rule.from.count - 1)
                // All of the stretch belongs to the first scalar of the replacement; the others have none of it.
                for (place, replacement) in rule.to.enumerated().reversed() {
                    pending.append(Item(scalar: replacement, start: place == 0 ? start : item.end, end: item.end))
                }
            }
        }
        var place = 0
        while place < stack.count {
            let item = stack[place]
            var next = place + 1
            while next < stack.count, stack[next].start == stack[next].end { next += 1 }
            if item.end - item.start != 1 || next > place + 1 {
                buffer.replace(item.start, item.end, with: stack[place..<next].map(\.scalar))
            }
            place = next
        }
    }
}
