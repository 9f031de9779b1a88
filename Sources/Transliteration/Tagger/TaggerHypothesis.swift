/// One way of writing the target up to a place in the source.
struct TaggerHypothesis {
    /// The node of the target's prefix in a `TargetTrie`; in a beam search, the place of the last label in its history.
    var node: Int32
    /// The label written last; −1 at the start.
    var label: Int32
    /// The hypothesis of the step before, whose decoder state this one goes on from.
    var parent: Int32
    /// Natural logarithm of the probability of all labels so far.
    var score: Double
}
