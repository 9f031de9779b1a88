internal import BitextModel
internal import Transliteration

/// The part of a `GlossaryIndex` that finds its units by their sounds, while it is made.
///
/// Sections: `sound.ends` and `sound.bytes`, script and sounds of each unit; `sound.names`, a key of sounds and a script, sorted; `sound.places`, where the units of each lie in `sound.words`: first those that begin
/// terms, then the others, either packed in the order of their sounds (`PackedSpellings`). About 13 bytes for each key of a unit.
struct SoundSections {
    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []
    private var names: [UInt64] = []
    private var places: [UInt32] = [0]
    private var words = PackedSpellings()

    /// A unit under one of its keys.
    private struct Place {
        let name: UInt64
        /// Where the unit stands among all, those that begin terms before the others, then by sounds.
        let rank: UInt32
    }

    static func name(_ sound: UInt32, script: UInt8) -> UInt64 { UInt64(sound) << 8 | UInt64(script) }

    /// No unit is found by its sound.
    init() {}

    /// `begins` tells of each of the `count` units whether it begins a term.
    init(count: Int, begins: [Bool], _ sounds: (Int) -> UnitSounds?) {
        var units: [UInt32] = []
        var keys: [(unit: UInt32, name: UInt64)] = []
        for number in 0..<count {
            if let own = sounds(number) {
                bytes.append(own.script)
                bytes += own.sounds
                units.append(UInt32(number))
                for key in own.keys { keys.append((UInt32(number), Self.name(key, script: own.script))) }
            }
            ends.append(UInt32(bytes.count))
        }
        let sorted = sorted(units, begins)
        var ranks = [UInt32](repeating: 0, count: count)
        for (rank, unit) in sorted.enumerated() { ranks[Int(unit)] = UInt32(rank) }
        var places = keys.map { Place(name: $0.name, rank: ranks[Int($0.unit)]) }
        places.sort { ($0.name, $0.rank) < ($1.name, $1.rank) }
        pack(places, sorted, begins)
    }

    private func range(_ unit: UInt32) -> Range<Int> { (unit == 0 ? 0 : Int(ends[Int(unit) - 1]))..<Int(ends[Int(unit)]) }

    private func sorted(_ units: [UInt32], _ begins: [Bool]) -> [UInt32] {
        bytes.withUnsafeBufferPointer { bytes in
            units.sorted { left, right in
                if begins[Int(left)] != begins[Int(right)] { return begins[Int(left)] }
                let (a, b) = (range(left), range(right))
                var place = 0
                while place < min(a.count, b.count), bytes[a.lowerBound + place] == bytes[b.lowerBound + place] { place += 1 }
                if place < min(a.count, b.count) { return bytes[a.lowerBound + place] < bytes[b.lowerBound + place] }
                return a.count == b.count ? left < right : a.count < b.count
            }
        }
    }

    private mutating func pack(_ units: [Place], _ sorted: [UInt32], _ begins: [Bool]) {
        var others: UInt32?
        for (number, place) in units.enumerated() {
            let unit = sorted[Int(place.rank)]
            if names.last != place.name {
                names.append(place.name)
                words.begin()
                others = nil
            }
            if others == nil, !begins[Int(unit)] {
                others = UInt32(words.bytes.count)
                words.begin()
            }
            bytes.withUnsafeBufferPointer {
                words.append(Int32(bitPattern: unit), UnsafeBufferPointer(rebasing: $0[range(unit).dropFirst()]))
            }
            if number + 1 == units.count || units[number + 1].name != place.name {
                let end = UInt32(words.bytes.count)
                places += [others ?? end, end]
            }
        }
    }

    // MARK: - Writing

    func sizes(count: Int) -> [(name: String, size: Int)] {
        [
            ("sound.ends", 4 * count), ("sound.bytes", bytes.count), ("sound.names", 8 * names.count), ("sound.places", 4 * places.count),
            ("sound.words", words.bytes.count),
        ]
    }

    func write(count: Int, _ writer: inout ModelFileStream, to sink: inout some ModelFileSink) throws {
        try writer.write(ends.isEmpty ? [UInt32](repeating: 0, count: count) : ends, to: &sink)
        try writer.write(bytes, to: &sink)
        try writer.write(names, to: &sink)
        try writer.write(places, to: &sink)
        try writer.write(words.bytes, to: &sink)
    }
}
