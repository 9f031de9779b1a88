internal import BitextModel
internal import Testing
internal import Transliteration

/// Spellings of names without the vowels that nobody speaks.
@Suite struct SpokenSyllablesTests {
    private static func syllables() throws -> SpokenSyllables {
        try SpokenSyllables(letters: ShippedTables.letters.get(), schwas: ShippedTables.schwas.get(), words: ShippedTables.words.get())
    }

    @Test(arguments: [
        ("बृजमोहन", 3), ("ममता", 2), ("राममोहन", 3), ("नगरोटा", 3), ("राम", 1), ("कमल", 2), ("रंगनाथन", 3), ("चंद्र", 2), ("आई", 1), ("न", 1),
        ("Kim", 0), ("", 0),
        ("12", 0), ("क्", 0),
    ])
    func countsSpoken(word: String, count: Int) throws {
        #expect(try Self.syllables().spoken(word) == count, "\(word)")
    }

    @Test(arguments: [
        ("Brijmohan", 3), ("Brijamohan", 4), ("Nagrota", 3), ("Murthy", 2), ("Sayali", 3), ("Jayprakash", 3), ("Vijay", 2), ("Yadav", 2),
        ("Lynn", 1), ("y", 1), ("Chowdhury", 3),
        ("Gaur", 1), ("", 0), ("NCR", 0),
    ])
    func countsWritten(spelling: String, count: Int) {
        #expect(SpokenSyllables.written(spelling) == count, "\(spelling)")
    }

    /// Says the longer spelling first, by as much as is asked for.
    private struct Longer: Transliterator {
        let lead: Double
        let sourceScript = Script.devanagari
        let targetScript = Script.latin

        func candidates(for word: String, limit: Int) -> [TransliterationCandidate] {
            let all = [("nagarota", -0.2), ("nagrota", -0.2 - lead)]
            return all.prefix(limit).map { TransliterationCandidate(text: $0.0, logProbability: $0.1) }
        }
    }

    @Test func aSpellingWithMoreSyllablesLoses() throws {
        func best(lead: Double, _ syllables: SpokenSyllables?) -> String {
            NameTransliterator(model: Longer(lead: lead), syllables: syllables).best("नगरोटा")
        }
        let syllables = try Self.syllables()
        #expect(best(lead: 1, syllables) == "Nagrota")
        // Not where the model is sure, and not without the table.
        #expect(best(lead: 2.5, syllables) == "Nagarota")
        #expect(best(lead: 1, nil) == "Nagarota")
    }

    /// What one spelling loses the other wins; nothing becomes more probable than certain.
    @Test func probabilitiesAreShared() throws {
        let plain = NameTransliterator(model: Longer(lead: 1)).candidates(for: "नगरोटा", limit: 2)
        let weighed = try NameTransliterator(model: Longer(lead: 1), syllables: Self.syllables()).candidates(for: "नगरोटा", limit: 2)
        #expect(plain.map { $0.text } == ["Nagarota", "Nagrota"] && weighed.map { $0.text } == ["Nagrota", "Nagarota"])
        let (before, after) = (plain.map { $0.logProbability }, weighed.map { $0.logProbability })
        #expect(after[0] > before[1] && after[1] < before[0] && after.allSatisfy { $0 <= 0 })
        #expect(abs((after[0] - after[1]) - (1.5 - 1)) < 1e-9)
    }
}
