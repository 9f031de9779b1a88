internal import ArgumentParser
internal import BitextAlignment
internal import Dictionaries
internal import Dubash

/// `dubash evaluate sentences`.
struct EvaluateSentencesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sentences", abstract: "Measure sentence beads: precision, recall and F1, strict and lax.",
        discussion: """
            Lines as 'dubash bitext sentences' prints them: source numbers, target numbers, tab-separated; a score may follow. A bead is strictly right if \
            the gold has it, laxly if it shares a sentence of each side with one of the gold. Beads with an empty side are not counted. With a second \
            hypothesis, both are measured on parts of the gold drawn anew many times.
            """)

    @Argument(help: "What is right.")
    var gold: String

    @Argument(help: "What is to be measured.")
    var hypothesis: String

    @Argument(help: "Another system's beads.")
    var other: String?

    @OptionGroup var bootstrap: BootstrapOptions

    func run() async throws {
        let right = try BeadFile(gold)
        let systems = try ([hypothesis] + (other.map { [$0] } ?? [])).map { try BeadFile($0) }
        guard !right.beads.isEmpty else { throw CommandFailure(.badInput, "\(gold) has no bead") }
        let out = try OutputFile(path: nil)
        try out.write("beads\t\(BeadEvaluation(gold: right.beads, hypothesis: []).gold)\n")
        for system in systems {
            let result = BeadEvaluation(gold: right.beads, hypothesis: system.beads)
            try out.write("system\t\(system.path)\n")
            for (name, value) in [
                ("strict-precision", result.strictPrecision), ("strict-recall", result.strictRecall), ("strict-F1", result.strictF1),
                ("lax-precision", result.laxPrecision), ("lax-recall", result.laxRecall), ("lax-F1", result.laxF1),
            ] {
                try out.write("\(name)\t\(Decimals.text(value, places: 4))\n")
            }
        }
        if systems.count > 1 { try out.write(compared(right, systems)) }
        try out.write(
            "signature\tdubash \(Toolkit.version) evaluate sentences|gold:sha256:\(right.digest)|"
                + systems.map { "hypothesis:sha256:\($0.digest)" }.joined(separator: "|") + "|\(bootstrap.signature)\n")
        try out.finish()
    }

    /// Units of the draw are stretches of ten beads of the gold; a bead of a system belongs to the stretch of its first source sentence.
    private func compared(_ right: BeadFile, _ systems: [BeadFile]) -> String {
        var stretchOf: [Int: Int] = [:]
        var count = 0
        for (number, bead) in right.beads.enumerated() {
            for sentence in bead.source { stretchOf[sentence] = number / 10 }
            count = number / 10 + 1
        }
        func parts(_ system: BeadFile) -> [BeadEvaluation] {
            var gold = [[(source: [Int], target: [Int])]](repeating: [], count: count)
            var found = gold
            for (number, bead) in right.beads.enumerated() { gold[number / 10].append(bead) }
            for bead in system.beads {
                if let first = bead.source.first, let stretch = stretchOf[first] { found[stretch].append(bead) }
            }
            return zip(gold, found).map { BeadEvaluation(gold: $0, hypothesis: $1) }
        }
        let measured = systems.map(parts)
        func f1(_ parts: [BeadEvaluation], _ places: [Int]) -> Double { places.reduce(BeadEvaluation()) { $0 + parts[$1] }.strictF1 }
        let result = PairedBootstrap(count: count, draws: bootstrap.draws, seed: bootstrap.seed) {
            (f1(measured[0], $0), f1(measured[1], $0))
        }
        return result.lines("strict-F1")
    }
}

/// A file of beads, a line each.
struct BeadFile {
    let path: String
    let beads: [(source: [Int], target: [Int])]
    let digest: Substring

    /// Throws with exit code 65, file and line for what is no bead.
    init(_ path: String) throws {
        self.path = path
        let content = try WholeFile.bytes(path)
        digest = SHA256.hexadecimal(of: content).prefix(16)
        var beads: [(source: [Int], target: [Int])] = []
        for (number, var line) in content.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() where !line.isEmpty {
            if line.last == 0x0D { line.removeLast() }
            let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
            guard fields.count >= 2, let source = Self.numbers(fields[0]), let target = Self.numbers(fields[1]) else {
                throw CommandFailure(.badInput, "\(path):\(number + 1): no two columns of sentence numbers joined by commas")
            }
            beads.append((source, target))
        }
        self.beads = beads
    }

    private static func numbers(_ field: ArraySlice<UInt8>) -> [Int]? {
        var numbers: [Int] = []
        for part in field.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: !field.isEmpty) {
            if part.isEmpty { continue }
            guard let number = Int(String(decoding: part, as: UTF8.self)), number >= 0 else { return nil }
            numbers.append(number)
        }
        return numbers
    }
}
