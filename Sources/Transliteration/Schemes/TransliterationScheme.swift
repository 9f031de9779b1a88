public import BitextModel

/// A standard way to write a script in Latin letters, as a row of `schemes.tsv` describes it.
public struct TransliterationScheme: Hashable, Sendable {
    /// What dandas become when they are converted.
    public enum Danda: String, Hashable, Sendable { case stop, bar }

    /// The name on the command line: "iso15919".
    public let name: String
    public let title: String
    /// Files of rules, beside `schemes.tsv`.
    public let forwardRules: String
    /// Nil where there is no way back.
    public let backwardRules: String?
    public let danda: Danda
    /// Whether every text of the source script comes back as it was, up to canonical equivalence.
    public let isReversible: Bool
    /// Whether silent inherent vowels are left out unless asked for.
    public let deletesSilentVowels: Bool
    /// What stands between letters that would be read as one; nil where nothing is read back.
    public let separator: Unicode.Scalar?

    /// All schemes of a table, in its order. Throws for a row with an unknown word or a name given twice.
    public static func parse(_ text: String, file: String) throws(DataTableError) -> [TransliterationScheme] {
        var schemes: [TransliterationScheme] = []
        for row in try DataTable(parsing: text, file: file, columns: 8).rows {
            guard let danda = Danda(rawValue: String(row.fields[4])), ["yes", "no"].contains(row.fields[5]),
                ["keep", "delete"].contains(row.fields[6]), !row.fields[0].isEmpty, !row.fields[2].isEmpty
            else { throw DataTableError(file: file, line: row.line, problem: "a word that is none of its column's") }
            guard !schemes.contains(where: { $0.name == row.fields[0] }) else {
                throw DataTableError(file: file, line: row.line, problem: "scheme \(row.fields[0]) is given twice")
            }
            schemes.append(
                TransliterationScheme(
                    name: String(row.fields[0]), title: String(row.fields[1]), forwardRules: String(row.fields[2]),
                    backwardRules: row.fields[3].isEmpty ? nil : String(row.fields[3]), danda: danda, isReversible: row.fields[5] == "yes",
                    deletesSilentVowels: row.fields[6] == "delete",
                    separator: row.fields[7].unicodeScalars.first))
        }
        return schemes
    }
}

/// What a scheme's rules leave to the user.
public struct TextPolicy: Hashable, Sendable {
    public enum Digits: String, CaseIterable, Hashable, Sendable { case keep, latin, native }
    public enum Danda: String, CaseIterable, Hashable, Sendable { case keep, convert }
    public enum Foreign: String, CaseIterable, Hashable, Sendable { case keep, mark }
    public enum SilentVowels: String, CaseIterable, Hashable, Sendable { case keep, delete }

    /// Digits; nil: between two scripts of India they follow the script, else they are kept.
    public var digits: Digits?
    /// Dandas (। and ॥).
    public var danda: Danda = .keep
    /// Text that is not of the source script and that the way back would take for it: kept as it is, or put in ⟦ ⟧, which the way back takes away.
    public var foreign: Foreign = .keep
    /// Inherent vowels that are not spoken; nil: as the scheme has it.
    public var silentVowels: SilentVowels?

    public init() {}
}
