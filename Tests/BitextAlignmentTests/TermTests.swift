import BitextModel
import Testing

@testable import BitextAlignment

struct PhrasePairTests {
    /// `c` content, `i` inner, `.` neither.
    private static func roles(_ text: String) -> [TermWordRole] {
        text.map { $0 == "c" ? .content : $0 == "i" ? .inner : .none }
    }

    private static func pairs(_ source: String, _ target: String, _ links: [[Int]]) -> Set<[Int]> {
        let found = PhrasePairs().pairs(
            source: roles(source), target: roles(target),
            links: links.map { ScoredLink(link: WordLink(source: $0[0], target: $0[1]), score: 0.9) })
        return Set(found.map { [$0.source.lowerBound, $0.source.upperBound, $0.target.lowerBound, $0.target.upperBound] })
    }

    @Test(
        arguments: [
            // Two words for two, in either order.
            ("cc.", "cc.", [[0, 0], [1, 1]], [[0, 2, 0, 2]]), (".cc", "cc", [[1, 1], [2, 0]], [[1, 3, 0, 2]]),
            // One for two; one for one is no term of several words.
            ("c.", "cc", [[0, 0], [0, 1]], [[0, 1, 0, 2]]), ("c", "c", [[0, 0]], []),
            // A linked word outside, one of grammar between, one without a link.
            ("cc.c", "cc", [[0, 0], [1, 1], [3, 1]], []), ("c.c", "cc", [[0, 0], [2, 1]], []), ("ccc", "cc", [[0, 0], [2, 1]], []),
            // का inside, not at the border.
            ("cic", "cic", [[0, 2], [2, 0], [1, 1]], [[0, 3, 0, 3]]), ("ci.", "c.", [[0, 0]], []),
            // A part of a longer phrase is none.
            ("ccc", "ccc", [[0, 0], [1, 1], [2, 2]], [[0, 3, 0, 3]]),
            // Links to places that do not exist are passed over.
            ("cc", "cc", [[0, 0], [1, 1], [7, 0], [0, 9]], [[0, 2, 0, 2]]), ("", "", [], []),
        ] as [(String, String, [[Int]], [[Int]])])
    func consistent(source: String, target: String, links: [[Int]], expected: [[Int]]) {
        #expect(Self.pairs(source, target, links) == Set(expected), "\(source) / \(target)")
    }

    @Test func aVerbThatFollowsOpensThePhrase() {
        let links = [
            ScoredLink(link: WordLink(source: 0, target: 0), score: 1), ScoredLink(link: WordLink(source: 1, target: 1), score: 1),
        ]
        let (source, target) = (Self.roles("cc."), Self.roles("cc"))
        #expect(PhrasePairs().pairs(source: source, target: target, links: links, isClosed: { _ in false }).isEmpty)
    }
}

struct TermTableTests {
    private static func sighting(_ source: String, _ target: String, kind: Int? = nil, known: Float = 1) -> TermSighting {
        TermSighting(
            sourceKeys: source.split(separator: " ").map(String.init), targetKeys: target.split(separator: " ").map(String.init),
            source: source, target: target, strength: 0.9, known: known, example: 0, kind: kind)
    }

    /// Each line: source, target, and pairs seen in it.
    private static func terms(_ lines: [(String, String, [TermSighting])], _ options: TermOptions = TermOptions()) -> [String] {
        var table = TermTable(options)
        for (source, target, sightings) in lines {
            table.add(
                source: source.split(separator: " ").map(String.init), target: target.split(separator: " ").map(String.init), sightings)
        }
        return table.terms().map { "\($0.source)=\($0.target) \($0.count)" }
    }

    @Test func aTermIsSeenTwiceANameOnce() {
        let pair = Self.sighting("sukhi khansi", "dry cough")
        #expect(Self.terms([("sukhi khansi", "dry cough", [pair])]).isEmpty)
        #expect(
            Self.terms([("sukhi khansi", "dry cough", [pair]), ("sukhi khansi hai", "a dry cough", [pair])]) == ["sukhi khansi=dry cough 2"]
        )
        #expect(Self.terms([("vuhan", "Wuhan", [Self.sighting("vuhan", "Wuhan", kind: 1)])]) == ["vuhan=Wuhan 1"])
        // A name of which nothing is known, and that is linked weakly, is none.
        var doubtful = Self.sighting("a", "B", kind: 1, known: 0)
        doubtful.strength = 0.2
        #expect(Self.terms([("a", "B", [doubtful])]).isEmpty)
    }

    @Test func twiceInOneSentenceIsOnce() {
        let pair = Self.sighting("sukhi khansi", "dry cough")
        #expect(Self.terms([("sukhi khansi", "dry cough", [pair, pair])]).isEmpty)
    }

    @Test func aPhraseThatStandsOnlyInsideATermIsLeftOut() {
        let (whole, part) = (Self.sighting("k f rog", "chronic lung disease"), Self.sighting("k f", "chronic lung"))
        let line = ("k f rog", "chronic lung disease", [whole, part])
        #expect(Self.terms([line, line]) == ["k f rog=chronic lung disease 2"])
        let alone = ("k f", "chronic lung", [part])
        #expect(Set(Self.terms([line, line, alone, alone])) == ["k f rog=chronic lung disease 2", "k f=chronic lung 4"])
    }

    @Test func aRareRenderingBesideAFrequentOneIsLeftOut() {
        let (right, wrong) = (Self.sighting("chin", "China", kind: 1), Self.sighting("chin", "Beijing", kind: 1))
        let lines = [("chin", "China", [right]), ("chin", "China", [right]), ("chin", "China", [right]), ("chin", "Beijing", [wrong])]
        #expect(Self.terms(lines) == ["chin=China 3"])
    }

    /// The most frequent form is shown; of forms of one key.
    @Test func theUsualForm() {
        var plural = Self.sighting("rog", "lung diseases")
        plural.targetKeys = ["lung", "disease"]
        var singular = plural
        singular.target = "lung disease"
        let line = ("rog", "lung disease")
        let terms = Self.terms([(line.0, line.1, [plural]), (line.0, line.1, [singular]), (line.0, line.1, [singular])])
        #expect(terms == ["rog=lung disease 3"])
    }

    @Test func memoryIsBounded() {
        var options = TermOptions()
        options.capacity = 50
        var lines: [(String, String, [TermSighting])] = []
        let kept = Self.sighting("sukhi khansi", "dry cough")
        for number in 0..<400 {
            let once = Self.sighting("a\(number) b", "c\(number) d")
            lines.append(("a\(number) b sukhi khansi", "c\(number) d dry cough", [once, kept]))
        }
        #expect(Self.terms(lines, options) == ["sukhi khansi=dry cough 400"])
    }
}
