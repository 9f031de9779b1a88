import BitextModel
import Testing

@testable import Transliteration

@Suite("Name matching") struct NameMatcherTests {
    static let same: [(String, String)] = [
        ("किम जोंग उन", "Kim Jong Un"), ("Kim Jong उन", "Kim Jong Un"), ("सर्गेई लावरोव", "Sergey Lavrov"), ("अमित शाह", "Amit Shah"),
        ("ए. पी. जे. अब्दुल कलाम", "APJ Abdul Kalam"), ("ए.पी.जे. अब्दुल कलाम", "A. P. J. Abdul Kalam"),
        ("एपीजे अब्दुल कलाम", "APJ Abdul Kalam"), ("मोहम्मद अली", "Mohd Ali"), ("Mohd. Ali", "Mohammad Ali"), ("मो० अली", "मोहम्मद अली"),
        ("ए०पी०जे० अब्दुल कलाम", "A. P. J. Abdul Kalam"), ("सुनील शर्मा", "Sunil Sharma"),
        ("राम कुमार", "Ramkumar"), ("Ram Kumar", "रामकुमार"), ("श्री राम लाल जी", "Ram Lal"), ("Sharma Sunil", "सुनील शर्मा"),
        ("Sunil Kr Sharma", "सुनील कुमार शर्मा"), ("राम लाल पुत्र श्याम लाल", "Ram Lal s/o Shyam Lal"), ("Ram Lal alias Pappu", "पप्पू"),
        ("Dr. B. R. Ambedkar", "डॉ. बी. आर. अंबेडकर"), ("Sunil Sharma", "सुनील कुमार शर्मा"), ("Deb Roy", "देबराय"), ("La'l", "लाल"),
        ("Ashok Kumar", "Asok Kumar"), ("Choudhary", "चौधरी"), ("John Smith", "जॉन स्मिथ"), ("Bridgeport", "ब्रिजपोर्ट"), ("नन्दा", "नंदा"),
        ("রবীন্দ্রনাথ ঠাকুর", "रवीन्द्रनाथ ठाकुर"), ("রবীন্দ্রনাথ ঠাকুর", "Rabindranath Thakur"), ("সুনীল শর্মা", "Sunil Sharma"),
        ("ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "Gurpreet Singh"), ("નરેન્દ્ર મોદી", "नरेन्द्र मोदी"), ("నరేంద్ర మోదీ", "Narendra Modi"), ("ನರೇಂದ್ರ ಮೋದಿ", "नरेंद्र मोदी"),
        ("നരേന്ദ്ര മോദി", "Narendra Modi"), ("ନରେନ୍ଦ୍ର ମୋଦୀ", "Narendra Modi"), ("Владимир Путин", "व्लादिमीर पुतिन"), ("СЕРГЕЙ ЛАВРОВ", "Sergey Lavrov"),
        ("Αλέξης Τσίπρας", "Alexis Tsipras"), ("नवाज शरीफ", "نواز شریف"), ("ब्रह्मानंद", "Brahmanand"), ("हिन्दी", "हिंदी"),
        ("SUNIL SHARMA", "sunil sharma"), ("Laxmi", "लक्ष्मी"), ("Laxmi Bai", "लक्ष्मी बाई"), ("Madhuri Dixit", "माधुरी दीक्षित"), ("Raxa Ben", "रक्षा बेन"),
        ("Iyer", "अय्यर"),
        ("Krishnamurthy Iyer", "कृष्णमूर्ति अय्यर"), ("Iyengar", "अयंगर"), ("Alexander", "अलेक्जेंडर"), ("Xavier", "जेवियर"), ("Farooq", "फारुख"),
        ("Jakir Husen", "जाकिर हुसैन"),
        ("Mukherjee", "मुखर्जी"), ("Karthick Raja", "कार्तिक राजा"), ("Thimmappa", "तिम्मप्पा"), ("H. D. Deve Gowda", "एच डी देवगौड़ा"), ("Delhi", "दिल्ली"),
        ("Rao", "राव"), ("Narayan Row", "Narayan Rao"), ("Gyan Prakash", "ज्ञान प्रकाश"), ("Dnyaneshwar", "ज्ञानेश्वर"),
        ("ज्ञान", "ग्यान"), ("Shaik Abdul Rahman", "शेख़ अब्दुर्रहमान"), ("Abdus Salam", "अब्दुल सलाम"), ("Shabana Bano", "Shabana Banu"),
        ("Hasina Bee", "हसीना बीबी"), ("Omar Farooq", "उमर फारूक"), ("Mukherjee", "Mukhopadhyay"), ("मुखोपाध्याय", "Mukherji"),
        ("Subhash Bose", "सुभाष बसु"), ("भट्टाचार्जी", "Bhattacharya"), ("Ramdeo", "रामदेव"), ("Narinder Kour", "Narendra Kaur"),
        ("Pratapsinh Rane", "प्रतापसिंह राणे"), ("Sh. Rakesh Kumar", "Rakesh Kumar"), ("Alhaj Nazir Ahmad", "नज़ीर अहमद"),
        ("CA Nitin Jain", "नितिन जैन"), ("सुनील कु. सिंह", "Sunil Kumar Singh"), ("Gnanasekaran", "ज्ञानशेखरन"),
    ]

    @Test(arguments: same) func sameName(left: String, right: String) throws {
        let matcher = try MatchingTables.matcher.get()
        #expect(matcher.score(left, right) > 0.5, "\(matcher.explain(left, right))")
    }

    static let different: [(String, String)] = [
        ("सुनील शर्मा", "Sunita Sharma"), ("Ram", "Rama"), ("Amit", "Sumit"), ("Rajesh", "Rakesh"), ("Sita", "Gita"), ("सीता", "Gita"),
        ("राजेश", "Rakesh"), ("अमित", "Sumit"), ("Amit Shah", "Sumit Shah"), ("राजेश कुमार", "Rakesh Kumar"), ("राम लाल", "Shyam Lal"),
        ("Kumar", "कुमारी"), ("Kumar", "Kumari"), ("कुमार", "कुमारी"), ("कुमारी", "Kumar"), ("Rajkumar", "राजकुमारी"), ("Dev", "देवी"), ("अरुणा", "Arun"),
        ("राम", "रमा"), ("राम", "रामा"), ("Amit", "अमिता"), ("Shyam", "श्यामा"), ("Sanjay Gupta", "Sanjeev Gupta"), ("गीत देव", "Gita Devi"),
        ("সুনীল শর্মা", "Sunita Sharma"), ("Андрей", "Ирина"), ("СЕРГЕЙ ЛАВРОВ", "Sergei Shoigu"), ("عمران خان", "Nawaz Sharif"),
        ("Laxmi", "लक्ष्य"), ("Laxmi", "लक्ष्मण"), ("Axay", "अजय"), ("Iyer", "नायर"), ("Iyer", "आर्य"), ("Krishnamurthy Iyer", "कृष्णमूर्ति नायर"),
        ("Alexander", "एलेक्सी"),
        ("Ramesh", "रमेशचंद्र"), ("Rajesh", "राजेंद्र"), ("Sunita", "सुनीति"), ("Xavier", "जावेद"), ("Mukherjee", "बनर्जी"), ("Mohd Arif", "मोहम्मद आसिफ"),
        ("Kartik", "कार्तिकेय"),
        ("Narendra Modi", "राहुल गांधी"), ("A. Sharma", "बी. शर्मा"), ("किम जोंग इल", "Kim Jong Un"),
        ("Rao", "राय"), ("Ravi", "राव"), ("Gyan", "गगन"), ("Gyanendra", "गजेंद्र"), ("Abdur Rahim", "अब्दुल रहमान"), ("Shaik", "शैली"),
        ("Bano", "Beena"), ("Omar", "ओमवीर"), ("Mukherjee", "Chattopadhyay"), ("Bose", "बसंत"), ("Basu", "बाबू"), ("Ramdeo", "रामदेवी"),
        ("Narinder", "नागेंद्र"), ("Sh. Rakesh Kumar", "Rajesh Kumar"), ("CA Nitin Jain", "नितेश जैन"), ("राजेश कु.", "Rakesh Kumar"),
    ]

    @Test(arguments: different) func differentName(left: String, right: String) throws {
        let matcher = try MatchingTables.matcher.get()
        #expect(matcher.score(left, right) < 0.5, "\(matcher.explain(left, right))")
    }

    @Test func anotherParentIsAnotherPerson() throws {
        let matcher = try MatchingTables.matcher.get()
        let (same, other) = ("राम लाल पुत्र श्याम लाल", "राम लाल पुत्र गोपाल दास")
        #expect(matcher.score("Ram Lal s/o Shyam Lal", other) < 0.5)
        #expect(matcher.score("Ram Lal s/o Shyam Lal", same) > matcher.score("Ram Lal", same) - 0.05)
        #expect(try #require(matcher.explain("Ram Lal s/o Shyam Lal", other).parentScore) < 0.1)
        #expect(matcher.explain("Ram Lal", other).parentScore == nil)
    }

    @Test func rareWordsSayMore() throws {
        let matcher = try MatchingTables.matcher.get()
        #expect(matcher.score("ब्रह्मानंद सिंह", "Brahmanand") > matcher.score("ब्रह्मानंद सिंह", "Singh"))
    }

    @Test(arguments: [
        ("किम Singh", "Kim", "किम=Kim (transliterated"), ("किम Singh", "Kim", "missing: Singh (left)"),
        ("राम कुमार", "Ramkumar", "राम कुमार=Ramkumar (joined"),
        ("ए. कलाम", "Abdul Kalam", "ए=Abdul (initial"), ("Mohd Ali", "मोहम्मद अली", "Mohd=मोहम्मद (abbreviation"),
        ("Иван", "Ivan", "Иван=Ivan (transliterated"), ("Иван", "Иван", "Иван=Иван (same"), ("শর্মা", "शर्मा", "শর্মা=शर्मा (transliterated"),
        ("", "Ram", "nothing to compare"),
    ])
    func explains(left: String, right: String, part: String) throws {
        let text = try MatchingTables.matcher.get().explain(left, right).description
        #expect(text.contains(part), "\(text)")
    }

    /// The spans of an explanation lie in the names as given.
    @Test func spansAreOfTheNamesGiven() throws {
        let explanation = try MatchingTables.matcher.get().explain("  श्री  सुनील शर्मा", "Sharma, Sunil")
        for link in explanation.links {
            #expect(String(decoding: Array("  श्री  सुनील शर्मा".utf8)[link.left.start..<link.left.end], as: UTF8.self) == link.leftText)
            #expect(String(decoding: Array("Sharma, Sunil".utf8)[link.right.start..<link.right.end], as: UTF8.self) == link.rightText)
        }
        #expect(explanation.links.map(\.rightText) == ["Sunil", "Sharma"])
    }

    @Test(arguments: ["", " ", "\u{0}", "😀", "\u{94D}\u{93C}\u{94D}", "…", "1", "\u{200D}", "中文"])
    func nothingToCompare(name: String) throws {
        let matcher = try MatchingTables.matcher.get()
        let score = matcher.score(name, "Ram Kumar")
        #expect((0..<0.1).contains(score))
    }

    @Test func endlessNamesTakeBoundedTime() throws {
        let matcher = try MatchingTables.matcher.get()
        let names = [
            String(repeating: "k", count: 10_000), String(repeating: "क", count: 10_000),
            Array(repeating: "राम", count: 1000).joined(separator: " "),
            Array(repeating: "Ram", count: 1000).joined(separator: " "), String(repeating: "\u{94D}", count: 10_000),
            Array(repeating: "A.", count: 1000).joined(), Array(repeating: "alias Ram", count: 1000).joined(separator: " "),
        ]
        let clock = ContinuousClock()
        let taken = clock.measure {
            for a in names { for b in names { #expect((0...1).contains(matcher.score(a, b))) } }
        }
        #expect(taken < .seconds(20))
        #expect(matcher.explain(names[2], names[3]).isCut)
    }

    @Test func logistic() {
        for (value, expected) in [(0.0, 0.5), (2.0, 0.880797), (-2.0, 0.119203), (50, 1), (-50, 0)] {
            #expect(abs(DeterministicLogistic.of(value) - expected) < 1e-6)
        }
    }
}
