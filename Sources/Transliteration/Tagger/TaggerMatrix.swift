// Unsafe code: weights packed for `ckernels_multiply` behind a pointer, written once in `init`. Places are bounded by rows and columns.
internal import CKernels

/// Quantized weights of one layer: 16-bit integers in the order in which they are multiplied, a scale and a bias for each row.
///
/// Rows are filled up to a multiple of 16 with zeros, columns to an even number. Immutable.
final class TaggerMatrix: @unchecked Sendable {
    /// Rows with what fills them up.
    let rows: Int
    /// Columns halved, rounded up.
    let pairs: Int
    /// What one of a row's sums is worth: `rows` values, 0 in rows that fill up.
    let scales: UnsafeMutablePointer<Float>
    /// What is added to a row: `rows` values.
    let biases: UnsafeMutablePointer<Float>
    private let weights: UnsafeMutablePointer<Int16>

    /// Packs `columns` of a matrix of `scales.count` rows of `stride` integers each. `unit` is what 1 in a vector is worth; `filler`, the
    /// bias of rows that fill up. No `biases`: zeros.
    init(
        integers: UnsafeBufferPointer<Int8>, scales: [Float], stride: Int, columns: Range<Int>, unit: Float, biases: [Float] = [],
        filler: Float = 0
    ) {
        let block = Int(CKERNELS_BLOCK)
        rows = (scales.count + block - 1) / block * block
        pairs = (columns.count + 1) / 2
        weights = .allocate(capacity: rows * pairs * 2)
        weights.initialize(repeating: 0, count: rows * pairs * 2)
        self.scales = .allocate(capacity: rows)
        self.scales.initialize(repeating: 0, count: rows)
        self.biases = .allocate(capacity: rows)
        self.biases.initialize(repeating: filler, count: rows)
        for row in 0..<scales.count {
            self.scales[row] = scales[row] * unit
            self.biases[row] = biases.isEmpty ? 0 : biases[row]
            let start = row / block * block * pairs * 2 + row % block * 2
            for column in 0..<columns.count {
                weights[start + column / 2 * block * 2 + column % 2] = Int16(integers[row * stride + columns.lowerBound + column])
            }
        }
    }

    deinit {
        weights.deallocate()
        scales.deallocate()
        biases.deallocate()
    }

    /// The values of `rows` sums.
    @inline(__always)
    func values(of sums: UnsafePointer<Int32>, into values: UnsafeMutablePointer<Float>) {
        ckernels_scale(Int32(rows), sums, scales, biases, values)
    }

    /// Integer products with `count` vectors, one every `stride` values: `rows` sums for each.
    @inline(__always)
    func multiply(_ vectors: UnsafePointer<Int16>, stride: Int, count: Int, into sums: UnsafeMutablePointer<Int32>) {
        ckernels_multiply(weights, Int32(rows), Int32(pairs), vectors, Int32(stride), Int32(count), sums)
    }
}
