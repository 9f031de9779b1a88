internal import CLibXML

/// An attribute, its name as written ("xml:lang").
package struct XMLAttribute: Hashable, Sendable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// One event of a document. Comments, processing instructions and the document type are passed over.
package enum XMLEvent: Hashable, Sendable {
    /// `name` without prefix; `space` is its namespace, empty for none.
    case start(name: String, space: String, attributes: [XMLAttribute])
    case end(name: String, space: String)
    /// A stretch of text, its references resolved. One text may come in several events.
    case text(String)
}

/// Reads an XML 1.0 document as events, asked for one by one, in bounded memory.
///
/// For bytes from strangers: the network is never asked, no DTD is loaded, no entity beyond the predefined five is read, and `XMLLimits` bound depth and lengths.
/// Only UTF-8 is read. An owned handle, used by one task at a time. Unsafe: it owns a reader of libxml2 and reads raw memory. The C shim alone tells the events of a
/// translation memory at 86 MB/s (docs/formats/tmx.md).
///
/// ```swift
/// var bytes = Array("<tmx version='1.4'/>".utf8)[...]
/// var reader = XMLPullReader(file: "a.tmx") { count in defer { bytes = [] }; return Array(bytes) }
/// try reader.next()   // .start(name: "tmx", …), then .end(name: "tmx", …), then nil
/// ```
package struct XMLPullReader: ~Copyable {
    /// The next bytes, any number up to the count asked for; none at the end.
    package typealias Source = (_ atMost: Int) throws -> [UInt8]

    /// What libxml2's callback reaches: the source, and what it threw.
    private final class Feed {
        let source: Source
        var failure: (any Error)?

        init(_ source: @escaping Source) { self.source = source }
    }

    package let file: String
    package let limits: XMLLimits
    let handle: OpaquePointer?
    private let feed: Feed
    private var pendingEnd: XMLEvent?
    /// Elements that are open: of the event told last, a start counted.
    package internal(set) var depth = 0

    /// `file` is named in errors.
    package init(file: String, limits: XMLLimits = XMLLimits(), source: @escaping Source) {
        self.file = file
        self.limits = limits
        feed = Feed(source)
        var bounds = CXMLLimits(
            depth: Int32(clamping: limits.depth), attributes: Int32(clamping: limits.attributes),
            attributeLength: Int32(clamping: limits.attributeLength), markupLength: Int32(clamping: limits.markupLength),
            textLength: Int64(limits.textLength))
        handle = cxml_open(
            { context, destination, capacity in
                guard let context, let destination else { return -1 }
                let feed = Unmanaged<Feed>.fromOpaque(context).takeUnretainedValue()
                do {
                    let bytes = try feed.source(Int(capacity))
                    guard bytes.count <= Int(capacity) else { return -1 }
                    bytes.withUnsafeBufferPointer { from in
                        if let base = from.baseAddress { destination.update(from: base, count: from.count) }
                    }
                    return Int32(bytes.count)
                } catch {
                    feed.failure = error
                    return -1
                }
            }, Unmanaged.passUnretained(feed).toOpaque(), &bounds)
    }

    deinit { cxml_close(handle) }

    /// Where the parser stands, from 1: just behind the event told last.
    package var place: (line: Int, column: Int) {
        guard let handle else { return (1, 1) }
        var (line, column): (Int64, Int64) = (1, 1)
        cxml_place(handle, &line, &column)
        return (Int(line), Int(column))
    }

    /// An error at the present place: the document is well-formed, but `words` tell what the format does not allow.
    package func invalid(_ words: String) -> XMLReadingError {
        XMLReadingError(.invalid(words), file: file, line: place.line, column: place.column)
    }

    /// The next event, or nil behind the document. Throws `XMLReadingError`, and what the source throws.
    package mutating func next() throws -> XMLEvent? {
        if let end = pendingEnd {
            pendingEnd = nil
            depth -= 1
            return end
        }
        guard let handle else { throw XMLReadingError(.outOfMemory, file: file) }
        var event = CXMLEvent()
        switch cxml_next(handle, &event) {
        case Int32(CXML_START):
            let (name, space) = (Self.string(event.name), Self.string(event.space))
            depth += 1
            if event.isEmpty { pendingEnd = .end(name: name, space: space) }
            return .start(name: name, space: space, attributes: attributes(handle, Int(event.attributeCount)))
        case Int32(CXML_END):
            depth -= 1
            return .end(name: Self.string(event.name), space: Self.string(event.space))
        case Int32(CXML_TEXT): return .text(Self.string(event.text, length: Int(event.textLength)))
        case Int32(CXML_END_OF_DOCUMENT): return nil
        default: throw failure(handle)
        }
    }

    func attributes(_ handle: OpaquePointer, _ count: Int) -> [XMLAttribute] {
        guard count > 0 else { return [] }
        return withUnsafeTemporaryAllocation(of: CXMLAttribute.self, capacity: count) { buffer in
            let found = Int(cxml_attributes(handle, buffer.baseAddress, Int32(clamping: count)))
            return buffer[..<found].map { attribute in
                let name = Self.string(attribute.name)
                let prefix = Self.string(attribute.prefix)
                return XMLAttribute(
                    prefix.isEmpty ? name : "\(prefix):\(name)", Self.string(attribute.value, length: Int(attribute.valueLength)))
            }
        }
    }

    func failure(_ handle: OpaquePointer) -> any Error {
        if let failure = feed.failure { return failure }
        guard let found = cxml_problem(handle)?.pointee else { return XMLReadingError(.outOfMemory, file: file) }
        let detail = Self.string(found.detail)
        func limit(_ limit: XMLReadingError.Limit, _ maximum: Int) -> XMLReadingError.Problem {
            .limit(limit, found: Int(found.found), maximum: maximum)
        }
        let problem: XMLReadingError.Problem =
            switch found.problem {
            case Int32(CXML_TRUNCATED): .truncated
            case Int32(CXML_ENTITY): .entity(name: detail)
            case Int32(CXML_ENCODING): .encoding(detail)
            case Int32(CXML_NUL): .zeroByte
            case Int32(CXML_MEMORY): .outOfMemory
            case Int32(CXML_DEPTH): limit(.depth, limits.depth)
            case Int32(CXML_ATTRIBUTES): limit(.attributes, limits.attributes)
            case Int32(CXML_ATTRIBUTE_LENGTH): limit(.attributeLength, limits.attributeLength)
            case Int32(CXML_MARKUP_LENGTH): limit(.markupLength, limits.markupLength)
            case Int32(CXML_TEXT_LENGTH): limit(.textLength, limits.textLength)
            default: .malformed(detail)
            }
        return XMLReadingError(
            problem, file: file, line: found.line > 0 ? Int(found.line) : nil, column: found.line > 0 ? max(1, Int(found.column)) : nil,
            offset: found.offset >= 0 ? Int(found.offset) : nil)
    }

    static func string(_ text: UnsafePointer<CChar>?) -> String { text.map { String(cString: $0) } ?? "" }

    static func string(_ text: UnsafePointer<CChar>?, length: Int) -> String {
        guard let text else { return "" }
        return String(decoding: UnsafeRawBufferPointer(start: text, count: length), as: UTF8.self)
    }
}
