/// The loop that keeps alignments: bytes in, bytes out. Unsafe: pointers, bounds checked by hand. Input that is not UTF-8 gives bytes of no meaning, and nothing worse.
extension RuleAutomaton {
    /// Appends what the rules make of `input` to `output`. Linear in the input: no rule looks back further than it is long, and none that could
    /// run in place was compiled. `pieces` receives which bytes became which when it is not nil.
    func run(_ input: UnsafeBufferPointer<UInt8>, to output: ByteBuffer, pieces: inout [TransliterationPiece]?) {
        if pieces == nil, isFast { return runFast(input, to: output) }
        var recorder = PieceRecorder()
        run(input, to: output, recorder: &recorder)
        if pieces != nil { pieces = recorder.pieces }
    }

    /// Step by step, each step recorded.
    private func run(_ input: UnsafeBufferPointer<UInt8>, to output: ByteBuffer, recorder: inout PieceRecorder) {
        guard let source = input.baseAddress else { return }
        let (classes, transitions, actions, isPlain, classCount) = (classes, transitions, actions, isPlain, classCount)
        let end = input.count
        let step = max(longestOutput, 8) + 16
        let firstInOutput = output.count
        var target = output.base + output.count
        var limit = output.base + output.capacity - step
        var position = 0
        var start = 0
        while true {
            if start == 0 {
                let plain = position
                while position < end, isPlain[Int(source[position])] {
                    if target >= limit {
                        output.count = target - output.base
                        output.reserve(step + end - position)
                        target = output.base + output.count
                        limit = output.base + output.capacity - step
                    }
                    target.pointee = source[position]
                    target += 1
                    position += 1
                }
                if position > plain { recorder.copy(plain, position) }
                if position >= end { break }
            }
            if target >= limit {
                output.count = target - output.base
                output.reserve(step + end - position)
                target = output.base + output.count
                limit = output.base + output.capacity - step
            }
            var read = position
            var first = 0
            var state = start
            var entry: UInt16
            repeat {
                var number = 0
                var length = 0
                if read < end {
                    let lead = source[read]
                    if lead < 0x80 {
                        number = Int(classes[Int(lead)])
                        length = 1
                    } else if lead & 0xF0 == 0xE0, read + 2 < end {
                        let scalar = Int(lead & 0x0F) << 12 | Int(source[read + 1] & 0x3F) << 6 | Int(source[read + 2] & 0x3F)
                        number = Int(classes[scalar])
                        length = 3
                    } else {
                        (number, length) = rare(source, read, end)
                    }
                }
                if read == position { first = length }
                entry = transitions[state &* classCount &+ number]
                read += length
                state = Int(entry)
            } while entry & Self.isAction == 0
            var action = actions[Int(entry & ~Self.isAction)]
            if action.kind == .guarded {
                action = actions[choose(Int(action.bytes), output.base + firstInOutput, target)]
            }
            switch action.kind {
            case .short, .guarded:
                UnsafeMutableRawPointer(target).storeBytes(of: action.bytes.littleEndian, as: UInt64.self)
                target += Int(action.length)
            case .long:
                let length = Int(action.bytes & 0xFFFF_FFFF)
                target.update(from: long + Int(action.bytes >> 32), count: length)
                target += length
            case .copy:
                for offset in 0..<first { target[offset] = source[position + offset] }
                target += first
            }
            let from = position
            switch action.consumed {
            case 0: break
            case 1: position += first
            default:
                for _ in 0..<action.consumed { position += length(source, position, end) }
            }
            recorder.take(
                from, position, output: target - (output.base + firstInOutput), isCopy: action.kind == .copy || action.isCopy,
                joins: action.hasPending)
            start = Int(action.next)
        }
        output.count = target - output.base
    }

    /// Class and length of a scalar of two or four bytes, and of what is no UTF-8.
    @inline(never)
    func rare(_ source: UnsafePointer<UInt8>, _ read: Int, _ end: Int) -> (Int, Int) {
        let lead = source[read]
        if lead & 0xE0 == 0xC0, read + 1 < end {
            return (Int(classes[Int(lead & 0x1F) << 6 | Int(source[read + 1] & 0x3F)]), 2)
        }
        if lead & 0xF8 == 0xF0, read + 3 < end {
            let high = UInt32(lead & 0x07) << 18 | UInt32(source[read + 1] & 0x3F) << 12
            return (Int(highClass(high | UInt32(source[read + 2] & 0x3F) << 6 | UInt32(source[read + 3] & 0x3F))), 4)
        }
        return (1, 1)
    }

    func length(_ source: UnsafePointer<UInt8>, _ position: Int, _ end: Int) -> Int {
        guard position < end else { return 0 }
        let lead = source[position]
        let length = lead < 0x80 ? 1 : lead & 0xF0 == 0xE0 ? 3 : lead & 0xE0 == 0xC0 ? 2 : lead & 0xF8 == 0xF0 ? 4 : 1
        return position + length <= end ? length : 1
    }

    /// The first alternative whose sets stand before the key.
    func choose(_ index: Int, _ start: UnsafePointer<UInt8>, _ target: UnsafePointer<UInt8>) -> Int {
        for alternative in guards[index] {
            var place = target
            var holds = true
            for set in alternative.before {
                var number = 0
                if place > start {
                    place -= 1
                    while place > start, place.pointee & 0xC0 == 0x80 { place -= 1 }
                    let lead = place.pointee
                    if lead < 0x80 {
                        number = Int(classes[Int(lead)])
                    } else if lead & 0xF0 == 0xE0, place + 2 < target {
                        number = Int(classes[Int(lead & 0x0F) << 12 | Int(place[1] & 0x3F) << 6 | Int(place[2] & 0x3F)])
                    } else {
                        number = rare(place, 0, target - place).0
                    }
                }
                if set[number >> 6] >> UInt64(number & 63) & 1 == 0 {
                    holds = false
                    break
                }
            }
            if holds { return Int(alternative.action) }
        }
        return 0
    }
}
