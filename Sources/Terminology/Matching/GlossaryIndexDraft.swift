internal import BitextModel

/// A `GlossaryIndex` while terms are being added.
struct GlossaryIndexDraft {
    struct Entry {
        var concept: Int32
        var method: LinkMethod
        var needsCapitals: Bool
        var native: String?
        var english: String?
        var conditions: Range<Int>
        var score: Float
    }

    private struct StoredEntry {
        var concept: Int32
        var kind: UInt32
        var score: UInt32
        var native: UInt32
        var english: UInt32
        var conditions: Range<Int>
        /// The next entry of its node, or -1.
        var next: Int32
    }

    private(set) var conditions: [GlossaryIndex.Condition] = []
    private var keys: [UTF8Key: UInt32] = [:]
    private var keyTexts: [String] = []
    /// The key by which each node is reached, and from where.
    private var nodeKeys: [UInt32] = [0]
    private var parents: [Int32] = [-1]
    private var edges: [UInt64: Int32] = [:]
    private var heads: [Int32] = [-1]
    private var tails: [Int32] = [-1]
    private var entries: [StoredEntry] = []
    private var texts: [UTF8Key: UInt32] = [:]
    private var textEnds: [UInt32] = [0]
    private var textBytes: [UInt8] = []
    private var concepts: [UInt32] = []
    private var identifiers: [String] = []

    var conceptCount: Int32 { Int32(identifiers.count) }

    /// The number of a text, from 1.
    private mutating func text(_ text: String?) -> UInt32 {
        guard let text else { return 0 }
        if let known = texts[UTF8Key(text)] { return known }
        let number = UInt32(textEnds.count)
        textBytes += text.utf8
        textEnds.append(UInt32(textBytes.count))
        texts[UTF8Key(text)] = number
        return number
    }

    mutating func add(identifier: String, type: EntityType, native: String, english: String, shortEnglish: String?) {
        identifiers.append(identifier)
        let type = GlossaryIndex.types.firstIndex(of: type) ?? 0
        concepts += [text(identifier), UInt32(type), text(native), text(english), text(shortEnglish)]
    }

    mutating func add(_ new: [GlossaryIndex.Condition]) -> Range<Int> {
        conditions += new
        return conditions.count - new.count..<conditions.count
    }

    mutating func insert(_ keyTexts: [String], _ entry: Entry) {
        guard !keyTexts.isEmpty else { return }
        var node: Int32 = 0
        for text in keyTexts {
            let key: UInt32
            if let known = keys[UTF8Key(text)] {
                key = known
            } else {
                key = UInt32(keys.count)
                keys[UTF8Key(text)] = key
                self.keyTexts.append(text)
            }
            let edge = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(key)
            if let known = edges[edge] {
                node = known
            } else {
                let new = Int32(nodeKeys.count)
                nodeKeys.append(key)
                parents.append(node)
                heads.append(-1)
                tails.append(-1)
                edges[edge] = new
                node = new
            }
        }
        // The first way to say a concept at a node wins: terms are inserted in order of preference.
        var other = heads[Int(node)]
        while other >= 0 {
            if entries[Int(other)].concept == entry.concept { return }
            other = entries[Int(other)].next
        }
        let number = Int32(entries.count)
        entries.append(
            StoredEntry(
                concept: entry.concept,
                kind: UInt32(GlossaryIndex.methods.firstIndex(of: entry.method) ?? 0) | (entry.needsCapitals ? 0x100 : 0),
                score: entry.score.bitPattern, native: text(entry.native), english: text(entry.english), conditions: entry.conditions,
                next: -1))
        if heads[Int(node)] < 0 { heads[Int(node)] = number } else { entries[Int(tails[Int(node)])].next = number }
        tails[Int(node)] = number
    }

    // MARK: - Writing

    /// The bytes of the index's file. The same terms in the same order give the same bytes.
    consuming func finish(signature: String, soundKeys: (String) -> [UInt32]) -> [UInt8] {
        edges = [:]
        texts = [:]
        let order = breadthFirst()
        var writer = ModelFileWriter(kind: GlossaryIndex.kind, signature: signature)
        writeKeys(&writer)
        writer.add("key.sounds", sounds(soundKeys))
        writer.add("node.keys", order.nodes.map { nodeKeys[Int($0)] })
        writer.add("node.children", order.firstChildren)
        var root = [UInt32](repeating: 0, count: keyTexts.count)
        for place in Int(order.firstChildren[0])..<Int(order.firstChildren[1]) {
            root[Int(nodeKeys[Int(order.nodes[place])])] = UInt32(place)
        }
        writer.add("root.children", root)
        var firstEntries: [UInt32] = []
        firstEntries.reserveCapacity(order.nodes.count + 1)
        var table: [UInt32] = []
        table.reserveCapacity(entries.count * GlossaryIndex.entryWords)
        for node in order.nodes {
            firstEntries.append(UInt32(table.count / GlossaryIndex.entryWords))
            var number = heads[Int(node)]
            while number >= 0 {
                let entry = entries[Int(number)]
                table.append(UInt32(bitPattern: entry.concept))
                table.append(entry.kind)
                table.append(entry.score)
                table.append(entry.native)
                table.append(entry.english)
                table.append(UInt32(entry.conditions.lowerBound))
                table.append(UInt32(entry.conditions.count))
                number = entry.next
            }
        }
        firstEntries.append(UInt32(table.count / GlossaryIndex.entryWords))
        writer.add("node.entries", firstEntries)
        writer.add("entries", table)
        writer.add("concepts", concepts)
        writer.add("concept.slots", Self.slots(identifiers))
        writer.add("text.ends", textEnds)
        writer.add("text.bytes", bytes: textBytes)
        let lines = conditions.map { condition in
            let classes = condition.classes.map(\.rawValue).sorted().joined(separator: "|")
            return "\(condition.relation.rawValue)\t\(classes)\t\(condition.keys.sorted().joined(separator: "|"))\n"
        }
        writer.add("conditions", bytes: Array(lines.joined().utf8))
        return writer.finish()
    }

    private func writeKeys(_ writer: inout ModelFileWriter) {
        var ends: [UInt32] = []
        var bytes: [UInt8] = []
        for text in keyTexts {
            bytes += text.utf8
            ends.append(UInt32(bytes.count))
        }
        writer.add("key.slots", Self.slots(keyTexts))
        writer.add("key.ends", ends)
        writer.add("key.bytes", bytes: bytes)
    }

    /// Sorted pairs: a key of sounds in the upper half, the number of a unit that has it in the lower.
    private func sounds(_ soundKeys: (String) -> [UInt32]) -> [UInt64] {
        var pairs: [UInt64] = []
        for (number, text) in keyTexts.enumerated() {
            for key in soundKeys(text) { pairs.append(UInt64(key) << 32 | UInt64(number)) }
        }
        pairs.sort()
        return pairs
    }

    /// Open addressing: numbers from 1 of `texts`, the first of equal ones; half the slots are free.
    private static func slots(_ texts: [String]) -> [UInt32] {
        var slots = [UInt32](repeating: 0, count: max(16, texts.count * 2))
        for (number, text) in texts.enumerated() {
            var text = text
            var slot = text.withUTF8 { MappedWordTable.slot(MappedWordTable.hash($0), of: slots.count) }
            var isKnown = false
            while slots[slot] != 0, !isKnown {
                isKnown = texts[Int(slots[slot]) - 1].utf8.elementsEqual(text.utf8)
                slot = slot + 1 == slots.count ? 0 : slot + 1
            }
            if !isKnown { slots[slot] = UInt32(number + 1) }
        }
        return slots
    }

    /// Nodes by distance from the root, the children of each beside each other and sorted by key; and where those of each begin.
    private func breadthFirst() -> (nodes: [Int32], firstChildren: [UInt32]) {
        // Children by parent: counted, then placed.
        var starts = [Int32](repeating: 0, count: nodeKeys.count + 1)
        for parent in parents.dropFirst() { starts[Int(parent) + 1] += 1 }
        for place in 1..<starts.count { starts[place] += starts[place - 1] }
        var next = starts
        var children = [Int32](repeating: 0, count: max(0, nodeKeys.count - 1))
        for node in 1..<max(1, nodeKeys.count) {
            let parent = Int(parents[node])
            children[Int(next[parent])] = Int32(node)
            next[parent] += 1
        }
        var nodes: [Int32] = [0]
        nodes.reserveCapacity(nodeKeys.count)
        var firstChildren: [UInt32] = []
        firstChildren.reserveCapacity(nodeKeys.count + 1)
        var place = 0
        while place < nodes.count {
            let node = Int(nodes[place])
            firstChildren.append(UInt32(nodes.count))
            let own = children[Int(starts[node])..<Int(starts[node + 1])]
            nodes += own.count > 1 ? own.sorted { nodeKeys[Int($0)] < nodeKeys[Int($1)] } : Array(own)
            place += 1
        }
        firstChildren.append(UInt32(nodes.count))
        return (nodes, firstChildren)
    }
}
