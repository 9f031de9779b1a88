// Reads through pointers into mapped memory; sizes are checked when the model is opened.
public import BitextModel
internal import CKernels

/// Finds names that no glossary has: a linear-chain conditional random field over `RecognizerFeatures`.
///
/// Lafferty, McCallum & Pereira 2001, "Conditional Random Fields" (ICML). Labels are BIO over person, place, organization. The best labels by Viterbi over
/// integer weights: the same on every machine. A value; safe to share between tasks: each finds names by an engine of its own (`RecognizerEngine`).
public struct EntityRecognizer: Sendable {
    static let kind = "entity-recognizer"
    /// Weights are stored in steps of 1/256.
    static let scale: Float = 256

    /// What a slot holds: a feature's fingerprint in two halves, the lower first, and its weights. In one place, so that a look-up is mostly one access to memory.
    private static var slotWidth: Int { 2 + RecognizerLabels.count }

    /// Slot by slot, and one value more.
    private let slots: ModelArray<Int16>
    private let capacity: Int
    private let transitions: ModelArray<Int16>
    let common: CommonWords

    /// Maps the model at `path`. Throws when it is missing, damaged or of another kind.
    public init(path: String) throws(ModelFileError) { try self.init(file: ModelFile(path: path, kind: Self.kind)) }

    package init(file: ModelFile) throws(ModelFileError) {
        slots = try file.array("slots", of: Int16.self)
        transitions = try file.array("transitions", of: Int16.self)
        common = CommonWords(try file.array("common", of: UInt64.self).buffer.map { UInt64(littleEndian: $0) })
        capacity = slots.count / Self.slotWidth
        guard capacity > 0, slots.count == capacity * Self.slotWidth + 1,
            transitions.count == RecognizerLabels.count * RecognizerLabels.count
        else { throw file.fault("slots", "\(slots.count) values") }
    }

    /// The transition scores from row to column, in steps of `scale`.
    var transitionSteps: [Int16] { transitions.buffer.map { Int16(littleEndian: $0) } }

    /// Adds the weights of the feature `hash`, one for each label, to `sums`.
    @inline(__always)
    func add(_ hash: UInt64, to sums: inout SIMD8<Int32>) {
        guard let slot = slot(of: hash) else { return }
        sums &+= row(slot)
    }

    /// The weights of a slot: seven, and one that no label has.
    @inline(__always)
    private func row(_ slot: Int) -> SIMD8<Int32> {
        Self.wide(UnsafeRawPointer(start(of: slot) + 2).loadUnaligned(as: SIMD8<Int16>.self))
    }

    /// Lane by lane: the initializer for any vector is not inlined.
    @inline(__always)
    static func wide(_ row: SIMD8<Int16>) -> SIMD8<Int32> {
        SIMD8(Int32(row[0]), Int32(row[1]), Int32(row[2]), Int32(row[3]), Int32(row[4]), Int32(row[5]), Int32(row[6]), Int32(row[7]))
    }

    @inline(__always)
    private func print(_ slot: Int) -> UInt32 {
        UInt32(littleEndian: UnsafeRawPointer(start(of: slot)).loadUnaligned(as: UInt32.self))
    }

    @inline(__always)
    private func start(of slot: Int) -> UnsafePointer<Int16> { slots.buffer.baseAddress.unsafelyUnwrapped + (slot &* Self.slotWidth) }

    /// Features that are asked for ahead of the one that is read.
    private static var ahead: Int { 32 }

    /// Adds the weights of all features in `queue` to their rows of `sums`, or takes them away, and empties the queue.
    func add(_ queue: FeatureQueue, to sums: UnsafeMutableBufferPointer<SIMD8<Int32>>, negated: Bool = false) {
        let (hashes, rows, count) = (queue.hashes, queue.rows, queue.count)
        for place in 0..<count + Self.ahead {
            if place < count {
                // The feature itself may be a few slots further.
                let home = UnsafeRawPointer(start(of: Self.slot(hashes[place], of: capacity)))
                ckernels_prefetch(home)
                ckernels_prefetch(home + 40)
            }
            guard place >= Self.ahead else { continue }
            let own = place - Self.ahead
            guard let slot = slot(of: hashes[own]) else { continue }
            let row = Int(rows[own])
            if negated { sums[row] &-= self.row(slot) } else { sums[row] &+= self.row(slot) }
        }
        queue.removeAll()
    }

    @inline(__always)
    private func slot(of hash: UInt64) -> Int? {
        let wanted = Self.fingerprint(hash)
        var slot = Self.slot(hash, of: capacity)
        for _ in 0..<capacity {
            let entry = print(slot)
            if entry == 0 { return nil }
            if entry == wanted { return slot }
            slot = slot + 1 == capacity ? 0 : slot + 1
        }
        return nil
    }

    @inline(__always)
    static func fingerprint(_ hash: UInt64) -> UInt32 { max(UInt32(truncatingIfNeeded: hash), 1) }
    private static func slot(_ hash: UInt64, of capacity: Int) -> Int { Int(truncatingIfNeeded: ((hash >> 32) * UInt64(capacity)) >> 32) }

    /// The file of a model: features in the order given, with a weight for each label.
    static func make(
        _ features: [(hash: UInt64, weights: [Float])], transitions: [Float], common: CommonWords, signature: String
    ) -> [UInt8] {
        func quantized(_ value: Float) -> Int16 { Int16(max(-32_767, min(32_767, (value * scale).rounded()))) }
        let capacity = max(16, features.count + features.count / 2)
        var slots = [Int16](repeating: 0, count: capacity * slotWidth + 1)
        func isTaken(_ slot: Int) -> Bool { slots[slot * slotWidth] != 0 || slots[slot * slotWidth + 1] != 0 }
        for feature in features {
            var slot = slot(feature.hash, of: capacity)
            while isTaken(slot) { slot = slot + 1 == capacity ? 0 : slot + 1 }
            let (print, start) = (fingerprint(feature.hash), slot * slotWidth)
            slots[start] = Int16(truncatingIfNeeded: print)
            slots[start + 1] = Int16(truncatingIfNeeded: print >> 16)
            for (label, weight) in feature.weights.enumerated() { slots[start + 2 + label] = quantized(weight) }
        }
        var writer = ModelFileWriter(kind: kind, signature: signature)
        writer.add("slots", slots)
        writer.add("transitions", transitions.map(quantized))
        writer.add("common", common.hashes)
        return writer.finish()
    }
}
