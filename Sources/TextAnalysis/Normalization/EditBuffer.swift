/// Changes to a text of scalars, collected in order and applied at once.
struct EditBuffer {
    /// Scalar offsets in the text before, and where the replacement lies in `replacements`.
    struct Edit {
        var start: Int
        var end: Int
        var replacementStart: Int
        var replacementEnd: Int
    }

    private(set) var edits: [Edit] = []
    private(set) var replacements: [UInt32] = []

    var isEmpty: Bool { edits.isEmpty }

    /// Scalars `start..<end` give way to `replacement`. Calls come in order of text and do not overlap.
    mutating func replace(_ start: Int, _ end: Int, with replacement: some Sequence<UInt32>) {
        assert(start <= end && (edits.last.map { $0.end <= start } ?? true))
        let first = replacements.count
        replacements.append(contentsOf: replacement)
        edits.append(Edit(start: start, end: end, replacementStart: first, replacementEnd: replacements.count))
    }

    mutating func replace(_ index: Int, with scalar: UInt32) { replace(index, index + 1, with: CollectionOfOne(scalar)) }

    mutating func remove(_ start: Int, _ end: Int) { replace(start, end, with: EmptyCollection()) }
}

/// A text while it is being normalized: its scalars, and the map back to the original where one is wanted.
struct WorkingText {
    private(set) var scalars: [UInt32]
    private(set) var map: OffsetMap?

    /// `bytes` are valid UTF-8.
    init(_ bytes: UnsafeBufferPointer<UInt8>, keepsMap: Bool) {
        scalars = []
        scalars.reserveCapacity(bytes.count / 2)
        var index = 0
        func tail(_ distance: Int) -> UInt32 { index + distance < bytes.count ? UInt32(bytes[index + distance]) & 0x3F : 0 }
        while index < bytes.count {
            let first = UInt32(bytes[index])
            if first < 0x80 {
                scalars.append(first)
                index += 1
            } else if first < 0xE0 {
                scalars.append((first & 0x1F) << 6 | tail(1))
                index += 2
            } else if first < 0xF0 {
                scalars.append((first & 0x0F) << 12 | tail(1) << 6 | tail(2))
                index += 3
            } else {
                scalars.append((first & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3))
                index += 4
            }
        }
        map = keepsMap ? OffsetMap() : nil
    }

    /// UTF-8 of the text.
    var bytes: [UInt8] { utf8Bytes(of: scalars[...]) }

    /// Makes the changes. Cost: linear in the text.
    mutating func apply(_ buffer: EditBuffer, step: NormalizationStep) {
        guard !buffer.isEmpty else { return }
        var result: [UInt32] = []
        result.reserveCapacity(scalars.count + buffer.replacements.count)
        var steps: [OffsetMap.Edit] = []
        var position = 0
        var offset = 0
        for edit in buffer.edits {
            if map != nil {
                for scalar in scalars[position..<edit.start] { offset += utf8Length(scalar) }
                let start = offset
                for scalar in scalars[edit.start..<edit.end] { offset += utf8Length(scalar) }
                let new = buffer.replacements[edit.replacementStart..<edit.replacementEnd].reduce(0) { $0 + utf8Length($1) }
                steps.append(OffsetMap.Edit(start: start, end: offset, newLength: new))
            }
            result.append(contentsOf: scalars[position..<edit.start])
            result.append(contentsOf: buffer.replacements[edit.replacementStart..<edit.replacementEnd])
            position = edit.end
        }
        result.append(contentsOf: scalars[position...])
        scalars = result
        map?.append(steps, step: StepSet(step))
    }
}

func utf8Length(_ scalar: UInt32) -> Int { scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4 }

/// UTF-8 of scalar values.
func utf8Bytes(of scalars: ArraySlice<UInt32>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.count * 3)
    for scalar in scalars {
        switch utf8Length(scalar) {
        case 1: bytes.append(UInt8(truncatingIfNeeded: scalar))
        case 2:
            bytes.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        case 3:
            bytes.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        default:
            bytes.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        }
    }
    return bytes
}
