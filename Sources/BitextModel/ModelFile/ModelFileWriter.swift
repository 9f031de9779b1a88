/// Builds the bytes of a `ModelFile`. Deterministic: the same sections in the same order give the same bytes.
///
/// ```swift
/// var writer = ModelFileWriter(kind: "word-table", signature: "words.tsv sha256:…")
/// writer.add("keys", numbers)
/// let bytes = writer.finish()
/// ```
package struct ModelFileWriter {
    private let kind: String
    private var sections: [(name: String, content: [UInt8])]

    /// `kind` at most 32, a section's name at most 16 ASCII bytes; longer ones are cut.
    package init(kind: String, signature: String) {
        self.kind = kind
        sections = [(ModelFile.signatureSection, Array(signature.utf8))]
    }

    package mutating func add<Number: FixedWidthInteger>(_ name: String, _ numbers: [Number]) {
        var content: [UInt8] = []
        content.reserveCapacity(numbers.count * MemoryLayout<Number>.stride)
        for number in numbers {
            withUnsafeBytes(of: number.littleEndian) { content.append(contentsOf: $0) }
        }
        sections.append((name, content))
    }

    package mutating func add(_ name: String, bytes: [UInt8]) { sections.append((name, bytes)) }

    package func finish() -> [UInt8] {
        var table: [UInt8] = []
        var body: [UInt8] = []
        let start = Self.aligned(ModelFile.headerSize + sections.count * ModelFile.sectionRecordSize)
        for section in sections {
            while body.count % ModelFile.alignment != 0 { body.append(0) }
            table += Self.padded(section.name, to: 16)
            table += Self.bytes(UInt64(start + body.count))
            table += Self.bytes(UInt64(section.content.count))
            body += section.content
        }
        while (ModelFile.headerSize + table.count) < start { table.append(0) }
        let content = table + body
        let checksum = content.withUnsafeBytes(Checksum.of)
        return ModelFile.magic + Self.bytes(ModelFile.version) + Self.bytes(UInt32(sections.count))
            + Self.bytes(UInt64(ModelFile.headerSize + content.count)) + Self.bytes(checksum) + Self.padded(kind, to: 32) + content
    }

    static func aligned(_ size: Int) -> Int { (size + ModelFile.alignment - 1) / ModelFile.alignment * ModelFile.alignment }

    static func bytes<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }

    static func padded(_ text: String, to size: Int) -> [UInt8] {
        let bytes = Array(text.utf8.prefix(size))
        return bytes + [UInt8](repeating: 0, count: size - bytes.count)
    }
}
