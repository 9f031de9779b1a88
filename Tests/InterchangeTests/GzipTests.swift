import Testing

@testable import Interchange

@Suite("gzip")
struct GzipTests {
    private static func compressed(_ bytes: [UInt8], step: Int) throws -> [UInt8] {
        let writer = try #require(GzipWriter())
        var result: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: step) {
            result += writer.compress(Array(bytes[start..<min(start + step, bytes.count)]))
        }
        return result + writer.finish()
    }

    private static func expanded(_ bytes: [UInt8], step: Int = 1000, maximumExpansion: Int = 200, exempt: Int = 16 << 20) throws -> [UInt8]
    {
        var rest = bytes[...]
        let reader = try GzipReader(file: "x.gz", maximumExpansion: maximumExpansion, exempt: exempt) { count in
            let piece = rest.prefix(min(step, count))
            rest = rest.dropFirst(piece.count)
            return Array(piece)
        }
        var result: [UInt8] = []
        while case let piece = try reader.read(777), !piece.isEmpty { result += piece }
        return result
    }

    /// Bytes that compress badly, from a seed.
    private static func noise(_ count: Int, seed: UInt64) -> [UInt8] {
        var state = seed
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 33)
        }
    }

    @Test(arguments: [0, 1, 65_535, 65_536, 300_000])
    func comesBack(count: Int) throws {
        let bytes = Self.noise(count, seed: 7)
        for step in [1000, 65_536, 1 << 20] {
            let packed = try Self.compressed(bytes, step: step)
            #expect(GzipReader.recognizes(packed))
            for pieces in [100, 65_536] { #expect(try Self.expanded(packed, step: pieces) == bytes) }
        }
    }

    @Test func membersFollowEachOther() throws {
        let packed = try Self.compressed(Array("one ".utf8), step: 10) + Self.compressed(Array("two".utf8), step: 10) + [0, 0, 0]
        #expect(try Self.expanded(packed) == Array("one two".utf8))
    }

    @Test func cutShortIsAnError() throws {
        let packed = try Self.compressed(Self.noise(5000, seed: 3), step: 5000)
        for count in [3, 11, 100, packed.count - 1] {
            let error = #expect(throws: GzipError.self) { try Self.expanded(Array(packed.prefix(count))) }
            #expect(error?.problem == .truncated)
        }
    }

    @Test func damageIsAnError() throws {
        var packed = try Self.compressed(Self.noise(5000, seed: 3), step: 5000)
        packed[packed.count - 6] ^= 1
        let error = #expect(throws: GzipError.self) { try Self.expanded(packed) }
        guard case .damaged = error?.problem else { Issue.record("\(String(describing: error))"); return }
    }

    @Test func aBombIsAnErrorAndTextIsNot() throws {
        let packed = try Self.compressed([UInt8](repeating: 0x61, count: 4_000_000), step: 1 << 20)
        let error = #expect(throws: GzipError.self) { try Self.expanded(packed, exempt: 1 << 20) }
        #expect(error?.problem == .expansion(maximum: 200, exempt: 1 << 20))
        #expect(try Self.expanded(packed).count == 4_000_000)
    }
}
