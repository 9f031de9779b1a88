import Testing

@testable import Terminology

@Suite struct WordFormsTests {
    /// Every word that was inserted is held, however many there are; hardly any other is.
    @Test func holdsWhatWasInserted() {
        var forms = WordForms()
        #expect(!forms.mayHold(WordForms.form(of: "w0")))
        for number in 0..<5000 {
            forms.insert("w\(number)")
            forms.insert("w\(number)")
        }
        #expect((0..<5000).allSatisfy { forms.mayHold(WordForms.form(of: "w\($0)")) })
        #expect((5000..<50_000).count { forms.mayHold(WordForms.form(of: "w\($0)")) } < 5)
        #expect(WordForms.form(of: "") != 0)
    }
}
