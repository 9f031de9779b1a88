import BitextModel
import Testing

@testable import Terminology

@Suite struct CommonWordsTests {
    /// Numbers of common words are told from those of others, and fit in a byte.
    @Test func commonWordsHaveNumbers() {
        func word(_ key: String, _ kind: TokenKind = .word) -> RecognizerFeatures.Word {
            RecognizerFeatures.Word(
                key: key, kind: kind, isLatin: false, casing: .none, isOrdinary: true, isPostposition: false, isHead: false, nameEvidence: 0
            )
        }
        let place = RecognizerTemplates.Field.key.place
        let common = CommonWords((0..<300).map { word("w\($0)").row[place] })
        #expect(common.hashes.count == CommonWords.usual && common.count <= 256)
        #expect(common.numbers(of: word("w0")) == (0, 0) && common.numbers(of: word("w239")).common == 239)
        #expect(common.numbers(of: word("w239")).commonest == common.numbers(of: word("other")).commonest)
        #expect(common.numbers(of: word("w240")).common == common.numbers(of: word("other")).common)
        #expect(common.numbers(of: word("12", .number)).common != common.numbers(of: word("other")).common)
        #expect(Int(common.border.common) == common.count - 1 && Int(common.border.commonest) == common.commonestCount - 1)
        #expect(CommonWords([]).numbers(of: word("w0")) == CommonWords([]).numbers(of: word("other")))
    }
}
