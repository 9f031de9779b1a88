internal import BitextModel

/// A `GlossaryIndex` while terms are being added: 20 bytes a node, 24 a way to say a concept, and the texts.
struct GlossaryIndexDraft {
    struct Entry {
        var concept: Int32
        var method: LinkMethod
        /// Set from the term's units on insertion.
        var needsCapitals = false
        var allowsSmallLetters = false
        /// Numbers of texts (`text(_:)`), 0 for none.
        var native: UInt32 = 0
        var english: UInt32 = 0
        /// A number of `add(_:)`.
        var conditions: UInt32
        var score: Float
    }

    private struct StoredEntry {
        var concept: Int32
        var native: UInt32
        var english: UInt32
        var conditions: UInt32
        /// The next entry of its node, or -1.
        var next: Int32
        /// Method, 0x80 where capitals are needed, 0x40 where small letters are enough.
        var kind: UInt8
        /// A place in `scores`.
        var score: UInt8
    }

    private(set) var keys = TextNumbering()
    private var conditions: [GlossaryIndex.Condition] = []
    private var conditionLists: [Range<Int>] = [0..<0]
    private var knownConditions: [[GlossaryIndex.Condition]: UInt32] = [:]
    private var scores: [Float] = []
    /// From where each node is reached (upper half), and by which key.
    private var nodes: [UInt64] = [0]
    private var heads: [Int32] = [-1]
    /// Nodes by parent and key: open addressing, half the slots free; 0 for none, since nothing leads to the root.
    private var edges = [Int32](repeating: 0, count: 1024)
    private var entries: [StoredEntry] = []
    private var textEnds: [UInt32] = [0]
    private var textBytes: [UInt8] = []
    private var concepts: [UInt32] = []

    /// Whether the concepts added are of a gathered list.
    var isGathered = false
    /// How the units sound.
    private var sounds = SoundSections()

    /// Notes how the units sound, all that there are so far but `ordinary`.
    mutating func addSounds(except ordinary: Set<UInt32>, _ read: (String) -> UnitSounds?) {
        var begins = [Bool](repeating: false, count: keys.count)
        for way in nodes.dropFirst() where way >> 32 == 0 { begins[Int(way & 0xFFFF_FFFF)] = true }
        sounds = SoundSections(count: keys.count, begins: begins) { [keys] number in
            ordinary.contains(UInt32(number)) ? nil : read(keys[number])
        }
    }

    var conceptCount: Int32 { Int32(concepts.count / GlossaryIndex.conceptWords) }

    /// Adds a text; its number, from 1.
    mutating func text(_ text: String) -> UInt32 {
        var text = text
        text.withUTF8 { textBytes.append(contentsOf: $0) }
        textEnds.append(UInt32(textBytes.count))
        return UInt32(textEnds.count - 1)
    }

    /// The number of a folded unit.
    mutating func key(_ text: String) -> UInt32 { UInt32(keys.number(of: text)) }

    /// Texts by their numbers.
    mutating func add(identifier: String, type: EntityType, native: UInt32, english: UInt32, shortEnglish: String?) {
        let type = GlossaryIndex.types.firstIndex(of: type) ?? 0
        concepts.append(text(identifier))
        concepts.append(UInt32(type) | (isGathered ? 0x100 : 0))
        concepts.append(native)
        concepts.append(english)
        concepts.append(shortEnglish.map { text($0) } ?? 0)
    }

    /// The number of a list of conditions; 0 for none.
    mutating func add(_ new: [GlossaryIndex.Condition]) -> UInt32 {
        if new.isEmpty { return 0 }
        if let known = knownConditions[new] { return known }
        conditions += new
        conditionLists.append(conditions.count - new.count..<conditions.count)
        let number = UInt32(conditionLists.count - 1)
        knownConditions[new] = number
        return number
    }

    mutating func insert(_ keys: [UInt32], _ entry: Entry) {
        guard !keys.isEmpty else { return }
        var node: Int32 = 0
        for key in keys { node = child(of: node, key) }
        // The first way to say a concept at a node wins: terms are inserted in order of preference.
        var last: Int32 = -1
        var other = heads[Int(node)]
        while other >= 0 {
            if entries[Int(other)].concept == entry.concept {
                // In whatever case any of its terms allows.
                let demand = entries[Int(other)].kind & 0x80
                if !entry.needsCapitals { entries[Int(other)].kind &= ~demand }
                if entry.allowsSmallLetters { entries[Int(other)].kind |= 0x40 }
                return
            }
            last = other
            other = entries[Int(other)].next
        }
        let score: Int
        if let known = scores.firstIndex(of: entry.score) {
            score = known
        } else {
            score = scores.count
            scores.append(entry.score)
        }
        let number = Int32(entries.count)
        entries.append(
            StoredEntry(
                concept: entry.concept, native: entry.native, english: entry.english, conditions: entry.conditions, next: -1,
                kind: UInt8(GlossaryIndex.methods.firstIndex(of: entry.method) ?? 0) | (entry.needsCapitals ? 0x80 : 0)
                    | (entry.allowsSmallLetters ? 0x40 : 0),
                score: UInt8(truncatingIfNeeded: score)))
        if last < 0 { heads[Int(node)] = number } else { entries[Int(last)].next = number }
    }

    private mutating func child(of parent: Int32, _ key: UInt32) -> Int32 {
        let way = UInt64(UInt32(bitPattern: parent)) << 32 | UInt64(key)
        var slot = MappedWordTable.slot(Checksum.mix(way), of: edges.count)
        while edges[slot] != 0 {
            let node = edges[slot]
            if nodes[Int(node)] == way { return node }
            slot = slot + 1 == edges.count ? 0 : slot + 1
        }
        let node = Int32(nodes.count)
        nodes.append(way)
        heads.append(-1)
        edges[slot] = node
        if nodes.count * 2 > edges.count {
            var larger = [Int32](repeating: 0, count: edges.count * 2)
            for node in 1..<nodes.count {
                var slot = MappedWordTable.slot(Checksum.mix(nodes[node]), of: larger.count)
                while larger[slot] != 0 { slot = slot + 1 == larger.count ? 0 : slot + 1 }
                larger[slot] = Int32(node)
            }
            edges = larger
        }
        return node
    }

    private func key(of node: Int32) -> UInt32 { UInt32(truncatingIfNeeded: nodes[Int(node)]) }

    // MARK: - Writing

    /// Gives the index's file to `sink`, piece by piece; nothing can be added afterwards. The same terms in the same order give the same bytes.
    mutating func finish(signature: String, to sink: inout some ModelFileSink) throws {
        edges = [0]
        knownConditions = [:]
        keys.forgetSlots()
        let parts = KeyParts.table(keys)
        let order = breadthFirst()
        let concepts = concepts.count / GlossaryIndex.conceptWords
        let conditionBytes = conditionTable()
        var writer = ModelFileStream(
            kind: GlossaryIndex.kind, signature: signature,
            sections: [
                ("key.slots", 4 * max(16, keys.count * 2)), ("key.ends", 4 * keys.count), ("key.bytes", keys.bytes.count),
                (KeyParts.section, 8 * parts.count),
                ("node.keys", 4 * nodes.count), ("node.children", 4 * (nodes.count + 1)), ("root.children", 4 * keys.count),
                ("node.entries", 4 * (nodes.count + 1)), ("entries", 4 * GlossaryIndex.entryWords * entries.count),
                ("concepts", 4 * self.concepts.count), ("concept.slots", 4 * max(16, concepts * 2)), ("text.ends", 4 * textEnds.count),
                ("text.bytes", textBytes.count), ("conditions", conditionBytes.count),
            ] + sounds.sizes(count: keys.count))
        try writer.begin(&sink)
        try writer.write(keys.table(slots: max(16, keys.count * 2)), to: &sink)
        try writer.write(keys.ends, to: &sink)
        try writer.write(keys.bytes, to: &sink)
        try writer.write(parts, to: &sink)
        try writer.writeEach(order.nodes.count, to: &sink) { place, words in words.append(key(of: order.nodes[place])) }
        try writer.write(order.firstChildren, to: &sink)
        var root = [UInt32](repeating: 0, count: keys.count)
        for place in Int(order.firstChildren[0])..<Int(order.firstChildren[1]) {
            root[Int(key(of: order.nodes[place]))] = UInt32(place)
        }
        try writer.write(root, to: &sink)
        var count: UInt32 = 0
        try writer.writeEach(order.nodes.count + 1, to: &sink) { place, words in
            words.append(count)
            guard place < order.nodes.count else { return }
            forEachEntry(order.nodes[place]) { _ in count += 1 }
        }
        try writer.writeEach(order.nodes.count, to: &sink) { place, words in
            forEachEntry(order.nodes[place]) { entry in
                let conditions = conditionLists[Int(entry.conditions)]
                words.append(UInt32(bitPattern: entry.concept))
                words.append(UInt32(entry.kind & 0x3F) | (entry.kind & 0x80 != 0 ? 0x100 : 0) | (entry.kind & 0x40 != 0 ? 0x200 : 0))
                words.append(scores[Int(entry.score)].bitPattern)
                words.append(entry.native)
                words.append(entry.english)
                words.append(UInt32(conditions.lowerBound))
                words.append(UInt32(conditions.count))
            }
        }
        try writer.write(self.concepts, to: &sink)
        try writer.write(identifierSlots(max(16, concepts * 2)), to: &sink)
        try writer.write(textEnds, to: &sink)
        try writer.write(textBytes, to: &sink)
        try writer.write(conditionBytes, to: &sink)
        try sounds.write(count: keys.count, &writer, to: &sink)
        try writer.finish(&sink)
    }

    @inline(__always)
    private func forEachEntry(_ node: Int32, _ body: (StoredEntry) -> Void) {
        var number = heads[Int(node)]
        while number >= 0 {
            body(entries[Int(number)])
            number = entries[Int(number)].next
        }
    }

    private func conditionTable() -> [UInt8] {
        Array(
            conditions.map { condition in
                let classes = condition.classes.map(\.rawValue).sorted().joined(separator: "|")
                return "\(condition.relation.rawValue)\t\(classes)\t\(condition.keys.map(\.text).sorted().joined(separator: "|"))\n"
            }.joined().utf8)
    }

    /// Concepts by identifier: numbers from 1, the first of equal ones; half the slots are free.
    private func identifierSlots(_ count: Int) -> [UInt32] {
        textBytes.withUnsafeBufferPointer { bytes in
            func identifier(_ concept: Int) -> UnsafeBufferPointer<UInt8> {
                let text = Int(concepts[concept * GlossaryIndex.conceptWords])
                return UnsafeBufferPointer(rebasing: bytes[Int(textEnds[text - 1])..<Int(textEnds[text])])
            }
            var slots = [UInt32](repeating: 0, count: count)
            for concept in 0..<concepts.count / GlossaryIndex.conceptWords {
                let name = identifier(concept)
                var slot = MappedWordTable.slot(MappedWordTable.hash(name), of: count)
                var isKnown = false
                while slots[slot] != 0, !isKnown {
                    isKnown = identifier(Int(slots[slot]) - 1).elementsEqual(name)
                    slot = slot + 1 == count ? 0 : slot + 1
                }
                if !isKnown { slots[slot] = UInt32(concept + 1) }
            }
            return slots
        }
    }

    /// Nodes by distance from the root, the children of each beside each other and sorted by key; and where those of each begin.
    private func breadthFirst() -> (nodes: [Int32], firstChildren: [UInt32]) {
        // Children by parent: counted, then placed.
        var starts = [Int32](repeating: 0, count: nodes.count + 1)
        for way in nodes.dropFirst() { starts[Int(way >> 32) + 1] += 1 }
        for place in 1..<starts.count { starts[place] += starts[place - 1] }
        var children = [Int32](repeating: 0, count: max(0, nodes.count - 1))
        for node in 1..<max(1, nodes.count) {
            let parent = Int(nodes[node] >> 32)
            children[Int(starts[parent])] = Int32(node)
            starts[parent] += 1
        }
        // Each start has moved to the end of its own, the start of the next.
        var ordered: [Int32] = [0]
        ordered.reserveCapacity(nodes.count)
        var firstChildren: [UInt32] = []
        firstChildren.reserveCapacity(nodes.count + 1)
        var place = 0
        while place < ordered.count {
            let node = Int(ordered[place])
            firstChildren.append(UInt32(ordered.count))
            let own = Int(node == 0 ? 0 : starts[node - 1])..<Int(starts[node])
            if own.count > 1 { children[own].sort { key(of: $0) < key(of: $1) } }
            ordered.append(contentsOf: children[own])
            place += 1
        }
        firstChildren.append(UInt32(ordered.count))
        return (ordered, firstChildren)
    }
}
