#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The chain of languages of a text's words: best path, and sums over all paths (Rabiner 1989, "A tutorial on hidden Markov models", III).
///
/// A word that is not asked for is always in the state behind the last language.
enum LanguageChain {
    private static func states(_ word: LanguageWords.Word, _ labels: Int) -> Range<Int> {
        word.isAsked ? 0..<labels : labels..<labels + 1
    }

    /// The place of the transition from `from` to `to` into `word`.
    @inline(__always)
    static func transition(_ from: Int, _ to: Int, into word: LanguageWords.Word, labels: Int) -> Int {
        ((word.beginsSentence ? labels + 1 : 0) + from) * (labels + 1) + to
    }

    /// The state of each word on the best path; of equal ones the lower.
    static func best(_ text: LanguageWords, scores: [Int32], labels: Int, transitions: [Int32]) -> [Int] {
        let words = text.words
        guard !words.isEmpty else { return [] }
        var values = [Int32](repeating: 0, count: labels + 1)
        var next = values
        var origins = [UInt8](repeating: 0, count: words.count * (labels + 1))
        for (place, word) in words.enumerated() {
            for to in states(word, labels) {
                var best: Int32 = place == 0 ? 0 : .min
                if place > 0 {
                    for from in states(words[place - 1], labels) {
                        let value = values[from] &+ transitions[transition(from, to, into: word, labels: labels)]
                        if value > best {
                            best = value
                            origins[place * (labels + 1) + to] = UInt8(from)
                        }
                    }
                }
                next[to] = best &+ (to < labels ? scores[place * labels + to] : 0)
            }
            swap(&values, &next)
        }
        var state = states(words[words.count - 1], labels).max { (values[$0], $1) < (values[$1], $0) } ?? 0
        var path = [Int](repeating: 0, count: words.count)
        for place in words.indices.reversed() {
            path[place] = state
            state = Int(origins[place * (labels + 1) + state])
        }
        return path
    }

    /// Logarithms of sums over the paths up to, and behind, each state; unreachable ones are very small. The last value is the sum over all.
    static func sums(
        _ text: LanguageWords, scores: [Float], labels: Int, transitions: [Float]
    ) -> (forward: [Float], backward: [Float], total: Float) {
        let words = text.words
        let width = labels + 1
        var forward = [Float](repeating: -1e9, count: words.count * width)
        var backward = forward
        func score(_ place: Int, _ state: Int) -> Float { state < labels ? scores[place * labels + state] : 0 }
        for (place, word) in words.enumerated() {
            for to in states(word, labels) {
                var sum: Float = place == 0 ? 0 : -1e9
                if place > 0 {
                    for from in states(words[place - 1], labels) {
                        sum = logSum(
                            sum, forward[(place - 1) * width + from] + transitions[transition(from, to, into: word, labels: labels)])
                    }
                }
                forward[place * width + to] = sum + score(place, to)
            }
        }
        for place in words.indices.reversed() {
            for from in states(words[place], labels) {
                if place + 1 == words.count {
                    backward[place * width + from] = 0
                    continue
                }
                var sum: Float = -1e9
                for to in states(words[place + 1], labels) {
                    sum = logSum(
                        sum,
                        transitions[transition(from, to, into: words[place + 1], labels: labels)] + score(place + 1, to)
                            + backward[(place + 1) * width + to])
                }
                backward[place * width + from] = sum
            }
        }
        var total: Float = -1e9
        for state in 0..<width where !words.isEmpty { total = logSum(total, forward[(words.count - 1) * width + state]) }
        return (forward, backward, total)
    }

    @inline(__always)
    private static func logSum(_ a: Float, _ b: Float) -> Float {
        let (high, low) = a > b ? (a, b) : (b, a)
        let difference = low - high
        return difference < -30 ? high : high + log1p(exp(difference))
    }
}
