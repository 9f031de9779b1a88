import BitextModel
import Dubash
import Testing

@Suite("Dates and quantities")
struct QuantityTests {
    private static let pipeline = Result {
        try PipelineResources(PipelineOptions(usesBuiltInGlossaries: false, unknownNames: .none), dictionaries: Toolkit.dictionaries())
    }

    /// Text, then `mention=English` for each mention in order.
    @Test(arguments: [
        ("जून 2024 में", ["जून 2024=June 2024"]), ("१५ अगस्त १९४७ को", ["१५ अगस्त १९४७=15 August 1947"]),
        ("नवंबर 9, 1980 को", ["नवंबर 9, 1980=9 November 1980"]), ("10-12 जून को", ["10-12 जून=10–12 June"]),
        ("छह दिसंबर को", ["छह दिसंबर=6 December"]), ("15/08/1947 को", ["15/08/1947=15 August 1947"]),
        ("वर्ष 2023-24 में", ["वर्ष 2023-24=2023-24"]), ("1990 के दशक में", ["1990 के दशक=1990s"]), ("500 ईसा पूर्व", ["500 ईसा पूर्व=500 BC"]),
        ("2.5 करोड़ रुपये", ["2.5 करोड़ रुपये=25 million rupees"]), ("3 लाख लोग", ["3 लाख=300,000"]),
        ("साढ़े चार लाख किसान", ["साढ़े चार लाख=450,000"]), ("सवा सौ गाँव", ["सवा सौ=125"]), ("पौने दो लाख", ["पौने दो लाख=175,000"]),
        ("डेढ़ करोड़", ["डेढ़ करोड़=15 million"]), ("25 लाख करोड़ रुपए", ["25 लाख करोड़ रुपए=25 trillion rupees"]),
        ("एक लाख 22 हज़ार 317 वोट", ["एक लाख 22 हज़ार 317=122,317"]), ("तीन सौ पाँच रुपये", ["तीन सौ पाँच रुपये=305 rupees"]),
        ("₹500 करोड़ और $5 अरब", ["₹500 करोड़=5 billion rupees", "$5 अरब=5 billion dollars"]), ("Rs 2 crore", ["Rs 2 crore=20 million rupees"]),
        ("रु. 50 का", ["रु. 50=50 rupees"]), ("10-15 करोड़ रुपये", ["10-15 करोड़ रुपये=100–150 million rupees"]),
        ("5किमी और 10 कि.मी.", ["5किमी=5 kilometres", "10 कि.मी.=10 kilometres"]), ("1 मीटर", ["1 मीटर=1 metre"]), ("5% लोग", ["5%=5 percent"]),
        ("25 वर्षीय युवक", ["25 वर्षीय=25-year-old"]), ("लाखों रुपये", ["लाखों रुपये=hundreds of thousands of rupees"]),
        ("हजारों लोग", ["हजारों=thousands"]), ("पाँच साल बाद", ["पाँच साल=five years"]),
        ("सुबह 10 बजे", ["सुबह 10 बजे=10 am"]), ("शाम साढ़े सात बजे", ["शाम साढ़े सात बजे=7:30 pm"]), ("दोपहर 2:30 बजे तक", ["दोपहर 2:30 बजे=2:30 pm"]),
        ("रात के 11 बजे", ["रात के 11 बजे=11 pm"]), ("रात 1 बजे", ["रात 1 बजे=1 am"]), ("सवा तीन बजे", ["सवा तीन बजे=3:15"]), ("9 बजे", ["9 बजे=9 o'clock"]),
        ("6 बजकर 30 मिनट पर", ["6 बजकर 30 मिनट=6:30"]), ("1857 में विद्रोह", ["1857=1857"]), ("2020-21 में", ["2020-21=2020-21"]),
        ("21वीं सदी", ["21वीं सदी=21st century"]), ("19वीं शताब्दी में", ["19वीं शताब्दी=19th century"]),
        ("25 lakh rupees", ["25 lakh rupees=2.5 million rupees"]),
        ("10 से 12 लाख रुपये", ["10 से 12 लाख रुपये=1–1.2 million rupees"]), ("5 से 10 प्रतिशत", ["5 से 10 प्रतिशत=5–10 percent"]),
        ("5 लाख से 10 लाख रुपये", ["5 लाख से 10 लाख रुपये=500,000–1,000,000 rupees"]), ("15 से 20 जून", ["15 से 20 जून=15–20 June"]),
        ("दो से तीन घंटे", ["दो से तीन घंटे=2–3 hours"]), ("40 डिग्री", ["40 डिग्री=40 degrees"]),
        ("दो-तीन सौ रुपये", ["दो-तीन सौ रुपये=200–300 rupees"]), ("पाँच-छह साल का", ["पाँच-छह साल=5–6 years"]),
        ("2014 के चुनाव में", ["2014=2014"]), ("2014 के बाद", ["2014=2014"]), ("2011 की जनगणना", ["2011=2011"]),
        ("2015 से 2019 तक", ["2015 से 2019=2015–2019"]), ("2019 लोकसभा में", ["2019=2019"]),
        ("1 करोड़ 23 लाख 45 हजार 678 रुपये", ["1 करोड़ 23 लाख 45 हजार 678 रुपये=12,345,678 rupees"]),
    ])
    func finds(text: String, wanted: [String]) throws {
        let mentions = try Pipeline(resources: Self.pipeline.get()).entities(in: text)
        #expect(mentions.map { "\(text[$0.span] ?? "")=\($0.english)" } == wanted)
        #expect(mentions.allSatisfy { $0.type == .date || $0.type == .quantity })
    }

    /// Numbers that say no amount, words that are numbers only beside others, days that are not.
    @Test(arguments: [
        "सात लोग आए", "लाख टके की बात", "अरब देश", "एक दिन", "3-0 से जीत", "31 जून", "18वें दिन", "2004 साल", "कई करोड़ रुपये", "2000 के नोट", "2000 से 2500 लोग",
        "तीन-दो साल",
        "साल भर", "2000 में से 500", "1500 लोगों में", "सुबह से", "10 से ज़्यादा", "99 बजे", "रात में", "के दशक", "12,34,567", "31/06/2023", "चारों ओर",
    ])
    func leaves(text: String) throws { #expect(try Pipeline(resources: Self.pipeline.get()).entities(in: text).isEmpty) }

    @Test func namesDays() throws {
        let mentions = try Pipeline(resources: Self.pipeline.get()).entities(in: "15 अगस्त 1947 से 26 जनवरी तक")
        #expect(mentions.map(\.link.concept) == ["date/1947-08-15", "date/--01-26"])
    }
}
