internal import CZlib

/// Expands gzip (RFC 1952), one member after another, in bounded memory. An owned handle, used by one task at a time. Unsafe: it owns a stream of zlib.
///
/// A file may grow `maximumExpansion` times once `exempt` bytes have come out: text gains 3 to 20 times, gzip can do 1,032. Throws `GzipError`.
package final class GzipReader {
    /// Gives up to so many bytes; none at the end, and only there.
    package typealias Source = (Int) throws -> [UInt8]

    private static let chunk = 65_536
    private let source: Source
    private let file: String
    private let maximumExpansion: Int
    private let exempt: Int
    private let stream: OpaquePointer
    private var input: ArraySlice<UInt8> = []
    private var isAtEnd = false
    /// Whether a member has begun and not ended; whether one has been read.
    private var isInMember = false
    private var hasMember = false
    private var taken = 0
    private var given = 0

    /// Whether `bytes` begin as a gzip file does.
    package static func recognizes(_ bytes: some Sequence<UInt8>) -> Bool { Array(bytes.prefix(3)) == [0x1F, 0x8B, 0x08] }

    package init(file: String, maximumExpansion: Int = 200, exempt: Int = 16 << 20, source: @escaping Source) throws(GzipError) {
        guard let stream = czlib_inflate_open() else { throw GzipError(problem: .outOfMemory, file: file, offset: 0) }
        self.stream = stream
        self.file = file
        self.maximumExpansion = maximumExpansion
        self.exempt = exempt
        self.source = source
    }

    deinit { czlib_close(stream) }

    /// Up to `count` bytes of what was compressed; none at the end.
    package func read(_ count: Int) throws -> [UInt8] {
        guard count > 0 else { return [] }
        while true {
            if input.isEmpty, !isAtEnd {
                input = try source(Self.chunk)[...]
                isAtEnd = input.isEmpty
            }
            if input.isEmpty {
                if isInMember || !hasMember { throw error(.truncated) }
                return []
            }
            if !isInMember {
                // Zeros behind a member fill up a block of a tape.
                if hasMember, input.first == 0 {
                    input = input.dropFirst()
                    taken += 1
                    continue
                }
                if hasMember { _ = czlib_inflate_reset(stream) }
                (isInMember, hasMember) = (true, true)
            }
            let bytes = try inflate(count)
            if !bytes.isEmpty { return bytes }
        }
    }

    private func inflate(_ count: Int) throws(GzipError) -> [UInt8] {
        var inputCount = Int32(clamping: input.count)
        var outputCount = Int32(clamping: count)
        var status: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: Int(outputCount)) { buffer, written in
            input.withUnsafeBufferPointer {
                status = czlib_inflate(stream, $0.baseAddress, &inputCount, buffer.baseAddress, &outputCount)
            }
            written = Int(outputCount)
        }
        input = input.dropFirst(Int(inputCount))
        taken += Int(inputCount)
        given += bytes.count
        if status == CZlibEnd.signed {
            isInMember = false
        } else if status != CZlibMore.signed {
            throw status == CZlibMemory.signed ? error(.outOfMemory) : error(.damaged(String(cString: czlib_message(stream))))
        }
        if given > exempt, given / max(taken, 1) > maximumExpansion {
            throw error(.expansion(maximum: maximumExpansion, exempt: exempt))
        }
        return bytes
    }

    private func error(_ problem: GzipError.Problem) -> GzipError { GzipError(problem: problem, file: file, offset: taken) }
}

extension BinaryInteger {
    /// C's enumeration values come unsigned, and statuses signed.
    fileprivate var signed: Int32 { Int32(truncatingIfNeeded: self) }
}
