import BitextModel
import Testing

@testable import Terminology

@Suite("Plural nouns of demonyms") struct DemonymPluralTableTests {
    private static let table = "ों|ओं\tJewish\tJews\nों\tese|Swiss\t{}\nों|ओं\t*\t{}s\n"

    @Test(
        arguments: [
            ("Indian", "भारतीयों", "Indians"), ("Hindu", "हिंदुओं", "Hindus"), ("Jewish", "यहूदियों", "Jews"), ("Japanese", "जापानियों", "Japanese"),
            ("Latin American", "लैटिन अमेरिकियों", "Latin Americans"),
            // No plural, an ending alone.
            ("Indian", "भारतीय", nil), ("Indian", "ों", nil), ("Indian", "", nil),
        ] as [(String, String, String?)])
    func plural(target: String, form: String, wanted: String?) throws {
        #expect(try DemonymPluralTable(parsing: Self.table, file: "t").plural(of: target, form: form) == wanted)
        #expect(DemonymPluralTable().plural(of: target, form: form) == nil)
    }

    @Test(arguments: ["ों\tese\n", "\tese\t{}\n", "ों\t\t{}\n", "ों\tese\t\n"])
    func rejects(text: String) { #expect(throws: DataTableError.self) { try DemonymPluralTable(parsing: text, file: "t") } }
}
