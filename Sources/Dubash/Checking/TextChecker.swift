package import BitextModel
package import Dictionaries
internal import ICU
package import Interchange
internal import TextAnalysis

/// Something found wrong in a file, with its place.
package struct CheckFinding: Hashable, Sendable {
    package var place: FilePlace?
    package var diagnostic: Diagnostic

    package init(_ severity: Diagnostic.Severity, _ rule: String, _ message: String, at place: FilePlace?) {
        self.place = place
        diagnostic = Diagnostic(severity: severity, code: rule, message: message)
    }
}

/// What is looked for in one text: script, stray signs, damage.
///
/// Which script a language is written in comes from the language profiles; a language without one is not judged.
package struct TextChecker: Sendable {
    /// Script code by language subtag.
    private let scripts: [String: String]
    private let languages: Set<String>

    /// `scripts`: by language subtag (`hi`: `Deva`).
    package init(scripts: [String: String]) {
        self.scripts = scripts
        languages = Set(LocaleNames.codes(.language))
    }

    /// With the scripts of all profiles; the other side of a profile has the script that its `other-language` says.
    package init(dictionaries: Dictionaries) throws {
        var scripts: [String: String] = [:]
        for tag in try LanguageProfile.available(in: dictionaries) {
            let profile = try LanguageProfile(tag, in: dictionaries)
            scripts[String(profile.tag.language)] = profile.script.code
            for (script, language) in profile.tokenizerData.otherLanguages { scripts[String(language.language)] = script.code }
        }
        self.init(scripts: scripts)
    }

    /// The script that texts in `language` are written in; nil where nothing is known.
    package func script(of language: LanguageTag) -> String? {
        for subtag in language.tag.split(separator: "-").dropFirst() {
            // A singleton ends the subtags of the language itself.
            if subtag.utf8.count == 1 { break }
            if subtag.utf8.count == 4, subtag.utf8.allSatisfy({ $0 >= 0x41 }) {
                return subtag.prefix(1).uppercased() + subtag.dropFirst().lowercased()
            }
        }
        return scripts[String(language.language)]
    }

    /// What is wrong with a tag that is well-formed; nil where nothing is.
    package func fault(of language: LanguageTag) -> String? {
        if language == .undetermined { return "the language is not said (und)" }
        let subtag = language.language.lowercased()
        if languages.contains(subtag) || subtag == "x" || subtag == "i" { return nil }
        return "'\(language)' begins with no language code that is known (BCP 47: hi, en)"
    }

    /// Findings in `text`, each a severity, a rule and words.
    package func check(_ text: String, _ language: LanguageTag) -> [(Diagnostic.Severity, String, String)] {
        var found: [(Diagnostic.Severity, String, String)] = []
        var seen: Set<String> = []
        func tell(_ severity: Diagnostic.Severity, _ rule: String, _ message: String) {
            if seen.insert(rule).inserted { found.append((severity, rule, message)) }
        }
        let expected = script(of: language)
        var letters: [String: Int] = [:]
        var previous: Unicode.Scalar = " "
        var offset = 0
        for scalar in text.unicodeScalars {
            defer {
                previous = scalar
                offset += UTF8.width(scalar)
            }
            if scalar.value < 0x80 {
                switch scalar.value {
                case 0x41...0x5A, 0x61...0x7A: letters["Latn", default: 0] += 1
                case 0..<0x20 where scalar.value != 9 && scalar.value != 10 && scalar.value != 13, 0x7F:
                    tell(.error, "control-character", "\(Self.name(scalar)) at byte \(offset)")
                default: break
                }
                continue
            }
            let properties = scalar.properties
            switch scalar.value {
            case 0xFFFD: tell(.error, "replacement-character", "U+FFFD at byte \(offset): a character was lost before")
            case 0x80...0x9F: tell(.error, "control-character", "\(Self.name(scalar)) at byte \(offset)")
            case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F:
                tell(.warning, "bidi-control", "\(Self.name(scalar)) at byte \(offset): texts of these languages do not need it")
            default: break
            }
            // What UTF-8 looks like when it is read as Windows-1252 or Latin-1: à¤, à¥.
            if scalar.value == 0xA4 || scalar.value == 0xA5, previous.value == 0xE0 {
                tell(.error, "mojibake", "'\(previous)\(scalar)' at byte \(offset - 2): the text was read in a wrong encoding before")
            }
            if properties.isAlphabetic { letters[CharacterProperties.script(of: scalar), default: 0] += 1 }
            let category = properties.generalCategory
            guard category == .nonspacingMark || category == .spacingMark else { continue }
            if previous.properties.isWhitespace {
                tell(.warning, "stray-mark", "\(Self.name(scalar)) at byte \(offset) stands on nothing")
            } else if previous == scalar {
                tell(.warning, "double-mark", "\(Self.name(scalar)) at byte \(offset) stands twice")
            }
        }
        if let fault = scriptFault(letters, expected: expected, language) { tell(.warning, "script", fault) }
        return found
    }

    /// A text in Latin letters has none of another script that a profile writes; one in another script has at least one letter of it, unless it is as short as a name or a code.
    private func scriptFault(_ letters: [String: Int], expected: String?, _ language: LanguageTag) -> String? {
        guard let expected else { return nil }
        let total = letters.values.reduce(0, +)
        if expected == "Latn" {
            let others = letters.keys.filter { $0 != "Latn" && $0 != "Zyyy" && $0 != "Zinh" && scripts.values.contains($0) }.sorted()
            return others.first.map { "letters of the script \($0) in a text that is said to be \(language)" }
        }
        guard letters[expected] == nil, total >= 8 else { return nil }
        return "no letter of the script \(expected) in a text that is said to be \(language)"
    }

    private static func name(_ scalar: Unicode.Scalar) -> String {
        let hex = String(scalar.value, radix: 16, uppercase: true)
        let name = CharacterProperties.name(of: scalar)
        return "U+" + String(repeating: "0", count: max(0, 4 - hex.utf8.count)) + hex + (name.isEmpty ? "" : " \(name)")
    }
}
