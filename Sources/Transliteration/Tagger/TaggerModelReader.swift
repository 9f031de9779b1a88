// Reads through pointers into mapped memory; every size is checked before use.

internal import BitextModel
internal import CKernels

/// Takes the parts of a tagger out of its file, and checks each.
struct TaggerModelReader {
    let file: ModelFile
    let embedding: Int
    let hidden: Int
    let decoder: Int
    let characters: Int
    let labels: Int
    let domains: Int

    /// Products of at most this many columns stay within 32 bits.
    private static let widest = 1000
    private static let largestScale: Float = 16
    private static let largestBias: Float = 1e4

    /// Throws when a size is zero or larger than the inner loops allow.
    init(file: ModelFile) throws(ModelFileError) {
        self.file = file
        let shape = try file.array("shape", of: UInt32.self)
        guard shape.count == 6 else { throw file.fault("shape", "\(shape.count) numbers where 6 are expected") }
        let sizes = shape.buffer.map { Int(UInt32(littleEndian: $0)) }
        let names = ["embedding", "hidden", "decoder", "characters", "labels", "domains"]
        let limits = [Self.widest, Self.widest, Self.widest, 65_535, 65_535, 255]
        for ((name, size), limit) in zip(zip(names, sizes), limits) where size < 1 || size > limit {
            throw file.fault("shape", "size \(size) of \(name) is not in 1…\(limit)")
        }
        guard 2 * sizes[1] + max(sizes[0], sizes[2]) <= Self.widest else {
            throw file.fault("shape", "layers of more than \(Self.widest) columns")
        }
        (embedding, hidden, decoder) = (sizes[0], sizes[1], sizes[2])
        (characters, labels, domains) = (sizes[3], sizes[4], sizes[5])
    }

    /// Lines of a text section, exactly `count`.
    func lines(_ name: String, count: Int) throws(ModelFileError) -> [String] {
        let bytes = try file.array(name, of: UInt8.self).buffer
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
        guard lines.count == count else { throw file.fault(name, "\(lines.count) lines where \(count) are expected") }
        return lines
    }

    /// The 8-bit weights of a layer, and their scales.
    func weights(_ name: String, rows: Int, columns: Int) throws(ModelFileError) -> (integers: ModelArray<Int8>, scales: [Float]) {
        let integers = try file.array(name + ".w", of: Int8.self)
        guard integers.count == rows * columns else {
            throw file.fault(name + ".w", "\(integers.count) weights where \(rows) × \(columns) are expected")
        }
        guard !integers.buffer.contains(-128) else { throw file.fault(name + ".w", "a weight of −128") }
        return (integers, try floats(name + ".s", count: rows, limit: Self.largestScale))
    }

    /// Packed weights for vectors of states: all columns of a layer, or some. With `biases`, those of the same name are read too.
    func matrix(
        _ name: String, rows: Int, columns: Int, taking range: Range<Int>? = nil, biases withBiases: Bool = true, filler: Float = 0
    ) throws(ModelFileError) -> TaggerMatrix {
        let (integers, scales) = try weights(name, rows: rows, columns: columns)
        return TaggerMatrix(
            integers: integers.buffer, scales: scales, stride: columns, columns: range ?? 0..<columns,
            unit: 1 / Float(CKERNELS_UNIT), biases: withBiases ? try biases(name, count: rows) : [], filler: filler)
    }

    /// The biases of a layer.
    func biases(_ name: String, count: Int) throws(ModelFileError) -> [Float] {
        try floats(name + ".b", count: count, limit: Self.largestBias)
    }

    private func floats(_ name: String, count: Int, limit: Float) throws(ModelFileError) -> [Float] {
        let bits = try file.array(name, of: UInt32.self)
        guard bits.count == count else { throw file.fault(name, "\(bits.count) numbers where \(count) are expected") }
        let values = bits.buffer.map { Float(bitPattern: UInt32(littleEndian: $0)) }
        // Also false for what is no number.
        guard values.allSatisfy({ abs($0) <= limit }) else { throw file.fault(name, "a number beyond ±\(limit)") }
        return values
    }
}
