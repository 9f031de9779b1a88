public import BitextModel
public import Dictionaries
internal import ICU
public import Transliteration

/// Why no transform could be made for what was asked.
public enum SchemeLibraryError: Error, Equatable, Sendable, CustomStringConvertible {
    /// No scheme of this name; `known` are those there are.
    case unknownScheme(String, known: [String])
    /// The scheme cannot be read back.
    case noWayBack(scheme: String)
    /// Neither our rules nor ICU go from one script to the other.
    case noTransform(from: Script, to: Script)
    /// A scheme joins a script to Latin, and these two scripts are something else.
    case schemeNeedsLatin(scheme: String, from: Script, to: Script)
    case sameScript(Script)

    public var description: String {
        switch self {
        case .unknownScheme(let name, let known): "no scheme \(name); there are: \(known.joined(separator: ", "))"
        case .noWayBack(let scheme): "scheme \(scheme) cannot be read back: it writes different letters alike"
        case .noTransform(let from, let to): "no rules from \(from) to \(to), here or in ICU"
        case .schemeNeedsLatin(let scheme, let from, let to):
            "scheme \(scheme) writes a script of India in Latin letters: not from \(from) to \(to)"
        case .sameScript(let script): "the text is in \(script) already"
        }
    }
}

/// The shipped schemes and conversions between scripts, compiled as they are asked for.
///
/// ```swift
/// let library = try SchemeLibrary(in: Toolkit.dictionaries())
/// let transform = try library.transform(from: .devanagari, to: .latin, scheme: "iso15919")
/// try transform.makeTransliterator().transliterate("नमस्ते")   // "namastē"
/// ```
public struct SchemeLibrary: Sendable {
    private static let folder = "translit/schemes"
    /// What the rules are written for; other scripts go through it.
    private static let pivot = Script.devanagari

    public let schemes: [TransliterationScheme]
    private let dictionaries: Dictionaries

    public init(in dictionaries: Dictionaries) throws {
        self.dictionaries = dictionaries
        let file = "\(Self.folder)/schemes.tsv"
        schemes = try TransliterationScheme.parse(dictionaries.text(file), file: file)
    }

    public func scheme(named name: String) throws(SchemeLibraryError) -> TransliterationScheme {
        guard let scheme = schemes.first(where: { $0.name == name }) else { throw .unknownScheme(name, known: schemes.map(\.name)) }
        return scheme
    }

    /// The transform between two scripts. With a scheme one of them is Latin; without, scripts of India are joined by our rules and all others by ICU.
    /// Compiling costs 5 to 20 ms.
    public func transform(
        from: Script, to: Script, scheme name: String? = nil, policy: TextPolicy = TextPolicy()
    ) throws -> TextTransform {
        guard from != to else { throw SchemeLibraryError.sameScript(from) }
        guard let name else { return try conversion(from: from, to: to, policy: policy) }
        let scheme = try scheme(named: name)
        if to == .latin {
            let letters = try forward(scheme, policy)
            return from == Self.pivot ? letters : try indic(from, towardsPivot: true, policy).followed(by: letters)
        }
        guard from == .latin else { throw SchemeLibraryError.schemeNeedsLatin(scheme: name, from: from, to: to) }
        let letters = try backwardRules(scheme, policy).compiled()
        return to == Self.pivot ? letters : letters.followed(by: try indic(to, towardsPivot: false, policy))
    }

    /// What wraps a transliterator where foreign text is marked; nil where it is kept as it is.
    public func marks(
        from: Script, to: Script, scheme name: String, policy: TextPolicy
    ) throws -> (@Sendable (any TextTransliterator) -> MarkingTransliterator)? {
        guard policy.foreign == .mark else { return nil }
        let scheme = try scheme(named: name)
        if from == .latin { return { MarkingTransliterator($0, marks: nil) } }
        let backward = try backwardRules(scheme, policy)
        let marks = ForeignMarks(sensitive: backward.keyScalars.subtracting([0xFDD0]), separator: scheme.separator)
        return { MarkingTransliterator($0, marks: marks) }
    }

    /// A check of what a scheme would not bring back.
    public func check(scheme name: String, policy: TextPolicy) throws -> ReversibilityCheck {
        let scheme = try scheme(named: name)
        return try ReversibilityCheck(forward: forward(scheme, policy), backward: backwardRules(scheme, policy).compiled())
    }

    // MARK: - Parts

    private func rules(_ name: String, reverse: Bool = false) throws -> SchemeTransform {
        try SchemeTransform(rules: dictionaries.text("\(Self.folder)/\(name)"), file: name, reverse: reverse)
    }

    private func addDigits(_ policy: TextPolicy, to rules: inout SchemeTransform) throws {
        switch policy.digits {
        case .latin: rules.append(try self.rules("digits.rules"))
        case .native: rules.append(try self.rules("digits.rules", reverse: true))
        case .keep, nil: break
        }
    }

    private func forward(_ scheme: TransliterationScheme, _ policy: TextPolicy) throws -> TextTransform {
        var rules = try rules(scheme.forwardRules)
        try addDigits(policy, to: &rules)
        if policy.danda == .convert { rules.append(try self.rules("danda-\(scheme.danda.rawValue).rules")) }
        let letters = try rules.compiled()
        let deletes = policy.silentVowels.map { $0 == .delete } ?? scheme.deletesSilentVowels
        return deletes ? TextTransform.silentVowels(of: try romanizer()).followed(by: letters) : letters
    }

    private func backwardRules(_ scheme: TransliterationScheme, _ policy: TextPolicy) throws -> SchemeTransform {
        guard let name = scheme.backwardRules else { throw SchemeLibraryError.noWayBack(scheme: scheme.name) }
        var rules = try rules(name)
        try addDigits(policy, to: &rules)
        if policy.danda == .convert, scheme.danda == .bar { rules.append(try self.rules("danda-bar.rules", reverse: true)) }
        return rules
    }

    /// Between the pivot and another script of India.
    private func indic(_ script: Script, towardsPivot: Bool, _ policy: TextPolicy) throws -> TextTransform {
        let name = "deva-\(script.code.lowercased()).rules"
        guard try dictionaries.files(in: Self.folder, suffix: ".rules").contains(name) else {
            throw SchemeLibraryError.noTransform(from: towardsPivot ? script : Self.pivot, to: towardsPivot ? Self.pivot : script)
        }
        var rules = try rules(name, reverse: towardsPivot)
        if policy.digits == .keep || policy.digits == .latin { rules.removeDigits() }
        if policy.digits == .latin { rules.append(try self.rules("digits.rules")) }
        return try rules.compiled()
    }

    private func conversion(from: Script, to: Script, policy: TextPolicy) throws -> TextTransform {
        do {
            if from == Self.pivot { return try indic(to, towardsPivot: false, policy) }
            if to == Self.pivot { return try indic(from, towardsPivot: true, policy) }
            return try indic(from, towardsPivot: true, policy).followed(by: try indic(to, towardsPivot: false, policy))
        } catch is SchemeLibraryError {}
        for identifier in ["\(from)-\(to)", "\(from)-Latn; Latn-\(to)", "Any-\(to)"] {
            if let transform = try? TextTransform(icuIdentifier: identifier) { return transform }
        }
        throw SchemeLibraryError.noTransform(from: from, to: to)
    }

    /// The romanizer that knows which vowels are silent, of the one language whose script is the pivot.
    private func romanizer() throws -> ReadableRomanizer {
        let letters = try RomanizationTable(parsing: dictionaries.text("translit/readable.deva.tsv"), file: "translit/readable.deva.tsv")
        return ReadableRomanizer(
            letters: letters,
            schwas: try SchwaTable(parsing: dictionaries.text("translit/schwa.hi.tsv"), file: "translit/schwa.hi.tsv"),
            words: try WordReadings(
                parsing: dictionaries.text("translit/readable-words.hi.tsv"), file: "translit/readable-words.hi.tsv", letters: letters))
    }
}
