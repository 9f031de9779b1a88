internal import BitextModel
internal import Transliteration

/// The units of an index that share a key of sounds, packed one behind the other, so that a word is compared with all of them in one pass over memory.
///
/// A group is made when it is first asked for: some microseconds for each unit. What is remembered stays below `mostBytes`.
struct SoundGroups {
    /// Bytes of packed units at which all groups are made anew.
    private static let mostBytes = 1 << 23
    /// Before the sounds of a unit: its number (four bytes, the lowest first), its script and the number of its sounds.
    private static let headLength = 6

    private let index: GlossaryIndex
    private let names: NameMatcher
    private var ranges: [UInt64: Range<Int>] = [:]
    private var bytes: [UInt8] = []

    init(index: GlossaryIndex, names: NameMatcher) {
        self.index = index
        self.names = names
    }

    /// Forgets all groups where they have become large. Not between two calls of `forEach` for one word.
    mutating func makeRoom() {
        guard bytes.count >= Self.mostBytes else { return }
        ranges.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
    }

    /// Calls `body` with number and sounds of each unit of `script` that has the key `sound`; of those alone that begin a term where `areFirst`. Sorted by number.
    mutating func forEach(_ sound: UInt32, script: UInt8, areFirst: Bool, _ body: (Int32, UnsafeBufferPointer<UInt8>) -> Void) {
        let name = UInt64(sound) << 1 | (areFirst ? 1 : 0)
        let range = ranges[name] ?? makeGroup(sound, areFirst: areFirst, name)
        bytes.withUnsafeBufferPointer { bytes in
            var place = range.lowerBound
            while place < range.upperBound {
                let count = Int(bytes[place + 5])
                let start = place + Self.headLength
                if bytes[place + 4] == script {
                    let number =
                        UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2]) << 16 | UInt32(bytes[place + 3])
                        << 24
                    body(Int32(bitPattern: number), UnsafeBufferPointer(rebasing: bytes[start..<start + count]))
                }
                place = start + count
            }
        }
    }

    private mutating func makeGroup(_ sound: UInt32, areFirst: Bool, _ name: UInt64) -> Range<Int> {
        let start = bytes.count
        index.forEachKey(soundingLike: sound) { key in
            guard !areFirst || index.child(of: 0, key: key) != nil, let word = names.sounds(ofWord: index.keyText(key)), word.length < 256
            else { return }
            let number = UInt32(bitPattern: key)
            for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
            bytes.append(word.script)
            bytes.append(UInt8(word.length))
            bytes += word.sounds
        }
        ranges[name] = start..<bytes.count
        return start..<bytes.count
    }
}
