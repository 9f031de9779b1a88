public import BitextModel
public import ICU

/// A transform of text by rules or by ICU, compiled once and shared by all tasks.
///
/// Rules are compiled to tables over UTF-8 that run at several hundred MB/s. Rules that need more than the tables can do (`diagnostics` then holds
/// `rules-by-icu` with the reason) and transforms by id are run by ICU, at about 10 MB/s in all tasks together: ICU holds one lock.
///
/// ```swift
/// let transform = try TextTransform(rules: "क > k; ि > i;", file: "mine.rules")
/// try transform.makeTransliterator().transliterate("कि")   // "ki"
/// ```
public struct TextTransform: Sendable {
    enum Stage: Sendable {
        case automaton(RuleAutomaton)
        case normalize(Normalizer)
        case silentVowels(ReadableRomanizer)
        case icuRules(String, reverse: Bool)
        case icuIdentifier(String, reverse: Bool)
    }

    private(set) var stages: [Stage]
    /// What is to be known about the transform as a whole.
    public private(set) var diagnostics: [Diagnostic] = []

    init(stages: [Stage]) { self.stages = stages }

    /// Compiles `rules` (ICU syntax; limits: `docs/guides/schemes.md`). `file` names them in messages.
    ///
    /// ICU checks the rules too, and its word counts: throws `malformed` with file, line and column for what ICU refuses. Costs some milliseconds.
    public init(rules: String, file: String, reverse: Bool = false) throws(TransformRulesError) {
        var reason: TransformRulesError?
        var compiled: TextTransform?
        do throws(TransformRulesError) {
            let parsed = try TransformRulesParser.parse(rules, file: file, reverse: reverse)
            compiled = try TextTransform(compiling: parsed, file: file)
        } catch { reason = error }
        do throws(ICUError) { _ = try Transform(rules: rules, reverse: reverse) } catch {
            if case .malformed = reason, let reason { throw reason }
            throw .malformed(
                file: file, place: RulePlace(line: error.line ?? 1, column: (error.column ?? 0) + 1),
                problem: "ICU refuses this: \(error.code)")
        }
        if let compiled {
            self = compiled
            return
        }
        stages = [.icuRules(rules, reverse: reverse)]
        let message = reason.map { "\($0)" } ?? file
        diagnostics = [
            Diagnostic(
                severity: .note, code: "rules-by-icu", message: "run by ICU, more slowly: \(message) is more than our engine compiles")
        ]
    }

    /// The transform that ICU knows by `identifier`: `Any-Latin; Latin-ASCII`.
    public init(icuIdentifier identifier: String, reverse: Bool = false) throws(ICUError) {
        _ = try Transform(id: identifier, reverse: reverse)
        stages = [.icuIdentifier(identifier, reverse: reverse)]
    }

    init(compiling rules: TransformRules, file: String) throws(TransformRulesError) {
        stages = []
        for pass in rules.passes {
            switch pass {
            case .rules(let list): stages.append(.automaton(try RuleAutomatonBuilder.compile(list, file: file)))
            case .normalize(let form):
                let known: Normalizer.Form =
                    switch form {
                    case .nfc: .nfc
                    case .nfd: .nfd
                    case .nfkc: .nfkc
                    case .nfkd: .nfkd
                    }
                do throws(ICUError) { stages.append(.normalize(try Normalizer(known))) } catch {
                    throw .unsupported(file: file, place: RulePlace(line: 1, column: 1), feature: error.description)
                }
            }
        }
    }

    /// This transform, and then `next` over what it wrote.
    public func followed(by next: TextTransform) -> TextTransform {
        var result = self
        result.stages += next.stages
        result.diagnostics += next.diagnostics
        return result
    }

    /// Whether ICU runs a part of it.
    public var usesICU: Bool {
        stages.contains {
            switch $0 {
            case .icuRules, .icuIdentifier: true
            default: false
            }
        }
    }

    /// A transliterator for one task.
    public func makeTransliterator() throws(ICUError) -> StagedTransliterator { try StagedTransliterator(stages) }
}
