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
