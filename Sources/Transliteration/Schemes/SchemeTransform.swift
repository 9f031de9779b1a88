/// A scheme's rules in one direction, with what the text policy adds, before they are compiled.
public struct SchemeTransform: Sendable {
    var rules: TransformRules
    let file: String

    /// Reads `text`, the rules named `file`. Throws `malformed` or `unsupported`: shipped rules are neither, which a test shows.
    public init(rules text: String, file: String, reverse: Bool = false) throws(TransformRulesError) {
        rules = try TransformRulesParser.parse(text, file: file, reverse: reverse)
        self.file = file
    }

    /// Adds the rules of `other` behind these, in the same pass: one reading of the text does both.
    public mutating func append(_ other: SchemeTransform) {
        var added: [TransformRule] = []
        for case .rules(let list) in other.rules.passes { added += list }
        for index in rules.passes.indices.reversed() {
            if case .rules(let list) = rules.passes[index] {
                rules.passes[index] = .rules(list + added)
                return
            }
        }
        rules.passes.append(.rules(added))
    }

    /// Takes out the rules that read a single decimal digit.
    public mutating func removeDigits() {
        rules.passes = rules.passes.map { pass in
            guard case .rules(let list) = pass else { return pass }
            return .rules(
                list.filter { rule in
                    guard rule.key.count == 1, let scalar = rule.key[0].single.flatMap(Unicode.Scalar.init) else { return true }
                    return scalar.properties.numericType != .decimal
                })
        }
    }

    /// Every scalar of something that these rules change.
    public var keyScalars: Set<UInt32> {
        var result: Set<UInt32> = []
        for case .rules(let list) in rules.passes {
            for rule in list {
                for range in rule.key.flatMap(\.ranges) where range.count < 1000 { result.formUnion(range) }
            }
        }
        return result
    }

    public func compiled() throws(TransformRulesError) -> TextTransform { try TextTransform(compiling: rules, file: file) }
}

extension TextTransform {
    /// Leaves silent inherent vowels out of the text that comes after: a stage before a scheme's rules.
    public static func silentVowels(of romanizer: ReadableRomanizer) -> TextTransform { TextTransform(stages: [.silentVowels(romanizer)]) }
}
