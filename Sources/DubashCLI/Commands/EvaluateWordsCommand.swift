internal import ArgumentParser
internal import BitextAlignment
internal import BitextModel
internal import Dictionaries
internal import Dubash
internal import Interchange

/// `dubash evaluate words`.
struct EvaluateWordsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "words", abstract: "Measure word links: precision, recall, F1, alignment error rate.",
        discussion: """
            Lines of links i-j, possible ones i?j, or JSON objects with such a line under "links", one line for each pair of sentences; scores (i-j:0.93) are passed over. With a second hypothesis, \
            both are measured on the same pairs drawn anew many times: intervals of 95 %, and how often the second is no worse.
            """)

    @Argument(help: "What is right.")
    var gold: String

    @Argument(help: "What is to be measured.")
    var hypothesis: String

    @Argument(help: "Another system's links.")
    var other: String?

    @OptionGroup var bootstrap: BootstrapOptions

    func run() async throws {
        let right = try LinkFile(gold)
        let systems = try ([hypothesis] + (other.map { [$0] } ?? [])).map { path in
            let file = try LinkFile(path)
            guard file.lines.count == right.lines.count else {
                throw CommandFailure(.badInput, "\(gold) has \(right.lines.count) lines, \(path) has \(file.lines.count)")
            }
            return file
        }
        guard !right.lines.isEmpty else { throw CommandFailure(.badInput, "\(gold) has no line") }
        let measured = systems.map { system in zip(right.lines, system.lines).map { LinkEvaluation(gold: $0, hypothesis: $1) } }
        let out = try OutputFile(path: nil)
        try out.write("pairs\t\(right.lines.count)\n")
        for (system, parts) in zip(systems, measured) {
            let sum = parts.reduce(LinkEvaluation(), +)
            try out.write("system\t\(system.path)\n")
            for (name, value) in [("AER", sum.errorRate), ("precision", sum.precision), ("recall", sum.recall), ("F1", sum.f1)] {
                try out.write("\(name)\t\(Decimals.text(value, places: 4))\n")
            }
        }
        try out.write(compared(measured))
        try out.write(
            "signature\tdubash \(Toolkit.version) evaluate words|gold:sha256:\(right.digest)|"
                + systems.map { "hypothesis:sha256:\($0.digest)" }.joined(separator: "|") + "|\(bootstrap.signature)\n")
        try out.finish()
    }

    private func compared(_ measured: [[LinkEvaluation]]) -> String {
        func rate(_ parts: [LinkEvaluation], _ places: [Int]) -> Double {
            places.reduce(LinkEvaluation()) { $0 + parts[$1] }.errorRate
        }
        let (first, second) = (measured[0], measured.count > 1 ? measured[1] : measured[0])
        let result = PairedBootstrap(count: first.count, draws: bootstrap.draws, seed: bootstrap.seed) {
            (rate(first, $0), rate(second, $0))
        }
        func shown(_ range: ClosedRange<Double>) -> String {
            "\(Decimals.text(range.lowerBound, places: 4))\t\(Decimals.text(range.upperBound, places: 4))"
        }
        guard measured.count > 1 else { return "AER-95%\t\(shown(result.first))\n" }
        return "AER-95%\t\(shown(result.first))\nsecond-AER-95%\t\(shown(result.second))\ndifference-95%\t\(shown(result.difference))\n"
            + "second-not-less\t\(Decimals.text(result.secondNotLess, places: 4))\n"
    }
}

/// A file of links in Pharaoh notation, a line for each pair.
struct LinkFile {
    let path: String
    let lines: [[WordLink]]
    let digest: Substring

    /// Throws with exit code 65, file, line and column for what is no link.
    init(_ path: String) throws {
        self.path = path
        let content = try WholeFile.bytes(path)
        digest = SHA256.hexadecimal(of: content).prefix(16)
        var lines = content.split(separator: 0x0A, omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        self.lines = try lines.enumerated().map { number, line in
            if line.first(where: { $0 != 0x20 && $0 != 0x09 }) == UInt8(ascii: "{") { return try Self.links(line, path, number + 1) }
            return try line.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }).map { field in
                guard let link = Self.link(field) else {
                    throw CommandFailure(
                        .badInput,
                        "\(path):\(number + 1):\(field.startIndex - line.startIndex + 1): '\(String(decoding: field, as: UTF8.self))' is no link i-j or i?j"
                    )
                }
                return link
            }
        }
    }

    /// Of an object with the links as text under `links`.
    private static func links(_ line: ArraySlice<UInt8>, _ path: String, _ number: Int) throws -> [WordLink] {
        let value: JSONValue
        do { value = try JSONValue(parsing: String(decoding: line, as: UTF8.self)) } catch {
            throw CommandFailure(.badInput, "\(path):\(number): \(error)")
        }
        guard let text = value["links"]?.text else {
            throw CommandFailure(.badInput, "\(path):\(number): no text under \"links\"")
        }
        return try text.utf8.split(whereSeparator: { $0 == 0x20 }).map { field in
            guard let link = Self.link(Array(field)[...]) else {
                throw CommandFailure(.badInput, "\(path):\(number): '\(String(decoding: field, as: UTF8.self))' is no link i-j or i?j")
            }
            return link
        }
    }

    private static func link(_ field: ArraySlice<UInt8>) -> WordLink? {
        let numbers = field.prefix { $0 != UInt8(ascii: ":") }
        guard let mark = numbers.firstIndex(where: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "?") }),
            let source = Int(String(decoding: numbers[..<mark], as: UTF8.self)),
            let target = Int(String(decoding: numbers[(mark + 1)...], as: UTF8.self)), source >= 0, target >= 0
        else { return nil }
        return WordLink(source: source, target: target, isPossible: numbers[mark] == UInt8(ascii: "?"))
    }
}
