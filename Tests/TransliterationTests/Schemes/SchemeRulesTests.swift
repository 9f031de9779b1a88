import BitextModel
import Dubash
import Foundation
import ICU
import Testing

@testable import Transliteration

/// Vectors of the schemes, rules that are none, and rules that only ICU runs.
@Suite struct SchemeRulesTests {
    @Test func vectors() throws {
        let library = try SchemeFixture.library.get()
        let rows = try SchemeFixture.table("scheme-vectors.tsv")
        #expect(rows.count >= 45)
        for row in rows {
            try #require(row.count == 5)
            let (scheme, devanagari, latin) = (row[0], row[2], row[3])
            if row[1] == "to" {
                let there = try library.transform(from: .devanagari, to: .latin, scheme: scheme).makeTransliterator()
                #expect(try SchemeFixture.normalized(there.transliterate(devanagari)) == SchemeFixture.normalized(latin), "\(row)")
                if row[4].hasSuffix("not back") { continue }
            }
            let back = try library.transform(from: .latin, to: .devanagari, scheme: scheme).makeTransliterator()
            #expect(try SchemeFixture.normalized(back.transliterate(latin)) == SchemeFixture.normalized(devanagari), "\(row)")
        }
    }

    /// Tables of letters as published: indic-transliteration common_tests (MIT); the decisions of `docs/guides/schemes.md` where it has none.
    @Test(arguments: [
        ("Beng", "पुत्र नर इति", "পুত্র নর ইতি"), ("Beng", "क खा गि घी ङु चू छृ टे ठै डो ढौ णं तः थ्", "ক খা গি ঘী ঙু চূ ছৃ টে ঠৈ ডো ঢৌ ণং তঃ থ্"),
        ("Guru", "अग्निमीळे अंशाइ पड़िब फ़कीर", "ਅਗ੍ਨਿਮੀਲ਼ੇ ਅੰਸ਼ਾਇ ਪੜਿਬ ਫ਼ਕੀਰ"), ("Gujr", "धर्मक्षेत्रे कुरुक्षेत्रे समवेता", "ધર્મક્ષેત્રે કુરુક્ષેત્રે સમવેતા"),
        ("Orya", "अग्निमीळे पुरोहितं देवम्", "ଅଗ୍ନିମୀଳେ ପୁରୋହିତଂ ଦେଵମ୍"), ("Telu", "अ ऎ ए ऒ ओ १२", "అ ఎ ఏ ఒ ఓ ౧౨"), ("Telu", "धर्मक्षेत्रे", "ధర్మక్షేత్రే"),
        ("Knda", "ऱ ऴ यॆक्ककॊ", "ಱ ೞ ಯೆಕ್ಕಕೊ"), ("Mlym", "ऱ ऴ पुत्र", "റ ഴ പുത്ര"), ("Taml", "तमिऴ् पंप Kim।", "தமிழ் பம்ப Kim।"),
    ])
    func scriptsOfIndia(script: String, devanagari: String, expected: String) throws {
        let library = try SchemeFixture.library.get()
        let there = try library.transform(from: .devanagari, to: #require(Script(script))).makeTransliterator()
        #expect(try SchemeFixture.normalized(there.transliterate(devanagari)) == SchemeFixture.normalized(expected))
    }

    /// What a script writes without loss comes back.
    @Test(arguments: SchemeFixture.scripts) func scriptsOfIndiaComeBack(script: String) throws {
        let library = try SchemeFixture.library.get()
        let other = try #require(Script(script))
        let text = script == "Taml" ? "कमल नीला ऎप्पटि" : "कमल नीला राजा गौरी पौधा १२३ जी"
        let there = try library.transform(from: .devanagari, to: other).makeTransliterator()
        let back = try library.transform(from: other, to: .devanagari).makeTransliterator()
        #expect(try SchemeFixture.normalized(back.transliterate(there.transliterate(text))) == SchemeFixture.normalized(text))
        let across = try library.transform(from: other, to: .latin, scheme: "iso15919").makeTransliterator()
        #expect(try across.transliterate(there.transliterate("कमल")) == "kamala")
    }

    @Test(arguments: [
        ("a > b; $x > c;", 1, 8, "$x is not defined"), ("a > b;\n\n c > [;\n", 3, 6, "a set that does not end"),
        ("a b c;", 1, 1, "no '>', '<' or '<>'"),
        ("a > 'b;", 1, 5, "a quote that does not end"), ("a > \\u12;", 1, 5, "an escape that is no scalar value"),
        ("a { b { c > d;", 1, 7, "a second '{'"),
        ("[b-a] > c;", 1, 5, "a range that runs backwards"), ("a : > b;", 1, 3, "':' must be quoted"),
        ("$a = b; $a = c;", 1, 9, "$a is defined twice"),
        ("a > [xyz];", 1, 1, "a set in the output"),
    ])
    func malformed(rules: String, line: Int, column: Int, problem: String) {
        let error = TransformRulesError.malformed(file: "my.rules", place: RulePlace(line: line, column: column), problem: problem)
        #expect(throws: error) { try TextTransform(rules: rules, file: "my.rules") }
        #expect("\(error)" == "my.rules:\(line):\(column): \(problem)")
    }

    /// ICU finds rules that an earlier one makes useless.
    @Test func maskedRules() {
        #expect {
            try TextTransform(rules: "a > b;\nab > c;\n", file: "my.rules")
        } throws: { "\($0)".contains("my.rules:") && "\($0)".contains("U_RULE_MASK_ERROR") }
    }

    @Test(arguments: [
        ("k+ > K;", "kkka", "Ka"), ("k } [^b] [^c] > K;", "xk", "xK"), ("::[a-m]; a > b; ::Null; z > y;", "az", "bz"),
        ("(k)(h) > $2 $1;", "kh", "hk"), ("^a > b;", "aa", "ba"),
        ("[:Lu:] > u;", "aB", "au"), ("a > | bc;\nb > x;", "a", "xc"),
        ("::Latin-ASCII; a > b;", "á", "b"), ("a > b @@@@| ;", "ca", "cb"),
    ])
    func onlyICU(rules: String, text: String, expected: String) throws {
        let transform = try TextTransform(rules: rules, file: "my.rules")
        #expect(transform.usesICU)
        #expect(transform.diagnostics.map(\.code) == ["rules-by-icu"])
        #expect(try transform.makeTransliterator().transliterate(text) == expected)
    }

    @Test func unknownNames() throws {
        let library = try SchemeFixture.library.get()
        #expect(throws: SchemeLibraryError.unknownScheme("xyz", known: SchemeFixture.names)) { try library.scheme(named: "xyz") }
        #expect(throws: SchemeLibraryError.sameScript(.latin)) { try library.transform(from: .latin, to: .latin) }
        let telugu = try #require(Script("Telu"))
        #expect(throws: SchemeLibraryError.self) { try library.transform(from: .devanagari, to: telugu, scheme: "hk") }
        #expect(throws: SchemeLibraryError.self) { try library.transform(from: .devanagari, to: #require(Script("Qaax"))) }
        #expect(throws: DataTableError.self) { try TransliterationScheme.parse("a\tb\tc\td\tcomma\tyes\tkeep\t:\n", file: "x") }
    }

    @Test func policies() throws {
        let library = try SchemeFixture.library.get()
        func written(_ text: String, _ scheme: String, _ change: (inout TextPolicy) -> Void) throws -> String {
            var policy = TextPolicy()
            change(&policy)
            return try library.transform(from: .devanagari, to: .latin, scheme: scheme, policy: policy).makeTransliterator().transliterate(
                text)
        }
        let text = "१२ 34 राम।॥"
        #expect(try written(text, "iso15919") { _ in } == "१२ 34 rāma।॥")
        #expect(try written(text, "iso15919") { ($0.digits, $0.danda) = (.latin, .convert) } == "12 34 rāma...")
        #expect(try written(text, "hk") { ($0.digits, $0.danda) = (.native, .convert) } == "१२ ३४ rAma|||")
        #expect(try written("राम", "hunterian") { _ in } == "rām")
        #expect(try written("राम", "hunterian") { $0.silentVowels = .keep } == "rāma")
        #expect(try written("राम", "iso15919") { $0.silentVowels = .delete } == "rām")
    }

    /// Texts that no one writes, in bounded time and memory.
    @Test(arguments: [
        String(repeating: "क", count: 10_000), String(repeating: "\u{93E}", count: 10_000),
        String(repeating: "\u{94D}\u{93C}", count: 10_000),
        String(repeating: "👩\u{200D}👩", count: 3000), String(repeating: "क\u{94D}", count: 10_000), String(repeating: ":", count: 10_000),
        "",
        String(repeating: "a:", count: 10_000),
    ])
    func hostileTexts(text: String) throws {
        let library = try SchemeFixture.library.get()
        for scheme in SchemeFixture.names {
            let latin = try library.transform(from: .devanagari, to: .latin, scheme: scheme).makeTransliterator().transliterate(text)
            #expect(latin.utf8.count <= 2 * text.utf8.count)
            guard SchemeFixture.reversible.contains(scheme), !text.contains(":") else { continue }
            let back = try library.transform(from: .latin, to: .devanagari, scheme: scheme).makeTransliterator().transliterate(latin)
            #expect(try SchemeFixture.normalized(back) == SchemeFixture.normalized(text))
        }
    }

    /// Bytes that are no UTF-8 give nonsense, but nothing outside the text is read.
    @Test func invalidBytes() throws {
        let ours = try SchemeFixture.library.get().transform(from: .devanagari, to: .latin, scheme: "hk").makeTransliterator()
        let bytes: [UInt8] = [0xE0, 0xA4, 0x95, 0xE0, 0xA4, 0xFF, 0xF0, 0x9F, 0x61, 0xE0]
        var output: [UInt8] = []
        try bytes.withUnsafeBufferPointer { try ours.transliterate($0, into: &output) }
        #expect(output.first == 0x6B)
        #expect(output.count >= 2 && output.count <= 12)
    }
}
