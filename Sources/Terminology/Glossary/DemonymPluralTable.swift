public import BitextModel

/// Plural nouns of demonyms in the target language, as data: `dictionaries/languages/hi/demonym-plurals.tsv`.
///
/// Columns: endings of the source term's form (`|`-separated), ends of the demonym's target name (`|`-separated, `*` for any), what takes the end's place, `{}` for the end itself. The first row that fits applies.
///
/// Costs a look at each row, once for each form of a demonym in an index. `DemonymPluralTable().plural(of: "Jewish", form: "यहूदियों")` is nil; with a row `ों|ओं Jewish Jews` it is Jews.
public struct DemonymPluralTable: Sendable {
    private struct Rule: Sendable {
        let forms: [String]
        /// Empty for any.
        let ends: [String]
        let replacement: String
    }

    private var rules: [Rule] = []

    public init() {}

    /// Throws for a row with an empty column.
    public init(parsing text: String, file: String) throws(DataTableError) {
        for row in try DataTable(parsing: text, file: file, columns: 3).rows {
            guard row.fields.allSatisfy({ !$0.isEmpty }) else {
                throw DataTableError(file: file, line: row.line, problem: "a rule needs an ending, ends of the target and a replacement")
            }
            rules.append(
                Rule(
                    forms: row.list(0).map(String.init), ends: row.list(1).map { $0 == "*" ? "" : String($0) },
                    replacement: String(row.fields[2])))
        }
    }

    /// The plural noun of `target` where `form`, a form of the source term, is one; nil where it may be an adjective.
    public func plural(of target: String, form: String) -> String? {
        for rule in rules where rule.forms.contains(where: { form.utf8.count > $0.utf8.count && form.hasSuffix(bytesOf: $0) }) {
            for end in rule.ends where target.hasSuffix(bytesOf: end) {
                let stem = target.utf8.dropLast(end.utf8.count)
                return String(Substring(stem)) + rule.replacement.filled(with: end)
            }
        }
        return nil
    }
}

extension String {
    /// Whether it ends with the bytes of `suffix`: ों ends भारतीयों, though with य it is one character.
    fileprivate func hasSuffix(bytesOf suffix: String) -> Bool { utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) }
}
