package import BitextModel

/// Reads word links in Pharaoh notation with the two texts they join, a sentence a line, words separated by spaces: a unit for each line.
///
/// A pair that is blank on both sides and has no links is passed over. Throws where the three files differ in their number of lines, or a link points behind the last word of its line.
package struct PharaohReader: ExchangeReader {
    package let header: ExchangeHeader
    private var links: TextLineReader
    private var source: TextLineReader
    private var target: TextLineReader

    package init(
        links: TextLineReader, source: TextLineReader, target: TextLineReader, languages: (source: LanguageTag, target: LanguageTag)
    ) {
        header = ExchangeHeader(sourceLanguage: languages.source, targetLanguage: languages.target)
        self.links = links
        self.source = source
        self.target = target
    }

    package var place: FilePlace? { FilePlace(line: links.line) }
    package mutating func takeDiagnostics() -> [Diagnostic] { [] }

    package mutating func next() throws -> ExchangeUnit? {
        while true {
            let (line, text, translation) = (try links.next(), try source.next(), try target.next())
            guard let line, let text, let translation else {
                if line == nil, text == nil, translation == nil { return nil }
                let missing = line == nil ? links : text == nil ? source : target
                let other = line == nil ? (text == nil ? target : source) : links
                throw other.invalid("line \(other.line) has no counterpart: \(missing.file) has \(missing.line) lines")
            }
            let found = try PharaohLinks.links(line, at: links)
            if text.isEmpty, translation.isEmpty, found.isEmpty { continue }
            let words = ExchangeWords(source: ExchangeWords.separated(text), target: ExchangeWords.separated(translation), links: found)
            for link in found {
                for (word, count, file) in [(link.source, words.source.count, source.file), (link.target, words.target.count, target.file)]
                where word >= count {
                    throw links.invalid("link \(link): the line of \(file) has \(count) words, counted from 0", column: 1)
                }
            }
            var unit = PairHeader.unit([text, translation], line: links.line, header)
            unit.words = unit.targets.isEmpty ? nil : words
            return unit
        }
    }
}
