import Testing

@testable import Interchange

@Suite struct XMLNameEscapesTests {
    @Test(arguments: [
        ("place/moscow", "place_x002F_moscow"), ("योग", "योग"), ("ा", "ा"), ("5g", "_x0035_g"), ("a b", "a_x0020_b"), ("a:b", "a_x003A_b"),
        ("", "_"),
        ("_x002F_", "_x005F_x002F_"), ("a_b", "a_b"), ("a_xyz", "a_x005F_xyz"), ("-a", "_x002D_a"), ("\u{1F600}", "\u{1F600}"),
        ("a\u{FFFE}", "a_xFFFE_"),
        ("a\u{F0000}", "a_xF0000_"),
    ])
    func names(text: String, name: String) {
        #expect(XMLNameEscapes.name(for: text) == name)
        if !text.isEmpty { #expect(XMLNameEscapes.text(of: name) == text) }
    }

    /// Names of others are themselves unless an escape stands in them.
    @Test(arguments: [
        ("c12", "c12"), ("a_x_b", "a_x_b"), ("a_x00_b", "a_x00_b"), ("a_xD800_b", "a_xD800_b"), ("a_x002F", "a_x002F"),
        ("a_x+02F_", "a_x+02F_"),
        ("a__x002F_", "a_/"), ("_xFFFFFFFFFF_", "_xFFFFFFFFFF_"),
    ])
    func otherNames(name: String, text: String) { #expect(XMLNameEscapes.text(of: name) == text) }

    @Test func everyTextComesBack() {
        var random = SeededGenerator(state: 7)
        let pieces: [Unicode.Scalar] = ["_", "x", "0", "2", "F", "/", "a", "-", ".", ":", "क", "ा", " ", "\u{301}", "5"]
        for _ in 0..<2000 {
            let text = String(
                String.UnicodeScalarView(
                    (0..<Int.random(in: 1...12, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "a" }))
            let name = XMLNameEscapes.name(for: text)
            #expect(XMLNameEscapes.text(of: name).unicodeScalars.elementsEqual(text.unicodeScalars), "\(name)")
        }
    }
}

/// Linear congruential generator (Knuth, MMIX).
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 32
    }
}
