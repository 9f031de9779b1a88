// Unsafe code: a table of floats behind a pointer, written once in `init`. The caller keeps rows in bounds.

/// What each embedding becomes in the input of a layer: the layer's weights times the embedding, computed once as the model is loaded.
final class TaggerTable: @unchecked Sendable {
    private let start: UnsafeMutablePointer<Float>
    private let stride: Int

    /// Projects each row of `embeddings` (`scales.count` rows) by the columns of a layer that take it. With `biases`, adds those.
    init(
        embeddings: UnsafeBufferPointer<Int8>, scales: [Float], layer: UnsafeBufferPointer<Int8>, layerScales: [Float], stride columns: Int,
        taking range: Range<Int>, biases: [Float] = []
    ) {
        let matrix = TaggerMatrix(integers: layer, scales: layerScales, stride: columns, columns: range, unit: 1)
        stride = matrix.rows
        start = .allocate(capacity: scales.count * stride)
        let vector = UnsafeMutablePointer<Int16>.allocate(capacity: matrix.pairs * 2)
        vector.initialize(repeating: 0, count: matrix.pairs * 2)
        let sums = UnsafeMutablePointer<Int32>.allocate(capacity: stride)
        defer {
            vector.deallocate()
            sums.deallocate()
        }
        for row in 0..<scales.count {
            for column in 0..<range.count { vector[column] = Int16(embeddings[row * range.count + column]) }
            matrix.multiply(vector, stride: matrix.pairs * 2, count: 1, into: sums)
            let values = start + row * stride
            let scale = scales[row]
            for place in 0..<stride { values[place] = Float(sums[place]) * (matrix.scales[place] * scale) }
            for place in 0..<biases.count { values[place] += biases[place] }
        }
    }

    deinit { start.deallocate() }

    /// The projection of one embedding: as many floats as the layer has rows.
    @inline(__always)
    subscript(row: Int) -> UnsafePointer<Float> { UnsafePointer(start + row * stride) }
}
