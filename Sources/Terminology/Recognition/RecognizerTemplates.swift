/// Which values of a word and its neighbours make one feature. The order is part of a model: what is new goes to the end.
struct RecognizerTemplates {
    /// What is read of a word.
    enum Field: Equatable {
        case key, shape, word, ending
        /// What lists of names say of it.
        case names
        /// Whether it is usual as a given or as a family name.
        case role
        /// Where the glossary has a name; whether it is the sentence's first word; nothing, for what is the same everywhere.
        case listed, isFirst, zero
        /// 1 to 4 letters; 0 where the word has no more than those.
        case suffix(Int), prefix(Int)

        /// The place among the values of a word.
        var place: Int {
            switch self {
            case .key: 0
            case .shape: 1
            case .word: 2
            case .ending: 3
            case .suffix(let length): 3 + length
            case .prefix(let length): 7 + length
            case .listed: 12
            case .isFirst: 13
            case .zero: 14
            case .names: 15
            case .role: 16
            }
        }

        /// Whether it depends on more than the word itself; 0 for nearly all words.
        var isContext: Bool { self == .listed || self == .isFirst || self == .zero }
    }

    /// Values of a word.
    static let width = 17
    /// Words looked at on either side.
    static let reach = 2

    struct Template: Sendable {
        /// The hash before the first value.
        let seed: UInt64
        /// Where its values stand, from the first value of the word itself.
        let offsets: [Int]
        /// The words, from −2 to 2, of which it reads what depends on the word alone.
        let places: Set<Int>
        /// Offsets of the values that depend on more.
        let context: [Int]
    }

    private typealias Atom = (field: Field, at: Int)

    static let all: [Template] = templates.enumerated().map { number, atoms in
        Template(
            seed: UInt64(number + 1) &* 0x9E37_79B9_7F4A_7C15, offsets: atoms.map { $0.at * width + $0.field.place },
            places: Set(atoms.filter { !$0.field.isContext }.map(\.at)),
            context: atoms.filter(\.field.isContext).map { $0.at * width + $0.field.place })
    }

    private static let templates: [[Atom]] = {
        let (second, before, own, after, later) = (-2, -1, 0, 1, 2)
        // The first is the same for all words: their share of each label.
        var list: [[Atom]] = [[(.zero, own)]]
        for place in [own, before, after, second, later] { list.append([(.key, place)]) }
        list += [
            [(.key, before), (.key, own)], [(.key, own), (.key, after)], [(.key, before), (.key, after)],
        ]
        for place in [own, before, after] { list += [[(.shape, place)], [(.word, place)], [(.listed, place)]] }
        list += [
            [(.listed, own), (.listed, after)], [(.listed, own), (.listed, before)],
            [(.listed, own), (.key, own)], [(.listed, own), (.key, after)], [(.listed, own), (.key, before)],
            [(.word, own), (.word, after), (.word, before)],
            [(.word, own), (.key, after)], [(.word, own), (.key, before)],
            [(.word, own), (.key, after), (.key, later)], [(.word, own), (.key, before), (.key, second)],
            [(.word, own), (.word, after), (.key, later)],
            [(.key, after), (.key, later)], [(.key, before), (.key, second)],
        ]
        for length in 1...4 { list += [[(.suffix(length), own)], [(.prefix(length), own)]] }
        list += [
            [(.ending, before)], [(.ending, after)],
            [(.suffix(2), own), (.key, after)], [(.suffix(3), own), (.word, own)],
            [(.word, second), (.word, before), (.word, own)],
            [(.listed, second), (.listed, before)], [(.listed, after), (.listed, later)],
            [(.isFirst, own), (.shape, own)],
        ]
        for place in [own, before, after] { list.append([(.names, place)]) }
        list += [
            [(.names, own), (.word, own)], [(.names, own), (.word, own), (.listed, own)],
            [(.names, before), (.names, own)], [(.names, own), (.names, after)], [(.names, before), (.names, own), (.names, after)],
            [(.names, own), (.key, before)], [(.names, own), (.key, after)], [(.names, own), (.word, before), (.word, after)],
            [(.names, own), (.shape, own), (.isFirst, own)],
        ]
        for place in [own, before, after] { list.append([(.role, place)]) }
        list += [
            [(.role, own), (.role, after)], [(.role, before), (.role, own)],
            [(.role, own), (.key, after)], [(.role, own), (.key, before)],
            [(.role, own), (.word, own), (.names, own)], [(.role, own), (.listed, own)],
        ]
        return list
    }()
}
