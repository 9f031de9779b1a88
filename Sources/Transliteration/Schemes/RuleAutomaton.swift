/// Rules compiled to a table: from a state and the class of the next scalar to another state, or to what is to be done.
///
/// Unsafe: it owns the raw memory of its tables, which are immutable once built, so any number of tasks may use them at once. The inner loop is in
/// `RuleAutomaton+Run.swift`.
final class RuleAutomaton: @unchecked Sendable {
    /// What is written, how much is read, and where to go on.
    struct Action {
        /// Up to eight bytes of output, the first lowest. For longer ones offset and length in `long`.
        var bytes: UInt64 = 0
        var length: UInt8 = 0
        /// Scalars of input that the key took.
        var consumed: UInt8 = 0
        var kind: Kind = .short
        /// Whether the key began with a scalar that an earlier rule left to be read again.
        var hasPending = false
        /// Whether the output is what was read.
        var isCopy = false
        /// State in which the next key is looked for.
        var next: UInt16 = 0

        enum Kind: UInt8 { case short, long, guarded, copy }
    }

    /// What is done when what stands before the key allows it.
    struct Guarded {
        /// For each set, from the nearest on, one bit for each class.
        var before: [[UInt64]]
        var action: UInt16
    }

    /// Class of each scalar below U+10000: 0 is the end of the text, 1 all that no rule names.
    let classes: UnsafeMutablePointer<UInt8>
    /// Ranges above, with their class.
    let highClasses: [(range: ClosedRange<UInt32>, number: UInt8)]
    let classCount: Int
    /// Rows of `classCount`: a state, or with the high bit an action.
    let transitions: UnsafeMutablePointer<UInt16>
    let actions: UnsafeMutablePointer<Action>
    /// The same with steps put together (`RuleAutomaton+Fast.swift`).
    let fastTransitions: UnsafeMutablePointer<UInt16>
    let fastActions: UnsafeMutablePointer<FastAction>
    let isFast: Bool
    let long: UnsafeMutablePointer<UInt8>
    /// Alternatives of guarded actions, first match first; the last has no guard. The action's `bytes` is its index here.
    let guards: [[Guarded]]
    /// Which ASCII bytes are copied in the first state, whatever follows.
    let isPlain: UnsafeMutablePointer<Bool>
    /// Bytes that the longest output has.
    let longestOutput: Int

    static let isAction: UInt16 = 0x8000

    init(
        classes: [UInt8], highClasses: [(range: ClosedRange<UInt32>, number: UInt8)], classCount: Int, transitions: [UInt16],
        actions: [Action], long: [UInt8], guards: [[Guarded]]
    ) {
        precondition(classes.count == 0x10000 && transitions.count % classCount == 0, "tables of the wrong size")
        self.classes = Self.copy(classes)
        self.highClasses = highClasses
        self.classCount = classCount
        self.transitions = Self.copy(transitions)
        self.actions = Self.copy(actions)
        let fast = FastTables(transitions: transitions, actions: actions, classCount: classCount)
        fastTransitions = Self.copy(fast.transitions)
        fastActions = Self.copy(fast.actions)
        isFast = fast.isComplete
        self.long = Self.copy(long)
        self.guards = guards
        isPlain = Self.copy(
            (0..<256).map { byte in
                guard byte < 0x80 else { return false }
                let entry = transitions[Int(classes[byte])]
                return entry & Self.isAction != 0 && actions[Int(entry & ~Self.isAction)].kind == .copy
            })
        longestOutput = actions.map { $0.kind == .long ? Int($0.bytes & 0xFFFF_FFFF) : Int($0.length) }.max() ?? 0
    }

    deinit {
        classes.deallocate()
        transitions.deallocate()
        actions.deallocate()
        fastTransitions.deallocate()
        fastActions.deallocate()
        long.deallocate()
        isPlain.deallocate()
    }

    private static func copy<Element>(_ elements: [Element]) -> UnsafeMutablePointer<Element> {
        let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, elements.count))
        memory.initialize(from: elements, count: elements.count)
        return memory
    }

    /// Class of a scalar at U+10000 or above.
    func highClass(_ scalar: UInt32) -> UInt8 {
        for (range, number) in highClasses where range.contains(scalar) { return number }
        return 1
    }
}
