internal import BitextModel

/// Units of both versions.
extension XLIFFReader {
    /// A unit of XLIFF 2: one translation unit for each segment.
    mutating func readUnit(_ attributes: [XMLAttribute]) throws -> [ExchangeUnit] {
        place = FilePlace(line: xml.place.line, column: xml.place.column)
        let outside = xml.depth - 1
        let name = attributes["name"].flatMap { $0.isEmpty ? nil : $0 } ?? attributes["id"] ?? ""
        var parts = UnitParts()
        var segments: [(identifier: String, segment: Inline, target: Inline?)] = []
        reading: while let event = try xml.next() {
            switch event {
            case .start("segment", _, let attributes):
                guard let (source, target) = try readSegment(parts.data) else {
                    doubt("no-source", "a segment without <source> was left out")
                    continue
                }
                segments.append((attributes["id"] ?? String(segments.count + 1), source, target))
            case .start("ignorable", _, _): try xml.skip()
            case .start("data", _, let attributes): parts.data[attributes["id"] ?? ""] = try readData()
            case .start("note", _, _): parts.notes.append(try xml.text())
            case .start("meta", _, let attributes): parts.properties.append(ExchangeProperty(attributes["type"] ?? "", try xml.text()))
            case .start("glossEntry", XLIFFWriter.glossaryNamespace, let attributes): try readGlossaryEntry(attributes, &parts)
            case .start("originalData", _, _), .start("notes", _, _), .start("metadata", _, _), .start("metaGroup", _, _),
                .start("glossary", _, _):
                break
            case .start: try xml.skip()
            case .end: if xml.depth == outside { break reading }
            case .text: break
            }
        }
        return segments.enumerated().map { index, found in
            var unit = ExchangeUnit(
                identifier: segments.count == 1 ? name : "\(name).\(found.identifier)", source: found.segment.segment,
                targets: found.target.map { [$0.segment] } ?? [])
            unit.terms = found.segment.terms.map { mark in
                let entry = parts.glossary[mark.identifier]
                let text = String(unit.source.text[mark.term.span] ?? "")
                return ExchangeTerm(
                    span: mark.term.span, term: entry?.term ?? text, translation: entry?.translation ?? mark.term.translation,
                    type: entry?.type ?? "")
            }
            if index == 0 {
                unit.notes = parts.notes
                unit.properties = parts.properties
            }
            return unit
        }
    }

    /// What stands beside the segments of a unit.
    private struct UnitParts {
        var data: [String: String] = [:]
        var notes: [String] = []
        var properties: [ExchangeProperty] = []
        /// By the annotation that an entry refers to.
        var glossary: [String: ExchangeTerm] = [:]
    }

    private mutating func readData() throws -> String {
        let outside = xml.depth - 1
        var text = ""
        while let event = try xml.next() {
            switch event {
            case .text(let piece):
                text += piece
                try xml.checkLength(text)
            case .start("cp", _, let attributes): text += try character(attributes)
            case .start: break
            case .end: if xml.depth == outside { return text }
            }
        }
        return text
    }

    private mutating func readGlossaryEntry(_ attributes: [XMLAttribute], _ parts: inout UnitParts) throws {
        let outside = xml.depth - 1
        var entry = ExchangeTerm(span: TextSpan(start: 0, end: 0), term: "", translation: "")
        while let event = try xml.next() {
            switch event {
            case .start("term", _, _): entry.term = try xml.text()
            case .start("translation", _, _):
                let text = try xml.text()
                if entry.translation.isEmpty { entry.translation = text }
            case .start("definition", _, let attributes) where attributes["source"] == XLIFFWriter.typeSource: entry.type = try xml.text()
            case .start: try xml.skip()
            case .text: break
            case .end:
                guard xml.depth == outside else { continue }
                guard let reference = attributes["ref"] else { return }
                parts.glossary[reference.hasPrefix("#") ? String(reference.dropFirst()) : reference] = entry
                return
            }
        }
    }

    private mutating func readSegment(_ data: [String: String]) throws -> (Inline, Inline?)? {
        let outside = xml.depth - 1
        var source: Inline?
        var target: Inline?
        while let event = try xml.next() {
            switch event {
            case .start("source", _, _): source = try readInline(header.sourceLanguage ?? .undetermined, data)
            case .start("target", _, let attributes): target = try readInline(try targetLanguage(attributes), data)
            case .start: try xml.skip()
            case .text: break
            case .end: if xml.depth == outside { return source.map { ($0, target) } }
            }
        }
        return source.map { ($0, target) }
    }

    /// A unit of XLIFF 1.2.
    mutating func readTransUnit(_ attributes: [XMLAttribute]) throws -> ExchangeUnit? {
        place = FilePlace(line: xml.place.line, column: xml.place.column)
        let outside = xml.depth - 1
        var source: Inline?
        var target: Inline?
        var notes: [String] = []
        var properties: [ExchangeProperty] = []
        reading: while let event = try xml.next() {
            switch event {
            case .start("source", _, _): source = try readInline(header.sourceLanguage ?? .undetermined, [:])
            case .start("target", _, let attributes): target = try readInline(try targetLanguage(attributes), [:])
            case .start("note", _, _): notes.append(try xml.text())
            case .start("context", _, let attributes):
                properties.append(ExchangeProperty(attributes["context-type"] ?? "", try xml.text()))
            case .start("context-group", _, _): break
            case .start("alt-trans", _, _):
                doubt("alternative", "an alternative translation was left out")
                try xml.skip()
            case .start: try xml.skip()
            case .text: break
            case .end: if xml.depth == outside { break reading }
            }
        }
        guard let source else {
            doubt("no-source", "a unit without <source> was left out")
            return nil
        }
        let name = attributes["resname"].flatMap { $0.isEmpty ? nil : $0 } ?? attributes["id"] ?? ""
        return ExchangeUnit(
            identifier: name, source: source.segment, targets: target.map { [$0.segment] } ?? [], notes: notes, properties: properties,
            terms: source.terms.map(\.term))
    }
}
