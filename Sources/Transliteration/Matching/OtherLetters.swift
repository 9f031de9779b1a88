public import BitextModel

/// Letters of scripts that have no table of sounds, read as letters of one that has: Bengali as Devanagari, Cyrillic as Latin.
///
/// Data: `dictionaries/translit/matching/letters.tsv`. The blocks of the scripts of India lie parallel, so that a row stands for a block.
public struct OtherLetters: Sendable {
    private struct Block {
        var range: ClosedRange<UInt32>
        var start: UInt32
        var script: UInt8
    }

    private var letters: [UInt32: [UInt32]] = [:]
    private var scriptOfLetter: [UInt32: UInt8] = [:]
    private var blocks: [Block] = []
    private var scripts: [Substring] = []

    /// No letters.
    public init() {}

    /// Columns: script, letter or range of code points (`0980-09EF`), letters or the code point that the first one of the range is read as. Throws
    /// for a row that is neither, a range of more than 256 code points, and a letter given twice.
    public init(parsing text: String, file: String) throws(DataTableError) {
        for row in try DataTable(parsing: text, file: file, columns: 3).rows {
            func fail(_ problem: String) -> DataTableError { DataTableError(file: file, line: row.line, problem: problem) }
            if !scripts.contains(row.fields[0]) {
                guard scripts.count < 100 else { throw fail("more than 100 scripts") }
                scripts.append(Substring(String(row.fields[0])))
            }
            let script = UInt8(scripts.firstIndex(of: row.fields[0]) ?? 0)
            let scalars = row.fields[1].unicodeScalars
            if scalars.count == 1, let letter = scalars.first {
                guard letters.updateValue(row.fields[2].unicodeScalars.map(\.value), forKey: letter.value) == nil else {
                    throw fail("'\(row.fields[1])' is given twice")
                }
                scriptOfLetter[letter.value] = script
            } else {
                let ends = row.fields[1].split(separator: "-").map { UInt32($0, radix: 16) }
                guard ends.count == 2, let first = ends[0], let last = ends[1], let start = UInt32(row.fields[2], radix: 16) else {
                    throw fail("'\(row.fields[1])' is no letter and no range of code points")
                }
                guard first <= last, last - first < 256, start < 0x10000 else { throw fail("'\(row.fields[1])' is no range of a block") }
                blocks.append(Block(range: first...last, start: start, script: script))
            }
        }
    }

    /// The letters for one; nil where no row has it.
    func find(_ letter: UInt32) -> [UInt32]? {
        if let found = letters[letter] { return found }
        guard let block = block(of: letter) else { return nil }
        return [letter - block.range.lowerBound + block.start]
    }

    /// The number of the letter's script, in the order of the table.
    func script(of letter: Unicode.Scalar) -> UInt8? {
        if let found = scriptOfLetter[letter.value] ?? block(of: letter.value)?.script { return found }
        return letter.properties.lowercaseMapping.unicodeScalars.first.flatMap { scriptOfLetter[$0.value] }
    }

    private func block(of letter: UInt32) -> Block? { blocks.first { $0.range.contains(letter) } }
}
