import Foundation

/// The network computed slowly and plainly in 64-bit floats, from the same quantized weights but with states as they are: what
/// `NeuralTagger` must come close to.
struct TaggerReference {
    let model: RandomTagger

    /// Log-probabilities of all spellings of `source` by brute force: every sequence of labels.
    func spellings(of source: String, domain: Int) -> [String: Double] {
        let states = encode(source, domain: domain)
        var totals: [String: Double] = [:]
        write(states[...], previous: nil, decoder: Array(repeating: 0, count: model.decoder), text: "", score: 0, into: &totals)
        return totals.mapValues { log($0) }
    }

    private func write(
        _ states: ArraySlice<[Double]>, previous: Int?, decoder: [Double], text: String, score: Double, into totals: inout [String: Double]
    ) {
        guard let state = states.first else {
            totals[text, default: 0] += exp(score)
            return
        }
        let embedding = previous.map { row("prev", $0) } ?? Array(repeating: 0, count: model.embedding)
        let next = step("dec", input: state + embedding, state: decoder)
        let logits = product("out", next + state)
        let normalizer = log(logits.reduce(0) { $0 + exp($1) })
        for (label, logit) in logits.enumerated() {
            write(
                states.dropFirst(), previous: label, decoder: next, text: text + model.labels[label], score: score + logit - normalizer,
                into: &totals)
        }
    }

    private func encode(_ source: String, domain: Int) -> [[Double]] {
        let letters = source.unicodeScalars.map { scalar in model.characters.firstIndex { $0.unicodeScalars.elementsEqual([scalar]) } ?? 1 }
        var inputs = letters.map { zip(row("chars", $0), row("domains", domain)).map { $0 + $1 } }
        for layer in ["enc0", "enc1"] {
            var forwards: [[Double]] = []
            var backwards: [[Double]] = []
            var state = Array(repeating: 0.0, count: model.hidden)
            for input in inputs {
                state = step(layer + "f", input: input, state: state)
                forwards.append(state)
            }
            state = Array(repeating: 0.0, count: model.hidden)
            for input in inputs.reversed() {
                state = step(layer + "b", input: input, state: state)
                backwards.insert(state, at: 0)
            }
            inputs = zip(forwards, backwards).map { $0 + $1 }
        }
        return inputs
    }

    /// PyTorch's GRU: r, z from input and state; n = tanh(in + r · (recurrent)); h = (1 − z) n + z h.
    private func step(_ layer: String, input: [Double], state: [Double]) -> [Double] {
        let fromInput = product(layer + ".ih", input)
        let fromState = product(layer + ".hh", state)
        let size = state.count
        return (0..<size).map { unit in
            let reset = sigmoid(fromInput[unit] + fromState[unit])
            let update = sigmoid(fromInput[size + unit] + fromState[size + unit])
            let new = tanh(fromInput[2 * size + unit] + reset * fromState[2 * size + unit])
            return (1 - update) * new + update * state[unit]
        }
    }

    private func sigmoid(_ value: Double) -> Double { 1 / (1 + exp(-value)) }

    private func row(_ name: String, _ row: Int) -> [Double] {
        guard let matrix = model.matrices[name] else { return [] }
        return (0..<matrix.columns).map { matrix.weight(row, $0) }
    }

    private func product(_ name: String, _ vector: [Double]) -> [Double] {
        guard let matrix = model.matrices[name], let biases = model.biases[name] else { return [] }
        return (0..<matrix.rows).map { row in
            vector.indices.reduce(Double(biases[row])) { $0 + matrix.weight(row, $1) * vector[$1] }
        }
    }
}
