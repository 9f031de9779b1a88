/// Memory in which a `NeuralTagger` works: after the first words nothing is allocated any more.
///
/// One for each task, used by one call at a time; any tagger may use it. About 0.5 MB with networks of the usual size.
public final class TaggerScratch {
    /// The word as numbers of characters.
    var letters: [Int32] = []
    /// What the encoder's memory below holds, if anything.
    var encoded: Encoded?

    /// A word as a network has read it.
    struct Encoded {
        var network: TaggerNetwork
        var domain: Int
        var letters: [Int32]
    }

    // Encoder.
    var sums = ScratchBuffer<Int32>()
    var inputs = ScratchBuffer<Float>()
    var zeros = ScratchBuffer<Float>()
    var encoderState = ScratchBuffer<Float>()
    var firstStates = ScratchBuffer<Int16>()
    var secondStates = ScratchBuffer<Int16>()

    // Decoder: of every position, the encoder's share in its input and in the output.
    var decoderInputs = ScratchBuffer<Float>()
    var outputShares = ScratchBuffer<Int32>()
    // States of the hypotheses before and after a step, and what the step computes of each.
    var states = ScratchBuffer<Float>()
    var quantized = ScratchBuffer<Int16>()
    var nextStates = ScratchBuffer<Float>()
    var nextQuantized = ScratchBuffer<Int16>()
    var gathered = ScratchBuffer<Int16>()
    var gatheredPlaces: [Int32] = []
    var recurrentSums = ScratchBuffer<Int32>()
    var outputSums = ScratchBuffer<Int32>()
    var logits = ScratchBuffer<Float>()
    /// Logarithm of the sum over all labels, for each hypothesis.
    var normalizers: [Double] = []

    // Search.
    var hypotheses: [TaggerHypothesis] = []
    var nextHypotheses: [TaggerHypothesis] = []
    var trie = TargetTrie()
    var lattice = TaggerLattice()
    var beam = TaggerBeam()

    public init() {}
}
