/// Which hypotheses about a word's candidates are worth going on with. The figures in its defaults are those of a measurement: see
/// docs/guides/tagger.md.
package struct TaggerPruning: Sendable {
    /// Hypotheses with the same prefix of the target at one place of the source (they differ in how it is cut into labels). Those left out
    /// are not lost: their probability is added to the best one's.
    package var historiesPerPrefix = 2
    /// Natural logarithm: a history this far behind the best with the same prefix is left out in that way.
    package var historyMargin = 2.5
    /// Prefixes kept for each candidate at one place of the source.
    package var prefixesPerCandidate = 5
    /// Natural logarithm: a prefix this far behind the best one of a candidate is dropped.
    package var margin = 10.0

    package init() {}

    /// Nothing left out: the exact sum. Exponential cost; for tests on short words.
    package static var none: TaggerPruning {
        var pruning = TaggerPruning()
        (pruning.historiesPerPrefix, pruning.prefixesPerCandidate) = (.max, .max)
        (pruning.historyMargin, pruning.margin) = (.infinity, .infinity)
        return pruning
    }
}
