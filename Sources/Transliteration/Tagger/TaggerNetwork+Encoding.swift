// Fast code over raw memory: buffers are reserved for the word's length before they are used; the plain reference is in the tests.
internal import CKernels

extension TaggerNetwork {
    /// Runs the encoder over `scratch.letters` (numbers of characters, at least one), and what of the decoder depends on it alone. Nothing
    /// where `scratch` has that already: a word is read once to propose spellings and to score them.
    func encode(domain: Int, scratch: TaggerScratch) {
        if let encoded = scratch.encoded, encoded.network === self, encoded.domain == domain, encoded.letters == scratch.letters { return }
        scratch.encoded = TaggerScratch.Encoded(network: self, domain: domain, letters: scratch.letters)
        let count = scratch.letters.count
        let rows = secondInputs[0].rows
        let width = 2 * hidden
        scratch.sums.reserve(count * max(rows, decoderInput.rows))
        scratch.inputs.reserve(count * rows)
        scratch.zeros.fill(rows, with: 0)
        scratch.firstStates.reserve(count * width)
        scratch.secondStates.reserve(count * width)

        for direction in 0..<2 {
            let (characters, shared) = (characterInputs[direction], domainInputs[direction][domain])
            run(direction: direction, layer: recurrent[direction], states: scratch.firstStates.start, scratch: scratch) { place in
                (characters[Int(scratch.letters[place])], shared)
            }
        }
        for direction in 0..<2 {
            let matrix = secondInputs[direction]
            matrix.multiply(scratch.firstStates.start, stride: width, count: count, into: scratch.sums.start)
            for place in 0..<count {
                matrix.values(of: scratch.sums.start + place * rows, into: scratch.inputs.start + place * rows)
            }
            let (inputs, zeros) = (UnsafePointer(scratch.inputs.start), UnsafePointer(scratch.zeros.start))
            run(direction: direction, layer: recurrent[2 + direction], states: scratch.secondStates.start, scratch: scratch) { place in
                (inputs + place * rows, zeros)
            }
        }

        let inputRows = decoderInput.rows
        scratch.decoderInputs.reserve(count * inputRows)
        scratch.outputShares.reserve(count * outputOfEncoder.rows)
        decoderInput.multiply(scratch.secondStates.start, stride: width, count: count, into: scratch.sums.start)
        for place in 0..<count {
            decoderInput.values(of: scratch.sums.start + place * inputRows, into: scratch.decoderInputs.start + place * inputRows)
        }
        outputOfEncoder.multiply(scratch.secondStates.start, stride: width, count: count, into: scratch.outputShares.start)
    }

    /// One direction (0: forwards) of one layer, from a state of zeros. `input` gives the two parts of the input's projection at a place;
    /// the states go into that direction's half of `states`.
    @inline(__always)
    private func run(
        direction: Int, layer: TaggerMatrix, states: UnsafeMutablePointer<Int16>, scratch: TaggerScratch,
        input: (Int) -> (UnsafePointer<Float>, UnsafePointer<Float>)
    ) {
        let count = scratch.letters.count
        scratch.encoderState.fill(2 * hidden, with: 0)
        var (state, next) = (scratch.encoderState.start, scratch.encoderState.start + hidden)
        scratch.recurrentSums.fill(layer.rows, with: 0)
        let sums = scratch.recurrentSums.start
        // One more value than the state has when `hidden` is odd, since vectors are read in pairs.
        scratch.gathered.fill(layer.pairs * 2, with: 0)
        let vector = scratch.gathered.start
        for step in 0..<count {
            let place = direction == 0 ? step : count - 1 - step
            if step > 0 { layer.multiply(vector, stride: layer.pairs * 2, count: 1, into: sums) }
            let (first, second) = input(place)
            ckernels_gated_step(Int32(hidden), first, second, sums, layer.scales, layer.biases, state, next, vector)
            swap(&state, &next)
            (states + place * 2 * hidden + direction * hidden).update(from: vector, count: hidden)
        }
    }
}
