/// Sets in square brackets: `[a-z \u0915 [^…] & […] - […]]`. Properties and strings in a set are not taken.
extension TransformRulesParser {
    mutating func parseSet() throws(TransformRulesError) -> ScalarSet {
        let start = place
        advance()
        if next == ":" { throw .unsupported(file: file, place: start, feature: "a property") }
        var isInverted = false
        if next == "^" {
            advance()
            isInverted = true
        }
        var result = ScalarSet()
        var last: UInt32?
        while true {
            skipSpace()
            guard let scalar = next else { throw malformed("a set that does not end", at: start) }
            switch scalar {
            case "]":
                advance()
                return isInverted ? result.inverted : result
            case "[":
                result = result.union(try parseSet())
                last = nil
            case "$":
                advance()
                var name = ""
                while let scalar = next, name.isEmpty ? scalar.properties.isIDStart || scalar == "_" : scalar.properties.isIDContinue {
                    name.unicodeScalars.append(scalar)
                    advance()
                }
                guard !name.isEmpty else { throw .unsupported(file: file, place: start, feature: "an anchor in a set") }
                guard let value = variables[name] else { throw malformed("$\(name) is not defined") }
                guard value.count == 1 else { throw malformed("$\(name) is more than one character or set") }
                result = result.union(value[0].set)
                last = nil
            case "&":
                advance()
                result = result.intersection(try parseOperand(start))
                last = nil
            case "-":
                advance()
                skipSpace()
                if next == "[" || next == "$" {
                    result = result.subtracting(try parseOperand(start))
                    last = nil
                } else if let from = last, next != "]" {
                    guard let upTo = try parseMember() else { throw malformed("a range without end") }
                    guard from <= upTo else { throw malformed("a range that runs backwards") }
                    result = result.union(ScalarSet([from...upTo]))
                    last = nil
                } else {
                    throw malformed("'-' must be escaped here")
                }
            case "{": throw .unsupported(file: file, place: place, feature: "a string in a set")
            default:
                guard let member = try parseMember() else { continue }
                result = result.union(ScalarSet(member))
                last = member
            }
        }
    }

    private mutating func parseOperand(_ start: RulePlace) throws(TransformRulesError) -> ScalarSet {
        skipSpace()
        if next == "[" { return try parseSet() }
        throw .unsupported(file: file, place: start, feature: "this set operation")
    }

    /// One scalar, written plainly, escaped or in quotes; nil for empty quotes.
    private mutating func parseMember() throws(TransformRulesError) -> UInt32? {
        guard let scalar = next else { return nil }
        if scalar == "\\" { return try parseEscape() }
        if scalar == "'" {
            let literal = try parseLiteral()
            guard literal.count <= 1 else { throw unsupported("quoted text in a set") }
            return literal.first
        }
        advance()
        return scalar.value
    }
}
