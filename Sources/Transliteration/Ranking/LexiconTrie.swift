// Reads through pointers into mapped memory. Every index out of the file is checked once, when the trie is opened.

public import BitextModel

/// A list of words as a tree of letters, mapped from a file: says which words begin so.
///
/// Nodes are numbered breadth first, so that the children of node n are `firstChildren[n]..<firstChildren[n + 1]`, sorted by letter. Node 0 is
/// the root. About 6 bytes a node.
public struct LexiconTrie: @unchecked Sendable {
    static let kind = "lexicon-trie"

    let alphabet: Alphabet
    private let firstChildren: UnsafeBufferPointer<UInt32>
    /// Number of the letter that leads to the node; the high bit: a word ends here.
    private let letters: UnsafeBufferPointer<UInt8>
    private let file: ModelFile

    public init(path: String) throws(ModelFileError) { try self.init(file: ModelFile(path: path, kind: Self.kind)) }

    package init(file: ModelFile) throws(ModelFileError) {
        self.file = file
        alphabet = Alphabet(scalars: Array(try file.array("alphabet", of: UInt32.self).buffer))
        let firstChildren = try file.array("children", of: UInt32.self).buffer
        letters = try file.array("letters", of: UInt8.self).buffer
        var isSound = firstChildren.count == letters.count + 1 && letters.count > 0
        if isSound {
            // Children come after their parent, and ranges follow each other: no circle, nothing outside.
            for node in 0..<letters.count {
                if firstChildren[node] > firstChildren[node + 1] || Int(firstChildren[node]) <= node { isSound = false }
            }
            isSound = isSound && Int(firstChildren[letters.count]) == letters.count
        }
        guard isSound else { throw file.fault("children", "is no tree") }
        self.firstChildren = firstChildren
    }

    /// The node after `letter` (a number of `alphabet`), or nil.
    @inline(__always)
    func child(of node: UInt32, letter: UInt8) -> UInt32? {
        var low = Int(firstChildren[Int(node)])
        let end = Int(firstChildren[Int(node) + 1])
        while low < end {
            let found = letters[low] & 0x7F
            if found == letter { return UInt32(low) }
            if found > letter { return nil }
            low += 1
        }
        return nil
    }

    @inline(__always)
    func isWord(_ node: UInt32) -> Bool { letters[Int(node)] & 0x80 != 0 }

    /// Whether `word` is listed.
    public func contains(_ word: String) -> Bool {
        var node: UInt32 = 0
        for scalar in word.unicodeScalars {
            guard let next = child(of: node, letter: alphabet.number(of: scalar)) else { return false }
            node = next
        }
        return isWord(node)
    }

    /// The file of a trie. Deterministic. Words with letters beyond the 126 most frequent are left out.
    public static func make(_ words: some Sequence<String>, provenance: String) -> [UInt8] {
        let words = Set(words)
        let alphabet = Alphabet(of: words)
        let spelled = words.map { alphabet.numbers($0) }.filter { !$0.isEmpty && !$0.contains(Alphabet.unknown) }
            .sorted { $0.lexicographicallyPrecedes($1) }
        var letters: [UInt8] = [0]
        var firstChildren: [UInt32] = []
        // The words below each node of one depth, as ranges of the sorted list.
        var level: [Range<Int>] = [0..<spelled.count]
        var depth = 0
        while !level.isEmpty {
            var below: [Range<Int>] = []
            for range in level {
                firstChildren.append(UInt32(letters.count))
                var start = range.lowerBound
                while start < range.upperBound {
                    guard depth < spelled[start].count else {
                        start += 1
                        continue
                    }
                    let letter = spelled[start][depth]
                    var end = start + 1
                    while end < range.upperBound, spelled[end][depth] == letter { end += 1 }
                    letters.append(letter | (spelled[start].count == depth + 1 ? 0x80 : 0))
                    below.append(start..<end)
                    start = end
                }
            }
            level = below
            depth += 1
        }
        firstChildren.append(UInt32(letters.count))
        var writer = ModelFileWriter(
            kind: kind, signature: "lexicon-trie words:\(spelled.count) nodes:\(letters.count) \(provenance)")
        writer.add("alphabet", alphabet.scalars)
        writer.add("children", firstChildren)
        writer.add("letters", bytes: letters)
        return writer.finish()
    }
}
