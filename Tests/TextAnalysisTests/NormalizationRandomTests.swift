import BitextModel
import ICU
import Testing

@testable import TextAnalysis

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Properties that hold for every text, tried on seeded random ones: 1,000 for each setting, or 100,000 where the environment has
/// `DUBASH_EXHAUSTIVE=1`.
@Suite struct NormalizationRandomTests {
    struct Setting: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let options: NormalizerOptions
    }

    static let count = getenv("DUBASH_EXHAUSTIVE") == nil ? 1000 : 100_000

    static let forms: [Setting] = {
        var forms = [
            Setting(testDescription: "standard", options: .standard), Setting(testDescription: "search", options: .search),
            Setting(testDescription: "none", options: .none),
        ]
        for (name, base) in [("standard", NormalizerOptions.standard), ("search", .search)] {
            var options = base
            options.enable(.nuktaComposed)
            options.digits = .native
            forms.append(Setting(testDescription: "\(name), nuktas composed, native digits", options: options))
            options.disable(.nfc)
            forms.append(Setting(testDescription: "\(name), nuktas composed, without NFC", options: options))
        }
        return forms
    }()

    static let singleSteps: [Setting] = NormalizationStep.allCases.flatMap { step in
        [
            Setting(testDescription: step.name, options: NormalizerOptions(steps: [step])),
            Setting(testDescription: "\(step.name), matching", options: NormalizerOptions(steps: [step], purpose: .matching)),
        ]
    }

    /// Characters that steps look at, and some that none does.
    static let pools: [[String]] = [
        "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसहळ".map(String.init), "अआइईउऊऋएऐओऔऑऍॲऄ".map(String.init),
        "\u{093E}\u{093F}\u{0940}\u{0941}\u{0942}\u{0943}\u{0945}\u{0946}\u{0947}\u{0948}\u{0949}\u{094A}\u{094B}\u{094C}".unicodeScalars
            .map {
                String($0)
            },
        "\u{093C}\u{094D}\u{0900}\u{0901}\u{0902}\u{0903}\u{0951}\u{093A}\u{093B}\u{094F}".unicodeScalars.map { String($0) },
        "\u{0958}\u{0959}\u{095C}\u{095E}\u{0929}\u{0931}।॥०१९ऽ".unicodeScalars.map { String($0) },
        [
            "\u{200D}", "\u{200C}", "\u{200B}", "\u{FEFF}", "\u{00AD}", "\u{202E}", "\u{2060}", "\u{FE0F}", "\u{034F}", "\u{0}", "\n", "\r",
            "\t",
        ],
        [
            " ", " ", " ", "\u{A0}", "\u{2003}", "\u{3000}", "|", "||", "l", "I", ":", ",", ";", "?", "!", ".", "-", "'", "`", "''", "``",
            "\"", "“", "’", "»",
        ],
        "abclIopxKÉéāṛßİÅſﬁ4Ａ９²½™".map(String.init), ["\u{0301}", "\u{0308}", "\u{0323}", "\u{0327}", "\u{0315}", "\u{20E3}"],
        "аеорсухАВЕКМНіјαορνΑΒΕΟ".map(String.init), "بلاهمیوء\u{064B}\u{0651}٤\u{FEFC}\u{FDFA}".unicodeScalars.map { String($0) },
        ["👨", "👩", "🏽", "❤", "🔥", "🇮", "🇳", "𝐀", "𝟗", "\u{1D15E}", "\u{2F800}", "\u{E0067}"],
        "\u{09B0}\u{09CD}\u{09AF}\u{09BC}\u{09BE}\u{09C7}\u{09D7}\u{0A15}ಕತ가\u{1100}\u{1161}\u{11A8}ﾊﾞ中".unicodeScalars.map { String($0) },
        ["अत:", "दु:ख", "कहाः", "है |", "है l", "हैI", "गये", "यी", "र्इ", "न्द", "म्ब", "नामः ", "–", "—", "\u{2011}", "\u{2212}"],
    ]

    static func text(_ random: inout SeededGenerator) -> String {
        var text = ""
        let favourites = [pools.randomElement(using: &random), pools.randomElement(using: &random)].compactMap { $0 }
        for _ in 0..<Int.random(in: 0...24, using: &random) {
            let pool: [String]
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<4: pool = pools[Int.random(in: 0..<4, using: &random)]
            case 4..<7: pool = favourites.randomElement(using: &random) ?? []
            default: pool = pools.randomElement(using: &random) ?? []
            }
            if Int.random(in: 0..<40, using: &random) == 0 {
                text.unicodeScalars.append(Unicode.Scalar(UInt32.random(in: 0..<0xD800, using: &random)) ?? " ")
            } else {
                text += pool.randomElement(using: &random) ?? ""
            }
        }
        return text
    }

    @Test(arguments: forms) func everyForm(_ setting: Setting) throws { try check(setting, count: Self.count, seed: 20) }

    @Test(arguments: singleSteps) func everyStepAlone(_ setting: Setting) throws {
        try check(setting, count: Swift.max(200, Self.count / 10), seed: 21)
    }

    private func check(_ setting: Setting, count: Int, seed: UInt64) throws {
        let normalizer = try NormalizationFixture.normalizer(setting.options)
        let reference = try NormalizationFixture.normalizer(setting.options, ignoresTriggers: true)
        var random = SeededGenerator(state: seed)
        var failures = 0
        for _ in 0..<count where failures < 5 {
            let text = Self.text(&random)
            let result = try normalizer.normalize(text)
            var problems: [String] = []
            let again = try normalizer.normalize(result.text)
            if !again.text.utf8.elementsEqual(result.text.utf8) { problems.append("twice: \(codePoints(again.text))") }
            if again.isChanged { problems.append("changes on normalized text") }
            if !(try reference.normalize(text)).text.utf8.elementsEqual(result.text.utf8) {
                problems.append("the trigger table misses a step")
            }
            problems += try bulkProblems(text, result, normalizer)
            problems += changeProblems(result)
            problems += spanProblems(result, &random)
            if !problems.isEmpty {
                failures += 1
                Issue.record("\(codePoints(text)) → \(codePoints(result.text)): \(problems)")
            }
        }
    }

    private func bulkProblems(_ text: String, _ result: NormalizedText, _ normalizer: TextNormalizer) throws -> [String] {
        var output: [UInt8] = [0x2A]
        let isChanged = try Array(text.utf8).withUnsafeBufferPointer { try normalizer.normalize($0, appendingTo: &output) }
        var problems: [String] = []
        if !output.dropFirst().elementsEqual(result.text.utf8) { problems.append("bulk differs") }
        if isChanged != result.isChanged { problems.append("bulk says changed: \(isChanged)") }
        return problems
    }

    private func changeProblems(_ result: NormalizedText) -> [String] {
        var problems: [String] = []
        var rebuilt: [UInt8] = []
        let original = Array(result.original.utf8)
        var position = 0
        for change in result.changes {
            guard position <= change.span.start, change.span.end <= original.count else { return ["spans overlap or leave the text"] }
            if !isBorder(change.span.start, original) || !isBorder(change.span.end, original) { problems.append("inside a scalar") }
            if change.before.utf8.elementsEqual(change.after.utf8) { problems.append("empty change") }
            if change.steps.isEmpty { problems.append("change of no step") }
            if !change.before.utf8.elementsEqual(original[change.span.start..<change.span.end]) { problems.append("wrong text before") }
            rebuilt += original[position..<change.span.start] + Array(change.after.utf8)
            position = change.span.end
        }
        rebuilt += original[position...]
        if !rebuilt.elementsEqual(result.text.utf8) { problems.append("changes do not rebuild the text") }
        return problems
    }

    private func spanProblems(_ result: NormalizedText, _ random: inout SeededGenerator) -> [String] {
        var problems: [String] = []
        let original = Array(result.original.utf8)
        let normalized = Array(result.text.utf8)
        var last = 0
        for offset in 0...original.count where isBorder(offset, original) {
            let start = result.normalizedSpan(of: TextSpan(start: offset, end: original.count)).start
            if start < last { problems.append("not monotone at \(offset)") }
            last = start
        }
        for _ in 0..<4 {
            let span = self.span(original, &random)
            let there = result.normalizedSpan(of: span)
            if there.end > normalized.count { problems.append("\(span) leaves the text") }
            if !isBorder(there.start, normalized) || !isBorder(there.end, normalized) { problems.append("\(span) ends inside a scalar") }
            if !result.originalSpan(of: there).contains(span) { problems.append("\(span) → \(there) → \(result.originalSpan(of: there))") }
            let other = self.span(normalized, &random)
            let back = result.originalSpan(of: other)
            if back.end > original.count { problems.append("\(other) leaves the original") }
            if !isBorder(back.start, original) || !isBorder(back.end, original) { problems.append("\(other) ends inside a scalar") }
            if !result.normalizedSpan(of: back).contains(other) {
                problems.append("\(other) → \(back) → \(result.normalizedSpan(of: back))")
            }
            let trimmed = result.originalSpan(of: other, trimmingRemoved: true)
            if !back.contains(trimmed) { problems.append("\(other): trimmed \(trimmed) leaves \(back)") }
        }
        return problems
    }

    private func span(_ bytes: [UInt8], _ random: inout SeededGenerator) -> TextSpan {
        let borders = (0...bytes.count).filter { isBorder($0, bytes) }
        let first = borders.randomElement(using: &random) ?? 0
        let second = borders.randomElement(using: &random) ?? 0
        return TextSpan(start: Swift.min(first, second), end: Swift.max(first, second))
    }

    private func isBorder(_ offset: Int, _ bytes: [UInt8]) -> Bool { offset == bytes.count || bytes[offset] & 0xC0 != 0x80 }

    /// Long runs of one kind end in bounded time and settle.
    @Test(arguments: [
        "\u{0902}\u{093E}", "\u{093C}", "अ\u{093E}\u{0947}", "\u{200D}", "य\u{0947}", " ,", "क\u{093E}\u{093C}", "\u{094D}", "''",
    ])
    func longRunsSettle(_ unit: String) throws {
        let text = "क" + String(repeating: unit, count: 2000)
        for setting in Self.forms {
            let normalizer = try NormalizationFixture.normalizer(setting.options)
            let once = try normalizer.normalize(text)
            #expect(try !normalizer.normalize(once.text).isChanged)
        }
    }
}
