@testable import TextAnalysis

/// Tables of texts for the steps; invisible characters are escaped.
enum NormalizationCases {
    typealias Case = NormalizationCase

    static let unicode: [Case] = [
        // U+0958–095F come apart, U+0929, 0931 and 0934 stay composed.
        Case(.step(.nfc), "\u{0958}\u{095E}", "\u{0915}\u{093C}\u{092B}\u{093C}"),
        Case(.step(.nfc), "\u{0928}\u{093C}\u{0930}\u{093C}\u{0933}\u{093C}", "\u{0929}\u{0931}\u{0934}"),
        Case(.step(.nfc), "e\u{0301}", "\u{E9}"),
        Case(.step(.nfc), "क\u{094D}\u{093C}", "क\u{093C}\u{094D}"),
        Case(.step(.nfc), keeps: "\u{0915}\u{093C} ② ﬁ ４"),
        Case(.step(.nuktaComposed), "\u{0915}\u{093C}\u{0922}\u{093C}", "\u{0958}\u{095D}"),
        Case(.step(.nuktaComposed), keeps: "\u{0958}म\u{093C}"),
        Case(.step(.compatibility), "４Ｋ（ＯＫ）", "4K(OK)"),
        Case(.step(.compatibility), "ﬁne ﬂow", "fine flow"),
        Case(.step(.compatibility), "\u{FEB3}\u{FEFC}", "\u{0633}\u{0644}\u{0627}"),
        Case(.step(.compatibility), keeps: "² ½ ™ ① … Å \u{FDFA}"),
        Case(.matching(.compatibility), "² ½ ™ ①", "2 1\u{2044}2 TM 1"),
    ]

    static let invisible: [Case] = [
        Case(.step(.invisible), "\u{FEFF}रा\u{200B}म\u{00AD} \u{2060}a\u{202A}b\u{202C}\u{200E}\u{2067}\u{2069}\u{061C}", "राम ab"),
        Case(.step(.invisible), keeps: "\u{0}a\tb\nc\rd\u{200D}\u{200C}\u{FE0F}"),
        // Half forms, visible viramas, eyelash ra, ya-phalaa after ra, Persian and emoji stay.
        Case(.step(.joiners), keeps: "क\u{094D}\u{200D}ष क\u{094D}\u{200C}ष क\u{094D}\u{200D}"),
        Case(.step(.joiners), keeps: "र\u{200D}\u{094D}य"),
        Case(.step(.joiners), keeps: "\u{09B0}\u{200D}\u{09CD}\u{09AF}"),
        Case(.step(.joiners), keeps: "ज\u{093C}\u{094D}\u{200D}य"),
        Case(.step(.joiners), keeps: "\u{0645}\u{06CC}\u{200C}\u{062E}\u{0648}\u{0627}\u{0647}\u{0645} \u{0647}\u{200D}"),
        Case(.step(.joiners), keeps: "👨\u{200D}👩\u{200D}👧 👩🏽\u{200D}💻 ❤\u{FE0F}\u{200D}🔥"),
        Case(.step(.joiners), "रा\u{200D}म \u{200C}है a\u{200D}b", "राम है ab"),
        Case(.step(.joiners), "क\u{094D}\u{200D}\u{200D}ष", "क\u{094D}\u{200D}ष"),
        Case(.step(.joiners), "क\u{094D}\u{200D}\u{093F}", "क\u{094D}\u{093F}"),
        Case(.step(.joiners), "\u{0627}\u{200C}\u{0628}", "\u{0627}\u{0628}"),
        Case(.step(.joiners), "\u{200D}", ""),
        Case(.step(.joiners), "👨\u{200D} a", "👨 a"),
    ]

    static let mistyped: [Case] =
        [
            ("अ\u{093E}", "आ"), ("अ\u{094B}", "ओ"), ("अ\u{094C}", "औ"), ("आ\u{0947}", "ओ"), ("आ\u{0948}", "औ"), ("ए\u{0947}", "ऐ"),
            ("ए\u{0945}", "ऍ"), ("अ\u{0945}", "ॲ"), ("अ\u{0949}", "ऑ"), ("अ\u{094A}", "ऒ"), ("उ\u{0941}", "ऊ"),
            ("क\u{0930}\u{094D}इ", "कई"),
            ("अ\u{093E}\u{0947}", "ओ"), ("अ\u{0946}", "ऄ"),
            ("क\u{093E}\u{0947}", "को"), ("क\u{093E}\u{0948}", "कौ"), ("क\u{093E}\u{0945}", "कॉ"), ("क\u{0947}\u{093E}", "को"),
            ("क\u{093E}\u{093E}", "का"), ("क\u{094D}\u{094D}ष", "क्ष"), ("मे\u{0902}\u{0902}", "में"), ("फ\u{093C}\u{093C}", "फ\u{093C}"),
            ("फ\u{093E}\u{093C}", "फ\u{093C}\u{093E}"), ("म\u{0902}\u{0947}", "में"), ("ह\u{0901}\u{0942}", "हूँ"),
            ("क\u{0902}\u{093E}\u{0947}", "कों"),
            ("क\u{0903}\u{093E}", "का\u{0903}"),
        ].map { Case(.step(.mistyped), $0.0, $0.1) } + [
            Case(.step(.mistyped), keeps: "भाइयों लड़ाइयाँ कई ऊँट और आओ ऐसा दुःख हिन्दी ज़्यादा कर्म वर्ष"),
            Case(.step(.mistyped), keeps: "क\u{094D}\u{093E} इ\u{0940} aa ..\u{0A3E}\u{0A3E}"),
            Case(.step(.mistyped), keeps: "\u{093E}"),
        ]

    static let confusables: [Case] = [
        Case(.step(.confusables), "p\u{0430}per", "paper"),
        Case(.step(.confusables), "p\u{0430}yp\u{0430}l", "paypal"),
        Case(.step(.confusables), "М\u{006F}сква", "Москва"),
        Case(.step(.confusables), "\u{0410}BC", "ABC"),
        Case(.step(.confusables), "micr\u{03BF}n", "micron"),
        // Mixing that is meant, formulas, and words of one script.
        Case(.step(.confusables), keeps: "Modiजी 5Gसेवा Covidग्रस्त Kim Jong उन U.N.महासभा"),
        Case(.step(.confusables), keeps: "p\u{0430}\u{0435}er \u{0441}\u{043E}m \u{0430}b"),
        Case(.step(.confusables), keeps: "ρgh σxy αbc µm Ωab ϱab αvβ"),
        Case(.step(.confusables), keeps: "Москва paper рор हिन्दी café"),
    ]

    static let danda: [Case] = [
        Case(.step(.danda), "यह है|", "यह है।"),
        Case(.step(.danda), "यह है| वह था| ", "यह है। वह था। "),
        Case(.step(.danda), "“यह है|” (वह था|)", "“यह है।” (वह था।)"),
        Case(.step(.danda), "यह है |", "यह है ।"),
        Case(.step(.danda), "श्री राम||", "श्री राम॥"),
        Case(.step(.danda), "यह हैl", "यह है।"),
        Case(.step(.danda), "यह है l", "यह है ।"),
        Case(.step(.danda), "यह है l वह था", "यह है । वह था"),
        Case(.step(.danda), "यह हैI", "यह है।"),
        Case(.step(.danda), "यह है|\nवह था|", "यह है।\nवह था।"),
        Case(.step(.danda), keeps: "| राम | श्याम |"),
        Case(.step(.danda), keeps: "राम | श्याम |"),
        Case(.step(.danda), keeps: "राम|श्याम a| a || b"),
        Case(.step(.danda), keeps: "कक्षा I\nभाग l\nयुद्धI\nराम।"),
        Case(.step(.danda), keeps: "यह है l a"),
        Case(.step(.danda), keeps: "है|||"),
    ]

    static let visarga: [Case] =
        [
            ("अत: वह", "अतः वह"), ("दु:ख", "दुःख"), ("प्राय:", "प्रायः"), ("पुन:", "पुनः"), ("क्रमश:,", "क्रमशः,"), ("प्रात:काल", "प्रातःकाल"), ("नि:शुल्क", "निःशुल्क"),
            ("उसने कहाः “हाँ”", "उसने कहा: “हाँ”"), ("नामः राम", "नाम: राम"),
        ].map { Case(.step(.visarga), $0.0, $0.1) } + [
            Case(.step(.visarga), keeps: "अतः दुःख प्रातःकाल"),
            Case(.step(.visarga), keeps: "उसने कहा: समय: ४:३० अंत: दिल्ली:राम"),
            Case(.step(.visarga), keeps: "समयः रामः विषयः नमः"),
            Case(.step(.visarga), keeps: "अत : अत:राम कहाःक"),
        ]

    static let punctuation: [Case] = [
        Case(.step(.quotes), "``हाँ''", "“हाँ”"),
        Case(.step(.quotes), "वह ''नहीं'', ``हाँ'' है", "वह “नहीं”, “हाँ” है"),
        Case(.step(.quotes), keeps: "\"हाँ\" 'ना' ‘ऐ’ «ओ» it's 5'10'' '' ``` '''a'''"),
        Case(.step(.quotes), keeps: "``हाँ\nनहीं''"),
        Case(.matching(.quotes), "“हाँ” ‘ना’ «ओ» „क‟ ''ख'' ``ग''", "\"हाँ\" 'ना' \"ओ\" \"क\" \"ख\" \"ग\""),
        Case(.step(.dashes), "a\u{2010}b\u{2011}c", "a-b-c"),
        Case(.step(.dashes), keeps: "a–b — \u{2212}5 - -- ―"),
        Case(.matching(.dashes), "a–b — \u{2212}5 ―", "a-b - -5 -"),
        Case(.step(.spaces), "राम\u{A0}\u{2003} है ।", "राम है।"),
        Case(.step(.spaces), "राम  है ?!  ", "राम है?!"),
        Case(.step(.spaces), "राम , श्याम\t \nहै \r", "राम, श्याम\t\nहै\r"),
        Case(.step(.spaces), "  राम", " राम"),
        Case(.step(.spaces), "   ", ""),
        Case(.step(.spaces), keeps: "a ,b :) ;) a\tb\t\tc . : -"),
        Case(.step(.spaces), keeps: "\n\n , a\t, b"),
        Case(.step(.digits), "१२३ ٤٥ ४क 7 𝟗", "123 45 4क 7 9"),
        Case(.step(.digits), keeps: "² ½ Ⅳ 10"),
        // A zero typed for the abbreviation sign is no digit.
        Case(.step(.digits), "उ०प्र० २० क०३ मो० १०", "उ०प्र० 20 क03 मो० 10"),
        Case(.nativeDigits, "10% (2024)", "१०% (२०२४)"),
        Case(.nativeDigits, keeps: "Covid19 http://a.in/10 ٤ १"),
    ]

    static let folding: [Case] = [
        Case(.step(.nasals), "हिन्दी सम्बन्ध अङ्क पञ्च घण्टा", "हिंदी संबंध अंक पंच घंटा"),
        Case(.step(.nasals), keeps: "उन्नीस जन्म अन्य हम्म तुम्हारा न्दा ण्ड इन्कार"),
        Case(.step(.chandrabindu), "हाँ हूँ", "हां हूं"),
        Case(.step(.yeEndings), "गये गयी गयीं आयें चाहिये नयी हुयी, लिये।", "गए गई गईं आएं चाहिए नई हुई, लिए।"),
        Case(.step(.yeEndings), keeps: "ये यी मध्ये गयेगा येन"),
        Case(.step(.nuktaFolding), "क\u{093C}ख\u{093C}ग\u{093C}ज\u{093C}फ\u{093C}\u{0958}\u{095E}", "कखगजफकफ"),
        Case(.step(.nuktaFolding), keeps: "ड\u{093C}ढ\u{093C}"),
        Case(.step(.caseFolding), "Kim JONG ÉCOLE Straße", "kim jong école strasse"),
        Case(.step(.caseFolding), keeps: "ΑБ हिन्दी"),
        Case(.step(.accents), "café Ādīśa e\u{0301} r\u{0325}", "cafe Adisa e r"),
        Case(.step(.accents), keeps: "हिन्दी कि\u{0301} й ά ø ł"),
    ]

    static let forms: [Case] = [
        Case(.standard, "राम  ने कहाः ``हाँ'' |  ", "राम ने कहा: “हाँ” |"),
        Case(.standard, "अत: यह है  | ", "अतः यह है।"),
        Case(.standard, "\u{0928}\u{0903}\u{093C}", "\u{0929}\u{0903}"),
        Case(
            .standard,
            keeps: "उत्तर कोरियाई नेता Kim Jong उन ने — 10 मार्च (२०२४) को “परीक्षण” किया। 5Gसेवा, हाँ, गये, हिन्दी; क्या? 12:30 http://a.in/x|y"
        ),
        Case(.search, "हिन्दी में गये, ज़्यादा—“हाँ” १२ É", "हिंदी में गए, ज्यादा-\"हां\" 12 e"),
        Case(.search, "\u{095E}िल्म ＦＩＬＭ ﬁlm", "फिल्म film film"),
        Case(.search, "सन्ँत", "सन\u{094D}\u{0902}त"),
    ]
}
