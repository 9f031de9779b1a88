extension SentenceCandidates {
    /// A term that is like what the text has, with what speaks for it and against it as far as the sentence tells.
    struct NearMatch: Sendable {
        let match: Match
        /// The term's folded units.
        let term: String
        /// The sum of the distances of words that differ.
        let distance: Float
        let consonants: Int
        /// Words that differ from the term's.
        let changed: Int
        /// How usual the most usual of them is in running text, 0–1.
        let commonness: Double

        init(match: Match, term: NearTermFinder.Near, commonness: Double) {
            self.match = match
            self.term = term.term
            distance = term.distance
            consonants = term.consonants
            changed = term.changed.count
            self.commonness = commonness
        }
    }
}
