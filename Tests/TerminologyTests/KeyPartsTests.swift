internal import BitextModel
internal import Testing

@testable internal import Terminology

@Suite struct KeyPartsTests {
    private func parts(_ words: [String]) throws -> KeyParts {
        var keys = TextNumbering()
        for word in words { _ = keys.number(of: word) }
        var writer = ModelFileWriter(kind: "test", signature: "")
        writer.add(KeyParts.section, KeyParts.table(keys))
        let file = try ModelFile(content: writer.finish(), kind: "test")
        return KeyParts(try file.array(KeyParts.section, of: UInt64.self))
    }

    /// Beginnings and ends before letters, two of which are on either side; marks belong to the letter before them.
    @Test(arguments: [
        ("लालकिला", "लाल", "किला"), ("राजस्थान", "राज", "स्थान"), ("राजस्थान", "राजस्", "थान"), ("महाराष्ट्र", "महा", "राष्ट्र"), ("रेलगाड़ी", "रेल", "गाड़ी"),
    ])
    func cutsAreHeld(word: String, beginning: String, end: String) throws {
        let parts = try parts([word, "Delhi", "क"])
        #expect(parts.mayBegin(with: beginning) && parts.mayEnd(with: end))
        #expect(!parts.mayBegin(with: word) && !parts.mayEnd(with: word))
    }

    /// What begins with a sign ends nothing; of nothing nothing is held.
    @Test func others() throws {
        #expect(try !parts(["लालाकिला"]).mayEnd(with: "ाकिला"))
        #expect(try !parts([]).mayBegin(with: "लाल"))
        #expect(try !parts(["Delhi", "दिल्ली"]).mayBegin(with: "De"))
    }

    /// Of 3,000 words none is denied, and of as many others one in thirty is not.
    @Test func mostOthersAreDenied() throws {
        let letters = "कखगघचछजझटठडढणतथदधनपफबभमयरलवशसह".map { String($0) }
        var state: UInt64 = 3
        func word() -> String {
            (0..<3).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return letters[Int(state >> 33) % letters.count]
            }.joined() + "ा"
        }
        let beginnings = (0..<3000).map { _ in word() }
        let parts = try parts(beginnings.map { $0 + "नगर" })
        #expect(beginnings.allSatisfy(parts.mayBegin))
        let known = Set(beginnings)
        let others = (0..<3000).map { _ in word() }.filter { !known.contains($0) }
        #expect(others.count { parts.mayBegin(with: $0) } * 15 < others.count)
    }
}
