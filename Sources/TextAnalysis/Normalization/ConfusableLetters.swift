internal import ICU

/// Letters of different scripts that look alike, by the skeletons of UTS #39 ("Unicode Security Mechanisms", section 4) that ICU knows.
struct ConfusableLetters: Sendable {
    /// Blocks whose letters are compared: Latin, Greek, Cyrillic, Armenian, the scripts of India.
    private static let blocks: [ClosedRange<UInt32>] = [0x41...0x17F, 0x370...0x58F, 0x900...0xDFF]

    /// For a letter, the one look-alike in each other script, by the script's number.
    private(set) var lookalikes: [UInt32: [UInt8: UInt32]] = [:]

    /// `kept`: letters that neither are replaced nor replace others. One skeleton for each letter of the blocks.
    init(roles: CharacterRoleTable, kept: Set<UInt32>) throws(ICUError) {
        struct Letter {
            var scalar: UInt32
            var script: UInt8
            var isUppercase: Bool
        }
        let checker = try SpoofChecker()
        var bySkeleton: [[UInt32]: [Letter]] = [:]
        for block in Self.blocks {
            for value in block {
                let role = roles[value]
                guard role.contains(.letter), role.script != 0, !kept.contains(value), let scalar = Unicode.Scalar(value) else { continue }
                let skeleton = try checker.skeleton(of: String(Character(scalar))).unicodeScalars.map(\.value)
                bySkeleton[skeleton, default: []].append(
                    Letter(scalar: value, script: role.script, isUppercase: role.contains(.uppercase)))
            }
        }
        for letters in bySkeleton.values where letters.count > 1 {
            for letter in letters {
                var candidates: [UInt8: [UInt32]] = [:]
                for other in letters where other.script != letter.script && other.isUppercase == letter.isUppercase {
                    candidates[other.script, default: []].append(other.scalar)
                }
                for (script, scalars) in candidates where scalars.count == 1 {
                    lookalikes[letter.scalar, default: [:]][script] = scalars[0]
                }
            }
        }
    }
}
