/// A letter model of the candidates' language as a part of a ranking.
final class LetterModelPart: CandidateScorer {
    let measures: [String]
    private let model: LetterModel

    init(name: String, model: LetterModel) {
        measures = [name]
        self.model = model
    }

    func propose(_ word: RankedWord, into candidates: inout CandidateList) {}

    func measure(_ word: RankedWord, _ candidates: CandidateList, set: (Int, Int, Float) -> Void) {
        for (place, text) in candidates.scalars.enumerated() { set(place, 0, model.score(text)) }
    }
}

/// Lists of words with frequencies: for each list whether the candidate stands in it, and how high (0 to 1).
final class WordListPart: CandidateScorer {
    let measures: [String]
    private let table: WordListTable

    init(name: String, table: WordListTable) {
        measures = (1...WordListTable.lists).flatMap { ["\(name)\($0)", "\(name)\($0)-listed"] }
        self.table = table
    }

    func propose(_ word: RankedWord, into candidates: inout CandidateList) {}

    func measure(_ word: RankedWord, _ candidates: CandidateList, set: (Int, Int, Float) -> Void) {
        for (place, text) in candidates.texts.enumerated() {
            let values = table.values(of: text)
            for list in 0..<WordListTable.lists {
                let value = values >> (8 * UInt32(list)) & 0xFF
                set(place, 2 * list, Float(value) / 255)
                set(place, 2 * list + 1, value > 0 ? 1 : 0)
            }
        }
    }
}

/// A dictionary of known pairs: proposes the spellings listed, and measures whether and at what rank a candidate is listed.
final class PairTablePart: CandidateScorer {
    let measures: [String]
    private let table: PairTable
    private let proposals: Int

    init(name: String, table: PairTable, proposals: Int) {
        measures = ["\(name)-listed", "\(name)-first", "\(name)-other"]
        self.table = table
        self.proposals = proposals
    }

    func propose(_ word: RankedWord, into candidates: inout CandidateList) {
        for text in table.spellings(of: word.text).prefix(proposals) { candidates.append(text) }
    }

    func measure(_ word: RankedWord, _ candidates: CandidateList, set: (Int, Int, Float) -> Void) {
        let spellings = table.spellings(of: word.text).map { Array($0.unicodeScalars) }
        for (place, text) in candidates.scalars.enumerated() {
            let rank = spellings.firstIndex(of: text)
            set(place, 0, rank == nil ? 0 : 1)
            set(place, 1, rank == 0 ? 1 : 0)
            // The word has listed spellings, and this is none of them.
            set(place, 2, rank == nil && !spellings.isEmpty ? 1 : 0)
        }
    }
}

/// How many letters a candidate has: log-probabilities fall with length.
final class LengthPart: CandidateScorer {
    let measures = ["length"]

    func propose(_ word: RankedWord, into candidates: inout CandidateList) {}

    func measure(_ word: RankedWord, _ candidates: CandidateList, set: (Int, Int, Float) -> Void) {
        for (place, text) in candidates.scalars.enumerated() { set(place, 0, Float(text.count)) }
    }
}

/// Proposes the words of a lexicon that a joint-sequence model finds likeliest, however low they stand among all strings.
final class LexiconPart: CandidateScorer {
    let measures: [String] = []
    private let model: JointSequenceModel
    private let decoder: JointSequenceDecoder
    private let proposals: Int

    init(model: JointSequenceModel, lexicon: LexiconTrie, proposals: Int, beam: Int, margin: Float) {
        self.model = model
        self.proposals = proposals
        var options = JointSequenceDecoder.Options()
        options.beam = beam
        options.margin = margin
        decoder = JointSequenceDecoder(model: model, lexicon: lexicon, options: options)
    }

    func propose(_ word: RankedWord, into candidates: inout CandidateList) {
        for output in decoder.decode(model.source.numbers(word.scalars), limit: proposals) {
            candidates.append(model.target.letters(output.letters))
        }
    }

    func measure(_ word: RankedWord, _ candidates: CandidateList, set: (Int, Int, Float) -> Void) {}
}
