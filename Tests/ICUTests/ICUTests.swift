@testable import ICU
import Testing

@Suite("Break iterators")
struct BreakIteratorTests {
    @Test(arguments: [("नमस्ते world", [18, 19, 24]), ("", []), ("a", [1]), ("😀b", [4, 5]), ("\u{0}\u{0}", [1, 2])])
    func words(text: String, ends: [Int]) throws {
        var breaks = try BreakIterator(.word, locale: "hi")
        #expect(try breaks.segments(in: text).map(\.end) == ends)
    }

    @Test func rulesOfOurOwn() throws {
        var breaks = try BreakIterator(rules: "!!quoted_literals_only; $d = [0-9]; $d+ {7};")
        #expect(try breaks.segments(in: "12a3") == [.init(end: 2, status: 7), .init(end: 3, status: 0), .init(end: 4, status: 7)])
        var copy = try breaks.clone()
        #expect(try copy.segments(in: "45") == [.init(end: 2, status: 7)])
    }

    /// Compiled rules are read where they lie, also by a clone that outlives the iterator.
    @Test func compiledRules() throws {
        let rules = try BreakIterator(rules: "!!quoted_literals_only; $d = [0-9]; $d+ {7};").compiledRules()
        func reopened(_ rules: [UInt8]) throws -> BreakIterator {
            let memory = Memory(rules)
            let breaks = try BreakIterator(compiled: UnsafeBufferPointer(memory.bytes), owner: memory)
            return try breaks.clone()
        }
        var copy = try reopened(rules)
        #expect(try copy.segments(in: "12a3") == [.init(end: 2, status: 7), .init(end: 3, status: 0), .init(end: 4, status: 7)])
        #expect(throws: ICUError.self) { _ = try reopened([UInt8](repeating: 0, count: rules.count)).clone() }
        #expect(throws: ICUError.self) { _ = try reopened(Array(rules.prefix(16))).clone() }
    }

    private final class Memory: @unchecked Sendable {
        let bytes: UnsafeMutableBufferPointer<UInt8>

        init(_ content: [UInt8]) {
            bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, content.count), alignment: 64).bindMemory(to: UInt8.self)
            _ = bytes.initialize(from: content)
        }

        deinit { bytes.deallocate() }
    }

    @Test func badRulesNameTheirLine() {
        let error = #expect(throws: ICUError.self) {
            _ = try BreakIterator(rules: "!!quoted_literals_only;\n$a = [0-9];\n$b+ {1};").clone()
        }
        #expect(error?.line == 3)
        #expect(error?.code.hasPrefix("U_BRK_") == true)
    }

    @Test func manySegmentsInOneText() throws {
        var breaks = try BreakIterator(.grapheme, locale: "root")
        #expect(try breaks.segments(in: String(repeating: "क", count: 5000)).count == 5000)
    }
}

@Suite("Transforms")
struct TransformTests {
    @Test func byIdentifierAndByRules() throws {
        #expect(try Transform(id: "Devanagari-Latin").apply(to: "नमस्ते") == "namastē")
        #expect(try Transform(id: "Latin-ASCII").apply(to: "namastē") == "namaste")
        #expect(try Transform(rules: "क > ka; ख > kha;").apply(to: "कख!") == "kakha!")
        #expect(try Transform(rules: "x > \\u0915;").apply(to: String(repeating: "x", count: 1000)).unicodeScalars.count == 1000)
        #expect(try Transform(rules: "a <> b;", reverse: true).apply(to: "b") == "a")
        #expect(Transform.available.contains("Any-Latin"))
    }

    @Test func longResultsFit() throws {
        let long = try Transform(rules: "a > bbbbbbbbbb;").apply(to: String(repeating: "a", count: 500))
        #expect(long.utf8.count == 5000)
    }

    @Test func unknownAndMalformedAreRejected() {
        #expect(throws: ICUError.self) { try Transform(id: "No-Such-Transform").apply(to: "") }
        let error = #expect(throws: ICUError.self) { try Transform(rules: "a > b;\n[ > c;").apply(to: "") }
        #expect(error?.code.isEmpty == false)
    }
}

@Suite("Normalizers")
struct NormalizerTests {
    @Test func formsAndEdits() throws {
        let nfc = try Normalizer(.nfc)
        let result = try nfc.normalizeWithEdits("a\u{958}b")  // U+0958 DEVANAGARI LETTER QA
        #expect(Array(result.text.unicodeScalars.map(\.value)) == [0x61, 0x915, 0x93C, 0x62])
        #expect(result.edits.count == 1)
        #expect(result.edits[0].sourceStart == 1 && result.edits[0].sourceLength == 3 && result.edits[0].destinationLength == 6)
        #expect(try Normalizer(.nfkc).normalize("ﬁ") == "fi")
    }

    @Test func quickChecks() throws {
        let nfc = try Normalizer(.nfc)
        #expect(try nfc.isNormalized("हिन्दी"))
        #expect(try !nfc.isNormalized("\u{958}"))
        #expect(try nfc.quickCheck("abc") == .yes)
        #expect(try nfc.quickCheck("\u{958}") == .no)
        #expect(try nfc.quickCheck("a\u{301}") == .maybe)
        #expect(try nfc.normalizedPrefix(of: "ab\u{958}").unicodeScalars.count == 2)
    }
}

@Suite("Characters and locales")
struct PropertyTests {
    @Test func scripts() {
        #expect(CharacterProperties.script(of: "क") == "Deva")
        #expect(CharacterProperties.script(of: "।") == "Zyyy")
        #expect(CharacterProperties.scriptExtensions(of: "।").contains("Deva"))
        #expect(CharacterProperties.scriptExtensions(of: "।").contains("Beng"))
        #expect(CharacterProperties.hasScript("।", "Deva"))
        #expect(!CharacterProperties.hasScript("।", "Latn"))
    }

    @Test func others() {
        #expect(CharacterProperties.generalCategory(of: "क") == "Lo")
        #expect(CharacterProperties.digitValue(of: "५") == 5)
        #expect(CharacterProperties.digitValue(of: "क") == nil)
        #expect(CharacterProperties.combiningClass(of: "\u{93C}") == 7)
        #expect(CharacterProperties.name(of: "\u{200D}") == "ZERO WIDTH JOINER")
        #expect(CharacterProperties.value(of: "Indic_Syllabic_Category", "क") == "Consonant")
        #expect(CharacterProperties.value(of: "No_Such_Property", "क") == nil)
        #expect(CharacterProperties.hasProperty("Alphabetic", "क"))
        #expect(CharacterProperties.lowercase("A") == "a")
    }

    @Test func lookAlikes() throws {
        let checker = try SpoofChecker()
        let latin = "paypal"
        let mixed = "p\u{430}yp\u{430}l"  // CYRILLIC SMALL LETTER A
        #expect(try checker.areConfusable(latin, mixed))
        #expect(try !checker.areConfusable(latin, "paypel"))
        #expect(try checker.restrictionLevel(of: latin) == .ascii)
        #expect(try checker.restrictionLevel(of: mixed) > .highlyRestrictive)
    }

    @Test func order() throws {
        let collator = try Collator(locale: "hi")
        #expect(try collator.compare("क", "ख") < 0)
        #expect(try collator.compare("ख", "क") > 0)
        #expect(try Collator(locale: "en", strength: .primary).compare("resume", "Résumé") == 0)
    }

    @Test func localeNames() throws {
        let hindi = try LocaleNames(locale: "hi")
        #expect(try hindi.name(.region, "KP") == "उत्तर कोरिया")
        #expect(try hindi.name(.language, "ru") == "रूसी")
        #expect(try hindi.name(.currency, "INR") == "भारतीय रुपया")
        #expect(try hindi.name(.city, "Asia/Tokyo") == "टोक्यो")
        #expect(try hindi.name(.region, "QQ") == nil)
        #expect(LocaleNames.codes(.region).contains("RU"))
        #expect(LocaleNames.codes(.language).contains("hi"))
    }
}
