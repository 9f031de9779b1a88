// Reads packed sounds and fills rows through pointers: places are kept inside them by the lengths in the records, rows by the longest word.

/// Spellings of one script packed one behind the other, in the order of their sounds, so that what a word shares with the one before it is compared once.
///
/// A record: the word's number (four bytes, the lowest first), how many sounds it shares with the record before it, how many it has, its sounds.
package struct PackedSpellings: Sendable {
    fileprivate static let headLength = 6

    package private(set) var bytes: [UInt8] = []
    private var last = 0..<0

    package init() {}

    /// Begins another row of words: the next shares nothing with those before it.
    package mutating func begin() { last = bytes.count..<bytes.count }

    /// Adds a word; those of more than `SoundTable.longest` sounds are left out.
    package mutating func append(_ number: Int32, _ sounds: UnsafeBufferPointer<UInt8>) {
        guard sounds.count <= SoundTable.longest else { return }
        var shared = 0
        while shared < min(last.count, sounds.count), bytes[last.lowerBound + shared] == sounds[shared] { shared += 1 }
        let number = UInt32(bitPattern: number)
        for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
        bytes.append(UInt8(shared))
        bytes.append(UInt8(sounds.count))
        let start = bytes.count
        bytes.append(contentsOf: sounds)
        last = start..<bytes.count
    }

}

extension SpellingDistances {
    /// Calls `body` with the number and the distance of each of the packed words that is no further from `word` than `limit`: what `distance` gives for each. The words are of the same script, and stand in `spellings` as `PackedSpellings` wrote them from `begin` on; those that the search has met are passed over. A search is for one word, and a row has each word once.
    ///
    /// The rows of the distance are kept from word to word as far as both begin alike; a beginning that is too far already rules out all that share it.
    package func forEachNear(
        _ word: WordSounds, in spellings: UnsafeBufferPointer<UInt8>, limit: Float, search: inout SearchMarks,
        _ body: (Int32, Float) -> Void
    ) {
        let own = word.spelling.sounds
        let bound = Int32(limit * 100)
        let width = own.count + 1
        let current = search.current
        let needed = (SoundTable.longest + 1 + count + 1) * width + count
        if search.rows.count < needed { search.rows = [Int32](repeating: 0, count: needed) }
        // The first row of a search has nothing that it has met.
        let isFirst = !search.isBegun
        search.isBegun = true
        search.marks.withUnsafeMutableBufferPointer { marks in
            search.rows.withUnsafeMutableBufferPointer { space in
                guard let rows = space.baseAddress else { return }
                // Behind the rows: what the word's sounds cost alone, then what each other sound costs in their places, worked out when it is first met.
                let alone = rows + (SoundTable.longest + 1) * width
                let costs = alone + width
                let isPriced = costs + count * width
                if isFirst {
                    for j in 0..<own.count { alone[j] = Int32(self.alone[Int(own[j])]) }
                    isPriced.update(repeating: 0, count: count)
                    rows[0] = 0
                    for j in 0..<own.count { rows[j + 1] = rows[j] + alone[j] }
                }
                // Rows that hold for the word compared last, how many of its sounds were too far already, and what the words since then share with it.
                var known = 0
                var dead = Int.max
                var common = 0
                var place = 0
                while place + PackedSpellings.headLength <= spellings.count {
                    let head = place
                    let (shared, length) = (Int(spellings[head + 4]), Int(spellings[head + 5]))
                    place += PackedSpellings.headLength + length
                    guard length <= SoundTable.longest, place <= spellings.count else { return }
                    common = min(common, shared)
                    if common >= dead { continue }
                    let number = Int(
                        UInt32(spellings[head]) | UInt32(spellings[head + 1]) << 8 | UInt32(spellings[head + 2]) << 16
                            | UInt32(spellings[head + 3]) << 24)
                    guard number < marks.count, isFirst || marks[number] != current else { continue }
                    marks[number] = current
                    var depth = min(common, known)
                    dead = .max
                    common = .max
                    while depth < length {
                        let sound = Int(spellings[head + PackedSpellings.headLength + depth])
                        guard sound < count else { return }
                        let cost = costs + sound * width
                        if isPriced[sound] == 0 {
                            isPriced[sound] = 1
                            price(sound, own, cost)
                        }
                        let least = Self.fill(rows + depth * width, width, cost, alone)
                        depth += 1
                        if least > bound {
                            dead = depth
                            break
                        }
                    }
                    known = depth
                    let distance = rows[depth * width + width - 1]
                    if dead == .max, distance <= bound { body(Int32(number), Float(distance) / 100) }
                }
            }
        }
    }

    /// What a sound costs alone, then in the place of each of the word's sounds.
    private func price(_ sound: Int, _ own: [UInt8], _ costs: UnsafeMutablePointer<Int32>) {
        costs[0] = Int32(alone[sound])
        for j in own.indices { costs[j + 1] = Int32(one[sound * count + Int(own[j])]) }
    }

    /// Fills the row behind the one `above`, for one more sound; its least value. Sums of a few hundredths a sound: none overflows.
    @inline(__always)
    private static func fill(
        _ above: UnsafeMutablePointer<Int32>, _ width: Int, _ costs: UnsafeMutablePointer<Int32>, _ alone: UnsafeMutablePointer<Int32>
    ) -> Int32 {
        let row = above + width
        let cost = costs[0]
        var diagonal = above[0]
        var left = diagonal &+ cost
        var least = left
        row[0] = left
        for j in 1..<width {
            let up = above[j]
            left = min(min(diagonal &+ costs[j], up &+ cost), left &+ alone[j &- 1])
            diagonal = up
            row[j] = left
            least = min(least, left)
        }
        return least
    }
}
