import BitextModel
import Testing

@testable import BitextAlignment

struct LinkingRulesTests {
    private static let table = """
        hi\tauxiliaries\tafter
        hi\tauxiliary\thai|rahi
        hi\tlight\tkar|karte
        hi\tambiguous\tki
        hi\tcase\tko
        hi\tgenitive\tka
        hi\tcompound\tke lie
        hi\tsilent\tne
        hi\tbetween\tbhi
        hi\tinfinitive-ending\tna
        en\tauxiliaries\tbefore
        en\tauxiliary\tis|will
        en\tinfinitive\tto
        en\tarticle\tthe
        en\tbetween\talso
        en\tpossessive-ending\t's|’
        hi\tcopula\thai
        hi\tdegree\tsabse
        hi\tparticiple-ending\tta
        en\tcopula\tis
        en\tpreposition\tof|in|to|with
        en\tparticle\tout
        en\tcompound\tas well
        en\tparticiple-ending\ted
        en\tadverb-ending\tly
        """

    private func rules(_ table: String = table) throws -> LinkingRules {
        try LinkingRules(
            parsing: table, file: "groups.tsv", source: try #require(LanguageTag("hi")), target: try #require(LanguageTag("en")))
    }

    @Test(arguments: [
        // Light verb and auxiliary take the link of the noun before them, the English auxiliary that of its verb.
        (
            "protsahit kar rahi hai", "is also encouraging", [[0, 2]],
            [[0, 0], [0, 2], [1, 0], [1, 2], [2, 0], [2, 2], [3, 0], [3, 2]]
        ),
        // A word that is linked firmly elsewhere is left alone, and takes the auxiliary with it.
        ("ghar karte hai", "house do", [[0, 0], [1, 1]], [[0, 0], [1, 1], [2, 1]]),
        // Compound postpositions are one.
        ("ghar ke lie", "for house", [[0, 1], [2, 0]], [[0, 1], [1, 0], [2, 0]]),
        // ki is light before an auxiliary, another word elsewhere.
        ("tay ki hai", "decided", [[0, 0]], [[0, 0], [1, 0], [2, 0]]), ("tay ki ghar", "decided", [[0, 0]], [[0, 0]]),
        // One verb here, a group there.
        ("uthaegi", "will take", [[0, 1]], [[0, 0], [0, 1]]), ("gana", "to sing", [[0, 1]], [[0, 0], [0, 1]]),
        ("sangit", "to music", [[0, 1]], [[0, 1]]),
        // The possessor's marker; a word said twice; the article.
        ("sarkar ka", "government's", [[0, 0]], [[0, 0], [1, 0]]), ("alag - alag", "different", [[0, 0]], [[0, 0], [1, 0], [2, 0]]),
        ("ghar", "the", [], []),
        ("ram ne", "Ram has", [[0, 0], [1, 1]], [[0, 0]]),
        // A postposition goes with the preposition of its noun, and not with another's.
        ("asam ka ghar ka", "in house of Assam", [[0, 3], [1, 0], [2, 1], [3, 2]], [[0, 3], [1, 2], [2, 1], [3, 0]]),
        ("ghar ka", "house of", [[0, 0]], [[0, 0]]), ("log ka ghar", "people ’ house", [[0, 0], [2, 2]], [[0, 0], [1, 1], [2, 2]]),
        // To be alone is no part of what the subject is; with a participle it is.
        ("accha hai", "is good", [[0, 1], [1, 0]], [[0, 1], [1, 0]]),
        ("paribhashit hai", "is defined", [[0, 1], [1, 0]], [[0, 0], [0, 1], [1, 0], [1, 1]]),
        ("karta hai", "is doing", [[0, 1], [1, 0]], [[0, 0], [0, 1], [1, 0], [1, 1]]),
        // An auxiliary finds its verb behind the subject.
        ("ram gata hai", "is Ram singing", [[0, 1], [1, 2]], [[0, 1], [1, 0], [1, 2], [2, 0], [2, 2]]),
        // Particles, superlatives, adverbs, units of several words.
        ("tuta", "broke out", [[0, 0]], [[0, 0], [0, 1]]), ("sabse bara", "the largest", [[1, 1]], [[0, 1], [1, 1]]),
        ("tezi ko", "rapidly", [[0, 0]], [[0, 0], [1, 0]]), ("bhi", "as well", [[0, 1]], [[0, 0], [0, 1]]),
    ])
    func groups(source: String, target: String, sure: [[Int]], expected: [[Int]]) throws {
        let words = (source.split(separator: " ").map(String.init), target.split(separator: " ").map(String.init))
        var matrix = LinkMatrix(
            sources: words.0.count, targets: words.1.count, scores: [Float](repeating: 0.05, count: words.0.count * words.1.count))
        for link in sure { matrix[link[0], link[1]] = 0.9 }
        try rules().apply(to: &matrix, source: words.0, target: words.1)
        var found: [[Int]] = []
        for i in words.0.indices { for j in words.1.indices where matrix[i, j] >= 0.3 { found.append([i, j]) } }
        #expect(Set(found) == Set(expected), "\(source) / \(target)")
    }

    @Test(arguments: [
        ("fr\tlight\tx", "'fr' is neither hi nor en"), ("hi\tverb\tx", "unknown role 'verb'"), ("hi\tlight\t", "no words"),
        ("hi\tcompound\tx", "'x' is one word"), ("hi\tauxiliaries\tbeside", "'beside' is neither before nor after"),
        ("hi\tlight", "2 columns where 3 are wanted"),
    ])
    func badTables(row: String, problem: String) {
        #expect(throws: DataTableError(file: "groups.tsv", line: 1, problem: problem)) { try rules(row) }
    }
}
