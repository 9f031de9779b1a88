public import BitextModel
public import Terminology
public import Transliteration

/// Brings the names of a translation to the spelling of glossaries.
///
/// Only concepts that the source mentions are looked for. Their preferred terms, acronyms and short forms are left as they are; other terms of theirs, and names that are none but near to the preferred term, are
/// replaced. What is the name of another concept is never touched, so that `Iraq` does not become `Iran`, nor `America` in `South America` the United States. Endings of possessive and plural stay.
///
/// ```swift
/// let enforcer = try NameEnforcer(resources)
/// enforcer.enforce(mentions, in: "Kim Jong-Eun's visit").text   // "Kim Jong Un's visit"
/// ```
public struct NameEnforcer: Sendable {
    /// The names of one concept.
    struct Names: Sendable {
        var preferred = ""
        var words: [String] = []
        /// Terms that stay: the preferred one, acronyms, short forms; the first is the preferred one.
        var accepted: [[String]] = []
        var others: [(words: [String], reason: NameRepair.Reason)] = []
        /// Terms of the source language, for likeness by sound.
        var natives: [String] = []
        /// Whether other terms than the preferred one are replaced: always where a user's glossary says so; of the built-in ones only names.
        var isEnforced = true
        var type = EntityType.other
    }

    /// A translation with its names repaired.
    public struct Result: Sendable {
        public var text: String
        public var repairs: [NameRepair]
        /// For each mention, where the repaired text says its name; nil where that was not found.
        public var places: [TextSpan?]
    }

    private var names: [String: Names] = [:]
    /// Concepts by their folded terms, words joined by a space.
    private var concepts: [String: Set<String>] = [:]
    private var longest = 1
    let matcher: NameMatcher
    let fold: @Sendable (String) -> String
    private let articles: TargetArticles

    /// Later glossaries do not change what earlier ones say of a concept. `fold` makes one of spellings that differ in casing and accents.
    /// `articles` go with names of places that are replaced.
    public init(
        glossaries: [Glossary], builtIn: Glossary?, matcher: NameMatcher, articles: TargetArticles = TargetArticles(),
        fold: @escaping @Sendable (String) -> String
    ) {
        self.articles = articles
        self.matcher = matcher
        self.fold = fold
        for glossary in glossaries { add(glossary, isBuiltIn: false) }
        if let builtIn { add(builtIn, isBuiltIn: true) }
    }

    public var isEmpty: Bool { names.isEmpty }

    private mutating func add(_ glossary: Glossary, isBuiltIn: Bool) {
        for concept in glossary.concepts where names[concept.identifier] == nil {
            guard let section = concept.section(glossary.targetLanguage), let preferred = section.preferred, preferred.form != .shortForm
            else {
                continue
            }
            var own = Names(preferred: preferred.text, words: words(preferred.text))
            guard !own.words.isEmpty else { continue }
            own.accepted = [own.words]
            own.type = concept.type
            own.natives =
                concept.section(glossary.sourceLanguage)?.terms.filter { $0.form != .shortForm && $0.form != .acronym }.map(\.text) ?? []
            own.isEnforced = !isBuiltIn || ![.other, .date, .quantity].contains(concept.type)
            for term in section.terms {
                let words = words(term.text)
                guard !words.isEmpty, words != own.words else { continue }
                if term.isUsable, term.form == .acronym || term.form == .shortForm || term.status == .preferred {
                    own.accepted.append(words)
                } else {
                    own.others.append((words, Self.reason(term.status)))
                }
                if term.form != .shortForm { know(words, concept.identifier) }
            }
            know(own.words, concept.identifier)
            names[concept.identifier] = own
        }
    }

    private mutating func know(_ words: [String], _ concept: String) {
        concepts[words.joined(separator: " "), default: []].insert(concept)
        longest = max(longest, words.count)
    }

    private static func reason(_ status: TermStatus) -> NameRepair.Reason {
        switch status {
        case .preferred, .admitted: .variant
        case .deprecated: .deprecated
        case .forbidden: .forbidden
        case .proposed: .proposed
        }
    }

    private func words(_ text: String) -> [String] { TargetWord.words(text, fold: fold).map(\.folded) }

    // MARK: - Enforcing

    /// `text` with the names of `mentions` as the glossaries have them. Cost: linear in the words of `text` for each concept mentioned.
    public func enforce(_ mentions: [EntityMention], in text: String) -> Result {
        var byConcept: [(concept: String, names: Names, mentions: [Int])] = []
        for (number, mention) in mentions.enumerated() {
            guard let concept = mention.link.concept else { continue }
            if let place = byConcept.firstIndex(where: { $0.concept == concept }) {
                byConcept[place].mentions.append(number)
            } else if let own = names[concept] {
                byConcept.append((concept, own, [number]))
            }
        }
        let unchanged = Result(text: text, repairs: [], places: Array(repeating: nil, count: mentions.count))
        guard !byConcept.isEmpty else { return unchanged }
        let found = TargetWord.words(text, fold: fold)
        var search = NameSearch(
            text: text, words: found, taken: otherNames(in: found, mentioned: Set(byConcept.map(\.concept))), enforcer: self)
        // Longer names first: what lies within them is theirs.
        let order = byConcept.indices.sorted { (-byConcept[$0].names.words.count, $0) < (-byConcept[$1].names.words.count, $1) }
        var places: [[NameSearch.Occurrence]] = Array(repeating: [], count: byConcept.count)
        for number in order {
            places[number] = search.occurrences(of: byConcept[number].names, mentionCount: byConcept[number].mentions.count)
        }
        for number in order {
            places[number] += search.shortOccurrences(of: byConcept[number].names)
            places[number].sort { $0.span < $1.span }
        }
        return repaired(text, byConcept, places, mentions, unchanged)
    }

    private func repaired(
        _ text: String, _ byConcept: [(concept: String, names: Names, mentions: [Int])], _ places: [[NameSearch.Occurrence]],
        _ mentions: [EntityMention], _ unchanged: Result
    ) -> Result {
        var all: [(concept: Int, occurrence: NameSearch.Occurrence, mention: Int?)] = []
        for (number, occurrences) in places.enumerated() {
            for (order, occurrence) in occurrences.enumerated() {
                let own = byConcept[number].mentions
                all.append((number, occurrence, order < own.count ? own[order] : nil))
            }
        }
        all.sort { $0.occurrence.span < $1.occurrence.span }
        var result = unchanged
        result.text = ""
        var from = 0
        for (number, occurrence, mention) in all {
            let (said, article) = withArticle(occurrence, byConcept[number].names, in: text, from: from)
            result.text += text[TextSpan(start: from, end: said.start)] ?? ""
            from = said.end
            let start = result.text.utf8.count
            let before = String(text[said] ?? "")
            let name = occurrence.replacement ?? before
            let after = article + name
            result.text += after
            let span = TextSpan(start: start, end: start + after.utf8.count)
            if let mention { result.places[mention] = TextSpan(start: start + article.utf8.count, end: span.end) }
            guard let reason = occurrence.reason, after != before else { continue }
            result.repairs.append(
                NameRepair(
                    span: said, repaired: span, before: before, after: after, concept: byConcept[number].concept, reason: reason,
                    source: mentions[mention ?? byConcept[number].mentions[0]].span))
        }
        result.text += text[TextSpan(start: from, end: text.utf8.count)] ?? ""
        return result
    }

    /// Where another term of a place is replaced: what is replaced with the article that goes with it, and the article that the preferred term wants.
    private func withArticle(_ occurrence: NameSearch.Occurrence, _ names: Names, in text: String, from: Int) -> (TextSpan, article: String)
    {
        let span = occurrence.span
        guard names.type == .place, occurrence.replacement != nil, let reason = occurrence.reason, reason != .spelling, reason != .casing
        else {
            return (span, "")
        }
        let isTaken = (articles.isTaken(by: words(String(text[span] ?? ""))), articles.isTaken(by: names.words))
        let written = articles.span(before: span.start, in: text)
        if isTaken.0, !isTaken.1, let written, written.start >= from { return (TextSpan(start: written.start, end: span.end), "") }
        if !isTaken.0, isTaken.1, written == nil { return (span, articles.set(before: span.start, in: text)) }
        return (span, "")
    }

    /// Words of `text` that belong to the name of a concept which the source does not mention, the longest names first.
    private func otherNames(in words: [TargetWord], mentioned: Set<String>) -> [Bool] {
        var taken = [Bool](repeating: false, count: words.count)
        var first = 0
        while first < words.count {
            var length = min(longest, words.count - first)
            while length > 0 {
                let own = words[first..<first + length]
                if own.contains(where: \.isCapital), let found = known(own.map(\.folded)) {
                    if found.isDisjoint(with: mentioned) { for place in own.indices { taken[place] = true } }
                    break
                }
                length -= 1
            }
            first += max(1, length)
        }
        return taken
    }

    /// The concepts of a term, with a plural ending or without.
    private func known(_ words: [String]) -> Set<String>? {
        if let found = concepts[words.joined(separator: " ")] { return found }
        guard let last = words.last,
            let stem = NameSearch.singulars(last).first(where: { concepts[(words.dropLast() + [$0]).joined(separator: " ")] != nil })
        else { return nil }
        return concepts[(words.dropLast() + [stem]).joined(separator: " ")]
    }
}

extension NameEnforcer {
    /// Over the glossaries of a pipeline, the user's before the built-in ones. Reads the built-in glossary and the tables of sounds (about 0.3 s).
    public init(_ resources: PipelineResources) throws {
        let profile = resources.profile
        let normalizers = resources.normalizers
        let builtIn = resources.options.usesBuiltInGlossaries ? try PipelineResources.builtInGlossary(profile, resources.dictionaries) : nil
        self.init(
            glossaries: try resources.options.readGlossaries(), builtIn: builtIn,
            matcher: try NameMatching.matcher(language: profile.tag.tag, usesModels: false, in: resources.dictionaries),
            articles: try TargetArticles(language: profile.tag.tag, in: resources.dictionaries),
            fold: { normalizers.searchKey($0).lowercased() })
    }
}
