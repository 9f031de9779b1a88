/// A writing system by its ISO 15924 code, such as `Deva` or `Latn`.
///
/// An open set: any code of four ASCII letters.
public struct Script: Hashable, Sendable {
    private let letters: UInt32

    /// Nil unless `code` is four ASCII letters; case is put right ("deva" is `Deva`).
    public init?(_ code: some StringProtocol) {
        var letters: UInt32 = 0
        var count = 0
        for byte in code.utf8 {
            let lower = byte | 0x20
            guard lower >= 0x61, lower <= 0x7A, count < 4 else { return nil }
            letters = letters << 8 | UInt32(count == 0 ? lower & ~0x20 : lower)
            count += 1
        }
        guard count == 4 else { return nil }
        self.letters = letters
    }

    private init(known code: StaticString) {
        letters = code.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt32($1) } }
    }

    public var code: String {
        String(decoding: [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: letters >> $0) }, as: UTF8.self)
    }

    public static let devanagari = Script(known: "Deva")
    public static let latin = Script(known: "Latn")
    /// Characters of many scripts: digits, punctuation.
    public static let common = Script(known: "Zyyy")
    /// Marks that take the script of what they stand on.
    public static let inherited = Script(known: "Zinh")
    public static let unknown = Script(known: "Zzzz")
}

extension Script: CustomStringConvertible {
    public var description: String { code }
}
