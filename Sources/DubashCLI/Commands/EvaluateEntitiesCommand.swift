internal import ArgumentParser
internal import BitextAlignment
internal import BitextModel
internal import Dubash
internal import Terminology

/// `dubash evaluate entities`.
struct EvaluateEntitiesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "entities", abstract: "Measure mentions: precision, recall and F1 of borders and type, and their English.",
        discussion: """
            Files are what 'dubash entities' prints (JSON lines, TSV) or 'dubash align' (JSON lines), or words with tags, a word a line (BIO: 'दिल्ली TAB B-LOCATION', a blank line between sentences). Offsets are those of the same text: for a \
            gold of words, --text FILE writes it, a sentence a line, so that 'dubash entities FILE' can be measured. Only the types of the gold count, or those of --types. With a second hypothesis, both are measured on parts of the text drawn anew \
            many times.
            """)

    @Argument(help: "What is right.")
    var gold: String

    @Argument(help: "What is to be measured.")
    var hypothesis: String?

    @Argument(help: "Another system's mentions.")
    var other: String?

    @Option(help: ArgumentHelp("Types that count, separated by commas (default: those of the gold).", valueName: "types"))
    var types: String?

    @Option(help: ArgumentHelp("Write the text of a gold of words to FILE.", valueName: "file"))
    var text: String?

    @OptionGroup var bootstrap: BootstrapOptions

    func validate() throws {
        if hypothesis == nil, text == nil { throw ValidationError("give mentions to be measured, or --text FILE") }
    }

    func run() async throws {
        let right = try MentionFile(gold)
        if let path = text {
            guard let words = right.text else { throw CommandFailure(.usage, "--text: \(gold) has no words, only places") }
            let file = try OutputFile(path: path)
            try file.write(words)
            try file.finish()
        }
        guard let hypothesis else { return }
        guard !right.mentions.isEmpty else { throw CommandFailure(.badInput, "\(gold) has no mention") }
        if let types {
            // Tags of a corpus may name types that are none of ours.
            let known = EntityType.allCases.map(\.rawValue) + Set(right.mentions.map(\.type)).sorted()
            for name in types.split(separator: ",", omittingEmptySubsequences: false) where !known.contains(String(name)) {
                var names: [String] = []
                for name in known where !names.contains(name) { names.append(name) }
                throw CommandFailure(.usage, "--types: '\(name)' is none of \(names.joined(separator: ", "))")
            }
        }
        let counted = types.map { Set($0.split(separator: ",").map(String.init)) } ?? Set(right.mentions.map(\.type))
        let systems = try ([hypothesis] + (other.map { [$0] } ?? [])).map { try MentionFile($0) }
        func kept(_ file: MentionFile) -> [EvaluatedMention] { file.mentions.filter { counted.contains($0.type) } }
        let goldMentions = kept(right)
        let out = try OutputFile(path: nil)
        try out.write("mentions\t\(Set(goldMentions).count)\n")
        for system in systems {
            let result = MentionEvaluation(gold: goldMentions, hypothesis: kept(system))
            let all = result.all
            func shown(_ value: Double) -> String { Decimals.text(value, places: 4) }
            func share(_ part: Int, _ whole: Int) -> String { whole == 0 ? "-" : shown(Double(part) / Double(whole)) }
            try out.write("system\t\(system.path)\n")
            for (name, value) in [("precision", all.precision), ("recall", all.recall), ("F1", all.f1)] {
                try out.write("\(name)\t\(shown(value))\n")
            }
            try out.write(
                "right-borders\t\(share(result.rightBorders, all.hypothesis))\noverlapping\t\(share(result.overlapping, all.hypothesis))\n")
            if result.englishCompared > 0 {
                try out.write("English\t\(share(result.englishRight, result.englishCompared))\tof \(result.englishCompared)\n")
            }
            try out.write("type\tgold\tfound\tprecision\trecall\tF1\n")
            for (type, counts) in result.types.sorted(by: { $0.key < $1.key }) {
                try out.write(
                    "\(type)\t\(counts.gold)\t\(counts.hypothesis)\t\(shown(counts.precision))\t\(shown(counts.recall))\t\(shown(counts.f1))\n"
                )
            }
        }
        if systems.count > 1 { try out.write(compared(goldMentions, systems.map(kept))) }
        try out.write(
            "signature\tdubash \(Toolkit.version) evaluate entities|gold:sha256:\(right.digest)|"
                + systems.map { "hypothesis:sha256:\($0.digest)" }.joined(separator: "|")
                + "|types:\(counted.sorted().joined(separator: ","))|\(bootstrap.signature)\n")
        try out.finish()
    }

    /// Units of the draw are stretches of a thousand bytes; a mention belongs to that in which it begins.
    private func compared(_ gold: [EvaluatedMention], _ systems: [[EvaluatedMention]]) -> String {
        let size = 1000
        let count = ((gold + systems.flatMap { $0 }).map(\.span.start).max() ?? 0) / size + 1
        func parts(_ mentions: [EvaluatedMention]) -> [[EvaluatedMention]] {
            var parts = [[EvaluatedMention]](repeating: [], count: count)
            for mention in mentions { parts[mention.span.start / size].append(mention) }
            return parts
        }
        let right = parts(gold)
        let measured = systems.map { system in zip(right, parts(system)).map { MentionEvaluation(gold: $0, hypothesis: $1).all } }
        func f1(_ parts: [MentionEvaluation.Counts], _ places: [Int]) -> Double {
            var sum = MentionEvaluation.Counts()
            for place in places {
                sum.gold += parts[place].gold
                sum.hypothesis += parts[place].hypothesis
                sum.right += parts[place].right
            }
            return sum.f1
        }
        let result = PairedBootstrap(count: count, draws: bootstrap.draws, seed: bootstrap.seed) {
            (f1(measured[0], $0), f1(measured[1], $0))
        }
        return result.lines("F1")
    }
}

extension PairedBootstrap {
    /// What is printed of it.
    func lines(_ measure: String) -> String {
        func shown(_ range: ClosedRange<Double>) -> String {
            "\(Decimals.text(range.lowerBound, places: 4))\t\(Decimals.text(range.upperBound, places: 4))"
        }
        return
            "\(measure)-95%\t\(shown(first))\nsecond-\(measure)-95%\t\(shown(second))\ndifference-95%\t\(shown(difference))\nsecond-not-less\t\(Decimals.text(secondNotLess, places: 4))\n"
    }
}
