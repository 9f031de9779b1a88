internal import CLibXML

/// Reads an HTML page as events, asked for one by one, as forgiving of its tags as libxml2's parser of HTML is.
///
/// For bytes from strangers: the network is never asked, nothing else is opened, and `XMLLimits` bound depth and lengths. Only UTF-8 is read, whatever the page says of itself. Comments, scripts, styles and the
/// document type are passed over; names of elements and attributes are in small letters, and have no namespaces. An owned handle, used by one task at a time. Unsafe: it owns a parser of libxml2 and reads raw memory.
///
/// ```swift
/// var reader = HTMLPullReader(file: "a.html", source: nextBytes)
/// while let event = try reader.next() { … }
/// ```
struct HTMLPullReader: ~Copyable {
    /// Bytes fed without an event, at most: one tag, one text, one script.
    static let maximumMarkup = 16_777_216

    private let limits: XMLLimits
    private let handle: OpaquePointer?
    private(set) var lines: TextLineReader
    private var isAtEnd = false
    private var silent = 0

    /// `file` is named in errors.
    init(file: String, limits: XMLLimits = XMLLimits(), source: @escaping TextLineReader.Source) {
        self.limits = limits
        lines = TextLineReader(file: file, source: source)
        var bounds = CXMLLimits(
            depth: Int32(clamping: limits.depth), attributes: Int32(clamping: limits.attributes),
            attributeLength: Int32(clamping: limits.attributeLength), markupLength: Int32(clamping: limits.markupLength),
            textLength: Int64(limits.textLength))
        handle = chtml_open(&bounds)
    }

    deinit { chtml_close(handle) }

    /// An error in the line read last.
    func invalid(_ words: String) -> TextReadingError { lines.invalid(words) }

    /// The next event, or nil behind the page; the `space` of elements is empty. Throws `XMLReadingError` for a limit, `TextReadingError` for what is no text, and what the source throws.
    mutating func next() throws -> XMLEvent? {
        guard let handle else { throw error(.outOfMemory) }
        var event = CXMLEvent()
        while !chtml_next(handle, &event) {
            guard !isAtEnd else { return nil }
            let line = try lines.next()
            isAtEnd = line == nil
            var bytes = Array((line ?? "").utf8)
            if line != nil { bytes.append(0x0A) }
            silent += bytes.count
            guard silent <= Self.maximumMarkup else {
                throw error(.limit(.textLength, found: silent, maximum: Self.maximumMarkup))
            }
            let problem = chtml_feed(handle, bytes, Int32(clamping: bytes.count), isAtEnd)
            if problem != CXML_NO_PROBLEM { throw error(self.problem(problem, Int(chtml_found(handle)))) }
        }
        silent = 0
        switch event.kind {
        case Int32(CXML_START):
            return .start(name: XMLPullReader.string(event.name), space: "", attributes: attributes(handle, Int(event.attributeCount)))
        case Int32(CXML_END): return .end(name: XMLPullReader.string(event.name), space: "")
        default: return .text(XMLPullReader.string(event.text, length: Int(event.textLength)))
        }
    }

    private func attributes(_ handle: OpaquePointer, _ count: Int) -> [XMLAttribute] {
        guard count > 0 else { return [] }
        return withUnsafeTemporaryAllocation(of: CXMLAttribute.self, capacity: count) { buffer in
            let found = Int(chtml_attributes(handle, buffer.baseAddress, Int32(clamping: count)))
            return buffer[..<found].map {
                XMLAttribute(XMLPullReader.string($0.name), XMLPullReader.string($0.value, length: Int($0.valueLength)))
            }
        }
    }

    private func problem(_ code: Int32, _ found: Int) -> XMLReadingError.Problem {
        switch code {
        case Int32(CXML_DEPTH): .limit(.depth, found: found, maximum: limits.depth)
        case Int32(CXML_ATTRIBUTES): .limit(.attributes, found: found, maximum: limits.attributes)
        case Int32(CXML_ATTRIBUTE_LENGTH): .limit(.attributeLength, found: found, maximum: limits.attributeLength)
        case Int32(CXML_TEXT_LENGTH): .limit(.textLength, found: found, maximum: limits.textLength)
        default: .outOfMemory
        }
    }

    private func error(_ problem: XMLReadingError.Problem) -> XMLReadingError {
        XMLReadingError(problem, file: lines.file, line: max(1, lines.line), column: 1)
    }
}
