internal import BitextModel
internal import Transliteration

/// The units of an index that share a key of sounds, packed one behind the other, so that a word is compared with all of them in one pass over memory.
///
/// A group is made when it is first asked for: some nanoseconds for each unit. What is remembered stays below `mostBytes`.
struct SoundGroups {
    /// Bytes of packed units at which all groups are made anew.
    private static let mostBytes = 1 << 23

    private let index: GlossaryIndex
    /// Where the units of a group lie: those that begin terms, then the others.
    private var groups: [UInt64: (first: Range<Int>, other: Range<Int>)] = [:]
    private var spellings = PackedSpellings()

    init(index: GlossaryIndex) { self.index = index }

    /// Forgets all groups where they have become large.
    mutating func makeRoom() {
        guard spellings.bytes.count >= Self.mostBytes else { return }
        groups.removeAll(keepingCapacity: true)
        spellings.removeAll()
    }

    /// Calls `body` with number and distance of each unit of the word's script that has the key `sound` and is no further from it than `limit`; of those alone that begin a term where `areFirst`.
    mutating func forEachNear(
        _ word: WordSounds, _ sound: UInt32, areFirst: Bool, _ distances: SpellingDistances, limit: Float, _ body: (Int32, Float) -> Void
    ) {
        let name = UInt64(sound) << 8 | UInt64(word.script)
        let group = groups[name] ?? makeGroup(sound, word.script, name)
        distances.forEachNear(word, in: spellings, group.first, limit: limit, body)
        if !areFirst { distances.forEachNear(word, in: spellings, group.other, limit: limit, body) }
    }

    private mutating func makeGroup(_ sound: UInt32, _ script: UInt8, _ name: UInt64) -> (first: Range<Int>, other: Range<Int>) {
        let start = spellings.bytes.count
        var firstEnd: Int?
        spellings.begin()
        index.forEachKey(soundingLike: sound) { key in
            let sounds = index.sounds(key)
            guard sounds.first == script else { return }
            if firstEnd == nil, index.child(of: 0, key: key) == nil {
                firstEnd = spellings.bytes.count
                spellings.begin()
            }
            spellings.append(key, UnsafeBufferPointer(rebasing: sounds[1...]))
        }
        let end = spellings.bytes.count
        let group = (start..<(firstEnd ?? end), (firstEnd ?? end)..<end)
        groups[name] = group
        return group
    }
}
