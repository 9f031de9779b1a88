internal import BitextModel
internal import Interchange

extension ConvertCommand {
    /// From TBX or a table to TBX or a table.
    func convertGlossary(
        _ input: ExchangeFormat, _ form: ExchangeFormat, _ source: LanguageTag, _ target: LanguageTag, name: String,
        _ bytes: @escaping XMLPullReader.Source
    ) throws {
        let output = try makeOutput()
        var tally = DiagnosticTally()
        var writer = TBXWriter(form == .tbx2 ? .two : .three)
        if form == .tsv {
            try output.write("\(source)\t\(target)\n")
        } else {
            writer.begin(title: "Glossary of \(source) and \(target)", language: .english)
        }
        var count = 0
        func emit(_ concept: TBXConcept) throws {
            count += 1
            guard form == .tsv else {
                writer.append(concept)
                tally.say(writer.takeDiagnostics())
                return try output.write(writer.take())
            }
            let rows = GlossaryConversion.rows(concept, source: source, target: target)
            if rows.isEmpty {
                let message = "concept \(concept.identifier): no term in \(source) or none in \(target): it was left out"
                tally.say([Diagnostic(severity: .warning, code: "no-pair", message: message)])
            }
            for row in rows { try output.write(row + "\n") }
        }
        if input == .tbx || input == .tbx2 {
            var reader = try TBXReader(file: name, source: bytes)
            while let concept = try reader.next() {
                tally.say(reader.takeDiagnostics())
                try emit(concept)
            }
            tally.say(reader.takeDiagnostics())
        } else {
            var content: [UInt8] = []
            while case let piece = try bytes(1 << 20), !piece.isEmpty { content += piece }
            if content.starts(with: [0xEF, 0xBB, 0xBF]) { content.removeFirst(3) }
            guard let text = String(validating: content, as: UTF8.self) else { throw CommandFailure(.badInput, "\(name): not UTF-8") }
            for concept in try GlossaryConversion.concepts(table: text, file: name, source: source, target: target) { try emit(concept) }
        }
        guard count > 0 || form == .tsv else { throw CommandFailure(.badInput, "\(name): no concepts, and TBX holds at least one") }
        if form != .tsv { writer.finish() }
        tally.say(writer.takeDiagnostics())
        tally.finish()
        if strict, tally.total > 0 { throw CommandFailure(.badInput, "\(tally.total) times something was lost or doubted (--strict)") }
        try output.write(writer.take())
        try output.finish()
    }
}
