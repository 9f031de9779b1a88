import BitextModel
import Dictionaries
import Dubash
import Testing

/// Terms of a small glossary as papers print them: initials, apostrophes, other spellings, and names that are only like them.
@Suite("Names as they are printed")
struct NamesInPrintTests {
    private static let table = """
        के. सुधाकर,K. Sudhakar,person
        जी. रोहित,G. Rohit,person
        ओ'कॉनर,O'Connor,person
        जॉन ओ ब्रायन,John O'Brien,person
        कॉलेज ऑफ कॉमर्स,College of Commerce,organization
        विपिन पटेल,Vipin Patel,person
        के टू,K2,place

        """

    private static func pipeline() throws -> Pipeline {
        let hindi = LanguageTag("hi") ?? .undetermined
        let english = LanguageTag("en") ?? .undetermined
        let glossary = try UserGlossary.read(table, file: "print.csv", source: hindi, target: english)
        return try Pipeline(PipelineOptions(glossaries: [glossary], usesBuiltInGlossaries: false, unknownNames: .none))
    }

    @Test(
        arguments: [
            // An initial that is also a postposition: with its full stop, behind a title, and at the beginning.
            ("निर्माता के. सुधाकर आए।", ["के. सुधाकर"]), ("अभिनेता के सुधाकर आए।", ["के सुधाकर"]), ("के सुधाकर आए।", ["के सुधाकर"]),
            ("“के सुधाकर आए।”", ["के सुधाकर"]),
            // Here it is the postposition; the short form needs the full name before.
            ("भवन के सुधाकर मंच पर", []), ("के सुधाकर आए। भवन के सुधाकर मंच पर", ["के सुधाकर", "सुधाकर"]), ("चोटी के टू पर", ["के टू"]),
            // An initial that is also a word of respect.
            ("जी. रोहित ने कहा।", ["जी. रोहित"]), ("“जी. रोहित” ने कहा।", ["जी. रोहित"]), ("जी रोहित ने कहा।", ["जी रोहित"]),
            ("उनके पिता जी. रोहित ने कहा।", []),
            ("सिनेड ओ'कॉनर और ओ’कॉनर", ["ओ'कॉनर", "ओ’कॉनर"]), ("जॉन ओ'ब्रायन", ["जॉन ओ'ब्रायन"]), ("'जॉन' ओ ब्रायन", []),
            ("कालेज आफ कामर्स और कॉलेज ऑफ कॉमर्स", ["कालेज आफ कामर्स", "कॉलेज ऑफ कॉमर्स"]), ("कालेज आफ कॉमर्स", ["कालेज आफ कॉमर्स"]),
            // Spelled otherwise, and another person of a usual name.
            ("विपिन पटैल आए", ["विपिन पटैल"]), ("विपिन पाटिल आए", []),
        ] as [(String, [String])])
    func finds(text: String, wanted: [String]) throws {
        #expect(try Self.pipeline().entities(in: text).map { String(text[$0.span] ?? "") } == wanted)
    }
}
