public import BitextModel

/// Words for the members of parties, made from the party's name, as data: `dictionaries/languages/hi/members.tsv`.
///
/// Columns: words of which an organization's target name has one (`|`-separated), ending of a term of one word, endings that replace it (`|`-separated), what the target language says, `{}` for the
/// party. The ending `C` stands for a letter without a vowel sign behind it: the replacement is then appended.
///
/// कांग्रेस, Congress: कांग्रेसी is Congress, कांग्रेसियों Congress members.
public struct MemberTable: Sendable {
    private struct Rule: Sendable {
        let heads: Set<String>
        let ending: InflectionTable.Ending
        let replacements: [String]
        let target: String
    }

    private var rules: [Rule] = []

    public init() {}

    /// Throws for a row with an empty column, or a target without `{}`.
    public init(parsing text: String, file: String) throws(DataTableError) {
        for row in try DataTable(parsing: text, file: file, columns: 4).rows {
            guard row.fields.allSatisfy({ !$0.isEmpty }), row.fields[3].utf8.split(separator: UInt8(ascii: "{")).count <= 2,
                row.fields[3].contains("{}")
            else {
                throw DataTableError(
                    file: file, line: row.line, problem: "a rule needs words, an ending, replacements and a target with {}")
            }
            rules.append(
                Rule(
                    heads: Set(row.list(0).map(String.init)), ending: InflectionTable.Ending(row.fields[1]),
                    replacements: row.list(2).map(String.init), target: String(row.fields[3])))
        }
    }

    /// The words that `term` makes, and what each is in the target language. Empty for terms of several words, and for organizations that are no parties.
    public func words(of term: String, target: String, short: String) -> [(word: String, target: String)] {
        guard !rules.isEmpty, !term.utf8.contains(0x20) else { return [] }
        let words = Set(target.split(separator: " ").map(String.init))
        var result: [(word: String, target: String)] = []
        for rule in rules where !rule.heads.isDisjoint(with: words) {
            guard let stem = rule.ending.stem(of: term[...]) else { continue }
            let english = rule.target.filled(with: short)
            result += rule.replacements.map { (stem + $0, english) }
        }
        return result
    }
}
