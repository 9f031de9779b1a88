import BitextModel
import TextAnalysis
import Testing

@testable import Dubash

@Suite("Languages of words in Latin letters")
struct TokenLanguageTests {
    /// Text, and the tag of each word in Latin letters.
    @Test(arguments: [
        ("yeh bahut accha hai", "hi-Latn hi-Latn hi-Latn hi-Latn"), ("the book is on the table", "en en en en en en"),
        ("main ghar ja raha hun", "hi-Latn hi-Latn hi-Latn hi-Latn hi-Latn"), ("this is the main road", "en en en en en"),
        ("hum par bharosa karo", "hi-Latn hi-Latn hi-Latn hi-Latn"), ("we are going to use it", "en en en en en en"),
        ("मैंने नया phone खरीदा", "en"), ("Narendra Modi ने कहा", "und und"), ("वो bahut अच्छा है", "hi-Latn"), ("RBI ने कहा", "und"),
    ])
    func tells(text: String, wanted: String) throws {
        let dictionaries = try Toolkit.dictionaries()
        var tokenizer = try LanguageProfile("hi", in: dictionaries).makeTokenizer(in: dictionaries)
        let found = try tokenizer.tokens(in: text).filter { $0.kind == .word && $0.script == .latin }.map(\.language.tag)
        #expect(found.joined(separator: " ") == wanted)
    }

    /// Words far from all that are asked for are not read: the languages are those that the whole text gives.
    @Test func farWordsSayNothing() throws {
        let dictionaries = try Toolkit.dictionaries()
        let profile = try LanguageProfile("hi", in: dictionaries)
        var tokenizer = try profile.makeTokenizer(in: dictionaries)
        let model = try #require(profile.tokenizerData.languageModels[.latin])
        let latin = ["main", "the", "accha", "Modi", "hum", "to", "par", "phone", "RBI", "is", "kar", "Dilli"]
        let others = ["में", "कहा", "12", "है", "।", "और", "!", ",", "दिल्ली"]
        var state: UInt64 = 7
        func number(below limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        var seen: Set<Int> = []
        for round in 0..<200 {
            // Gaps of none to twelve words.
            var parts: [String] = []
            for _ in 0..<number(below: 6) {
                for _ in 0..<number(below: 13) { parts.append(others[number(below: others.count)]) }
                for _ in 0..<number(below: 3) { parts.append(latin[number(below: latin.count)]) }
            }
            let text = parts.joined(separator: " ")
            let bytes = Array(text.utf8)
            let tokens = try tokenizer.tokens(in: text)
            var words = LanguageWords()
            for (place, token) in tokens.enumerated() {
                let own = bytes[token.span.start..<token.span.end]
                switch token.kind {
                case .word, .number: words.append(word: own, isAsked: token.kind == .word && token.script == .latin, token: place)
                case .punctuation: words.append(mark: own)
                default: break
                }
            }
            let wanted = model.best(words)
            seen.formUnion(wanted)
            let found = tokens.filter { $0.kind == .word && $0.script == .latin }.map(\.language)
            #expect(found == wanted.map { model.languages[$0] }, "\(round): \(text)")
        }
        #expect(seen.count == model.languages.count)
    }

    /// Addresses, numbers and marks have no language of their own; Devanagari keeps its own.
    @Test func leavesTheRest() throws {
        let dictionaries = try Toolkit.dictionaries()
        var tokenizer = try LanguageProfile("hi", in: dictionaries).makeTokenizer(in: dictionaries)
        let found = try tokenizer.tokens(in: "accha 12 है, http://a.in/accha").map(\.language.tag)
        #expect(found == ["hi-Latn", "und", "hi", "und", "und"])
    }

    /// Learns from a handful of texts, twice the same; refuses what it cannot use.
    @Test func trains() throws {
        func model() throws -> [UInt8] {
            let hindi = try #require(LanguageTag("hi-Latn"))
            var trainer = TokenLanguageTrainer(languages: [.english, hindi])
            trainer.smallestCount = 1
            for _ in 0..<5 {
                let isHindi = trainer.add(tokens: ["yah", "accha", "hai", "."], labels: ["hi-Latn", "hi-Latn", "hi-Latn", "_"])
                let isEnglish = trainer.add(tokens: ["this", "is", "good"], labels: ["en", "en", "en"])
                #expect(isHindi && isEnglish)
            }
            let isFrench = trainer.add(tokens: ["oui"], labels: ["fr"])
            let isRank = trainer.add(word: "ghar", language: hindi, rank: 16)
            #expect(!isFrench && !isRank)
            return trainer.train(provenance: "test")
        }
        #expect(try model() == model())
    }
}

@Suite("Respelling")
struct RespellingTests {
    private static let resources = Result {
        var options = PipelineOptions(unknownNames: .none)
        options.respells = true
        return try PipelineResources(options, dictionaries: Toolkit.dictionaries())
    }

    private func respelled(_ text: String, toLatin: Bool) throws -> String {
        let resources = try Self.resources.get()
        let analyzer = try resources.makeAnalyzer()
        var builder = DocumentBuilder(resources)
        let bytes = Array(text.utf8)
        let analyzed = try bytes.withUnsafeBufferPointer { try analyzer.analyze($0) }
        let respellings = builder.respellings(analyzed, toLatin: toLatin)
        for respelling in respellings { #expect(text[respelling.span].map(String.init) == respelling.before) }
        return String(decoding: Respelling.apply(respellings, to: bytes), as: UTF8.self)
    }

    @Test(arguments: [
        ("yeh accha hai", "यह अच्छा है"), ("main ghar me hu", "मैं घर में हूँ"), ("nhi yaarrr", "नहीं यार"), ("मैंने नया phone खरीदा", "मैंने नया फोन खरीदा"),
        ("Silचर में बाढ़", "सिलचर में बाढ़"), ("Modiजी ने कहा", "मोदीजी ने कहा"), ("Covidग्रस्त देश", "कोविडग्रस्त देश"),
        ("U.N.महासभा में", "यूएन महासभा में"), ("OTP भेजो", "ओटीपी भेजो"), ("5G सेवा", "5जी सेवा"), ("India me accha hai", "भारत में अच्छा है"),
        ("kal exam hai", "कल एग्जाम है"), ("call kar lena", "कॉल कर लेना"), ("PAN card banwana hai", "पैन कार्ड बनवाना है"),
        ("bus ka wait kar raha hu", "बस का वेट कर रहा हूँ"),
        ("HR ne kal bola", "एचआर ने कल बोला"), ("HR NE KAHA", "हर ने कहा"), ("office me hu, check karo", "ऑफिस में हूँ, चेक करो"),
        ("restaurant me table book kar di", "रेस्टोरेंट में टेबल बुक कर दी"),
        ("train late hai yaar", "ट्रेन लेट है यार"), ("IT company me job mili", "आईटी कंपनी में जॉब मिली"),
        ("lockdown me workout karte the", "लॉकडाउन में workout करते थे"),
        ("Bengaluरू में", "बेंगलुरु में"), ("Gaganयान मिशन", "गगनयान मिशन"),
        ("The Prime Minister of India met Narendra Modi.", "The Prime Minister of India met Narendra Modi."),
        ("यह right to privacy है", "यह right to privacy है"),
        ("देखो http://a.in/accha और #accha और @accha", "देखो http://a.in/accha और #accha और @accha"),
        // What programs read, and what only looks so.
        ("order %s bheja gaya hai", "ऑर्डर %s भेजा गया है"), ("{name} aa gaya hai", "{name} आ गया है"), ("<b>naya</b> ghar hai", "<b>नया</b> घर है"),
        ("naya\\nline accha hai", "नया\\nline अच्छा है"), ("C:\\Users\\Rahul me file hai", "C:\\Users\\Rahul में फाइल है"),
        ("rahul@okaxis pe bhejo", "rahul@okaxis पे भेजो"),
        ("haan/na bolo, 10% log aaye", "हाँ/न बोलो, 10% लोग आए"),
        // Only the words said, no other name.
        ("Philips ka bulb hai", "फिलिप्स का बल्ब है"), ("Akbar ek raja tha", "अकबर एक राजा था"), ("BJP ne kaha", "बीजेपी ने कहा"),
        ("UP me chunav hai", "यूपी में चुनाव है"),
        ("RT @PMOIndia: aaj accha din hai", "RT @PMOIndia: आज अच्छा दिन है"), ("Homi भाभा ने कहा", "होमी भाभा ने कहा"),
        // Daily words beside other words.
        ("jai mata di", "जय माता दी"), ("kal main nahi aaunga", "कल मैं नहीं आऊंगा"), ("aa raha hu main", "आ रहा हूँ मैं"),
        ("dil main dard hai", "दिल में दर्द है"),
        ("chai lo bhai", "चाय लो भाई"), ("pani la jaldi", "पानी ला जल्दी"), ("ye kaha hai", "ये कहाँ है"), ("maine kaha tha", "मैंने कहा था"),
        ("gate band tha", "गेट बंद था"),
        ("gandi baat hai", "गंदी बात है"), ("dawa kha lo", "दवा खा लो"), ("bhai sry bolo usko", "भाई सॉरी बोलो उसको"),
        // Units behind numbers and abbreviations stay.
        ("budget 50k hai", "बजट 50k है"), ("aaj 3rd din hai", "आज 3rd दिन है"), ("10:30 am pe aana", "10:30 am पे आना"),
        ("lol kya bola", "lol क्या बोला"), ("10baje aana", "10बजे आना"),
        ("`accha` देखो", "`accha` देखो"), ("यह 10 km है, Rs 5 दो", "यह 10 km है, Rs 5 दो"),
    ])
    func toNative(text: String, wanted: String) throws { #expect(try respelled(text, toLatin: false) == wanted) }

    @Test(arguments: [
        ("Silचर में बाढ़", "Silchar में बाढ़"), ("Kim Jong उन ने कहा", "Kim Jong Un ने कहा"), ("Modiजी ने कहा", "Modiji ने कहा"),
        ("New line\\tके बाद", "New line\\tके बाद"), ("Homi भाभा ने कहा", "Homi Bhabha ने कहा"),
        ("Covidग्रस्त देश", "Covidग्रस्त देश"), ("yeh accha hai", "yeh accha hai"), ("I met Modi in India", "I met Modi in India"),
    ])
    func toLatin(text: String, wanted: String) throws { #expect(try respelled(text, toLatin: true) == wanted) }
}

@Suite("Excerpts of names") struct NameExcerptTests {
    private static let matcher = Result { try NameMatching.matcher(language: "hi", in: Toolkit.dictionaries()) }

    @Test(arguments: [
        ("किम जोंग उन", "Kim Jong उन", NameExcerpt.whole), ("जियो सिनेमा", "JioCinema", .whole), ("रॉयल फिलिप्स", "Philips", .part("फिलिप्स")),
        ("Homi Jehangir Bhabha", "Homi भाभा", .part("Homi Bhabha")), ("मुंबई", "Bombay", .other), ("भारत", "India", .other),
        ("डेल", "Dell Company", .other),
        ("होमी भाभा", "Bhabha Homi", .other),
    ])
    func takes(name: String, said: String, wanted: NameExcerpt) throws {
        #expect(NameExcerpt(of: name, said: said, matcher: try Self.matcher.get()) == wanted)
    }
}
