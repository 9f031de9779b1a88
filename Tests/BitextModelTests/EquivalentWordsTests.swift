import Testing

@testable import BitextModel

@Suite struct EquivalentWordsTests {
    /// Words of the table, asked for as written, with the nukta in its letter, and as a sign of its own.
    @Test(arguments: [
        ("क़िला", "क\u{093C}िला"), ("\u{0958}िला", "क\u{093C}िला"), ("सड\u{093C}क", "स\u{095C}क"), ("ऩ", "न\u{093C}"), ("é", "e\u{301}"),
        ("क\u{93C}\u{94D}", "क\u{94D}\u{93C}"), ("\u{958}\u{94D}a", "क\u{94D}\u{93C}a"), ("क\u{952}\u{951}", "क\u{951}\u{952}"),
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

    /// What Swift's strings say of any two words of the block, with marks in any order.
    @Test func equivalentAsStringsAre() {
        var state: UInt64 = 20_261_128
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let pieces = ["ड", "\u{95C}", "\u{93C}", "\u{94D}", "\u{951}", "\u{952}", "a"]
        func word() -> String { (0..<random(3) + 1).map { _ in pieces[random(pieces.count)] }.joined() }
        var same = 0
        for _ in 0..<20_000 {
            let (one, other) = (word(), word())
            var words = EquivalentWords<Bool>()
            words[one] = true
            if words.contains(other) != (one == other) {
                Issue.record("\(one.unicodeScalars.map(\.value)) \(other.unicodeScalars.map(\.value))")
            }
            if one == other, one.unicodeScalars.count != other.unicodeScalars.count || !one.utf8.elementsEqual(other.utf8) { same += 1 }
        }
        #expect(same > 20)
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
