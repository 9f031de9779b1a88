/// What to do with bytes that are no UTF-8.
enum InvalidUTF8Policy: String, CaseIterable, Sendable {
    case error, replace
}

/// Cuts an input into chunks of whole lines: bounded memory for any input whose lines are bounded.
///
/// Validates UTF-8 (or leaves it to the workers); recognises and refuses UTF-16. Memory: the chunk size, or the longest line (or paragraph).
struct ChunkReader {
    static let chunkSize = 256 * 1024

    private let file: InputFile
    private let mode: RecordMode
    private let unit: OffsetUnit
    private let policy: InvalidUTF8Policy
    private let leavesValidation: Bool
    private let size: Int
    private var pending: [UInt8] = []
    private var atEnd = false
    private var offset = 0
    private var unitOffset = 0
    private var line = 1
    /// Invalid sequences replaced so far.
    private(set) var replaced = 0
    /// Bytes handed out so far.
    var bytesRead: Int { offset }

    /// `leavesValidation`: who takes the chunks calls `validate()` on each. Where the reader itself must look at characters it validates all the same.
    init(
        file: InputFile, mode: RecordMode, unit: OffsetUnit = .utf8, policy: InvalidUTF8Policy = .error, leavesValidation: Bool = false,
        size: Int = ChunkReader.chunkSize
    ) {
        self.file = file
        self.mode = mode
        self.size = size
        self.unit = unit
        self.policy = policy
        self.leavesValidation = leavesValidation && policy == .error && unit == .utf8
    }

    /// The next whole lines, or nil at the end. Throws with exit code 65 for invalid UTF-8 and for UTF-16.
    mutating func next() throws -> Chunk? {
        var searched = 0
        while true {
            if let cut = cut(searchingFrom: searched) {
                let rest = Array(pending[cut...])
                pending.removeLast(pending.count - cut)
                let bytes = pending
                pending = rest
                return try chunk(bytes)
            }
            if atEnd {
                guard !pending.isEmpty else { return nil }
                let bytes = pending
                pending = []
                return try chunk(bytes)
            }
            searched = max(0, pending.count - 2)
            // A line longer than a chunk is read in growing steps, so that its cost stays linear.
            atEnd = try !file.read(max(size, pending.count / 2), into: &pending)
        }
    }

    /// Where to cut `pending`: behind its last line end, once enough is there.
    private func cut(searchingFrom start: Int) -> Int? {
        guard pending.count >= size else { return nil }
        switch mode {
        case .lines:
            return ByteSearch.last(0x0A, in: pending, from: start).map { $0 + 1 }
        case .paragraphs:
            // Behind a blank line: two line feeds with nothing but spaces between them.
            var feeds = 0
            var index = pending.count - 1
            var lastFeed = 0
            while index >= start {
                switch pending[index] {
                case 0x0A:
                    if feeds == 1 { return lastFeed + 1 }
                    feeds = 1
                    lastFeed = index
                case 0x20, 0x09, 0x0D: break
                default: feeds = 0
                }
                index -= 1
            }
            return nil
        }
    }

    private mutating func chunk(_ bytes: [UInt8]) throws -> Chunk {
        if offset == 0 { try refuseUTF16(bytes) }
        var result = Chunk(bytes: bytes, start: offset, unitStart: unitOffset, line: line)
        let given = bytes.count
        if leavesValidation {
            result.unvalidated = file.name
        } else if let invalid = UTF8Validation.firstInvalid(bytes) {
            guard policy == .replace else { throw UTF8Validation.failure(name: file.name, offset: offset + invalid) }
            repair(&result)
        }
        line += ByteSearch.count(0x0A, in: bytes)
        offset += given
        unitOffset = unit == .utf8 ? offset : unitOffset + OffsetTable.units(in: result.bytes[...], unit)
        return result
    }

    /// Puts U+FFFD in place of each maximal part that is no UTF-8 (Unicode core specification, section 3.9).
    private mutating func repair(_ chunk: inout Chunk) {
        var repaired: [UInt8] = []
        repaired.reserveCapacity(chunk.bytes.count + 64)
        var rest = chunk.bytes[...]
        while !rest.isEmpty {
            let piece = Array(rest)
            let range: Range<Int>
            do {
                _ = try UTF8Span(validating: piece.span)
                repaired.append(contentsOf: piece)
                break
            } catch { range = error.byteOffsets }
            repaired.append(contentsOf: piece[..<range.lowerBound])
            chunk.repairs.append(Chunk.Repair(offset: repaired.count, originalLength: range.count))
            repaired.append(contentsOf: [0xEF, 0xBF, 0xBD])
            replaced += 1
            rest = rest.dropFirst(range.upperBound)
        }
        chunk.bytes = repaired
    }

    private func refuseUTF16(_ bytes: [UInt8]) throws {
        let head = bytes.prefix(1024)
        let marked = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
        var zeros = [0, 0]
        for (index, byte) in head.enumerated() where byte == 0 { zeros[index & 1] += 1 }
        let striped = head.count >= 8 && (zeros[0] * 5 > head.count * 2 && zeros[1] == 0 || zeros[1] * 5 > head.count * 2 && zeros[0] == 0)
        if marked || striped {
            throw CommandFailure(
                .badInput, "\(file.name): looks like UTF-16; only UTF-8 is read (convert it with: iconv -f UTF-16 -t UTF-8)")
        }
    }
}
