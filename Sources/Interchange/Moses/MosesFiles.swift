package import BitextModel

/// Reads two plain files whose lines translate each other (Moses, Koehn et al. 2007): line i of one by line i of the other.
///
/// A blank line on the target side is no translation; a pair that is blank on both sides is passed over. Refused: files that differ in their number of lines.
package struct MosesReader: ExchangeReader {
    package let header: ExchangeHeader
    private var source: TextLineReader
    private var target: TextLineReader
    private var diagnostics: [Diagnostic] = []

    package init(
        files: (source: String, target: String), languages: (source: LanguageTag, target: LanguageTag),
        source: @escaping TextLineReader.Source, target: @escaping TextLineReader.Source
    ) {
        header = ExchangeHeader(sourceLanguage: languages.source, targetLanguage: languages.target)
        self.source = TextLineReader(file: files.source, source: source)
        self.target = TextLineReader(file: files.target, source: target)
    }

    package var place: FilePlace? { FilePlace(line: source.line) }

    package mutating func next() throws -> ExchangeUnit? {
        while true {
            let pair = (try source.next(), try target.next())
            switch pair {
            case (nil, nil): return nil
            case (nil, _): throw target.invalid("line \(target.line) has no counterpart: \(source.file) has \(source.line) lines")
            case (_, nil): throw source.invalid("line \(source.line) has no counterpart: \(target.file) has \(target.line) lines")
            case (let text?, let translation?):
                if text.isEmpty, translation.isEmpty { continue }
                return PairHeader.unit([text, translation], line: source.line, header)
            }
        }
    }

    package mutating func takeDiagnostics() -> [Diagnostic] { [] }
}

/// Writes two plain files whose lines translate each other. A unit without a target has a blank line there.
package struct MosesWriter: Sendable {
    private var sourceBytes: [UInt8] = []
    private var targetBytes: [UInt8] = []
    private var diagnostics: [Diagnostic] = []
    private var target: LanguageTag?

    package init() {}

    package mutating func begin(_ header: ExchangeHeader) { target = header.targetLanguage }

    package mutating func append(_ unit: ExchangeUnit) {
        let chosen = unit.target(in: target)
        diagnostics += unit.lossesOfPlainPair(chosen: chosen, format: "Moses")
        let isChanged = Self.appendLine(unit.source.text, to: &sourceBytes)
        let isOtherChanged = Self.appendLine(chosen?.text ?? "", to: &targetBytes)
        if isChanged || isOtherChanged {
            diagnostics.append(
                Diagnostic(severity: .warning, code: "white-space", message: "unit \(unit.identifier): line ends became spaces"))
        }
    }

    /// The bytes of both files since the last call.
    package mutating func take() -> (source: [UInt8], target: [UInt8]) {
        defer { (sourceBytes, targetBytes) = ([], []) }
        return (sourceBytes, targetBytes)
    }

    package mutating func takeDiagnostics() -> [Diagnostic] {
        defer { diagnostics = [] }
        return diagnostics
    }

    /// Whether a line end within became a space.
    static func appendLine(_ text: String, to bytes: inout [UInt8]) -> Bool {
        var isChanged = false
        for byte in text.utf8 {
            let isEnd = byte == 0x0A || byte == 0x0D
            isChanged = isChanged || isEnd
            bytes.append(isEnd ? 0x20 : byte)
        }
        bytes.append(0x0A)
        return isChanged
    }
}
