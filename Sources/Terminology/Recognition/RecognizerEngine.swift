// Reads and adds through pointers: places are kept inside the sentence by the loops' bounds.

public import BitextModel
internal import CKernels

/// An `EntityRecognizer` at work. One for each task, fed by one `CandidateMatcher`.
///
/// What a word adds to the scores of its own labels and of its neighbours' is remembered by the word, and what words say together stands in tables; only where the glossary has a name something is looked up each
/// time. Sums are of integers, so that the scores are those of `RecognizerFeatures`, whatever their order. About 0.3 µs a word, labels and probabilities with it.
public final class RecognizerEngine {
    /// A found name: tokens `tokens`, its type, and how probable it is that the whole of it is right, 0–1.
    public struct Found: Hashable, Sendable {
        public var tokens: Range<Int>
        public var type: EntityType
        public var probability: Double

        public init(tokens: Range<Int>, type: EntityType, probability: Double) {
            self.tokens = tokens
            self.type = type
            self.probability = probability
        }
    }

    private typealias Sums = SIMD8<Int32>
    private typealias Template = RecognizerTemplates.Template

    private static var reach: Int { RecognizerTemplates.reach }
    private static var roles: Int { 2 * RecognizerTemplates.reach + 1 }

    private let recognizer: EntityRecognizer
    private var decoder: LabelDecoder
    /// Templates that read one word by itself, by its distance; a value that depends on more counts as 0, -1 here.
    private let byRole: [[(seed: UInt64, fields: [Int])]]
    /// Those of them, of the word itself, with a value that depends on more.
    private let contextual: [Template]
    /// All others, and the rows of their tables, one behind the other.
    private let tables: [TemplateTable]
    private let tableRows: [SIMD8<Int16>]
    /// What templates that read no word add.
    private let constant: Sums
    private let border: [Sums]
    private let borderNumbers: UInt64
    /// By a word's number and its role.
    private var rows: [Sums] = []
    /// By a word's number: those of its values, a byte for each `TemplateTable.Kind`, the first the lowest.
    private var wordNumbers: [UInt64] = []
    private var isKnown: [Bool] = []
    private var generation = 0
    /// Of the words of the sentence at hand: sums of labels, and by kind, `numberStride` apart, the numbers of values that are few, with those of the border around them.
    private var sums: [Sums] = []
    private var numbers: [UInt8] = []
    private var numberStride = 0
    private var labels: [UInt8] = []
    /// What the tables are read by, one table behind the other, where their atoms end, and where their rows begin.
    private var atoms: [ckernels_atom] = []
    private let atomEnds: [Int32]
    private let tableStarts: [Int32]
    private let queue = FeatureQueue()
    private let negated = FeatureQueue()

    public init(_ recognizer: EntityRecognizer) {
        self.recognizer = recognizer
        decoder = LabelDecoder(transitions: recognizer.transitionSteps)
        let (width, reach) = (RecognizerTemplates.width, Self.reach)
        // A word's own values are in its rows, whether they are few or not.
        func isTabled(_ template: Template) -> Bool {
            (template.places.count > 1 || !template.context.isEmpty) && TemplateTable.holds(template)
        }
        let single = RecognizerTemplates.all.filter { !isTabled($0) }
        byRole = (-reach...reach).map { role in
            single.filter { $0.places == [role] }.map { template in
                (template.seed, template.offsets.map { template.context.contains($0) ? -1 : $0 - role * width })
            }
        }
        contextual = single.filter { !$0.context.isEmpty && $0.places == [0] }
        (tables, tableRows) = TemplateTable.make(RecognizerTemplates.all.filter(isTabled), recognizer)
        tableStarts = tables.map { Int32(truncatingIfNeeded: $0.start) }
        var end: Int32 = 0
        atomEnds = tables.map { table in
            end += Int32(truncatingIfNeeded: table.atoms.count)
            return end
        }
        var constant = Sums()
        for template in single where template.places.isEmpty {
            var hash = template.seed
            for _ in template.offsets { hash = RecognizerFeatures.mixed(hash) }
            recognizer.add(hash, to: &constant)
        }
        self.constant = constant
        let outside = RecognizerFeatures.Word.border.numbered(recognizer.common.border)
        border = byRole.map { templates in
            var sums = Sums()
            for template in templates { recognizer.add(Self.hash(template, outside), to: &sums) }
            return sums
        }
        borderNumbers = TemplateTable.numbers(outside, recognizer.common.border)
    }

    /// The names in a sentence, in order, disjoint: `candidates` is what the glossary found in it.
    public func names(candidates: SentenceCandidates, index: GlossaryIndex) -> [Found] {
        let count = candidates.words.count
        guard count > 0 else { return [] }
        sum(candidates, index)
        return sums.withUnsafeBufferPointer { all in
            let sums = UnsafeBufferPointer(rebasing: all[..<count])
            decoder.best(sums, into: &labels)
            var found: [Found] = []
            for (place, label) in labels.enumerated() where label > 0 {
                if RecognizerLabels.isInside(Int(label)), let last = found.last, last.tokens.upperBound == place {
                    found[found.count - 1].tokens = last.tokens.lowerBound..<place + 1
                } else if let type = RecognizerLabels.type(Int(label)) {
                    found.append(Found(tokens: place..<place + 1, type: type, probability: 0))
                }
            }
            if let first = found.first, let last = found.last {
                decoder.sum(sums, asked: first.tokens.lowerBound..<last.tokens.upperBound)
                for place in found.indices {
                    found[place].probability = found[place].tokens.map { decoder.probability($0, Int(labels[$0])) }.min() ?? 0
                }
            }
            return found
        }
    }

    /// The type that `span` (tokens) has most likely, if it is a name; nil where the span is none of the sentence.
    public func type(of span: Range<Int>, candidates: SentenceCandidates, index: GlossaryIndex) -> EntityType? {
        guard span.lowerBound >= 0, span.upperBound <= candidates.words.count else { return nil }
        let scores = scores(candidates, index)
        var sums: [EntityType: Float] = [:]
        for label in 1..<RecognizerLabels.count {
            guard let type = RecognizerLabels.type(label) else { continue }
            for place in span where RecognizerLabels.isInside(label) == (place > span.lowerBound) {
                sums[type, default: 0] += scores[place * RecognizerLabels.count + label]
            }
        }
        return EntityType.allCases.filter { sums[$0] != nil }.max { (sums[$0] ?? 0) < (sums[$1] ?? 0) }
    }

    /// Scores of labels, word by word.
    func scores(_ candidates: SentenceCandidates, _ index: GlossaryIndex) -> [Float] {
        sum(candidates, index)
        return sums[..<candidates.words.count].flatMap { sums in
            (0..<RecognizerLabels.count).map { Float(sums[$0]) / EntityRecognizer.scale }
        }
    }

    /// Works out the sums of a sentence's words.
    private func sum(_ candidates: SentenceCandidates, _ index: GlossaryIndex) {
        if candidates.generation != generation {
            generation = candidates.generation
            rows.removeAll(keepingCapacity: true)
            wordNumbers.removeAll(keepingCapacity: true)
            isKnown.removeAll(keepingCapacity: true)
        }
        learn(candidates)
        number(candidates, index)
        let count = candidates.words.count
        // Taken out while it is written.
        var own: [Sums] = []
        swap(&own, &sums)
        if own.count < count { own = [Sums](repeating: Sums(), count: 2 * count) }
        own.withUnsafeMutableBufferPointer { sums in
            addWords(candidates, to: sums)
            addTables(to: sums, count)
            queueContext(candidates)
            recognizer.add(queue, to: sums)
            recognizer.add(negated, to: sums, negated: true)
        }
        swap(&own, &sums)
    }

    /// What the words say one by one.
    private func addWords(_ candidates: SentenceCandidates, to sums: UnsafeMutableBufferPointer<Sums>) {
        let count = candidates.words.count
        rows.withUnsafeBufferPointer { rows in
            if let base = rows.baseAddress {
                for word in candidates.words {
                    // Rows of a word are 160 bytes.
                    let own = UnsafeRawPointer(base + word.number * Self.roles)
                    ckernels_prefetch(own)
                    ckernels_prefetch(own + 64)
                    ckernels_prefetch(own + 128)
                }
            }
            for place in 0..<count { sums[place] = constant }
            for word in -Self.reach..<count + Self.reach {
                let start = word >= 0 && word < count ? candidates.words[word].number * Self.roles : -1
                // The word is the last of the window of the first of these places.
                for place in max(0, word - Self.reach)..<max(0, min(count, word + Self.reach + 1)) {
                    let role = word - place + Self.reach
                    sums[place] &+= start < 0 ? border[role] : rows[start + role]
                }
            }
        }
    }

    /// Writes down the numbers of the values that are few, of the words and the border on either side.
    private func number(_ candidates: SentenceCandidates, _ index: GlossaryIndex) {
        let (reach, count, kinds) = (Self.reach, candidates.words.count, TemplateTable.Kind.allCases.count)
        if numberStride < count + 2 * reach {
            numberStride = 2 * (count + 2 * reach)
            numbers = [UInt8](repeating: 0, count: kinds * numberStride)
            atoms = tables.flatMap(\.atoms).map { atom in
                ckernels_atom(
                    at: Int32(truncatingIfNeeded: atom.kind.rawValue * numberStride + reach + atom.at),
                    stride: Int32(truncatingIfNeeded: atom.stride))
            }
        }
        let (stride, outside) = (numberStride, borderNumbers)
        numbers.withUnsafeMutableBufferPointer { numbers in
            wordNumbers.withUnsafeBufferPointer { words in
                func put(_ own: UInt64, at place: Int) {
                    for kind in 0..<kinds {
                        numbers[kind &* stride &+ place] = UInt8(truncatingIfNeeded: own >> (8 &* UInt64(truncatingIfNeeded: kind)))
                    }
                }
                for place in 0..<reach {
                    put(outside, at: place)
                    put(outside, at: reach + count + place)
                }
                for place in 0..<count { put(words[candidates.words[place].number], at: reach &+ place) }
            }
            let listed = TemplateTable.Kind.listed.rawValue * stride + reach
            RecognizerFeatures.forEachListed(candidates, index) { numbers[listed + $0] = $1 }
        }
    }

    /// What words say together.
    private func addTables(to sums: UnsafeMutableBufferPointer<Sums>, _ count: Int) {
        tableRows.withUnsafeBytes { rows in
            guard let rows = rows.baseAddress, let sums = sums.baseAddress else { return }
            // Eight lanes a row and a sum.
            ckernels_add_rows(
                atoms, atomEnds, tableStarts, Int32(truncatingIfNeeded: tables.count), numbers, Int32(truncatingIfNeeded: count),
                rows.assumingMemoryBound(to: Int16.self), UnsafeMutableRawPointer(sums).assumingMemoryBound(to: Int32.self))
        }
    }

    /// Queues what the word's own templates say with the values that depend on more, and, to be taken away, what they say without.
    private func queueContext(_ candidates: SentenceCandidates) {
        let width = RecognizerTemplates.width
        let (listed, isFirst) = (RecognizerTemplates.Field.listed.place, RecognizerTemplates.Field.isFirst.place)
        for place in candidates.words.indices {
            let known = UInt64(numbers[TemplateTable.Kind.listed.rawValue * numberStride + Self.reach + place])
            guard known != 0 || place == 0 else { continue }
            func context(_ field: Int) -> UInt64 { field == listed ? known : field == isFirst && place == 0 ? 1 : 0 }
            let word = candidates.words[place].facts.features
            queue.reserve(contextual.count)
            negated.reserve(contextual.count)
            for template in contextual where template.context.contains(where: { context($0) != 0 }) {
                assert(template.offsets.allSatisfy { (0..<width).contains($0) })
                var (with, without) = (template.seed, template.seed)
                for field in template.offsets {
                    let isContext = template.context.contains(field)
                    with = RecognizerFeatures.mixed(with ^ (isContext ? context(field) : word.row[field]))
                    without = RecognizerFeatures.mixed(without ^ (isContext ? 0 : word.row[field]))
                }
                queue.add(with, row: place)
                negated.add(without, row: place)
            }
        }
    }

    private static func hash(_ template: (seed: UInt64, fields: [Int]), _ word: RecognizerFeatures.Word) -> UInt64 {
        var hash = template.seed
        for field in template.fields { hash = RecognizerFeatures.mixed(hash ^ (field < 0 ? 0 : word.row[field])) }
        return hash
    }

    /// Works out what words not met before add in each role, and the numbers of their values.
    private func learn(_ candidates: SentenceCandidates) {
        for word in candidates.words where word.number >= isKnown.count || !isKnown[word.number] {
            while isKnown.count <= word.number {
                isKnown.append(false)
                wordNumbers.append(0)
                for _ in 0..<Self.roles { rows.append(Sums()) }
            }
            isKnown[word.number] = true
            let common = recognizer.common.numbers(of: word.facts.features)
            let features = word.facts.features.numbered(common)
            wordNumbers[word.number] = TemplateTable.numbers(features, common)
            for (role, templates) in byRole.enumerated() {
                queue.reserve(templates.count)
                for template in templates { queue.add(Self.hash(template, features), row: word.number * Self.roles + role) }
            }
        }
        guard queue.count > 0 else { return }
        // Taken out while it is written.
        var own: [Sums] = []
        swap(&own, &rows)
        own.withUnsafeMutableBufferPointer { recognizer.add(queue, to: $0) }
        swap(&own, &rows)
    }
}
