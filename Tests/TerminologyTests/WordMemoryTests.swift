internal import BitextModel
internal import Testing

@testable internal import Terminology

@Suite struct WordMemoryTests {
    private func facts(_ word: String) -> WordFacts {
        WordFacts(units: [], surface: word, kind: .symbol, isLatin: false, isOrdinary: false, knowledge: WordKnowledge())
    }

    private func number(_ word: String, _ tag: UInt8, in memory: inout WordMemory) -> (number: Int, isNew: Bool) {
        Array(word.utf8).withUnsafeBufferPointer { bytes in
            if let known = memory.number(of: bytes, tag: tag) { return (known, false) }
            return (memory.add(bytes, tag: tag, facts(word)), true)
        }
    }

    @Test func wordsOfOneTextAndClassAreOne() {
        var memory = WordMemory()
        #expect(number("क", 0, in: &memory) == (0, true))
        #expect(number("क", 0, in: &memory) == (0, false))
        #expect(number("क", 1, in: &memory) == (1, true))
        #expect(number("", 0, in: &memory) == (2, true))
        #expect(number("काकाकाका", 0, in: &memory) == (3, true))
        #expect(number("काकाकाकि", 0, in: &memory) == (4, true))
        #expect(memory[4].quantityKey == "काकाकाकि")
    }

    /// The memory begins anew when it is full; in one sentence of more words than it holds it grows.
    @Test func theMemoryIsBounded() {
        var memory = WordMemory()
        for word in 0..<WordMemory.most {
            memory.makeRoom(for: 1)
            _ = number("w\(word)", 0, in: &memory)
        }
        #expect(memory.count == WordMemory.most && memory.generation == 0)
        memory.makeRoom(for: 1)
        #expect(memory.count == 0 && memory.generation == 1)
        for word in 0..<WordMemory.most + 5000 { _ = number("w\(word)", 0, in: &memory) }
        #expect(memory.count == WordMemory.most + 5000)
        #expect(number("w7", 0, in: &memory) == (7, false))
    }

    @Test func textsAreNumberedInOrder() {
        var texts = TextNumbering()
        for round in 0..<2 {
            for place in 0..<5000 { #expect(texts.number(of: "t\(place)") == place, "round \(round)") }
        }
        #expect(texts.count == 5000 && texts[4999] == "t4999" && texts[0] == "t0")
        #expect(texts.number(of: "") == 5000 && texts.isEmpty(5000) && !texts.isEmpty(0))
        let table = texts.table(slots: 12_000)
        #expect(Set(table.filter { $0 > 0 }) == Set(1...5001))
    }
}
