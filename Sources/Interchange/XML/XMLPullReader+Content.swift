extension XMLPullReader {
    /// The text of the element just begun, to its end; elements within give their text, and their names are told in `inner`.
    mutating func text(inner: inout [String]) throws -> String {
        let outside = depth - 1
        var text = ""
        while let event = try next() {
            switch event {
            case .text(let piece):
                text += piece
                try checkLength(text)
            case .start(let name, _, _): inner.append(name)
            case .end: if depth == outside { return text }
            }
        }
        return text
    }

    /// The text of the element just begun, to its end.
    mutating func text() throws -> String {
        var inner: [String] = []
        return try text(inner: &inner)
    }

    /// Passes over the element just begun.
    mutating func skip() throws {
        let outside = depth - 1
        while let event = try next() {
            if case .end = event, depth == outside { return }
        }
    }

    /// Throws where `text`, gathered over several events, is over the limit.
    func checkLength(_ text: String) throws {
        guard text.utf8.count > limits.textLength else { return }
        let problem = XMLReadingError.Problem.limit(.textLength, found: text.utf8.count, maximum: limits.textLength)
        throw XMLReadingError(problem, file: file, line: place.line, column: place.column)
    }

    /// What the element just begun holds, to its end: its text, and as XML where it holds elements, which are told without their namespaces.
    mutating func content() throws -> (text: String, markup: String?) {
        let outside = depth - 1
        var text = ""
        var writer = XMLWriter()
        var hasElements = false
        while let event = try next() {
            switch event {
            case .text(let piece):
                text += piece
                try checkLength(text)
                writer.text(piece)
            case .start(let name, _, let attributes):
                hasElements = true
                writer.start(name, attributes)
            case .end(let name, _):
                if depth == outside { return (text, hasElements ? String(decoding: writer.take(), as: UTF8.self) : nil) }
                writer.end(name)
            }
        }
        return (text, nil)
    }
}

extension [XMLAttribute] {
    /// The value of the attribute written `name`.
    package subscript(_ name: String) -> String? { first { $0.name == name }?.value }
}
