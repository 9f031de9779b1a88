import Testing

@testable import BitextModel

/// Words as lists have them.
@Suite struct ListedFormTests {
    @Test(arguments: [
        ("महाराष्\u{200D}ट्र", "महाराष्ट्र", "महाराष्ट्र"), ("क्\u{200C}ष\u{200D}", "क्ष", "क्ष"), ("डॉ॰", "डॉ॰", "डॉ."), ("डॉ॰\u{200D}", "डॉ॰", "डॉ."),
        ("उ॰प्र॰", "उ॰प्र॰", "उ॰प्र."), ("डॉ.", "डॉ.", "डॉ."), ("“राम”", "“राम”", "“राम”"), ("", "", ""), ("\u{200D}", "", ""), ("Kim", "Kim", "Kim"),
        ("ॐ", "ॐ", "ॐ"), ("रु\u{930}", "रु\u{930}", "रु\u{930}"),
    ])
    func forms(word: String, plain: String, listed: String) {
        #expect(word.withoutJoiners.utf8.elementsEqual(plain.utf8) && word.listedForm.utf8.elementsEqual(listed.utf8))
        #expect(word[...].withoutJoiners == word.withoutJoiners && word[...].listedForm == word.listedForm)
    }

    @Test(
        arguments: [
            ("परिषद्", "परिषद"), ("महान्", "महान"), ("सन्", nil), ("महान", nil), ("्", nil), ("", nil), ("முதலமைச்சர்", nil), ("Kim", nil),
            ("जगत्\u{200D}", nil),
        ] as [(String, String?)])
    func finalViramas(word: String, without: String?) { #expect(word.withoutFinalVirama == without) }
}
