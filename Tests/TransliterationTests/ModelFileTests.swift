internal import BitextModel
import Testing

@testable import Transliteration

@Suite("Model files")
struct ModelFileTests {
    private func sample() -> [UInt8] {
        var writer = ModelFileWriter(kind: "sample", signature: "made for a test")
        writer.add("numbers", [1, 2, 70_000] as [UInt32])
        writer.add("bytes", bytes: Array("दो".utf8))
        return writer.finish()
    }

    @Test func sectionsComeBack() throws {
        let file = try ModelFile(content: sample(), kind: "sample")
        #expect(file.signature == "made for a test")
        #expect(Array(try file.array("numbers", of: UInt32.self).buffer) == [1, 2, 70_000])
        #expect(String(decoding: try file.array("bytes", of: UInt8.self).buffer, as: UTF8.self) == "दो")
    }

    /// Written piece by piece, a file has the bytes of one written at once, its checksum included.
    @Test func aStreamGivesTheBytesOfAWriter() throws {
        let numbers = (0..<700_000).map { UInt32(truncatingIfNeeded: $0 &* 2_654_435_761) }
        var writer = ModelFileWriter(kind: "sample", signature: "made for a test")
        writer.add("numbers", numbers)
        writer.add("bytes", bytes: Array("दो".utf8))
        writer.add("none", [] as [UInt32])
        writer.add("more", numbers)
        var memory = ModelFileMemory()
        var stream = ModelFileStream(
            kind: "sample", signature: "made for a test",
            sections: [("numbers", 4 * numbers.count), ("bytes", 6), ("none", 0), ("more", 4 * numbers.count)])
        try stream.begin(&memory)
        try stream.write(numbers, to: &memory)
        try stream.write(Array("दो".utf8), to: &memory)
        try stream.write([] as [UInt32], to: &memory)
        try stream.writeEach(numbers.count / 2, to: &memory) { place, words in words += numbers[2 * place..<2 * place + 2] }
        try stream.finish(&memory)
        #expect(memory.bytes == writer.finish())
    }

    @Test func aChecksumOfPiecesIsThatOfTheWhole() {
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 37) }
        let whole = bytes.withUnsafeBytes(Checksum.of)
        for cut in stride(from: 0, through: 992, by: 32) {
            var stream = Checksum.Stream()
            bytes[..<cut].withUnsafeBytes { stream.add($0) }
            bytes[cut...].withUnsafeBytes { stream.add($0) }
            #expect(stream.finish() == whole)
        }
    }

    @Test func sameSectionsGiveSameBytes() { #expect(sample() == sample()) }

    @Test func aMissingOrMisshapenSectionIsNamed() throws {
        let file = try ModelFile(content: sample(), kind: "sample")
        #expect(throws: ModelFileError.section(path: "(memory)", name: "nothing", problem: "is missing")) {
            try file.array("nothing", of: UInt8.self)
        }
        #expect(throws: ModelFileError.section(path: "(memory)", name: "bytes", problem: "6 bytes are no whole number of values")) {
            try file.array("bytes", of: UInt32.self)
        }
    }

    @Test func everyChangedByteIsNoticed() throws {
        let whole = sample()
        for place in whole.indices {
            var changed = whole
            changed[place] ^= 0x10
            #expect(throws: ModelFileError.self, "byte \(place)") { try ModelFile(content: changed, kind: "sample") }
        }
    }

    @Test func everyShorterFileIsRefused() {
        let whole = sample()
        for count in 0..<whole.count {
            #expect(throws: ModelFileError.self, "\(count) bytes") { try ModelFile(content: Array(whole[..<count]), kind: "sample") }
        }
    }

    @Test func foreignFilesAndOtherKindsAreToldApart() {
        #expect(throws: ModelFileError.notAModel(path: "(memory)")) {
            try ModelFile(content: Array(repeating: 0x41, count: 200), kind: "sample")
        }
        #expect(throws: ModelFileError.kind(path: "(memory)", found: "sample", expected: "other")) {
            try ModelFile(content: sample(), kind: "other")
        }
        var later = sample()
        later[8] = 9
        #expect(throws: ModelFileError.version(path: "(memory)", found: 9, expected: 1)) { try ModelFile(content: later, kind: "sample") }
        #expect(throws: ModelFileError.unreadable(path: "/nowhere/x", reason: "No such file or directory")) {
            try ModelFile(path: "/nowhere/x", kind: "sample")
        }
    }

    @Test func wordTableFindsItsWordsAndNoOthers() throws {
        var random = SeededRandom(seed: 7)
        var entries: [String: String] = [:]
        for _ in 0..<2000 { entries[random.word(letters: "कखगघabc", upTo: 6)] = random.word(letters: "xyz", upTo: 9) }
        var writer = ModelFileWriter(kind: "sample", signature: "")
        MappedWordTable.add(
            entries.sorted { $0.key < $1.key }.map { (Array($0.key.utf8), Array($0.value.utf8)) }, name: "words", to: &writer)
        let table = try MappedWordTable(file: ModelFile(content: writer.finish(), kind: "sample"), name: "words")
        for (word, value) in entries { #expect(table.text(of: word) == value) }
        for _ in 0..<2000 {
            let word = random.word(letters: "कखगघabc", upTo: 7)
            #expect(table.text(of: word) == entries[word])
        }
        var count = 0
        table.forEach { _, _ in count += 1 }
        #expect(count == entries.count)
    }
}

/// A generator with a fixed beginning (SplitMix64; Steele, Lea & Flood 2014).
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    mutating func word(letters: String, upTo longest: Int) -> String {
        let letters = Array(letters.unicodeScalars)
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 1...longest, using: &self) { text.append(letters[Int.random(in: 0..<letters.count, using: &self)]) }
        return String(text)
    }
}
