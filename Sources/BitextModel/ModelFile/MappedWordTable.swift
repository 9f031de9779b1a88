// Reads through pointers into mapped memory; offsets out of the file are checked before use.

/// A dictionary from words to short values, mapped from a `ModelFile`: open addressing over keys of bytes.
///
/// Sections: `<name>.places`, 32-bit slots with the offsets of records plus one and their `SlotMark`s (0: free), half as many again as there are records; `<name>.records`: key length,
/// value length (each one byte, or two from 128 on: LEB128), key, value. A look-up costs about 50 ns and allocates nothing.
package struct MappedWordTable: Sendable {
    private let slots: ModelArray<UInt32>
    private let records: ModelArray<UInt8>
    /// Bits of a slot that an offset takes.
    private let offsetBits: UInt32
    /// Offsets without marks, as earlier versions wrote them, were called `.slots`.
    private static let slotSection = ".places"
    /// Bytes of the longest key and value: 14 bits.
    package static let longest = 0x3FFF

    /// Throws when the sections are missing or misshapen.
    package init(file: ModelFile, name: String) throws(ModelFileError) {
        slots = try file.array(name + Self.slotSection, of: UInt32.self)
        records = try file.array(name + ".records", of: UInt8.self)
        offsetBits = SlotMark.numberBits(records.count)
        guard slots.count > 0 else { throw file.fault(name + Self.slotSection, "no slots") }
    }

    /// The value of `key`, as bytes that live as long as the table; nil when it is not listed.
    package func value(of key: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
        let slots = slots.buffer
        let hash = Self.hash(key)
        var slot = Self.slot(hash, of: slots.count)
        for _ in 0..<slots.count {
            let entry = UInt32(littleEndian: slots[slot])
            if entry == 0 { return nil }
            if let found = SlotMark.number(entry, hash, offsetBits) {
                guard let (keyRange, valueRange) = record(at: found - 1) else { return nil }
                let own = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: records.buffer[keyRange]))
                if own.count == key.count, UTF8Key.areEqual(UnsafeRawBufferPointer(key), own) {
                    return UnsafeBufferPointer(rebasing: records.buffer[valueRange])
                }
            }
            slot = slot + 1 == slots.count ? 0 : slot + 1
        }
        return nil
    }

    /// Where key and value of the record at `start` lie; nil beyond the records' end.
    @inline(__always)
    private func record(at start: Int) -> (key: Range<Int>, value: Range<Int>)? {
        let bytes = records.buffer
        var place = start
        func length() -> Int? {
            guard place < bytes.count else { return nil }
            let first = Int(bytes[place])
            place += 1
            if first < 0x80 { return first }
            guard place < bytes.count else { return nil }
            defer { place += 1 }
            return first & 0x7F | Int(bytes[place]) << 7
        }
        guard start >= 0, let keyCount = length(), let valueCount = length(), place + keyCount + valueCount <= bytes.count else {
            return nil
        }
        return (place..<place + keyCount, place + keyCount..<place + keyCount + valueCount)
    }

    /// The slot at which the search for a key begins.
    @inlinable @inline(__always)
    package static func slot(_ hash: UInt64, of capacity: Int) -> Int { Int(truncatingIfNeeded: ((hash >> 32) * UInt64(capacity)) >> 32) }

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
        var start = 0
        while let (key, value) = record(at: start) {
            body(UnsafeBufferPointer(rebasing: records.buffer[key]), UnsafeBufferPointer(rebasing: records.buffer[value]))
            start = value.upperBound
        }
    }

    @inlinable @inline(__always)
    package static func hash(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325  // FNV-1a (Fowler, Noll, Vo), then mixed
        for byte in key { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Checksum.mix(hash)
    }

    /// Adds the table's sections to `writer`. Keys must differ; an entry whose key or value is longer than `longest` is left out; all records
    /// are under 4 GiB.
    package static func add(_ entries: [(key: [UInt8], value: [UInt8])], name: String, to writer: inout ModelFileWriter) {
        let capacity = max(16, entries.count + entries.count / 2)
        var slots = [UInt32](repeating: 0, count: capacity)
        var hashes = [UInt64](repeating: 0, count: capacity)
        var records: [UInt8] = []
        func add(length: Int) {
            if length < 0x80 { records.append(UInt8(length)) } else { records += [UInt8(length & 0x7F | 0x80), UInt8(length >> 7)] }
        }
        for (key, value) in entries where key.count <= longest && value.count <= longest {
            let hash = key.withUnsafeBufferPointer { Self.hash($0) }
            var slot = Self.slot(hash, of: capacity)
            while slots[slot] != 0 { slot = slot + 1 == capacity ? 0 : slot + 1 }
            slots[slot] = UInt32(records.count + 1)
            hashes[slot] = hash
            add(length: key.count)
            add(length: value.count)
            records += key
            records += value
        }
        let bits = SlotMark.numberBits(records.count)
        for slot in slots.indices where slots[slot] != 0 { slots[slot] |= SlotMark.mark(hashes[slot], bits) }
        writer.add(name + slotSection, slots)
        writer.add(name + ".records", bytes: records)
    }
}
