import Testing

@testable import ICU

@Suite("Properties asked of many characters") struct EnumeratedPropertyTests {
    /// What ICU says when both names are looked up for each character.
    @Test(arguments: [
        ("NFC_Quick_Check", ["No", "Maybe"]), ("Indic_Syllabic_Category", ["Nukta", "Virama"]), ("Decomposition_Type", ["Wide", "Narrow"]),
    ])
    func agreesWithNames(name: String, values: [String]) {
        let property = EnumeratedProperty(name, values: values)
        var held = 0
        for value in [0x0000...0x0DFF, 0xFB00...0xFFFF].joined() {
            guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
            let wanted = CharacterProperties.value(of: name, scalar).map(values.contains) ?? false
            #expect(property.holds(of: scalar) == wanted, "U+\(String(value, radix: 16))")
            held += wanted ? 1 : 0
        }
        #expect(held > 0)
    }

    @Test func unknownNamesHoldOfNothing() {
        for property in [
            EnumeratedProperty("No_Such_Property", values: ["Yes"]), EnumeratedProperty("NFC_Quick_Check", values: ["Perhaps"]),
        ] {
            #expect(!property.holds(of: "\u{0958}") && !property.holds(of: "a"))
        }
        #expect(EnumeratedProperty("NFC_Quick_Check", values: ["Perhaps", "No"]).holds(of: "\u{0958}"))
    }
}
