public import BitextModel

/// Reads comma- or tab-separated rows (RFC 4180): quoted fields may hold separators, line ends and doubled quotes.
///
/// The separator is a tab where the first line that is no `#` comment has one, otherwise a comma. In tab-separated text quotes mean nothing special.
public enum CSVReader {
    /// Rows in order, blank lines left out, with the line each begins on (from 1). Throws at a quote that is never closed.
    public static func rows(parsing text: String, file: String) throws(DataTableError) -> [(line: Int, fields: [String])] {
        var bytes = Array(text.utf8)[...]
        let source: XMLPullReader.Source = { atMost in
            let piece = bytes.prefix(atMost)
            bytes = bytes.dropFirst(atMost)
            return Array(piece)
        }
        do {
            var reader = try TermRowReader(file: file, source: source)
            var rows: [(line: Int, fields: [String])] = []
            while let row = try reader.next() { rows.append(row) }
            return rows
        } catch let error as DataTableError {
            throw error
        } catch { throw DataTableError(file: file, line: 0, problem: "\(error)") }
    }
}
