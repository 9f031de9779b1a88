internal import BitextModel

/// The labels of a tagger: strings of up to three characters, by number and by text.
struct LabelInventory: Sendable {
    /// The longest label, in Unicode scalars.
    static let longest = 3

    let texts: [String]
    private let numbers: [UInt64: Int32]

    /// Throws when a label is too long or listed twice.
    init(reader: TaggerModelReader) throws(ModelFileError) {
        texts = try reader.lines("labels", count: reader.labels)
        var numbers: [UInt64: Int32] = [:]
        for (number, text) in texts.enumerated() {
            let scalars = text.unicodeScalars.map(\.value)
            guard scalars.count <= Self.longest, !scalars.contains(0) else {
                throw reader.file.fault("labels", "“\(text)” has more than \(Self.longest) characters, or U+0000")
            }
            let key = scalars.reduce(0) { Self.key($0, followedBy: $1) }
            guard numbers.updateValue(Int32(number), forKey: key) == nil else {
                throw reader.file.fault("labels", "“\(text)” is listed twice")
            }
        }
        self.numbers = numbers
    }

    /// A key of up to three scalars, none of them U+0000; of no scalars, 0.
    @inline(__always)
    static func key(_ key: UInt64, followedBy scalar: UInt32) -> UInt64 { key << 21 | UInt64(scalar) }

    /// The label of a key; −1 when there is none.
    @inline(__always)
    func number(ofKey key: UInt64) -> Int32 { numbers[key] ?? -1 }
}
