internal import BitextModel
internal import Dictionaries
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
}
