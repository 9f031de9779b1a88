internal import Dubash
internal import Interchange

/// Files of translation units or of terms that are read and written.
enum ExchangeFormat: String, CaseIterable, Sendable {
    case tmx, xliff, xliff12, tsv, tbx, tbx2, csv

    /// Whether it holds terms: what goes into or comes out of it is a glossary.
    var isGlossary: Bool { self == .tbx || self == .tbx2 || self == .csv }

    /// By the extension of `path`; XLIFF is 2.1 when written, and of any version when read.
    init?(path: String) {
        let path = Self.isCompressed(path) ? String(path.dropLast(3)) : path
        guard let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
        switch String(path[path.index(after: dot)...]).lowercased() {
        case "tmx": self = .tmx
        case "xlf", "xliff": self = .xliff
        case "tsv", "txt", "tab": self = .tsv
        case "tbx": self = .tbx
        case "csv": self = .csv
        default: return nil
        }
    }

    /// Whether the name says gzip.
    static func isCompressed(_ path: String) -> Bool { path.utf8.count > 3 && path.lowercased().hasSuffix(".gz") }

    static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

    /// Nil for a glossary.
    func makeWriter() -> (any ExchangeWriter & Sendable)? {
        switch self {
        case .tmx: TMXWriter(tool: ExchangeTool(name: "dubash", version: Toolkit.version))
        case .xliff: XLIFFWriter()
        case .xliff12: XLIFF12Writer()
        case .tsv: PairWriter()
        case .tbx, .tbx2, .csv: nil
        }
    }
}
