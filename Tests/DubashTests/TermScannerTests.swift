import BitextModel
import Dictionaries
import Foundation
import Testing

@testable import Dubash
@testable import Terminology

@Suite struct TermScannerTests {
    private static let glossary = """
        hi,en,type
        नई दिल्ली,New Delhi,place
        दिल्ली,Delhi,place
        संयुक्त राष्ट्र,United Nations,organization
        रूसी,Russian,demonym
        केसीएनए,KCNA,organization
        iPhone,iPhone,product
        go,go,product
        सी++,C++,product
        टाटा & सन्स,Tata & Sons,organization
        "सुरेश मेहता, आईएएस",Suresh Mehta IAS,person
        """

    private static func found(_ text: String) throws -> [String] {
        let user = try UserGlossary.read(glossary, file: "g.csv", source: .hindi, target: .english)
        var options = PipelineOptions(glossaries: [user], usesBuiltInGlossaries: false, unknownNames: .none)
        options.keepsIndexes = false
        let resources = try PipelineResources(options, dictionaries: Toolkit.dictionaries())
        var scanner = resources.makeTermScanner()
        var bytes = text
        var matches: [TermScanner.Match] = []
        bytes.withUTF8 { buffer in
            var spans: [(TextSpan, Int32)] = []
            scanner.scan(buffer) { spans.append(($0, $1)) }
            for (span, node) in spans { if let match = scanner.match(span, node) { matches.append(match) } }
        }
        return matches.map { "\(text[$0.span] ?? "?")=\($0.english)" }
    }

    @Test(arguments: [
        ("वह नई दिल्ली गया।", ["नई दिल्ली=New Delhi"]),
        ("नयी-दिल्ली", ["नयी-दिल्ली=New Delhi"]),
        ("नई, दिल्ली", ["दिल्ली=Delhi"]),
        ("सी++ और C++ में, सी में, सी + +", ["सी++=C++", "C++=C++", "सी + +=C++"]),
        ("टाटा & सन्स, टाटा सन्स, टाटा &सन्स", ["टाटा & सन्स=Tata & Sons", "टाटा &सन्स=Tata & Sons"]),
        ("सुरेश मेहता आईएएस", ["सुरेश मेहता आईएएस=Suresh Mehta IAS"]),
        ("दिल्लीवासी", []),
        ("दिल्ली।दिल्ली", ["दिल्ली=Delhi", "दिल्ली=Delhi"]),
        ("रूसियों ने", ["रूसियों=Russians"]),
        ("केसीएनए और KCNA, kcna", ["केसीएनए=KCNA", "KCNA=KCNA"]),
        ("iPhone Iphone IPHONE iphone", ["iPhone=iPhone", "Iphone=iPhone", "IPHONE=iPhone"]),
        ("go Go gone", ["go=go", "Go=go"]),
        ("संयुक्त  राष्ट्र", []),
        ("संयुक्त राष्ट्र", ["संयुक्त राष्ट्र=United Nations"]), ("संयुक्तराष्ट्र में", ["संयुक्तराष्ट्र=United Nations"]),
        ("नईदिल्ली से नई दिल्ली", ["नईदिल्ली=New Delhi", "नई दिल्ली=New Delhi"]), ("नईदिल्लीवासी दिल्ली", ["दिल्ली=Delhi"]), ("राष्ट्रसंयुक्त", []),
        ("", []), ("—", []), ("\u{200D}", []),
    ])
    func terms(text: String, expected: [String]) throws { #expect(try Self.found(text) == expected) }

    /// Marks inside terms, in sentences: terms are found with them, those of commas and dashes without them too.
    @Test(arguments: [
        ("सी++ सीखो, सी नहीं।", ["सी++=C++"]), ("टाटा & सन्स ने कहा।", ["टाटा & सन्स=Tata & Sons"]), ("टाटा और सन्स ने कहा।", []),
        ("सुरेश मेहता, आईएएस आए।", ["सुरेश मेहता, आईएएस=Suresh Mehta IAS"]), ("सुरेश मेहता आईएएस आए।", ["सुरेश मेहता आईएएस=Suresh Mehta IAS"]),
    ])
    func marks(text: String, expected: [String]) throws {
        let user = try UserGlossary.read(Self.glossary, file: "g.csv", source: .hindi, target: .english)
        var options = PipelineOptions(glossaries: [user], usesBuiltInGlossaries: false, unknownNames: .none)
        options.keepsIndexes = false
        #expect(
            try Pipeline(options).entities(in: text).filter { $0.link.concept != nil }.map { "\(text[$0.span] ?? "?")=\($0.english)" }
                == expected)
    }
}
