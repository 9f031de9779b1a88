internal import Transliteration

/// What follows the score.
enum MatchColumn: Sendable {
    case none, explanation, features
}

/// Scores pairs of names.
struct PairMatcher: Sendable {
    let matcher: NameMatcher
    let threshold: Double
    let column: MatchColumn

    /// Appends the scored pair; a line that is no pair is echoed with empty columns, and what is wrong is returned.
    func write(_ line: ArraySlice<UInt8>, to output: inout [UInt8]) -> String? {
        let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
        guard fields.count == 2 else {
            output += line
            if !line.isEmpty, fields.count == 1 { output += [0x09, 0x09] }
            output.append(0x0A)
            return line.isEmpty ? "an empty line where two names are wanted" : "\(fields.count) columns where two names are wanted"
        }
        let (left, right) = (String(decoding: fields[0], as: UTF8.self), String(decoding: fields[1], as: UTF8.self))
        let score = matcher.score(left, right)
        guard score >= threshold else { return nil }
        output += line
        output.append(0x09)
        output.appendScore(score)
        output.append(column, left: left, right: right, matcher)
        output.append(0x0A)
        return nil
    }
}

/// Looks names up in a list.
struct ListMatcher: Sendable {
    let index: NameIndex
    let matcher: NameMatcher
    let top: Int
    let threshold: Double
    let column: MatchColumn

    /// Appends the best matches; an empty line is echoed, and what is wrong is returned.
    func write(_ line: ArraySlice<UInt8>, to output: inout [UInt8]) -> String? {
        guard !line.isEmpty else {
            output.append(0x0A)
            return "an empty line where a name is wanted"
        }
        let name = String(decoding: line, as: UTF8.self)
        for match in index.matches(of: name, limit: top) where match.score >= threshold {
            output += line
            output.append(0x09)
            let found = index.bytes(of: match.number)
            output += found
            output.append(0x09)
            output.appendScore(match.score)
            output.append(column, left: name, right: String(decoding: found, as: UTF8.self), matcher)
            output.append(0x0A)
        }
        return nil
    }
}

extension [UInt8] {
    /// Four decimals.
    fileprivate mutating func appendScore(_ score: Double) {
        let scaled = Int((score * 10_000).rounded())
        let digits = String(scaled % 10_000)
        self += Array("\(scaled / 10_000).".utf8) + [UInt8](repeating: 0x30, count: 4 - digits.utf8.count) + Array(digits.utf8)
    }

    fileprivate mutating func append(_ column: MatchColumn, left: String, right: String, _ matcher: NameMatcher) {
        switch column {
        case .none: break
        case .explanation: self += Array("\t\(matcher.explain(left, right))".utf8)
        case .features:
            let features = matcher.features(left, right).map { "\($0.name)=\($0.value)" }
            self += Array("\t\(features.joined(separator: " "))".utf8)
        }
    }
}
