// Reads integers out of mapped memory; the shapes of all sections are checked when the index is opened, each place when it is read.

package import BitextModel

/// Terms of one or more glossaries, ready to be found in text: a trie over folded units, mapped from a file or made in memory.
///
/// Immutable and shared by all tasks. Terms are found with their endings (`InflectionTable`), with acronyms read by letter names, and, for names of
/// several words, with each word in either script (`Kim Jong उन`).
///
/// Nodes are numbered in breadth-first order, so that the children of a node are neighbours, sorted by key; those of the root are found by a table. A node
/// takes 12 bytes, a way to say a concept 28, a different word 16 and its text.
public final class GlossaryIndex: Sendable {
    /// One way to say one concept.
    struct Entry: Sendable {
        let concept: Int32
        let method: LinkMethod
        /// Where the Latin parts of the term must be capitals.
        let needsCapitals: Bool
        /// Whether the term is a single Latin word in small letters, and counts in them too.
        let allowsSmallLetters: Bool
        let score: Float
        /// Numbers of texts, 0 for none: the mention in the source script, where the text itself is not; the English of this term where it is not the concept's
        /// preferred one, as that of an acronym.
        fileprivate let nativeText: UInt32
        fileprivate let englishText: UInt32
        /// Conditions on this term.
        let conditions: Range<Int>
    }

    struct Condition: Hashable, Sendable {
        let relation: TermCondition.Relation
        var keys: Set<UTF8Key>
        var classes: Set<TermCondition.NeighbourClass>
    }

    package static let kind = "glossary-index"
    static let entryWords = 7
    static let conceptWords = 5
    static let methods = LinkMethod.allCases
    static let types = EntityType.allCases

    /// What it was made from.
    package let signature: String
    /// The checksum of the index itself: what refers to its numbers names it.
    package let checksum: UInt64
    let conditions: [Condition]
    private let keySlots: ModelArray<UInt32>
    /// Bits of a slot that a key's number takes (`TextNumbering.table`).
    private let numberBits: UInt32
    private let keyEnds: ModelArray<UInt32>
    private let keyBytes: ModelArray<UInt8>
    let parts: KeyParts
    private let soundEnds: ModelArray<UInt32>
    private let soundBytes: ModelArray<UInt8>
    private let soundNames: ModelArray<UInt64>
    private let soundPlaces: ModelArray<UInt32>
    private let soundWords: ModelArray<UInt8>
    private let nodeKeys: ModelArray<UInt32>
    private let firstChildren: ModelArray<UInt32>
    private let rootChildren: ModelArray<UInt32>
    private let firstEntries: ModelArray<UInt32>
    private let entryTable: ModelArray<UInt32>
    private let concepts: ModelArray<UInt32>
    private let identifierSlots: ModelArray<UInt32>
    private let textEnds: ModelArray<UInt32>
    private let textBytes: ModelArray<UInt8>

    /// Opens what `GlossaryIndexDraft` wrote. Throws when a section is missing or misshapen.
    package init(file: ModelFile) throws(ModelFileError) {
        (signature, checksum) = (file.signature, file.checksum)
        keySlots = try file.array("key.slots", of: UInt32.self)
        keyEnds = try file.array("key.ends", of: UInt32.self)
        numberBits = SlotMark.numberBits(keyEnds.count)
        keyBytes = try file.array("key.bytes", of: UInt8.self)
        parts = KeyParts(try file.array(KeyParts.section, of: UInt64.self))
        soundEnds = try file.array("sound.ends", of: UInt32.self)
        soundBytes = try file.array("sound.bytes", of: UInt8.self)
        soundNames = try file.array("sound.names", of: UInt64.self)
        soundPlaces = try file.array("sound.places", of: UInt32.self)
        soundWords = try file.array("sound.words", of: UInt8.self)
        nodeKeys = try file.array("node.keys", of: UInt32.self)
        firstChildren = try file.array("node.children", of: UInt32.self)
        rootChildren = try file.array("root.children", of: UInt32.self)
        firstEntries = try file.array("node.entries", of: UInt32.self)
        entryTable = try file.array("entries", of: UInt32.self)
        concepts = try file.array("concepts", of: UInt32.self)
        identifierSlots = try file.array("concept.slots", of: UInt32.self)
        textEnds = try file.array("text.ends", of: UInt32.self)
        textBytes = try file.array("text.bytes", of: UInt8.self)
        conditions = try Self.conditions(file)
        guard nodeKeys.count > 0, firstChildren.count == nodeKeys.count + 1, firstEntries.count == nodeKeys.count + 1,
            rootChildren.count == keyEnds.count, soundEnds.count == keyEnds.count,
            soundPlaces.count == 2 * soundNames.count + 1, entryTable.count % Self.entryWords == 0, concepts.count % Self.conceptWords == 0,
            keySlots.count > keyEnds.count, identifierSlots.count > concepts.count / Self.conceptWords
        else { throw file.fault("node.keys", "sections of unlike sizes") }
    }

    /// A line for each: relation, classes, keys; tabs between, `|` between members.
    private static func conditions(_ file: ModelFile) throws(ModelFileError) -> [Condition] {
        let bytes = try file.array("conditions", of: UInt8.self)
        var result: [Condition] = []
        let (tab, bar) = (UInt8(ascii: "\t"), UInt8(ascii: "|"))
        // Lines by the thousand: cut by bytes, and most have no class and few words.
        var rest = bytes.buffer[...]
        while let first = rest.first {
            let line = rest.prefix { $0 != 0x0A }
            rest = rest.dropFirst(line.count + 1)
            if first == 0x0A { continue }
            let relationText = line.prefix { $0 != tab }
            let classes = line.dropFirst(relationText.count + 1).prefix { $0 != tab }
            let words = line.dropFirst(relationText.count + 1 + classes.count + 1)
            guard relationText.count + 1 + classes.count < line.count, !words.contains(tab),
                let relation = TermCondition.Relation.allCases.first(where: { $0.rawValue.utf8.elementsEqual(relationText) })
            else { throw file.fault("conditions", "unknown condition") }
            var condition = Condition(relation: relation, keys: [], classes: [])
            for word in words.split(separator: bar) { condition.keys.insert(UTF8Key(String(decoding: word, as: UTF8.self))) }
            for name in classes.split(separator: bar) {
                if let known = TermCondition.NeighbourClass(rawValue: String(decoding: name, as: UTF8.self)) {
                    condition.classes.insert(known)
                }
            }
            result.append(condition)
        }
        return result
    }

    // MARK: - Counts

    public var conceptCount: Int { concepts.count / Self.conceptWords }
    /// Ways to say the concepts, after endings, acronym readings and mixed scripts.
    public var entryCount: Int { entryTable.count / Self.entryWords }

    var nodeCount: Int { nodeKeys.count }

    // MARK: - The trie

    /// The number of a folded unit, or nil where no term has it.
    func key(_ text: String) -> Int32? {
        var text = text
        return text.withUTF8 { key($0) }
    }

    func key(_ text: UnsafeBufferPointer<UInt8>) -> Int32? {
        let slots = keySlots.buffer
        let hash = MappedWordTable.hash(text)
        var slot = MappedWordTable.slot(hash, of: slots.count)
        while true {
            let entry = slots[slot]
            guard entry != 0 else { return nil }
            guard let found = SlotMark.number(entry, hash, numberBits) else {
                slot = slot + 1 == slots.count ? 0 : slot + 1
                continue
            }
            guard found > 0, found <= keyEnds.count else { return nil }
            let start = found == 1 ? 0 : Int(keyEnds[found - 2])
            let end = Int(keyEnds[found - 1])
            if end - start == text.count, end <= keyBytes.count {
                var place = 0
                while place < text.count, keyBytes.buffer[start + place] == text[place] { place += 1 }
                if place == text.count { return Int32(found - 1) }
            }
            slot = slot + 1 == slots.count ? 0 : slot + 1
        }
    }

    /// The number of a folded word of a text: where no term has it, of the word without a virama at its end (परिषद्).
    func key(ofWord word: UnsafeBufferPointer<UInt8>) -> Int32? {
        if let key = key(word) { return key }
        guard let length = UTF8Key.lengthWithoutFinalVirama(word) else { return nil }
        return key(UnsafeBufferPointer(rebasing: word[..<length]))
    }

    func key(ofWord word: String) -> Int32? {
        var word = word
        return word.withUTF8 { key(ofWord: $0) }
    }

    /// The text of a folded unit.
    func keyText(_ key: Int32) -> String {
        let start = key == 0 ? 0 : Int(keyEnds[Int(key) - 1])
        let end = Int(keyEnds[Int(key)])
        guard start <= end, end <= keyBytes.count else { return "" }
        return String(decoding: UnsafeBufferPointer(rebasing: keyBytes.buffer[start..<end]), as: UTF8.self)
    }

    /// Number of different units: keys are from 0 to below it.
    var keyCount: Int { keyEnds.count }

    /// The units of a script that have a key of sounds, packed (`PackedSpellings`): those that begin terms, and the others. They live as long as the index.
    func units(soundingLike sound: UInt32, script: UInt8) -> (first: UnsafeBufferPointer<UInt8>, other: UnsafeBufferPointer<UInt8>)? {
        let name = SoundSections.name(sound, script: script)
        let names = soundNames.buffer
        // Keys are hashes, spread over their range: a place is first guessed, and bounded from there in growing steps.
        var low = Int(truncatingIfNeeded: (UInt64(sound) &* UInt64(names.count)) >> 32)
        var high = low
        var step = 256
        if low < names.count, names[low] < name {
            while high < names.count, names[high] < name {
                low = high + 1
                high = min(names.count, high + step)
                step *= 2
            }
        } else {
            while low > 0, names[low - 1] >= name {
                high = low - 1
                low = max(0, low - step)
                step *= 2
            }
        }
        while low < high {
            let middle = (low + high) / 2
            if names[middle] < name { low = middle + 1 } else { high = middle }
        }
        guard low < names.count, names[low] == name else { return nil }
        let places = (Int(soundPlaces[2 * low]), Int(soundPlaces[2 * low + 1]), Int(soundPlaces[2 * low + 2]))
        guard places.0 <= places.1, places.1 <= places.2, places.2 <= soundWords.count else { return nil }
        return (
            UnsafeBufferPointer(rebasing: soundWords.buffer[places.0..<places.1]),
            UnsafeBufferPointer(rebasing: soundWords.buffer[places.1..<places.2])
        )
    }

    /// The script of a unit, then its sounds; empty for one that is not found by its sound. Lives as long as the index.
    func sounds(_ key: Int32) -> UnsafeBufferPointer<UInt8> {
        let start = key == 0 ? 0 : Int(soundEnds[Int(key) - 1])
        let end = Int(soundEnds[Int(key)])
        guard start <= end, end <= soundBytes.count else { return UnsafeBufferPointer(start: nil, count: 0) }
        return UnsafeBufferPointer(rebasing: soundBytes.buffer[start..<end])
    }

    /// The nodes behind a node, and the unit that leads to each.
    func children(_ node: Int32) -> Range<Int> {
        let first = Int(firstChildren[Int(node)])
        return first..<max(first, Int(firstChildren[Int(node) + 1]))
    }

    func keyOfNode(_ node: Int) -> Int32 { Int32(truncatingIfNeeded: nodeKeys[node]) }

    func child(of node: Int32, key: Int32) -> Int32? {
        if node == 0 {
            let child = rootChildren[Int(key)]
            return child == 0 ? nil : Int32(child)
        }
        var low = Int(firstChildren[Int(node)])
        var high = Int(firstChildren[Int(node) + 1])
        while low < high {
            let middle = (low + high) / 2
            let found = nodeKeys[middle]
            if found == UInt32(key) { return Int32(middle) }
            if found < UInt32(key) { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    func hasChildren(_ node: Int32) -> Bool { firstChildren[Int(node)] < firstChildren[Int(node) + 1] }

    func hasEntries(_ node: Int32) -> Bool { firstEntries[Int(node)] < firstEntries[Int(node) + 1] }

    /// Ways in which the units up to `node` say concepts, in order of preference. Read where they lie: nothing is copied.
    func entries(_ node: Int32) -> Entries {
        let first = Int(firstEntries[Int(node)])
        return Entries(
            table: entryTable, first: first, count: max(0, Int(firstEntries[Int(node) + 1]) - first), conditionCount: conditions.count)
    }

    /// The entries of a node in the mapped table.
    struct Entries: RandomAccessCollection {
        fileprivate let table: ModelArray<UInt32>
        fileprivate let first: Int
        let count: Int
        fileprivate let conditionCount: Int

        var startIndex: Int { 0 }
        var endIndex: Int { count }

        subscript(place: Int) -> Entry {
            let start = (first + place) * GlossaryIndex.entryWords
            let kind = table[start + 1]
            let conditions = Int(table[start + 5])
            return Entry(
                concept: Int32(truncatingIfNeeded: table[start]),
                method: GlossaryIndex.methods[Int(kind & 0xFF) % GlossaryIndex.methods.count],
                needsCapitals: kind & 0x100 != 0, allowsSmallLetters: kind & 0x200 != 0,
                score: Float(bitPattern: table[start + 2]), nativeText: table[start + 3],
                englishText: table[start + 4],
                conditions: Swift.min(conditions, conditionCount)..<Swift.min(conditionCount, conditions + Int(table[start + 6])))
        }
    }

    // MARK: - Texts

    private func text(_ number: UInt32) -> String {
        let end = Int(textEnds[Int(number)])
        let start = Int(textEnds[Int(number) - 1])
        guard start <= end, end <= textBytes.count else { return "" }
        return String(decoding: UnsafeBufferPointer(rebasing: textBytes.buffer[start..<end]), as: UTF8.self)
    }

    func native(_ entry: Entry) -> String? { entry.nativeText == 0 ? nil : text(entry.nativeText) }

    func english(_ entry: Entry) -> String? { entry.englishText == 0 ? nil : text(entry.englishText) }

    private func field(_ concept: Int32, _ place: Int) -> UInt32 { concepts[Int(concept) * Self.conceptWords + place] }

    func identifier(_ concept: Int32) -> String { text(field(concept, 0)) }

    func type(_ concept: Int32) -> EntityType { Self.types[typeNumber(concept)] }

    /// The place of a concept's type among all types.
    func typeNumber(_ concept: Int32) -> Int { Int(field(concept, 1) & 0xFF) % Self.types.count }

    /// Whether the concept is of a gathered list.
    func isGathered(_ concept: Int32) -> Bool { field(concept, 1) & 0x100 != 0 }

    func preferredNative(_ concept: Int32) -> String { text(field(concept, 2)) }

    func preferredEnglish(_ concept: Int32) -> String { text(field(concept, 3)) }

    func shortEnglish(_ concept: Int32) -> String? {
        let number = field(concept, 4)
        return number == 0 ? nil : text(number)
    }

    /// The concept of that name: the first, where several glossaries have it.
    func concept(_ identifier: String) -> Int32? {
        var identifier = identifier
        let slots = identifierSlots.buffer
        var slot = identifier.withUTF8 { MappedWordTable.slot(MappedWordTable.hash($0), of: slots.count) }
        while true {
            let found = slots[slot]
            guard found > 0, Int(found) <= conceptCount else { return nil }
            if self.identifier(Int32(found) - 1).utf8.elementsEqual(identifier.utf8) { return Int32(found) - 1 }
            slot = slot + 1 == slots.count ? 0 : slot + 1
        }
    }
}
