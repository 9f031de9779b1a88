internal import Interchange

/// Offsets of one record in the units asked for, counted from the start of its document.
struct OffsetTable: OffsetMapping {
    private let base: Int
    /// Offset in units for each byte of the record and its end; nil where bytes themselves are wanted.
    private let table: [Int]?

    /// `record` begins at `base`, in `unit`. `repairs` are those of its chunk, `start` the record's place there.
    init(_ record: ArraySlice<UInt8>, base: Int, unit: OffsetUnit, repairs: [Chunk.Repair] = []) {
        self.base = base
        if unit == .utf8 {
            let inside = repairs.isEmpty ? [] : repairs.filter { record.startIndex <= $0.offset && $0.offset < record.endIndex }
            table = inside.isEmpty ? nil : Self.original(record, inside)
        } else {
            var table: [Int] = []
            table.reserveCapacity(record.count + 1)
            var units = 0
            for byte in record {
                table.append(units)
                units += Self.units(at: byte, unit)
            }
            table.append(units)
            // A byte inside a character counts as its start.
            self.table = table
        }
    }

    func offset(_ utf8: Int) -> Int {
        guard let table else { return base + utf8 }
        return base + (table.indices.contains(utf8) ? table[utf8] : utf8)
    }

    /// Units in `bytes`, valid UTF-8.
    static func units(in bytes: ArraySlice<UInt8>, _ unit: OffsetUnit) -> Int {
        if unit == .utf8 { return bytes.count }
        var count = 0
        for byte in bytes { count += units(at: byte, unit) }
        return count
    }

    private static func units(at byte: UInt8, _ unit: OffsetUnit) -> Int {
        if byte & 0xC0 == 0x80 { return 0 }
        return unit == .utf16 && byte >= 0xF0 ? 2 : 1
    }

    /// Offsets in the bytes as given, before replacements.
    private static func original(_ record: ArraySlice<UInt8>, _ repairs: [Chunk.Repair]) -> [Int] {
        var table: [Int] = []
        var given = 0
        var next = 0
        var index = record.startIndex
        while index < record.endIndex {
            if next < repairs.count, repairs[next].offset == index {
                for _ in 0..<Chunk.replacementLength { table.append(given) }
                given += repairs[next].originalLength
                next += 1
                index += Chunk.replacementLength
            } else {
                table.append(given)
                given += 1
                index += 1
            }
        }
        table.append(given)
        return table
    }
}
