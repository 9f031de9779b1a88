internal import BitextModel

/// Scores of all links of a pair of sentences, 0–1.
struct LinkMatrix: Sendable {
    let sources: Int
    let targets: Int
    /// By target word, then source word, as cells of a corpus.
    var scores: [Float]

    subscript(source: Int, target: Int) -> Float {
        get { scores[target * sources + source] }
        set { scores[target * sources + source] = newValue }
    }

    func bestTarget(of source: Int, except: (Int) -> Bool = { _ in false }) -> Float {
        var best: Float = 0
        for target in 0..<targets where !except(target) { best = max(best, self[source, target]) }
        return best
    }

    func bestSource(of target: Int, except: (Int) -> Bool = { _ in false }) -> Float {
        var best: Float = 0
        for source in 0..<sources where !except(source) { best = max(best, self[source, target]) }
        return best
    }
}

extension LinkingRules {
    /// A word that carries the meaning, and the words that belong to it.
    struct Group {
        var head: Int
        var members: [Int]
        var isVerb: Bool
    }

    /// What a link of a head is worth for the members of its group.
    static let carried: Float = 0.9
    /// Score of a head's link from which it is carried.
    static let sure: Float = 0.3
    /// Score of a member's own link elsewhere from which it is left alone.
    static let taken: Float = 0.5

    /// Carries links from heads to the members of their groups.
    ///
    /// `source` and `target` are the words of the sentences, folded (`WordForm.folded`).
    func apply(to matrix: inout LinkMatrix, source sourceWords: [String], target targetWords: [String]) {
        let words = (sourceWords, targetWords)
        var groups = (source.groups(words.0), target.groups(words.1))
        discourage(&matrix, words, groups.0)
        let original = matrix
        groups.1 = reattached(groups.1, to: groups.0, original, words.1)
        let copular = copulas(&groups, original, words)
        var groupOf = [Int: Group]()
        for group in groups.1 { groupOf[group.head] = group }
        var hasGroup = Set<Int>()
        for group in groups.0 where group.isVerb {
            hasGroup.insert(group.head)
            carry(group, groupOf, original, &matrix, words)
        }
        // Verbs of one word here that are groups there.
        for group in groups.1 {
            for head in 0..<original.sources where !hasGroup.contains(head) && original[head, group.head] >= Self.sure {
                let isInfinitive = source.infinitiveEndings.contains { words.0[head].hasSuffix($0) }
                for member in group.members where target.role(words.1[member]) != .infinitive || isInfinitive {
                    guard original.bestSource(of: member) < Self.sure else { continue }
                    matrix[head, member] = max(matrix[head, member], Self.carried * original[head, group.head])
                }
            }
        }
        for pair in copular {
            for member in pair.members {
                for other in pair.others { matrix[member, other] = max(matrix[member, other], Self.carried * pair.score) }
            }
        }
        compounds(original, &matrix, words)
        particles(original, &matrix, words.1)
        degrees(original, &matrix, words)
        attach(original, &matrix, words)
        possessors(original, &matrix, words)
        repetitions(original, &matrix, words.0)
        silence(&matrix, words)
        for (place, word) in words.1.enumerated() where target.role(word) == .article {
            for source in 0..<matrix.sources { matrix[source, place] = articleScore(original[source, place]) }
        }
    }

    private func silence(_ matrix: inout LinkMatrix, _ words: ([String], [String])) {
        for (place, word) in words.0.enumerated() where source.role(word) == .silent {
            for target in 0..<matrix.targets { matrix[place, target] = 0 }
        }
    }

    private func articleScore(_ score: Float) -> Float { score < 0.5 ? 0 : score }

    private func carry(
        _ group: Group, _ groupOf: [Int: Group], _ original: LinkMatrix, _ matrix: inout LinkMatrix, _ words: ([String], [String])
    ) {
        let own = [group.head] + group.members
        for anchor in 0..<original.targets {
            let score = own.reduce(Float(0)) { best, place in
                // An auxiliary alone does not tell which verb it belongs to.
                place != group.head && source.role(words.0[place]) == .auxiliary ? best : max(best, original[place, anchor])
            }
            guard score >= Self.sure, target.role(words.1[anchor]) == nil,
                words.1[anchor].unicodeScalars.contains(where: \.properties.isAlphabetic)
            else { continue }
            let others = groupOf[anchor]?.members ?? []
            let all = [anchor] + others
            for member in own {
                guard original.bestTarget(of: member, except: all.contains) < Self.taken else { continue }
                // An auxiliary belongs to the last word before it that has a link of its own.
                let owner = own.last { $0 < member && source.role(words.0[$0]) != .auxiliary && original.bestTarget(of: $0) >= Self.taken }
                if let owner, owner != group.head, original[owner, anchor] < Self.sure { continue }
                for other in all {
                    guard
                        other == anchor
                            || original.bestSource(of: other, except: { own.contains($0) || self.source.role(words.0[$0]) == .caseMarker })
                                < Self.taken
                    else { continue }
                    matrix[member, other] = max(matrix[member, other], Self.carried * score)
                }
            }
            // What was taken for a case marker's counterpart belongs to the verb.
            for other in others where target.role(words.1[other]) == .infinitive {
                for place in 0..<matrix.sources where source.role(words.0[place]) == .caseMarker { matrix[place, other] = 0 }
            }
        }
    }

    /// Words of a compound share their links.
    private func compounds(_ original: LinkMatrix, _ matrix: inout LinkMatrix, _ words: ([String], [String])) {
        for range in source.compoundRanges(words.0) {
            for target in 0..<original.targets where self.target.role(words.1[target]) != .article {
                let best = range.reduce(Float(0)) { max($0, original[$1, target]) }
                guard best >= Self.sure else { continue }
                for member in range where original.bestTarget(of: member, except: { $0 == target }) < Self.taken {
                    matrix[member, target] = max(matrix[member, target], Self.carried * best)
                }
            }
        }
        for range in target.compoundRanges(words.1) {
            for place in 0..<original.sources {
                let best = range.reduce(Float(0)) { max($0, matrix[place, $1]) }
                guard best >= Self.sure else { continue }
                for member in range where original.bestSource(of: member, except: { $0 == place }) < Self.taken {
                    matrix[place, member] = max(matrix[place, member], Self.carried * best)
                }
            }
        }
    }

    /// A genitive marker shares the link of the possessor before it to a word with a possessive ending.
    private func possessors(_ original: LinkMatrix, _ matrix: inout LinkMatrix, _ words: ([String], [String])) {
        for place in words.0.indices.dropFirst() where source.role(words.0[place]) == .genitive {
            for (other, word) in words.1.enumerated()
            where target.possessives.contains(where: { word.hasSuffix($0) && word.utf8.count > $0.utf8.count }) {
                let score = original[place - 1, other]
                if score >= Self.sure { matrix[place, other] = max(matrix[place, other], Self.carried * score) }
            }
        }
    }

    /// A word said twice, with a hyphen between or not, shares its links.
    private func repetitions(_ original: LinkMatrix, _ matrix: inout LinkMatrix, _ words: [String]) {
        for place in words.indices {
            let hyphen = place + 2 < words.count && words[place + 1] == "-"
            let second = hyphen ? place + 2 : place + 1
            guard second < words.count, words[place] == words[second],
                words[place].unicodeScalars.contains(where: \.properties.isAlphabetic)
            else { continue }
            for target in 0..<original.targets {
                let best = max(original[place, target], original[second, target])
                guard best >= Self.sure else { continue }
                for member in place...second where original.bestTarget(of: member, except: { $0 == target }) < Self.taken {
                    matrix[member, target] = max(matrix[member, target], Self.carried * best)
                }
            }
        }
    }
}

extension LinkingRules.Side {
    /// The groups of a sentence of folded words.
    func groups(_ words: [String]) -> [LinkingRules.Group] {
        var groups: [LinkingRules.Group] = []
        var place = 0
        switch direction {
        case .after:
            while place < words.count {
                guard belongs(words, place), place > 0, isHead(words[place - 1]) else {
                    place += 1
                    continue
                }
                var group = LinkingRules.Group(head: place - 1, members: [], isVerb: true)
                while let next = skipping(words, place), belongs(words, next) {
                    group.members.append(next)
                    place = next + 1
                }
                groups.append(group)
            }
        case .before:
            while place < words.count {
                var members: [Int] = []
                while let next = members.isEmpty ? place : skipping(words, place), isBefore(words[next]) {
                    members.append(next)
                    place = next + 1
                }
                place = members.isEmpty ? place : skipping(words, place) ?? words.count
                if !members.isEmpty, place < words.count, isHead(words[place]) {
                    groups.append(LinkingRules.Group(head: place, members: members, isVerb: true))
                }
                place += 1
            }
        }
        return groups
    }

    /// The first place from `place` on whose word does not merely stand between others.
    private func skipping(_ words: [String], _ place: Int) -> Int? {
        var place = place
        while place < words.count, role(words[place]) == .between { place += 1 }
        return place < words.count ? place : nil
    }

    private func isBefore(_ word: String) -> Bool {
        let role = role(word)
        return role == .auxiliary || role == .infinitive
    }

    private func isHead(_ word: String) -> Bool {
        (role(word) == nil || role(word) == .light) && word.unicodeScalars.contains(where: \.properties.isAlphabetic)
    }

    private func belongs(_ words: [String], _ place: Int) -> Bool {
        switch role(words[place]) {
        case .auxiliary, .light: return true
        case .ambiguous:
            guard place + 1 < words.count else { return true }
            let next = words[place + 1]
            return role(next) == .auxiliary
                || !next.unicodeScalars.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil })
        default: return false
        }
    }

    func compoundRanges(_ words: [String]) -> [Range<Int>] {
        guard longestCompound > 0 else { return [] }
        var ranges: [Range<Int>] = []
        var place = 0
        while place < words.count {
            var length = min(longestCompound, words.count - place)
            while length >= 2, !compounds.contains(Array(words[place..<place + length])) { length -= 1 }
            if length >= 2 { ranges.append(place..<place + length) }
            place += max(1, length)
        }
        return ranges
    }
}
