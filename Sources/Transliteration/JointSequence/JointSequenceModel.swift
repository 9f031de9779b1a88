public import BitextModel

/// A joint-sequence model: words of one script and another as one sequence of graphones, with an n-gram model over them.
///
/// Bisani & Ney 2008, "Joint-Sequence Models for Grapheme-to-Phoneme Conversion", Speech Communication 50; with one source letter a
/// graphone (`GraphoneAligner`). Gives log P(source, target): of one source word, candidates compare as by log P(target | source).
///
/// A value over mapped memory; share it between tasks. Opening costs a millisecond or so a megabyte.
public struct JointSequenceModel: Sendable {
    static let kind = "joint-sequence"

    let source: Alphabet
    let target: Alphabet
    /// Sorted by source letter, then target.
    let graphones: [Graphone]
    /// For source letter s the graphones `firstGraphones[s]..<firstGraphones[s + 1]`.
    let firstGraphones: [UInt16]
    /// Number of a graphone by its key.
    let numbers: GraphoneIndex
    let automaton: NGramAutomaton
    public let signature: String

    /// The symbol that begins and ends a word.
    var border: UInt16 { UInt16(graphones.count) }

    /// Maps the model at `path`. Throws when the file is damaged or is no such model.
    public init(path: String) throws(ModelFileError) { try self.init(file: ModelFile(path: path, kind: Self.kind)) }

    package init(file: ModelFile) throws(ModelFileError) {
        let source = Alphabet(scalars: Array(try file.array("source", of: UInt32.self).buffer))
        let target = Alphabet(scalars: Array(try file.array("target", of: UInt32.self).buffer))
        let bytes = try file.array("graphones", of: UInt8.self).buffer
        guard bytes.count % 5 == 0, bytes.count / 5 < Int(UInt16.max) else { throw file.fault("graphones", "has an impossible size") }
        var graphones: [Graphone] = []
        for place in stride(from: 0, to: bytes.count, by: 5) {
            let count = Int(bytes[place + 1])
            guard count <= Graphone.longestTarget, Int(bytes[place]) <= source.scalars.count,
                bytes[place + 2..<place + 5].allSatisfy({ Int($0) <= target.scalars.count })
            else { throw file.fault("graphones", "names a letter outside its alphabet") }
            graphones.append(Graphone(source: bytes[place], target: bytes[place + 2..<place + 2 + count]))
        }
        guard zip(graphones, graphones.dropFirst()).allSatisfy({ $0.key < $1.key }) else {
            throw file.fault("graphones", "are out of order")
        }
        (self.source, self.target, self.graphones) = (source, target, graphones)
        var first = [UInt16](repeating: 0, count: 130)
        for graphone in graphones { first[Int(graphone.source) + 1] += 1 }
        for place in 1..<first.count { first[place] += first[place - 1] }
        firstGraphones = first
        numbers = GraphoneIndex(graphones)
        let automaton = try NGramAutomaton(file: file, name: "ngram")
        guard automaton.symbols.allSatisfy({ Int($0) <= graphones.count }) else {
            throw file.fault("ngram.symbols", "a symbol is no graphone")
        }
        self.automaton = automaton
        signature = file.signature
    }
}

/// Finds the number of a graphone: open addressing over its key.
struct GraphoneIndex: Sendable {
    private let keys: [UInt32]
    private let values: [UInt16]

    init(_ graphones: [Graphone]) {
        var capacity = 64
        while capacity < graphones.count * 2 { capacity *= 2 }
        var keys = [UInt32](repeating: .max, count: capacity)
        var values = [UInt16](repeating: 0, count: capacity)
        for (number, graphone) in graphones.enumerated() {
            var slot = Self.slot(graphone.key, capacity)
            while keys[slot] != .max { slot = (slot + 1) & (capacity - 1) }
            (keys[slot], values[slot]) = (graphone.key, UInt16(number))
        }
        (self.keys, self.values) = (keys, values)
    }

    @inline(__always)
    private static func slot(_ key: UInt32, _ capacity: Int) -> Int { Int((key &* 0x9E37_79B1) >> 7) & (capacity - 1) }

    @inline(__always)
    func number(_ key: UInt32) -> UInt16? {
        var slot = Self.slot(key, keys.count)
        while keys[slot] != .max {
            if keys[slot] == key { return values[slot] }
            slot = (slot + 1) & (keys.count - 1)
        }
        return nil
    }
}
