/// The translations in an article of a dictionary for people, as FreeDict writes them.
///
/// The first line has the headword, its sound between slashes and its part of speech in angle brackets; each line that is neither indented as an example nor a reference holds translations, with a number before them or without,
/// separated by commas and semicolons outside of parentheses. A tilde stands for a space. What does not follow this comes out wrong or not at all: the articles have no grammar.
package struct DictionaryArticle: Hashable, Sendable {
    package var partOfSpeech: TBXTerm.PartOfSpeech?
    package var translations: [String] = []

    package init(_ text: String, headword: String) {
        for (place, raw) in text.split(separator: "\n", omittingEmptySubsequences: true).enumerated() {
            var line = String(raw)
            if place == 0, Self.begins(line, with: headword) {
                line = String(line.dropFirst(headword.count)).trimmedASCII()
                line = Self.withoutSound(line)
                if line.hasPrefix("<"), let end = line.firstIndex(of: ">") {
                    partOfSpeech = Self.part(line[line.index(after: line.startIndex)..<end])
                    line = String(line[line.index(after: end)...])
                }
                add(line)
                continue
            }
            let indent = line.utf8.prefix { $0 == 0x20 }.count
            guard indent < 5, !line.utf8.contains(0x09) || indent < 5 else { continue }
            let content = line.trimmedASCII()
            if content.hasPrefix("\"") || Self.references.contains(where: { content.lowercased().hasPrefix($0) }) { continue }
            add(Self.withoutNumber(content))
        }
    }

    private static let references = ["synonym", "antonym", "see also", "see:", "note:", "cf."]

    private mutating func add(_ text: String) {
        var depth = 0
        var pieces = [""]
        for scalar in text.unicodeScalars {
            switch scalar {
            case "(", "[", "{": depth += 1
            case ")", "]", "}": depth = max(0, depth - 1)
            default: break
            }
            if depth == 0, scalar == "," || scalar == ";" {
                pieces.append("")
            } else {
                pieces[pieces.count - 1].unicodeScalars.append(scalar == "~" ? " " : scalar)
            }
        }
        for piece in pieces {
            let found = piece.trimmedASCII()
            if !found.isEmpty, !translations.contains(where: { $0.utf8.elementsEqual(found.utf8) }) { translations.append(found) }
        }
    }

    private static func begins(_ line: String, with headword: String) -> Bool {
        let (line, headword) = (line.lowercased(), headword.lowercased())
        guard line.hasPrefix(headword) else { return false }
        let rest = line.dropFirst(headword.count)
        return rest.isEmpty || rest.first == " "
    }

    private static func withoutSound(_ text: String) -> String {
        guard text.hasPrefix("/"), let end = text.dropFirst().firstIndex(of: "/") else { return text }
        return String(text[text.index(after: end)...]).trimmedASCII()
    }

    /// `1. house` is `house`, and so is `a) house`.
    private static func withoutNumber(_ text: String) -> String {
        let digits = text.utf8.prefix { (0x30...0x39).contains($0) }
        let count = digits.isEmpty && text.utf8.first.map({ (0x61...0x7A).contains($0) }) == true ? 1 : digits.count
        let rest = text.utf8.dropFirst(count)
        guard count > 0, let mark = rest.first, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")"), rest.dropFirst().first == 0x20
        else { return text }
        return String(Substring(rest.dropFirst(2))).trimmedASCII()
    }

    private static func part(_ name: Substring) -> TBXTerm.PartOfSpeech? {
        switch name.lowercased().prefix(3) {
        case "n", "nou", "pn", "n, ": .noun
        case "v", "ver", "vt", "vi", "vt,": .verb
        case "adj": .adjective
        case "adv": .adverb
        case "": nil
        default: .other
        }
    }

    /// The concept of an article; nil where no translation was found.
    package func concept(identifier: String, headwords: [String], source: LanguageTagPair) -> TBXConcept? {
        guard !translations.isEmpty else { return nil }
        return TBXConcept(
            identifier: identifier,
            sections: [
                TBXSection(
                    language: source.source,
                    terms: headwords.enumerated().map { place, text in
                        TBXTerm(text, form: place == 0 ? nil : .variant, partOfSpeech: partOfSpeech)
                    }),
                TBXSection(language: source.target, terms: translations.map { TBXTerm($0) }),
            ])
    }
}
