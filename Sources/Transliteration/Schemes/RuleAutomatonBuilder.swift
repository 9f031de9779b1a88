/// Compiles the rules of one pass by following, from each state, all rules that are still possible (subset construction), in the rules' order.
///
/// A state is what was matched so far: the rules that may still match, each with its place, and those that matched already. ICU takes the first rule in
/// the file's order that matches; so does this, and a state ends as soon as no earlier rule than the first matched one is left. What stands
/// before a key is looked at last, in text that is written already.
struct RuleAutomatonBuilder {
    private struct State: Hashable {
        /// Rule and number of sets matched, in order of the rules.
        var open: [Item] = []
        /// Rules that matched up to their end, in order; none behind the first without a condition on what stands before.
        var done: [Int] = []
        /// Whether the first scalar is one left to be read again, and which.
        var pending: UInt32?
    }

    private struct Item: Hashable {
        var rule: Int
        var matched: Int
    }

    /// What ICU lets a set find where the text ends: `[^a]` holds it.
    private static let border: UInt32 = 0xFFFF

    private let rules: [TransformRule]
    private let file: String
    private var classNumbers: [UInt8] = [UInt8](repeating: 1, count: 0x10000)
    private var highClasses: [(range: ClosedRange<UInt32>, number: UInt8)] = []
    /// One scalar of each class; class 1 has none that any rule names, class 0 is the end of the text.
    private var samples: [UInt32?] = [border, nil]
    /// How many scalars each class has.
    private var sizes = [0, 0]
    private var states: [State: Int] = [:]
    private var queue: [State] = []
    private var actions: [RuleAutomaton.Action] = []
    private var actionNumbers: [[Int]: UInt16] = [:]
    private var long: [UInt8] = []
    private var guards: [[RuleAutomaton.Guarded]] = []

    /// Throws `unsupported` for what the automaton cannot do: more than one scalar to be read again, rules that could run in place, tables too large.
    static func compile(_ rules: [TransformRule], file: String) throws(TransformRulesError) -> RuleAutomaton {
        var builder = RuleAutomatonBuilder(rules: rules, file: file)
        return try builder.build()
    }

    private init(rules: [TransformRule], file: String) {
        self.rules = rules
        self.file = file
    }

    private func unsupported(_ rule: Int, _ feature: String) -> TransformRulesError {
        .unsupported(file: file, place: rules.indices.contains(rule) ? rules[rule].place : RulePlace(line: 1, column: 1), feature: feature)
    }

    private mutating func build() throws(TransformRulesError) -> RuleAutomaton {
        for (number, rule) in rules.enumerated() {
            guard rule.again <= 1 else { throw unsupported(number, "more than one character behind '|'") }
            guard rule.key.count < 200, rule.output.count < 10_000 else { throw unsupported(number, "a very long rule") }
        }
        try makeClasses()
        // The first action is to copy; the first state is where nothing is pending.
        actions.append(RuleAutomaton.Action(consumed: 1, kind: .copy))
        _ = number(of: startState(pending: nil))
        var transitions: [UInt16] = []
        var next = 0
        while next < queue.count {
            let state = queue[next]
            next += 1
            for sample in samples.indices { transitions.append(try transition(from: state, class: sample)) }
            guard queue.count < 0x7FFF, actions.count < 0x7FFF, transitions.count < 8_000_000 else {
                throw unsupported(0, "rules that need too large a table")
            }
        }
        return RuleAutomaton(
            classes: classNumbers, highClasses: highClasses, classCount: samples.count, transitions: transitions, actions: actions,
            long: long, guards: guards)
    }

    // MARK: - Classes

    /// Scalars that no set tells apart are one class.
    private mutating func makeClasses() throws(TransformRulesError) {
        var sets: [ScalarSet] = []
        var known: Set<ScalarSet> = []
        func add(_ set: ScalarSet) { if known.insert(set).inserted { sets.append(set) } }
        for rule in rules { for set in rule.before + rule.key + rule.after { add(set) } }
        // The space has a class of its own, so that the table can write it.
        add(ScalarSet(0x20))
        var borders: Set<UInt32> = [0]
        for set in sets {
            for range in set.ranges {
                borders.insert(range.lowerBound)
                if range.upperBound < 0x10FFFF { borders.insert(range.upperBound + 1) }
            }
        }
        let sorted = borders.sorted()
        // Sets that begin or end at a border are all that can change there.
        var membership = [UInt64](repeating: 0, count: (sets.count + 63) / 64)
        var changes: [UInt32: [(set: Int, isMember: Bool)]] = [:]
        for (index, set) in sets.enumerated() {
            for range in set.ranges {
                changes[range.lowerBound, default: []].append((index, true))
                if range.upperBound < 0x10FFFF { changes[range.upperBound + 1, default: []].append((index, false)) }
            }
        }
        var numbers: [[UInt64]: UInt8] = [:]
        for (place, border) in sorted.enumerated() {
            for change in changes[border] ?? [] where !change.isMember { membership[change.set >> 6] &= ~(1 << UInt64(change.set & 63)) }
            for change in changes[border] ?? [] where change.isMember { membership[change.set >> 6] |= 1 << UInt64(change.set & 63) }
            guard membership.contains(where: { $0 != 0 }) else { continue }
            let number: UInt8
            if let same = numbers[membership] {
                number = same
            } else {
                guard samples.count < 256 else { throw unsupported(0, "rules that tell more than 254 kinds of characters apart") }
                number = UInt8(samples.count)
                numbers[membership] = number
                samples.append(border)
                sizes.append(0)
            }
            let last = place + 1 < sorted.count ? sorted[place + 1] - 1 : 0x10FFFF
            sizes[Int(number)] += Int(last - border) + 1
            if border < 0x10000 { for scalar in border...min(last, 0xFFFF) { classNumbers[Int(scalar)] = number } }
            if last >= 0x10000 { highClasses.append((max(border, 0x10000)...last, number)) }
        }
    }

    // MARK: - States

    private func startState(pending: UInt32?) -> State {
        let start = State(open: rules.indices.map { Item(rule: $0, matched: 0) })
        guard let pending else { return start }
        var state = advance(start, by: pending)
        state.pending = pending
        return state
    }

    private mutating func number(of state: State) -> Int {
        if let number = states[state] { return number }
        states[state] = queue.count
        queue.append(state)
        return queue.count - 1
    }

    /// The state behind one more scalar; nil is one that no rule names. At the end of the text only what follows a key can match.
    private func advance(_ state: State, by scalar: UInt32?, isEnd: Bool = false) -> State {
        var result = State(done: state.done, pending: state.pending)
        var best = state.done.last.flatMap { rules[$0].before.isEmpty ? $0 : nil } ?? Int.max
        for item in state.open where item.rule < best {
            let rule = rules[item.rule]
            guard let scalar else { continue }
            let isKey = item.matched < rule.key.count
            let set = isKey ? rule.key[item.matched] : rule.after[item.matched - rule.key.count]
            guard set.contains(scalar), !(isEnd && isKey) else { continue }
            if item.matched + 1 == rule.key.count + rule.after.count {
                result.done.append(item.rule)
                if rule.before.isEmpty { best = item.rule }
            } else {
                result.open.append(Item(rule: item.rule, matched: item.matched + 1))
            }
        }
        result.done.sort()
        if let first = result.done.firstIndex(where: { rules[$0].before.isEmpty }) { result.done.removeSubrange((first + 1)...) }
        result.open.removeAll { $0.rule > best }
        return result
    }

    private mutating func transition(from state: State, class number: Int) throws(TransformRulesError) -> UInt16 {
        // A pending scalar may have settled the matter already.
        let isSettled = state.open.isEmpty
        let next = isSettled ? state : advance(state, by: samples[number], isEnd: number == 0)
        if next.open.isEmpty {
            if next.done.isEmpty, state == queue[0], sizes[number] == 1, let sample = samples[number] {
                return RuleAutomaton.isAction | copying(sample)
            }
            return RuleAutomaton.isAction | (try action(for: next))
        }
        if number == 0, let item = next.open.first {
            throw unsupported(item.rule, "a context of several sets that reaches over the end of the text")
        }
        return UInt16(self.number(of: next))
    }

    // MARK: - Actions

    private mutating func action(for state: State) throws(TransformRulesError) -> UInt16 {
        let key = [state.pending.map { Int($0) } ?? -1] + state.done
        if let number = actionNumbers[key] { return number }
        var alternatives: [RuleAutomaton.Guarded] = []
        for rule in state.done {
            let number = try add(rule, pending: state.pending)
            let before = rules[rule].before.reversed().map { set in
                var bits = [UInt64](repeating: 0, count: 4)
                for (number, sample) in samples.enumerated() {
                    if let sample, set.contains(sample) { bits[number >> 6] |= 1 << UInt64(number & 63) }
                }
                return bits
            }
            alternatives.append(RuleAutomaton.Guarded(before: Array(before), action: number))
        }
        if alternatives.last.map({ !$0.before.isEmpty }) ?? true {
            alternatives.append(RuleAutomaton.Guarded(before: [], action: noRule(pending: state.pending)))
        }
        var number = alternatives[0].action
        if !alternatives[0].before.isEmpty {
            number = UInt16(actions.count)
            actions.append(RuleAutomaton.Action(bytes: UInt64(guards.count), kind: .guarded))
            guards.append(alternatives)
        }
        actionNumbers[key] = number
        return number
    }

    /// A scalar that no rule begins with and that is alone in its class is written by the table.
    private mutating func copying(_ scalar: UInt32) -> UInt16 {
        let key = [-2, Int(scalar)]
        if let number = actionNumbers[key] { return number }
        var action = write([scalar])
        action.consumed = 1
        action.isCopy = true
        actions.append(action)
        actionNumbers[key] = UInt16(actions.count - 1)
        return UInt16(actions.count - 1)
    }

    /// Where no rule matches the scalar stays as it is.
    private mutating func noRule(pending: UInt32?) -> UInt16 {
        guard let pending else { return 0 }
        var action = write([pending])
        action.hasPending = true
        actions.append(action)
        return UInt16(actions.count - 1)
    }

    private mutating func add(_ number: Int, pending: UInt32?) throws(TransformRulesError) -> UInt16 {
        let rule = rules[number]
        var action = write(Array(rule.output.dropLast(rule.again)))
        action.consumed = UInt8(rule.key.count - (pending == nil ? 0 : 1))
        action.hasPending = pending != nil
        if rule.again == 1, let again = rule.output.last {
            guard action.consumed > 0 else { throw unsupported(number, "a rule that reads again what it writes") }
            let next = startState(pending: again)
            action.next = UInt16(self.number(of: next))
        }
        actions.append(action)
        return UInt16(actions.count - 1)
    }

    private mutating func write(_ scalars: [UInt32]) -> RuleAutomaton.Action {
        var text: [UInt8] = []
        for scalar in scalars {
            if let scalar = Unicode.Scalar(scalar) { text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.CodeUnit.replacement) }
        }
        var action = RuleAutomaton.Action()
        if text.count > 8 {
            action.kind = .long
            action.bytes = UInt64(long.count) << 32 | UInt64(text.count)
            long += text
        } else {
            action.length = UInt8(text.count)
            for (place, byte) in text.enumerated() { action.bytes |= UInt64(byte) << UInt64(8 * place) }
        }
        return action
    }
}

extension UTF8.CodeUnit {
    /// U+FFFD.
    fileprivate static var replacement: UTF8.EncodedScalar { UTF8.encodedReplacementCharacter }
}
