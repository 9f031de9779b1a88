internal import BitextModel
internal import Dictionaries
internal import Dubash
internal import Testing
internal import Transliteration

/// The lists that are shipped.
@Suite struct ShippedNamesTests {
    static func lexicon() throws -> NameLexicon { try NameLexicon(path: Dictionaries.find().path + "/translit/models/hi/name-lexicon.dub") }

    static func english() throws -> EnglishSpellings {
        try EnglishSpellings(path: Dictionaries.find().path + "/translit/models/hi/english-spellings.dub")
    }

    static func names(from model: some Transliterator) throws -> NameTransliterator {
        try NameTransliterator(
            model: model, lexicon: lexicon(), english: english(), acronyms: ShippedTables.acronyms.get(), words: NameFixture.words(),
            options: NameFixture.listsFirst)
    }

    @Test(arguments: [
        ("ए. पी. जे. अब्दुल कलाम", "A. P. J. Abdul Kalam"), ("मनमोहन सिंह", "Manmohan Singh"), ("अमित शाह", "Amit Shah"),
        ("कर्नाटक बैंक", "Karnataka Bank"), ("यूनिवर्सिटी", "University"), ("मोबाइल", "Mobile"), ("सॉफ्टवेयर", "Software"),
        ("केसीएनए", "KCNA"), ("Kim Jong उन", "Kim Jong Un"), ("डॉ. राजेंद्र प्रसाद", "Dr. Rajendra Prasad"),
    ])
    func spellsInLatin(name: String, spelling: String) throws {
        #expect(try Self.names(from: ShippedTables.romanizer()).transliterate(name) == spelling)
    }

    @Test(arguments: [
        ("A. P. J. Amit Shah", "ए. पी. जे. अमित शाह"), ("Manmohan Singh", "मनमोहन सिंह"), ("Amit Shah", "अमित शाह"), ("University", "यूनिवर्सिटी"),
        ("Mobile", "मोबाइल"), ("Bank", "बैंक"), ("KCNA", "केसीएनए"), ("Dr. Rajendra Prasad", "डॉ. राजेंद्र प्रसाद"),
    ])
    func spellsInHindi(name: String, spelling: String) throws {
        #expect(try Self.names(from: LetterCounter()).transliterate(name) == spelling)
    }

    /// The ranking leaves out no candidate of the costly models that would come first: the best is that of all candidates with all measures. One word of the list may be spelled otherwise.
    @Test func hopelessCandidatesAloneAreLeftOut() throws {
        let path = try Dictionaries.find().path + "/translit/models/hi/names.to-Latn.best.tsv"
        let recipe = try RankingRecipe(Dictionaries.find().text("translit/models/hi/names.to-Latn.best.tsv"), path: path)
        let ranker = CandidateRanker(models: try RankingModels(recipe: recipe))
        let words = ["टिकोरिया", "पेंढारकर", "रामसुमेर", "क्लॉट्ज़", "नुर्तलेउ", "चोसफेल", "मड़कामी", "दुतेर्ते", "स्वारब्रिक", "होचस्टीन"]
        var others = 0
        var most = 0
        for word in words {
            let found = ranker.candidates(for: word, limit: 3)
            let (texts, values) = ranker.measured(word)
            let width = ranker.measures.count
            let scores = texts.indices.map { place in
                ranker.measures.indices.reduce(0) {
                    $0 + Double(values[place * width + $1]) * (recipe.weights[ranker.measures[$1]] ?? 0)
                }
            }
            let best = scores.indices.max { (scores[$0], $1) < (scores[$1], $0) }.map { texts[$0] }
            if found.first?.text != best { others += 1 }
            most = max(most, texts.count)
        }
        #expect(others <= 1)
        // There was something to leave out.
        #expect(most > 20)
    }

    /// The best spelling without its probability, which asks the models less often, is the first candidate.
    @Test func theBestIsTheFirstCandidate() throws {
        let names = try TransliterationModels.openNames(
            language: "hi", to: .latin, quality: .fast, usesAnswers: false, in: Dictionaries.find())
        let words = """
            अमित अंकित अनुष्का आलिया इरफ़ान उर्मिला ऋतिक एकता ओम कपिल कमल कल्पना किरण कुमार कृष्ण खान गांधी गुप्ता गौतम चंद्र चौधरी जॉन जोशी टंडन ठाकुर दत्त दास दीपिका \
            नवाज़ निर्मला पटेल पवार प्रियंका फ़ारूक़ बच्चन बनर्जी बिपिन भट्ट मलिक मिश्रा मुखर्जी यादव रंजीत राजेश राव रेड्डी लक्ष्मी लेनेट वर्मा शर्मा शाह सचिन सिंह सेर्गेई हरभजन हैमिल्टन टिकोरिया पुस्कर
            """.split(separator: " ").map(String.init)
        for (place, word) in words.enumerated() {
            for name in [word, "\(word) \(words[(place * 7 + 3) % words.count])", "डॉ. \(word) Kim"] {
                #expect(names.best(name) == names.candidates(for: name, limit: 1).first?.text, "\(name)")
            }
        }
        // With all models, words are answered beforehand: the answers are what the models say.
        let slow = try TransliterationModels.openNames(language: "hi", to: .latin, in: Dictionaries.find())
        for name in ["मेश्राम", "टिकोरिया", "गजानन मेहर", "जूपाडु", "कुलभूषण", "फ़ारूक़", "श्रीहरिकोटा"] {
            #expect(slow.best(name) == slow.candidates(for: name, limit: 1).first?.text, "\(name)")
        }
    }

    /// A Hindi word that sounds like an English one is no loan.
    @Test(arguments: [("बस", "Bus"), ("हाल", "Hall")])
    func keepsHindiWords(word: String, loan: String) throws {
        #expect(try Self.names(from: ShippedTables.romanizer()).transliterate(word) != loan)
    }

    @Test func rejectsOtherKinds() throws {
        #expect(throws: ModelFileError.self) {
            try EnglishSpellings(path: Dictionaries.find().path + "/translit/models/hi/name-lexicon.dub")
        }
        #expect(throws: ModelFileError.self) { try NameLexicon(path: Dictionaries.find().path + "/SOURCES.tsv") }
    }

    /// Of spellings that sound alike, the word model takes the one that English text has, and no ordinary English word for a name.
    @Test(arguments: TransliterationModels.Quality.allCases)
    func spellingsInUse(quality: TransliterationModels.Quality) throws {
        let models = WordTransliterator(
            models: try TransliterationModels.open(.names, language: "hi", to: .latin, quality: quality, in: Dictionaries.find()))
        for (word, spelling) in [("गिलेस्पी", "gillespie"), ("फ्रांसेस्का", "francesca"), ("नवाबगंज", "nawabganj"), ("एम्मा", "emma"), ("परमीत", "parmeet")] {
            #expect(models.transliterate(word) == spelling, "\(word)")
        }
        // No list has it: by its sound.
        #expect(models.transliterate("टिकोरिया") == "tikoria")
        #expect(models.transliterate("परमीत") != "permit" && models.transliterate("क्लाउस") != "clause")
    }

    /// What the lists behind it hold: pairs of a word and its own sound alone; frequencies, and which words English writes small.
    @Test func listsOfSpellingsInUse() throws {
        let folder = try Dictionaries.find().path + "/translit/models/hi/"
        let pairs = try PairTable(path: folder + "name-spellings.to-Latn.dub")
        #expect(pairs.spellings(of: "ओबामा").first == "obama" && pairs.spellings(of: "ब्लूमबर्ग").first == "bloomberg")
        // A translation is no spelling (राजीव is glossed as lotus), nor is an unknown word listed.
        #expect(!pairs.spellings(of: "राजीव").contains("lotus") && !pairs.spellings(of: "प्रशांत").contains("pacific"))
        #expect(pairs.spellings(of: "टिकोरिया").isEmpty)
        let words = try WordListTable(path: folder + "latin-words.lists.dub")
        let (ordinary, frequency) = (UInt32(255) << 24, UInt32(0xFF))
        #expect(words.values(of: "permit") & ordinary == ordinary && words.values(of: "gillespie") & ordinary == 0)
        #expect(words.values(of: "permit") & frequency > words.values(of: "gillespie") & frequency)
        #expect(words.values(of: "tikoriaa") == 0)
        #expect(throws: ModelFileError.self) { try WordListTable(path: folder + "name-spellings.to-Latn.dub") }
    }

    /// Words that lists decide are no answers, nor is what is no word; an answer stands in place of the model.
    @Test func answersInPlaceOfTheModel() throws {
        let names = try Self.names(from: ShippedTables.romanizer())
        let answers = NameAnswers(names)
        #expect(answers.answer(for: "मनमोहन") == nil && answers.answer(for: "Kim") == nil && answers.answer(for: "टिकोरिया पुस्कर") == nil)
        let answer = try #require(answers.answer(for: "टिकोरिया"))
        #expect(answer.word == "टिकोरिया" && answer.spelling.lowercased() == names.best("टिकोरिया").lowercased())
        let table = try PairTable(
            file: ModelFile(
                content: PairTable.make([("टिकोरिया", ["Elsewhere"]), ("मनमोहन", ["Nobody"])], provenance: "test"), kind: "word-pairs"))
        let answered = try NameTransliterator(
            model: ShippedTables.romanizer(), lexicon: Self.lexicon(), english: Self.english(), acronyms: ShippedTables.acronyms.get(),
            words: NameFixture.words(), answers: table, options: NameFixture.listsFirst)
        #expect(answered.best("टिकोरिया") == "Elsewhere")
        #expect(answered.best("मनमोहन") == "Manmohan")
        #expect(answered.candidates(for: "टिकोरिया", limit: 2).allSatisfy { $0.text != "Elsewhere" })
    }
}
