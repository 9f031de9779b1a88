import BitextModel
import Dubash
import Testing

/// Sentences in which a word is a name and is none, with all that is shipped: glossary, recognizer, conditions.
@Suite("Words that are names elsewhere")
struct TrapTests {
    private static let resources = Result { try PipelineResources(dictionaries: Toolkit.dictionaries()) }

    /// Text, then `mention=English` for each mention in order.
    @Test(
        arguments: [
            ("उन लोगों ने कहा कि उन पर भरोसा है।", []),
            ("हमें आशा है कि बारिश होगी।", []),
            ("आशा भोसले ने गाना गाया।", ["आशा भोसले=Asha Bhosle"]),
            ("दिल्लीवासी गर्मी से परेशान हैं।", []),
            ("महाभारत की कथा पुरानी है।", ["महाभारत=Mahabharata"]),
            ("तालाब में कमल खिले हैं।", []),
            ("अभिनेता कमल हासन चेन्नई पहुँचे।", ["कमल हासन=Kamal Haasan", "चेन्नई=Chennai"]),
            ("अधिक जानकारी https://www.moscow.example/Russia/Delhi पर है।", []),
            ("चाय में चीनी मिला दो।", []),
            ("चीनी सेना ने अभ्यास किया।", ["चीनी=Chinese"]),
            ("यह सोना पीला है और सोना अच्छा है।", []),
            ("राम ने रामायण पढ़ी।", ["राम=Ram", "रामायण=Ramayana"]),
            ("उसने मेहनत से विजय पाई।", []),
            ("पूजा के बाद प्रसाद बाँटा गया।", []),
            ("किरण सूरज से आती है।", []),
            ("मेल भेजें: kim@moscow.org", []),
            ("उसका मन शांति चाहता है।", []),
            ("भारतीय रेल ने नई ट्रेन चलाई।", ["भारतीय रेल=Indian Railways"]),
            ("सात लोग घायल हुए और मई में मामला सुलझा।", ["मई=May"]),
            ("वह अरब सागर के किनारे 2 अरब रुपये का घर बना रहा है।", ["अरब सागर=Arabian Sea", "2 अरब रुपये=2 billion rupees"]),
        ] as [(String, [String])])
    func finds(text: String, wanted: [String]) throws {
        let mentions = try Pipeline(resources: Self.resources.get()).entities(in: text)
        #expect(mentions.map { "\(text[$0.span] ?? "")=\($0.english)" } == wanted)
    }

    /// Names in two scripts without a space, members of parties, plurals and numbers behind products, acronyms that brackets explain.
    @Test(
        arguments: [
            ("Silचर में बाढ़ आई", ["Silचर=Silchar"]), ("वह Gaganयान देखने गया", ["Gaganयान=Gaganyaan"]), ("Kolकाता में", ["Kolकाता=Kolkata"]),
            ("Covidग्रस्त देश", ["Covid=Covid-19"]), ("Modiजी ने कहा", ["Modi=Narendra Modi"]), ("Delhiवासी परेशान हैं", ["Delhi=Delhi"]),
            ("कांग्रेसियों ने नारे लगाए", ["कांग्रेसियों=Congress members"]), ("भाजपाइयों ने", ["भाजपाइयों=BJP members"]), ("कांग्रेसी नेता आए", ["कांग्रेसी=Congress"]),
            ("नक्सलियों ने हमला किया", ["नक्सलियों=Naxalites"]), ("सभाइयों", []),
            // Peoples in the plural; adjectives have none.
            ("भारतीयों और यहूदियों ने", ["भारतीयों=Indians", "यहूदियों=Jews"]), ("चीनियों व हिंदुओं को", ["चीनियों=Chinese", "हिंदुओं=Hindus"]),
            ("तुर्की और भारतीय नेता", ["तुर्की=Turkey", "भारतीय=Indian"]),
            // Organizations of ordinary words, and of a people's; the army is the glossary's.
            ("राष्ट्रीय जल विज्ञान संस्थान ने", ["राष्ट्रीय जल विज्ञान संस्थान=National Water Science Institute"]),
            ("भारतीय दलहन अनुसंधान संस्थान में", ["भारतीय दलहन अनुसंधान संस्थान=Indian Pulses Research Institute"]),
            ("भारतीय समिति बनी", ["भारतीय=Indian"]), ("भारतीय सेना आई", ["भारतीय सेना=Indian Army"]), ("राष्ट्रीय संस्थान", []),
            // Of a place with a word for what it does; public bodies; a trade and a people make no name.
            ("बिहार राज्य विद्यालय परीक्षा समिति ने", ["बिहार राज्य विद्यालय परीक्षा समिति=Bihar State School Examination Committee"]),
            ("मोटर वाहन दुर्घटना दावा न्यायाधिकरण ने", ["मोटर वाहन दुर्घटना दावा न्यायाधिकरण=Motor Vehicle Accident Claims Tribunal"]),
            ("बिहार और शिक्षा विभाग", ["बिहार=Bihar", "शिक्षा विभाग=Education Department"]), ("जर्मन तेल कंपनी ने कहा", ["जर्मन=German"]), ("जांच समिति बनी", []),
            // Buildings behind a place; a river is its name.
            ("आगरा हवाई अड्डे पर", ["आगरा हवाई अड्डे=Agra Airport"]), ("गंगा नदी में", ["गंगा=Ganga"]),
            // Ordinary words between hyphens are no name; names are.
            ("पेड़-पौधे, बोल-चाल और पूर्व-पश्चिम की बातें", []), ("सलीम-जावेद की जोड़ी", ["सलीम-जावेद=Salim-Javed"]),
            ("नए iPhones बिके", ["iPhones=iPhones"]), ("नया iPhone15 लॉन्च हुआ", ["iPhone=iPhone"]),
            ("सपा (SP) ने कहा", ["सपा=Samajwadi Party", "SP=SP"]),
            // The abbreviation sign, and a zero typed for it.
            ("उ०प्र० के गाँव और म॰प्र॰ में", ["उ०प्र०=Uttar Pradesh", "म॰प्र॰=Madhya Pradesh"]), ("यूपी में", ["यूपी=UP"]),
            ("रा०ज०द० की सभा १९२० ई० में", ["रा०ज०द०=RJD", "१९२० ई०=1920 AD"]),
            ("डॉ०राममनोहर लोहिया आए", ["राममनोहर लोहिया=Ram Manohar Lohia"]),
            // No address is part of a name, and joiners make no other word; digits are those of the English.
            (
                "वह MariaDB है। ([https://www.php.example/manual/en/installation.php MySQL से PHP को कैसे कंपाइल करें])",
                ["MariaDB=MariaDB", "MySQL=MySQL", "PHP=PHP"]
            ), ("राजेन्\u{200D}द्र पुस्\u{200D}तकालय में पुस्तकें हैं।", ["राजेन्\u{200D}द्र पुस्\u{200D}तकालय=Rajendra Library"]),
            // Letters of acronyms written apart; two before a family name are initials.
            ("बी जे पी और सी. बी. आई. ने", ["बी जे पी=BJP", "सी. बी. आई.=CBI"]), ("यू॰ एन॰ महासभा में", ["यू॰ एन॰ महासभा=United Nations General Assembly"]),
            ("यू. पी. में", ["यू. पी.=UP"]), ("पानी पी आई हूँ", []), ("एस पी सिंह ने कहा", ["एस पी सिंह=S P Singh"]),
            ("पी॰एम॰ओ॰ के बाद डी॰ए॰वी॰ भी", ["पी॰एम॰ओ॰=PMO", "डी॰ए॰वी॰=DAV"]),
            // English words in Latin letters are no names by themselves.
            ("फिर Enter दबाएँ और hadron देखें", []),
        ] as [(String, [String])])
    func readsForms(text: String, wanted: [String]) throws {
        let mentions = try Pipeline(resources: Self.resources.get()).entities(in: text)
        #expect(mentions.map { "\(text[$0.span] ?? "")=\($0.english)" } == wanted)
    }

    /// An acronym in brackets is of the concept before them, also later; elsewhere it stays what the glossary has.
    @Test func bracketsExplainAcronyms() throws {
        func concepts(_ text: String) throws -> [String] {
            try Pipeline(resources: Self.resources.get()).entities(in: text).compactMap(\.link.concept)
        }
        let party = "organization/samajwadi-party"
        #expect(try concepts("सपा (SP) ने कहा। SP के नेता आए।") == [party, party, party])
        #expect(try concepts("समाजवादी पार्टी (SP) ने कहा।") == [party, party])
        #expect(try concepts("SP ने कहा।") == ["other/superintendent-of-police"])
        #expect(try concepts("सपा (BSP) ने कहा।") == [party, "organization/bahujan-samaj-party"])
    }
}
