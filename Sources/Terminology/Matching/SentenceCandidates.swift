package import BitextModel
internal import Transliteration

/// What a sentence may name, before the document decides: all terms found in it, overlapping as they may.
public struct SentenceCandidates: Sendable {
    /// A term found, not yet judged: units `first..<end`.
    struct Found: Sendable {
        let first: Int
        let end: Int
        let node: Int32
        /// Whether the text divides its words otherwise than the term does.
        var isRespaced = false
    }

    struct Match: Sendable {
        /// Units `first..<end`.
        let first: Int
        let end: Int
        /// Entries of the glossary index whose conditions hold here.
        let node: Int32
        let entries: EntryPlaces
        /// Whether the text divides its words otherwise than the term does: लालकिला for लाल किला.
        let isRespaced: Bool
        /// Whether the words directly around look like parts of a longer, unknown name.
        let touchesUnknownName: Bool
    }

    /// Sorted by first unit, the longest first.
    var matches: [Match]
    /// Terms that are like what the text has, by sound; sorted by first unit.
    var nearMatches: [NearMatch] = []
    package internal(set) var units: [PlacedUnit]
    /// What is known of each token by itself, with its number in the matcher's memory and how often that has begun anew.
    var words: [KnownWord]
    var generation: Int
    /// Acronyms and what they stand for, as `X (Y)` in the text.
    var pairs: [AcronymPair]
    /// The pairs whose expansion is the name of an organization by its last word.
    var organizationPairs: Set<AcronymPair>
    let text: String
    /// The tokens that spell letters by their names.
    package let acronymPlaces: [Int]
    /// The tokens that may begin, end or stand beside a name that no list has whole; none where no names are recognized.
    package let markPlaces: [Int]
    /// The first token that may begin a date or an amount; the number of tokens where none may.
    let firstQuantity: Int

    /// Whether a token is an ordinary word, not a name.
    package func isOrdinary(_ token: Int) -> Bool { words[token].facts.isOrdinary }

    /// What lists have a token in.
    package func classes(_ token: Int) -> WordClasses { words[token].facts.classes }

    /// The letters that a token spells by their names, where it is an acronym; nil for others.
    package func acronymLetters(_ token: Int) -> String? { words[token].facts.acronymLetters }

    /// Whether a token is usual as a family name and as no given one, and whether it is usual as a given name.
    package func isFamilyName(_ token: Int) -> Bool { words[token].facts.role == 2 }
    package func isGivenName(_ token: Int) -> Bool { words[token].facts.role & 1 == 1 }

    /// Whether a list of names has a token, and no list of loans has it.
    package func isListedName(_ token: Int) -> Bool { words[token].facts.isListedName }

    /// Whether a token is usual as a family name, as a given one too or not.
    package func isAlsoFamilyName(_ token: Int) -> Bool { words[token].facts.role & 2 == 2 }

    /// Whether a token may be the rest of a name by its form: no ordinary word, or a usual family name.
    package func mayBeFamilyName(_ token: Int) -> Bool { !words[token].facts.isOrdinary || words[token].facts.role & 2 == 2 }

    /// The folded text of one of `units`.
    package func key(_ unit: PlacedUnit) -> String { words.key(unit) }

    /// The units with their texts, for who compares them with another sentence's.
    package var matchUnits: [MatchUnit] {
        units.map { words[$0.token].facts.units[$0.part].moved(to: $0.start - words[$0.token].facts.units[$0.part].start, token: $0.token) }
    }

    /// Whether a token may be a name by what is around it, or says that another is one.
    package func mayBeNamed(_ token: Int) -> Bool { words[token].facts.mayBeNamed }

    /// Whether a token is a name and an honorific with a hyphen between them.
    package func isRespected(_ token: Int) -> Bool { words[token].facts.isRespected }

    /// UTF-8 length of a token without an honorific written together with the name (मोदीजी), or a visarga typed for a colon; nil where it has none.
    package func lengthWithoutTail(_ token: Int) -> Int? { words[token].facts.tailStart }

    /// Tokens of a term beyond which it is not looked for by its end.
    private static let longestTerm = 12

    /// The first token of the longest term that ends with a token and is of a type; nil where there is none.
    package func start(endingAt token: Int, of type: EntityType, in index: GlossaryIndex) -> Int? {
        // Sorted by first units: those that begin too far before the token are passed over.
        var (low, high) = (0, matches.count)
        while low < high {
            let middle = (low + high) / 2
            if units[matches[middle].first].token < token - Self.longestTerm { low = middle + 1 } else { high = middle }
        }
        for match in matches[low...] {
            guard units[match.first].token <= token else { break }
            guard units[match.end - 1].token == token else { continue }
            let entries = index.entries(match.node)
            if match.entries.contains(where: { index.type(entries[$0.place].concept) == type }) { return units[match.first].token }
        }
        return nil
    }

    /// By token: whether the glossary may have something to say of it.
    package var covered: [Bool] {
        var result = [Bool](repeating: false, count: words.count)
        for match in matches { for unit in match.first..<match.end { result[units[unit].token] = true } }
        return result
    }
}

/// What the matcher knows of words, to judge the neighbours of a term.
public struct WordKnowledge: Sendable {
    /// Postpositions, for conditions.
    public var postpositions: Set<String>
    /// Words that serve grammar: none is a part of a compound.
    public var functionWords: Set<String>
    /// Last words of names of organizations.
    public var organizationHeads: Set<String>
    /// Words of respect that may be written together with the name before them (जी).
    public var honorificEndings: Set<String> = []
    /// Ends of words that no name has.
    public var commonEndings = CommonEndings()
    /// Words before a person's name that are no part of it (डॉ.).
    public var titles: Set<String> = []
    /// Words that tell names by where they stand.
    public var neighbours = NameNeighbours()
    /// Whether a word of the source language is an ordinary one, not a name.
    public var isOrdinary: @Sendable (Substring) -> Bool
    /// How usual a word is in running text, 0 (never seen) to 1.
    public var commonness: @Sendable (Substring) -> Double
    /// What lists of names say of a word, as a number below 16; 0 for nothing. Sixteen more for a usual given name, 32 more for a family name, 64 beside these for a foreign one, which may be spelled in many ways.
    public var nameEvidence: @Sendable (String) -> UInt8
    /// The letters that a word's letter names spell (एसडीओ), where they are an acronym; nil for other words.
    public var acronymLetters: @Sendable (String) -> String?
    /// How a word of the source script, or a part of one, may be spelled in the letters of the target language, folded; for names written half in each (`Silचर`).
    public var romanizations: @Sendable (String) -> [String] = { _ in [] }
    /// What the folded word, or the mark, may be in dates and amounts.
    public var quantityTraits: @Sendable (String) -> QuantityTraits

    public init(
        postpositions: Set<String> = [], functionWords: Set<String> = [], organizationHeads: Set<String> = [],
        isOrdinary: @escaping @Sendable (Substring) -> Bool = { _ in true },
        quantityTraits: @escaping @Sendable (String) -> QuantityTraits = { _ in .all },
        commonness: @escaping @Sendable (Substring) -> Double = { _ in 0 },
        nameEvidence: @escaping @Sendable (String) -> UInt8 = { _ in 0 },
        acronymLetters: @escaping @Sendable (String) -> String? = { _ in nil }
    ) {
        self.acronymLetters = acronymLetters
        self.nameEvidence = nameEvidence
        self.commonness = commonness
        self.quantityTraits = quantityTraits
        self.postpositions = postpositions
        self.functionWords = functionWords
        self.organizationHeads = organizationHeads
        self.isOrdinary = isOrdinary
    }
}
