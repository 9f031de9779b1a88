internal import BitextModel

/// Words that terms make: for a party's members, for people by their demonym, for several of a product.
extension GlossaryIndexBuilder {
    /// कांग्रेसियों, भाजपाइयों: members of a party, by its names of one word and its acronyms.
    mutating func insertMembers(
        _ concept: Concept, _ number: Int32, native: LanguageSection, english: LanguageSection, englishName: String
    ) {
        let acronym = english.texts(.acronym).first
        let terms =
            native.texts(.acronym).map { ($0, acronym ?? englishName) }
            + ([native.preferred?.text].compactMap { $0 } + native.texts(.variant)).map { ($0, englishName) }
        for (term, short) in terms {
            for member in options.members.words(of: term, target: englishName, short: short) {
                insert(member.word, entry(concept, number, term, .inflected, native: member.word, english: member.target, score: 0.95))
            }
        }
    }

    /// भारतीयों: Indians. Nil for forms of other concepts, and for those of adjectives.
    func plural(_ concept: Concept, _ englishName: String, _ form: String) -> String? {
        concept.type == .demonym ? options.plurals.plural(of: englishName, form: form) : nil
    }

    /// iPhones: English plurals of products of one word.
    mutating func insertPlurals(_ concept: Concept, _ number: Int32, _ englishNames: [String], _ nativeNames: [String]) {
        for name in englishNames {
            guard let last = name.utf8.last, !name.utf8.contains(0x20), (0x61...0x7A).contains(last | 0x20),
                last | 0x20 != UInt8(ascii: "s")
            else { continue }
            let plural = name + "s"
            insert(
                units(plural),
                entry(concept, number, name, .inflected, native: matchingNative(1, nativeNames), english: plural, score: 0.95))
        }
    }
}
