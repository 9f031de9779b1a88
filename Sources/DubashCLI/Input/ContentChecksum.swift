internal import BitextModel

/// A checksum of a file's bytes, to tell whether it is the file of last time: gigabytes a second.
enum ContentChecksum {
    /// 16 hexadecimal digits and the size. Throws as `InputFile` does.
    static func of(_ path: String) throws -> String {
        let file = try InputFile(path: path)
        var sum = Checksum.Stream()
        var size = 0
        var pending: [UInt8] = []
        var isMore = true
        while isMore {
            isMore = try file.read(1 << 20, into: &pending)
            // Pieces are multiples of 32 bytes but for the last.
            let count = isMore ? pending.count & ~31 : pending.count
            pending.withUnsafeBytes { sum.add(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
            size += count
            pending.removeFirst(count)
        }
        return "\(String(sum.finish(), radix: 16)) \(size)"
    }
}
