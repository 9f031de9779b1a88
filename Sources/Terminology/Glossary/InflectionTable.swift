public import BitextModel

/// Endings that a term's words take by number, case and gender, as data: `dictionaries/languages/hi/inflection.tsv`.
///
/// Columns: kinds of concept (`|`-separated, `*` for all), which words of the term (`last`, or `before` for those before the last), ending, endings that replace it (`|`-separated). A kind is a type
/// or `common`, a common noun of whatever type. The ending `C` stands for "a letter without a vowel sign behind it": the replacement is then appended.
public struct InflectionTable: Sendable {
    /// What a concept is, as far as endings ask.
    public struct Kinds: Sendable {
        fileprivate let type: EntityType
        fileprivate let isCommon: Bool

        /// A concept is a common noun where its target term is written in small letters (`black money`), and where a user says nothing of what it is (`isUsers`, type `other`).
        public init(_ type: EntityType, target: String = "", isUsers: Bool = false) {
            self.type = type
            var hasSmall = false
            var hasCapitals = false
            for scalar in target.unicodeScalars {
                hasSmall = hasSmall || scalar.properties.isLowercase
                hasCapitals = hasCapitals || scalar.properties.isUppercase
            }
            isCommon = hasSmall && !hasCapitals || isUsers && type == .other
        }
    }

    /// The end of a word that another takes the place of; `C` in a table is a letter without a vowel sign behind it.
    struct Ending: Sendable {
        /// Nil for `C`.
        let text: String?

        init(_ field: Substring) { text = field == "C" ? nil : String(field) }

        /// `word` without the ending; nil where it ends otherwise. Compared byte by byte: scalars begin with no byte that stands inside another.
        func stem(of word: Substring) -> Substring? {
            guard let text else {
                guard let last = word.unicodeScalars.last?.properties else { return nil }
                return last.generalCategory == .otherLetter || last.canonicalCombiningClass.rawValue == 7 ? word : nil  // 7: nukta
            }
            guard word.utf8.count > text.utf8.count, word.utf8.suffix(text.utf8.count).elementsEqual(text.utf8) else { return nil }
            return Substring(word.utf8.dropLast(text.utf8.count))
        }
    }

    struct Rule: Sendable {
        let types: Set<EntityType>
        let isCommon: Bool
        let isLast: Bool
        let ending: Ending
        let replacements: [String]

        fileprivate func applies(_ kinds: Kinds) -> Bool { isCommon && kinds.isCommon || types.contains(kinds.type) }

        /// The word with each of the endings; nil where it ends otherwise.
        fileprivate func forms(of word: Substring) -> [String]? {
            ending.stem(of: word).map { stem in replacements.map { stem + $0 } }
        }
    }

    let rules: [Rule]

    /// Throws on an unknown kind, a column that is neither `last` nor `before`, or a row without replacements.
    public init(parsing text: String, file: String) throws(DataTableError) {
        var rules: [Rule] = []
        for row in try DataTable(parsing: text, file: file, columns: 4).rows {
            var types: Set<EntityType> = []
            var isCommon = false
            for name in row.list(0) {
                if name == "*" {
                    types.formUnion(EntityType.allCases)
                } else if name == "common" {
                    isCommon = true
                } else if let type = EntityType(rawValue: String(name)) {
                    types.insert(type)
                } else {
                    throw DataTableError(file: file, line: row.line, problem: "unknown type \(name)")
                }
            }
            guard row.fields[1] == "last" || row.fields[1] == "before" else {
                throw DataTableError(file: file, line: row.line, problem: "\(row.fields[1]) is neither last nor before")
            }
            let replacements = row.list(3).map(String.init)
            guard !types.isEmpty || isCommon, !row.fields[2].isEmpty, !replacements.isEmpty else {
                throw DataTableError(file: file, line: row.line, problem: "a rule needs types, an ending and replacements")
            }
            rules.append(
                Rule(
                    types: types, isCommon: isCommon, isLast: row.fields[1] == "last",
                    ending: Ending(row.fields[2]), replacements: replacements))
        }
        self.rules = rules
    }

    public init() { rules = [] }

    /// Forms of `term` other than itself: its last word by the first rule whose ending it has, and the same behind the words before it by theirs (काला धन: काले धन). Endings are compared scalar by
    /// scalar.
    public func forms(of term: String, _ kinds: Kinds) -> [String] {
        let own = forms(Substring(term), kinds, isLast: true)
        guard let space = term.utf8.lastIndex(of: UInt8(ascii: " ")) else { return own }
        var isChanged = false
        let before = term[..<space].utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false).map { word in
            guard let form = forms(Substring(word), kinds, isLast: false).first else { return String(Substring(word)) }
            isChanged = true
            return form
        }
        guard isChanged else { return own }
        let start = before.joined(separator: " ")
        let last = term[space...]
        return own + [start + last] + forms(last, kinds, isLast: true).map { start + $0 }
    }

    private func forms(_ word: Substring, _ kinds: Kinds, isLast: Bool) -> [String] {
        for rule in rules where rule.isLast == isLast && rule.applies(kinds) {
            if let forms = rule.forms(of: word) { return forms }
        }
        return []
    }

    /// Words that `form` may be a form of, whatever their type, in the order of the rules. Which of them there are is for a lexicon to say.
    public func bases(of form: String) -> [String] {
        let scalars = Array(form.unicodeScalars)
        var bases: [String] = []
        for rule in rules where rule.isLast {
            for replacement in rule.replacements {
                let tail = Array(replacement.unicodeScalars)
                guard scalars.count > tail.count + 1, scalars.suffix(tail.count).elementsEqual(tail) else { continue }
                let base = String(String.UnicodeScalarView(scalars.dropLast(tail.count))) + (rule.ending.text ?? "")
                if !bases.contains(base) { bases.append(base) }
            }
        }
        return bases
    }
}
