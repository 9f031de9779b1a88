public import BitextModel

/// Endings that a term's last word takes by number, case and gender, as data: `dictionaries/languages/hi/inflection.tsv`.
///
/// Columns: types of concept (`|`-separated, `*` for all), ending, endings that replace it (`|`-separated). The ending `C` stands for "a letter
/// without a vowel sign behind it": the replacement is then appended.
public struct InflectionTable: Sendable {
    struct Rule: Sendable {
        let types: Set<EntityType>
        let ending: String?
        let replacements: [String]
    }

    let rules: [Rule]

    /// Throws on an unknown type or a row without replacements.
    public init(parsing text: String, file: String) throws(DataTableError) {
        var rules: [Rule] = []
        for row in try DataTable(parsing: text, file: file, columns: 3).rows {
            var types: Set<EntityType> = []
            for name in row.list(0) {
                if name == "*" {
                    types.formUnion(EntityType.allCases)
                } else if let type = EntityType(rawValue: String(name)) {
                    types.insert(type)
                } else {
                    throw DataTableError(file: file, line: row.line, problem: "unknown type \(name)")
                }
            }
            let replacements = row.list(2).map(String.init)
            guard !types.isEmpty, !row.fields[1].isEmpty, !replacements.isEmpty else {
                throw DataTableError(file: file, line: row.line, problem: "a rule needs types, an ending and replacements")
            }
            rules.append(Rule(types: types, ending: row.fields[1] == "C" ? nil : String(row.fields[1]), replacements: replacements))
        }
        self.rules = rules
    }

    public init() { rules = [] }

    /// Forms of `term` other than itself, by the first rule whose ending it has. Endings are compared scalar by scalar.
    public func forms(of term: String, type: EntityType) -> [String] {
        // Scalars begin with no byte that stands inside another: comparing bytes compares them.
        let size = term.utf8.count
        guard let last = term.unicodeScalars.last else { return [] }
        for rule in rules where rule.types.contains(type) {
            if let ending = rule.ending {
                let tail = ending.utf8.count
                guard size > tail, term.utf8.suffix(tail).elementsEqual(ending.utf8) else { continue }
                let stem = String(Substring(term.utf8.dropLast(tail)))
                return rule.replacements.map { stem + $0 }
            }
            if last.properties.generalCategory == .otherLetter || last.properties.canonicalCombiningClass.rawValue == 7 {  // 7: nukta
                return rule.replacements.map { term + $0 }
            }
        }
        return []
    }

    /// Words that `form` may be a form of, whatever their type, in the order of the rules. Which of them there are is for a lexicon to say.
    public func bases(of form: String) -> [String] {
        let scalars = Array(form.unicodeScalars)
        var bases: [String] = []
        for rule in rules {
            for replacement in rule.replacements {
                let tail = Array(replacement.unicodeScalars)
                guard scalars.count > tail.count + 1, scalars.suffix(tail.count).elementsEqual(tail) else { continue }
                let base = String(String.UnicodeScalarView(scalars.dropLast(tail.count))) + (rule.ending ?? "")
                if !bases.contains(base) { bases.append(base) }
            }
        }
        return bases
    }
}
