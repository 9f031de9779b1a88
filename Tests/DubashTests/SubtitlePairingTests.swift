import BitextModel
import Dubash
import Interchange
import Testing

@Suite("Pairs of subtitles")
struct SubtitlePairingTests {
    private static let tools = Result { try BitextTools(language: "hi", in: Toolkit.dictionaries()) }

    private static let texts: [(hindi: String, english: String)] = [
        ("नमस्ते, कैसे हैं आप?", "Hello, how are you?"), ("राहुल गांधी कल दिल्ली आए थे।", "Rahul Gandhi came to Delhi yesterday."),
        ("भारत और रूस के बीच समझौता हुआ।", "There was an agreement between India and Russia."), ("चलो घर चलते हैं।", "Let's go home."),
        ("पाँच साल पहले किम मास्को में थे।", "Five years ago Kim was in Moscow."), ("मुझे पानी दो।", "Give me water."),
        ("मेरी माँ डॉक्टर है।", "My mother is a doctor."), ("तुम कब आओगे?", "When will you come?"),
    ]

    /// Cues of three seconds, five seconds apart.
    private static func cues(_ texts: [String], _ language: LanguageTag, _ time: (Int) -> Double = { Double($0) }) -> [ExchangeUnit] {
        texts.enumerated().map { number, text in
            func moment(_ milliseconds: Int) -> String { SubtitleTime(milliseconds: Int(time(milliseconds))).text(mark: ".") }
            return ExchangeUnit(
                identifier: String(number + 1), source: ExchangeSegment(language: language, text: text),
                properties: [
                    ExchangeProperty("x-start", moment(number * 5000 + 1000)), ExchangeProperty("x-end", moment(number * 5000 + 4000)),
                ])
        }
    }

    private func pairs(_ source: [ExchangeUnit], _ target: [ExchangeUnit]) throws -> (
        pairs: [String], clock: SubtitlePairing.Clock, told: [String]
    ) {
        var pairing = SubtitlePairing(source: source, target: target, tools: try Self.tools.get())
        let (units, diagnostics) = try pairing.units()
        func cues(_ unit: ExchangeUnit, _ name: String) -> String { unit.properties.first { $0.name == name }?.value ?? "" }
        return (units.map { "\(cues($0, "x-cues"))=\(cues($0, "x-target-cues"))" }, pairing.clock, diagnostics.map(\.code))
    }

    private static let straight = (1...8).map { "\($0)=\($0)" }

    @Test func sameTimes() throws {
        let found = try pairs(Self.cues(Self.texts.map(\.hindi), .hindi), Self.cues(Self.texts.map(\.english), .english))
        #expect(found.pairs == Self.straight)
        #expect(found.clock == SubtitlePairing.Clock() && found.told.isEmpty)
    }

    /// Shifted by more than a cue, and stretched as film at 24 pictures a second is on television.
    @Test(arguments: [(1.0, 5200.0), (1.0, 31_000.0), (25.0 / 23.976, 0.0), (23.976 / 25.0, 3000.0)])
    func otherClocks(stretch: Double, shift: Double) throws {
        let found = try pairs(
            Self.cues(Self.texts.map(\.hindi), .hindi), Self.cues(Self.texts.map(\.english), .english) { Double($0) * stretch + shift })
        #expect(found.pairs == Self.straight)
        #expect(shift < 4000 || found.told == ["clock"])
    }

    /// Words that say nothing: time alone.
    @Test func byTimeAlone() throws {
        var target = Self.cues(Array(repeating: "—", count: 8), .english)
        target.remove(at: 3)
        #expect(
            try pairs(Self.cues(Self.texts.map(\.hindi), .hindi), target).pairs == ["1=1", "2=2", "3=3", "4=", "5=5", "6=6", "7=7", "8=8"])
    }

    /// A cue that is two on the other side keeps both; one without a counterpart stands by itself.
    @Test func beads() throws {
        var target = Self.cues(Self.texts.map(\.english), .english)
        target[2].source.text = "There was an agreement"
        target[2].properties[1].value = "00:00:12.500"
        var second = target[2]
        (second.identifier, second.source.text) = ("3b", "between India and Russia.")
        second.properties = [ExchangeProperty("x-start", "00:00:12.500"), ExchangeProperty("x-end", "00:00:14.000")]
        target.insert(second, at: 3)
        target.removeLast()
        let source = Self.cues(Self.texts.map(\.hindi), .hindi)
        #expect(try pairs(source, target).pairs == ["1=1", "2=2", "3=3 3b", "4=4", "5=5", "6=6", "7=7", "8="])
        var pairing = SubtitlePairing(source: source, target: target, tools: try Self.tools.get())
        let unit = try pairing.units().units[2]
        #expect(unit.targets[0].text == "There was an agreement\nbetween India and Russia.")
        #expect(unit.properties.contains(ExchangeProperty("x-target-end", "00:00:14.000")))
    }

    @Test func nothingOnASide() throws {
        let source = Self.cues(Self.texts.map(\.hindi), .hindi)
        #expect(try pairs(source, []).pairs == (1...8).map { "\($0)=" })
        #expect(try pairs([], []).pairs.isEmpty)
        #expect(try pairs([], Self.cues(["a"], .english)).pairs == ["=1"])
    }
}
