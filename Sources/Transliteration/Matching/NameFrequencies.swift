public import BitextModel

/// How often words occur in names: matching on Kumar says less than matching on Brahmanand.
public struct NameFrequencies: Sendable {
    private var rarities: [[UInt32]: Float] = [:]
    /// Of a word that is in no row, nats.
    private let unseen: Float

    /// Columns of the table: word, rarity in 1/100 nat. The row without a word is for all that have none. Throws where a rarity is no integer.
    public init(parsing text: String, file: String, sounds: SoundTable) throws(DataTableError) {
        var unseen: Float = 10
        for row in try DataTable(parsing: text, file: file, columns: 2).rows {
            guard let value = Int(row.fields[1]) else {
                throw DataTableError(file: file, line: row.line, problem: "'\(row.fields[1])' is no rarity")
            }
            if row.fields[0].isEmpty {
                unseen = Float(value) / 100
            } else {
                rarities[sounds.folded(row.fields[0])] = Float(value) / 100
            }
        }
        self.unseen = unseen
    }

    /// Minus the logarithm of the word's share of all words of names, nats.
    func rarity(of folded: [UInt32]) -> Float { rarities[folded] ?? unseen }
}
