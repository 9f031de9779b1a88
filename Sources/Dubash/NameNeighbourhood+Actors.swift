internal import BitextModel
internal import Terminology

/// People of whom the words beside them tell that they are people, where the recognizer saw nothing or a place.
extension NameNeighbourhood {
    private func isOnlyName(_ place: Int) -> Bool { text[tokens[place].span].map { isName(String($0)) } ?? false }

    /// Whether somebody proves to be who the word at `place` names (`पहचान विकास (22) के रूप में हुई`), or a kinsman's word before it is of the same one: who acts, owns or whose age follows (`बेटी पूजा ने`, `भाई प्रकाश (30)`), or that is whose
    /// (`मेरी सहेली कविता`).
    private func isIdentity(_ place: Int) -> Bool {
        let hasBracket = place + 1 < tokens.count && text[tokens[place + 1].span] == "("
        if has(place - 1, .identity) { return hasBracket || has(place + 1, .genitive) }
        guard has(place - 1, .relation) else { return false }
        return hasBracket || has(place + 1, [.agent, .and]) || has(place - 2, .possessive) && words.isBorder(place + 1)
    }

    /// Whether the word at `place` stands behind what a person is (`अभिनेत्री नरगिस`), or between a title and what says that somebody acts (`मंत्री विकास ने`).
    private func isIntroduced(_ place: Int) -> Bool {
        has(place - 1, .introduction) || has(place - 1, .title) && has(place + 1, .agent)
    }

    /// Whether what stands beside the word at `place` is said of people alone: they speak (`आशा बोली`), are called (`अरे आशा,`, `आशा दीदी`), have parents (`विकास के पिता`), or say so themselves (`मैं आशा हूँ`).
    private func isSpokenOf(_ place: Int) -> Bool {
        if has(place + 1, [.speech, .address]) { return true }
        if has(place + 1, .genitive), has(place + 2, .kin) { return true }
        if has(place - 1, .oneself), has(place + 1, .copula) { return true }
        return has(place - 1, .call) && !isWord(place + 1)
    }

    /// Whether a word is a name wherever it stands or with an honorific; a usual given name that is nothing else before a border; and one that is a word too where it acts, is told, or is spoken of as people are.
    private func isActor(_ place: Int) -> Bool {
        let classes = candidates.classes(place)
        guard classes.isDisjoint(with: [.title, .honorificEnding, .function]) else { return false }
        if classes.contains(.givenName) || candidates.isRespected(place) { return true }
        guard candidates.isGivenName(place) else { return false }
        if words.isBorder(place + 1), !classes.contains(.word), !candidates.isOrdinary(place) || isOnlyName(place) { return true }
        return isIdentity(place) || isIntroduced(place) || isSpokenOf(place)
            || has(place + 1, .agent) && (!candidates.isOrdinary(place) || isOnlyName(place))
    }

    /// Whether a word in a list of names acts or owns behind what a person is (अभिनेत्री नरगिस के). Not वकील हाथ में; loans have the sound of what they are in the target language: आरोपी कार की ओर.
    private func isListedActor(_ place: Int) -> Bool {
        candidates.isListedName(place) && has(place + 1, [.genitive, .agent])
            && !has(place, [.title, .honorificEnding, .function, .relation, .holder]) && !isOnlyName(place)
    }

    /// Whether a name of one word that was taken for a place does what people do (हरिया ने, हरिया की आँखों).
    func isPerson(_ name: RecognizerEngine.Found) -> Bool {
        guard name.type == .place, name.tokens.count == 1, let place = name.tokens.first, !words.covered[place] else { return false }
        return has(place + 1, [.agent, .speech, .address]) || has(place + 1, .genitive) && has(place + 2, [.kin, .body])
            || has(place - 1, [.introduction, .relation]) && has(place + 1, [.genitive, .postposition])
    }

    /// Probability of a place that is not taken for a person.
    private static let sureOfPlace = 0.8

    /// Adds names that act, or somebody's that is told by what stands before, where the recognizer saw nothing.
    func addActors(_ names: inout [RecognizerEngine.Found]) {
        var added: [RecognizerEngine.Found] = []
        var next = 0
        var isBehindIntroduction = false
        for place in tokens.indices {
            let mayBeNamed = candidates.mayBeNamed(place)
            let isFound = mayBeNamed && isActor(place) || isBehindIntroduction && isListedActor(place)
            isBehindIntroduction = mayBeNamed && has(place, .introduction)
            guard isFound else { continue }
            while next < names.count, names[next].tokens.upperBound <= place { next += 1 }
            if next < names.count, names[next].tokens.contains(place) {
                // With the title before it, and not sure of it.
                if names[next].type == .person
                    || names[next].tokens.count == 1 && names[next].type == .place && names[next].probability < Self.sureOfPlace,
                    names[next].tokens.allSatisfy({ $0 == place || has($0, .title) })
                {
                    names[next].type = .person
                    names[next].probability = max(names[next].probability, Self.acting)
                }
                continue
            }
            added.append(RecognizerEngine.Found(tokens: place..<place + 1, type: .person, probability: Self.acting))
        }
        if !added.isEmpty { names = (names + added).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound } }
    }

    /// Adds usual given names that are nothing else beside a person in a list: आर्यन और मोहित.
    func addListed(_ names: inout [RecognizerEngine.Found]) {
        func isJoint(_ place: Int) -> Bool {
            has(place, .and) || tokens.indices.contains(place) && tokens[place].kind == .punctuation && text[tokens[place].span] == ","
        }
        var added: [RecognizerEngine.Found] = []
        // Both are in order.
        var next = 0
        for place in candidates.markPlaces where candidates.isGivenName(place) && !candidates.isOrdinary(place) && !words.covered[place] {
            guard added.last?.tokens.upperBound ?? 0 <= place, isJoint(place - 1) || isJoint(place + 1) else { continue }
            while next < names.count, names[next].tokens.upperBound <= place { next += 1 }
            if next < names.count, names[next].tokens.contains(place) { continue }
            let last = [next > 0 ? names[next - 1] : nil, added.last].compactMap { $0 }
            let isBehind = isJoint(place - 1) && last.contains { $0.type == .person && $0.tokens.upperBound == place - 1 }
            let isBefore =
                isJoint(place + 1) && next < names.count && names[next].type == .person && names[next].tokens.lowerBound == place + 2
            guard isBehind && (words.isBorder(place + 1) || isJoint(place + 1)) || isBefore && (place == 0 || words.isBorder(place - 1))
            else {
                continue
            }
            added.append(RecognizerEngine.Found(tokens: place..<place + 1, type: .person, probability: Self.acting))
        }
        if !added.isEmpty { names = (names + added).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound } }
    }
}
