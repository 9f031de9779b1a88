import Testing

@testable import BitextModel

@Suite struct EquivalentWordsTests {
    /// Words of the table, asked for as written, with the nukta in its letter, and as a sign of its own.
    @Test(arguments: [
        ("क़िला", "क\u{093C}िला"), ("\u{0958}िला", "क\u{093C}िला"), ("सड\u{093C}क", "स\u{095C}क"), ("ऩ", "न\u{093C}"), ("é", "e\u{301}"),
        ("राम", "राम"), ("Delhi", "Delhi"), ("", ""), ("ড়", "ড\u{09BC}"),
    ])
    func eitherWay(_ word: String, _ other: String) {
        var words = EquivalentWords<Int>()
        words[word] = 1
        #expect(words[word] == 1 && words[other] == 1)
        words[other] = 2
        #expect(words[word] == 2 && words[other] == 2)
        words[word] = nil
        #expect(words[word] == nil && words[other] == nil)
    }

    @Test func othersAreNotInIt() {
        let words = EquivalentWords(["की", "ज़रा", "of"])
        #expect(words.contains("की") && words.contains("ज\u{093C}रा") && words.contains("of"))
        for word in ["कि", "जरा", "Of", "", "की ", "ज़राा"] { #expect(!words.contains(word), "\(word)") }
    }

    /// Keys that differ in one byte, wherever it stands.
    @Test func keysAreComparedByteByByte() {
        for length in 0...20 {
            let text = String(repeating: "a", count: length)
            #expect(UTF8Key(text) == UTF8Key(String(text)) && UTF8Key(text) != UTF8Key(text + "a"))
            for place in 0..<length {
                var bytes = Array(text.utf8)
                bytes[place] = UInt8(ascii: "b")
                #expect(UTF8Key(String(decoding: bytes, as: UTF8.self)) != UTF8Key(text))
            }
        }
    }
}
