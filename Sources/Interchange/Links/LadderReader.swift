package import BitextModel

/// Reads a ladder with its two texts, a sentence a line: one unit for each bead. The sentences of one bead are joined by a space.
///
/// The texts are held in memory. Throws where the ladder names sentences that the texts do not have.
package struct LadderReader: ExchangeReader {
    package let header: ExchangeHeader
    private let beads: [SentenceBead]
    private let source: [String]
    private let target: [String]
    private var number = 0

    package init(
        ladder: TextLineReader, source: TextLineReader, target: TextLineReader, languages: (source: LanguageTag, target: LanguageTag)
    ) throws {
        var ladder = ladder
        beads = try HunalignLadder.beads(&ladder)
        header = ExchangeHeader(sourceLanguage: languages.source, targetLanguage: languages.target)
        self.source = try Self.lines(source)
        self.target = try Self.lines(target)
        guard let last = beads.last else { return }
        for (count, wanted, file) in [
            (self.source.count, last.source.upperBound, source.file), (self.target.count, last.target.upperBound, target.file),
        ] where wanted != count {
            throw ladder.invalid("the last rung stands at \(wanted), and \(file) has \(count) lines")
        }
    }

    package mutating func next() throws -> ExchangeUnit? {
        guard number < beads.count else { return nil }
        let bead = beads[number]
        number += 1
        var unit = ExchangeUnit(
            identifier: String(number),
            source: ExchangeSegment(
                language: header.sourceLanguage ?? .undetermined, text: source[bead.source].joined(separator: " ")))
        if !bead.target.isEmpty {
            unit.targets = [
                ExchangeSegment(language: header.targetLanguage ?? .undetermined, text: target[bead.target].joined(separator: " "))
            ]
        }
        if !bead.target.isEmpty || bead.score > 0 { unit.properties = [ExchangeProperty("x-score", HunalignLadder.score(bead.score))] }
        return unit
    }

    package var place: FilePlace? { FilePlace(line: number) }
    package mutating func takeDiagnostics() -> [Diagnostic] { [] }

    private static func lines(_ reader: TextLineReader) throws -> [String] {
        var reader = reader
        var result: [String] = []
        while let line = try reader.next() { result.append(line) }
        return result
    }
}
