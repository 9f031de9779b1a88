internal import ArgumentParser
internal import BitextModel
internal import Dubash
internal import Glibc
internal import Interchange
internal import Terminology

/// `dubash glossary find`.
struct GlossaryFindCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "find", abstract: "Find the terms of glossaries in large texts, without looking at sentences: fast.",
        discussion: """
            Lines of: line, start, end (UTF-8 bytes in the line), text, English, type, concept; the longest term at each place. Short forms, terms with conditions and names that \
            no glossary has are for 'dubash entities'.
            """)

    @Argument(help: "Files to read; standard input when none, or '-'.")
    var files: [String] = []

    @Flag(help: "Print the number of terms found alone, and on standard error megabytes a second.")
    var count = false

    @OptionGroup var pipeline: PipelineArguments
    @OptionGroup var input: InputOptions

    func run() throws {
        let resources = try pipeline.resources(input, wrapped: false, unknownNames: PipelineOptions.UnknownNames.none)
        var scanner = resources.makeTermScanner()
        let output = try OutputFile(path: input.output)
        var found = 0
        var size = 0
        var time = 0.0
        for path in files.isEmpty ? ["-"] : files {
            let file = try InputFile(path: path)
            var pending: [UInt8] = []
            var line = 0
            var isMore = true
            while isMore {
                isMore = try file.read(1 << 22, into: &pending)
                let whole = isMore ? (pending.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) : pending.count
                guard whole > 0 else { continue }
                let start = Self.seconds()
                var rows: [UInt8] = []
                pending.withUnsafeBufferPointer { bytes in
                    let block = UnsafeBufferPointer(rebasing: bytes[..<whole])
                    found += count ? scanner.scan(block) { _, _ in } : write(block, &scanner, &line, to: &rows)
                }
                time += Self.seconds() - start
                size += whole
                pending.removeFirst(whole)
                try output.write(rows)
            }
        }
        if count {
            try output.write("\(found)\n")
            var speed = JSONWriter()
            speed.value((Double(size) / 1e5 / max(time, 1e-9)).rounded() / 10)
            Console.say("\(size) bytes, \(String(decoding: speed.bytes, as: UTF8.self)) MB/s")
        }
        try output.finish()
    }

    private func write(
        _ block: UnsafeBufferPointer<UInt8>, _ scanner: inout TermScanner, _ line: inout Int, to rows: inout [UInt8]
    ) -> Int {
        var count = 0
        var start = 0
        while start < block.count {
            let end = block[start...].firstIndex(of: 0x0A) ?? block.count
            line += 1
            let text = UnsafeBufferPointer(rebasing: block[start..<end])
            var found: [(TextSpan, Int32)] = []
            count += scanner.scan(text) { found.append(($0, $1)) }
            for case let match? in found.map({ scanner.match($0.0, $0.1) }) {
                rows += Array("\(line)\t\(match.span.start)\t\(match.span.end)".utf8)
                let surface = String(decoding: text[match.span.start..<match.span.end], as: UTF8.self)
                for field in [surface, match.english, match.type.rawValue, match.concept] {
                    rows.append(0x09)
                    TSVWriter.appendField(field, to: &rows)
                }
                rows.append(0x0A)
            }
            start = end + 1
        }
        return count
    }

    private static func seconds() -> Double {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }
}
