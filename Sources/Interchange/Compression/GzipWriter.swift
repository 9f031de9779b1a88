internal import CZlib

/// Compresses to gzip (RFC 1952), piece by piece. The same bytes in, in the same pieces or others, give the same bytes out: no name, no time. Unsafe: it owns a stream of zlib.
package final class GzipWriter {
    private static let room = 65_536
    private let stream: OpaquePointer

    /// `level` from 1 (quick) to 9 (small). Nil when memory is short.
    package init?(level: Int = 6) {
        guard let stream = czlib_deflate_open(Int32(min(max(level, 1), 9))) else { return nil }
        self.stream = stream
    }

    deinit { czlib_close(stream) }

    /// What `bytes` come to so far.
    package func compress(_ bytes: [UInt8]) -> [UInt8] { bytes.isEmpty ? [] : run(bytes, isLast: false) }

    /// The end of the file. Nothing may be compressed behind it.
    package func finish() -> [UInt8] { run([], isLast: true) }

    private func run(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
        var output: [UInt8] = []
        var offset = 0
        while true {
            var inputCount = Int32(clamping: bytes.count - offset)
            var outputCount = Int32(Self.room)
            var status: Int32 = 0
            output += [UInt8](unsafeUninitializedCapacity: Self.room) { buffer, written in
                bytes.withUnsafeBufferPointer { input in
                    let start = input.baseAddress.map { $0 + offset }
                    status = czlib_deflate(stream, start, &inputCount, buffer.baseAddress, &outputCount, isLast ? 1 : 0)
                }
                written = Int(outputCount)
            }
            offset += Int(inputCount)
            let isFull = Int(outputCount) == Self.room
            if status != 0 || (!isLast && offset == bytes.count && !isFull) { return output }
        }
    }
}
