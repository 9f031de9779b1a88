internal import CLibXML

/// A piece of a document as it stands, to be written again: what `XMLEvent` leaves out is here too.
package enum XMLToken: Hashable, Sendable {
    /// A tag, its name as written, with prefix; `attributes` begin with the declarations of namespaces.
    case start(XMLTag)
    /// The end of an element, its name as written.
    case end(String)
    case text(String)
    case comment(String)
    case instruction(target: String, data: String)
    /// A document type; declarations within it are left out.
    case documentType(name: String, publicIdentifier: String?, systemIdentifier: String?)
}

/// A start tag, or one that closes itself.
package struct XMLTag: Hashable, Sendable {
    /// As written: `gls:term`.
    package var name: String
    /// Without prefix.
    package var localName: String
    package var space: String
    package var attributes: [XMLAttribute]
    /// No end follows.
    package var isEmpty: Bool

    package init(_ name: String, localName: String? = nil, space: String = "", attributes: [XMLAttribute] = [], isEmpty: Bool = false) {
        self.name = name
        self.localName = localName ?? name
        self.space = space
        self.attributes = attributes
        self.isEmpty = isEmpty
    }
}

extension XMLPullReader {
    /// The next piece of the document, nil behind it. Not to be mixed with `next`: ask for one or the other, from the start. Throws as `next`.
    mutating func nextToken() throws -> XMLToken? {
        guard let handle else { throw XMLReadingError(.outOfMemory, file: file) }
        cxml_keep_all(handle)
        var event = CXMLEvent()
        switch cxml_next(handle, &event) {
        case Int32(CXML_START):
            let local = Self.string(event.name)
            let tag = XMLTag(
                Self.written(event), localName: local, space: Self.string(event.space),
                attributes: namespaces(handle) + attributes(handle, Int(event.attributeCount)), isEmpty: event.isEmpty)
            if !event.isEmpty { depth += 1 }
            return .start(tag)
        case Int32(CXML_END):
            depth -= 1
            return .end(Self.written(event))
        case Int32(CXML_TEXT): return .text(Self.string(event.text, length: Int(event.textLength)))
        case Int32(CXML_COMMENT): return .comment(Self.string(event.text, length: Int(event.textLength)))
        case Int32(CXML_INSTRUCTION):
            return .instruction(target: Self.string(event.name), data: Self.string(event.text, length: Int(event.textLength)))
        case Int32(CXML_DOCUMENT_TYPE):
            return .documentType(
                name: Self.string(event.name), publicIdentifier: event.publicIdentifier.map { String(cString: $0) },
                systemIdentifier: event.systemIdentifier.map { String(cString: $0) })
        case Int32(CXML_END_OF_DOCUMENT): return nil
        default: throw failure(handle)
        }
    }

    private static func written(_ event: CXMLEvent) -> String {
        let prefix = string(event.prefix)
        return prefix.isEmpty ? string(event.name) : "\(prefix):\(string(event.name))"
    }

    private func namespaces(_ handle: OpaquePointer) -> [XMLAttribute] {
        withUnsafeTemporaryAllocation(of: CXMLNamespace.self, capacity: 64) { buffer in
            let found = Int(cxml_namespaces(handle, buffer.baseAddress, 64))
            return buffer[..<found].map { declared in
                XMLAttribute(declared.prefix == nil ? "xmlns" : "xmlns:\(Self.string(declared.prefix))", Self.string(declared.space))
            }
        }
    }
}

extension XMLWriter {
    /// A piece of a document as it was read.
    package mutating func write(_ token: XMLToken) {
        switch token {
        case .start(let tag): if tag.isEmpty { empty(tag.name, tag.attributes) } else { start(tag.name, tag.attributes) }
        case .end(let name): end(name)
        case .text(let text): self.text(text)
        case .comment(let text): raw("<!--\(text)-->")
        case .instruction(let target, let data): raw("<?\(target)\(data.isEmpty ? "" : " \(data)")?>")
        case .documentType(let name, let publicIdentifier, let systemIdentifier):
            raw("<!DOCTYPE \(name)")
            func quoted(_ text: String) -> String { text.contains("\"") ? "'\(text)'" : "\"\(text)\"" }
            if let publicIdentifier {
                raw(" PUBLIC \(quoted(publicIdentifier)) \(quoted(systemIdentifier ?? ""))")
            } else if let systemIdentifier {
                raw(" SYSTEM \(quoted(systemIdentifier))")
            }
            raw(">")
        }
    }
}
