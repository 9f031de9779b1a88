import BitextModel
import Testing

@testable import BitextAlignment

/// Spans sought by hand-made likeness: words of one letter, equal letters are alike.
struct SpanProjectorTests {
    /// A word: capitals are names, `of` and `the` serve grammar, marks are barriers; `a-b` is two units of one word.
    private static func units(_ text: String) -> (units: [ProjectionUnit], words: [String]) {
        var result: ([ProjectionUnit], [String]) = ([], [])
        var place = 0
        for (token, word) in text.split(separator: " ").enumerated() {
            for part in word.split(separator: "-") {
                let text = String(part)
                let isMark = ["(", ")", ","].contains(text)
                result.0.append(
                    ProjectionUnit(
                        span: TextSpan(start: place, end: place + text.utf8.count), token: token, isMark: isMark, isBarrier: isMark,
                        isFunctionWord: ["of", "the", "ka"].contains(text), isCapital: text.first?.isUppercase ?? false,
                        isOrdinary: text.hasPrefix("President") || text.hasPrefix("Unit")))
                result.1.append(text.lowercased())
                place += text.utf8.count + 1
            }
        }
        return result
    }

    private static func likeness(_ source: [String], _ target: [String], links: [[Int]]) -> UnitLikeness {
        var result = UnitLikeness(rows: source.count, columns: target.count)
        for (row, word) in source.enumerated() {
            for (column, other) in target.enumerated() where word == other || other.hasPrefix(word + "+") || other.hasSuffix("+" + word) {
                result.raise(row, column, to: 1)
            }
        }
        for link in links { result.raiseLink(link[0], link[1], to: 1) }
        return result
    }

    private static func best(
        _ source: String, _ name: Range<Int>, _ target: String, links: [[Int]] = [], extends: SpanProjector.Extension = .names
    ) -> String? {
        let (from, to) = (units(source), units(target))
        let spans = SpanProjector().spans(
            of: name, from: from.units, to: to.units, likeness: likeness(from.words, to.words, links: links), extends: extends)
        return spans.first.map { to.words[$0.units].joined(separator: " ") }
    }

    @Test(
        arguments: [
            ("x modi ne", 1..<2, "the Modi went", [], "modi"),
            // A name said in two words, and one in a word with a hyphen.
            ("lok gaya", 0..<1, "Lok+a B+lok went", [], "lok+a b+lok"),
            ("roop gaya", 0..<1, "in Roop-Nagar there", [], "roop nagar"),
            // Words that look like names and render nothing else are taken in; those that render something are not, nor offices.
            ("rajaram gaya", 0..<1, "then Rajaram Pandey went", [], "rajaram pandey"),
            ("rajaram pandey gaya", 0..<1, "then Rajaram Pandey went", [], "rajaram"),
            ("putin gaya", 0..<1, "then President Putin went", [], "putin"),
            // Never across a bracket.
            ("imd imd gaya", 0..<1, "Imd ( Imd ) went", [[0, 0], [1, 2]], "imd"),
            // Of equal words the link decides.
            ("bihar ne bihar ko", 2..<3, "Bihar says Bihar", [[0, 0], [2, 2]], "bihar"),
            // Words of grammar stand inside a name and not at its border.
            ("board ka cricket", 0..<3, "the Board of Cricket", [[1, 2], [1, 0]], "board of cricket"),
            // A word that only a link supports is taken where nothing better stands, and none where there is none.
            ("ssi gaya", 0..<1, "the Asi went", [[0, 1]], "asi"), ("ssi gaya", 0..<1, "he went away", [], nil),
        ] as [(String, Range<Int>, String, [[Int]], String?)])
    func spans(source: String, name: Range<Int>, target: String, links: [[Int]], expected: String?) {
        #expect(Self.best(source, name, target, links: links) == expected, "\(source) / \(target)")
    }

    @Test func organizationsTakeCapitals() {
        #expect(Self.best("sn emergency me", 0..<2, "the Sn Emergency Unit there", extends: .capitals) == "sn emergency unit")
        #expect(Self.best("sn emergency me", 0..<2, "the Sn Emergency Unit there", extends: .names) == "sn emergency")
    }

    @Test func theLinkedOneOfTwo() {
        let (from, to) = (Self.units("bihar ne bihar ko"), Self.units("Bihar says Bihar"))
        let likeness = Self.likeness(from.words, to.words, links: [[0, 0], [2, 2]])
        let candidates = [0..<1, 2..<3].map {
            SpanProjector().spans(of: $0, from: from.units, to: to.units, likeness: likeness, extends: .none)
        }
        let found = SpanProjector.assign(candidates) { _, _ in false }
        #expect(found.map { $0?.units } == [0..<1, 2..<3])
    }

    /// Two names, one place: the better one has it, the other nothing unless they share.
    @Test func aPlaceIsGivenOnce() {
        let span = ProjectedSpan(units: 3..<4, score: 0.9, likeness: 1)
        let weaker = ProjectedSpan(units: 3..<4, score: 0.8, likeness: 1)
        #expect(SpanProjector.assign([[weaker], [span]]) { _, _ in false }.map { $0?.score } == [nil, 0.9])
        #expect(SpanProjector.assign([[weaker], [span]]) { _, _ in true }.map { $0?.score } == [0.8, 0.9])
        #expect(SpanProjector.assign([[], []]) { _, _ in true }.allSatisfy { $0 == nil })
    }

    @Test func nothingToFind() {
        let likeness = UnitLikeness(rows: 1, columns: 0)
        let from = Self.units("modi").units
        #expect(SpanProjector().spans(of: 0..<1, from: from, to: [], likeness: likeness, extends: .names).isEmpty)
        #expect(
            SpanProjector().spans(of: 0..<0, from: from, to: from, likeness: UnitLikeness(rows: 1, columns: 1), extends: .names).isEmpty)
    }
}
