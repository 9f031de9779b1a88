/// Takes the bytes of a file from its beginning to its end; then its head once more.
package protocol ModelFileSink {
    mutating func write(_ bytes: UnsafeRawBufferPointer) throws
    /// Puts `bytes` in place of those at the file's beginning.
    mutating func rewriteHead(_ bytes: UnsafeRawBufferPointer) throws
}

/// A model file in memory.
package struct ModelFileMemory: ModelFileSink {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package mutating func write(_ bytes: UnsafeRawBufferPointer) { self.bytes.append(contentsOf: bytes) }

    package mutating func rewriteHead(_ bytes: UnsafeRawBufferPointer) { self.bytes.replaceSubrange(0..<bytes.count, with: bytes) }
}

/// Writes a `ModelFile` whose sections are too large to be held at once: their sizes are told first, their contents follow in order. The bytes are those that
/// `ModelFileWriter` makes.
package struct ModelFileStream {
    private static let block = 1 << 20

    private let kind: String
    private let signature: [UInt8]
    private let sections: [(name: String, size: Int)]
    private var sum = Checksum.Stream()
    private var pending: [UInt8] = []
    /// Bytes behind the header, and where the section being written begins among them.
    private var written = 0
    private var next = 0
    private var sectionEnd = 0

    package init(kind: String, signature: String, sections: [(name: String, size: Int)]) {
        self.kind = kind
        self.signature = Array(signature.utf8)
        self.sections = [(ModelFile.signatureSection, signature.utf8.count)] + sections
    }

    package mutating func begin(_ sink: inout some ModelFileSink) throws {
        try header(checksum: 0, size: 0).withUnsafeBytes { try sink.write($0) }
        var start = ModelFileWriter.aligned(ModelFile.headerSize + sections.count * ModelFile.sectionRecordSize)
        var table: [UInt8] = []
        for section in sections {
            start = ModelFileWriter.aligned(start)
            table += ModelFileWriter.padded(section.name, to: 16)
            table += ModelFileWriter.bytes(UInt64(start))
            table += ModelFileWriter.bytes(UInt64(section.size))
            start += section.size
        }
        try table.withUnsafeBytes { try append($0, to: &sink) }
        try write(signature, to: &sink)
    }

    /// The whole of the next section.
    package mutating func write<Number: FixedWidthInteger & BitwiseCopyable>(_ numbers: [Number], to sink: inout some ModelFileSink) throws
    {
        try beginSection(&sink)
        #if _endian(big)
            let numbers = numbers.map(\.littleEndian)
        #endif
        try numbers.withUnsafeBytes { try append($0, to: &sink) }
        try endSection()
    }

    /// The whole of the next section: `body` adds to it what belongs to each of `count` places.
    package mutating func writeEach(_ count: Int, to sink: inout some ModelFileSink, _ body: (Int, inout [UInt32]) -> Void) throws {
        try beginSection(&sink)
        var words: [UInt32] = []
        for place in 0..<count {
            body(place, &words)
            guard words.count * 4 >= Self.block || place == count - 1 else { continue }
            #if _endian(big)
                words = words.map(\.littleEndian)
            #endif
            try words.withUnsafeBytes { try append($0, to: &sink) }
            words.removeAll(keepingCapacity: true)
        }
        try endSection()
    }

    package mutating func finish(_ sink: inout some ModelFileSink) throws {
        precondition(next == sections.count, "a section of a model file is missing")
        try flush(&sink)
        try header(checksum: sum.finish(), size: ModelFile.headerSize + written).withUnsafeBytes { try sink.rewriteHead($0) }
    }

    private mutating func beginSection(_ sink: inout some ModelFileSink) throws {
        let start = ModelFileWriter.aligned(ModelFile.headerSize + written) - ModelFile.headerSize
        try [UInt8](repeating: 0, count: start - written).withUnsafeBytes { try append($0, to: &sink) }
        sectionEnd = written + sections[next].size
        next += 1
    }

    private func endSection() throws { precondition(written == sectionEnd, "a section of a model file has another size than was told") }

    private mutating func append(_ bytes: UnsafeRawBufferPointer, to sink: inout some ModelFileSink) throws {
        written += bytes.count
        var place = 0
        while place < bytes.count {
            let count = min(bytes.count - place, Self.block - pending.count)
            pending.append(contentsOf: bytes[place..<place + count])
            place += count
            if pending.count == Self.block { try flush(&sink) }
        }
    }

    private mutating func flush(_ sink: inout some ModelFileSink) throws {
        try pending.withUnsafeBytes { bytes in
            sum.add(bytes)
            try sink.write(bytes)
        }
        pending.removeAll(keepingCapacity: true)
    }

    private func header(checksum: UInt64, size: Int) -> [UInt8] {
        ModelFile.magic + ModelFileWriter.bytes(ModelFile.version) + ModelFileWriter.bytes(UInt32(sections.count))
            + ModelFileWriter.bytes(UInt64(size)) + ModelFileWriter.bytes(checksum) + ModelFileWriter.padded(kind, to: 32)
    }
}
