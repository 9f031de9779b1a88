import BitextModel
import Dictionaries
import Dubash
import Terminology
import Testing

/// A glossary of a few concepts, so that the results do not depend on the shipped one.
private let table = """
    person/kim-jong-un\tperson\tKim Jong Un\t\tकिम जोंग उन\tकिम जॉन्ग उन\t\t\tकिम|Kim\t\tdubash
    person/kim-yo-jong\tperson\tKim Yo Jong\t\tकिम यो जोंग\t\t\t\tकिम|Kim\t\tdubash
    person/narendra-modi\tperson\tNarendra Modi\t\tनरेंद्र मोदी\t\t\t\tमोदी|Modi\t\tdubash
    place/russia\tplace\tRussia\t\tरूस\t\t\t\t\t\tdubash
    place/moscow\tplace\tMoscow\t\tमास्को\tमॉस्को\t\t\t\t\tdubash
    place/delhi\tplace\tDelhi\t\tदिल्ली\t\t\t\t\t\tdubash
    place/india\tplace\tIndia\t\tभारत\t\t\t\t\t\tdubash
    place/north-korea\tplace\tNorth Korea\t\tउत्तर कोरिया\t\t\t\t\t\tdubash
    place/korea\tplace\tKorea\t\tकोरिया\t\t\t\t\t\tdubash
    demonym/russian\tdemonym\tRussian\t\tरूसी\t\t\t\t\t\tdubash
    demonym/chinese\tdemonym\tChinese\t\tचीनी\t\t\t\t\tचीनी not-before #postposition|मिल|#end\tdubash
    organization/un\torganization\tUnited Nations\t\tसंयुक्त राष्ट्र\t\tUN\t\t\t\tdubash
    organization/unga\torganization\tUnited Nations General Assembly\t\tसंयुक्त राष्ट्र महासभा\t\tUNGA\t\t\t\tdubash
    organization/kcna\torganization\tKorean Central News Agency\t\tकोरियन सेंट्रल न्यूज एजेंसी\t\tKCNA\t\t\t\tdubash
    organization/bjp\torganization\tBharatiya Janata Party\t\tभारतीय जनता पार्टी\t\tBJP\tभाजपा\t\t\tdubash
    organization/who\torganization\tWorld Health Organization\t\tविश्व स्वास्थ्य संगठन\t\t\t\t\t\tdubash
    organization/jd\torganization\tJanata Dal\t\tजनता दल\t\t\t\t\t\tdubash
    organization/jdu\torganization\tJanata Dal (United)\t\tजनता दल (यूनाइटेड)\t\t\t\t\t\tdubash
    date/august\tdate\tAugust\t\tअगस्त\t\t\t\t\t\tdubash
    """

/// A user's rows: common nouns without a type, brands, names of several words.
private let rows = """
    hi,en,type
    रेलगाड़ी,train,
    जल विद्युत परियोजना,hydroelectric project,
    काला धन,Black Money,
    भाषा,language,place
    नदी,River,
    विद्यार्थी,student,person
    साधु,monk,other
    शक्ति,power,
    लड़का,boy,
    बाली,Bali,place
    आशा,Asha,person
    मेरी,Mary,
    लाल किला,Red Fort,place
    दक्षिण कोरिया,South Korea,place
    महाभारत,Mahabharata,product
    दिल्ली,Delhi,place
    वासी,resident,
    iPhone,iPhone,product
    macOS,macOS,product
    mRNA,mRNA,
    WHO,WHO,organization
    Apple,Apple,organization
    go,go,product
    """

private func userPipeline() throws -> Pipeline {
    let glossary = try UserGlossary.read(rows, file: "user.csv", source: .hindi, target: .english)
    return try Pipeline(PipelineOptions(glossaries: [glossary], usesBuiltInGlossaries: false, unknownNames: .none))
}

private func pipeline() throws -> Pipeline {
    let hindi = LanguageTag("hi") ?? .undetermined
    let english = LanguageTag("en") ?? .undetermined
    let text = GlossaryTable.columns.joined(separator: "\t") + "\n" + table + "\n"
    let glossary = try UserGlossary.read(text, file: "test.tsv", source: hindi, target: english)
    return try Pipeline(PipelineOptions(glossaries: [glossary], usesBuiltInGlossaries: false, unknownNames: .none))
}

@Suite("Mentions")
struct MentionTests {
    /// Text, then `mention=English/method` for each mention in order.
    @Test(arguments: [
        ("Kim Jong उन ने कहा।", ["Kim Jong उन=Kim Jong Un/alias"]),
        ("किम जोंग-उन और Kim Jong-un", ["किम जोंग-उन=Kim Jong Un/exact", "Kim Jong-un=Kim Jong Un/exact"]),
        ("किम जॉन्ग उन आए", ["किम जॉन्ग उन=Kim Jong Un/alias"]),
        // A short form counts only after the full name; उन by itself is a pronoun.
        ("किम ने कहा", []),
        ("किम जोंग उन आए। किम ने उन से कहा।", ["किम जोंग उन=Kim Jong Un/exact", "किम=Kim Jong Un/short-form"]),
        // Of two people with one short form neither is meant.
        ("किम जोंग उन और किम यो जोंग आए। किम ने कहा।", ["किम जोंग उन=Kim Jong Un/exact", "किम यो जोंग=Kim Yo Jong/exact"]),
        ("रूसी रूसियों से मिले", ["रूसी=Russian/exact", "रूसियों=Russians/inflected"]),
        // The last words of a term in brackets, and what stands in brackets behind one.
        (
            "जनता दल (यूनाइटेड) और जनता दल यूनाइटेड",
            ["जनता दल (यूनाइटेड)=Janata Dal (United)/exact", "जनता दल यूनाइटेड=Janata Dal (United)/exact"]
        ),
        ("Janata Dal (United) में", ["Janata Dal (United)=Janata Dal (United)/exact"]),
        ("जनता दल (यूनाइटेड", ["जनता दल=Janata Dal/exact"]),
        ("जनता दल (यूनाइटेड नहीं)", ["जनता दल=Janata Dal/exact"]),
        ("जनता दल ()", ["जनता दल=Janata Dal/exact"]),
        ("जनता दल [यूनाइटेड]", ["जनता दल=Janata Dal/exact"]),
        // A visarga typed for a colon; no term runs across it.
        ("दिल्लीः मास्को से खबर", ["दिल्ली=Delhi/exact", "मास्को=Moscow/exact"]),
        ("उत्तरः कोरिया में", ["कोरिया=Korea/exact"]),
        ("अतः मास्को", ["मास्को=Moscow/exact"]),
        // The longest term, and never inside a word.
        ("उत्तर कोरिया में", ["उत्तर कोरिया=North Korea/exact"]),
        ("दिल्लीवासी और महाभारत", []),
        ("दिल्ली-मास्को उड़ान", ["दिल्ली=Delhi/exact", "मास्को=Moscow/exact"]),
        ("मॉस्को", ["मॉस्को=Moscow/alias"]),
        ("चीनी सेना, चीनी मिल, चीनी की कीमत", ["चीनी=Chinese/exact"]),
        ("U.N.महासभा नहीं, संयुक्त राष्ट्र महासभा", ["U.N.=UN/acronym", "संयुक्त राष्ट्र महासभा=United Nations General Assembly/exact"]),
        ("केसीएनए और KCNA और kcna", ["केसीएनए=KCNA/acronym", "KCNA=KCNA/acronym"]),
        (
            "भाजपा, बीजेपी, बी.जे.पी. और BJP",
            [
                "भाजपा=BJP/acronym", "बीजेपी=BJP/acronym", "बी.जे.पी.=BJP/acronym", "BJP=BJP/acronym",
            ]
        ),
        // An acronym that the text explains is known from then on.
        (
            "विश्व स्वास्थ्य संगठन (WHO) ने कहा। WHO ने फिर कहा।",
            [
                "विश्व स्वास्थ्य संगठन=World Health Organization/exact", "WHO=WHO/acronym", "WHO=WHO/acronym",
            ]
        ),
        ("WHO ने कहा", []),
        ("एबीसीडी (ABCD) बना", ["एबीसीडी=ABCD/acronym", "ABCD=ABCD/acronym"]),
        ("१५ अगस्त १९४७ को, अगस्त में, 3 अगस्त", ["१५ अगस्त १९४७=15 August 1947/exact", "अगस्त=August/exact", "3 अगस्त=3 August/exact"]),
        ("https://example.com/Moscow और moscow और Moscow", ["Moscow=Moscow/exact"]),
        ("Modiजी आए", []),
        ("नरेन्द्र मोदी आए। Modiजी बोले।", ["नरेन्द्र मोदी=Narendra Modi/exact", "Modi=Narendra Modi/short-form"]),
    ])
    func mentions(text: String, expected: [String]) throws {
        let found = try pipeline().entities(in: text)
        let shown = found.map { mention in
            "\(text[mention.span] ?? "out of bounds")=\(mention.english)/\(mention.link.method.rawValue)"
        }
        #expect(shown == expected)
        for (left, right) in zip(found, found.dropFirst()) { #expect(left.span.end <= right.span.start) }
    }

    /// Terms of a user: endings, words divided otherwise, capitals.
    @Test(arguments: [
        ("नदियाँ, नदियों", ["नदियाँ=River/inflected", "नदियों=River/inflected"]),
        ("भाषाएँ और भाषाओं", ["भाषाएँ=language/inflected", "भाषाओं=language/inflected"]),
        ("विद्यार्थियों, साधुओं, शक्तियाँ", ["विद्यार्थियों=student/inflected", "साधुओं=monk/inflected", "शक्तियाँ=power/inflected"]),
        ("लड़के ने कहा: लड़को!", ["लड़के=boy/inflected", "लड़को=boy/inflected"]),
        ("काले धन, काला धन", ["काले धन=Black Money/inflected", "काला धन=Black Money/exact"]),
        // Names take none of them; an ending that makes a pronoun is none.
        ("कान की बालियाँ और आशाओं पर", []),
        ("मेरे मेरियों", ["मेरियों=Mary/inflected"]),
        // Joined and split.
        ("लालकिला, लालकिले में, लाल-किला", ["लालकिला=Red Fort/alias", "लालकिले=Red Fort/inflected", "लाल-किला=Red Fort/exact"]),
        ("दक्षिणकोरिया ने", ["दक्षिणकोरिया=South Korea/alias"]),
        ("जलविद्युत परियोजनाएं", ["जलविद्युत परियोजनाएं=hydroelectric project/inflected"]),
        ("जलविद्युतपरियोजना", ["जलविद्युतपरियोजना=hydroelectric project/alias"]),
        ("रेल गाड़ी, रेल-गाड़ियों, रेल की गाड़ी", ["रेल गाड़ी=train/alias", "रेल-गाड़ियों=train/inflected"]),
        ("महा भारत, महाभारत, महा, भारत", ["महा भारत=Mahabharata/alias", "महाभारत=Mahabharata/exact"]),
        // Never inside a word otherwise.
        ("दिल्लीवासी, दिल्लीवाला, रेलगाड़ीवाला, लालकिलावासी", []),
        // Latin letters.
        ("iPhone, IPHONE, Iphone, iphone", ["iPhone=iPhone/exact", "IPHONE=iPhone/exact", "Iphone=iPhone/exact"]),
        ("macOS macos mRNA mrna", ["macOS=macOS/exact", "mRNA=mRNA/exact"]),
        ("WHO Who who W.H.O. WHOM", ["WHO=WHO/exact", "W.H.O.=WHO/exact"]),
        ("apple Apple APPLE Apples", ["Apple=Apple/exact", "APPLE=Apple/exact"]),
        ("go Go GO gone", ["go=go/exact", "Go=go/exact", "GO=go/exact"]),
    ])
    func userTerms(text: String, expected: [String]) throws {
        let found = try userPipeline().entities(in: text)
        #expect(found.map { "\(text[$0.span] ?? "out of bounds")=\($0.english)/\($0.link.method.rawValue)" } == expected)
    }

    @Test func mixedNamesHaveANativeForm() throws {
        let mention = try #require(try pipeline().entities(in: "Kim Jong उन").first)
        #expect(mention.native == "किम जोंग उन")
        #expect(mention.type == .person)
        #expect(mention.link.concept == "person/kim-jong-un")
    }

    @Test func ambiguousShortFormIsADiagnostic() throws {
        let document = try pipeline().align("किम जोंग उन और किम यो जोंग आए। किम ने कहा।")
        #expect(document.diagnostics.map(\.code) == ["ambiguous-short-form"])
    }

    @Test func minimumScoreLeavesOut() throws {
        let hindi = LanguageTag("hi") ?? .undetermined
        let english = LanguageTag("en") ?? .undetermined
        let glossary = try UserGlossary.read("रूसी,Russian,demonym\n", file: "u.csv", source: hindi, target: english)
        let strict = try Pipeline(
            PipelineOptions(glossaries: [glossary], usesBuiltInGlossaries: false, unknownNames: .none, minimumScore: 0.99))
        #expect(try strict.entities(in: "रूसी रूसियों").count == 1)
    }
}

@Suite("User glossaries")
struct UserGlossaryTests {
    private let hindi = LanguageTag("hi") ?? .undetermined
    private let english = LanguageTag("en") ?? .undetermined

    @Test func readsCommasTabsAndHeaders() throws {
        let comma = try UserGlossary.read(
            "hi,en\r\n\"रूस, महासंघ\",\"the \"\"Federation\"\"\"\r\n", file: "a.csv", source: hindi, target: english)
        #expect(comma.concepts.count == 1)
        #expect(comma.concepts[0].section(english)?.preferred?.text == "the \"Federation\"")
        let tabs = try UserGlossary.read("# note\nरूस\tRussia\tplace\n", file: "a.tsv", source: hindi, target: english)
        #expect(tabs.concepts.map(\.type) == [.place])
    }

    @Test(arguments: ["रूस\n", "रूस,\n", ",Russia\n", "रूस,Russia,land\n", "\"रूस,Russia\n"])
    func rejects(text: String) {
        #expect(throws: DataTableError.self) { try UserGlossary.read(text, file: "a.csv", source: hindi, target: english) }
    }
}
