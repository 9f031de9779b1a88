package import BitextModel

/// What is known of the usual words of a language (`WordFacts`), worked out once for an index and mapped: a usual word that a task meets first costs one look-up in place of twenty.
///
/// Only words of one unit in letters that are not Latin are held; a word that is not held is looked up as any other. A record: flags (2 bytes), `WordKnowledge.nameEvidence`, `QuantityTraits` (each one byte); classes (8 bytes), the unit's number and root (4 bytes each), little-endian; the number of cuts (one byte); each cut, its length (one byte) before its units (4 bytes each); the unit's text where it is not the word itself.
package struct UsualWords: Sendable {
    package static let kind = "usual-words"
    private static let name = "words"
    private static let head = 21

    private struct Flags: OptionSet {
        let rawValue: UInt16

        static let isOrdinaryUnit = Flags(rawValue: 1)
        static let isTerm = Flags(rawValue: 2)
        static let beginsTerms = Flags(rawValue: 4)
        static let mayJoin = Flags(rawValue: 8)
        static let hasCuts = Flags(rawValue: 16)
        static let mayBeName = Flags(rawValue: 32)
        static let isOrdinary = Flags(rawValue: 64)
        static let hasOwnKey = Flags(rawValue: 128)
        static let joinsNext = Flags(rawValue: 256)
        static let joinsPrevious = Flags(rawValue: 512)
    }

    private let table: MappedWordTable
    private let readsFeatures: Bool

    /// Opens what `bytes` gave. Nil where it was made of something else than `signature` says.
    package init?(file: ModelFile, signature: String, readsFeatures: Bool) throws(ModelFileError) {
        guard file.signature == signature else { return nil }
        table = try MappedWordTable(file: file, name: Self.name)
        self.readsFeatures = readsFeatures
    }

    /// Whether tokens of a kind and script are held.
    static func holds(_ kind: TokenKind, isLatin: Bool) -> Bool { kind == .word && !isLatin }

    /// What is known of a word of a text, where it is held.
    func facts(_ word: UnsafeBufferPointer<UInt8>, readsFeatures: Bool) -> WordFacts? {
        guard readsFeatures == self.readsFeatures, let record = table.value(of: word) else { return nil }
        return Self.facts(String(decoding: word, as: UTF8.self), UnsafeRawBufferPointer(record), readsFeatures)
    }

    private static func facts(_ word: String, _ record: UnsafeRawBufferPointer, _ readsFeatures: Bool) -> WordFacts? {
        guard record.count >= head else { return nil }
        func number(_ place: Int) -> Int32 { Int32(littleEndian: record.loadUnaligned(fromByteOffset: place, as: Int32.self)) }
        let flags = Flags(rawValue: UInt16(littleEndian: record.loadUnaligned(as: UInt16.self)))
        var place = head
        var cuts: [WordSpacing.Cut] = []
        for _ in 0..<record[20] {
            guard place < record.count, place + 1 + 4 * Int(record[place]) <= record.count else { return nil }
            cuts.append((0..<Int(record[place])).map { number(place + 1 + 4 * $0) })
            place += 1 + 4 * Int(record[place])
        }
        var unit = MatchUnit(
            start: 0, end: word.utf8.count, key: flags.contains(.hasOwnKey) ? String(decoding: record[place...], as: UTF8.self) : word,
            opens: true, closes: true, casing: .none, token: 0)
        unit.number = number(12)
        unit.root = number(16)
        unit.isTerm = flags.contains(.isTerm)
        unit.beginsTerms = flags.contains(.beginsTerms)
        unit.isOrdinary = flags.contains(.isOrdinaryUnit)
        unit.mayJoin = flags.contains(.mayJoin)
        unit.joinsNext = flags.contains(.joinsNext)
        unit.joinsPrevious = flags.contains(.joinsPrevious)
        unit.hasCuts = flags.contains(.hasCuts)
        unit.mayBeName = flags.contains(.mayBeName)
        let classes = UInt64(littleEndian: record.loadUnaligned(fromByteOffset: 4, as: UInt64.self))
        return WordFacts(
            units: [unit], cuts: cuts, surface: word, kind: .word, isLatin: false, isOrdinary: flags.contains(.isOrdinary),
            classes: WordClasses(rawValue: classes), readsFeatures: readsFeatures, tailStart: nil,
            findings: WordFacts.Findings(
                evidence: record[2], quantityKey: unit.key, quantityTraits: QuantityTraits(rawValue: record[3])))
    }

    // MARK: - Making

    /// The bytes of a file that holds what `matcher` knows of `words`, each a word of one token; others are left out.
    package static func bytes(
        of words: [String], _ matcher: CandidateMatcher, signature: String, tokenize: (String) -> [Token]
    ) -> [UInt8] {
        var seen: Set<UTF8Key> = []
        var entries: [(key: [UInt8], value: [UInt8])] = []
        for word in words where seen.insert(UTF8Key(word)).inserted {
            guard let facts = matcher.reader.facts(ofWord: word, tokenize(word)), let record = record(of: facts, word) else { continue }
            entries.append((Array(word.utf8), record))
        }
        var writer = ModelFileWriter(kind: kind, signature: signature)
        MappedWordTable.add(entries, name: name, to: &writer)
        return writer.finish()
    }

    /// Nil for what a record cannot hold.
    private static func record(of facts: WordFacts, _ word: String) -> [UInt8]? {
        guard facts.units.count == 1, facts.tailStart == nil, facts.acronymLetters == nil, !facts.isNumbered, facts.writtenNumber == nil
        else { return nil }
        let unit = facts.units[0]
        guard unit.start == 0, unit.end == word.utf8.count, unit.opens, unit.closes, unit.casing == .none, !unit.key.isEmpty,
            UTF8Key(facts.quantityKey) == UTF8Key(unit.key), facts.cuts.count <= UInt8.max
        else { return nil }
        let hasOwnKey = UTF8Key(unit.key) != UTF8Key(word)
        var flags: Flags = hasOwnKey ? .hasOwnKey : []
        for (flag, holds) in [
            (Flags.isOrdinaryUnit, unit.isOrdinary), (.isTerm, unit.isTerm), (.beginsTerms, unit.beginsTerms), (.mayJoin, unit.mayJoin),
            (.joinsNext, unit.joinsNext), (.joinsPrevious, unit.joinsPrevious), (.hasCuts, unit.hasCuts), (.mayBeName, unit.mayBeName),
            (.isOrdinary, facts.isOrdinary),
        ] where holds { flags.insert(flag) }
        var record: [UInt8] = []
        func add(_ value: some FixedWidthInteger) { withUnsafeBytes(of: value.littleEndian) { record += $0 } }
        add(flags.rawValue)
        record += [facts.evidence, facts.quantityTraits.rawValue]
        add(facts.classes.rawValue)
        add(unit.number)
        add(unit.root)
        record.append(UInt8(facts.cuts.count))
        for cut in facts.cuts {
            record.append(UInt8(cut.count))
            for unit in cut { add(unit) }
        }
        return hasOwnKey ? record + Array(unit.key.utf8) : record
    }
}
