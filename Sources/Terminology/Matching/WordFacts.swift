internal import BitextModel

/// What is known of a token by its text and kind alone.
final class WordFacts: Sendable {
    // In the order in which they are asked for: what is asked of each word lies in the first line of the cache or the second.

    /// What a sentence takes over of its only unit, nil where it has others, and of several: in most words the first alone, with no other memory to be read.
    let sole: PlacedUnit?
    let quantityTraits: QuantityTraits
    /// Whether it is usual as a given (1) or family name (2), or both (3); known where features are read.
    let role: UInt8
    /// Whether a list of names has it, and no list of loans has it; known where features are read.
    let isListedName: Bool
    /// Whether what is around it may make it a name, of those that a recognizer has not seen: asked of every word, once for all that it may be.
    let mayBeNamed: Bool
    /// Whether it may begin, end or stand beside a name that no list has whole (`WordClasses.marks`), or is usual as a given name and no ordinary word.
    let marksName: Bool
    let isOrdinary: Bool
    /// Whether it is an apostrophe or a mark that may be one.
    let isApostrophe: Bool
    /// Whether it has `acronymLetters`.
    let isAcronym: Bool
    /// Whether it begins with a digit.
    let isNumbered: Bool
    let classes: WordClasses
    /// The folded text of its only unit; empty where it has others.
    private let soleKey: String
    /// Its units, with offsets from its beginning.
    let units: [MatchUnit]
    let placed: [PlacedUnit]
    /// The text under which numbers, units and dates know it; empty where they do not read it.
    let quantityKey: String
    /// Units that it may be written as one of.
    let cuts: [WordSpacing.Cut]
    /// Where an honorific written together with a name begins (मोदीजी), or a visarga that stands for a colon, in UTF-8 from the word's beginning; nil in other words.
    let tailStart: Int?
    /// Whether `tailStart` is that of an honorific behind a hyphen (हाशिमोतो-जी): one without may be the end of any word.
    let isRespected: Bool
    /// As in `WordKnowledge.nameEvidence`; 0 where no features are read.
    let evidence: UInt8
    /// The letters that it spells by their names, where it is an acronym.
    let acronymLetters: String?
    let writtenNumber: WrittenNumber?
    /// What the recognizer of names reads in it; nothing of the word where none is to read it.
    let features: RecognizerFeatures.Word

    /// What lists say of a word, beside its units.
    struct Findings {
        /// As in `WordKnowledge.nameEvidence`.
        var evidence: UInt8 = 0
        var quantityKey = ""
        var quantityTraits: QuantityTraits = []
        var acronymLetters: String?
        var isNumbered = false
    }

    init(
        units: [MatchUnit], cuts: [WordSpacing.Cut], surface: String, kind: TokenKind, isLatin: Bool, isOrdinary: Bool,
        classes: WordClasses, readsFeatures: Bool, tailStart: Int?, findings: Findings
    ) {
        self.units = units
        soleKey = units.count == 1 ? units[0].key : ""
        sole = units.count == 1 ? PlacedUnit(units[0], part: 0, isSole: true) : nil
        placed = units.count == 1 ? [] : units.enumerated().map { PlacedUnit($1, part: $0, isSole: false) }
        self.cuts = cuts
        self.tailStart = tailStart
        isRespected = tailStart.map { surface.utf8.dropFirst($0).first == UInt8(ascii: "-") } ?? false
        isApostrophe = kind == .punctuation && (surface == "'" || surface == "\u{2019}")  // RIGHT SINGLE QUOTATION MARK
        self.isOrdinary = isOrdinary
        self.classes = classes
        let evidence = findings.evidence
        role = evidence >> 4 & 3
        isListedName = evidence & 3 != 0 && evidence & 8 == 0
        marksName = readsFeatures && (!classes.isDisjoint(with: .marks) || evidence >> 4 & 1 != 0 && !isOrdinary)
        mayBeNamed = evidence >> 4 & 1 != 0 || !classes.isDisjoint(with: [.givenName, .label, .introduction]) || isRespected
        if readsFeatures {
            let isPlain = units.count == 1 && tailStart == nil && !units[0].key.isEmpty
            let keyed = isPlain ? units : Self.keyed(units, tailStart: tailStart)
            features = RecognizerFeatures.Word(
                key: isPlain ? units[0].key : keyed.isEmpty ? surface : keyed.map(\.key).joined(separator: "-"), kind: kind,
                isLatin: isLatin, casing: keyed.first?.casing ?? .none, isOrdinary: isOrdinary,
                isPostposition: classes.contains(.postposition), isHead: classes.contains(.organizationHead),
                nameEvidence: evidence & (isLatin ? 15 : 63))
        } else {
            features = .border
        }
        self.evidence = evidence
        quantityKey = findings.quantityKey
        quantityTraits = findings.quantityTraits
        acronymLetters = findings.acronymLetters
        isAcronym = acronymLetters != nil
        isNumbered = findings.isNumbered
        writtenNumber = kind == .number ? WrittenNumber(surface[...]) : nil
    }

    /// Units with a text, before an honorific or a colon.
    static func keyed(_ units: [MatchUnit], tailStart: Int?) -> [MatchUnit] {
        units.filter { !$0.key.isEmpty && $0.start < tailStart ?? .max }
    }

    /// The folded text of one of its units as it stands in a sentence.
    func key(of unit: PlacedUnit) -> String { unit.isSole ? soleKey : units[unit.part].key }
}
