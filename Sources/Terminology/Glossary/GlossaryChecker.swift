public import BitextModel

/// Looks a glossary through for faults, concept by concept. Memory: keys of the terms seen.
public struct GlossaryChecker {
    private let source: LanguageTag
    private let target: LanguageTag
    private let sourceScript: ScriptRange
    private let keys: TermSearchKeys
    private let normalized: (String) -> String
    private var identifiers: Set<String> = []
    private var pairs: [String: String] = [:]
    /// For each folded source term: the concept and folded rendering first met.
    private var renderings: [String: (concept: String, type: EntityType, english: String, isConditional: Bool)] = [:]
    private let functionWords: Set<String>

    /// The block of code points that a script has: enough to tell letters of another script.
    public struct ScriptRange: Sendable {
        public var lower: UInt32
        public var upper: UInt32

        public init(lower: UInt32, upper: UInt32) {
            self.lower = lower
            self.upper = upper
        }

        func contains(_ scalar: Unicode.Scalar) -> Bool { (lower...upper).contains(scalar.value) }
    }

    /// `normalized` brings a text into normalization form C; `functionWords` of the source language are in every text.
    public init(
        source: LanguageTag, target: LanguageTag, sourceScript: ScriptRange, keys: TermSearchKeys, functionWords: Set<String> = [],
        normalized: @escaping (String) -> String
    ) {
        self.functionWords = Set(functionWords.map { keys.folded($0) })
        self.source = source
        self.target = target
        self.sourceScript = sourceScript
        self.keys = keys
        self.normalized = normalized
    }

    /// What is wrong with `concept`, alone and beside those checked before.
    public mutating func issues(_ concept: Concept) -> [GlossaryIssue] {
        var issues: [GlossaryIssue] = []
        func report(_ rule: GlossaryIssue.Rule, _ term: String, _ message: String) {
            issues.append(GlossaryIssue(rule, concept: concept.identifier, term: term, message: message))
        }
        if !identifiers.insert(concept.identifier).inserted { report(.duplicateIdentifier, "", "the identifier stands twice") }
        for language in [source, target] {
            if concept.section(language)?.preferred == nil { report(.noTerm, "", "no usable term in \(language)") }
        }
        for section in concept.sections {
            var seen: Set<String> = []
            for term in section.terms {
                if !seen.insert("\(term.form == .acronym)\(term.text)").inserted { report(.duplicateTerm, term.text, "it stands twice") }
                check(term, section.language, concept, report)
            }
            if section.terms.count(where: { $0.status == .preferred }) > 1 {
                report(.severalPreferred, section.terms[0].text, "more than one preferred term in \(section.language)")
            }
        }
        checkOthers(concept, report)
        return issues
    }

    private func check(
        _ term: Term, _ language: LanguageTag, _ concept: Concept, _ report: (GlossaryIssue.Rule, String, String) -> Void
    ) {
        let text = term.text
        let scalars = Array(text.unicodeScalars)
        if scalars.first?.properties.isWhitespace == true || scalars.last?.properties.isWhitespace == true || text.contains("  ") {
            report(.spacing, text, "blanks at an end, or two in a row")
        }
        if scalars.contains(where: { $0.properties.generalCategory == .control }) { report(.spacing, text, "a control character") }
        if normalized(text).unicodeScalars.elementsEqual(scalars) == false { report(.unnormalized, text, "not in normalization form C") }
        if TermSearchKeys.words(text).isEmpty { report(.neverMatches, text, "no letters or digits") }
        if let first = scalars.first, let last = scalars.last, Self.isMark(first) || Self.isMark(last) {
            report(.punctuation, text, "a mark at an end; terms are compared without marks")
        }
        let isSource = language == source
        if isSource { checkNative(term, concept, report) }
        for word in TermSearchKeys.words(text) {
            let letters = word.unicodeScalars.filter { $0.properties.isAlphabetic && $0.properties.generalCategory != .modifierLetter }
            let native = letters.count { sourceScript.contains($0) }
            let latin = letters.count { $0.value < 0x2B0 || (0x1E00...0x1EFF).contains($0.value) }
            if native > 0, latin > 0 {
                report(.script, text, "letters of two scripts in one word")
            } else if native + latin < letters.count {
                report(.script, text, "letters of a third script")
            } else if !isSource, native > 0, !term.isUntranslated {
                report(.script, text, "letters of the other language's script")
            }
        }
        guard !isSource, let first = scalars.first(where: { $0.properties.isAlphabetic }) else { return }
        if term.form == .acronym, !scalars.contains(where: { $0.properties.isUppercase }) {
            report(.casing, text, "an acronym without capitals")
        } else if [.person, .place, .organization, .demonym].contains(concept.type), term.form != .acronym, first.properties.isLowercase,
            !scalars.contains(where: { $0.properties.isUppercase })
        {
            report(.casing, text, "a name in small letters")
        }
    }

    /// Of a source term: whether it is one of the language, and not one of its words of grammar.
    private func checkNative(_ term: Term, _ concept: Concept, _ report: (GlossaryIssue.Rule, String, String) -> Void) {
        guard term.form == .fullForm || term.form == .variant else { return }
        let letters = term.text.unicodeScalars.filter(\.properties.isAlphabetic)
        let isUntranslated = concept.section(target)?.terms.contains(where: \.isUntranslated) ?? false
        if term.form == .fullForm, !isUntranslated, !letters.isEmpty, !letters.contains(where: sourceScript.contains) {
            report(
                .foreignTerm, term.text,
                "no letter of \(source); if it is no name to be left as it is (\(Term.untranslated)), the columns may be the other way round"
            )
        }
        let key = keys.folded(term.text)
        if functionWords.contains(key), !concept.conditions.contains(where: { keys.folded($0.term) == key }) {
            report(
                .functionWord, term.text,
                "a word of grammar, which is in every text: each of them will be found; a condition (context) may tell them apart")
        }
    }

    /// Marks that no term ends with: brackets, full stops, apostrophes and what stands for a word do.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        ["!", "?", ",", ";", ":", "\"", "\u{201C}", "\u{201D}", "\u{2018}", "\u{0964}", "\u{0965}", "-", "\u{2013}", "\u{2014}"].contains(
            scalar)
    }

    private mutating func checkOthers(_ concept: Concept, _ report: (GlossaryIssue.Rule, String, String) -> Void) {
        guard let native = concept.section(source)?.preferred, let english = concept.section(target)?.preferred else { return }
        let rendering = keys.folded(english.text)
        let pair = "\(concept.type.rawValue)\u{0}\(keys.folded(native.text))\u{0}\(rendering)"
        if let other = pairs[pair] {
            report(.duplicateConcept, native.text, "\(other) has the same type and terms")
        } else {
            pairs[pair] = concept.identifier
        }
        let section = concept.section(source)
        for term in section?.terms ?? [] where term.form == .fullForm || term.form == .variant {
            let key = keys.folded(term.text)
            let isConditional = concept.conditions.contains { keys.folded($0.term) == key }
            if let other = renderings[key] {
                guard other.concept != concept.identifier, !isConditional, !other.isConditional else { continue }
                if other.english != rendering {
                    report(.conflict, term.text, "\(other.concept) has this term too, with another rendering; the first one wins")
                } else if other.type != concept.type {
                    report(
                        .conflict, term.text,
                        "\(other.concept) has this term and rendering too, as \(other.type.rawValue); the first one wins")
                }
            } else {
                renderings[key] = (concept.identifier, concept.type, rendering, isConditional)
            }
        }
    }
}
