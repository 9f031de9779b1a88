public import BitextModel

/// Other spellings that words of terms have in print, as data: `dictionaries/languages/hi/respellings.tsv`.
///
/// Columns: group, what is written, what is written as well. All rows of a group are applied together wherever they fit, so that a group gives a term one other spelling: ऑल इंडिया रेडियो,
/// कॉलेज ऑफ आर्ट: आल इंडिया रेडियो, कालेज आफ आर्ट. Terms of one word are left as they are: बॉल is a ball, बाल is hair.
public struct RespellingTable: Sendable {
    private struct Row: Sendable {
        let written: String
        let other: String
    }

    private var groups: [[Row]] = []

    public init() {}

    /// Throws for a row with an empty column, or one that changes nothing.
    public init(parsing text: String, file: String) throws(DataTableError) {
        var names: [Substring] = []
        for row in try DataTable(parsing: text, file: file, columns: 3).rows {
            guard row.fields.allSatisfy({ !$0.isEmpty }), row.fields[1] != row.fields[2] else {
                throw DataTableError(file: file, line: row.line, problem: "a row needs a group and two different spellings")
            }
            let place = names.firstIndex(of: row.fields[0]) ?? names.endIndex
            if place == names.endIndex {
                names.append(row.fields[0])
                groups.append([])
            }
            groups[place].append(Row(written: String(row.fields[1]), other: String(row.fields[2])))
        }
    }

    /// The other spellings of a term of several words, at most one a group. Costs a search of the term for each row.
    public func spellings(of term: String) -> [String] {
        guard !groups.isEmpty, term.utf8.contains(0x20) else { return [] }
        let given = Array(term.utf8)
        return groups.compactMap { rows in
            var bytes = given
            for row in rows { Self.replace(Array(row.written.utf8), by: Array(row.other.utf8), in: &bytes) }
            return bytes == given ? nil : String(decoding: bytes, as: UTF8.self)
        }
    }

    private static func replace(_ written: [UInt8], by other: [UInt8], in bytes: inout [UInt8]) {
        guard var place = first(written, in: bytes, from: 0) else { return }
        var result = Array(bytes[..<place])
        while true {
            result += other
            let start = place + written.count
            guard let next = first(written, in: bytes, from: start) else {
                bytes = result + bytes[start...]
                return
            }
            result += bytes[start..<next]
            place = next
        }
    }

    private static func first(_ word: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard bytes.count >= start + word.count else { return nil }
        return (start...bytes.count - word.count).first { place in
            bytes[place] == word[0] && bytes[place..<place + word.count].elementsEqual(word)
        }
    }
}
