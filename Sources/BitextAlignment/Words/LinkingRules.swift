public import BitextModel

/// What is known of the grammar of two languages that bears on links between words: which words form a group with their neighbours.
///
/// A Hindi verb is often several words (सुनिश्चित करते हैं) where English has one (ensure), and the other way round (will take: उठाएगी). Statistics link the word that carries the meaning; the
/// groups carry the link to the rest. The table names words by role; this code names no language. Grouping after Aswani and Gaizauskas, "A hybrid approach to align sentences and words in English–Hindi parallel
/// corpora", WPT 2005, section 4, who group by patterns over parts of speech; deviation: closed lists of words alone.
public struct LinkingRules: Sendable {
    enum Role: String {
        /// Stands behind a verb, or before it (`direction`), and belongs to it.
        case auxiliary
        /// Makes a verb out of the noun or adjective before it.
        case light
        /// Is light or auxiliary only where an auxiliary or the end of the clause follows; another word elsewhere.
        case ambiguous
        /// Marks the case of the noun before it.
        case caseMarker = "case"
        /// Marks a possessor before it.
        case genitive
        /// Has mostly no counterpart.
        case article
        /// Has no counterpart: ने.
        case silent
        /// Before a verb: to.
        case infinitive
        /// May stand between the words of a group, to which it does not belong.
        case between
    }

    /// On which side of its verb an auxiliary stands.
    enum Direction: String { case before, after }

    struct Side: Sendable {
        var roles: [UTF8Key: Role] = [:]
        var compounds: Set<[String]> = []
        var longestCompound = 0
        /// Endings of a possessor, and of infinitives.
        var possessives: [String] = []
        var infinitiveEndings: [String] = []
        /// Endings of plurals, and what stands in their place in the singular.
        var plurals: [(ending: String, singular: String)] = []
        /// Words that mark the word behind them, whatever else they are.
        var prepositions: Set<String> = []
        /// Forms of to be, and what may stand with them where they are the whole verb.
        var copulas: Set<String> = []
        /// Stand right behind a verb and belong to it: out, down.
        var particles: Set<String> = []
        /// Make a superlative of the word behind them.
        var degrees: Set<String> = []
        /// Endings of participles, which make a verb with a form of to be.
        var participleEndings: [String] = []
        /// Endings of adverbs made of adjectives.
        var adverbEndings: [String] = []
        var direction: Direction = .after

        func role(_ word: String) -> Role? { roles[UTF8Key(word)] }
    }

    let source: Side
    let target: Side

    /// Whether a word of the source serves grammar by its role: an auxiliary, a light verb, a mark of case.
    public func isGrammatical(source word: String) -> Bool { source.role(word) != nil }

    public func isGrammatical(target word: String) -> Bool { target.role(word) != nil }

    /// Whether the word marks a possessor, and so may stand inside a noun phrase.
    public func isGenitive(source word: String) -> Bool { source.role(word) == .genitive }

    /// Whether the word makes a verb out of the noun before it (करना).
    public func isLight(source word: String) -> Bool { source.role(word) == .light }

    /// The root of a word of the source that has an ending of infinitives, with the other endings: of धोना, धोने and धोनी.
    public func otherInfinitives(source word: String) -> [String] {
        guard let ending = source.infinitiveEndings.first(where: { word.hasSuffix($0) && word != $0 }) else { return [] }
        let root = word.unicodeScalars.dropLast(ending.unicodeScalars.count)
        return source.infinitiveEndings.filter { $0 != ending }.map { String(String.UnicodeScalarView(root)) + $0 }
    }

    /// What a word of the target may be the plural of.
    public func singulars(target word: String) -> [String] {
        target.plurals.filter { word.hasSuffix($0.ending) && word != $0.ending }.map { word.dropLast($0.ending.count) + $0.singular }
    }

    /// Words of the target side that serve grammar: those with a role, prepositions, copulas and particles.
    public var targetFunctionWords: Set<String> {
        Set(target.roles.keys.map(\.text)).union(target.prepositions).union(target.copulas).union(target.particles)
    }

    /// No rules.
    public init() {
        source = Side()
        target = Side()
    }

    /// Columns: language, role, words separated by `|`. Roles: those of words (auxiliary, light, ambiguous, case, genitive, article, silent, infinitive, between); `compound`, words of a unit separated by spaces;
    /// `possessive-ending`, `infinitive-ending`, `participle-ending`, `adverb-ending`, `plural-ending` (`ies=y`); `preposition`, `copula`, `particle`, `degree`, which a word may be beside another role; `auxiliaries`, `before` or `after`
    /// the verb. Throws for another language or role.
    public init(parsing text: String, file: String, source: LanguageTag, target: LanguageTag) throws(DataTableError) {
        var sides = (Side(), Side())
        for row in try DataTable(parsing: text, file: file, columns: 3).rows {
            let language = LanguageTag(String(row.fields[0]))
            let values = row.list(2).map(String.init)
            let problem: String?
            if language == source {
                problem = Self.add(String(row.fields[1]), values, to: &sides.0)
            } else if language == target {
                problem = Self.add(String(row.fields[1]), values, to: &sides.1)
            } else {
                problem = "'\(row.fields[0])' is neither \(source) nor \(target)"
            }
            if let problem { throw DataTableError(file: file, line: row.line, problem: problem) }
        }
        self.source = sides.0
        self.target = sides.1
    }

    /// Returns what is wrong.
    private static func add(_ kind: String, _ values: [String], to side: inout Side) -> String? {
        guard !values.isEmpty else { return "no words" }
        switch kind {
        case "compound":
            for value in values {
                let words = value.split(separator: " ").map(String.init)
                guard words.count >= 2 else { return "'\(value)' is one word" }
                side.compounds.insert(words)
                side.longestCompound = max(side.longestCompound, words.count)
            }
        case "possessive-ending": side.possessives += values
        case "infinitive-ending": side.infinitiveEndings += values
        case "plural-ending":
            for value in values {
                let parts = value.split(separator: "=", maxSplits: 1).map(String.init)
                side.plurals.append((parts[0], parts.count > 1 ? parts[1] : ""))
            }
        case "participle-ending": side.participleEndings += values
        case "adverb-ending": side.adverbEndings += values
        case "preposition": side.prepositions.formUnion(values)
        case "copula": side.copulas.formUnion(values)
        case "particle": side.particles.formUnion(values)
        case "degree": side.degrees.formUnion(values)
        case "auxiliaries":
            guard let direction = Direction(rawValue: values[0]) else { return "'\(values[0])' is neither before nor after" }
            side.direction = direction
        default:
            guard let role = Role(rawValue: kind) else { return "unknown role '\(kind)'" }
            for value in values { side.roles[UTF8Key(value)] = role }
        }
        return nil
    }
}
