/// What templates add whose values are few (what kind of word each is, what lists of names and the glossary have of it): the sums for every combination of values, worked out once.
struct TemplateTable {
    /// A value of a word that is one of few.
    enum Kind: Int, CaseIterable {
        case word, names, role, common, commonest, listed

        var place: Int {
            switch self {
            case .word: RecognizerTemplates.Field.word.place
            case .names: RecognizerTemplates.Field.names.place
            case .role: RecognizerTemplates.Field.role.place
            case .common: RecognizerTemplates.Field.common.place
            case .commonest: RecognizerTemplates.Field.commonest.place
            case .listed: RecognizerTemplates.Field.listed.place
            }
        }

        /// The values there are, in the order of their numbers: three flags; four bits, or two, and one more, and the border's; numbers of words; what the glossary has.
        func values(_ common: CommonWords) -> [UInt64] {
            switch self {
            case .word: Array(0..<8)
            case .names: Array(1...16) + [RecognizerFeatures.Word.border.row[place]]
            case .role: Array(1...4) + [RecognizerFeatures.Word.border.row[place]]
            case .common: Array(0..<UInt64(common.count))
            case .commonest: Array(0..<UInt64(common.commonestCount))
            case .listed: Array(0..<UInt64(RecognizerFeatures.listedValues))
            }
        }
    }

    /// The numbers of a word's values, a byte for each kind, the first the lowest; 0 for `listed`, which no word has by itself. `common` are its numbers among common words.
    static func numbers(_ word: borrowing RecognizerFeatures.Word, _ common: (common: UInt8, commonest: UInt8)) -> UInt64 {
        var numbers: UInt64 = 0
        for kind in Kind.allCases {
            let number: UInt64 =
                switch kind {
                case .word: word.row[kind.place] & 7
                case .names: min(word.row[kind.place] - 1, 16)
                case .role: min(word.row[kind.place] - 1, 4)
                case .common: UInt64(common.common)
                case .commonest: UInt64(common.commonest)
                case .listed: 0
                }
            numbers |= number << UInt64(8 * kind.rawValue)
        }
        return numbers
    }

    /// A value that a combination reads: of the word `at` places further, and how far a step of it leads in the table.
    struct Atom {
        let kind: Kind
        let at: Int
        let offset: Int
        var stride = 0
    }

    let atoms: [Atom]
    /// The row of the combination of all values that have the number 0.
    let start: Int

    /// Whether all values of a template are few.
    static func holds(_ template: RecognizerTemplates.Template) -> Bool { template.offsets.allSatisfy { atom($0) != nil } }

    /// Tables for templates whose values are few, those whose values are among another's with it, and the rows of all tables. A row that 16 bits do not hold, some 128 nats, is cut.
    static func make(
        _ templates: [RecognizerTemplates.Template], _ recognizer: EntityRecognizer
    ) -> (tables: [TemplateTable], rows: [SIMD8<Int16>]) {
        var groups: [(atoms: [Atom], templates: [RecognizerTemplates.Template])] = []
        for template in templates.sorted(by: { ($1.offsets.count, $0.seed) < ($0.offsets.count, $1.seed) }) {
            if let group = groups.firstIndex(where: { Set($0.atoms.map(\.offset)).isSuperset(of: template.offsets) }) {
                groups[group].templates.append(template)
            } else {
                groups.append((template.offsets.compactMap(atom), [template]))
            }
        }
        var rows: [SIMD8<Int16>] = []
        let tables = groups.map { TemplateTable(atoms: $0.atoms, templates: $0.templates, recognizer, &rows) }
        return (tables, rows)
    }

    private static func atom(_ offset: Int) -> Atom? {
        let width = RecognizerTemplates.width
        let place = (offset % width + width) % width
        return Kind.allCases.first { $0.place == place }.map { Atom(kind: $0, at: (offset - place) / width, offset: offset) }
    }

    private init(atoms: [Atom], templates: [RecognizerTemplates.Template], _ recognizer: EntityRecognizer, _ rows: inout [SIMD8<Int16>]) {
        var atoms = atoms
        var size = 1
        let values = atoms.map { $0.kind.values(recognizer.common) }
        for place in atoms.indices {
            atoms[place].stride = size
            size *= values[place].count
        }
        let reads = templates.map { template in template.offsets.compactMap { offset in atoms.firstIndex { $0.offset == offset } } }
        start = rows.count
        rows.reserveCapacity(start + size)
        for number in 0..<size {
            var sums = SIMD8<Int32>()
            for (template, read) in zip(templates, reads) {
                var hash = template.seed
                for atom in read {
                    hash = RecognizerFeatures.mixed(hash ^ values[atom][number / atoms[atom].stride % values[atom].count])
                }
                recognizer.add(hash, to: &sums)
            }
            var row = SIMD8<Int16>()
            for label in 0..<RecognizerLabels.count { row[label] = Int16(clamping: sums[label]) }
            rows.append(row)
        }
        self.atoms = atoms
    }
}
