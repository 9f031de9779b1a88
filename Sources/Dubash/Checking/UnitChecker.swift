internal import BitextModel
internal import ICU
package import Interchange

/// Looks for what is wrong with the translation units of one file, in order.
///
/// Memory: 16 bytes and a few for each unit, to find what stands twice; texts are remembered by a hash of 64 bits, so that of a million units one in ten million files is wrongly told.
package struct UnitChecker {
    private let texts: TextChecker
    /// Whether units without a target are told: subtitles have none.
    private let wantsTargets: Bool
    private var identifiers: [UInt64: Int] = [:]
    /// Hash of the source to hash of the target and number of the unit.
    private var pairs: [UInt64: (target: UInt64, number: Int)] = [:]
    private var tags: Set<LanguageTag> = []
    /// Units looked at.
    package private(set) var count = 0

    package init(_ texts: TextChecker, wantsTargets: Bool) {
        self.texts = texts
        self.wantsTargets = wantsTargets
    }

    package mutating func check(_ unit: ExchangeUnit, at place: FilePlace?) -> [CheckFinding] {
        count += 1
        var found: [CheckFinding] = []
        let name = unit.identifier.isEmpty ? "unit \(count)" : "unit \(TextLineReader.shown(unit.identifier))"
        func tell(_ severity: Diagnostic.Severity, _ rule: String, _ message: String) {
            found.append(CheckFinding(severity, rule, "\(name): \(message)", at: place))
        }
        if !unit.identifier.isEmpty, let first = identifiers.updateValue(count, forKey: Hash.of(unit.identifier)) {
            tell(.error, "duplicate-id", "it has the identifier of unit number \(first)")
        }
        for segment in [unit.source] + unit.targets where tags.insert(segment.language).inserted {
            if let fault = texts.fault(of: segment.language) { tell(.warning, "language-tag", fault) }
        }
        if Self.isBlank(unit.source.text) { tell(.error, "empty-source", "its source is empty") }
        for (severity, rule, message) in texts.check(unit.source.text, unit.source.language) {
            tell(severity, rule, "\(message) (\(unit.source.language))")
        }
        if wantsTargets, unit.targets.allSatisfy({ Self.isBlank($0.text) }), !Self.isBlank(unit.source.text) {
            tell(.warning, "untranslated", "it has no translation")
        }
        var languages: Set<LanguageTag> = [unit.source.language]
        for target in unit.targets {
            if !languages.insert(target.language).inserted { tell(.error, "duplicate-language", "two segments in \(target.language)") }
            guard !Self.isBlank(target.text) else { continue }
            for (severity, rule, message) in texts.check(target.text, target.language) {
                tell(severity, rule, "\(message) (\(target.language))")
            }
            for (severity, rule, message) in Self.compare(unit.source, target) { tell(severity, rule, message) }
        }
        if let target = unit.targets.first, !Self.isBlank(target.text) {
            let key = Hash.of(unit.source.text)
            let value = Hash.of(target.text)
            if let before = pairs[key] {
                if before.target == value {
                    tell(.note, "duplicate-pair", "unit number \(before.number) is the same pair of texts")
                } else {
                    tell(.warning, "inconsistent", "unit number \(before.number) translates the same text in another way")
                }
            } else {
                pairs[key] = (value, count)
            }
        }
        return found
    }

    // MARK: - Source beside target

    private static func compare(_ source: ExchangeSegment, _ target: ExchangeSegment) -> [(Diagnostic.Severity, String, String)] {
        var found: [(Diagnostic.Severity, String, String)] = []
        let isSame = source.text.utf8.elementsEqual(target.text.utf8)
        if isSame, source.language.language != target.language.language,
            source.text.unicodeScalars.contains(where: { $0.properties.isAlphabetic && $0.value > 0x7F })
        {
            found.append((.warning, "same-as-source", "its translation is the source itself"))
        }
        let codes = (codeNames(source), codeNames(target))
        let (lost, added) = (difference(codes.0, codes.1), difference(codes.1, codes.0))
        if !lost.isEmpty || !added.isEmpty {
            let words =
                (lost.isEmpty ? [] : ["\(list(lost)) not in the translation"]) + (added.isEmpty ? [] : ["\(list(added)) not in the source"])
            found.append((.error, "tag-mismatch", "inline codes differ: " + words.joined(separator: "; ")))
        }
        for segment in [source, target] where !unpaired(segment).isEmpty {
            found.append((.warning, "unpaired-tag", "\(list(unpaired(segment))) has no other half (\(segment.language))"))
        }
        let placeholders = (CheckedPlaceholders.of(source.text), CheckedPlaceholders.of(target.text))
        let missing = difference(placeholders.0, placeholders.1)
        let surplus = difference(placeholders.1, placeholders.0)
        if !missing.isEmpty || !surplus.isEmpty {
            found.append((.error, "placeholder-mismatch", "placeholders differ: \(list(missing + surplus))"))
        }
        if ends(source.text) != ends(target.text) { found.append((.warning, "white-space", "white space at the ends differs")) }
        let numbers = (CheckedNumbers.of(source.text), CheckedNumbers.of(target.text))
        let different = difference(numbers.0, numbers.1) + difference(numbers.1, numbers.0)
        if !different.isEmpty { found.append((.note, "numbers", "numbers differ: \(list(different))")) }
        return found
    }

    /// What each code is called: its markup, where the file has it; else its name; else its kind.
    private static func codeNames(_ segment: ExchangeSegment) -> [String] {
        segment.codes.map { code in
            switch code.kind {
            case .highlightBegin, .highlightEnd: ""
            default: code.content.isEmpty ? "\(code.kind.rawValue) \(code.identifier ?? code.pairing)" : code.content
            }
        }.filter { !$0.isEmpty }
    }

    /// Beginnings and ends in `segment` that have no partner in it.
    private static func unpaired(_ segment: ExchangeSegment) -> [String] {
        let partners = segment.partners
        return segment.codes.enumerated().filter { ($0.element.kind == .begin || $0.element.kind == .end) && partners[$0.offset] == nil }
            .map { $0.element.content.isEmpty ? "\($0.element.kind.rawValue) \($0.element.pairing)" : $0.element.content }
    }

    /// Members of `left` beyond those of `right`, counted.
    private static func difference(_ left: [String], _ right: [String]) -> [String] {
        var rest = right
        return left.filter { member in
            guard let place = rest.firstIndex(of: member) else { return true }
            rest.remove(at: place)
            return false
        }
    }

    private static func list(_ members: [String]) -> String {
        members.prefix(5).map { "'\(TextLineReader.shown($0))'" }.joined(separator: ", ")
            + (members.count > 5 ? " and \(members.count - 5) more" : "")
    }

    private static func isBlank(_ text: String) -> Bool { text.unicodeScalars.allSatisfy { $0.properties.isWhitespace } }

    private static func ends(_ text: String) -> [Bool] {
        [text.unicodeScalars.first?.properties.isWhitespace ?? false, text.unicodeScalars.last?.properties.isWhitespace ?? false]
    }
}

/// FNV-1a (Fowler, Noll, Vo) of 64 bits.
enum Hash {
    static func of(_ text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}

/// Placeholders of programs: `%s`, `%1$d`, `%(name)s`, `{0}`, `{name}`. A percent sign before a space is none.
enum CheckedPlaceholders {
    static func of(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        guard bytes.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "{") }) else { return [] }
        var found: [String] = []
        var index = 0
        while index < bytes.count {
            let end: Int? =
                switch bytes[index] {
                case UInt8(ascii: "%"): percent(bytes, index)
                case UInt8(ascii: "{"): brace(bytes, index)
                default: nil
                }
            guard let end else {
                index += 1
                continue
            }
            found.append(String(decoding: bytes[index..<end], as: UTF8.self))
            index = end
        }
        return found.sorted()
    }

    private static func percent(_ bytes: [UInt8], _ start: Int) -> Int? {
        var index = start + 1
        func byte() -> UInt8 { index < bytes.count ? bytes[index] : 0 }
        if byte() == UInt8(ascii: "(") {
            guard let close = bytes[index...].firstIndex(of: UInt8(ascii: ")")), close - index <= 64 else { return nil }
            index = close + 1
        } else {
            while isDigit(byte()) { index += 1 }
            if byte() == UInt8(ascii: "$") { index += 1 }
        }
        while isDigit(byte()) || byte() == UInt8(ascii: ".") { index += 1 }
        while byte() == UInt8(ascii: "l") { index += 1 }
        guard "sdiufxX@".utf8.contains(byte()), byte() != 0 else { return nil }
        // A letter behind it makes it a word: 5%discount.
        let isWord = index + 1 < bytes.count && (bytes[index + 1] | 0x20 >= 0x61 && bytes[index + 1] | 0x20 <= 0x7A)
        return isWord ? nil : index + 1
    }

    private static func brace(_ bytes: [UInt8], _ start: Int) -> Int? {
        var index = start + 1
        while index < bytes.count, index - start <= 64 {
            let byte = bytes[index]
            if byte == UInt8(ascii: "}") { return index > start + 1 ? index + 1 : nil }
            guard isDigit(byte) || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
            else { return nil }
            index += 1
        }
        return nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

/// Numbers in digits of any script, written with those of ASCII; commas within are left out (1,00,000 is 100,000).
enum CheckedNumbers {
    static func of(_ text: String) -> [String] {
        var found: [String] = []
        var current = ""
        var mark: Unicode.Scalar?
        func close() {
            if !current.isEmpty { found.append(current) }
            (current, mark) = ("", nil)
        }
        for scalar in text.unicodeScalars {
            let value =
                scalar.value < 0x80
                ? ((0x30...0x39).contains(scalar.value) ? Int(scalar.value - 0x30) : nil) : CharacterProperties.digitValue(of: scalar)
            if let value {
                if mark == "." { current += "." }
                mark = nil
                current += String(value)
            } else if !current.isEmpty, mark == nil, scalar == "," || scalar == "." {
                mark = scalar
            } else {
                close()
            }
        }
        close()
        return found.sorted()
    }
}
