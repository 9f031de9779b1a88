/// Which characters, alone or side by side, a step could change: the table that lets lines pass untouched.
///
/// Hand-tuned: one look at each character of a line, about 5 ns with copying the line. Sound but not exact: a step that would change a line is always
/// reported, one that would not may be. Tests compare it with running every step.
struct TriggerTable: Sendable {
    /// Class of each character of the Basic Multilingual Plane, in pages of 64.
    private let classes: [UInt16]
    /// Where a page begins in `classes`.
    private let pages: [UInt32]
    /// What each pair of classes triggers; row by the first.
    private let matrix: [UInt32]
    private let classCount: Int
    /// Characters beyond the plane: emoji, and all others.
    private let emojiClass: Int
    private let otherClass: Int
    private let edgeClass: Int

    init(_ builder: TriggerBuilder) {
        struct Signature: Hashable {
            var alone: UInt32
            var left: UInt64
            var right: UInt64
        }
        var numbers: [Signature: UInt16] = [:]
        var signatures: [Signature] = []
        // Neighbours are mostly alike.
        var last: (signature: Signature, number: UInt16)?
        func number(of signature: Signature) -> UInt16 {
            if let last, last.signature == signature { return last.number }
            defer { if let number = numbers[signature] { last = (signature, number) } }
            if let number = numbers[signature] { return number }
            let number = UInt16(clamping: signatures.count)
            numbers[signature] = number
            signatures.append(signature)
            return number
        }
        emojiClass = Int(number(of: Signature(alone: 0, left: 0, right: 0)))
        otherClass = Int(number(of: Signature(alone: builder.others, left: 0, right: 0)))
        var classes: [UInt16] = []
        var pages: [UInt32] = []
        var seen: [[UInt16]: UInt32] = [:]
        var edge = 0
        for page in 0..<1024 {
            var content: [UInt16] = []
            for value in (page * 64)..<(page * 64 + 64) {
                content.append(
                    number(of: Signature(alone: builder.alone[value], left: builder.left[value], right: builder.right[value])))
                if value == 0x0A { edge = Int(content[value]) }
            }
            if let start = seen[content] {
                pages.append(start)
            } else {
                let start = UInt32(classes.count)
                seen[content] = start
                pages.append(start)
                classes += content
            }
        }
        var matrix: [UInt32] = []
        for first in signatures {
            for second in signatures {
                var mask = second.alone
                var common = first.left & second.right
                while common != 0 {
                    mask |= builder.rules[common.trailingZeroBitCount]
                    common &= common - 1
                }
                matrix.append(mask)
            }
        }
        self.classes = classes
        self.pages = pages
        self.matrix = matrix
        classCount = signatures.count
        edgeClass = edge
    }

    /// Everything that `bytes`, one or more lines of valid UTF-8, trigger.
    func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        classes.withUnsafeBufferPointer { classes in
            pages.withUnsafeBufferPointer { pages in
                matrix.withUnsafeBufferPointer { matrix in
                    var mask: UInt32 = 0
                    var row = edgeClass * classCount
                    var index = 0
                    let count = bytes.count
                    while index < count {
                        let first = Int(bytes[index])
                        let next: Int
                        if first < 0x80 {
                            next = Int(classes[Int(pages[first >> 6]) + first & 0x3F])
                            index += 1
                        } else if first < 0xE0 {
                            guard index + 1 < count else { break }
                            next = Int(classes[Int(pages[first & 0x1F]) + Int(bytes[index + 1]) & 0x3F])
                            index += 2
                        } else if first < 0xF0 {
                            guard index + 2 < count else { break }
                            let page = (first & 0x0F) << 6 | Int(bytes[index + 1]) & 0x3F
                            next = Int(classes[Int(pages[page]) + Int(bytes[index + 2]) & 0x3F])
                            index += 3
                        } else {
                            // U+1F000–1FFFF begin F0 9F.
                            let isEmoji = first == 0xF0 && index + 2 < count && bytes[index + 1] == 0x9F && bytes[index + 2] < 0xAC
                            next = isEmoji ? emojiClass : otherClass
                            index += 4
                        }
                        mask |= matrix[row + next]
                        row = next * classCount
                    }
                    return mask | matrix[row + edgeClass]
                }
            }
        }
    }

    /// The same for scalars.
    func scan(_ scalars: [UInt32]) -> UInt32 {
        var mask: UInt32 = 0
        var row = edgeClass * classCount
        for scalar in scalars {
            let next: Int
            if scalar < 0x10000 {
                next = Int(classes[Int(pages[Int(scalar >> 6)]) + Int(scalar & 0x3F)])
            } else {
                next = (0x1F000...0x1FAFF).contains(scalar) ? emojiClass : otherClass
            }
            mask |= matrix[row + next]
            row = next * classCount
        }
        return mask | matrix[row + edgeClass]
    }
}

/// What a `TriggerTable` is made of.
struct TriggerBuilder {
    /// By scalar: what it triggers wherever it stands, and the pair rules in which it is the first and the second.
    fileprivate(set) var alone = [UInt32](repeating: 0, count: 0x10000)
    fileprivate(set) var left = [UInt64](repeating: 0, count: 0x10000)
    fileprivate(set) var right = [UInt64](repeating: 0, count: 0x10000)
    fileprivate(set) var rules: [UInt32] = []
    /// What every character beyond the Basic Multilingual Plane triggers, emoji aside.
    var others: UInt32 = 0

    mutating func alone(_ scalars: some Sequence<UInt32>, _ mask: UInt32) {
        for scalar in scalars {
            if scalar < 0x10000 { alone[Int(scalar)] |= mask } else { others |= mask }
        }
    }

    /// `mask` where one of `second` follows one of `first`. Line feeds stand for the borders of a line. When all 64 rules are in use, `second` triggers alone.
    mutating func pair(_ first: some Sequence<UInt32>, _ second: some Sequence<UInt32>, _ mask: UInt32) {
        guard rules.count < 64 else { return alone(second, mask) }
        let bit = UInt64(1) << UInt64(rules.count)
        rules.append(mask)
        for scalar in first {
            if scalar < 0x10000 { left[Int(scalar)] |= bit } else { others |= mask }
        }
        for scalar in second {
            if scalar < 0x10000 { right[Int(scalar)] |= bit } else { others |= mask }
        }
    }
}
