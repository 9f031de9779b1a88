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

    /// Rows of three tables, of one, two and no values each: the chosen instructions, the portable loop and a plain sum.
    @Test(arguments: [0, 1, 7, 8, 9, 16, 37])
    func rowsOfTablesAreAdded(count: Int) {
        var generator = SeededNumbers(state: UInt64(count))
        // Values below 5 and 3, a row of them behind the other, with one word more on either side.
        let width = count + 2
        let numbers = (0..<2 * width).map { UInt8.random(in: 0..<($0 < width ? 5 : 3), using: &generator) }
        let tables: [(start: Int, atoms: [(row: Int, at: Int, stride: Int)])] = [
            (0, [(0, 0, 1)]), (5, [(0, -1, 1), (1, 1, 5)]), (20, []),
        ]
        let rows = (0..<21 * 8).map { _ in Int16.random(in: .min ... .max, using: &generator) }
        let before = (0..<count * 8).map { _ in Int32.random(in: -1_000_000...1_000_000, using: &generator) }
        let atoms = tables.flatMap(\.atoms).map { ckernels_atom(at: Int32($0.row * width + 1 + $0.at), stride: Int32($0.stride)) }
        var (chosen, portable) = (before, before)
        ckernels_add_rows(atoms, [1, 3, 3], tables.map { Int32($0.start) }, 3, numbers, Int32(count), rows, &chosen)
        ckernels_add_rows_portable(atoms, [1, 3, 3], tables.map { Int32($0.start) }, 3, numbers, Int32(count), rows, &portable)
        let expected = before.indices.map { place in
            tables.reduce(before[place]) { sum, table in
                let row = table.atoms.reduce(table.start) { $0 + $1.stride * Int(numbers[$1.row * width + 1 + $1.at + place / 8]) }
                return sum + Int32(rows[row * 8 + place % 8])
            }
        }
        #expect(chosen == expected)
        #expect(portable == expected)
        #expect(count == 0 || chosen != before)
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
