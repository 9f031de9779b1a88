import Foundation

/// A text in memory, and its lines in the two forms that the measured calls take.
///
/// Unsafe: it owns raw memory, since a pointer into it is handed to each measured call.
final class BenchmarkText {
    let bytes: UnsafeBufferPointer<UInt8>
    /// Lines without their line feeds, as stretches of `bytes`.
    let lines: [UnsafeBufferPointer<UInt8>]
    /// The same lines as native strings, made before any clock runs.
    let strings: [String]

    init(path: String) throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: data.count)
        _ = data.copyBytes(to: copy)
        bytes = UnsafeBufferPointer(copy)
        var lines: [UnsafeBufferPointer<UInt8>] = []
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            lines.append(UnsafeBufferPointer(rebasing: bytes[start..<end]))
            start = end + 1
        }
        self.lines = lines
        strings = lines.map { String(decoding: $0, as: UTF8.self) }
    }

    deinit { bytes.deallocate() }
}
