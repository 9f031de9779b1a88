internal import BitextModel
#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

extension TransliterationCandidate {
    /// 0 to 1.
    var probability: Double { exp(logProbability) }

    init(text: String, probability: Double) { self.init(text: text, logProbability: min(log(max(probability, 1e-300)), 0)) }
}

extension [TransliterationCandidate] {
    /// Probabilities interpolated with the shares of known spellings, which weigh `weight` (0–1): up to `limit`, best first.
    func mixed(with shares: [(text: String, share: Double)], weight: Double, limit: Int) -> [TransliterationCandidate] {
        var mixture = map { (text: $0.text, share: $0.probability * (1 - weight)) }
        for (text, share) in shares {
            if let place = mixture.firstIndex(where: { $0.text.utf8.elementsEqual(text.utf8) }) {
                mixture[place].share += share * weight
            } else {
                mixture.append((text, share * weight))
            }
        }
        let order = mixture.indices.sorted { (mixture[$1].share, $0) < (mixture[$0].share, $1) }
        return order.prefix(limit).map { TransliterationCandidate(text: mixture[$0].text, probability: mixture[$0].share) }
    }
}
