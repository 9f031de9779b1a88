package import BitextModel

/// Reads dictionaries of StarDict (its "Format for StarDict dictionary files", versions 2.4.2 and 3.0.0): `.ifo`, `.idx`, `.dict`, and `.syn` where there is one.
///
/// Articles of the types m, l, g, h and x are read, tags of the last three left out; sound and pictures are passed over. The index is held in memory.
package struct StarDictReader: TermReader {
    private let information: StarDictInformation
    private let index: [UInt8]
    private let indexFile: String
    private let articles: RandomBytes
    private let synonyms: [Int: [String]]
    private let languages: LanguageTagPair
    private var offset = 0
    private var number = 0
    private var diagnostics: [Diagnostic] = []
    /// Its files have no lines.
    package var place: FilePlace? { nil }

    /// `synonyms` are the bytes of `.syn`, none where there is no such file.
    package init(
        information: StarDictInformation, index: [UInt8], indexFile: String, synonyms: [UInt8], synonymFile: String, articles: RandomBytes,
        languages: LanguageTagPair
    ) throws {
        self.information = information
        self.index = index
        self.indexFile = indexFile
        self.articles = articles
        self.languages = languages
        var others: [Int: [String]] = [:]
        var place = 0
        while place < synonyms.count {
            let (word, entry) = try Self.record(synonyms, &place, file: synonymFile, numbers: [4])
            others[entry[0], default: []].append(word)
        }
        self.synonyms = others
    }

    package mutating func takeDiagnostics() -> [Diagnostic] {
        defer { diagnostics = [] }
        return diagnostics
    }

    package mutating func next() throws -> TBXConcept? {
        while offset < index.count {
            let start = offset
            let (word, numbers) = try Self.record(index, &offset, file: indexFile, numbers: [information.offsetBits / 8, 4])
            number += 1
            guard let bytes = try articles.bytes(at: numbers[0], count: numbers[1]) else {
                throw TextReadingError(
                    .invalid(
                        "an article at bytes \(numbers[0]) to \(numbers[0] &+ numbers[1]), and \(articles.file) has \(articles.count)"),
                    file: indexFile, offset: start)
            }
            let text = try text(bytes, at: numbers[0])
            let article = DictionaryArticle(text, headword: word)
            let headwords = [word] + (synonyms[number - 1] ?? [])
            if let concept = article.concept(identifier: "c\(number)", headwords: headwords, source: languages) { return concept }
            diagnostics.append(
                Diagnostic(
                    severity: .warning, code: "no-translation",
                    message: "\(indexFile): entry \(number): no translation of '\(TextLineReader.shown(word))' was found in its article"))
        }
        if information.wordCount != number {
            let message = "\(indexFile): \(number) entries where \(information.file) tells of \(information.wordCount)"
            diagnostics.append(Diagnostic(severity: .warning, code: "count", message: message))
            offset = index.count
        }
        return nil
    }

    // MARK: - Bytes

    /// A word that ends with a byte of zero, and numbers of so many bytes, the highest first.
    private static func record(_ bytes: [UInt8], _ place: inout Int, file: String, numbers: [Int]) throws -> (String, [Int]) {
        let start = place
        guard let zero = bytes[start..<min(bytes.count, start + 4096)].firstIndex(of: 0) else {
            throw TextReadingError(
                bytes.count - start < 4096 ? .truncated("an entry") : .limit(.recordLength, maximum: 4096), file: file, offset: start)
        }
        guard let word = String(validating: bytes[start..<zero], as: UTF8.self) else {
            throw TextReadingError(.encoding, file: file, offset: start)
        }
        guard !word.isEmpty else { throw TextReadingError(.invalid("an entry without a word"), file: file, offset: start) }
        place = zero + 1
        var values: [Int] = []
        for width in numbers {
            guard place + width <= bytes.count else { throw TextReadingError(.truncated("an entry"), file: file, offset: start) }
            let value = bytes[place..<place + width].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            guard let number = Int(exactly: value) else {
                throw TextReadingError(.invalid("an offset of \(value)"), file: file, offset: start)
            }
            values.append(number)
            place += width
        }
        return (word, values)
    }

    /// The text of an article, its fields joined by line ends.
    private func text(_ bytes: [UInt8], at offset: Int) throws -> String {
        var rest = bytes[...]
        var texts: [String] = []
        var types = information.types[...]
        while !rest.isEmpty {
            var type = UInt8(ascii: "m")
            var isLast = false
            if information.types.isEmpty {
                type = rest.removeFirst()
            } else {
                guard let next = types.popFirst() else { break }
                type = next
                isLast = types.isEmpty
            }
            var field: ArraySlice<UInt8>
            if isLast {
                field = rest
                rest = []
            } else if type >= 0x61 {
                let end = rest.firstIndex(of: 0) ?? rest.endIndex
                field = rest[..<end]
                rest = rest[min(end + 1, rest.endIndex)...]
            } else {
                guard rest.count >= 4 else { throw TextReadingError(.truncated("an article"), file: articles.file, offset: offset) }
                let count = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
                guard rest.count - 4 >= count else { throw TextReadingError(.truncated("an article"), file: articles.file, offset: offset) }
                field = rest.dropFirst(4).prefix(count)
                rest = rest.dropFirst(4 + count)
            }
            guard "mlghx".utf8.contains(type) else { continue }
            guard let text = String(validating: field, as: UTF8.self) else {
                throw TextReadingError(.encoding, file: articles.file, offset: offset)
            }
            texts.append("ghx".utf8.contains(type) ? Self.plain(text) : text)
        }
        return texts.joined(separator: "\n")
    }

    /// Text without tags; those that end a line or a block give a line end.
    private static func plain(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
            result += rest[..<open]
            let name = rest[rest.index(after: open)..<close].drop { $0 == "/" }.prefix { $0.isLetter }.lowercased()
            if ["br", "p", "div", "li", "tr", "k", "def", "dtrn"].contains(name) { result += "\n" }
            rest = rest[rest.index(after: close)...]
        }
        result += rest
        for (name, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&nbsp;", " "), ("&amp;", "&")] {
            guard result.contains("&") else { break }
            result = result.split(separator: name, omittingEmptySubsequences: false).joined(separator: character)
        }
        return result
    }
}

/// What an `.ifo` file says.
package struct StarDictInformation: Hashable, Sendable {
    package let file: String
    package private(set) var name = ""
    package private(set) var wordCount = 0
    /// 32 or 64.
    package private(set) var offsetBits = 32
    /// Of the fields in each article; empty where each field says its own.
    package private(set) var types: [UInt8] = []

    /// Throws where this is no such file, or a number is none.
    package init(_ lines: TextLineReader) throws {
        var lines = lines
        file = lines.file
        guard try lines.next() == "StarDict's dict ifo file" else {
            throw lines.invalid("the first line is not \"StarDict's dict ifo file\": this is no StarDict", column: 1)
        }
        var hasCount = false
        while let line = try lines.next() {
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { String($0).trimmedASCII() }
            guard parts.count == 2 else { continue }
            switch parts[0] {
            case "version":
                guard parts[1].hasPrefix("2.4") || parts[1].hasPrefix("3.0") else {
                    throw lines.invalid("version \(TextLineReader.shown(parts[1])): 2.4.2 and 3.0.0 are read", column: 1)
                }
            case "bookname": name = parts[1]
            case "wordcount":
                guard let count = Int(parts[1]), count >= 0 else {
                    throw lines.invalid("wordcount '\(TextLineReader.shown(parts[1]))'", column: 1)
                }
                (wordCount, hasCount) = (count, true)
            case "idxoffsetbits":
                guard parts[1] == "32" || parts[1] == "64" else {
                    throw lines.invalid("idxoffsetbits '\(TextLineReader.shown(parts[1]))': 32 or 64", column: 1)
                }
                offsetBits = parts[1] == "64" ? 64 : 32
            case "sametypesequence": types = Array(parts[1].utf8)
            default: break
            }
        }
        guard hasCount else { throw lines.invalid("no wordcount") }
    }
}
