public import BitextModel

/// What stands at the head of a file of translation units.
public struct ExchangeHeader: Hashable, Sendable {
    /// Nil where the file does not say, or says that each unit has its own.
    public var sourceLanguage: LanguageTag?
    public var targetLanguage: LanguageTag?
    /// The document that the units come from: a name, not opened.
    public var original: String

    public init(sourceLanguage: LanguageTag? = nil, targetLanguage: LanguageTag? = nil, original: String = "") {
        self.sourceLanguage = sourceLanguage
        self.targetLanguage = targetLanguage
        self.original = original
    }
}

/// The program that writes a file: named in its head.
public struct ExchangeTool: Hashable, Sendable {
    public var name: String
    public var version: String

    public init(name: String, version: String) {
        self.name = name
        self.version = version
    }
}

/// Reads translation units one by one, in bounded memory.
package protocol ExchangeReader: ~Copyable {
    /// Read from the file; complete before the first unit is told.
    var header: ExchangeHeader { get }
    /// The next unit, or nil behind the last. Throws typed errors that name the place.
    mutating func next() throws -> ExchangeUnit?
    /// What was lost or doubted since the last call.
    mutating func takeDiagnostics() -> [Diagnostic]
    /// Where the unit told last begins; of XML just behind its first tag. Nil where it stands in no file of lines.
    var place: FilePlace? { get }
}

/// Writes translation units one by one as bytes.
package protocol ExchangeWriter {
    /// Once, before all units.
    mutating func begin(_ header: ExchangeHeader)
    mutating func append(_ unit: ExchangeUnit)
    /// Once, behind all units.
    mutating func finish()
    /// The bytes since the last call.
    mutating func take() -> [UInt8]
    /// What was lost or doubted since the last call.
    mutating func takeDiagnostics() -> [Diagnostic]
}
