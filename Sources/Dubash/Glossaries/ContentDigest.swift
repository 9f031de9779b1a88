internal import BitextModel
internal import Terminology

/// A checksum of many texts, each with its length.
struct ContentDigest {
    private var pending: [UInt8] = []
    private var state: UInt64 = 0
    private var other: UInt64 = 0x9E37_79B9_7F4A_7C15

    mutating func add(_ text: String) { add(bytes: Array(text.utf8)) }

    mutating func add(bytes: [UInt8]) {
        withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { pending += $0 }
        pending += bytes
        if pending.count >= 1 << 20 { flush() }
    }

    mutating func add(_ concept: Concept) {
        add(concept.identifier)
        add(concept.type.rawValue)
        for section in concept.sections {
            add(section.language.tag)
            for term in section.terms {
                add(term.text)
                add("\(term.form.rawValue) \(term.status.rawValue)")
            }
        }
        for condition in concept.conditions { add(condition.description) }
    }

    private mutating func flush() {
        let sum = pending.withUnsafeBytes(Checksum.of)
        state = Checksum.mix(state &* 31 &+ sum)
        other = Checksum.mix(other ^ sum) &+ UInt64(pending.count)
        pending.removeAll(keepingCapacity: true)
    }

    consuming func finish() -> String {
        flush()
        return [state, other].map { value in
            let digits = String(value, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
