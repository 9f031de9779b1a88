extension SentenceCandidates {
    /// A term that is like what the text has, with what speaks for it and against it as far as the sentence tells.
    struct NearMatch: Sendable {
        let match: Match
        /// The term's units in the index, as many as the match has.
        let path: SIMD8<Int32>
        /// The sum of the distances of words that differ.
        let distance: Float
        let consonants: Int
        /// How usual the most usual word that differs is in running text, 0–1.
        let commonness: Double
        /// Whether all words that differ are in Latin letters.
        let isLatin: Bool
        /// Whether a word that differs is another usual name: नितिन पाटिल is no Nitin Patel.
        let isOtherName: Bool

        init(match: Match, term: NearTermFinder.Near, commonness: Double, isLatin: Bool, isOtherName: Bool) {
            self.match = match
            self.isLatin = isLatin
            self.isOtherName = isOtherName
            path = term.path
            distance = term.distance
            consonants = term.consonants
            self.commonness = commonness
        }

        /// Natural logarithm of the number of consonants, from a table, so that it is the same everywhere.
        var logConsonants: Double { Self.logarithms[min(max(consonants, 1), Self.logarithms.count) - 1] }

        private static let logarithms: [Double] = [
            0, 0.6931, 1.0986, 1.3863, 1.6094, 1.7918, 1.9459, 2.0794, 2.1972, 2.3026, 2.3979, 2.4849, 2.5649, 2.6391, 2.7081, 2.7726,
        ]
    }
}
