// Reads integers out of mapped memory; every offset is checked against the file's size first.

/// A binary model: named sections behind a header with version, kind and checksum, memory-mapped.
///
/// Layout, little-endian: magic `DUBASHM1` (8 bytes) · format version (4) · number of sections (4) · size of the file (8) · checksum of
/// all that follows the header (8) · kind (32, ASCII, zero-padded); then for each section: name (16, ASCII, zero-padded) · offset (8) ·
/// size (8); then the sections, each at a multiple of 64 bytes. The section `signature` is UTF-8 text: what the model was made from, and how.
///
/// Opening a file reads all of it once for the checksum: about 10 GB/s from memory. A value; shares the mapping.
public struct ModelFile: Sendable {
    static let magic: [UInt8] = Array("DUBASHM1".utf8)
    static let version: UInt32 = 1
    static let headerSize = 64
    static let sectionRecordSize = 32
    static let alignment = 64
    static let signatureSection = "signature"

    /// Where it was read from; for messages.
    public let path: String
    public let kind: String
    /// The checksum of all that follows the header.
    package let checksum: UInt64
    let mapping: MappedFile
    private let sections: [String: Range<Int>]

    /// Maps and checks the file at `path`. Throws when it is not a model, of another version or kind, truncated or damaged.
    public init(path: String, kind: String) throws(ModelFileError) {
        try self.init(mapping: MappedFile(path: path), path: path, kind: kind)
    }

    /// The header of the model at `path`, with the checksum of all that follows it; nil for a file that is no model. Reads 64 bytes.
    package static func header(path: String) throws(ModelFileError) -> [UInt8]? {
        let mapping = try MappedFile(path: path)
        guard mapping.bytes.count >= headerSize, mapping.bytes[..<8].elementsEqual(magic) else { return nil }
        return Array(mapping.bytes[..<headerSize])
    }

    /// A model made in memory by `ModelFileWriter`.
    package init(content: [UInt8], kind: String) throws(ModelFileError) {
        try self.init(mapping: MappedFile(content: content), path: "(memory)", kind: kind)
    }

    private init(mapping: MappedFile, path: String, kind expectedKind: String) throws(ModelFileError) {
        let bytes = mapping.bytes
        guard bytes.count >= Self.headerSize, bytes[..<8].elementsEqual(Self.magic) else { throw .notAModel(path: path) }
        let version = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
        guard version == Self.version else { throw .version(path: path, found: version, expected: Self.version) }
        let count = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self)))
        let size = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
        guard size == UInt64(bytes.count), Self.headerSize + count * Self.sectionRecordSize <= bytes.count else {
            throw .truncated(path: path, found: bytes.count, expected: size)
        }
        let checksum = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
        guard checksum == Checksum.of(UnsafeRawBufferPointer(rebasing: bytes[Self.headerSize...])) else { throw .damaged(path: path) }
        let kind = Self.text(bytes[32..<64])
        guard bytes[32..<64].drop(while: { $0 != 0 }).allSatisfy({ $0 == 0 }) else { throw .damaged(path: path) }
        guard kind == expectedKind else { throw .kind(path: path, found: kind, expected: expectedKind) }
        var sections: [String: Range<Int>] = [:]
        for number in 0..<count {
            let record = Self.headerSize + number * Self.sectionRecordSize
            let name = Self.text(bytes[record..<record + 16])
            let offset = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: record + 16, as: UInt64.self))
            let length = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: record + 24, as: UInt64.self))
            guard offset <= size, length <= size - offset, offset % UInt64(Self.alignment) == 0 else {
                throw .section(path: path, name: name, problem: "lies outside the file")
            }
            sections[name] = Int(offset)..<Int(offset + length)
        }
        self.path = path
        self.kind = kind
        self.checksum = checksum
        self.mapping = mapping
        self.sections = sections
    }

    /// What the model was made from, and how.
    public var signature: String {
        guard let range = sections[Self.signatureSection] else { return "" }
        return String(decoding: mapping.bytes[range], as: UTF8.self)
    }

    /// The section as numbers of one type. Throws when it is missing or its size is no multiple of the number's.
    package func array<Number: FixedWidthInteger & BitwiseCopyable & Sendable>(
        _ name: String, of type: Number.Type
    ) throws(ModelFileError) -> ModelArray<Number> {
        guard let range = sections[name] else { throw .section(path: path, name: name, problem: "is missing") }
        guard range.count % MemoryLayout<Number>.stride == 0 else {
            throw .section(path: path, name: name, problem: "\(range.count) bytes are no whole number of values")
        }
        let region = UnsafeRawBufferPointer(rebasing: mapping.bytes[range])
        return ModelArray(buffer: region.bindMemory(to: Number.self), owner: mapping)
    }

    /// A fault of shape found by a reader of a section.
    package func fault(_ name: String, _ problem: String) -> ModelFileError { .section(path: path, name: name, problem: problem) }

    private static func text(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
}

/// Numbers in a mapped file. Keeps the mapping alive; take `buffer` out of it for inner loops.
///
/// Public and inlinable, so that other modules read numbers of a known type, not through a generic function: within a package alone nothing is inlined from module to module.
@frozen
public struct ModelArray<Number: BitwiseCopyable & Sendable>: @unchecked Sendable {
    public let buffer: UnsafeBufferPointer<Number>
    @usableFromInline let owner: MappedFile

    init(buffer: UnsafeBufferPointer<Number>, owner: MappedFile) {
        self.buffer = buffer
        self.owner = owner
    }

    @inlinable public var count: Int { buffer.count }

    @inlinable public subscript(_ place: Int) -> Number {
        precondition(place >= 0 && place < buffer.count, "place outside a model's section")
        return buffer[place]
    }
}
