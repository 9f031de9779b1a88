internal import BitextModel
internal import Testing
internal import Transliteration

@Suite struct AcronymPairFinderTests {
    static func finder() throws -> AcronymPairFinder {
        try AcronymPairFinder(
            letterNames: ShippedTables.acronyms.get(), romanizer: ShippedTables.romanizer(),
            functionWords: ["में", "ने", "से", "को", "की", "के", "का", "पर", "उन्होंने", "यह", "in", "by", "the", "said"],
            linkingWords: ["और", "एवं", "of", "and", "for"], ordinaryWords: ["पीके"])
    }

    /// Words and single marks; spaces fall between tokens.
    static func tokens(_ text: String) -> [AcronymToken] {
        var result: [AcronymToken] = []
        var start = 0
        var word = ""
        var offset = 0
        func flush() {
            if !word.isEmpty { result.append(AcronymToken(span: TextSpan(start: start, end: start + word.utf8.count), text: word)) }
            word = ""
        }
        for scalar in text.unicodeScalars {
            let length = String(scalar).utf8.count
            if "()।,; ".unicodeScalars.contains(scalar) {
                flush()
                if scalar != " " { result.append(AcronymToken(span: TextSpan(start: offset, end: offset + length), text: String(scalar))) }
            } else {
                if word.isEmpty { start = offset }
                word.unicodeScalars.append(scalar)
            }
            offset += length
        }
        flush()
        return result
    }

    @Test(arguments: [
        ("केसीएनए (KCNA) ने", "केसीएनए", "KCNA", "KCNA", AcronymEvidence.letterNames),
        ("कहा कि KCNA (केसीएनए) ने", "KCNA", "केसीएनए", "KCNA", .letterNames),
        ("जिनेवा में विश्व स्वास्थ्य संगठन (WHO) ने", "विश्व स्वास्थ्य संगठन", "WHO", "WHO", .assumed),
        ("संयुक्त राष्ट्र सुरक्षा परिषद (यूएनएससी) में", "संयुक्त राष्ट्र सुरक्षा परिषद", "यूएनएससी", "UNSC", .assumed),
        ("यह भारतीय जनता पार्टी (भाजपा) की", "भारतीय जनता पार्टी", "भाजपा", "भाजपा", .initials),
        ("कल भारतीय जनता पार्टी (बीजेपी) की", "भारतीय जनता पार्टी", "बीजेपी", "BJP", .initials),
        ("राष्ट्रवादी कांग्रेस पार्टी (राकांपा)", "राष्ट्रवादी कांग्रेस पार्टी", "राकांपा", "राकांपा", .initials),
        ("द्रविड़ मुनेत्र कड़गम (द्रमुक)", "द्रविड़ मुनेत्र कड़गम", "द्रमुक", "द्रमुक", .initials),
        ("World Health Organization (डब्ल्यूएचओ) ने", "World Health Organization", "डब्ल्यूएचओ", "WHO", .initials),
        ("raid by Central Bureau of Investigation (CBI)", "Central Bureau of Investigation", "CBI", "CBI", .initials),
        ("new World Health Organization (WHO)", "World Health Organization", "WHO", "WHO", .initials),
        ("कल WHO (विश्व स्वास्थ्य संगठन) ने", "विश्व स्वास्थ्य संगठन", "WHO", "WHO", .assumed),
        ("कल भाजपा (भारतीय जनता पार्टी) ने", "भारतीय जनता पार्टी", "भाजपा", "भाजपा", .initials),
        ("रक्षा अनुसंधान और विकास संगठन (DRDO)", "रक्षा अनुसंधान और विकास संगठन", "DRDO", "DRDO", .assumed),
    ])
    func finds(text: String, expansion: String, acronym: String, letters: String, evidence: AcronymEvidence) throws {
        let pairs = try Self.finder().pairs(in: Self.tokens(text))
        #expect(pairs.count == 1)
        let pair = try #require(pairs.first)
        #expect(text[pair.expansion].map(String.init) == expansion)
        #expect(text[pair.acronym].map(String.init) == acronym)
        #expect(pair.letters == letters && pair.evidence == evidence)
        #expect(pair.score > 0 && pair.score <= 1)
    }

    @Test(arguments: [
        "(WHO) ने कहा", "संगठन (WHO)", "नेता (पीके) ने", "विश्व स्वास्थ्य संगठन (2024)", "विश्व स्वास्थ्य संगठन (who)", "World Health Organization (ABC)",
        "केसीएनए (KCN)", "विश्व स्वास्थ्य संगठन (WHO", "विश्व स्वास्थ्य संगठन ()", "WHO (WHO)", "WHO (संगठन)", "भारतीय जनता पार्टी (सपा)",
        "वह सुबह शहर गया और वहाँ बाज़ार गया फिर घर आया (WHO)", "में (WHO)", "राम, (WHO)", "कहा (कल)", ")(", "((WHO))",
    ])
    func rejects(text: String) throws {
        #expect(try Self.finder().pairs(in: Self.tokens(text)).isEmpty)
    }

    @Test func random() throws {
        let finder = try Self.finder()
        let parts = ["(", ")", "WHO", "केसीएनए", "विश्व", "स्वास्थ्य", "संगठन", "।", "और", "में", "भाजपा", "of", "Bureau", "20", "्", "[", "]"]
        var numbers = SeededNumbers(state: 5)
        for _ in 0..<5000 {
            let text = (0..<Int.random(in: 0...14, using: &numbers)).map { _ in parts[Int.random(in: 0..<parts.count, using: &numbers)] }
                .joined(separator: " ")
            for pair in finder.pairs(in: Self.tokens(text)) {
                #expect(text[pair.expansion] != nil && text[pair.acronym] != nil && !pair.expansion.overlaps(pair.acronym))
            }
        }
    }
}
