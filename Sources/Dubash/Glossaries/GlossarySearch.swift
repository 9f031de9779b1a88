internal import BitextModel
public import Dictionaries
public import Terminology
internal import Transliteration

/// How terms of a language are made findable.
public enum GlossarySearch {
    /// Folding as texts are searched, and sounds as names are matched. Costs about 20 ms. Throws where a table is missing or malformed.
    public static func keys(_ profile: LanguageProfile, in dictionaries: Dictionaries) throws -> TermSearchKeys {
        let normalizers = try SharedNormalizers(profile: profile, dictionaries: dictionaries)
        let matcher = try NameMatching.matcher(language: profile.tag.tag, usesModels: false, in: dictionaries)
        let script = profile.script.code.lowercased()
        let tables = ["translit/matching/sounds.tsv", "translit/matching/letters.tsv", "normalization/\(script)-search.tsv"]
        let digest = SHA256.hexadecimal(of: try tables.flatMap { try dictionaries.bytes($0) })
        let letterNames = try LetterNameAcronyms(
            parsing: dictionaries.text("languages/\(profile.tag)/letter-names.tsv"), file: "languages/\(profile.tag)/letter-names.tsv")
        return TermSearchKeys(
            version: "1 \(profile.tag) \(digest.prefix(16))", fold: { normalizers.searchKey($0) }, sounds: { matcher.soundKeys(of: $0) },
            nearSounds: { matcher.nearSoundKeys(of: $0) }, similarity: { matcher.score($0, $1) },
            alternatives: { query in
                let letters = query.utf8.allSatisfy { $0 < 0x80 } ? letterNames.hindi(for: query.uppercased()) : []
                return letters + [letterNames.latin(for: query)].compactMap { $0 }
            })
    }
}
