internal import BitextModel

extension NameMatcher {
    /// Words written as several initials (APJ, एपीजे) become initials where the other name has them apart, or in another script.
    static func spelledOut(_ left: [NameToken], _ right: [NameToken]) -> ([NameToken], [NameToken]) {
        func expanded(_ own: [NameToken], _ others: [NameToken]) -> [NameToken] {
            guard own.contains(where: { !$0.spelled.isEmpty }) else { return own }
            var result: [NameToken] = []
            for token in own {
                let letters = token.spelled
                let isSpelledThere =
                    !letters.isEmpty
                    && (others.contains { $0.spelled == letters && $0.folded != token.folded }
                        || others.indices.contains { start in
                            start + letters.count <= others.count
                                && zip(letters, others[start...]).allSatisfy { $1.letters.contains($0) }
                        })
                guard isSpelledThere, result.count + letters.count <= NameParser.most else {
                    result.append(token)
                    continue
                }
                for (place, letter) in letters.enumerated() {
                    var initial = token
                    // Of APJ each letter is a byte; of एपीजे all stand for each.
                    if token.span.end - token.span.start == letters.count {
                        initial.span = TextSpan(start: token.span.start + place, end: token.span.start + place + 1)
                    }
                    (initial.kind, initial.letters, initial.spelled) = (.initial, [letter], [])
                    (initial.fullForms, initial.readings) = ([], [])
                    result.append(initial)
                }
            }
            return Array(result.prefix(NameParser.most))
        }
        return (expanded(left, right), expanded(right, left))
    }

    /// All matches of words worth considering.
    func candidates(_ left: [NameToken], _ right: [NameToken], _ scorer: SpellingScorer?) -> [TokenLink] {
        var result: [TokenLink] = []
        for (i, a) in left.enumerated() {
            for (j, b) in right.enumerated() {
                if let link = link(a, b, i, j, scorer) { result.append(link) }
                if i + 1 < left.count, let odds = joinedOdds(a, left[i + 1], b, scorer) {
                    result.append(TokenLink(left: i..<i + 2, right: j..<j + 1, logOdds: odds, reason: .joined))
                }
                if j + 1 < right.count, let odds = joinedOdds(b, right[j + 1], a, scorer) {
                    result.append(TokenLink(left: i..<i + 1, right: j..<j + 2, logOdds: odds, reason: .joined))
                }
            }
        }
        return result
    }

    private func link(_ a: NameToken, _ b: NameToken, _ i: Int, _ j: Int, _ scorer: SpellingScorer?) -> TokenLink? {
        func link(_ odds: Float, _ reason: TokenLink.Reason) -> TokenLink {
            TokenLink(left: i..<i + 1, right: j..<j + 1, logOdds: odds, reason: reason)
        }
        if a.kind == .initial || b.kind == .initial {
            let fits = initialFits(a, b)
            // The name of a letter may be a word: एन is N, and An.
            if (a.kind == .initial ? a : b).folded.count > 1, a.kind != b.kind {
                let odds = wordOdds(a.spelling, b.spelling, scorer)
                if odds > (fits ?? 0) { return link(odds, .spelling) }
            }
            return fits.map { link($0, a.kind == b.kind ? .letters : .initial) }
        }
        if a.kind == .title, b.kind == .title { return link(a.folded == b.folded ? 1 : 0.1, a.folded == b.folded ? .same : .spelling) }
        var best = wordOdds(a.spelling, b.spelling, scorer)
        var reason: TokenLink.Reason = a.folded == b.folded ? .same : .spelling
        for reading in a.readings { best = max(best, wordOdds(reading, b.spelling, scorer)) }
        for reading in b.readings { best = max(best, wordOdds(a.spelling, reading, scorer)) }
        for full in a.fullForms {
            let odds = wordOdds(full, b.spelling, scorer) - 0.5
            if odds > best { (best, reason) = (odds, .abbreviation) }
        }
        for full in b.fullForms {
            let odds = wordOdds(a.spelling, full, scorer) - 0.5
            if odds > best { (best, reason) = (odds, .abbreviation) }
            for other in a.fullForms {
                let odds = wordOdds(other, full, scorer) - 0.5
                if odds > best { (best, reason) = (odds, .abbreviation) }
            }
        }
        // A title may be part of a name, but is no evidence against one.
        if best < 0, a.kind == .title || b.kind == .title { return nil }
        return link(best, reason)
    }

    /// Log-odds that two words are spellings of one, nats, within ±8: by the sounds, and with a scorer by the models of both directions, where there
    /// are any and the sounds do not rule the pair out.
    func wordOdds(_ a: Spelling, _ b: Spelling, _ scorer: SpellingScorer?) -> Float {
        guard let table = costs.table(from: a.script, to: b.script), let weights = weights.word(from: a.script, to: b.script) else {
            return a.sounds == b.sounds ? 4 : -4
        }
        let comparison = table.compare(a.sounds, b.sounds, isConsonant: sounds.isConsonant)
        let odds = max(-8, min(8, WordFeatures.dot(weights, comparison, isSame: a.sounds == b.sounds)))
        guard odds > Self.ruledOut, let scorer, let weights = self.weights.models(from: a.script, to: b.script),
            let likelihood = scorer.likelihood(a, b)
        else { return odds }
        return max(-8, min(8, ModelFeatures.dot(weights, comparison, likelihood)))
    }

    /// Log-odds by the sounds at which the models are not asked.
    private static let ruledOut: Float = -7

    /// Two neighbours as one word; nil where that is out of the question.
    private func joinedOdds(_ first: NameToken, _ second: NameToken, _ whole: NameToken, _ scorer: SpellingScorer?) -> Float? {
        guard first.kind != .initial, second.kind != .initial, whole.kind != .initial, first.script == second.script else { return nil }
        let parts = first.sounds.count + second.sounds.count
        guard parts <= SoundTable.longest, abs(parts - whole.sounds.count) * 2 <= max(parts, whole.sounds.count) + 2 else { return nil }
        let letters = first.folded + second.folded
        let joined = Spelling(script: first.script, letters: letters, sounds: sounds.sounds(folded: letters))
        let odds = wordOdds(joined, whole.spelling, scorer)
        return odds > 0 ? odds : nil
    }

    /// What a match with an initial is worth; nil where the letters differ.
    private func initialFits(_ a: NameToken, _ b: NameToken) -> Float? {
        if a.kind == .initial, b.kind == .initial {
            if !a.letters.isEmpty, a.letters != [0], !b.letters.isEmpty, b.letters != [0] {
                return a.letters.contains(where: b.letters.contains) ? 1.5 : nil
            }
        }
        let (initial, word) = a.kind == .initial ? (a, b) : (b, a)
        // Titles have no initials, but G. is जी.
        if word.kind == .title { return initial.letters.contains(where: word.letters.contains) ? 1 : nil }
        for letter in initial.letters where letter != 0 {
            if let first = word.folded.first, first < 0x80 {
                if first == UInt32(letter) { return 1 }
            } else if begins(word.sounds, word.script, with: [UInt32(letter)]) {
                return 1
            }
        }
        return begins(word.sounds, word.script, with: initial.folded) ? 0.8 : nil
    }

    private func begins(_ word: [UInt8], _ script: UInt8, with letter: [UInt32]) -> Bool {
        guard let first = word.first, let letterScript = letter.first.flatMap({ sounds.script(of: $0) }),
            let sound = sounds.sounds(folded: letter).first, let table = costs.table(from: letterScript, to: script)
        else { return false }
        return table.one[Int(sound) * table.count + Int(first)].gain > 0.5
    }

    /// What the last regression sees.
    ///
    /// `rejected`: log-odds of the best match between words left without partners on both sides.
    func features(
        _ left: [NameToken], _ right: [NameToken], _ alignment: TokenAlignment, rejected: Float, parents: Float
    ) -> NameFeatures {
        var worst: Float = 6
        var weakWorst: Float = 0
        var (sum, weight, evidence, lost): (Float, Float, Float, Float) = (0, 0, 0, 0)
        var (initials, abridged, letters, joins, words): (Float, Float, Float, Float, Int) = (0, 0, 0, 0, 0)
        for link in alignment.links {
            let odds = max(-6, min(6, link.logOdds))
            switch link.reason {
            case .initial:
                initials += 1
                abridged += (left[link.left] + right[link.right]).reduce(0) { $0 + ($1.kind == .initial ? 0 : $1.rarity) } / 10
            case .letters: letters += 1
            default:
                let (a, b) = (left[link.left.lowerBound], right[link.right.lowerBound])
                if a.kind == .title, b.kind == .title { continue }
                if link.reason == .joined { joins += 1 }
                let rarity = min(
                    left[link.left].reduce(0) { $0 + $1.rarity }, right[link.right].reduce(0) { $0 + $1.rarity })
                sum += odds * rarity
                weight += rarity
                evidence += max(0, odds) / 6 * rarity
                lost += max(0, 2 - odds) / 4 * rarity
                if link.reason != .joined, a.kind != .word || b.kind != .word {
                    weakWorst = min(weakWorst, odds)
                } else {
                    worst = min(worst, odds)
                    words += 1
                }
            }
        }
        let missing = (left: alignment.leftMissing.map { left[$0] }, right: alignment.rightMissing.map { right[$0] })
        func rarity(_ tokens: [NameToken]) -> Float { tokens.reduce(0) { $0 + ($1.kind == .word ? $1.rarity : 0) } / 10 }
        func count(_ tokens: [NameToken], _ kind: NameToken.Kind) -> Float { Float(tokens.count { $0.kind == kind }) }
        let (a, b) = (rarity(missing.left), rarity(missing.right))
        let (initialsA, initialsB) = (count(missing.left, .initial), count(missing.right, .initial))
        // Words without partners on both sides are words that differ.
        let conflicts = min(count(missing.left, .word), count(missing.right, .word))
        if conflicts > 0 {
            (worst, words) = (min(worst, rejected), 1)
            let rarity = 10 * max(0.3, min(a, b))
            sum += rejected * rarity
            weight += rarity
            lost += (2 - rejected) / 4 * rarity
        }
        if words == 0 { worst = weight > 0 ? min(3, max(-6, sum / weight)) : -4 }
        let single: Float = left.count == 1 && right.count == 1 ? 1 : 0
        var features = NameFeatures()
        features.values = [
            1, min(0, worst), min(3, max(0, worst)), weight > 0 ? sum / weight : -4, evidence / 10, lost / 10, weakWorst, min(a, b),
            max(a, b), conflicts, initials, max(initialsA, initialsB),
            min(initialsA, initialsB), alignment.isReordered ? 1 : 0, joins,
            max(count(missing.left, .weak), count(missing.right, .weak)),
            max(count(missing.left, .particle), count(missing.right, .particle)), single, single * min(0, worst),
            single * min(3, max(0, worst)), parents, weight > 0 ? 0 : 1, letters, abridged,
            min(count(missing.left, .weak), count(missing.right, .weak)),
        ]
        return features
    }
}
