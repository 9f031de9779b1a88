internal import Testing
internal import Transliteration

@Suite struct LetterNameAcronymsTests {
    @Test(arguments: [
        ("केसीएनए", "KCNA"), ("यूएनएससी", "UNSC"), ("डब्ल्यूएचओ", "WHO"), ("डब्लूएचओ", "WHO"), ("सीएम", "CM"), ("एसी", "AC"), ("बी.जे.पी.", "BJP"),
        ("बी जे पी", "BJP"), ("बी-जे-पी", "BJP"), ("जी20", "G20"), ("जी-20", "G20"), ("जी२०", "G20"), ("पी5", "P5"), ("सीओपी28", "COP28"),
        ("एक्सएल", "XL"), ("वाईएसआर", "YSR"), ("एनज़ेड", "NZ"), ("एन\u{091C}ेड", "NZ"), ("एन\u{095B}ेड", "NZ"), ("आईएईए", "IAEA"),
        ("ऍफबीआई", "FBI"),
        ("पीके", "PK"), ("एफबीआई", "FBI"),
    ])
    func readsLetters(word: String, letters: String) throws {
        #expect(try ShippedTables.acronyms.get().latin(for: word) == letters)
    }

    @Test(arguments: ["", "के", "20", "२०", "भारत", "केसीएनएक", "कसीएनए", "KCNA", "केसर", "आईना", ".", " ", "नेता"])
    func rejectsOthers(word: String) throws {
        #expect(try ShippedTables.acronyms.get().latin(for: word) == nil)
    }

    /// The look at the first letter leaves out no word that letter names make up.
    @Test func theFirstLetterDecidesNothingWrongly() throws {
        let acronyms = try ShippedTables.acronyms.get()
        var found = 0
        let blocks: [Range<UInt32>] = [0x20..<0x80, 0x0900..<0x0980, 0x2000..<0x2010]
        for first in blocks.joined().compactMap(Unicode.Scalar.init) {
            for rest in ["", "सीएनए", "-5", "\u{093C}सी"] {
                let word = String(first) + rest
                #expect(acronyms.latin(for: word) == acronyms.readings(of: word).first?.letters, "\(word)")
                if acronyms.latin(for: word) != nil { found += 1 }
            }
        }
        #expect(found > 20)
    }

    @Test func tellsOrdinaryWords() throws {
        let acronyms = try ShippedTables.acronyms.get()
        let ordinary: Set = ["पीके", "के", "ए", "जी", "जीजी"]
        #expect(acronyms.readings(of: "पीके", ordinaryWords: ordinary).map(\.isPlausible) == [false])
        #expect(acronyms.readings(of: "सीएम", ordinaryWords: ordinary).map(\.isPlausible) == [true])
        #expect(acronyms.readings(of: "के ए", ordinaryWords: ordinary).map(\.isPlausible) == [false])
        #expect(acronyms.readings(of: "बी जे पी", ordinaryWords: ordinary).map(\.isPlausible) == [true])
        #expect(acronyms.readings(of: "के जी ए", ordinaryWords: ordinary).map(\.isPlausible) == [false, false])
        // जी is G, and a name of Z at its third choice.
        #expect(acronyms.readings(of: "एनजी").map(\.letters) == ["NG", "NZ"])
    }

    @Test(arguments: [
        ("KCNA", ["केसीएनए"]), ("WHO", ["डब्ल्यूएचओ", "डब्लूएचओ", "डबल्यूएचओ"]), ("G20", ["जी20", "जी-20"]), ("G-20", ["जी20", "जी-20"]), ("U.N.", ["यूएन"]),
        ("FBI", ["एफबीआई", "एफबीआइ", "ऍफबीआई", "ऍफबीआइ"]), ("A", []), ("", []), ("who", []), ("W O", []), ("ÅB", []),
    ])
    func spells(letters: String, spellings: [String]) throws {
        #expect(try ShippedTables.acronyms.get().hindi(for: letters) == spellings)
    }

    @Test func bothWays() throws {
        let acronyms = try ShippedTables.acronyms.get()
        var numbers = SeededNumbers(state: 11)
        for _ in 0..<500 {
            let letters = (0..<Int.random(in: 2...6, using: &numbers)).map { _ in
                String(UnicodeScalar(UInt8.random(in: 65...90, using: &numbers)))
            }.joined()
            for spelling in acronyms.hindi(for: letters) {
                #expect(acronyms.readings(of: spelling).contains { $0.letters == letters })
            }
        }
    }

    @Test func staysBounded() throws {
        let word = String(repeating: "जी", count: 500)
        #expect(try ShippedTables.acronyms.get().readings(of: word).count <= 16)
        #expect(try ShippedTables.acronyms.get().hindi(for: String(repeating: "W", count: 200), limit: 4).count == 4)
    }
}
