import BitextModel
import Dubash
import Testing

/// People in running text with all that is shipped: words of respect, titles, usual names, the rest of a document.
@Suite("Names of people")
struct PeopleTests {
    private static let resources = Result { try PipelineResources(dictionaries: Toolkit.dictionaries()) }

    private func mentions(_ text: String) throws -> [String] {
        try Pipeline(resources: Self.resources.get()).entities(in: text).map { "\(text[$0.span] ?? "")=\($0.english)" }
    }

    /// Words of respect are no part of the name, also written together with it.
    @Test(
        arguments: [
            ("मोदी जी ने कहा।", ["मोदी=Narendra Modi"]),
            ("मोदीजी ने कहा।", ["मोदी=Narendra Modi"]),
            ("कल Modiजी आए थे।", ["Modi=Narendra Modi"]),
            ("राहुल गांधी जी और अमित शाह जी आए।", ["राहुल गांधी=Rahul Gandhi", "अमित शाह=Amit Shah"]),
            ("मनमोहन सिंह साहब ने भाषण दिया।", ["मनमोहन सिंह=Manmohan Singh"]),
            // Names that end so themselves.
            ("शिवाजी ने किला जीता।", ["शिवाजी=Chhatrapati Shivaji"]),
            // Nobody's name.
            ("पंडित जी ने कथा सुनाई।", []),
            ("मास्टर जी बच्चों को पढ़ाते हैं।", []),
        ] as [(String, [String])])
    func respected(text: String, wanted: [String]) throws { #expect(try mentions(text) == wanted) }

    /// A usual given name with a usual family name is a person, though the first is an ordinary word.
    @Test(
        arguments: [
            ("विकास दुबे को पुलिस ने गिरफ्तार किया।", ["विकास दुबे=Vikas Dubey"]),
            ("वर्षा गुप्ता ने शिकायत की।", ["वर्षा गुप्ता=Varsha Gupta"]),
            ("गांव का विकास हुआ और वर्षा अच्छी हुई।", []),
            ("विकास अधिकारी ने काम देखा।", []),
        ] as [(String, [String])])
    func usual(text: String, wanted: [String]) throws { #expect(try mentions(text) == wanted) }

    /// Whom one word names in the glossary is another of that name where the text has just named that one in full, until it names the first again.
    @Test(
        arguments: [
            ("मोदी ने कहा।", ["मोदी=Narendra Modi"]),
            ("नीरव मोदी लंदन में हैं। मोदी ने अपील की।", ["नीरव मोदी=Nirav Modi", "लंदन=London", "मोदी=Nirav Modi"]),
            (
                "नीरव मोदी भागे। नरेंद्र मोदी ने कहा। मोदी आए।",
                ["नीरव मोदी=Nirav Modi", "नरेंद्र मोदी=Narendra Modi", "मोदी=Narendra Modi"]
            ),
            ("मोदी आए। नीरव मोदी भागे। मोदी पकड़े गए।", ["मोदी=Narendra Modi", "नीरव मोदी=Nirav Modi", "मोदी=Nirav Modi"]),
        ] as [(String, [String])])
    func namesakes(text: String, wanted: [String]) throws { #expect(try mentions(text) == wanted) }

    /// Who and where by what stands beside words that no list has.
    @Test(
        arguments: [
            ("बेलखेड़वा निवासी सुरेश ने बताया", ["बेलखेड़वा=Belkhedwa", "सुरेश=Suresh"]),
            ("पुलिस ने बेलखेड़वा के रहने वाले युवक को पकड़ा", ["बेलखेड़वा=Belkhedwa"]),
            ("उनके वकील लिपेस्टाड ओसलोव ने कहा", ["लिपेस्टाड ओसलोव=Lipestad Oslov"]),
            ("यूनिवर्सिटी ऑफ मायामी में पढ़े", ["यूनिवर्सिटी ऑफ मायामी=University of Miami"]),
            ("लाइकी बैंक के सामने", ["लाइकी बैंक=Laiki Bank"]),
            ("हमारे गांव में, अच्छे निवासी के साथ", []), ("पुराने पुल के पास", []), ("बड़े स्कूल में", []),
        ] as [(String, [String])])
    func strangers(text: String, wanted: [String]) throws { #expect(try mentions(text) == wanted) }

    /// Foreign names in the spellings of papers, offices before a name, initials inside one, English links before one.
    @Test(
        arguments: [
            ("एमी वीबर ने कहा कि वह आएंगी।", ["एमी वीबर=Amy Weber"]),
            ("खिलाड़ी आंद्रियास हैगन ने कहा", ["आंद्रियास हैगन=Andreas Hagen"]),
            ("डीसीपी देशमुख ने बताया कि मामला दर्ज है।", ["डीसीपी=DCP", "देशमुख=Deshmukh"]),
            ("भारोत्तोलक मीराबाई चानू जीतीं।", ["मीराबाई चानू=Mirabai Chanu"]),
            ("सुरेश पी बोस ने कहा।", ["सुरेश पी बोस=Suresh P Bose"]),
            ("वह पानी पी गया।", []),
            // English words in Latin letters are nobody, though papers have people called so.
            ("हमने Swift में कोड लिखा, वह Hunter बाइक चाहता है, Penny स्टॉक न लें।", []),
            ("केयर्ड : दि क्रिटिकल फिलोसॉफ़ी ऑफ कांट;", ["केयर्ड=Caird", "कांट=Kant"]),
            // Spellings of a foreign name are no other person's, those of an Indian one may be.
            ("सेर्गेई लेवरोव बोले।", ["सेर्गेई लेवरोव=Sergey Lavrov"]),
        ] as [(String, [String])])
    func foreignersAndOffices(text: String, wanted: [String]) throws { #expect(try mentions(text) == wanted) }

    /// Initials in one word, words behind what somebody is, family names that are heads of other names, letters and numbers with their hyphen.
    @Test(
        arguments: [
            ("पुलिस ने अशोक मंडल को पकड़ा।", ["अशोक मंडल=Ashok Mandal"]), ("बीके तिवारी से पूछताछ हुई।", ["बीके तिवारी=BK Tiwari"]),
            ("जेके डिंडा ने कहा।", ["जेके डिंडा=JK Dinda"]), ("बीबी खातून ने कहा।", ["बीबी खातून=Bibi Khatoon"]),
            ("निशानेबाज विधि चौहान के पिता दर्जी हैं।", ["विधि चौहान=Vidhi Chauhan"]),
            ("जानकार दीपक जसानी मानते हैं कि बिकवाली थमेगी।", ["दीपक जसानी=Deepak Jasani"]),
            ("लाइनमैन कचरूलाल निनामा झुलस गए।", ["कचरूलाल निनामा=Kachrulal Ninama"]),
            ("राजू पाल ने कहा।", ["राजू पाल=Raju Pal"]), ("सिकंदर ने शहर फ़तेह कर लिया।", ["सिकंदर=Sikandar"]),
            ("रोशन गिरी ने कहा।", ["रोशन गिरी=Roshan Giri"]), ("दीवार गिरी और बर्फ गिरी।", []),
            ("लोन नहीं चुकाने पर नोटिस मिला।", []), ("एनएच-31 पर जाम है।", ["एनएच-31=NH-31"]),
            ("कर्नल तारापोर गंभीर रूप से घायल हो गए।", []),
            // A list: beside a person, and beside those that it adds.
            ("सुरेश यादव, मुकेश, राकेश और महेश को पकड़ा।", ["सुरेश यादव=Suresh Yadav", "मुकेश=Mukesh", "राकेश=Rakesh", "महेश=Mahesh"]),
        ] as [(String, [String])])
    func initialsAndRoles(text: String, wanted: [String]) throws { #expect(try mentions(text) == wanted) }

    /// Somebody else's tokens may have marks at their ends: a verb with a danda is no part of a name, and no later one's short form.
    @Test func marksOnTokens() throws {
        var options = PipelineOptions()
        options.isTokenized = true
        let resources = try PipelineResources(options, dictionaries: Toolkit.dictionaries())
        let text = "इफ्तिखार है। मसनू, में सब अच्छा है। वह घर में है।"
        let found = try Pipeline(resources: resources).entities(in: text).map { text[$0.span].map(String.init) ?? "" }
        #expect(found.contains("इफ्तिखार") && !found.contains { $0.contains("है") })
    }

    /// Names in Latin letters that no glossary has.
    @Test(
        arguments: [
            ("Rahul ने कहा कि Priya और Amit Sharma आएंगे।", ["Rahul=Rahul", "Priya=Priya", "Amit Sharma=Amit Sharma"]),
            ("Mr. Sharma ने Neha से बात की।", ["Sharma=Sharma", "Neha=Neha"]),
            ("Rahul bhi aayega kal", ["Rahul=Rahul"]),
            ("उसका status अच्छा है और Meeting कल है।", []),
            ("More people आए।", []),
            ("इसरो का Gaganयान मिशन।", ["इसरो=ISRO", "Gaganयान=Gaganyaan"]),
        ] as [(String, [String])])
    func latin(text: String, wanted: [String]) throws { #expect(try mentions(text) == wanted) }

    /// A person of the glossary is no part of another's longer name, nor a people of a family's; an epithet makes no other person.
    @Test(
        arguments: [
            ("कपिल देव अग्रवाल ने दुकान खोली।", "कपिल देव अग्रवाल=Kapil Dev Agarwal"),
            ("सुरेश प्रकाश सिंह ने अर्जी दी।", "सुरेश प्रकाश सिंह=Suresh Prakash Singh"),
            ("डॉ. सुनील जैन ने मरीज देखा।", "सुनील जैन=Sunil Jain"),
            ("डॉ॰ सुनील जैन ने मरीज देखा।", "सुनील जैन=Sunil Jain"),
            ("पं. रामनारायण मिश्र ने पढ़ाया।", "रामनारायण मिश्र=Ramnarayan Mishra"),
            ("पं॰ रामनारायण मिश्र ने पढ़ाया।", "रामनारायण मिश्र=Ramnarayan Mishra"),
            ("स्व. मोहन लाल सक्सेना की स्मृति में।", "मोहन लाल सक्सेना=Mohan Lal Saxena"),
            ("महामहिम द्रौपदी मुर्मू ने संबोधित किया।", "द्रौपदी मुर्मू=Droupadi Murmu"),
            ("मुख्यमंत्री योगी आदित्यनाथ ने कहा।", "योगी आदित्यनाथ=Yogi Adityanath"),
            ("पंडित जवाहरलाल नेहरू ने लिखा।", "जवाहरलाल नेहरू=Jawaharlal Nehru"),
            ("जैन समाज ने मांग की।", "जैन=Jain"),
            ("भारतीय सेना ने कहा।", "भारतीय सेना=Indian Army"),
        ])
    func longer(text: String, wanted: String) throws { #expect(try mentions(text) == [wanted]) }

    /// Titles in quotes behind a word for a work, whatever their words are; who somebody proves to be; who speaks; words with and without a virama at their end.
    @Test(
        arguments: [
            ("उनकी फिल्म 'जवान' और 'पठान' हिट रहीं।", ["जवान=Jawan", "पठान=Pathan"]),
            ("प्रेमचंद का उपन्यास “गोदान” पढ़ा।", ["प्रेमचंद=Premchand", "गोदान=Godan"]),
            ("शो 'द कपिल शर्मा शो' चला।", ["द कपिल शर्मा शो=The Kapil Sharma Show"]), ("उसने 'जवान' कहा।", []),
            ("पुस्तक 'भारत में अंग्रेजी राज' छपी।", ["भारत में अंग्रेजी राज=Bharat Mein Angreji Raj"]), ("फिल्म '' देखी।", []), ("फिल्म ' देखी।", []),
            ("युवक की पहचान विकास (22) के रूप में हुई।", ["विकास=Vikas"]), ("देश की पहचान विकास है।", []),
            ("उसकी बेटी पूजा ने कहा।", ["पूजा=Pooja"]), ("मृतक का भाई प्रकाश (30) घायल है।", ["प्रकाश=Prakash"]), ("पत्नी पूजा की तैयारी में थी।", []),
            ("अभिनेत्री नरगिस के कहने पर।", ["नरगिस=Nargis"]), ("आरोपी विकास को पकड़ा।", ["विकास=Vikas"]), ("मंत्री विकास ने कहा।", ["विकास=Vikas"]),
            ("आरोपी कार की ओर गया।", []), ("मंत्री विकास को देखते हैं।", []), ("अधिवक्ता हाथ में तख्ती लिए थे।", []),
            ("मैं टॉम के घर रह रही हूँ।", ["टॉम=Tom"]), ("क्या राहुल को पता है?", ["राहुल=Rahul"]), ("बिल को संसद ने पारित किया।", []),
            // What a text says to be somebody's name.
            ("मेरा नाम इचिरो तानाका है।", ["इचिरो तानाका=Ichiro Tanaka"]), ("उसने अपना नाम विकास बताया।", ["विकास=Vikas"]),
            ("उनकी माता का नाम अंजना था।", ["अंजना=Anjana"]), ("प्रकाश नाम का युवक मिला।", ["प्रकाश=Prakash"]), ("मेरा नाम नहीं है।", []),
            ("आपका नाम क्या है?", []), ("इसी नाम का व्यक्ति आया।", []), ("नाम: प्रकाश नाम का युवक आया।", ["प्रकाश=Prakash"]), ("किताब का नाम प्रकाश है।", []), ("नाम", []),
            ("मेरा नाम", []),
            // What people are called, and what only people do; the name ends before it.
            ("अरे राकेश, यहाँ आओ।", ["राकेश=Rakesh"]), ("राकेश अंकल आए।", ["राकेश=Rakesh"]), ("आशा दीदी कल आएँगी।", ["आशा=Asha"]),
            ("आशा बोली, चलो।", ["आशा=Asha"]),
            ("विकास के पिता वकील हैं।", ["विकास=Vikas"]), ("मैं आशा हूँ।", ["आशा=Asha"]), ("मेरी सहेली कविता को बुलाओ।", ["कविता=Kavita"]),
            ("इंस्पेक्टर विजय आ रहे हैं।", ["विजय=Vijay"]), ("हरिया की आँखों में आँसू थे।", ["हरिया=Haria"]), ("चंदू बोला, ठीक है।", ["चंदू=Chandu"]),
            ("मुझे आशा है कि विकास होगा।", []), ("शांति से काम करो।", []), ("देश के विकास की बात।", []),
            // Words that name no one.
            ("त्रिफला में आँवला, हरड़ और बहेड़ा होते हैं।", []), ("खेत में बथुआ और बरसीम उगा।", []),
            // Honorifics behind a hyphen, of people and of nobody.
            ("हाशिमोतो-जी को बुलाओ।", ["हाशिमोतो=Hashimoto"]), ("मोदी-जी ने कहा।", ["मोदी=Narendra Modi"]), ("बुआ-जी आईं।", []),
            ("लालू बोले, हम जीतेंगे।", ["लालू=Lalu"]), ("सिकन्दर महान् की सेना।", ["सिकन्दर महान्=Alexander the Great"]),
            ("सबने वन्देमातरम् गाया।", ["वन्देमातरम्=Vande Mataram"]),
            ("जिलाधिकारी चंद्रशेखर सिंह ने कहा।", ["जिलाधिकारी=District Magistrate", "चंद्रशेखर सिंह=Chandrashekhar Singh"]),
            ("GSLV-F16 का प्रक्षेपण हुआ।", ["GSLV=GSLV"]), ("चक्रवाती तूफान यास आया।", ["चक्रवाती तूफान यास=Cyclone Yaas"]),
            ("आप विधायक गिरफ्तार हुए।", ["आप=AAP"]), ("क्या आप कल आएंगे?", []),
        ] as [(String, [String])])
    func worksAndPeople(text: String, wanted: [String]) throws { #expect(try mentions(text) == wanted) }

    /// A title is nobody's name, also where a name with it has been said, and however it is abbreviated.
    @Test func titlesAreNotRecalled() throws {
        let text = "डॉ॰ राजेन्द्र प्रसाद राष्ट्रपति बने। डॉ॰ नगेन्द्र ने लिखा। डॉ॰ का पद खाली है।"
        #expect(try mentions(text) == ["डॉ॰ राजेन्द्र प्रसाद=Rajendra Prasad", "नगेन्द्र=Nagendra"])
    }

    /// Joiners say how letters are drawn: with one behind each virama a text has the same names.
    @Test(
        arguments: [
            "राजेन्द्र पुस्तकालय में पुस्तकें हैं।", "राष्ट्रीय अनुसंधान प्रयोगशाला के निदेशक महेन्द्र सिंह ने कहा।", "श्रीमती कृष्णा त्रिपाठी जी और प्रभाकर शुक्ल आए।",
            "राष्ट्रपति पुतिन ने व्यापार की बात की।", "उत्तर प्रदेश के उत्तर में।", "डॉ. विश्वनाथ त्यागी ने मध्य भाग देखा।", "स्वामी विवेकानन्द ने शिक्षा दी।",
        ])
    func joinersMakeNoOtherName(text: String) throws {
        let joined = text.replacing("\u{94D}", with: "\u{94D}\u{200D}")
        let found = try mentions(joined).map { $0.replacing("\u{200D}", with: "") }
        #expect(try !found.isEmpty && found == mentions(text))
    }

    /// What is named after people, and rulers of one name; people who go there are themselves.
    @Test(
        arguments: [
            ("महात्मा गांधी इंटर कॉलेज में मेला लगा।", "महात्मा गांधी इंटर कॉलेज=Mahatma Gandhi Inter College"),
            ("नेहरू नगर में पानी भरा।", "नेहरू नगर=Nehru Nagar"),
            ("सरदार पटेल मेडिकल कॉलेज बंद रहा।", "सरदार पटेल मेडिकल कॉलेज=Sardar Patel Medical College"),
            ("राहुल गांधी कॉलेज पहुंचे।", "राहुल गांधी=Rahul Gandhi"),
            ("कैथरीन द्वितीय ने शासन किया।", "कैथरीन द्वितीय=Catherine II"),
            ("राहुल गांधी प्रथम स्थान पर रहे।", "राहुल गांधी=Rahul Gandhi"),
        ])
    func namesakes(text: String, wanted: String) throws { #expect(try mentions(text) == [wanted]) }

    /// Two people before a kinsman's word, and one with a family name.
    @Test(
        arguments: [
            ("रमेश सुरेश का भाई है।", ["रमेश=Ramesh", "सुरेश=Suresh"]), ("रमेश गुप्ता का भाई आया।", ["रमेश गुप्ता=Ramesh Gupta"]),
            ("रमेश सुरेश का घर देखने गया।", ["रमेश सुरेश=Ramesh Suresh"]),
        ] as [(String, [String])])
    func kin(text: String, wanted: [String]) throws { #expect(try mentions(text) == wanted) }

    /// Fields of forms that hold a person's name, and those that hold another.
    @Test(
        arguments: [
            ("नाम: पूजा, पिता का नाम: दीपक, आयु: 25", ["पूजा=Pooja", "दीपक=Deepak"]),
            ("पति का नाम : मोहन लाल मकान संख्या : 14", ["मोहन लाल=Mohan Lal"]),
            ("नाम : विकास कुमार आयु : 34 लिंग : पुरुष", ["विकास कुमार=Vikas Kumar"]),
            ("योजना का नाम: उज्ज्वला", []), ("नाम: लागू नहीं", []), ("काम : पूजा", []),
        ] as [(String, [String])])
    func fields(text: String, wanted: [String]) throws { #expect(try mentions(text) == wanted) }

    /// A body of the glossary's place.
    @Test func bodies() throws {
        #expect(try mentions("उत्तर प्रदेश सरकार के मंत्री ने कहा।") == ["उत्तर प्रदेश सरकार=Uttar Pradesh Government"])
    }

    /// What is behind a name without being a part of it.
    @Test(
        arguments: [
            ("वाजपेयी सरकार ने फैसला किया।", ["वाजपेयी=Atal Bihari Vajpayee"]),
            ("नई दिल्ली रेलवे स्टेशन पर भीड़ थी।", ["नई दिल्ली रेलवे स्टेशन=New Delhi Railway Station"]),
        ] as [(String, [String])])
    func borders(text: String, wanted: [String]) throws { #expect(try mentions(text) == wanted) }

    /// A later part of a glossary's name is the same person, one of two people's is neither.
    @Test(
        arguments: [
            ("विराट कोहली आए। विराट ने कहा।", ["विराट कोहली=Virat Kohli", "विराट=Virat Kohli"]),
            ("हार्दिक पांड्या आए। पांड्या ने कहा।", ["हार्दिक पांड्या=Hardik Pandya", "पांड्या=Hardik Pandya"]),
            ("ऋषभ पंत ने 50 रन बनाए। पंत को पुरस्कार मिला।", ["ऋषभ पंत=Rishabh Pant", "50 रन=50 runs", "पंत=Rishabh Pant"]),
        ] as [(String, [String])])
    func later(text: String, wanted: [String]) throws { #expect(try mentions(text) == wanted) }

    /// What the recognizer passes over where it stands alone is found when the document has had it.
    @Test(
        arguments: [
            ("टेकमपुर निवासी रामसुमेर ने कहा कि पानी की कमी है।", "रामसुमेर खेती करते हैं।", "रामसुमेर=Ramsumer"),
            ("टेकमपुर में अब भी बिजली नहीं है।", "सब टेकमपुर गए।", "टेकमपुर=Tekampur"),
            ("निदेशक ओलिवर क्लॉट्ज़ ने इसे सराहा।", "क्लॉट्ज की टीम भी होगी।", "क्लॉट्ज=Oliver Klotz"),
            // The whole name goes before the part that was found by itself.
            ("रामसुमेर ने कहा। टेकमपुर निवासी रामसुमेर पेंढारकर ने कहा।", "रामसुमेर खेती करते हैं।", "रामसुमेर=Ramsumer Pendharkar"),
        ])
    func again(first: String, second: String, wanted: String) throws {
        #expect(try !mentions(second).contains(wanted))
        #expect(try mentions(first + " " + second).last == wanted)
        // The rest of another name.
        let name = wanted.prefix { $0 != "=" }
        let known = try mentions(first).count { $0 == wanted }
        #expect(try mentions("\(first) उसका नाम ज़ूबिन \(name) है।").count { $0 == wanted } == known)
    }

    /// A part of a name that is also a word: a name where it acts, a word before a noun, a verb, and behind a genitive.
    @Test(
        arguments: [
            ("गौतम गंभीर आए।", "गंभीर ने कहा।", "गंभीर=Gautam Gambhir"), ("गौतम गंभीर आए।", "उसकी हालत गंभीर है।", nil),
            ("गौतम गंभीर आए।", "उसे गंभीर चोट लगी।", nil), ("आकाश दीप आए।", "आकाश ने विकेट लिया।", "आकाश=Akash Deep"),
            ("आकाश दीप आए।", "आकाश में बादल हैं।", nil), ("ममता बनर्जी आईं।", "ममता ने भाषण दिया।", "ममता=Mamata Banerjee"),
            ("ममता बनर्जी आईं।", "मां की ममता अनमोल है।", nil), ("संजय निषाद आए।", "निषाद समाज जुटा।", nil),
        ] as [(String, String, String?)])
    func ordinaryParts(first: String, second: String, wanted: String?) throws {
        #expect(try Array(mentions("\(first) \(second)").dropFirst()) == (wanted.map { [$0] } ?? []))
    }

    @Test func twoOfOneFamilyNameAreNeither() throws {
        let text = "हार्दिक पांड्या और क्रुणाल पांड्या आए। पांड्या ने कहा।"
        let found = try mentions(text)
        #expect(found.prefix(2) == ["हार्दिक पांड्या=Hardik Pandya", "क्रुणाल पांड्या=Krunal Pandya"])
        #expect(!found.contains("पांड्या=Hardik Pandya") && !found.contains("पांड्या=Krunal Pandya"))
    }

    /// Whatever stands side by side: mentions are in order and share no byte.
    @Test func mentionsAreDisjoint() throws {
        let words = [
            "Rahul", "Priya", "Sharma", "Mr.", "राहुल", "विकास", "दुबे", "पूजा", "मोदी", "जी", "सरकार", "और", "ने", ",", "रामनाथन", "दिल्ली", "bhi", "New",
            "UN",
            "एस.पी.", "Modiजी", "रेलवे", "स्टेशन", "चीनी",
        ]
        let pipeline = try Pipeline(resources: Self.resources.get())
        var state: UInt64 = 7
        for _ in 0..<60 {
            var line: [String] = []
            for _ in 0..<12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407  // Knuth's MMIX
                line.append(words[Int(state >> 33) % words.count])
            }
            let text = line.joined(separator: " ")
            let spans = try pipeline.entities(in: text).map(\.span)
            #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.end <= $1.start }, "\(text)")
        }
    }

    /// Acronyms spelled by letter names: two letters only where the lexicon says the same.
    @Test(
        arguments: [
            ("रात भर डीजे बजा।", ["डीजे=DJ"]), ("उसकी बीवी ने बताया।", []),
            ("बीबीएमबी के स्कूल में फीस बढ़ी।", ["बीबीएमबी=BBMB"]),
            // Made of the beginnings of Hindi words.
            ("आम आदमी पार्टी (आप) जीती।", ["आम आदमी पार्टी=Aam Aadmi Party", "आप=AAP"]),
        ] as [(String, [String])])
    func letters(text: String, wanted: [String]) throws { #expect(try mentions(text) == wanted) }
}
