public import BitextModel
public import ICU

/// Says what of a text a scheme would not bring back.
///
/// It goes there and back and compares, after NFC: nothing is assumed about the scheme. Not for the inner loop: about 10 MB/s.
public final class ReversibilityCheck {
    private let forward: StagedTransliterator
    private let backward: StagedTransliterator
    private let normalizer: Normalizer

    public init(forward: TextTransform, backward: TextTransform) throws(ICUError) {
        self.forward = try forward.makeTransliterator()
        self.backward = try backward.makeTransliterator()
        normalizer = try Normalizer(.nfc)
    }

    /// A warning `not-reversible` for each stretch of `text` that comes back otherwise, with its span and what it becomes; none when all comes back.
    public func diagnostics(for text: String) throws(TextTransliterationError) -> [Diagnostic] {
        var there: [UInt8] = []
        let out = try withUTF8(of: text) { bytes throws(TextTransliterationError) in try forward.transliterateAligned(bytes, into: &there) }
        var back: [UInt8] = []
        let romanized = String(decoding: there, as: UTF8.self)
        let home = try withUTF8(of: romanized) { bytes throws(TextTransliterationError) in
            try backward.transliterateAligned(bytes, into: &back)
        }
        let returned = String(decoding: back, as: UTF8.self)
        if try same(text, returned) { return [] }
        var result: [Diagnostic] = []
        for piece in out.followed(by: home).pieces {
            let (before, after) = (text[piece.source].map { String($0) } ?? "", returned[piece.output].map { String($0) } ?? "")
            if try same(before, after) { continue }
            if let last = result.last?.span, last.end == piece.source.start {
                result[result.count - 1].span = last.union(piece.source)
            } else {
                result.append(Diagnostic(severity: .warning, code: "not-reversible", message: "", span: piece.source))
            }
        }
        let joined = out.followed(by: home)
        for index in result.indices {
            guard let span = result[index].span else { continue }
            let before = text[span].map { String($0) } ?? ""
            let after = returned[joined.outputSpan(of: span)].map { String($0) } ?? ""
            let left = zip(before.unicodeScalars, after.unicodeScalars).prefix { $0 == $1 }.map(\.0)
            let limit = Swift.min(before.unicodeScalars.count, after.unicodeScalars.count) - left.count
            let right = zip(before.unicodeScalars.reversed(), after.unicodeScalars.reversed()).prefix(limit).prefix { $0 == $1 }.count
            func changed(_ text: String) -> String {
                String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(left.count).dropLast(right)))
            }
            let start = span.start + left.reduce(0) { $0 + UTF8.width($1) }
            result[index].span = TextSpan(start: start, end: start + changed(before).utf8.count)
            result[index].message = "'\(changed(before))' would come back as '\(changed(after))'"
        }
        if result.isEmpty {
            result = [
                Diagnostic(
                    severity: .warning, code: "not-reversible", message: "the text would come back otherwise",
                    span: TextSpan(start: 0, end: text.utf8.count))
            ]
        }
        return result
    }

    private func same(_ one: String, _ other: String) throws(TextTransliterationError) -> Bool {
        if one.utf8.elementsEqual(other.utf8) { return true }
        do throws(ICUError) {
            return try normalizer.normalize(one).utf8.elementsEqual(try normalizer.normalize(other).utf8)
        } catch { throw .icu(error) }
    }
}
