internal import BitextModel
internal import Testing
internal import Transliteration

@Suite struct ReadableRomanizerTests {
    @Test(arguments: [
        ("लगातार", "lagatar"), ("राष्ट्रपति", "rashtrapati"), ("उपराष्ट्रपति", "uprashtrapati"), ("उत्तर", "uttar"), ("कोरियाई", "koriyai"),
        ("नेता", "neta"), ("विदेश", "videsh"), ("मंत्री", "mantri"), ("हिंदी", "hindi"), ("हिन्दी", "hindi"), ("संबंध", "sambandh"),
        ("सम्बन्ध", "sambandh"), ("संयुक्त", "sanyukt"), ("अंतरराष्ट्रीय", "antarrashtriya"), ("क्षेत्र", "kshetra"), ("ज्ञान", "gyan"),
        ("कार्यक्रम", "karyakram"), ("गहरे", "gahre"), ("चिंताएँ", "chintaen"), ("यूक्रेन", "yukren"), ("में", "mein"), ("है", "hai"),
        ("और", "aur"), ("ने", "ne"), ("न", "na"), ("व", "va"), ("कि", "ki"), ("सरकार", "sarkar"), ("भारतीय", "bhartiya"),
        ("प्रधानमंत्री", "pradhanmantri"), ("जनसंख्या", "jansankhya"), ("लोकसभा", "loksabha"), ("विधानसभा", "vidhansabha"),
        ("स्वास्थ्य", "swasthya"), ("विश्वविद्यालय", "vishwavidyalay"), ("महत्वपूर्ण", "mahatvapurn"), ("अच्छा", "achha"), ("बच्चा", "baccha"),
        ("चिट्ठी", "chitthi"), ("युद्ध", "yuddh"), ("बड़ा", "bada"), ("पढ़ना", "padhna"), ("ज़रूरत", "zarurat"), ("फ़ोन", "fon"), ("ऑफ़िस", "ofis"),
        ("कृषि", "krishi"), ("श्रृंखला", "shrinkhala"), ("ऋण", "rin"), ("दुःख", "duhkh"), ("सोऽहम्", "so'ham"), ("ॐ", "om"), ("सिंह", "singh"),
        ("राज्य", "rajya"), ("मित्र", "mitra"), ("कृष्ण", "krishna"), ("यज्ञ", "yagya"), ("प्रिय", "priya"), ("समय", "samay"), ("नष्ट", "nasht"),
        ("विश्व", "vishwa"), ("पक्ष", "paksh"), ("स्वतंत्रता", "swatantrata"), ("पाकिस्तान", "pakistan"), ("अफ़ग़ानिस्तान", "afganistan"),
        ("चुनाव", "chunav"), ("समझौता", "samjhauta"), ("परमाणु", "parmanu"), ("करने", "karne"), ("सकता", "sakta"), ("गई", "gai"),
        ("लखनऊ", "lakhnau"),
    ])
    func readsAsInNews(word: String, reading: String) throws {
        #expect(try Array(ShippedTables.romanizer().transliterate(word).utf8) == Array(reading.utf8))
    }

    /// Letters composed (U+095B) and decomposed, joiners, vowel signs without a consonant, marks without a letter.
    @Test(arguments: [
        ("\u{095B}रूरत", "zarurat"), ("क\u{093C}लम", "kalam"), ("\u{0929}", "na"), ("क्\u{200D}ष", "ksha"), ("क्\u{200C}ष", "ksha"),
        ("\u{093E}", "a"), ("\u{0915}\u{094D}", "k"), ("\u{094D}", ""), ("अ\u{093C}ब", "ab"),
    ])
    func readsUnusualSpellings(word: String, reading: String) throws {
        #expect(try Array(ShippedTables.romanizer().romanize(word).utf8) == Array(reading.utf8))
    }

    @Test(arguments: [
        ("Kim Jong उन ने कहा।", "Kim Jong un ne kaha।"), ("", ""), ("KCNA, 2024!", "KCNA, 2024!"), ("२०२४ में", "२०२४ mein"),
        ("Covidग्रस्त", "Covidgrast"), ("उत्तर-पूर्व\n\tऔर", "uttar-purva\n\taur"), ("👩\u{200D}👩 বাংলা नेता", "👩\u{200D}👩 বাংলা neta"),
        ("॥ राम ॥", "॥ ram ॥"), ("e\u{301}é राम", "e\u{301}é ram"),
    ])
    func leavesTheRest(text: String, reading: String) throws {
        #expect(try Array(ShippedTables.romanizer().romanize(text).utf8) == Array(reading.utf8))
    }

    /// Ohala's rule, when there is no table of schwas. It errs on compounds, as in राष्ट्र-पति.
    @Test(arguments: [
        ("सरकार", "sarkar"), ("लगातार", "lagatar"), ("राष्ट्रपति", "rashtrapti"), ("करना", "karna"), ("समझना", "samajhna"), ("कमल", "kamal"),
    ])
    func readsByRuleAlone(word: String, reading: String) throws {
        #expect(try ShippedTables.romanizerByRule().romanize(word) == reading)
    }

    @Test func oneCandidate() throws {
        #expect(
            try ShippedTables.romanizer().candidates(for: "नेता", limit: 5) == [TransliterationCandidate(text: "neta", logProbability: 0)])
    }

    @Test func alignsAksharas() throws {
        let text = "Kim उन क्षेत्र"
        let aligned = try ShippedTables.romanizer().romanizeAligned(text)
        let pieces = aligned.pieces.map { "\(text[$0.source] ?? "?")=\(aligned.text[$0.output] ?? "?")" }
        #expect(pieces == ["Kim =Kim ", "उ=u", "न=n", " = ", "क्षे=kshe", "त्र=tra"])
    }

    @Test func random() throws {
        let romanizer = try ShippedTables.romanizer()
        let byRule = try ShippedTables.romanizerByRule()
        var numbers = SeededNumbers(state: 7)
        let others = Array("ab Z.-(1२।👩\u{200D}\u{200C}ক한\u{301}\n".unicodeScalars)
        for _ in 0..<20_000 {
            var text = ""
            for _ in 0..<Int.random(in: 0...14, using: &numbers) {
                if Int.random(in: 0..<5, using: &numbers) > 0,
                    let scalar = Unicode.Scalar(UInt32.random(in: 0x900...0x97F, using: &numbers))
                {
                    text.unicodeScalars.append(scalar)
                } else {
                    text.unicodeScalars.append(others[Int.random(in: 0..<others.count, using: &numbers)])
                }
            }
            let aligned = romanizer.romanizeAligned(text)
            #expect(Array(aligned.text.utf8) == Array(romanizer.romanize(text).utf8))
            var (source, output) = (0, 0)
            for piece in aligned.pieces {
                #expect(piece.source.start == source && piece.output.start == output && !piece.source.isEmpty)
                #expect(text[piece.source] != nil && aligned.text[piece.output] != nil)
                (source, output) = (piece.source.end, piece.output.end)
            }
            #expect(source == text.utf8.count && output == aligned.text.utf8.count)
            _ = byRule.romanize(text)
        }
    }

    /// A long text goes the quick way, which copies the output of words met before: it must agree with the plain way, word by word.
    @Test func repeatedWords() throws {
        let romanizer = try ShippedTables.romanizer()
        let words = ["राष्ट्रपति", "Kim", "उन", "ने", "कहा।", "क्\u{200D}ष", "संबंध", "संबंधों", "में", "क"]
        var numbers = SeededNumbers(state: 3)
        let chosen = (0..<4000).map { _ in words[Int.random(in: 0..<words.count, using: &numbers)] }
        let expected = chosen.map { romanizer.romanize($0) }.joined(separator: " ")
        #expect(romanizer.romanize(chosen.joined(separator: " ")) == expected)
        #expect(romanizer.romanizeAligned(chosen.joined(separator: " ")).text == expected)
    }

    @Test func copiesInvalidBytes() throws {
        let bytes: [UInt8] = [0xE0, 0xA4, 0x41, 0xFF, 0xE0, 0xA4, 0xA8, 0xE0, 0xA4]
        var output: [UInt8] = []
        try ShippedTables.romanizer().romanize(utf8: bytes.span, into: &output)
        #expect(output == [0xE0, 0xA4, 0x41, 0xFF, 0x6E, 0x61, 0xE0, 0xA4])
    }
}
