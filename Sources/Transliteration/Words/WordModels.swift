public import BitextModel

/// All that a statistical transliteration of words needs, opened: a ranking's models, and the table of answers worked out beforehand.
///
/// A value over mapped memory; share it between tasks.
public struct WordModels: Sendable {
    public let sourceScript: Script
    public let targetScript: Script
    let ranking: RankingModels
    /// The ranking's own best answers for frequent words: look-ups instead of work, with the same output.
    let answers: PairTable?
    /// What people wrote, with counts.
    let attested: AttestedSpellings?

    /// `answers` must have been made with `ranking` (`dubash train answers`); output depends on it in nothing but speed.
    public init(
        ranking: RankingModels, answers: PairTable? = nil, attested: AttestedSpellings? = nil, sourceScript: Script, targetScript: Script
    ) {
        (self.ranking, self.answers, self.attested) = (ranking, answers, attested)
        (self.sourceScript, self.targetScript) = (sourceScript, targetScript)
    }

    /// The first code point of the block of 128 that holds the script other than Latin: that of the letters the models know.
    public var nativeBlock: UInt32 { (ranking.nativeLetter ?? 0x900) & ~0x7F }
}
