internal import BitextModel
internal import Testing
internal import Transliteration

/// `Tools/model_file.py` writes what `ModelFileWriter` writes: its header holds the checksum of everything after it.
@Suite struct ModelFileToolTests {
    /// Head of `python3 Tools/model_file.py`: magic, version, sections, size, checksum, kind.
    static let header =
        "4455424153484d3101000000040000004c05000000000000a81b9952f988e7d3"
        + "6578616d706c6500000000000000000000000000000000000000000000000000"

    static func example(signature: String = "made by model_file.py, क") -> [UInt8] {
        var writer = ModelFileWriter(kind: "example", signature: signature)
        let entries = (0..<40).map { (key: Array("key \($0)".utf8), value: Array("मान \($0 * $0)".utf8)) }
        MappedWordTable.add(entries, name: "w", to: &writer)
        writer.add("numbers", [1, 2, UInt32.max] as [UInt32])
        return writer.finish()
    }

    static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    @Test func sameBytes() {
        #expect(Self.hexadecimal(Self.example().prefix(64)) == Self.header)
        #expect(Self.example().count == 1356)
    }

    @Test func otherBytes() {
        #expect(Self.hexadecimal(Self.example(signature: "made by hand, क").prefix(64)) != Self.header)
    }
}
