import BitextModel
import Dubash
import Testing
import Transliteration

/// Every Devanagari text comes back from a reversible scheme, up to canonical equivalence: 2,000 seeded random ones, or 100,000 where the
/// environment has `DUBASH_EXHAUSTIVE=1`, and our list of words.
@Suite struct SchemeRoundTripTests {
    static let count = SchemeFixture.isExhaustive ? 100_000 : 2000

    @Test(arguments: SchemeFixture.reversible) func randomTexts(scheme: String) throws {
        let (there, back) = try transforms(scheme)
        var random = SeededNumbers(state: 7)
        var failures = 0
        for _ in 0..<Self.count where failures < 5 {
            let text = SchemeFixture.devanagari(&random)
            let latin = try there.transliterate(text)
            let returned = try back.transliterate(latin)
            if try SchemeFixture.normalized(returned) != SchemeFixture.normalized(text) {
                failures += 1
                Issue.record("\(scheme): \(SchemeFixture.show(text)) → \(latin) → \(SchemeFixture.show(returned))")
            }
        }
    }

    @Test(arguments: SchemeFixture.reversible) func words(scheme: String) throws {
        let (there, back) = try transforms(scheme)
        let words = try SchemeFixture.table("words.hi.txt").map { $0[0] }
        #expect(words.count > 90)
        for word in words {
            let latin = try there.transliterate(word)
            #expect(
                try SchemeFixture.normalized(back.transliterate(latin)) == SchemeFixture.normalized(word), "\(scheme): \(word) → \(latin)")
        }
    }

    /// With foreign text marked, everything comes back, whatever it is.
    @Test(arguments: SchemeFixture.reversible) func markedTexts(scheme: String) throws {
        let library = try SchemeFixture.library.get()
        var policy = TextPolicy()
        policy.foreign = .mark
        let (there, back) = try transforms(scheme)
        let mark = try #require(try library.marks(from: .devanagari, to: .latin, scheme: scheme, policy: policy))
        let unmark = try #require(try library.marks(from: .latin, to: .devanagari, scheme: scheme, policy: policy))
        var random = SeededNumbers(state: 8)
        var failures = 0
        for _ in 0..<(Self.count / 2) where failures < 5 {
            let text = SchemeFixture.mixed(&random)
            let latin = try mark(there).transliterate(text)
            let returned = try unmark(back).transliterate(latin)
            if try SchemeFixture.normalized(returned) != SchemeFixture.normalized(text) {
                failures += 1
                Issue.record("\(scheme): \(SchemeFixture.show(text)) → \(latin) → \(SchemeFixture.show(returned))")
            }
        }
    }

    /// The schemes that say they are not reversible lose something, and the check says what and where.
    @Test func lossIsReported() throws {
        let library = try SchemeFixture.library.get()
        let check = try library.check(scheme: "alalc", policy: TextPolicy())
        let found = try check.diagnostics(for: "नया हिंदी घर")
        #expect(found.map(\.code) == ["not-reversible"])
        #expect(found.first?.severity == .warning)
        #expect(found.first?.message == "'\u{902}' would come back as 'न्'")
        #expect(found.first?.span == TextSpan(start: 16, end: 19))
        #expect(try check.diagnostics(for: "नया घर").isEmpty)
        let foreign = try library.check(scheme: "iso15919", policy: TextPolicy()).diagnostics(for: "उन Kim")
        #expect(foreign.map(\.message) == ["'Kim' would come back as 'किम्'"])
        #expect(throws: SchemeLibraryError.noWayBack(scheme: "hunterian")) { try library.check(scheme: "hunterian", policy: TextPolicy()) }
    }

    @Test(arguments: [
        ("Kim Jong उन", "⟦Kim Jong⟧ una"), ("Modiजी", "⟦Modi⟧jī"), ("ठीक. OK!", "ṭhīka. ⟦OK⟧!"), ("१२ और 12", "१२ aura 12"),
        ("⟦x⟧", "⟦⟦⟦x⟧⟧⟧"), ("अत:", "ata:"),
        ("अ:इ", "a⟦:⟧i"), ("", ""),
    ])
    func marks(text: String, marked: String) throws {
        var policy = TextPolicy()
        policy.foreign = .mark
        let mark = try #require(try SchemeFixture.library.get().marks(from: .devanagari, to: .latin, scheme: "iso15919", policy: policy))
        #expect(try Array(mark(transforms("iso15919").there).transliterate(text).utf8) == Array(marked.utf8))
    }

    private func transforms(_ scheme: String) throws -> (there: StagedTransliterator, back: StagedTransliterator) {
        let library = try SchemeFixture.library.get()
        return (
            try library.transform(from: .devanagari, to: .latin, scheme: scheme).makeTransliterator(),
            try library.transform(from: .latin, to: .devanagari, scheme: scheme).makeTransliterator()
        )
    }
}
