/// Reads rules in ICU's transform syntax (UTS #35, part 2, section 10.3), the part of it that our engine compiles.
///
/// Taken: variables, literals, quotes and escapes, sets with ranges, `^`, `&` and `-`, contexts, `>`, `<`, `<>` and the arrows, the cursor `|`,
/// `:: NFC;` and its like, `:: Null;`. Not taken, and reported as `unsupported`: filters, segments and `$1`, quantifiers, anchors,
/// `.`, `@`, functions, properties in sets, other transforms in `::`. ICU judges whether those are well-formed.
struct TransformRulesParser {
    let file: String
    let reverse: Bool
    var scalars: [Unicode.Scalar]
    var index = 0
    var line = 1
    var lineStart = 0
    var variables: [String: [Element]] = [:]
    /// Passes as written; each with what it is in either direction.
    private var passes: [[TransformRule]] = [[]]
    private var steps: [Step] = []

    enum Element: Hashable {
        case scalar(UInt32)
        case set(ScalarSet)

        var set: ScalarSet {
            switch self {
            case .scalar(let scalar): ScalarSet(scalar)
            case .set(let set): set
            }
        }
    }

    private enum Step { case rules(Int), normalize(forward: NormalizationForm?, backward: NormalizationForm?) }

    /// One side of a rule.
    private struct Side {
        var parts: [[Element]] = [[]]
        var open: Int?
        var close: Int?
        var cursor: Int?

        var before: [Element] { open == nil ? [] : parts[0] }
        var key: [Element] { parts[open == nil ? 0 : 1] }
        var after: [Element] { close == nil ? [] : parts[parts.count - 1] }
    }

    /// The rules of `text` in one direction. Throws for the first thing that is wrong or not taken.
    static func parse(_ text: String, file: String, reverse: Bool) throws(TransformRulesError) -> TransformRules {
        var parser = TransformRulesParser(file: file, reverse: reverse, scalars: Array(text.unicodeScalars))
        return try parser.run()
    }

    private init(file: String, reverse: Bool, scalars: [Unicode.Scalar]) {
        self.file = file
        self.reverse = reverse
        self.scalars = scalars
    }

    var place: RulePlace { RulePlace(line: line, column: index - lineStart + 1) }

    func malformed(_ problem: String, at place: RulePlace? = nil) -> TransformRulesError {
        .malformed(file: file, place: place ?? self.place, problem: problem)
    }

    func unsupported(_ feature: String) -> TransformRulesError { .unsupported(file: file, place: place, feature: feature) }

    var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    mutating func advance() {
        if scalars[index] == "\n" {
            line += 1
            lineStart = index + 1
        }
        index += 1
    }

    mutating func skipSpace() {
        while let scalar = next, scalar.properties.isPatternWhitespace { advance() }
    }

    private mutating func skipComments() {
        skipSpace()
        while next == "#" {
            while let scalar = next, scalar != "\n" { advance() }
            skipSpace()
        }
    }

    private mutating func run() throws(TransformRulesError) -> TransformRules {
        if next == "\u{FEFF}" { advance() }
        while true {
            skipComments()
            guard next != nil else { break }
            if next == ":", index + 1 < scalars.count, scalars[index + 1] == ":" {
                try parseStep()
            } else {
                try parseRule()
            }
        }
        if !passes[passes.count - 1].isEmpty { steps.append(.rules(passes.count - 1)) }
        var result = TransformRules()
        for step in reverse ? steps.reversed() : steps {
            switch step {
            case .rules(let number): if !passes[number].isEmpty { result.passes.append(.rules(passes[number])) }
            case .normalize(let forward, let backward):
                if let form = reverse ? backward : forward { result.passes.append(.normalize(form)) }
            }
        }
        return result
    }

    // MARK: - Statements

    private mutating func parseStep() throws(TransformRulesError) {
        let start = place
        advance()
        advance()
        skipSpace()
        // ICU keeps to a filter in some kinds of rule files and not in others; what it does there is its own affair.
        if next == "[" || next == "(" { throw unsupported("a filter") }
        var name = ""
        while let scalar = next, scalar != ";" {
            if !scalar.properties.isPatternWhitespace { name.unicodeScalars.append(scalar) }
            advance()
        }
        guard try endsStatement() else { throw malformed("a statement without ';'", at: start) }
        let parts = name.split(separator: "(", omittingEmptySubsequences: false)
        let forward = String(parts[0])
        let backward = parts.count > 1 ? String(parts[1].prefix { $0 != ")" }) : nil
        func form(_ name: String) throws(TransformRulesError) -> NormalizationForm? {
            if name.isEmpty || name.uppercased() == "NULL" || name.uppercased() == "ANY-NULL" { return nil }
            let bare = name.uppercased().hasPrefix("ANY-") ? String(name.dropFirst(4)) : name
            guard let form = NormalizationForm(rawValue: bare.uppercased()) else {
                throw .unsupported(file: file, place: start, feature: "the transform \(name) inside rules")
            }
            return form
        }
        let there = try form(forward)
        let back: NormalizationForm?
        if let backward {
            back = try form(backward)
        } else {
            // Without brackets the inverse that ICU knows: of NFC it is NFD, and the other way about.
            back =
                switch there {
                case .nfc: .nfd
                case .nfd: .nfc
                case .nfkc: .nfkd
                case .nfkd: .nfkc
                case nil: nil
                }
        }
        if !passes[passes.count - 1].isEmpty {
            steps.append(.rules(passes.count - 1))
            passes.append([])
        }
        steps.append(.normalize(forward: there, backward: back))
    }

    private mutating func endsStatement() throws(TransformRulesError) -> Bool {
        skipSpace()
        guard next == ";" else { return next == nil }
        advance()
        return true
    }

    private mutating func parseRule() throws(TransformRulesError) {
        let start = place
        if next == "u", scalars[index...].starts(with: "use ".unicodeScalars) { throw unsupported("a 'use' pragma") }
        if next == "$" {
            let saved = (index, line, lineStart)
            advance()
            let name = parseName()
            skipSpace()
            if !name.isEmpty, next == "=" {
                advance()
                let side = try parseSide()
                guard side.parts.count == 1, side.cursor == nil, next == ";" || next == nil else {
                    throw malformed("a variable holds literals and sets alone", at: start)
                }
                if next != nil { advance() }
                guard variables[name] == nil else { throw malformed("$\(name) is defined twice", at: start) }
                variables[name] = side.parts[0]
                return
            }
            (index, line, lineStart) = saved
        }
        let left = try parseSide()
        let direction = try parseOperator(start)
        let right = try parseSide()
        guard next == ";" || next == nil else { throw malformed("';' is missing", at: start) }
        if next != nil { advance() }
        guard direction == .both || (direction == .backward) == reverse else { return }
        let (source, target) = reverse ? (right, left) : (left, right)
        if direction != .both, target.parts.count > 1 { throw malformed("a context on the side of the output", at: start) }
        if direction != .both, source.cursor != nil { throw malformed("a cursor in what is to be found", at: start) }
        var rule = TransformRule(place: start)
        rule.before = source.before.map(\.set)
        rule.key = source.key.map(\.set)
        rule.after = source.after.map(\.set)
        for element in target.key {
            guard case .scalar(let scalar) = element else { throw malformed("a set in the output", at: start) }
            rule.output.append(scalar)
        }
        if let cursor = target.cursor { rule.again = rule.output.count - cursor }
        if rule.key.isEmpty { throw .unsupported(file: file, place: start, feature: "a rule that finds nothing and inserts") }
        passes[passes.count - 1].append(rule)
    }

    private enum Direction { case forward, backward, both }

    private mutating func parseOperator(_ start: RulePlace) throws(TransformRulesError) -> Direction {
        switch next {
        case ">", "→":
            advance()
            return .forward
        case "↔":
            advance()
            return .both
        case "←":
            advance()
            return .backward
        case "<":
            advance()
            guard next == ">" else { return .backward }
            advance()
            return .both
        default: throw malformed("no '>', '<' or '<>'", at: start)
        }
    }

    private mutating func parseName() -> String {
        var name = ""
        while let scalar = next, name.isEmpty ? scalar.properties.isIDStart || scalar == "_" : scalar.properties.isIDContinue {
            name.unicodeScalars.append(scalar)
            advance()
        }
        return name
    }

    // MARK: - Sides

    private mutating func parseSide() throws(TransformRulesError) -> Side {
        var side = Side()
        var last: Int { side.parts.count - 1 }
        while let scalar = next {
            switch scalar {
            case _ where scalar.properties.isPatternWhitespace: advance()
            case ";", ">", "<", "=", "→", "←", "↔": return side
            case "#":
                while let scalar = next, scalar != "\n" { advance() }
            case "{":
                guard side.open == nil, side.close == nil else { throw malformed("a second '{'") }
                advance()
                side.open = 1
                side.parts.append([])
                if side.cursor != nil { throw unsupported("a cursor in the context") }
            case "}":
                guard side.close == nil else { throw malformed("a second '}'") }
                advance()
                side.close = side.parts.count
                side.parts.append([])
            case "|":
                guard side.cursor == nil else { throw malformed("a second '|'") }
                guard side.close == nil else { throw unsupported("a cursor in the context") }
                advance()
                side.cursor = side.parts[last].count
            case "'", "\\":
                for scalar in try parseLiteral() { side.parts[last].append(.scalar(scalar)) }
            case "[":
                let set = try parseSet()
                side.parts[last].append(set.single.map { .scalar($0) } ?? .set(set))
            case "$":
                let place = place
                advance()
                let name = parseName()
                guard !name.isEmpty else { throw unsupported("an anchor or a segment") }
                guard let value = variables[name] else { throw malformed("$\(name) is not defined", at: place) }
                side.parts[last] += value
            case "(", ")", "*", "+", "?", "&", "@", "^", ".", "∆": throw unsupported("'\(scalar)'")
            case _
            where scalar.value > 0x20 && scalar.value < 0x7F && !scalar.properties.isAlphabetic && scalar.properties.numericType == nil:
                throw malformed("'\(scalar)' must be quoted")
            default:
                side.parts[last].append(.scalar(scalar.value))
                advance()
            }
        }
        return side
    }

    /// What stands in quotes, or behind a backslash.
    mutating func parseLiteral() throws(TransformRulesError) -> [UInt32] {
        if next == "\\" { return [try parseEscape()] }
        let start = place
        advance()
        var result: [UInt32] = []
        if next == "'" {
            advance()
            return [0x27]
        }
        while let scalar = next {
            advance()
            if scalar == "'" {
                // Two quotes in a row are one.
                guard next == "'" else { return result }
                advance()
            }
            result.append(scalar.value)
        }
        throw malformed("a quote that does not end", at: start)
    }

    mutating func parseEscape() throws(TransformRulesError) -> UInt32 {
        let start = place
        advance()
        guard let scalar = next else { throw malformed("a backslash at the end", at: start) }
        advance()
        let digits: Int
        switch scalar {
        case "u": digits = 4
        case "U": digits = 8
        case "x": digits = 2
        case "n": return 0x0A
        case "t": return 0x09
        case "r": return 0x0D
        case "p", "P", "N": throw .unsupported(file: file, place: start, feature: "a property")
        default: return scalar.value
        }
        var text = ""
        let isBraced = scalar != "U" && next == "{"
        if isBraced { advance() }
        while let digit = next, isBraced ? digit != "}" : text.utf8.count < digits, digit.properties.isASCIIHexDigit {
            text.unicodeScalars.append(digit)
            advance()
        }
        if isBraced {
            guard next == "}" else { throw malformed("an escape without '}'", at: start) }
            advance()
        }
        guard isBraced || text.utf8.count == digits || scalar == "x", let value = UInt32(text, radix: 16), Unicode.Scalar(value) != nil
        else {
            throw malformed("an escape that is no scalar value", at: start)
        }
        return value
    }
}
