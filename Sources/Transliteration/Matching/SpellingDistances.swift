public import BitextModel

/// How far two spellings in one script are from each other, sound by sound: what a writer mixes up costs little (i and ī, s and ś), another consonant costs 1.
///
/// The table (`dictionaries/translit/matching/spelling-distances.tsv`) is written by hand: unlike `SoundCosts`, which says how likely two names are one, it knows nothing of what pairs
/// a list of names happens to hold. The distance is that of Wagner & Fischer 1974 ("The String-to-String Correction Problem") with these costs: a metric where the table is one.
public struct SpellingDistances: Sendable {
    /// Substitutions, row to column, and what a sound without a partner costs; hundredths.
    let one: [UInt8]
    let alone: [UInt8]
    let count: Int

    /// Columns: sound, sound (empty: without a partner), cost in hundredths (0–255). The sounds are those of the table of sounds; `vowel` and `consonant` stand for all that no row names. A
    /// sound at the end of a word (`I$`) costs what it costs elsewhere where no row names it. Throws for an unknown sound, a cost that is none, and a table without the four general costs.
    public init(parsing text: String, file: String, sounds: SoundTable) throws(DataTableError) {
        let count = sounds.names.count
        var exact: [Int: UInt8] = [:]
        var general: [String: UInt8] = [:]
        let groups = ["vowel", "consonant"]
        for row in try DataTable(parsing: text, file: file, columns: 3).rows {
            func fail(_ problem: String) -> DataTableError { DataTableError(file: file, line: row.line, problem: problem) }
            guard let cost = UInt8(row.fields[2]) else { throw fail("'\(row.fields[2])' is no cost of 0 to 255") }
            let (left, right) = (String(row.fields[0]), String(row.fields[1]))
            if groups.contains(left) {
                guard right.isEmpty || groups.contains(right) else { throw fail("'\(right)' is neither vowel nor consonant") }
                general["\(left) \(right)"] = cost
                general["\(right) \(left)"] = cost
                continue
            }
            guard let first = sounds.names.firstIndex(of: left) else { throw fail("unknown sound '\(left)'") }
            if right.isEmpty {
                exact[first * (count + 1) + count] = cost
            } else {
                guard let second = sounds.names.firstIndex(of: right) else { throw fail("unknown sound '\(right)'") }
                exact[first * (count + 1) + second] = cost
                exact[second * (count + 1) + first] = cost
            }
        }
        // By 2 × (consonant or not) + (consonant or not): pairs, then sounds without a partner.
        var wholes: [UInt8] = []
        for key in ["vowel vowel", "vowel consonant", "consonant vowel", "consonant consonant", "vowel ", "consonant "] {
            guard let cost = general[key] else { throw DataTableError(file: file, line: 1, problem: "no row '\(key)'") }
            wholes.append(cost)
        }
        // A sound at the end of a word, by what it is elsewhere.
        let plain = sounds.names.indices.map { place in
            let name = sounds.names[place]
            return name.utf8.last == UInt8(ascii: "$") ? sounds.names.firstIndex(of: String(name.dropLast())) ?? place : place
        }
        var one = [UInt8](repeating: 0, count: count * count)
        var alone = [UInt8](repeating: 0, count: count)
        for left in 0..<count {
            let width = count + 1
            let group = sounds.isConsonant[left] ? 1 : 0
            alone[left] = exact[left * width + count] ?? exact[plain[left] * width + count] ?? wholes[4 + group]
            for right in 0..<count where plain[left] != plain[right] {
                one[left * count + right] =
                    exact[left * width + right] ?? exact[plain[left] * width + plain[right]]
                    ?? wholes[2 * group + (sounds.isConsonant[right] ? 1 : 0)]
            }
        }
        (self.one, self.alone, self.count) = (one, alone, count)
    }

    /// The distance, 1 for another consonant; nil where it is more than `limit`. Costs time in proportion to the product of the lengths, under 1 µs for names.
    func distance(_ left: [UInt8], _ right: UnsafeBufferPointer<UInt8>, limit: Float) -> Float? {
        let bound = Int(limit * 100)
        return withUnsafeTemporaryAllocation(of: Int.self, capacity: right.count + 1) { row in
            row[0] = 0
            for j in right.indices { row[j + 1] = row[j] + Int(alone[Int(right[j])]) }
            for sound in left {
                var diagonal = row[0]
                row[0] += Int(alone[Int(sound)])
                var least = row[0]
                for j in right.indices {
                    let best = min(
                        diagonal + Int(one[Int(sound) * count + Int(right[j])]), row[j + 1] + Int(alone[Int(sound)]),
                        row[j] + Int(alone[Int(right[j])]))
                    diagonal = row[j + 1]
                    row[j + 1] = best
                    least = min(least, best)
                }
                if least > bound { return nil }
            }
            return row[right.count] > bound ? nil : Float(row[right.count]) / 100
        }
    }
}

extension SpellingDistances {
    /// The distance of two words; nil where it is more than `limit`, or they are of different scripts.
    package func distance(_ left: WordSounds, _ right: WordSounds, limit: Float) -> Float? {
        guard left.spelling.script == right.spelling.script else { return nil }
        return right.spelling.sounds.withUnsafeBufferPointer { distance(left.spelling.sounds, $0, limit: limit) }
    }

    /// The same for a word of the same script by its sounds alone.
    package func distance(_ left: WordSounds, _ right: UnsafeBufferPointer<UInt8>, limit: Float) -> Float? {
        distance(left.spelling.sounds, right, limit: limit)
    }
}
