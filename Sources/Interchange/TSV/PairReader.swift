package import BitextModel

/// Reads pairs of texts, one pair a line: `source TAB target`, or `id TAB source TAB target` under that header line.
///
/// A first line `source TAB target`, `id TAB source TAB target` or of two language codes (`hi TAB en`) is a header. Without one there are two columns. Blank lines
/// are passed over; a pair without a name is called by its line. A field is taken as it is: there are no quotes and no escapes.
package struct PairReader: ExchangeReader {
    /// Bytes of one line, at most.
    package static let maximumLine = 16_777_216

    package private(set) var header: ExchangeHeader
    private let file: String
    private let source: XMLPullReader.Source
    private var bytes: [UInt8] = []
    private var position = 0
    private var line = 0
    private var atEnd = false
    private var columns = 2
    private var first: [String]?

    /// `source` and `target` are the languages where no header names them. Throws `DataTableError` for a fault in the first line.
    package init(file: String, source language: LanguageTag, target: LanguageTag, source: @escaping XMLPullReader.Source) throws {
        self.file = file
        self.source = source
        header = ExchangeHeader(sourceLanguage: language, targetLanguage: target)
        guard let fields = try nextFields() else { return }
        switch fields {
        case ["id", "source", "target"]: columns = 3
        case ["source", "target"]: break
        default:
            if fields.count == 2, let left = Self.code(fields[0]), let right = Self.code(fields[1]), left != right {
                header = ExchangeHeader(sourceLanguage: left, targetLanguage: right)
            } else {
                first = fields
            }
        }
    }

    package mutating func next() throws -> ExchangeUnit? {
        guard let fields = try first ?? nextFields() else { return nil }
        first = nil
        guard fields.count == columns else {
            let wanted = columns == 3 ? "3 (id, source, target)" : "2 (source, target; three only under the header 'id source target')"
            throw DataTableError(file: file, line: line, problem: "\(fields.count) columns where \(wanted) are wanted")
        }
        let texts = fields.suffix(2)
        var unit = ExchangeUnit(
            identifier: columns == 3 ? fields[0] : String(line),
            source: ExchangeSegment(language: header.sourceLanguage ?? .undetermined, text: texts.first ?? ""))
        if let target = texts.last, !target.isEmpty {
            unit.targets = [ExchangeSegment(language: header.targetLanguage ?? .undetermined, text: target)]
        }
        return unit
    }

    package mutating func takeDiagnostics() -> [Diagnostic] { [] }

    // MARK: - Lines

    private mutating func nextFields() throws -> [String]? {
        while let range = try nextLine() {
            line += 1
            var content = bytes[range]
            if line == 1, content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
            if content.last == 0x0D { content = content.dropLast() }
            if content.isEmpty { continue }
            guard let text = String(validating: content, as: UTF8.self) else {
                throw DataTableError(file: file, line: line, problem: "bytes that are no UTF-8")
            }
            return text.utf8.split(separator: 0x09, omittingEmptySubsequences: false).map { String(Substring($0)) }
        }
        return nil
    }

    /// The next line in `bytes`, without its line feed.
    private mutating func nextLine() throws -> Range<Int>? {
        var searched = position
        while true {
            if let feed = bytes[searched...].firstIndex(of: 0x0A) {
                defer { position = feed + 1 }
                return position..<feed
            }
            guard !atEnd else {
                guard position < bytes.count else { return nil }
                defer { position = bytes.count }
                return position..<bytes.count
            }
            bytes.removeFirst(position)
            position = 0
            searched = bytes.count
            guard bytes.count <= Self.maximumLine else {
                throw DataTableError(file: file, line: line + 1, problem: "a line of more than \(Self.maximumLine) bytes")
            }
            let more = try source(262_144)
            atEnd = more.isEmpty
            bytes += more
        }
    }

    /// A language code of two letters, alone or with more subtags: what the head of a column says, but hardly a text.
    private static func code(_ text: String) -> LanguageTag? {
        guard let tag = LanguageTag(text), tag.language.utf8.count == 2, tag.language.utf8.allSatisfy({ $0 >= 0x61 }) else { return nil }
        return tag
    }
}
