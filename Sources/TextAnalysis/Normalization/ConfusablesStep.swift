/// The step confusables.
extension NormalizationTables {
    /// Replaces lone letters of another script in words that are otherwise of one script, where one look-alike exists in that script.
    ///
    /// A word is left as it is when two foreign letters stand side by side (Covidग्रस्त), when the foreign letter touches no letter of
    /// the word's script, or when any foreign letter has no look-alike: then the mixing is meant.
    func editConfusables(_ scalars: [UInt32], into buffer: inout EditBuffer) {
        var index = 0
        while index < scalars.count {
            guard isWordPart(scalars[index]) else {
                index += 1
                continue
            }
            var end = index + 1
            var letters = roles[scalars[index]].contains(.letter) ? [index] : []
            while end < scalars.count, isWordPart(scalars[end]) {
                if roles[scalars[end]].contains(.letter), roles[scalars[end]].script != 0 { letters.append(end) }
                end += 1
            }
            editConfusables(in: scalars, word: index..<end, letters: letters.filter { roles[scalars[$0]].script != 0 }, into: &buffer)
            index = end
        }
    }

    private func isWordPart(_ scalar: UInt32) -> Bool { !roles[scalar].isDisjoint(with: [.letter, .mark, .digit]) }

    private func editConfusables(in scalars: [UInt32], word: Range<Int>, letters: [Int], into buffer: inout EditBuffer) {
        guard letters.count >= 3 else { return }
        let first = roles[scalars[letters[0]]].script
        guard letters.contains(where: { roles[scalars[$0]].script != first }) else { return }
        var counts: [UInt8: Int] = [:]
        for letter in letters { counts[roles[scalars[letter]].script, default: 0] += 1 }
        guard counts.count == 2, let most = counts.max(by: { $0.value != $1.value ? $0.value < $1.value : $0.key < $1.key }),
            most.value >= 2, most.value > letters.count - most.value
        else { return }
        let script = most.key
        var replacements: [(Int, UInt32)] = []
        for (place, letter) in letters.enumerated() where roles[scalars[letter]].script != script {
            if place > 0, roles[scalars[letters[place - 1]]].script != script { return }
            let touches =
                letter > word.lowerBound && roles[scalars[letter - 1]].script == script
                || letter + 1 < word.upperBound && roles[scalars[letter + 1]].script == script
            guard touches, let lookalike = confusables.lookalikes[scalars[letter]]?[script] else { return }
            replacements.append((letter, lookalike))
        }
        for (letter, lookalike) in replacements { buffer.replace(letter, with: lookalike) }
    }
}
