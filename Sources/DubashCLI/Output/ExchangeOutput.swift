internal import BitextModel
internal import Interchange

/// Translation units on their way to a file, to the two files of Moses, or to a ladder or word links with their two texts.
final class ExchangeOutput {
    private var one: (any ExchangeWriter)?
    private var moses: MosesWriter?
    private var ladder: LadderWriter?
    private var pharaoh: PharaohWriter?
    private let files: [OutputFile]

    /// `title` is that of pages for reading. Throws with exit code 73 where a file cannot be made.
    init(form: ExchangeFormat, path: String, title: String, isCompressed: Bool, isSafe: Bool, header: ExchangeHeader) throws {
        one = form == .conllu ? try CoNLLUUnitWriter() : form.makeWriter(isSafe: isSafe, title: title)
        one?.begin(header)
        guard form == .moses || form.hasTexts else {
            files = [try OutputFile(path: path, isCompressed: isCompressed)]
            return
        }
        var stem = ExchangeFormat.isCompressed(path) ? String(path.dropLast(3)) : path
        var paths: [String] = []
        if form == .moses {
            moses = MosesWriter()
            moses?.begin(header)
        } else {
            paths.append(path)
            if stem.hasSuffix(".\(form.rawValue)") { stem = String(stem.dropLast(form.rawValue.utf8.count + 1)) }
            if form == .ladder {
                ladder = LadderWriter()
                ladder?.begin(header)
            } else {
                pharaoh = PharaohWriter()
                pharaoh?.begin(header)
            }
        }
        for language in [header.sourceLanguage ?? .hindi, header.targetLanguage ?? .english] {
            paths.append("\(stem).\(language)\(isCompressed ? ".gz" : "")")
        }
        files = try paths.map { try OutputFile(path: $0, isCompressed: isCompressed) }
    }

    func append(_ unit: ExchangeUnit) {
        one?.append(unit)
        moses?.append(unit)
        ladder?.append(unit)
        pharaoh?.append(unit)
    }

    func flush() throws {
        if let bytes = one?.take() { try files[0].write(bytes) }
        if let bytes = moses?.take() {
            try files[0].write(bytes.source)
            try files[1].write(bytes.target)
        }
        if let bytes = ladder?.take() {
            try files[0].write(bytes.ladder)
            try files[1].write(bytes.source)
            try files[2].write(bytes.target)
        }
        if let bytes = pharaoh?.take() {
            try files[0].write(bytes.links)
            try files[1].write(bytes.source)
            try files[2].write(bytes.target)
        }
    }

    func takeDiagnostics() -> [Diagnostic] {
        (one?.takeDiagnostics() ?? []) + (moses?.takeDiagnostics() ?? []) + (ladder?.takeDiagnostics() ?? [])
            + (pharaoh?.takeDiagnostics() ?? [])
    }

    /// What stands behind all units; nothing is written yet.
    func end() {
        one?.finish()
        ladder?.finish()
    }

    /// Writes the rest, and puts the files under their names.
    func finish() throws {
        try flush()
        for file in files { try file.finish() }
    }
}
