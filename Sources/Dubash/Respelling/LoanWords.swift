internal import BitextModel

/// How the language's running text spells words of another language: call, कॉल.
///
/// Two columns: word in lower case, spellings joined by `|`, the most usual first; they differ in nuktas alone.
struct LoanWords: Sendable {
    private var spellings: [UTF8Key: Substring]

    /// Throws when a row has not two columns, or one is empty.
    init(parsing text: String, file: String) throws(DataTableError) {
        var spellings: [UTF8Key: Substring] = [:]
        for row in try DataTable(parsing: text, file: file, columns: 2).rows {
            guard !row.fields[0].isEmpty, !row.fields[1].isEmpty else {
                throw DataTableError(file: file, line: row.line, problem: "a word without its spelling")
            }
            spellings[UTF8Key(String(row.fields[0]))] = row.fields[1]
        }
        self.spellings = spellings
    }

    /// With the spellings of `sure` instead of its own where both have a word.
    func merging(_ sure: LoanWords?) -> LoanWords {
        var result = self
        if let sure { result.spellings.merge(sure.spellings) { $1 } }
        return result
    }

    /// The best first; empty for a word that is not listed. `word`: in lower case.
    func spellings(of word: String) -> [String] {
        spellings[UTF8Key(word)].map { $0.split(separator: "|").map(String.init) } ?? []
    }

    /// Without nuktas, which writers set or leave out: what spellings are compared by.
    static func folded(_ spelling: String) -> [UInt32] {
        spelling.unicodeScalars.flatMap { scalar -> [UInt32] in
            switch scalar.value {
            case 0x93C: []
            case 0x958...0x95F: [Self.bare[Int(scalar.value - 0x958)]]
            default: [scalar.value]
            }
        }
    }

    /// DEVANAGARI LETTER QA to YYA without their nuktas.
    private static let bare: [UInt32] = [0x915, 0x916, 0x917, 0x91C, 0x921, 0x922, 0x92B, 0x92F]
}
