/// Where the records of a chunk stand in their document, asked in order.
struct RecordPlaces {
    private let chunk: Chunk
    private let unit: OffsetUnit
    private var base: Int
    private var done = 0

    init(_ chunk: Chunk, unit: OffsetUnit) {
        self.chunk = chunk
        self.unit = unit
        base = chunk.unitStart
    }

    mutating func offsets(of record: Record) -> OffsetTable {
        let start = record.content.lowerBound
        if unit == .utf8 {
            var excess = 0
            for repair in chunk.repairs where repair.offset < start { excess += Chunk.replacementLength - repair.originalLength }
            base = chunk.start + start - excess
        } else {
            base += OffsetTable.units(in: chunk.bytes[done..<start], unit)
            done = start
        }
        return OffsetTable(chunk.bytes[record.content], base: base, unit: unit, repairs: chunk.repairs)
    }
}
