internal import BitextModel
internal import Testing
internal import Transliteration

@Suite struct NameTransliteratorTests {
    @Test(arguments: [
        ("मनमोहन सिंह", "Manmohan Singh"),
        // Initials, spaced, joined, without stops; a stop marks one everywhere.
        ("ए. पी. जे. अब्दुल कलाम", "A. P. J. Abdul Kalam"), ("ए.पी.जे. अब्दुल कलाम", "A.P.J. Abdul Kalam"),
        ("ए पी जे अब्दुल कलाम", "A P J Abdul Kalam"), ("अब्दुल के.", "Abdul K."), ("अब्दुल आर", "Abdul R"), ("अब्दुल के", "Abdul K"),
        ("अब्दुल के कलाम", "Abdul Ke Kalam"), ("अब्दुल जी", "Abdul Ji"), ("जी. डी. कलाम", "G. D. Kalam"), ("के डी कलाम", "K D Kalam"),
        // Titles, particles inside a name and first.
        ("डॉ. मनमोहन सिंह", "Dr. Manmohan Singh"), ("श्री सिंह", "Shri Singh"), ("ओसामा बिन लादेन", "Osama bin Laden"),
        ("बिन लादेन", "Bin Laden"), ("मैकडोनाल्ड", "McDonald"),
        // What joins words between hyphens, and is a letter's name elsewhere; a family name that is spelled otherwise as a given one.
        ("सिंह-ए-कलाम", "Singh-e-Kalam"), ("अब्द-एल-सिंह", "Abd-el-Singh"), ("ए सिंह", "A Singh"), ("विश्वास सिंह", "Vishwas Singh"),
        ("मनमोहन विश्वास", "Manmohan Biswas"),
        // The abbreviation sign, and a zero typed for it.
        ("डॉ॰ सिंह", "Dr. Singh"), ("डॉ० सिंह", "Dr. Singh"), ("जी॰ डी॰ कलाम", "G. D. Kalam"), ("ए०पी०जे० कलाम", "A.P.J. Kalam"),
        // Full names, loans, acronyms, English words, the model.
        ("दक्षिण कोरिया", "South Korea"), ("दक्षिण-कोरिया", "South Korea"), ("भारत", "India"), ("भारत सिंह", "Bharat Singh"), ("बैंक", "Bank"),
        ("पर", "Par"), ("केसीएनए", "KCNA"), ("हैमिल्टन", "Hamilton"), ("राष्ट्रपति", "Rashtrapati"),
        // A nukta more, or precomposed, makes no difference.
        ("आरिफ़", "Arif"), ("आरि\u{095E}", "Arif"),
        // What is Latin, a digit or a mark stays.
        ("Kim Jong उन", "Kim Jong Un"), ("सिंह २० (2024)।", "Singh २० (2024)।"), ("सिंह-कलाम", "Singh-Kalam"), ("Kim", "Kim"), ("", ""),
        ("  सिंह\t", "  Singh\t"),
    ])
    func spellsInLatin(name: String, spelling: String) throws {
        let names = try NameFixture.toLatin()
        #expect(names.transliterate(name) == spelling)
        #expect(names.candidates(for: name, limit: 5).first?.text == spelling)
    }

    @Test(arguments: [
        ("A. P. J. Abdul Kalam", "ए. पी. जे. अब्दुल कलाम"), ("A.P.J. Abdul Kalam", "ए.पी.जे. अब्दुल कलाम"), ("ABDUL KALAM", "अब्दुल कलाम"),
        ("Dr. Kalam", "डॉ. कलाम"), ("Abdul bin Kalam", "अब्दुल बिन कलाम"), ("D'Souza", "डिसूजा"), ("Singh-e-Kalam", "सिंह-ए-कलाम"),
        ("D\u{2019}Souza", "डिसूजा"),
        ("South Korea", "दक्षिण कोरिया"),
        ("Bank", "बैंक"), ("KCNA", "केसीएनए"), ("Kálám", "कलाम"), ("Xyz", "ककक"), ("किम Kalam", "किम कलाम"), ("G20", "जी20"),
        ("१२", "१२"),
    ])
    func spellsInHindi(name: String, spelling: String) throws {
        let names = try NameFixture.fromLatin()
        #expect(names.transliterate(name) == spelling)
        #expect(names.candidates(for: name, limit: 5).first?.text == spelling)
    }

    @Test func ordersCombinations() throws {
        let candidates = try NameFixture.toLatin().candidates(for: "मनमोहन सिंह", limit: 3)
        #expect(candidates.map(\.text) == ["Manmohan Singh", "Manmohan Sinh", "Manamohan Singh"])
        #expect(zip(candidates, candidates.dropFirst()).allSatisfy { $0.logProbability >= $1.logProbability })
        #expect(try NameFixture.toLatin().candidates(for: "मनमोहन सिंह", limit: 0).count == 1)
    }

    /// A spelling seen once yields to a model that is sure; one seen often does not.
    @Test(arguments: [("Kalam", 0.0, "कलाम"), ("Kalam", 0.5, "कलाम"), ("Kalam", 10, "ककककक"), ("Singh", 10, "सिंह")])
    func weighsSightings(name: String, modelWeight: Double, spelling: String) throws {
        var options = NameTransliteratorOptions()
        options.modelWeight = modelWeight
        #expect(try NameFixture.fromLatin(options: options).transliterate(name) == spelling)
    }

    /// In running text के is no initial.
    @Test func tellsRunningText() throws {
        var options = NameFixture.listsFirst
        options.wordsOfName = 2
        #expect(try NameFixture.toLatin(options: options).transliterate("आर कलाम सिंह") == "Ar Kalam Singh")
        #expect(try NameFixture.toLatin(options: options).transliterate("आर कलाम") == "R Kalam")
    }

    @Test(arguments: [
        String(repeating: "क", count: 10_000), String(repeating: "\u{093F}", count: 10_000), String(repeating: "🙂", count: 3_000),
        String(repeating: "a", count: 10_000), String(repeating: "e\u{301}", count: 5_000), String(repeating: "ए.", count: 3_000),
        String(repeating: "सिंह ", count: 2_000),
        String(repeating: "के-", count: 2_000), "\u{0}", "\u{200D}", "क\u{200D}", ". . .", "'", "a'", "ए'",
    ])
    func staysBounded(text: String) throws {
        for names in [try NameFixture.toLatin(), try NameFixture.fromLatin()] {
            #expect(names.candidates(for: text, limit: 4).count <= 4)
            #expect(!names.transliterate(text).isEmpty)
        }
    }

    @Test(arguments: [
        ("title\tडॉ\t", 1), ("prefix\tमैक\tMc", 1), ("ordinary\tके\tK", 1), ("other\tके\tK", 1), ("title\tडॉ", 1), ("joint\tए\t", 1),
        ("# a comment\nparticle\t\tbin", 2), ("foreign-given\tमार्क\t", 1), ("foreign-title\tमार्क\tMark", 1),
    ])
    func rejectsTables(table: String, line: Int) throws {
        let error = #expect(throws: DataTableError.self) { try NameWords(parsing: table, file: "t") }
        #expect(error?.line == line)
    }

    /// A foreign name's spelling is marked unless another row has it as well, in either order; its Latin spelling is no sign of a name.
    @Test func rolesOfForeignNames() throws {
        let table =
            "foreign-given\tमार्क\tMark\nforeign-family\tहंटर|मार्क\tHunter\ngiven\tअनिल|मीना\tAnil\nforeign-family\tमीना\tMina\nforeign-given\tराम\tRam\nfamily\tराम\tRam\n"
        let words = try NameWords(parsing: table, file: "t")
        #expect(["मार्क", "हंटर", "अनिल", "मीना", "राम", "Hunter", "Anil", "कुछ"].map { words.role($0) } == [7, 6, 1, 3, 3, 0, 1, 0])
    }

    @Test func rejectsOtherFiles() throws {
        let file = try NameFixture.file("name-lexicon", [("words-en", [])])
        #expect(throws: ModelFileError.self) { try NameLexicon(file: file) }
        #expect(throws: ModelFileError.self) { try EnglishSpellings(file: file) }
        #expect(throws: ModelFileError.self) { try NameLexicon(path: "/nonexistent") }
    }
}
