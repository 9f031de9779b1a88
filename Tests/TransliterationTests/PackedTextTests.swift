internal import BitextModel
internal import Testing

@Suite struct PackedTextTests {
    private func packed(_ text: String, _ packing: PackedText) -> [UInt8] {
        var text = text
        var result: [UInt8] = []
        text.withUTF8 { packing.pack($0, into: &result) }
        return result
    }

    @Test(arguments: [
        ("", 0), ("bank", 4), ("बैंक", 4), ("a\u{1}b", 4), ("é", 3), ("क\u{200D}ष", 6), ("😀", 5), ("বাংলা", 20), ("क\tk", 3),
    ])
    func comesBack(text: String, size: Int) {
        let packing = PackedText(base: 0x0900)
        let bytes = packed(text, packing)
        #expect(bytes.count == size)
        #expect(bytes.withUnsafeBufferPointer(packing.text) == text)
    }

    @Test func randomTextComesBack() {
        var generator = SeededRandom(seed: 7)
        for base: UInt32 in [0x0900, 0x0980, 0x0B80] {
            let packing = PackedText(base: base)
            for _ in 0..<500 {
                let text = String(
                    String.UnicodeScalarView(
                        (0..<Int.random(in: 0...12, using: &generator)).compactMap { _ in
                            Unicode.Scalar(UInt32.random(in: 0...0x11FF, using: &generator))
                        }))
                #expect(packed(text, packing).withUnsafeBufferPointer(packing.text) == text)
            }
        }
    }

    /// Another block reads other letters.
    @Test func blocksDiffer() {
        let bytes = packed("क", PackedText(base: 0x0900))
        #expect(bytes.withUnsafeBufferPointer(PackedText(base: 0x0980).text) == "ক")
    }
}
