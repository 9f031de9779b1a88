public import BitextModel

/// A text in one language as files carry it, its inline codes beside it.
public struct ExchangeSegment: Hashable, Sendable {
    public var language: LanguageTag
    public var text: String
    /// By offset.
    public var codes: [InlineCode]

    public init(language: LanguageTag, text: String, codes: [InlineCode] = []) {
        self.language = language
        self.text = text
        self.codes = codes
    }
}

/// A stretch of a unit's source text that is a term.
public struct ExchangeTerm: Hashable, Sendable {
    /// UTF-8 bytes of the source text.
    public var span: TextSpan
    /// The term as a glossary has it, which may differ from the text at `span`.
    public var term: String
    /// In the target language; empty where none is known.
    public var translation: String
    /// What it names ("person"); empty where nothing is said.
    public var type: String
    /// Identifier of its concept; nil where it has none, or the file does not say.
    public var concept: String?
    /// How it was joined to its concept; nil where the file does not say.
    public var method: LinkMethod?
    /// 0–1; nil where the file does not say.
    public var score: Double?

    public init(
        span: TextSpan, term: String, translation: String, type: String = "", concept: String? = nil, method: LinkMethod? = nil,
        score: Double? = nil
    ) {
        self.span = span
        self.term = term
        self.translation = translation
        self.type = type
        self.concept = concept
        self.method = method
        self.score = score
    }
}

extension ExchangeTerm {
    /// The mentions of `text`, in order, as terms: those that lie within another are left out.
    package static func terms(_ mentions: [EntityMention], in text: String) -> [ExchangeTerm] {
        var terms: [ExchangeTerm] = []
        var end = 0
        for mention in mentions where mention.span.start >= end && !mention.span.isEmpty && text[mention.span] != nil {
            terms.append(
                ExchangeTerm(
                    span: mention.span, term: mention.native, translation: mention.english, type: mention.type.rawValue,
                    concept: mention.link.concept, method: mention.link.method, score: mention.link.score))
            end = mention.span.end
        }
        return terms
    }
}

/// A name and a value that a file carries along with a unit (`prop` of TMX).
public struct ExchangeProperty: Hashable, Sendable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// A translation unit as files carry it: one meaning in one language or several.
public struct ExchangeUnit: Hashable, Sendable {
    /// As the file names it; empty where it does not.
    public var identifier: String
    public var source: ExchangeSegment
    /// The other languages, in the order of the file.
    public var targets: [ExchangeSegment]
    public var notes: [String]
    public var properties: [ExchangeProperty]
    /// In the source text, by offset, none within another.
    public var terms: [ExchangeTerm]
    /// Words of source and first target, and their links; nil where the file has none.
    public var words: ExchangeWords?

    public init(
        identifier: String, source: ExchangeSegment, targets: [ExchangeSegment] = [], notes: [String] = [],
        properties: [ExchangeProperty] = [], terms: [ExchangeTerm] = [], words: ExchangeWords? = nil
    ) {
        self.identifier = identifier
        self.source = source
        self.targets = targets
        self.notes = notes
        self.properties = properties
        self.terms = terms
        self.words = words
    }

    /// The first target in `language`: of that tag, else of its language; any language when nil.
    public func target(in language: LanguageTag?) -> ExchangeSegment? {
        guard let language else { return targets.first }
        return targets.first { $0.language == language } ?? targets.first { $0.language.language == language.language }
    }
}

extension ExchangeUnit {
    /// A unit of a bilingual document, with its names as terms. A gloss is no translation: it is left out unless `includesGloss`.
    public init(_ unit: TranslationUnit, includesGloss: Bool) {
        var properties: [ExchangeProperty] = []
        var targets: [ExchangeSegment] = []
        if let target = unit.target, includesGloss || target.origin != .gloss {
            targets.append(ExchangeSegment(language: target.segment.language, text: target.segment.text))
            properties.append(ExchangeProperty("x-origin", target.origin.rawValue))
            properties.append(ExchangeProperty("x-score", Self.decimals(target.score)))
        }
        let base = unit.source.span.start
        let terms = ExchangeTerm.terms(
            unit.entities.filter { $0.span.start >= base }.map { mention in
                var moved = mention
                moved.span = mention.span.shifted(by: -base)
                return moved
            }, in: unit.source.text)
        self.init(
            identifier: unit.id, source: ExchangeSegment(language: unit.source.language, text: unit.source.text), targets: targets,
            properties: properties, terms: terms)
    }

    /// Two decimals: "0.93".
    private static func decimals(_ score: Double) -> String {
        guard score.isFinite else { return "0.00" }
        let hundredths = Int((min(1, max(0, score)) * 100).rounded())
        return "\(hundredths / 100).\(hundredths / 10 % 10)\(hundredths % 10)"
    }
}

extension ExchangeUnit {
    /// The unit with its segment in `language` as source, where it has one; terms lie in the source they were found in, and are lost with it.
    package func turned(to language: LanguageTag) -> ExchangeUnit {
        guard source.language.language != language.language,
            let place = targets.firstIndex(where: { $0.language.language == language.language })
        else { return self }
        var turned = self
        turned.source = targets[place]
        turned.targets[place] = source
        turned.terms = []
        turned.words = place == 0 ? words?.turned : nil
        return turned
    }
}
