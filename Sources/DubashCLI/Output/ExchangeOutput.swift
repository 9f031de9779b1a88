internal import BitextModel
internal import Interchange

/// Translation units on their way to a file, or to the two files of Moses.
final class ExchangeOutput {
    private var one: (any ExchangeWriter & Sendable)?
    private var moses: MosesWriter?
    private let files: [OutputFile]

    /// Throws with exit code 73 where a file cannot be made.
    init(form: ExchangeFormat, path: String, isCompressed: Bool, isSafe: Bool, header: ExchangeHeader) throws {
        one = form.makeWriter(isSafe: isSafe)
        one?.begin(header)
        guard form == .moses else {
            files = [try OutputFile(path: path, isCompressed: isCompressed)]
            return
        }
        moses = MosesWriter()
        moses?.begin(header)
        let stem = ExchangeFormat.isCompressed(path) ? String(path.dropLast(3)) : path
        files = try [header.sourceLanguage ?? .hindi, header.targetLanguage ?? .english].map {
            try OutputFile(path: "\(stem).\($0)\(isCompressed ? ".gz" : "")", isCompressed: isCompressed)
        }
    }

    func append(_ unit: ExchangeUnit) {
        one?.append(unit)
        moses?.append(unit)
    }

    func flush() throws {
        if let bytes = one?.take() { try files[0].write(bytes) }
        guard let bytes = moses?.take() else { return }
        try files[0].write(bytes.source)
        try files[1].write(bytes.target)
    }

    func takeDiagnostics() -> [Diagnostic] { (one?.takeDiagnostics() ?? []) + (moses?.takeDiagnostics() ?? []) }

    /// What stands behind all units; nothing is written yet.
    func end() { one?.finish() }

    /// Writes the rest, and puts the files under their names.
    func finish() throws {
        try flush()
        for file in files { try file.finish() }
    }
}
