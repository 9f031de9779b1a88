import BitextModel
import Dubash
import ICU
import Testing

@testable import Transliteration

/// ICU is the oracle: the same rules give the same output, on random texts of all kinds; and the loop that is fast gives what the one that
/// keeps alignments does.
@Suite struct SchemeOracleTests {
    static let count = SchemeFixture.isExhaustive ? 20_000 : 150

    @Test(arguments: try SchemeFixture.files(), [false, true]) func shippedRules(file: String, reverse: Bool) throws {
        let rules = try SchemeFixture.rules(file)
        guard !reverse || rules.contains("<") else { return }
        let transform = try SchemeTransform(rules: rules, file: file, reverse: reverse).compiled()
        #expect(!transform.usesICU)
        try compare(transform, rules, reverse: reverse, seed: 3, name: file)
    }

    /// Small rules that use what the shipped ones do not.
    @Test(arguments: [
        "a > b; b > c;", "a > b | c; c > d; d a > x;", "a { b } c > x; b > y;", "[a-c] { [k-m h] } [^a] > 1; k > 2;",
        "$v = [aeiou]; $v } $v > v; $v > ;",
        "ab > '<>'; a > \\u0915;", "a b > c ; a > d", "::NFD; e > E; \\u0301 > ; ::NFC;", "a <> b; c < d; e > f;",
        "क > ख | \\u0902; \\u0902 } क > x; \\u0902 > y;", "x { [ab] [bc] } [cd] > '1'; [ab] > 2;", "k h > K; k > q; h > H;",
        "a } b c d > 1; a } b > 2; b c > 3;",
        "[[a-z] - [aeiou]] > c;", "[[a-k] & [g-z]] > g;", "'it''s' > '[it]'; \\' > q;", "😀 > x; 中 > y; é > z;", "a→b;b←c;c↔d;",
        "aa > aaaaaaaaaaaaaaaaaaaa; a > ;",
        "[^a] { k } [^b] > K; h } [^x] > H;", "a > x; ::Null; x > y;", "[c] { a > 1; [x1] { a > 2;",
    ])
    func smallRules(rules: String) throws {
        for reverse in [false, true] where !reverse || rules.contains("<") || rules.contains("←") {
            let parsed = try TransformRulesParser.parse(rules, file: "test", reverse: reverse)
            try compare(try TextTransform(compiling: parsed, file: "test"), rules, reverse: reverse, seed: 4, name: rules, small: true)
        }
    }

    private func compare(
        _ transform: TextTransform, _ rules: String, reverse: Bool, seed: UInt64, name: String, small: Bool = false
    ) throws {
        let icu = try Transform(rules: rules, reverse: reverse)
        let ours = try transform.makeTransliterator()
        var random = SeededNumbers(state: seed)
        let letters = ["a", "b", "c", "d", "e", "k", "h", "x", "i", "क", "ख", "\u{902}", "\u{301}", "é", "中", "😀", "it's", " ", "1"]
        var failures = 0
        for _ in 0..<Self.count where failures < 5 {
            let text =
                small
                ? (0..<Int.random(in: 0...12, using: &random)).map { _ in letters.randomElement(using: &random) ?? "" }.joined()
                : SchemeFixture.mixed(&random)
            let expected = Array(try icu.apply(to: text).utf8)
            let found = Array(try ours.transliterate(text).utf8)
            var aligned: [UInt8] = []
            let alignment = try Array(text.utf8).withUnsafeBufferPointer { try ours.transliterateAligned($0, into: &aligned) }
            var problems: [String] = []
            if found != expected { problems.append("ICU has \(String(decoding: expected, as: UTF8.self))") }
            if aligned != found { problems.append("with alignment \(String(decoding: aligned, as: UTF8.self))") }
            problems += Self.problems(alignment, Array(text.utf8), aligned)
            if !problems.isEmpty {
                failures += 1
                Issue.record(
                    "\(name), reverse \(reverse): \(SchemeFixture.show(text)) → \(String(decoding: found, as: UTF8.self)): \(problems)")
            }
        }
    }

    /// Pieces follow each other in both texts, and what is said to be copied is.
    static func problems(_ alignment: TransliterationAlignment, _ source: [UInt8], _ output: [UInt8]) -> [String] {
        var problems: [String] = []
        var (from, to) = (0, 0)
        for piece in alignment.pieces {
            if piece.source.start != from || piece.output.start != to { problems.append("a gap before \(piece)") }
            (from, to) = (piece.source.end, piece.output.end)
            guard from <= source.count, to <= output.count else { return ["\(piece) leaves the text"] }
            if piece.isCopy, source[piece.source.start..<from] != output[piece.output.start..<to] { problems.append("\(piece) is no copy") }
        }
        if from != source.count || to != output.count { problems.append("pieces end at \(from), \(to)") }
        return problems
    }

    /// The comparison is no tautology.
    @Test func differencesAreNoticed() throws {
        let ours = try TextTransform(rules: "a > b;", file: "test").makeTransliterator()
        #expect(try ours.transliterate("a") != Transform(rules: "a > c;").apply(to: "a"))
        let wrong = TransliterationAlignment(pieces: [
            TransliterationPiece(source: TextSpan(start: 0, end: 1), output: TextSpan(start: 1, end: 2))
        ])
        #expect(!Self.problems(wrong, [97], [98, 99]).isEmpty)
    }

    @Test func alignmentOfAWord() throws {
        let ours = try SchemeFixture.library.get().transform(from: .devanagari, to: .latin, scheme: "iso15919").makeTransliterator()
        var output: [UInt8] = []
        let text = "Jong किताब"
        let alignment = try Array(text.utf8).withUnsafeBufferPointer { try ours.transliterateAligned($0, into: &output) }
        #expect(String(decoding: output, as: UTF8.self) == "Jong kitāba")
        #expect(alignment.outputSpan(of: TextSpan(start: 5, end: 11)) == TextSpan(start: 5, end: 7))
        #expect(alignment.outputSpan(of: TextSpan(start: 1, end: 3)) == TextSpan(start: 1, end: 3))
        #expect(alignment.sourceSpan(of: TextSpan(start: 10, end: 12)) == TextSpan(start: 17, end: 20))
        #expect(alignment.sourceSpan(of: TextSpan(start: 0, end: 12)) == TextSpan(start: 0, end: 20))
    }
}
