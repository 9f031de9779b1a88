internal import BitextModel
internal import Dictionaries
internal import Transliteration

/// Small lists of names, and word models that show where they were asked.
enum NameFixture {
    typealias Rows = [(String, [(text: String, cost: UInt8, flags: UInt8)])]

    static func packed(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { $0.value < 0x80 ? UInt8($0.value) : UInt8(0x80 + $0.value - 0x0900) }
    }

    static func entries(_ rows: Rows) -> [(key: [UInt8], value: [UInt8])] {
        rows.map { key, spellings in
            (packed(key), spellings.flatMap { [UInt8(packed($0.text).count), $0.cost, $0.flags] + packed($0.text) })
        }
    }

    static func file(_ kind: String, _ tables: [(String, Rows)]) throws -> ModelFile {
        var writer = ModelFileWriter(kind: kind, signature: "fixture")
        writer.add("base", [0x0900] as [UInt32])
        for (name, rows) in tables { MappedWordTable.add(entries(rows), name: name, to: &writer) }
        return try ModelFile(content: writer.finish(), kind: kind)
    }

    static func lexicon() throws -> NameLexicon {
        try NameLexicon(
            file: file(
                "name-lexicon",
                [
                    (
                        "words-en",
                        [
                            ("अब्दुल", [("abdul", 0, 0)]), ("कलाम", [("kalam", 0, 0)]), ("सिंह", [("singh", 3, 8), ("sinh", 30, 4)]),
                            ("मनमोहन", [("manmohan", 0, 4), ("manamohan", 40, 4)]), ("ओसामा", [("osama", 0, 0)]), ("लादेन", [("laden", 0, 0)]),
                            ("मैकडोनाल्ड", [("mcdonald", 0, 0)]), ("आरिफ", [("arif", 0, 0)]),
                        ]
                    ),
                    (
                        "words-hi",
                        [("kalam", [("कलाम", 0, 0)]), ("abdul", [("अब्दुल", 0, 0)]), ("dsouza", [("डिसूजा", 0, 0)]), ("singh", [("सिंह", 0, 240)])]
                    ),
                    ("names-en", [("दक्षिण कोरिया", [("South Korea", 0, 0)]), ("भारत", [("India", 0, 0)])]),
                    ("names-hi", [("south korea", [("दक्षिण कोरिया", 0, 0)])]),
                    ("loans-en", [("बैंक", [("bank", 0, 0)]), ("पर", [("par", 0, 1)])]),
                    ("loans-hi", [("bank", [("बैंक", 0, 0)])]),
                ]))
    }

    static func english() throws -> EnglishSpellings {
        try EnglishSpellings(
            file: file(
                "english-spellings",
                [
                    ("words-hi", [("software", [("सॉफ़्टवेयर", 16, 0), ("सॉफ़्टवेर", 32, 0)]), ("kim", [("किम", 4, 0)])]),
                    ("words-en", [("हैमिल्टन", [("hamilton", 0, 0)])]),
                ]))
    }

    static func words() throws -> NameWords {
        try NameWords(parsing: Dictionaries.find().text("languages/hi/name-words.tsv"), file: "name-words.tsv")
    }

    /// The model has no say in words that are listed: the tests are of the lists.
    static let listsFirst = {
        var options = NameTransliteratorOptions()
        options.modelWeight = 0
        return options
    }()

    static func toLatin(options: NameTransliteratorOptions = listsFirst) throws -> NameTransliterator {
        try NameTransliterator(
            model: ShippedTables.romanizer(), lexicon: lexicon(), english: english(), acronyms: ShippedTables.acronyms.get(),
            words: words(), options: options)
    }

    static func fromLatin(options: NameTransliteratorOptions = listsFirst) throws -> NameTransliterator {
        try NameTransliterator(
            model: LetterCounter(), lexicon: lexicon(), english: english(), acronyms: ShippedTables.acronyms.get(), words: words(),
            options: options)
    }
}

/// Stands for a model: every word is a row of क, one for each letter; two candidates.
struct LetterCounter: Transliterator {
    let sourceScript = Script.latin
    let targetScript = Script.devanagari

    func candidates(for word: String, limit: Int) -> [TransliterationCandidate] {
        let row = String(repeating: "क", count: word.unicodeScalars.count)
        let all = [(row, -0.5), (row + "ा", -1.0)].map { TransliterationCandidate(text: $0.0, logProbability: $0.1) }
        return Array(all.prefix(max(limit, 1)))
    }
}
