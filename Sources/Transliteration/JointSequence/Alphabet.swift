/// The letters of one side of a model, numbered from 1. Number 0 stands for every letter the model has never seen.
///
/// At most 126 letters, so that three of them fit in 21 bits.
struct Alphabet: Sendable, Equatable {
    static let unknown: UInt8 = 0
    static let largest = 126

    let scalars: [UInt32]
    /// By scalar, for scalars below 0x1000; the rest in `rare`.
    private let dense: [UInt8]
    private let rare: [UInt32: UInt8]

    /// Scalars in the order of their numbers. More than 126 are cut.
    init(scalars: [UInt32]) {
        var dense = [UInt8](repeating: Self.unknown, count: 0x1000)
        var rare: [UInt32: UInt8] = [:]
        self.scalars = Array(scalars.prefix(Self.largest))
        for (place, scalar) in self.scalars.enumerated() {
            if scalar < 0x1000 { dense[Int(scalar)] = UInt8(place + 1) } else { rare[scalar] = UInt8(place + 1) }
        }
        self.dense = dense
        self.rare = rare
    }

    /// The letters of `words`, the most frequent first where there are too many, then in code point order.
    init(of words: some Sequence<String>) {
        var counts: [UInt32: Int] = [:]
        for word in words { for scalar in word.unicodeScalars { counts[scalar.value, default: 0] += 1 } }
        let kept = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.largest).map(\.key)
        self.init(scalars: kept.sorted())
    }

    func number(of scalar: Unicode.Scalar) -> UInt8 {
        scalar.value < 0x1000 ? dense[Int(scalar.value)] : rare[scalar.value] ?? Self.unknown
    }

    /// One number for each scalar of `word`.
    func numbers(_ word: String) -> [UInt8] { word.unicodeScalars.map(number) }
    func numbers(_ word: [Unicode.Scalar]) -> [UInt8] { word.map(number) }

    /// The letters of `numbers`; unknown ones are left out.
    func letters(_ numbers: [UInt8]) -> [Unicode.Scalar] {
        numbers.compactMap { $0 == Self.unknown || Int($0) > scalars.count ? nil : Unicode.Scalar(scalars[Int($0) - 1]) }
    }
}
