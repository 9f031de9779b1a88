/// A time in a film, in milliseconds from its beginning.
package struct SubtitleTime: Hashable, Sendable, Comparable {
    package var milliseconds: Int

    package init(milliseconds: Int) { self.milliseconds = milliseconds }

    /// `01:02:03,456` (SubRip) or `01:02:03.456`, `02:03.456` (WebVTT). Nil for anything else.
    package init?(_ text: some StringProtocol) {
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3, let last = parts.last else { return nil }
        let seconds = last.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") }
        guard seconds.count == 2, let whole = Self.number(seconds[0], digits: 1...2), whole < 60,
            let thousandths = Self.number(seconds[1], digits: 3...3),
            let minutes = Self.number(parts[parts.count - 2], digits: 1...2), minutes < 60
        else { return nil }
        var hours = 0
        if parts.count == 3 {
            guard let number = Self.number(parts[0], digits: 1...4) else { return nil }
            hours = number
        }
        milliseconds = ((hours * 60 + minutes) * 60 + whole) * 1000 + thousandths
    }

    package static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

    /// `01:02:03,456` with a comma before the thousandths, or another `mark`.
    package func text(mark: String) -> String {
        let total = max(0, milliseconds)
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
        }
        return
            "\(padded(total / 3_600_000, 2)):\(padded(total / 60_000 % 60, 2)):\(padded(total / 1000 % 60, 2))\(mark)\(padded(total % 1000, 3))"
    }

    private static func number(_ digits: some Collection<UInt8>, digits allowed: ClosedRange<Int>) -> Int? {
        guard allowed.contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}

/// The two forms of subtitles.
package enum SubtitleForm: String, Sendable, CaseIterable {
    /// SubRip (`.srt`), which has no standard: what players read.
    case srt
    /// WebVTT (W3C Candidate Recommendation, 2019).
    case vtt

    package var mark: String { self == .srt ? "," : "." }

    /// Tags that players of this form know; others stand as text.
    func knows(_ tag: String) -> Bool {
        switch self {
        case .srt: ["i", "b", "u", "s", "font"].contains(tag)
        case .vtt: ["i", "b", "u", "c", "v", "lang", "ruby", "rt"].contains(tag)
        }
    }
}
