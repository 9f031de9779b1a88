internal import BitextModel
internal import Testing
internal import Transliteration

/// Every parser rejects a bad table and names the line.
@Suite struct TableParsingTests {
    static let inherent = "\tinherent\t\ta\t\n"

    @Test(arguments: [
        ("", 1), ("क\tconsonant\t\tk\t\n", 1), (inherent + "क\tconsonant\t\tk\n", 2), (inherent + "क\tletter\t\tk\t\n", 2),
        (inherent + "क\tconsonant\t\tk\t\nক\tconsonant\t\tk\t\n", 3), (inherent + "क\tconsonant\t\tk\t\nक\tconsonant\t\tq\t\n", 3),
        (inherent + "कख\tconsonant\t\tk\t\n", 2), (inherent + "क\tconsonant\tnear ख\tk\t\n", 2),
        (inherent + "क\tconsonant\tbefore x\tk\t\n", 2),
        (inherent + "क\tfinal\tbefore ख\t\t\n", 2), (inherent + "क\tconsonant\t\t12345678\t\n", 2), ("a\tconsonant\t\tk\t\n", 1),
        (inherent + "क\tconsonant\t\tk\t\n200C\tjoiner\t\t\t\n", 3), (inherent + "क\tconsonant\t\tk\t\nU+0915\tcomposed\t\tx\t\n", 3),
    ])
    func rejectsLetters(table: String, line: Int) {
        let error = #expect(throws: DataTableError.self) { try RomanizationTable(parsing: table, file: "bad") }
        #expect(error?.line == line && error?.file == "bad")
    }

    @Test(arguments: [
        ("class\tK\tक\n\t\tx\n", 2), ("class\tK\tक|क\n", 1), ("class\tK\tक\nclass\tK\tख\n", 2), ("same\tआ\tा\n", 1), ("Q\t\t5\n", 1),
        ("_ _ _ _ _\t\t5\n", 1), ("\t_ _ _ _ _ _\t5\n", 1), ("_\t\t5\n_\t\t6\n", 2), ("_\t\t40000\n", 1), ("_\t5\n", 1),
    ])
    func rejectsSchwas(table: String, line: Int) {
        let error = #expect(throws: DataTableError.self) { try SchwaTable(parsing: table, file: "bad") }
        #expect(error?.line == line && error?.file == "bad")
    }

    @Test(arguments: [
        ("word\tword\n", 1), ("में\t\n", 1), ("में\tmein\nमें\tmen\n", 2), ("तहत\tतह\n", 1), ("तहत\tतहल\n", 1), ("तहत*\tतहत\n", 1),
        ("तहत*\ttahat*\n", 1),
        ("तहत\n", 1),
    ])
    func rejectsWords(table: String, line: Int) throws {
        let letters = try ShippedTables.letters.get()
        let error = #expect(throws: DataTableError.self) { try WordReadings(parsing: table, file: "bad", letters: letters) }
        #expect(error?.line == line && error?.file == "bad")
    }

    @Test(arguments: [("AB\tए\n", 1), ("a\tए\n", 1), ("A\tए\nA\tऐ\n", 2), ("A\t\n", 1), ("A\tए\tx\n", 1), ("अ\tए\n", 1)])
    func rejectsLetterNames(table: String, line: Int) {
        let error = #expect(throws: DataTableError.self) { try LetterNameAcronyms(parsing: table, file: "bad") }
        #expect(error?.line == line && error?.file == "bad")
    }

    /// A row of contexts that end the word fits a context of letters and one of classes alike: it counts once.
    @Test func countsShippedContexts() throws {
        #expect(try ShippedTables.schwas.get().count > 9000)
        #expect(try ShippedTables.words.get().count > 20)
    }
}
