internal import BitextModel

/// The inline text of one line of Markdown, read from its beginning: backslash escapes, numeric references, and what `MarkdownWriter` marks.
struct MarkdownText {
    private let scalars: [Unicode.Scalar]
    private var position = 0

    init(_ line: some StringProtocol) { scalars = Array(line.unicodeScalars) }

    /// The text of `line` without marks.
    static func plain(_ line: some StringProtocol) -> String {
        var text = MarkdownText(line)
        var result = String.UnicodeScalarView()
        while let scalar = text.character() { result.append(scalar) }
        return String(result)
    }

    /// The cells of a row of a table, without the white space around them.
    static func cells(_ row: String) -> [String] {
        var cells: [Substring.UnicodeScalarView] = []
        let scalars = row.trimmedASCII().unicodeScalars
        var (start, isEscaped) = (scalars.startIndex, false)
        for index in scalars.indices {
            if scalars[index] == "|", !isEscaped {
                cells.append(scalars[start..<index])
                start = scalars.index(after: index)
            }
            isEscaped = scalars[index] == "\\" && !isEscaped
        }
        if start < scalars.endIndex { cells.append(scalars[start...]) }
        if scalars.first == "|", !cells.isEmpty { cells.removeFirst() }
        return cells.map { plain(String(Substring($0)).trimmedASCII()) }
    }

    /// `**id** ` at the beginning; nil where it is none.
    mutating func identifier() -> String? {
        guard isNext("**") else { return nil }
        position += 2
        var result = String.UnicodeScalarView()
        while position < scalars.count {
            if isNext("**") {
                position += 2
                guard isNext(" ") || position == scalars.count else { return nil }
                position = min(position + 1, scalars.count)
                return String(result)
            }
            if let scalar = character() { result.append(scalar) }
        }
        return nil
    }

    /// The rest, with the names in it: `**किम** ⟨Kim⟩`.
    mutating func marked() -> (text: String, terms: [ExchangeTerm]) {
        var text = ""
        var terms: [ExchangeTerm] = []
        var start: Int?
        while position < scalars.count {
            if isNext("**") {
                position += 2
                guard let from = start else {
                    start = text.utf8.count
                    continue
                }
                start = nil
                guard isNext(" ⟨") else { continue }
                position += 2
                var english = String.UnicodeScalarView()
                while position < scalars.count, scalars[position] != "⟩" { if let scalar = character() { english.append(scalar) } }
                position = min(position + 1, scalars.count)
                let span = TextSpan(start: from, end: text.utf8.count)
                if !span.isEmpty {
                    terms.append(ExchangeTerm(span: span, term: String(text[span] ?? ""), translation: String(english)))
                }
            } else if let scalar = character() {
                text.unicodeScalars.append(scalar)
            }
        }
        return (text, terms)
    }

    private func isNext(_ mark: String) -> Bool { scalars[position...].starts(with: mark.unicodeScalars) }

    /// The next character of the text; an escape or a reference is one.
    private mutating func character() -> Unicode.Scalar? {
        guard position < scalars.count else { return nil }
        let scalar = scalars[position]
        position += 1
        if scalar == "\\", position < scalars.count, scalars[position].isASCII, !scalars[position].properties.isAlphabetic,
            scalars[position].value > 0x20, !("0"..."9").contains(scalars[position])
        {
            position += 1
            return scalars[position - 1]
        }
        guard scalar == "&", let end = scalars[position...].prefix(12).firstIndex(of: ";") else { return scalar }
        let name = String(String.UnicodeScalarView(scalars[position..<end]))
        let value: UInt32? =
            if name.hasPrefix("#x") || name.hasPrefix("#X") {
                UInt32(name.dropFirst(2), radix: 16)
            } else if name.hasPrefix("#") {
                UInt32(name.dropFirst())
            } else {
                Self.names[name]
            }
        guard let value, value > 0, let named = Unicode.Scalar(value) else { return scalar }
        position = end + 1
        return named
    }

    private static let names: [String: UInt32] = ["amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "nbsp": 0xA0]
}
