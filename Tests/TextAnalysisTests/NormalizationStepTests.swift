import ICU
import Testing

@testable import TextAnalysis

/// One text, and what one step, or a form, makes of it.
struct NormalizationCase: Sendable, CustomTestStringConvertible {
    enum Setting: Sendable {
        /// The step alone, for publishing.
        case step(NormalizationStep)
        /// The step alone, for matching.
        case matching(NormalizationStep)
        case nativeDigits
        case standard
        case search
    }

    let setting: Setting
    let input: String
    let expected: String

    init(_ setting: Setting, _ input: String, _ expected: String) {
        self.setting = setting
        self.input = input
        self.expected = expected
    }

    /// A text that must not change.
    init(_ setting: Setting, keeps text: String) { self.init(setting, text, text) }

    var options: NormalizerOptions {
        switch setting {
        case .step(let step): NormalizerOptions(steps: [step])
        case .matching(let step): NormalizerOptions(steps: [step], purpose: .matching)
        case .nativeDigits: NormalizerOptions(steps: [], digits: .native)
        case .standard: .standard
        case .search: .search
        }
    }

    var testDescription: String { "\(setting): \(codePoints(input))" }
}

@Suite struct NormalizationStepTests {
    private func check(_ test: NormalizationCase) throws {
        let result = try NormalizationFixture.normalizer(test.options).normalize(test.input)
        #expect(codePoints(result.text) == codePoints(test.expected))
        let reference = try NormalizationFixture.normalizer(test.options, ignoresTriggers: true).normalize(test.input)
        #expect(codePoints(reference.text) == codePoints(test.expected), "without the trigger table")
    }

    @Test(arguments: NormalizationCases.unicode) func unicodeForms(_ test: NormalizationCase) throws { try check(test) }
    @Test(arguments: NormalizationCases.invisible) func invisibleAndJoiners(_ test: NormalizationCase) throws { try check(test) }
    @Test(arguments: NormalizationCases.mistyped) func mistyped(_ test: NormalizationCase) throws { try check(test) }
    @Test(arguments: NormalizationCases.confusables) func confusables(_ test: NormalizationCase) throws { try check(test) }
    @Test(arguments: NormalizationCases.danda) func danda(_ test: NormalizationCase) throws { try check(test) }
    @Test(arguments: NormalizationCases.visarga) func visarga(_ test: NormalizationCase) throws { try check(test) }
    @Test(arguments: NormalizationCases.punctuation) func punctuation(_ test: NormalizationCase) throws { try check(test) }
    @Test(arguments: NormalizationCases.folding) func folding(_ test: NormalizationCase) throws { try check(test) }
    @Test(arguments: NormalizationCases.forms) func forms(_ test: NormalizationCase) throws { try check(test) }

    @Test func stepsHaveNamesAndSummaries() throws {
        for step in NormalizationStep.allCases {
            #expect(try NormalizationStep(named: step.name) == step)
            #expect(!step.summary.isEmpty && !step.summary.contains("\n"))
            #expect(step.name.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D })
        }
    }

    @Test func unknownNamesAreRefused() {
        var options = NormalizerOptions.standard
        #expect(throws: NormalizationStepError(unknownName: "nfd")) { try options.enable(stepNamed: "nfd") }
        #expect(throws: NormalizationStepError(unknownName: "")) { try options.disable(stepNamed: "") }
        #expect(options == .standard)
    }

    @Test func digitsAndTheirStepAgree() throws {
        var options = NormalizerOptions.standard
        #expect(!options.isEnabled(.digits))
        options.digits = .native
        #expect(options.isEnabled(.digits))
        options.enable(.digits)
        #expect(options.digits == .native)
        try options.disable(stepNamed: "digits")
        #expect(options.digits == .keep && options == .standard)
        options.enable(.digits)
        #expect(options.digits == .latin)
        #expect(NormalizerOptions.none.steps.isEmpty)
    }

    @Test func searchHoldsStandard() {
        #expect(NormalizerOptions.standard.steps.allSatisfy { NormalizerOptions.search.isEnabled($0) })
    }
}
