internal import BitextModel

/// The pieces of one translation unit, its segments to be replaced.
struct EditedUnit {
    struct SegmentRange {
        /// Of tokens between the tags.
        var tokens: Range<Int>
        var language: LanguageTag
        var isSource: Bool
    }

    private(set) var tokens: [XMLToken]
    /// In the order of the document.
    private(set) var segments: [SegmentRange] = []
    private let form: ExchangeFileEditor.Form
    private var identifiers: Set<String> = []
    /// Terms marked, with the identifier of their mark, from the last segment to the first.
    private var terms: [(identifier: String, term: ExchangeTerm)] = []

    init(_ tokens: [XMLToken], form: ExchangeFileEditor.Form, source: LanguageTag?, target: LanguageTag?) {
        self.tokens = tokens
        self.form = form
        find(source: source, target: target)
    }

    /// As the file names it, for people.
    var identifier: String {
        guard case .start(let tag)? = tokens.first else { return "" }
        return tag.attributes["tuid"] ?? tag.attributes["name"] ?? tag.attributes["resname"] ?? tag.attributes["id"] ?? ""
    }

    // MARK: - Finding segments

    private mutating func find(source: LanguageTag?, target: LanguageTag?) {
        var open: [XMLTag] = []
        var begins: (depth: Int, token: Int, language: LanguageTag, isSource: Bool)?
        var unitSource = source
        if form == .tmx, case .start(let tag)? = tokens.first, let own = tag.attributes["srclang"] { unitSource = LanguageTag.reading(own) }
        for (place, token) in tokens.enumerated() {
            switch token {
            case .start(let tag):
                if let id = tag.attributes["id"] { identifiers.insert(id) }
                if begins == nil, !tag.isEmpty, let found = language(of: tag, within: open, source: unitSource, target: target) {
                    begins = (open.count, place + 1, found.language, found.isSource)
                }
                if !tag.isEmpty { open.append(tag) }
            case .end:
                open.removeLast()
                if let segment = begins, open.count == segment.depth {
                    segments.append(SegmentRange(tokens: segment.token..<place, language: segment.language, isSource: segment.isSource))
                    begins = nil
                }
            default: break
            }
        }
    }

    /// The language of the segment that `tag` begins; nil where it begins none.
    private func language(
        of tag: XMLTag, within open: [XMLTag], source: LanguageTag?, target: LanguageTag?
    ) -> (language: LanguageTag, isSource: Bool)? {
        let own = (tag.attributes["xml:lang"] ?? tag.attributes["lang"]).flatMap(LanguageTag.reading)
        switch (form, tag.localName) {
        case (.tmx, "seg"):
            guard let variant = open.last, variant.localName == "tuv" else { return nil }
            guard let language = LanguageTag.reading(variant.attributes["xml:lang"] ?? variant.attributes["lang"] ?? "") else { return nil }
            return (language, language.language == source?.language)
        case (.xliff1, "source"), (.xliff1, "seg-source"):
            // Texts of earlier translations (`alt-trans`) are others'.
            guard open.count == 1, let language = own ?? source else { return nil }
            return (language, true)
        case (.xliff1, "target"):
            guard open.count == 1, let language = own ?? target else { return nil }
            return (language, false)
        case (.xliff2, "source"), (.xliff2, "target"):
            let isSource = tag.localName == "source"
            guard tag.space == XLIFFWriter.namespace, open.last?.localName == "segment", let language = own ?? (isSource ? source : target)
            else {
                return nil
            }
            return (language, isSource)
        default: return nil
        }
    }

    func segmentTokens(_ range: SegmentRange) -> SegmentTokens {
        let form = form
        return SegmentTokens(
            tokens[range.tokens],
            isOpaque: { tag in
                switch (form, tag.localName) {
                case (.tmx, "bpt"), (.tmx, "ept"), (.tmx, "ph"), (.tmx, "it"), (.tmx, "ut"), (.xliff1, "bpt"), (.xliff1, "ept"),
                    (.xliff1, "ph"),
                    (.xliff1, "it"):
                    true
                default: false
                }
            },
            isTerm: { $0.localName == "mrk" && ($0.attributes["type"] ?? $0.attributes["mtype"] ?? "").hasPrefix("term") })
    }

    // MARK: - Changing

    /// Puts `edited` in the place of a segment: the last of the unit first. Terms that could not be marked are told.
    mutating func replace(_ range: SegmentRange, _ found: SegmentTokens, _ edited: EditedSegment) -> [ExchangeTerm] {
        var edited = edited
        let marked = found.marked.map { TextSpan(start: edited.place($0.start), end: max(edited.place($0.start), edited.place($0.end))) }
        edited.terms.removeAll { term in marked.contains { $0.overlaps(term.span) } }
        var marks: [String] = []
        for _ in edited.terms { marks.append(form == .xliff2 ? newIdentifier() : "") }
        var plain = edited
        if form == .tmx { plain.terms = [] }
        let written = found.tokens(plain, open: { .start(mark(edited.terms[$0], marks[$0])) }, close: .end(prefixed("mrk")))
        tokens.replaceSubrange(range.tokens, with: written.tokens)
        for (number, term) in edited.terms.enumerated().reversed() where !written.crossing.contains(number) {
            terms.append((marks[number], term))
        }
        return written.crossing.map { edited.terms[$0] }
    }

    private mutating func newIdentifier() -> String {
        var number = 1
        while identifiers.contains("m\(number)") { number += 1 }
        identifiers.insert("m\(number)")
        return "m\(number)"
    }

    /// With the prefix that the unit's own tag has.
    private func prefixed(_ name: String) -> String {
        guard case .start(let tag)? = tokens.first, let colon = tag.name.utf8.firstIndex(of: UInt8(ascii: ":")) else { return name }
        return String(tag.name[...colon]) + name
    }

    private func mark(_ term: ExchangeTerm, _ identifier: String) -> XMLTag {
        var attributes: [XMLAttribute]
        if form == .xliff2 {
            attributes = [XMLAttribute("id", identifier), XMLAttribute("type", "term")]
        } else {
            attributes = [XMLAttribute("mtype", "term")]
            if !term.translation.isEmpty { attributes.append(XMLAttribute("comment", term.translation)) }
        }
        return XMLTag(prefixed("mrk"), attributes: attributes)
    }

    /// Says the terms that were marked where the format says what terms mean.
    mutating func addTerms() {
        let told = terms.reversed().filter { !$0.term.translation.isEmpty }
        guard !told.isEmpty else { return }
        switch form {
        case .tmx:
            var known: Set<String> = []
            var properties: [XMLToken] = []
            for (_, term) in told {
                let value = "\(term.term) = \(term.translation)" + (term.type.isEmpty ? "" : " (\(term.type))")
                guard known.insert(value).inserted, !hasProperty(value) else { continue }
                properties += [.start(XMLTag("prop", attributes: [XMLAttribute("type", "x-term")])), .text(value), .end("prop")]
            }
            // Notes and properties stand before the variants.
            tokens.insert(contentsOf: properties, at: 1)
        case .xliff2: addGlossary(told)
        case .xliff1: break
        }
    }

    private func hasProperty(_ value: String) -> Bool {
        tokens.indices.contains { place in
            guard case .start(let tag) = tokens[place], tag.localName == "prop", tag.attributes["type"] == "x-term",
                place + 1 < tokens.count
            else {
                return false
            }
            return tokens[place + 1] == .text(value)
        }
    }

    /// Into the glossary of the unit, where it has one.
    private mutating func addGlossary(_ terms: [(identifier: String, term: ExchangeTerm)]) {
        let end = tokens.indices.first { place in
            guard case .start(let tag) = tokens[place] else { return false }
            return tag.localName == "glossary" && tag.space == XLIFFWriter.glossaryNamespace && !tag.isEmpty
        }
        var prefix = "gls"
        if let end, case .start(let tag) = tokens[end] {
            prefix = tag.name.split(separator: ":").count > 1 ? String(tag.name.split(separator: ":")[0]) : ""
        }
        func name(_ local: String) -> String { prefix.isEmpty ? local : "\(prefix):\(local)" }
        var entries: [XMLToken] = []
        func element(_ local: String, _ attributes: [XMLAttribute] = [], _ text: String) {
            entries += [.start(XMLTag(name(local), attributes: attributes)), .text(text), .end(name(local))]
        }
        for (identifier, term) in terms {
            entries.append(.start(XMLTag(name("glossEntry"), attributes: [XMLAttribute("ref", "#\(identifier)")])))
            element("term", [], term.term)
            element("translation", [], term.translation)
            if !term.type.isEmpty { element("definition", [XMLAttribute("source", XLIFFWriter.typeSource)], term.type) }
            entries.append(.end(name("glossEntry")))
        }
        if let end {
            tokens.insert(contentsOf: entries, at: end + 1)
        } else {
            let declared = XMLTag(name("glossary"), attributes: [XMLAttribute("xmlns:gls", XLIFFWriter.glossaryNamespace)])
            tokens.insert(contentsOf: [.start(declared)] + entries + [.end(name("glossary"))], at: 1)
        }
    }
}
