import CKernels
import Foundation
import Testing

@testable import Transliteration

@Suite struct KernelTests {
    /// The chosen instructions, the portable loop and a plain sum: the same integers.
    @Test(arguments: [1, 2, 3, 4, 5, 7, 9], [1, 2, 7, 32])
    func productsAreTheSameIntegersEverywhere(count: Int, columns: Int) {
        var generator = SeededNumbers(state: UInt64(count * 100 + columns))
        let rows = 19
        let integers = (0..<rows * columns).map { _ in Int8.random(in: -127...127, using: &generator) }
        let matrix = integers.withUnsafeBufferPointer {
            TaggerMatrix(integers: $0, scales: Array(repeating: 1, count: rows), stride: columns, columns: 0..<columns, unit: 1)
        }
        let stride = matrix.pairs * 2
        var vectors = [Int16](repeating: 0, count: count * stride)
        for vector in 0..<count {
            for column in 0..<columns { vectors[vector * stride + column] = Int16.random(in: -16384...16384, using: &generator) }
        }
        var sums = [Int32](repeating: -1, count: count * matrix.rows)
        matrix.multiply(vectors, stride: stride, count: count, into: &sums)
        for vector in 0..<count {
            for row in 0..<matrix.rows {
                let expected = (0..<columns).reduce(Int32(0)) {
                    row < rows ? $0 + Int32(integers[row * columns + $1]) * Int32(vectors[vector * stride + $1]) : 0
                }
                #expect(sums[vector * matrix.rows + row] == expected)
            }
        }
        // 16 rows of one pair of columns.
        let packed = (0..<32).map { _ in Int16.random(in: -127...127, using: &generator) }
        var (chosen, portable) = ([Int32](repeating: 0, count: 16 * count), [Int32](repeating: 1, count: 16 * count))
        ckernels_multiply(packed, 16, 1, vectors, Int32(stride), Int32(count), &chosen)
        ckernels_multiply_portable(packed, 16, 1, vectors, Int32(stride), Int32(count), &portable)
        #expect(chosen == portable)
    }

    @Test func exponentialsAreNearTheLibrarys() {
        for step in -8700...8700 {
            let value = Float(step) / 100
            let expected = exp(Double(value))
            #expect(abs(Double(ckernels_exponential(value)) - expected) <= 2e-7 * expected)
        }
        #expect(ckernels_exponential(-1000) == ckernels_exponential(-87))
        #expect(ckernels_exponential(0) == 1)
    }

    @Test func logarithmsAreNearTheLibrarys() {
        var generator = SeededNumbers(state: 4)
        for _ in 0..<2000 {
            let value = Double(bitPattern: UInt64.random(in: 1 << 54..<0x7FE << 52, using: &generator))
            #expect(abs(DeterministicLogarithm.of(value) - log(value)) <= 1e-13 * max(1, abs(log(value))))
        }
        #expect(DeterministicLogarithm.of(1) == 0)
        #expect(abs(DeterministicLogarithm.sum(log(0.25), log(0.5)) - log(0.75)) < 1e-7)
        #expect(DeterministicLogarithm.sum(-.infinity, -2) == -2)
        #expect(DeterministicLogarithm.sum(-.infinity, -.infinity) == -.infinity)
    }
}
