internal import BitextModel

/// The best combinations of the spellings of several words.
enum NameBeam {
    /// Up to `limit` texts with the largest products of probabilities, best first; among equals, the one whose earlier words are better. Time grows with the number
    /// of slots times `limit` times the spellings of a slot; texts are put together at the end.
    static func best(_ slots: [NameSlot], limit: Int) -> [TransliterationCandidate] {
        struct State {
            var logProbability: Double
            /// In the states of the slot before.
            var origin: Int
            var choice: Int
        }
        var layers: [[State]] = []
        var last = [State(logProbability: 0, origin: 0, choice: 0)]
        for slot in slots {
            var next: [State] = []
            next.reserveCapacity(last.count * slot.spellings.count)
            for (origin, state) in last.enumerated() {
                for (choice, spelling) in slot.spellings.prefix(limit).enumerated() {
                    next.append(State(logProbability: state.logProbability + spelling.logProbability, origin: origin, choice: choice))
                }
            }
            if next.count > 1 {
                next.sort { ($1.logProbability, $0.origin, $0.choice) < ($0.logProbability, $1.origin, $1.choice) }
                next.removeLast(max(0, next.count - limit))
            }
            layers.append(next)
            last = next
        }
        var result: [TransliterationCandidate] = []
        for place in last.indices {
            var choices: [Int] = []
            var state = place
            for layer in layers.reversed() {
                choices.append(layer[state].choice)
                state = layer[state].origin
            }
            var text = ""
            for (slot, choice) in zip(slots, choices.reversed()) { text += slot.spellings[choice].text }
            guard !result.contains(where: { $0.text == text }) else { continue }
            result.append(TransliterationCandidate(text: text, logProbability: last[place].logProbability))
        }
        return result
    }
}
