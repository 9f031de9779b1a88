// Reads through pointers into mapped memory; offsets out of the file are checked before use.

/// A dictionary from words to short values, mapped from a `ModelFile`: open addressing over UTF-8 keys.
///
/// Sections: `<name>.slots`, 32-bit offsets of records plus one (0: free), a power of two; `<name>.data`, records of key length (2 bytes),
/// value length (2 bytes), key, value. A look-up costs about 50 ns and allocates nothing.
package struct MappedWordTable: Sendable {
    private let slots: ModelArray<UInt32>
    private let data: ModelArray<UInt8>

    /// Throws when the sections are missing or misshapen.
    package init(file: ModelFile, name: String) throws(ModelFileError) {
        slots = try file.array(name + ".slots", of: UInt32.self)
        data = try file.array(name + ".data", of: UInt8.self)
        guard slots.count > 0, slots.count & (slots.count - 1) == 0 else {
            throw file.fault(name + ".slots", "\(slots.count) slots are no power of two")
        }
    }

    /// The value of `key`, as bytes that live as long as the table; nil when it is not listed.
    package func value(of key: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: Self.hash(key)) & mask
        let bytes = data.buffer
        for _ in 0..<slots.count {
            let entry = UInt32(littleEndian: slots.buffer[slot])
            if entry == 0 { return nil }
            let start = Int(entry) - 1
            guard start + 4 <= bytes.count else { return nil }
            let keyCount = Int(bytes[start]) | Int(bytes[start + 1]) << 8
            if keyCount == key.count {
                let valueCount = Int(bytes[start + 2]) | Int(bytes[start + 3]) << 8
                let keyStart = start + 4
                guard keyStart + keyCount + valueCount <= bytes.count else { return nil }
                var place = 0
                while place < keyCount, bytes[keyStart + place] == key[place] { place += 1 }
                if place == keyCount {
                    return UnsafeBufferPointer(rebasing: bytes[keyStart + keyCount..<keyStart + keyCount + valueCount])
                }
            }
            slot = (slot + 1) & mask
        }
        return nil
    }

    package func value(of key: String) -> [UInt8]? {
        var key = key
        return key.withUTF8 { value(of: $0).map(Array.init) }
    }

    /// The value as text.
    package func text(of key: String) -> String? {
        value(of: key).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Every key and value in the order they were added. For tests and for building other tables.
    package func forEach(_ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Void) {
        let bytes = data.buffer
        var start = 0
        while start + 4 <= bytes.count {
            let keyEnd = start + 4 + (Int(bytes[start]) | Int(bytes[start + 1]) << 8)
            let end = keyEnd + (Int(bytes[start + 2]) | Int(bytes[start + 3]) << 8)
            guard end <= bytes.count else { return }
            body(UnsafeBufferPointer(rebasing: bytes[start + 4..<keyEnd]), UnsafeBufferPointer(rebasing: bytes[keyEnd..<end]))
            start = end
        }
    }

    @inline(__always)
    package static func hash(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325  // FNV-1a (Fowler, Noll, Vo), then mixed
        for byte in key { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Checksum.mix(hash)
    }

    /// Adds the table's sections to `writer`. Keys must differ; keys and values are at most 65,535 bytes, all records under 4 GiB.
    package static func add(_ entries: [(key: [UInt8], value: [UInt8])], name: String, to writer: inout ModelFileWriter) {
        var capacity = 16
        while capacity * 2 < entries.count * 3 { capacity *= 2 }
        var slots = [UInt32](repeating: 0, count: capacity)
        var data: [UInt8] = []
        for (key, value) in entries where key.count <= 0xFFFF && value.count <= 0xFFFF {
            var slot = key.withUnsafeBufferPointer { Int(truncatingIfNeeded: hash($0)) & (capacity - 1) }
            while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
            slots[slot] = UInt32(data.count + 1)
            data += [UInt8(key.count & 0xFF), UInt8(key.count >> 8), UInt8(value.count & 0xFF), UInt8(value.count >> 8)]
            data += key
            data += value
        }
        writer.add(name + ".slots", slots)
        writer.add(name + ".data", bytes: data)
    }
}
