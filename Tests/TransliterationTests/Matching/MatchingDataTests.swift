import BitextModel
import Testing

@testable import Transliteration

@Suite("Tables of name matching") struct MatchingDataTests {
    static let table =
        "Latn\tconsonant\tk\tk\tK\nLatn\tconsonant\tkh\tkh\tK\nLatn\tvowel\ta\ta\t-\nLatn\tfinal\ta\ta$\t-\nLatn\tconsonant\tkk\tk\tK\n"

    @Test(arguments: [
        ("ka", ["k", "a$"]), ("kakh", ["k", "a", "kh"]), ("kkak", ["k", "a", "k"]), ("KÁ", ["k", "a$"]), ("x1", []), ("a", ["a"]),
    ])
    func sounds(word: String, expected: [String]) throws {
        let table = try SoundTable(parsing: Self.table, file: "t")
        #expect(table.sounds(folded: table.folded(word[...])).map { table.names[Int($0)] } == expected)
    }

    @Test(arguments: [
        ("सुनीता", ["s", "u", "n", "I", "t", "A$"]), ("शर्मा", ["sh", "@", "r", "m", "A$"]), ("राम", ["r", "A", "m", "@$"]),
        ("अम्मा", ["@", "m", "A$"]), ("क़लम", ["q", "@", "l", "@", "m", "@$"]), ("Sharma", ["sh", "a", "r", "m", "a$"]),
        ("Müller", ["m", "u", "l", "e", "r"]),
    ])
    func shippedSounds(word: String, expected: [String]) throws {
        let table = try MatchingTables.matcher.get().sounds
        #expect(table.sounds(folded: table.folded(word[...])).map { table.names[Int($0)] } == expected)
    }

    @Test(arguments: [
        "Latn\tconsonant\tk\tk\n", "Latn\tnoise\tk\tk\tK\n", "Latn\tconsonant\tabcde\tk\tK\n", "Latn\tconsonant\t\tk\tK\n",
        "Latn\tconsonant\tk\tk\tK\nLatn\tvowel\tk\tq\tK\n",
    ])
    func badSounds(text: String) { #expect(throws: DataTableError.self) { try SoundTable(parsing: text, file: "t") } }

    @Test(arguments: [
        "Latn\tk\tk\t-1\n", "Latn Xxxx\tk\tk\t-1\n", "Latn Latn\tq\tk\t-1\n", "Latn Latn\tk\tk\tfew\n", "Latn Latn\tk k\tk k\t-1\n",
    ])
    func badCosts(text: String) throws {
        let sounds = try SoundTable(parsing: Self.table, file: "t")
        #expect(throws: DataTableError.self) { try SoundCosts(parsing: text, file: "t", sounds: sounds) }
    }

    @Test(arguments: ["boss\tka\t\n", "abbreviation\tka\t\n", "title\t\t\n", "title\tka\n", "reading\t^$\tka\n", "reading\tk\t\n"])
    func badWords(text: String) throws {
        let sounds = try SoundTable(parsing: Self.table, file: "t")
        #expect(throws: DataTableError.self) { try MatchingWords(files: [.init(name: "t", text: text)], letterNames: [], sounds: sounds) }
    }

    @Test(arguments: [
        ("kax", ["kaks", "kaz"]), ("xax", ["ksaks", "zax", "xaz"]), ("iyak", ["ayak"]), ("kiya", []), ("aq", ["akh"]), ("aqa", []),
    ])
    func readings(word: String, expected: [String]) throws {
        let sounds = try MatchingTables.matcher.get().sounds
        let text = "reading\tx\tks\nreading\t^x\tz\nreading\tx$\tz\nreading\t^iy\tay\nreading\tq$\tkh\n"
        let words = try MatchingWords(files: [.init(name: "t", text: text)], letterNames: [], sounds: sounds)
        let found = words.readings(of: sounds.folded(word[...])).map {
            String(String.UnicodeScalarView($0.compactMap(Unicode.Scalar.init)))
        }
        #expect(found == expected)
    }

    @Test(arguments: [
        "word Latn Latn\tgain\t1\n", "name\tbeauty\t1\n", "name\tbias\tmuch\n", "name\tbias\tnan\n", "name\tbias\t1\nword Latn\tgain\t1\n",
    ])
    func badWeights(text: String) throws {
        let sounds = try SoundTable(parsing: Self.table, file: "t")
        #expect(throws: DataTableError.self) { try MatchWeights(parsing: text, file: "t", sounds: sounds) }
    }

    @Test(arguments: [
        "Cyrl\tа\n", "Cyrl\tаб\ta\n", "Cyrl\tа\ta\nCyrl\tа\tb\n", "Beng\t0980-09F0\tx\n", "Beng\t09F0-0980\t0900\n",
        "Beng\t0980-0B00\t0900\n",
        "Beng\t0980-\t0900\n",
    ])
    func badLetters(text: String) { #expect(throws: DataTableError.self) { try OtherLetters(parsing: text, file: "t") } }

    @Test(arguments: [
        ("শর্মা", "शर्मा"), ("ਸਿੰਘ", "सिंघ"), ("ৎ", "त्"), ("ড়", "ड़"), ("ന്‍", "न्"), ("Щука", "shchuka"), ("Андрей", "andrey"), ("Τσίπρας", "tsipras"),
        ("محمد", "mhmd"), ("中", ""),
    ])
    func lettersOfOtherScripts(word: String, expected: String) throws {
        let table = try MatchingTables.matcher.get().sounds
        #expect(table.folded(word[...]) == expected.unicodeScalars.map(\.value))
    }

    @Test func badRarities() throws {
        let sounds = try SoundTable(parsing: Self.table, file: "t")
        #expect(throws: DataTableError.self) { try NameFrequencies(parsing: "ka\tseldom\n", file: "t", sounds: sounds) }
    }

    /// An operation's gain is its probability against chance; what is in no row costs.
    @Test func costs() throws {
        let sounds = try SoundTable(parsing: Self.table, file: "t")
        let text = "Latn Latn\tleft\tk\t-1000\nLatn Latn\tright\tk\t-1000\nLatn Latn\tk\tk\t-1500\n"
        let table = try #require(SoundCosts(parsing: text, file: "t", sounds: sounds).table(from: 0, to: 0))
        let same = table.compare([0], [0], isConsonant: sounds.isConsonant)
        #expect(abs(same.gain - 0.5) < 1e-5 && same.regret == 0)
        #expect(table.compare([0], [1], isConsonant: sounds.isConsonant).gain < -5)
    }

    @Test(arguments: [("Ram", "Raam"), ("राम", "Ram"), ("Bhupinder", "भूपिंदर"), ("Cecilia", "सिसिलिया"), ("Georgia", "जॉर्जिया")])
    func wordsOfLikeSoundShareAKey(left: String, right: String) throws {
        let sounds = try MatchingTables.matcher.get().sounds
        let keys = PhoneticKeys(sounds: sounds)
        func all(_ word: String) -> Set<UInt32> { Set(keys.keys(sounds.sounds(folded: sounds.folded(word[...])))) }
        #expect(!all(left).isDisjoint(with: all(right)))
        #expect(all("Ram").isDisjoint(with: all("Gita")))
    }

    /// The keys of a word are those of its whole readings, of which ज and a final consonant may have several, eight at most.
    @Test(arguments: ["Georgia", "Cecilia", "Chicago", "Gangotri", "राजेश", "मेलबर्न", "Giacomo Cecchetti"])
    func keysOfReadings(word: String) throws {
        let sounds = try MatchingTables.matcher.get().sounds
        let keys = PhoneticKeys(sounds: sounds)
        func spoken(_ word: String) -> [UInt8] { sounds.sounds(folded: sounds.folded(word[...])) }
        // Words without marks and with one reading tell what is mixed into all keys.
        let plain = spoken("Tata")
        let mark = try #require(keys.near(plain).first) ^ PhoneticKeys.hash(keys.skeleton(plain), leavingOut: nil)
        let own = spoken(word).filter { !sounds.isOptional[Int($0)] }
        var expected: [UInt32] = []
        for reading in keys.skeletons(own, limit: 8) {
            let key = PhoneticKeys.hash(reading, leavingOut: nil) ^ mark
            if !expected.contains(key) { expected.append(key) }
        }
        #expect(keys.near(own) == expected)
        #expect(!expected.isEmpty && keys.near(spoken("Lalita")) != expected)
    }

    /// Words that meet under a key: of the same consonants, nasals in any spelling, but not with another consonant or one more.
    @Test(
        arguments: [
            ("लावरोव", "लेवरोव", true), ("गढ़वाल", "गढवाल", true), ("छत्तीसगढ", "छत्तीसगढ़", true), ("चंडीगढ़", "चंडीगड", true),
            ("संपत", "सम्पत", true), ("सपत", "सम्पत", true), ("गोसाईगंज", "गोसांईगंज", true), ("हानले", "हान्ले", true), ("कोंकणा", "कोनकोना", true),
            ("बुंदेलखडं", "बुन्देलखण्ड", true),
            ("मेलबर्न", "मेलबन", false), ("तेहरान", "तेहरा", false), ("मेलबर्न", "मेलकर्न", false), ("हानले", "हाले", false),
        ])
    func wordsLikeAnotherShareAKey(first: String, second: String, isFound: Bool) throws {
        let matcher = try MatchingTables.matcher.get()
        let left = try #require(matcher.sounds(ofWord: first))
        let right = try #require(matcher.sounds(ofWord: second))
        #expect(!Set(matcher.nearKeys(of: left)).isDisjoint(with: matcher.nearKeys(of: right)) == isFound)
    }
}
