extension LinkingRules {
    /// What is left of a score that speaks for two words of kinds that do not translate each other.
    private static let unlikely: Float = 0.3
    /// How many words a preposition may stand before the noun that it marks.
    private static let reach = 8
    /// Score that a case marker must have of its own with a preposition.
    private static let leastMarker: Float = 0.05

    /// A verb that is a form of to be alone, with what it says of its subject in words of their own.
    struct Copula {
        var members: [Int]
        var others: [Int]
        var score: Float
    }

    // MARK: - Kinds of words

    /// Lowers scores between words of kinds that do not translate each other: a case marker and an auxiliary, an article or a mark; a verb's auxiliary and a preposition.
    func discourage(_ matrix: inout LinkMatrix, _ words: ([String], [String]), _ groups: [Group]) {
        let members = Set(groups.flatMap(\.members))
        for i in 0..<matrix.sources {
            let isMarker = source.degrees.contains(words.0[i]) || isMarker(words.0[i], isMember: members.contains(i))
            guard isMarker || members.contains(i) else { continue }
            for j in 0..<matrix.targets {
                let role = target.role(words.1[j])
                let isUnlike =
                    role == .article
                    || !words.1[j].unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
                    || (isMarker ? role == .auxiliary : role != .infinitive && target.prepositions.contains(words.1[j]))
                if isUnlike { matrix[i, j] *= Self.unlikely }
            }
        }
    }

    private func isMarker(_ word: String, isMember: Bool) -> Bool {
        switch source.role(word) {
        case .caseMarker, .genitive: true
        case .ambiguous: !isMember && source.compounds.contains { $0[0] == word }
        default: false
        }
    }

    // MARK: - Verbs

    /// Auxiliaries before a word that is no verb (a subject: does Bihar have to suffer; an adverb: is slowly coming) go to the next word behind it that is linked to the head of a verb.
    func reattached(_ groups: [Group], to others: [Group], _ original: LinkMatrix, _ words: [String]) -> [Group] {
        func isVerb(_ place: Int) -> Bool {
            target.role(words[place]) == nil
                && others.contains { other in
                    ([other.head] + other.members).contains {
                        original[$0, place] >= Self.sure
                    }
                }
        }
        var result: [Group] = []
        for group in groups {
            var group = group
            if group.members.contains(where: { target.role(words[$0]) == .auxiliary }), !isVerb(group.head) {
                var place = group.head + 1
                while place < words.count, place - group.head < Self.reach,
                    !target.prepositions.contains(words[place]) || target.role(words[place]) == .infinitive,
                    words[place].unicodeScalars.contains(where: \.properties.isAlphabetic)
                {
                    if isVerb(place) {
                        group.head = place
                        break
                    }
                    place += 1
                }
            }
            if let known = result.firstIndex(where: { $0.head == group.head }) {
                result[known].members += group.members.filter { !result[known].members.contains($0) }
            } else {
                result.append(group)
            }
        }
        return result
    }

    /// Verbs that are a form of to be alone are taken out of the groups: है is linked to "is", and what the subject is to its own word (महत्वपूर्ण है – is important), unless that is a participle (परिभाषित है – is
    /// defined).
    func copulas(_ groups: inout ([Group], [Group]), _ original: LinkMatrix, _ words: ([String], [String])) -> [Copula] {
        guard !source.copulas.isEmpty, !target.copulas.isEmpty else { return [] }
        var found: [Copula] = []
        let grouped = Set(groups.0.flatMap { [$0.head] + $0.members })
        for place in words.0.indices where source.copulas.contains(words.0[place]) && !grouped.contains(place) {
            if let best = copularRun([place], original, words.1) {
                found.append(Copula(members: [place], others: best.run, score: max(best.score, Self.sure / Self.carried)))
            }
        }
        for (number, group) in groups.0.enumerated().reversed() {
            let members = group.members.filter { source.role(words.0[$0]) != .between }
            guard !members.isEmpty, members.allSatisfy({ source.copulas.contains(words.0[$0]) }),
                !source.participleEndings.contains(where: { words.0[group.head].hasSuffix($0) })
            else { continue }
            guard let best = copularRun(members, original, words.1) else { continue }
            let anchor = (0..<original.targets).max { original[group.head, $0] < original[group.head, $1] } ?? 0
            if let run = best.run.last, anchor > run, original[group.head, anchor] >= Self.sure,
                target.participleEndings.contains(where: { words.1[anchor].hasSuffix($0) }),
                !words.1[run..<anchor].contains(where: { target.role($0) == .article })
            {
                continue
            }
            groups.0.remove(at: number)
            groups.1.removeAll { $0.members == best.run || Set($0.members).isSubset(of: best.run) }
            found.append(Copula(members: members, others: best.run, score: max(best.score, Self.sure / Self.carried)))
        }
        return found
    }

    /// The run of auxiliaries with a form of to be that `members` are linked to most.
    private func copularRun(_ members: [Int], _ original: LinkMatrix, _ words: [String]) -> (run: [Int], score: Float)? {
        var best: (run: [Int], score: Float)?
        for run in runs(words) where run.contains(where: { target.copulas.contains(words[$0]) }) {
            var score: Float = 0
            for member in members { for other in run { score = max(score, original[member, other]) } }
            if score >= max(Self.leastCopula, best?.score ?? 0) { best = (run, score) }
        }
        return best
    }

    private static let leastCopula: Float = 0.1

    /// Auxiliaries that stand together.
    private func runs(_ words: [String]) -> [[Int]] {
        var runs: [[Int]] = []
        for (place, word) in words.enumerated() where target.role(word) == .auxiliary {
            if let last = runs.last?.last, last + 1 == place || (last + 2 == place && target.role(words[last + 1]) == .between) {
                runs[runs.count - 1].append(place)
            } else {
                runs.append([place])
            }
        }
        return runs
    }

    /// A particle shares the links of the verb before it.
    func particles(_ original: LinkMatrix, _ matrix: inout LinkMatrix, _ words: [String]) {
        for place in words.indices.dropFirst() where target.particles.contains(words[place]) {
            guard original.bestSource(of: place) < Self.taken, target.role(words[place - 1]) == nil else { continue }
            for member in 0..<matrix.sources where matrix[member, place - 1] >= Self.sure {
                matrix[member, place] = max(matrix[member, place], Self.carried * matrix[member, place - 1])
            }
        }
    }

    // MARK: - Adjectives and adverbs

    /// सबसे goes with its adjective to a superlative; a noun with a case marker goes to an adverb of one word (तेज़ी से – rapidly).
    func degrees(_ original: LinkMatrix, _ matrix: inout LinkMatrix, _ words: ([String], [String])) {
        for place in words.0.indices.dropLast() where source.degrees.contains(words.0[place]) {
            for other in 0..<matrix.targets where target.role(words.1[other]) == nil && original[place + 1, other] >= Self.sure {
                guard original.bestTarget(of: place, except: { $0 == other || self.target.role(words.1[$0]) == .article }) < Self.taken
                else { continue }
                matrix[place, other] = max(matrix[place, other], Self.carried * original[place + 1, other])
            }
        }
        for place in words.0.indices.dropFirst() where source.role(words.0[place]) == .caseMarker {
            for (other, word) in words.1.enumerated() where target.adverbEndings.contains(where: { word.hasSuffix($0) }) {
                let score = original[place - 1, other]
                if score >= Self.sure { matrix[place, other] = max(matrix[place, other], Self.carried * score) }
            }
        }
    }

    // MARK: - Postpositions and prepositions

    /// A postposition is linked to the preposition that marks the same noun: असम के – of Assam. Other links between postpositions and prepositions lose.
    func attach(_ original: LinkMatrix, _ matrix: inout LinkMatrix, _ words: ([String], [String])) {
        guard !target.prepositions.isEmpty else { return }
        let groups = source.groups(words.0)
        let members = Set(groups.flatMap(\.members))
        var found: [(marker: Range<Int>, preposition: Int, score: Float)] = []
        var markers: [Range<Int>] = []
        var place = 0
        let compounds = source.compoundRanges(words.0)
        while place < words.0.count {
            if let compound = compounds.first(where: { $0.lowerBound == place }) {
                if isMarker(words.0[place], isMember: false) { markers.append(compound) }
                place = compound.upperBound
            } else {
                if isMarker(words.0[place], isMember: members.contains(place)) { markers.append(place..<place + 1) }
                place += 1
            }
        }
        // Where "to" belongs to a verb that is linked to a verb.
        let verbal = Set(
            target.groups(words.1).flatMap { group in
                group.members.filter { target.role(words.1[$0]) == .infinitive }.filter { _ in
                    groups.contains { other in ([other.head] + other.members).contains { original[$0, group.head] >= Self.sure } }
                        || words.0.indices.contains { place in
                            original[place, group.head] >= Self.sure && source.infinitiveEndings.contains { words.0[place].hasSuffix($0) }
                        }
                }
            })
        for marker in markers where marker.lowerBound > 0 {
            let noun = marker.lowerBound - 1
            guard let object = (0..<original.targets).max(by: { original[noun, $0] < original[noun, $1] }),
                original[noun, object] >= Self.sure
            else { continue }
            if target.possessives.contains(where: { words.1[object].hasSuffix($0) }) { continue }
            if object + 1 < words.1.count, target.possessives.contains(words.1[object + 1]), source.role(words.0[noun + 1]) != .caseMarker {
                found.append((marker, object + 1, original[noun, object]))
                continue
            }
            guard
                let preposition = preposition(
                    of: object, words.1, own: marker.reduce(0) { max($0, original.bestPreposition(of: $1, words.1, self)) })
            else { continue }
            // A case marker of the object stands at a noun that may have another preposition by chance.
            let isInfinitive = source.infinitiveEndings.contains { words.0[noun].hasSuffix($0) }
            if target.role(words.1[preposition]) == .infinitive, verbal.contains(preposition), !isInfinitive { continue }
            if marker.count == 1, source.role(words.0[noun + 1]) == .caseMarker, original[noun + 1, preposition] < Self.leastMarker {
                continue
            }
            found.append((marker, preposition, original[noun, object]))
        }
        for marker in markers where marker.count == 1 && marker.lowerBound > 0 {
            guard !source.infinitiveEndings.contains(where: { words.0[marker.lowerBound - 1].hasSuffix($0) }) else { continue }
            for other in verbal { matrix[marker.lowerBound, other] *= Self.unlikely }
        }
        for (marker, preposition, score) in found {
            for member in marker {
                for other in words.1.indices where other != preposition && target.prepositions.contains(words.1[other]) {
                    matrix[member, other] *= Self.unlikely
                }
            }
            for other in markers where other != marker && !found.contains(where: { $0.marker == other && $0.preposition == preposition }) {
                for member in other { matrix[member, preposition] *= Self.unlikely }
            }
            for member in marker { matrix[member, preposition] = max(matrix[member, preposition], Self.carried * score) }
        }
    }

    /// The nearest preposition before `object` with no verb between.
    private func preposition(of object: Int, _ words: [String], own: Float) -> Int? {
        var place = object - 1
        while place >= 0, object - place <= Self.reach {
            if target.prepositions.contains(words[place]) { return place }
            if target.role(words[place]) == .auxiliary { return nil }
            if !words[place].unicodeScalars.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil }), own < 0.1 {
                return nil
            }
            place -= 1
        }
        return nil
    }
}

extension LinkMatrix {
    func bestPreposition(of source: Int, _ words: [String], _ rules: LinkingRules) -> Float {
        var best: Float = 0
        for target in 0..<targets where rules.target.prepositions.contains(words[target]) { best = max(best, self[source, target]) }
        return best
    }
}
