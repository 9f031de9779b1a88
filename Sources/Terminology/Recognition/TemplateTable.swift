/// What templates add whose values are few (what kind of word each is, what lists of names have of it): the sums for every combination of values, worked out once. They are nearly all in the model, and would be half of
/// all that is looked up in it.
struct TemplateTable {
    /// A value of a word that is one of few.
    enum Kind: Int, CaseIterable {
        case word, names, role

        var place: Int {
            switch self {
            case .word: RecognizerTemplates.Field.word.place
            case .names: RecognizerTemplates.Field.names.place
            case .role: RecognizerTemplates.Field.role.place
            }
        }

        /// The values there are: three flags; four bits, or two, and one more, and the border's.
        var values: [UInt64] {
            switch self {
            case .word: Array(0..<8)
            case .names: Array(1...16) + [RecognizerFeatures.Word.border.row[place]]
            case .role: Array(1...4) + [RecognizerFeatures.Word.border.row[place]]
            }
        }
    }

    /// A value that a combination reads: of the word `at` places further, and how far a step of it leads in the table.
    struct Atom {
        let kind: Kind
        let at: Int
        let offset: Int
        var stride = 0
    }

    private static let most = 8192

    let atoms: [Atom]
    private(set) var rows: [SIMD8<Int32>]

    /// Tables for all of `templates` whose values are few, those whose values are among another's with it; and the other templates.
    static func make(
        _ templates: [RecognizerTemplates.Template], _ recognizer: EntityRecognizer
    ) -> (tables: [TemplateTable], others: [RecognizerTemplates.Template]) {
        var others: [RecognizerTemplates.Template] = []
        var groups: [(atoms: [Atom], templates: [RecognizerTemplates.Template])] = []
        for template in templates.sorted(by: { ($1.offsets.count, $0.seed) < ($0.offsets.count, $1.seed) }) {
            let atoms = template.offsets.compactMap(atom)
            if atoms.count < template.offsets.count || atoms.reduce(1, { $0 * $1.kind.values.count }) > most {
                others.append(template)
            } else if let group = groups.firstIndex(where: { Set($0.atoms.map(\.offset)).isSuperset(of: template.offsets) }) {
                groups[group].templates.append(template)
            } else {
                groups.append((atoms, [template]))
            }
        }
        return (groups.map { TemplateTable(atoms: $0.atoms, templates: $0.templates, recognizer) }, others)
    }

    private static func atom(_ offset: Int) -> Atom? {
        let width = RecognizerTemplates.width
        let place = (offset % width + width) % width
        return Kind.allCases.first { $0.place == place }.map { Atom(kind: $0, at: (offset - place) / width, offset: offset) }
    }

    private init(atoms: [Atom], templates: [RecognizerTemplates.Template], _ recognizer: EntityRecognizer) {
        var atoms = atoms
        var size = 1
        for place in atoms.indices {
            atoms[place].stride = size
            size *= atoms[place].kind.values.count
        }
        let values = atoms.map { $0.kind.values }
        let reads = templates.map { template in template.offsets.compactMap { offset in atoms.firstIndex { $0.offset == offset } } }
        rows = (0..<size).map { number in
            var sums = SIMD8<Int32>()
            for (template, read) in zip(templates, reads) {
                var hash = template.seed
                for atom in read {
                    hash = RecognizerFeatures.mixed(hash ^ values[atom][number / atoms[atom].stride % values[atom].count])
                }
                recognizer.add(hash, to: &sums)
            }
            return sums
        }
        self.atoms = atoms
    }
}
