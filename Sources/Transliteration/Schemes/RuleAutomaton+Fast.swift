/// What is written when a scalar was looked at, and where to go on, for the loop without alignments.
struct FastAction {
    /// Up to eight bytes of output, the first lowest; for `other` the number of the action.
    var bytes: UInt64 = 0
    var length: UInt8 = 0
    var kind: Kind = .short
    /// State; for `other` how many scalars before this one the key began.
    var next: UInt16 = 0

    /// `short` is done with the scalar, `again` looks at it once more. A branch and no number: the processor foresees it, and reads on in the text before
    /// it knows the state.
    enum Kind: UInt8 { case short, again, copy, other }
}

/// The tables turned so that each scalar is looked at once.
///
/// Many a step looks at a scalar that it leaves for the next one (is it a nukta? a vowel sign?). Where the next step is known from that same scalar, the two
/// become one: behind क, of which nothing is written while a nukta may follow, म gives "kam" and the state in which म waits for its vowel.
struct FastTables {
    /// An action for each state and class.
    private(set) var transitions: [UInt16]
    private(set) var actions: [FastAction] = []
    /// False when there are too many different actions; the step by step loop then does the work.
    private(set) var isComplete = true

    init(transitions: [UInt16], actions: [RuleAutomaton.Action], classCount: Int) {
        self.transitions = transitions
        let depths = Self.depths(transitions, actions, classCount)
        var numbers: [[UInt64]: UInt16] = [:]
        for index in transitions.indices {
            let fast = Self.action(at: index, transitions, actions, depths, classCount)
            let key = [fast.bytes, UInt64(fast.length) << 32 | UInt64(fast.kind.rawValue) << 24 | UInt64(fast.next)]
            if let known = numbers[key] {
                self.transitions[index] = known
                continue
            }
            guard self.actions.count < 0xFFFF else {
                isComplete = false
                return
            }
            numbers[key] = UInt16(self.actions.count)
            self.transitions[index] = UInt16(self.actions.count)
            self.actions.append(fast)
        }
    }

    private static func action(
        at index: Int, _ transitions: [UInt16], _ actions: [RuleAutomaton.Action], _ depths: [Int], _ classCount: Int
    ) -> FastAction {
        let entry = transitions[index]
        guard entry & RuleAutomaton.isAction != 0 else { return FastAction(next: entry) }
        let number = Int(entry & ~RuleAutomaton.isAction)
        let action = actions[number]
        let depth = depths[index / classCount]
        // How many of the scalars looked at are not read: those of longer matches that came to nothing.
        let left = depth + 1 - Int(action.consumed)
        if action.kind == .copy, depth == 0 { return FastAction(kind: .copy) }
        guard action.kind == .short, left == 0 || left == 1 else {
            return FastAction(bytes: UInt64(number), kind: .other, next: UInt16(depth))
        }
        var fast = FastAction(bytes: action.bytes, length: action.length, kind: left == 1 ? .again : .short, next: action.next)
        while fast.kind == .again {
            let following = transitions[Int(fast.next) * classCount + index % classCount]
            guard following & RuleAutomaton.isAction != 0 else {
                fast.next = following
                fast.kind = .short
                break
            }
            let more = actions[Int(following & ~RuleAutomaton.isAction)]
            guard more.kind == .short, fast.length + more.length <= 8 else { break }
            // Of two actions that read nothing the second ends the wait: no rule that could go on so forever was compiled.
            if fast.length < 8 { fast.bytes |= more.bytes << UInt64(8 * fast.length) }
            fast.length += more.length
            fast.next = more.next
            if more.consumed == 1 { fast.kind = .short }
        }
        return fast
    }

    /// How many scalars of input were looked at when a state is reached.
    private static func depths(_ transitions: [UInt16], _ actions: [RuleAutomaton.Action], _ classCount: Int) -> [Int] {
        var depths = [Int?](repeating: nil, count: transitions.count / classCount)
        depths[0] = 0
        for action in actions { depths[Int(action.next)] = 0 }
        var changed = true
        while changed {
            changed = false
            for state in depths.indices {
                guard let depth = depths[state] else { continue }
                for entry in transitions[(state * classCount)..<((state + 1) * classCount)]
                where entry & RuleAutomaton.isAction == 0 && depths[Int(entry)] == nil {
                    depths[Int(entry)] = depth + 1
                    changed = true
                }
            }
        }
        return depths.map { $0 ?? 0 }
    }
}

/// The inner loop. Unsafe: pointers, bounds checked by hand. Its references in the tests are the loop that keeps alignments, and ICU.
extension RuleAutomaton {
    func runFast(_ input: UnsafeBufferPointer<UInt8>, to output: ByteBuffer) {
        guard let source = input.baseAddress else { return }
        let (classes, transitions, actions, isPlain, classCount) = (classes, fastTransitions, fastActions, isPlain, classCount)
        let end = input.count
        let step = max(longestOutput, 8) + 16
        let firstInOutput = output.count
        output.reserve(step + end)
        var target = output.base + output.count
        var limit = output.base + output.capacity - step
        var position = 0
        var state = 0
        while position < end || state != 0 {
            if target >= limit {
                output.count = target - output.base
                output.reserve(step + (end - position) * 2)
                target = output.base + output.count
                limit = output.base + output.capacity - step
            }
            var number = 0
            var length = 0
            if position &+ 2 < end {
                let lead = source[position]
                if lead & 0xF0 == 0xE0 {
                    number = Int(
                        classes[
                            Int(lead & 0x0F) &<< 12 | Int(source[position &+ 1] & 0x3F) &<< 6 | Int(source[position &+ 2] & 0x3F)])
                    length = 3
                } else if lead < 0x80 {
                    number = Int(classes[Int(lead)])
                    length = 1
                } else {
                    (number, length) = rare(source, position, end)
                }
            } else if position < end {
                if source[position] < 0x80 {
                    number = Int(classes[Int(source[position])])
                    length = 1
                } else {
                    (number, length) = rare(source, position, end)
                }
            }
            let action = actions[Int(transitions[state &* classCount &+ number])]
            if action.kind == .short {
                UnsafeMutableRawPointer(target).storeBytes(of: action.bytes.littleEndian, as: UInt64.self)
                target += Int(action.length)
                position = position &+ length
                state = Int(action.next)
            } else if action.kind == .again {
                UnsafeMutableRawPointer(target).storeBytes(of: action.bytes.littleEndian, as: UInt64.self)
                target += Int(action.length)
                state = Int(action.next)
            } else if action.kind == .copy {
                for offset in 0..<length { target[offset] = source[position + offset] }
                target += length
                position += length
                while position < end, target < limit, isPlain[Int(source[position])] {
                    target.pointee = source[position]
                    target += 1
                    position += 1
                }
            } else {
                // Copies, so that the variables of the loop stay in registers.
                var (place, written) = (position, target)
                for _ in 0..<action.next { place = previous(source, place) }
                state = perform(Int(action.bytes), source, &place, end, output.base + firstInOutput, &written)
                (position, target) = (place, written)
            }
        }
        output.count = target - output.base
    }

    /// Where the scalar before `position` begins.
    private func previous(_ source: UnsafePointer<UInt8>, _ position: Int) -> Int {
        var place = position
        while place > 0 {
            place -= 1
            if source[place] & 0xC0 != 0x80 || position - place == 4 { break }
        }
        return place
    }

    /// A step that is not short: guarded, long, a copy, or one that leaves several scalars for later. The state to go on in.
    @inline(never)
    private func perform(
        _ number: Int, _ source: UnsafePointer<UInt8>, _ position: inout Int, _ end: Int, _ first: UnsafeMutablePointer<UInt8>,
        _ target: inout UnsafeMutablePointer<UInt8>
    ) -> Int {
        var action = self.actions[number]
        if action.kind == .guarded { action = self.actions[choose(Int(action.bytes), first, target)] }
        let from = position
        for _ in 0..<action.consumed { position += length(source, position, end) }
        switch action.kind {
        case .short, .guarded:
            UnsafeMutableRawPointer(target).storeBytes(of: action.bytes.littleEndian, as: UInt64.self)
            target += Int(action.length)
        case .long:
            let length = Int(action.bytes & 0xFFFF_FFFF)
            target.update(from: long + Int(action.bytes >> 32), count: length)
            target += length
        case .copy:
            target.update(from: source + from, count: position - from)
            target += position - from
        }
        return Int(action.next)
    }
}
