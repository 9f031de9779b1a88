import Testing

@testable import Terminology

@Suite("Numbers in digits")
struct WrittenNumberTests {
    @Test(arguments: [
        ("5", WrittenNumber.single(5, digits: 1, isGrouped: false)), ("१५", .single(15, digits: 2, isGrouped: false)),
        ("12,34,567", .single(1_234_567, digits: 7, isGrouped: true)), ("1,234.5", .single(1234.5, digits: 4, isGrouped: true)),
        ("10-12", .range(10, 12)), ("१०–१२", .range(10, 12)), ("2023-24", .years(2023, "24")), ("1914-1918", .years(1914, "1918")),
        ("15/08/1947", .date(year: 1947, month: 8, day: 15)), ("15.8.1947", .date(year: 1947, month: 8, day: 15)),
        ("1947-08-15", .date(year: 1947, month: 8, day: 15)),
    ])
    func reads(text: String, wanted: WrittenNumber) { #expect(WrittenNumber(text[...]) == wanted) }

    @Test(arguments: ["", "31/06/2023", "29/02/2023", "1.2.3", "3-0", "12,34,56", "1,,000", "5-", "18वें", "1/2", "-5", "9999999999999999"])
    func rejects(text: String) { #expect(WrittenNumber(text[...]) == nil) }

    @Test(arguments: [
        (0.5, "0.5"), (1, "1"), (1234, "1,234"), (1_000_000, "1,000,000"), (12.345, "12.345"), (1005.05, "1,005.05"), (2.999_9, "3"),
    ])
    func groups(value: Double, text: String) { #expect(NumberPhrase.digits(value) == text) }

    @Test func namesDays() {
        #expect(CalendarDate(year: 1947, month: 8, day: 15)?.iso == "1947-08-15")
        #expect(CalendarDate(year: nil, month: 6, day: 5)?.iso == "--06-05")
        #expect(CalendarDate(year: 2024, month: 2, day: 29) != nil)
        #expect(CalendarDate(year: 1900, month: 2, day: 29) == nil)
        #expect(CalendarDate(year: 2024, month: 13, day: nil) == nil)
    }
}
