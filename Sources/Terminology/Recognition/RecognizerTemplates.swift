/// Which values of a word and its neighbours make one feature. The order is part of a model: what is new goes to the end.
///
/// Several words make one feature only by values that are few: pairs of any two words were worth a thousandth of F1 to a recognizer that sees each by itself, and more than half of its time (`docs/guides/entities.md`).
struct RecognizerTemplates {
    /// What is read of a word.
    enum Field: Equatable {
        case key, shape, word, ending
        /// What lists of names say of it.
        case names
        /// Whether it is usual as a given or as a family name.
        case role
        /// Which of the common words it is, or of what kind, and the same for the commonest alone (`CommonWords`).
        case common, commonest
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
            case .common: 17
            case .commonest: 18
            }
        }

        /// Whether it depends on more than the word itself; 0 for nearly all words.
        var isContext: Bool { self == .listed || self == .isFirst || self == .zero }
    }

    /// Values of a word.
    static let width = 19
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
        for place in [own, before, after] {
            list += [[(.shape, place)], [(.word, place)], [(.listed, place)], [(.names, place)], [(.role, place)]]
        }
        for length in 1...4 { list += [[(.suffix(length), own)], [(.prefix(length), own)]] }
        list += [
            [(.ending, before)], [(.ending, after)], [(.suffix(3), own), (.word, own)], [(.isFirst, own), (.shape, own)],
            [(.names, own), (.shape, own), (.isFirst, own)], [(.listed, own), (.key, own)],
        ]
        // Of several values that are few (`TemplateTable`).
        list += [
            [(.listed, own), (.listed, after)], [(.listed, own), (.listed, before)], [(.listed, second), (.listed, before)],
            [(.listed, after), (.listed, later)],
            [(.word, own), (.word, after), (.word, before)], [(.word, second), (.word, before), (.word, own)],
            [(.names, own), (.word, own)], [(.names, own), (.word, own), (.listed, own)],
            [(.names, before), (.names, own)], [(.names, own), (.names, after)], [(.names, before), (.names, own), (.names, after)],
            [(.names, own), (.word, before), (.word, after)],
            [(.role, own), (.role, after)], [(.role, before), (.role, own)], [(.role, own), (.word, own), (.names, own)],
            [(.role, own), (.listed, own)],
            [(.commonest, second), (.common, before)], [(.commonest, before), (.commonest, own)], [(.commonest, own), (.commonest, after)],
            [(.common, after), (.commonest, later)], [(.commonest, before), (.commonest, after)],
            [(.word, own), (.common, after)], [(.word, own), (.common, before)],
            [(.names, own), (.common, after)], [(.names, own), (.common, before)],
            [(.role, own), (.common, after)], [(.role, own), (.common, before)],
            [(.listed, own), (.common, after)], [(.listed, own), (.common, before)],
            [(.names, after), (.common, after)], [(.names, before), (.commonest, second)],
        ]
        return list
    }()
}
