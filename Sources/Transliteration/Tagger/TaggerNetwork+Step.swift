// Fast code over raw memory: buffers are reserved for the number of hypotheses before they are used; places in `letters` and numbers of
// hypotheses are the search's own. The plain reference is in the tests.
internal import CKernels

extension TaggerNetwork {
    /// Values from one decoder state to the next: even, so that pairs of columns can be read.
    var stateStride: Int { decoderRecurrent.pairs * 2 }

    /// One step of the decoder for all `scratch.hypotheses` at once, at a place in the source that `encode` has seen.
    ///
    /// Reads the states of their parents, which the step before left; leaves theirs, the logits of all labels (`output.rows` for each), and
    /// the normalizers: the log-probability of a label is its logit less the normalizer.
    func step(place: Int, scratch: TaggerScratch) {
        let count = scratch.hypotheses.count
        let stride = stateStride
        let gateRows = decoderRecurrent.rows
        multiplyParents(scratch: scratch)
        scratch.nextStates.reserve(count * decoder)
        scratch.nextQuantized.fill(count * stride, with: 0)
        scratch.zeros.fill(max(gateRows, decoder), with: 0)
        let input = UnsafePointer(scratch.decoderInputs.start + place * decoderInput.rows)
        for number in 0..<count {
            let hypothesis = scratch.hypotheses[number]
            let parent = Int(hypothesis.parent)
            let known = parent >= 0
            ckernels_gated_step(
                Int32(decoder), input, hypothesis.label < 0 ? UnsafePointer(scratch.zeros.start) : labelInputs[Int(hypothesis.label)],
                scratch.recurrentSums.start + (known ? Int(scratch.gatheredPlaces[parent]) * gateRows : 0), decoderRecurrent.scales,
                decoderRecurrent.biases,
                known ? UnsafePointer(scratch.states.start + parent * decoder) : UnsafePointer(scratch.zeros.start),
                scratch.nextStates.start + number * decoder, scratch.nextQuantized.start + number * stride)
        }
        swap(&scratch.states, &scratch.nextStates)
        swap(&scratch.quantized, &scratch.nextQuantized)

        let rows = output.rows
        scratch.outputSums.reserve(count * rows)
        scratch.logits.reserve(count * rows)
        output.multiply(scratch.quantized.start, stride: stride, count: count, into: scratch.outputSums.start)
        let share = UnsafePointer(scratch.outputShares.start + place * rows)
        scratch.normalizers.removeAll(keepingCapacity: true)
        for number in 0..<count {
            var maximum: Float = 0
            let sum = ckernels_logits(
                Int32(rows), scratch.outputSums.start + number * rows, share, output.scales, output.biases,
                scratch.logits.start + number * rows, &maximum)
            scratch.normalizers.append(Double(maximum) + DeterministicLogarithm.of(Double(sum)))
        }
    }

    /// Recurrent products of the parents' states, each once however many hypotheses go on from it. Without parents: zeros.
    private func multiplyParents(scratch: TaggerScratch) {
        let stride = stateStride
        let gateRows = decoderRecurrent.rows
        scratch.gatheredPlaces.removeAll(keepingCapacity: true)
        var parents = 0
        scratch.gathered.reserve(scratch.hypotheses.count * stride)
        for hypothesis in scratch.hypotheses where hypothesis.parent >= 0 {
            let parent = Int(hypothesis.parent)
            while scratch.gatheredPlaces.count <= parent { scratch.gatheredPlaces.append(-1) }
            guard scratch.gatheredPlaces[parent] < 0 else { continue }
            (scratch.gathered.start + parents * stride).update(from: scratch.quantized.start + parent * stride, count: stride)
            scratch.gatheredPlaces[parent] = Int32(parents)
            parents += 1
        }
        guard parents > 0 else {
            scratch.recurrentSums.fill(gateRows, with: 0)
            return
        }
        scratch.recurrentSums.reserve(parents * gateRows)
        decoderRecurrent.multiply(scratch.gathered.start, stride: stride, count: parents, into: scratch.recurrentSums.start)
    }
}
