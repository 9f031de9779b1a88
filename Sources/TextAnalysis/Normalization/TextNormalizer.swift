public import ICU

/// Repairs and folds text, step by step, and keeps the way back to the original.
///
/// The enabled steps run in the order of `NormalizationStep`, and again until none changes anything, so that normalizing twice is the
/// same as normalizing once. A value of two references: make one per task or share one. Lines in which no step can find anything cost
/// one look at each character.
///
/// ```swift
/// let normalizer = TextNormalizer(tables: tables, options: .standard)
/// try normalizer.normalize("अत: यह है |").text   // "अतः यह है।"
/// ```
public struct TextNormalizer: Sendable {
    /// More than any text is known to need; of 300,000 random texts none took more than four.
    private static let roundLimit = 32

    private let tables: NormalizationTables
    public let options: NormalizerOptions
    /// Enabled steps that run in rounds, with the bits that trigger each.
    private let plan: [(step: NormalizationStep, triggers: UInt32)]
    private let activeTriggers: UInt32
    private let composesNuktas: Bool
    private let ignoresTriggers: Bool

    public init(tables: NormalizationTables, options: NormalizerOptions) {
        self.init(tables: tables, options: options, ignoresTriggers: false)
    }

    /// `ignoresTriggers`: run every step on every text, as a reference for the trigger table.
    init(tables: NormalizationTables, options: NormalizerOptions, ignoresTriggers: Bool) {
        self.tables = tables
        self.options = options
        self.ignoresTriggers = ignoresTriggers
        composesNuktas = options.isEnabled(.nuktaComposed)
        plan = options.steps.filter { $0 != .nuktaComposed }.map { ($0, Trigger.mask(for: $0, options: options)) }
        activeTriggers = options.steps.reduce(0) { $0 | Trigger.mask(for: $1, options: options) }
    }

    /// The normal form of `text` with the map back. Errors: only those of ICU, such as for texts beyond 2 GiB.
    public func normalize(_ text: String) throws(ICUError) -> NormalizedText {
        var text = text
        var outcome: Result<WorkingText?, ICUError> = .success(nil)
        text.withUTF8 { bytes in
            do throws(ICUError) { outcome = .success(try work(on: bytes, keepsMap: true)) } catch { outcome = .failure(error) }
        }
        guard let working = try outcome.get() else { return NormalizedText(unchanged: text) }
        let normalized = working.bytes
        var map = working.map ?? OffsetMap()
        text.withUTF8 { original in
            normalized.withUnsafeBufferPointer { normalized in map.tighten(original: original, normalized: normalized) }
        }
        guard !map.runs.isEmpty else { return NormalizedText(unchanged: text) }
        return NormalizedText(original: text, text: String(decoding: normalized, as: UTF8.self), map: map)
    }

    /// Appends the normal form of `bytes`, valid UTF-8, to `output`; whether it differs from `bytes`. Keeps no map.
    public func normalize(_ bytes: UnsafeBufferPointer<UInt8>, appendingTo output: inout [UInt8]) throws(ICUError) -> Bool {
        guard let working = try work(on: bytes, keepsMap: false) else {
            output.append(contentsOf: bytes)
            return false
        }
        let normalized = working.bytes
        output.append(contentsOf: normalized)
        return !normalized.elementsEqual(bytes)
    }

    /// Nil where no step changes anything.
    private func work(on bytes: UnsafeBufferPointer<UInt8>, keepsMap: Bool) throws(ICUError) -> WorkingText? {
        var triggered = ignoresTriggers ? activeTriggers : tables.triggers.scan(bytes) & activeTriggers
        guard triggered != 0 else { return nil }
        var text = WorkingText(bytes, keepsMap: keepsMap)
        if composesNuktas {
            var buffer = EditBuffer()
            tables.editNuktaDecomposed(text.scalars, into: &buffer)
            if !buffer.isEmpty {
                text.apply(buffer, step: .nuktaComposed)
                triggered = rescan(text)
            }
        }
        var isUntouched = true
        for _ in 0..<Self.roundLimit {
            var isChanged = false
            for (step, triggers) in plan where triggered & triggers != 0 {
                if try run(step, on: &text) {
                    isChanged = true
                    triggered = rescan(text)
                }
            }
            if !isChanged { break }
            isUntouched = false
        }
        if composesNuktas {
            var buffer = EditBuffer()
            tables.editNuktaComposed(text.scalars, into: &buffer)
            text.apply(buffer, step: .nuktaComposed)
        }
        return isUntouched && !composesNuktas ? nil : text
    }

    private func rescan(_ text: WorkingText) -> UInt32 {
        ignoresTriggers ? activeTriggers : tables.triggers.scan(text.scalars) & activeTriggers
    }

    /// Whether the step changed anything.
    private func run(_ step: NormalizationStep, on text: inout WorkingText) throws(ICUError) -> Bool {
        var buffer = EditBuffer()
        var isChanged = false
        let scalars = text.scalars
        let isMatching = options.purpose == .matching
        switch step {
        case .nfc: try tables.editUnicodeForm(scalars, tables.nfc, into: &buffer)
        case .nuktaComposed: break
        case .invisible: tables.editInvisible(scalars, into: &buffer)
        case .joiners: tables.editJoiners(scalars, into: &buffer)
        case .mistyped:
            tables.editSignOrder(scalars, into: &buffer)
            if !buffer.isEmpty {
                text.apply(buffer, step: step)
                isChanged = true
                buffer = EditBuffer()
            }
            tables.editSequences(text.scalars, into: &buffer)
        case .confusables: tables.editConfusables(scalars, into: &buffer)
        case .danda: tables.editDanda(scalars, into: &buffer)
        case .visarga: tables.editVisarga(scalars, into: &buffer)
        case .quotes:
            if isMatching {
                tables.editQuotesForMatching(scalars, into: &buffer)
            } else {
                tables.editQuotes(scalars, into: &buffer)
            }
        case .dashes: tables.editDashes(scalars, isMatching: isMatching, into: &buffer)
        case .spaces: tables.editSpaces(scalars, into: &buffer)
        case .digits: tables.editDigits(scalars, options.digits, into: &buffer)
        case .compatibility:
            if isMatching {
                try tables.editUnicodeForm(scalars, tables.nfkc, into: &buffer)
            } else {
                tables.editCompatibility(scalars, into: &buffer)
            }
        case .nasals, .chandrabindu, .nuktaFolding:
            if let rules = tables.data.foldings[step] { tables.editFolding(scalars, rules, into: &buffer) }
        case .yeEndings: tables.editEndings(scalars, into: &buffer)
        case .caseFolding: tables.editCase(scalars, into: &buffer)
        case .accents: tables.editAccents(scalars, into: &buffer)
        }
        text.apply(buffer, step: step)
        return isChanged || !buffer.isEmpty
    }
}
