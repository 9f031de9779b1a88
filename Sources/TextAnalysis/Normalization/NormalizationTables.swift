public import ICU

/// What normalizing needs, compiled once from the data and ICU's properties, and shared by all tasks.
///
/// Immutable. Making it takes about 25 ms.
public final class NormalizationTables: Sendable {
    let data: NormalizationData
    let roles: CharacterRoleTable
    let confusables: ConfusableLetters
    let triggers: TriggerTable
    let nfc: Normalizer
    let nfkc: Normalizer
    /// Replacements of full-width and half-width characters, presentation forms and ligatures.
    let compatibility: [UInt32: [UInt32]]
    /// U+0958–095F and their like by base and nukta.
    let nuktaComposites: [[UInt32]: UInt32]
    let nuktaDecomposites: [UInt32: [UInt32]]
    /// Latin letters with accents, and the letter under them.
    let accentBases: [UInt32: UInt32]
    /// Capital Latin letters, and ß.
    let lowercase: [UInt32: [UInt32]]
    let digitValues: [UInt32: UInt32]

    public init(data: NormalizationData) throws(ICUError) {
        self.data = data
        nfc = try Normalizer(.nfc)
        nfkc = try Normalizer(.nfkc)
        let roles = CharacterRoleTable(repairedExample: data.mistyped.rules.first?.from.first)
        self.roles = roles
        confusables = try ConfusableLetters(roles: roles, kept: data.keptLetters)
        compatibility = try Self.compatibility(nfkc)
        let nfd = try Normalizer(.nfd)
        var accentBases: [UInt32: UInt32] = [:]
        var lowercase: [UInt32: [UInt32]] = [0x00DF: [0x73, 0x73], 0x1E9E: [0x73, 0x73]]
        var digitValues: [UInt32: UInt32] = [:]
        var composites: [[UInt32]: UInt32] = [:]
        var decomposites: [UInt32: [UInt32]] = [:]
        for value in CharacterRoleTable.listed.joined() {
            let role = roles[value]
            guard let scalar = Unicode.Scalar(value) else { continue }
            if role.contains(.digit), value >= 0x80 { digitValues[value] = CharacterProperties.digitValue(of: scalar).map(UInt32.init) }
            if role.contains(.letter), role.contains(.latin) {
                let parts = try nfd.normalize(String(Character(scalar))).unicodeScalars.map(\.value)
                if parts.count > 1 { accentBases[value] = parts[0] }
                let small = CharacterProperties.lowercase(scalar)
                if small != scalar, lowercase[value] == nil { lowercase[value] = [small.value] }
            }
            if role.contains(.dandaScript), role.contains(.letter) {
                // Letters that NFC takes apart into a base and a nukta.
                let parts = try nfc.normalize(String(Character(scalar))).unicodeScalars.map(\.value)
                if parts.count == 2, roles[parts[1]].contains(.nukta) {
                    composites[parts] = value
                    decomposites[value] = parts
                }
            }
        }
        self.accentBases = accentBases
        self.lowercase = lowercase
        self.digitValues = digitValues
        nuktaComposites = composites
        nuktaDecomposites = decomposites
        var builder = TriggerBuilder()
        try builder.addUnicodeForms(roles: roles, nfc: nfc, composites: composites)
        builder.addRepairs(roles: roles, data: data, confusables: confusables)
        builder.addPunctuation(roles: roles, data: data)
        builder.addFoldings(
            data: data, compatibility: compatibility, accents: accentBases, lowercase: lowercase, digits: digitValues, roles: roles)
        triggers = TriggerTable(builder)
    }

    /// Of the decompositions that NFKC makes, those that only undo a form of display. Left out are those with a space in them: isolated
    /// marks, and whole phrases such as U+FDFA.
    private static func compatibility(_ nfkc: Normalizer) throws(ICUError) -> [UInt32: [UInt32]] {
        let isForm = EnumeratedProperty("Decomposition_Type", values: ["Wide", "Narrow", "Initial", "Medial", "Final", "Isolated"])
        var result: [UInt32: [UInt32]] = [:]
        for value in Array(0xFB00...0xFFFF) as [UInt32] {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let isLigature = value <= 0xFB17
            guard isLigature || isForm.holds(of: scalar) else { continue }
            let parts = try nfkc.normalize(String(Character(scalar))).unicodeScalars.map(\.value)
            if parts != [value], !parts.contains(0x20) { result[value] = parts }
        }
        return result
    }
}
