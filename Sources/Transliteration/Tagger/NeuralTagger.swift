public import BitextModel

/// A small neural network that writes a word of one script in another: for each source letter it gives the probability of every label, a
/// string of up to three target letters.
///
/// A hard-monotonic transducer after Shijie Wu & Ryan Cotterell 2019, "Exact Hard Monotonic Attention for Character-Level Transduction"
/// (ACL), with one label for each source letter instead of an alignment summed over: a bidirectional GRU of two layers reads the word, a
/// GRU writes it. Weights are 8-bit integers, states are multiplied as 16-bit integers of 1/16384, sums are exact: the same bits on any machine.
///
/// ```swift
/// let tagger = try NeuralTagger(ModelFile(path: "to-latin.model", kind: NeuralTagger.kind))
/// let scratch = TaggerScratch()
/// tagger.logProbabilities(of: ["dilli", "delhi"], for: "दिल्ली", scratch: scratch)  // natural logarithms, such as [-0.6, -6.1]
/// tagger.candidates(for: "दिल्ली", limit: 5, scratch: scratch)
/// ```
///
/// Text is compared as it stands: give source and targets in the form of the training data (NFC, lower case). A value; shares its weights.
public struct NeuralTagger: Sendable {
    /// Of its model files.
    public static let kind = "tagger"
    /// The longest word it reads, in Unicode scalars: source places are bits of a 64-bit integer.
    public static let longestSource = 63
    /// The most candidates that one call scores.
    public static let mostCandidates = 1000
    /// The widest beam of `candidates`.
    public static let widestBeam = 64
    /// The number of "unknown" among the characters.
    private static let unknown: Int32 = 1

    /// Where training pairs came from: what the network is asked to imitate.
    public struct Domain: Hashable, Sendable {
        let number: Int
    }

    /// Names of the domains it was trained on, as `domain(_:)` takes them; the first is the default.
    public let domains: [String]
    /// What it was made from, and how.
    public let signature: String
    let network: TaggerNetwork
    let inventory: LabelInventory
    private let characters: [UInt32: Int32]

    /// Checks every part of `file` and unpacks it: about 5 to 15 ms for 0.9 million weights. Throws `ModelFileError.section` on a missing or
    /// misshapen part.
    public init(_ file: ModelFile) throws(ModelFileError) {
        guard file.kind == Self.kind else { throw .kind(path: file.path, found: file.kind, expected: Self.kind) }
        let reader = try TaggerModelReader(file: file)
        domains = try reader.lines("domains", count: reader.domains)
        inventory = try LabelInventory(reader: reader)
        var characters: [UInt32: Int32] = [:]
        // The first two are the padding of training batches and the unknown character.
        for (number, text) in try reader.lines("characters", count: reader.characters).enumerated().dropFirst(2) {
            let scalars = text.unicodeScalars
            guard let scalar = scalars.first, scalars.count == 1, characters.updateValue(Int32(number), forKey: scalar.value) == nil else {
                throw file.fault("characters", "“\(text)” is no single character, or is listed twice")
            }
        }
        guard reader.characters >= 2 else { throw file.fault("shape", "no unknown character") }
        self.characters = characters
        network = try TaggerNetwork(reader: reader)
        signature = file.signature
    }

    /// The domain of that name; nil when the network was not trained on it.
    public func domain(_ name: String) -> Domain? { domains.firstIndex(of: name).map(Domain.init) }

    /// Puts the word's characters into `scratch`. False when it is empty or too long.
    func read(_ source: String, scratch: TaggerScratch) -> Bool {
        scratch.letters.removeAll(keepingCapacity: true)
        for scalar in source.unicodeScalars {
            guard scratch.letters.count < Self.longestSource else { return false }
            scratch.letters.append(characters[scalar.value] ?? Self.unknown)
        }
        return !scratch.letters.isEmpty
    }

    /// The domain's number, of this tagger: another tagger's domain that this one does not have is the first.
    func number(of domain: Domain?) -> Int {
        guard let domain, domain.number < domains.count else { return 0 }
        return domain.number
    }
}
