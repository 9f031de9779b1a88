import BitextModel
import Testing

@testable import Transliteration

/// What must hold of every score, whatever the names: it is bounded, the same for both orders, the same each time, and what the explanation says.
enum NameScoreHarness {
    typealias Score = (String, String) -> Double
    typealias Explain = (String, String) -> NameExplanation

    static func check(_ left: String, _ right: String, _ matcher: NameMatcher) -> String? {
        check(left, right, score: matcher.score, explain: matcher.explain)
    }

    /// What does not hold; nil where all does.
    static func check(_ left: String, _ right: String, score give: Score, explain: Explain) -> String? {
        let score = give(left, right)
        guard score >= 0, score <= 1 else { return "score \(score) is out of bounds" }
        guard give(left, right) == score else { return "score \(score) is another the second time" }
        guard give(right, left) == score else { return "score \(score) is \(give(right, left)) in the other order" }
        let (explanation, other) = (explain(left, right), explain(right, left))
        guard explanation.score == score, other.score == score else { return "the explanation has another score" }
        guard explanation.links.count == other.links.count else { return "the other order has other links" }
        for link in explanation.links {
            guard (0...1).contains(link.score) else { return "a link's score is \(link.score)" }
            if let problem = check(link.left, link.leftText, left) ?? check(link.right, link.rightText, right) { return problem }
        }
        for word in explanation.missing {
            if let problem = check(word.span, word.text, word.isLeft ? left : right) { return problem }
        }
        return nil
    }

    private static func check(_ span: TextSpan, _ text: String, _ name: String) -> String? {
        let bytes = Array(name.utf8)
        guard span.start >= 0, span.start < span.end, span.end <= bytes.count else { return "span \(span) lies outside the name" }
        guard String(decoding: bytes[span.start..<span.end], as: UTF8.self) == text else { return "span \(span) is not '\(text)'" }
        return nil
    }
}

@Suite("Scores of names") struct NameScoreTests {
    @Test(arguments: NameMatcherTests.same + NameMatcherTests.different) func tables(left: String, right: String) throws {
        for matcher in [try MatchingTables.matcher.get(), try MatchingTables.matcherBySounds.get()] {
            #expect(NameScoreHarness.check(left, right, matcher) == nil)
        }
    }

    /// Letters, marks, digits and signs of all scripts of the tables, and of some that are in none.
    private static let pools: [[Unicode.Scalar]] = [
        0x61...0x7A, 0x41...0x5A, 0x900...0x97F, 0x980...0x9FF, 0xA00...0xA7F, 0xB80...0xBFF, 0xD00...0xD7F, 0x400...0x4FF, 0x370...0x3FF,
        0x600...0x6FF,
        0x300...0x36F, 0x4E00...0x4E40, 0x1F600...0x1F640, 0x20...0x40, 0x2000...0x200F, 0xAC00...0xAC20,
    ].map { (range: ClosedRange<UInt32>) in range.compactMap(Unicode.Scalar.init) }

    private static func name(_ numbers: inout SeededNumbers) -> String {
        var text = String.UnicodeScalarView()
        for word in 0..<Int.random(in: 0...4, using: &numbers) {
            if word > 0 { text.append(" ") }
            let pool = pools.randomElement(using: &numbers) ?? []
            for _ in 0..<Int.random(in: 1...9, using: &numbers) {
                let isStray = Int.random(in: 0..<12, using: &numbers) == 0
                if let scalar = (isStray ? pools.randomElement(using: &numbers) ?? [] : pool).randomElement(using: &numbers) {
                    text.append(scalar)
                }
            }
        }
        return String(text)
    }

    @Test func randomNames() throws {
        var numbers = SeededNumbers(state: 41)
        let matcher = try MatchingTables.matcher.get()
        for _ in 0..<1500 {
            let (left, right) = (Self.name(&numbers), Self.name(&numbers))
            let problem = NameScoreHarness.check(left, right, matcher) ?? NameScoreHarness.check(left, left, matcher)
            #expect(problem == nil, "\(left.debugDescription) \(right.debugDescription)")
        }
    }

    /// A name of letters is itself.
    @Test(arguments: ["Ram Kumar", "सुनील शर्मा", "সুনীল শর্মা", "Сергей Лавров", "A. P. J. Abdul Kalam", "Mohd. Ali", "Dr. Rao"])
    func itself(name: String) throws { #expect(try MatchingTables.matcher.get().score(name, name) > 0.8) }

    @Test(arguments: [
        String(repeating: "k", count: 10_000), String(repeating: "क", count: 10_000), String(repeating: "क ", count: 5_000),
        String(repeating: "\u{94D}", count: 10_000), String(repeating: "\u{301}", count: 10_000), String(repeating: "😀", count: 2_000), "",
        "\n\t",
        String(repeating: "Ж", count: 10_000), String(repeating: "A.", count: 2_000), String(repeating: "Ram alias ", count: 1_000),
        String(repeating: "राम s/o ", count: 1_000), "a\u{0}b", "\u{202E}Ram", "\u{FEFF}Ram", "ﷺ", "𝕽𝖆𝖒",
    ])
    func hostileNames(name: String) throws {
        let matcher = try MatchingTables.matcher.get()
        for other in [name, "Ram Kumar", "राम", ""] { #expect(NameScoreHarness.check(name, other, matcher) == nil) }
    }

    /// The harness rejects scores that are unbounded, lopsided or unlike their explanation, and spans that lie elsewhere.
    @Test func harnessRejects() throws {
        let matcher = try MatchingTables.matcher.get()
        func problem(_ score: @escaping NameScoreHarness.Score, _ explain: NameScoreHarness.Explain? = nil) -> String? {
            NameScoreHarness.check("Ram Lal", "राम", score: score, explain: explain ?? matcher.explain)
        }
        #expect(problem { _, _ in 1.5 }?.contains("bounds") == true)
        #expect(problem { left, _ in left == "राम" ? 0.5 : 0.25 }?.contains("order") == true)
        var calls = 0.0
        #expect(
            problem { _, _ in
                calls += 0.1
                return calls
            }?.contains("second time") == true)
        #expect(problem { _, _ in 0.123 }?.contains("explanation") == true)
        #expect(problem(matcher.score) { matcher.explain("  " + $0, $1) } != nil)
        #expect(problem(matcher.score) == nil)
    }

    /// The models of both directions know spellings that sounds do not.
    @Test func models() throws {
        let (with, without) = (try MatchingTables.matcher.get(), try MatchingTables.matcherBySounds.get())
        #expect(with.score("Sun Lakes", "सन लेक्स") > without.score("Sun Lakes", "सन लेक्स"))
        #expect(with.score("Gopal Roy", "गोपाल राय") > without.score("Gopal Roy", "गोपाल राय"))
    }
}
