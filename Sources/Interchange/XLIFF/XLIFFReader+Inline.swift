internal import BitextModel

/// Text with inline elements, of both versions.
extension XLIFFReader {
    /// A segment, and the stretches of it that are marked as terms, with the identifiers of their marks.
    struct Inline {
        var segment: ExchangeSegment
        var terms: [(identifier: String, term: ExchangeTerm)] = []
    }

    /// An element whose text is part of the segment.
    private enum Open {
        case code(InlineCode)
        case term(identifier: String, start: Int, comment: String)
        case nothing
    }

    mutating func readInline(_ language: LanguageTag, _ data: [String: String]) throws -> Inline {
        let outside = xml.depth - 1
        var result = Inline(segment: ExchangeSegment(language: language, text: ""))
        var open: [Open] = []
        while let event = try xml.next() {
            let offset = result.segment.text.utf8.count
            switch event {
            case .text(let text):
                result.segment.text += text
                try xml.checkLength(result.segment.text)
            case .start(let name, _, let attributes):
                if version == .one, let kind = Self.nativeCode(name, attributes) {
                    result.segment.codes.append(try nativeCode(kind, attributes, offset))
                } else if let code = try emptyCode(name, attributes, offset, data) {
                    result.segment.codes.append(code)
                    open.append(.nothing)
                } else if name == "cp", version == .two {
                    result.segment.text += try character(attributes)
                    open.append(.nothing)
                } else {
                    open.append(spanning(name, attributes, offset, data, &result))
                }
            case .end:
                if xml.depth == outside {
                    result.terms.sort { $0.term.span < $1.term.span }
                    return result
                }
                switch open.popLast() {
                case .code(var code)?:
                    code.offset = offset
                    result.segment.codes.append(code)
                case .term(let identifier, let start, let comment)? where offset > start:
                    let span = TextSpan(start: start, end: offset)
                    guard !result.terms.contains(where: { $0.term.span.overlaps(span) }) else {
                        doubt("nested-terms", "a term around another was left out")
                        break
                    }
                    let text = String(result.segment.text[span] ?? "")
                    result.terms.append((identifier, ExchangeTerm(span: span, term: text, translation: comment)))
                default: break
                }
            }
        }
        return result
    }

    // MARK: - Elements that hold text of the segment

    private mutating func spanning(
        _ name: String, _ attributes: [XMLAttribute], _ offset: Int, _ data: [String: String], _ result: inout Inline
    ) -> Open {
        let id = attributes["id"] ?? ""
        switch (name, version) {
        case ("pc", .two):
            result.segment.codes.append(
                InlineCode(
                    .begin, offset: offset, pairing: id, identifier: id, type: Self.type(attributes),
                    content: data[attributes["dataRefStart"] ?? ""] ?? ""))
            return .code(InlineCode(.end, offset: 0, pairing: id, content: data[attributes["dataRefEnd"] ?? ""] ?? ""))
        case ("g", .one):
            result.segment.codes.append(InlineCode(.begin, offset: offset, pairing: id, identifier: id, type: Self.type(attributes)))
            return .code(InlineCode(.end, offset: 0, pairing: id))
        case ("mrk", _):
            let type = attributes[version == .two ? "type" : "mtype"] ?? "generic"
            if type == "term" { return .term(identifier: id, start: offset, comment: attributes["comment"] ?? "") }
            if version == .one, type == "seg" { return .nothing }
            let pairing = "h\(result.segment.codes.count)"
            result.segment.codes.append(InlineCode(.highlightBegin, offset: offset, pairing: pairing, type: Self.plain(type)))
            return .code(InlineCode(.highlightEnd, offset: 0, pairing: pairing))
        default:
            doubt("unknown-element", "<\(name)> in a segment: its text was kept, the element not")
            return .nothing
        }
    }

    // MARK: - Elements that stand for markup

    /// An empty element of either version.
    private mutating func emptyCode(
        _ name: String, _ attributes: [XMLAttribute], _ offset: Int, _ data: [String: String]
    ) throws -> InlineCode? {
        let id = attributes["id"]
        let content = data[attributes["dataRef"] ?? ""] ?? ""
        let isIsolated = attributes["isolated"] == "yes"
        var code: InlineCode
        switch (name, version) {
        case ("ph", .two), ("x", .one): code = InlineCode(.placeholder, offset: offset, identifier: id)
        case ("sc", .two):
            code = InlineCode(isIsolated ? .isolatedBegin : .begin, offset: offset, pairing: isIsolated ? "" : id ?? "", identifier: id)
        case ("ec", .two):
            code = InlineCode(
                isIsolated ? .isolatedEnd : .end, offset: offset, pairing: isIsolated ? "" : attributes["startRef"] ?? "", identifier: id)
        case ("bx", .one): code = InlineCode(.begin, offset: offset, pairing: attributes["rid"] ?? id ?? "", identifier: id)
        case ("ex", .one): code = InlineCode(.end, offset: offset, pairing: attributes["rid"] ?? id ?? "")
        case ("sm", .two): code = InlineCode(.highlightBegin, offset: offset, pairing: id ?? "")
        case ("em", .two): code = InlineCode(.highlightEnd, offset: offset, pairing: attributes["startRef"] ?? "")
        default: return nil
        }
        code.content = content
        code.type = name == "sm" ? Self.plain(attributes["type"] ?? "generic") : Self.type(attributes)
        return code
    }

    /// What an element of XLIFF 1.2 that holds markup becomes.
    private static func nativeCode(_ name: String, _ attributes: [XMLAttribute]) -> InlineCode.Kind? {
        switch name {
        case "bpt": .begin
        case "ept": .end
        case "ph": .placeholder
        case "it": attributes["pos"] == "close" ? .isolatedEnd : .isolatedBegin
        default: nil
        }
    }

    private mutating func nativeCode(_ kind: InlineCode.Kind, _ attributes: [XMLAttribute], _ offset: Int) throws -> InlineCode {
        let id = attributes["id"]
        let isPaired = kind == .begin || kind == .end
        var code = InlineCode(
            kind, offset: offset, pairing: isPaired ? attributes["rid"] ?? id ?? "" : "", identifier: kind == .end ? nil : id,
            type: Self.type(attributes))
        (code.content, code.markup) = try xml.content()
        return code
    }

    // MARK: - Parts

    /// A character that XML cannot hold (`cp`).
    func character(_ attributes: [XMLAttribute]) throws -> String {
        let hex = attributes["hex"] ?? ""
        guard let value = UInt32(hex, radix: 16), let scalar = Unicode.Scalar(value) else {
            throw xml.invalid("<cp hex=\"\(TMXReader.shown(hex))\"> is no character")
        }
        return String(scalar)
    }

    /// What a code does: `subType` before `type`, `ctype` of XLIFF 1.2, without the prefix of a value of one's own.
    private static func type(_ attributes: [XMLAttribute]) -> String? {
        (attributes["subType"] ?? attributes["type"] ?? attributes["ctype"]).flatMap(plain)
    }

    private static func plain(_ type: String) -> String? {
        if type == "generic" || type == "x:highlight" || type == "x-highlight" { return nil }
        return type.hasPrefix("x:") || type.hasPrefix("x-") ? String(type.dropFirst(2)) : type
    }
}
