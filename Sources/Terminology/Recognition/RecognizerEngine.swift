// Reads and adds through pointers: places are kept inside the sentence by the loops' bounds.

public import BitextModel
internal import CKernels

/// An `EntityRecognizer` at work. One for each task, fed by one `CandidateMatcher`.
///
/// What a word adds to the scores of its own labels and of its neighbours' is remembered by the word, and what values say that are few stands in tables; only the rest of what two words say together is looked up each
/// time: a dozen features of fifty. Sums are of integers, so that the scores are those of `RecognizerFeatures`, whatever their order. About a quarter of a microsecond a word.
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

    /// A template of two or three values: where they stand, the third the second's place again where there are two.
    private struct JointTemplate {
        let seed: UInt64
        let count: Int
        let first: Int
        let second: Int
        let third: Int

        init(_ template: Template) {
            seed = template.seed
            count = template.offsets.count
            first = template.offsets[0]
            second = template.offsets[1]
            third = template.offsets[template.offsets.count - 1]
        }
    }

    private static var reach: Int { RecognizerTemplates.reach }
    private static var roles: Int { 2 * RecognizerTemplates.reach + 1 }

    private let recognizer: EntityRecognizer
    private var decoder: LabelDecoder
    /// Templates that read one word by itself, by its distance; a value that depends on more counts as 0, -1 here.
    private let byRole: [[(seed: UInt64, fields: [Int])]]
    /// Templates with a value that depends on more than words.
    private let contextual: [Template]
    /// Templates that read several words: those whose values are few, and the others.
    private let tables: [TemplateTable]
    private let joint: [JointTemplate]
    /// The number of each value of a `TemplateTable.Kind`, by the value; `unlisted` for values that it has none for.
    private let codes: [[UInt8]]
    private static var unlisted: UInt8 { .max }
    private let filter: FeatureFilter
    /// What templates that read no word add where no value depends on more.
    private let constant: Sums
    private let border: [Sums]
    /// By a word's number and its role.
    private var rows: [Sums] = []
    private var isKnown: [Bool] = []
    private var generation = 0
    /// Of the words of the sentence at hand: sums of labels, and numbers of few values with those of the border around them.
    private var sums: [Sums] = []
    private var numbers: [[UInt8]]
    private var labels: [UInt8] = []
    /// Values of the sentence at hand, `RecognizerFeatures.values`.
    private var values: [UInt64] = []
    private let asked = FeatureQueue()
    private let queue = FeatureQueue()
    private let negated = FeatureQueue()

    public init(_ recognizer: EntityRecognizer) {
        self.recognizer = recognizer
        decoder = LabelDecoder(transitions: recognizer.transitionSteps)
        let (width, reach) = (RecognizerTemplates.width, Self.reach)
        let all = RecognizerTemplates.all
        byRole = (-reach...reach).map { role in
            all.filter { $0.places == [role] }.map { template in
                (template.seed, template.offsets.map { template.context.contains($0) ? -1 : $0 - role * width })
            }
        }
        contextual = all.filter { !$0.context.isEmpty && $0.places.count < 2 }
        let several = TemplateTable.make(all.filter { $0.places.count > 1 && (2...3).contains($0.offsets.count) }, recognizer)
        tables = several.tables
        joint = several.others.map(JointTemplate.init)
        codes = TemplateTable.Kind.allCases.map { kind in
            var codes = [UInt8](repeating: Self.unlisted, count: 256)
            for (code, value) in kind.values.enumerated() where value < 256 { codes[Int(value)] = UInt8(code) }
            return codes
        }
        numbers = codes.map { _ in [] }
        filter = recognizer.filter
        var constant = Sums()
        for template in all where template.places.isEmpty {
            var hash = template.seed
            for _ in template.offsets { hash = RecognizerFeatures.mixed(hash) }
            recognizer.add(hash, to: &constant)
        }
        self.constant = constant
        border = byRole.map { templates in
            var sums = Sums()
            for template in templates { recognizer.add(Self.hash(template, .border), to: &sums) }
            return sums
        }
    }

    /// The names in a sentence, in order, disjoint: `candidates` is what the glossary found in it.
    public func names(candidates: SentenceCandidates, index: GlossaryIndex) -> [Found] {
        let count = candidates.words.count
        guard count > 0 else { return [] }
        RecognizerFeatures.fill(&values, candidates, index)
        sum(values, candidates)
        let all = sums
        return all.withUnsafeBufferPointer { all in
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
            if !found.isEmpty {
                decoder.sum(sums)
                for place in found.indices {
                    found[place].probability = found[place].tokens.map { decoder.probability($0, Int(labels[$0])) }.min() ?? 0
                }
            }
            return found
        }
    }

    /// The type that `span` (tokens) has most likely, if it is a name; nil where the span is none of the sentence.
    public func type(of span: Range<Int>, candidates: SentenceCandidates, index: GlossaryIndex) -> EntityType? {
        let features = RecognizerFeatures(candidates: candidates, index: index)
        guard span.lowerBound >= 0, span.upperBound <= features.count else { return nil }
        let scores = scores(features, candidates)
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
    func scores(_ features: RecognizerFeatures, _ candidates: SentenceCandidates) -> [Float] {
        sum(features.values, candidates)
        return sums[..<features.count].flatMap { sums in
            (0..<RecognizerLabels.count).map { Float(sums[$0]) / EntityRecognizer.scale }
        }
    }

    /// Works out the sums of a sentence's words.
    private func sum(_ values: [UInt64], _ candidates: SentenceCandidates) {
        if candidates.generation != generation {
            generation = candidates.generation
            rows.removeAll(keepingCapacity: true)
            isKnown.removeAll(keepingCapacity: true)
        }
        learn(candidates)
        let count = candidates.words.count
        // Taken out while it is written.
        var own: [Sums] = []
        swap(&own, &sums)
        if own.count < count { own = [Sums](repeating: Sums(), count: 2 * count) }
        values.withUnsafeBufferPointer { values in
            let isListed = number(values, count)
            own.withUnsafeMutableBufferPointer { sums in
                addWords(candidates, to: sums)
                if isListed {
                    for table in tables { add(table, to: sums, count) }
                } else {
                    // Values that no table was made for.
                    for template in RecognizerTemplates.all where template.places.count > 1 { queue(template, values, count) }
                }
                queueJoint(values, count)
                queueContext(values, count)
                recognizer.add(queue, to: sums)
                recognizer.add(negated, to: sums, negated: true)
            }
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

    /// Looks up the numbers of the values that are few, of the words and the border on either side; false where one has none.
    private func number(_ values: UnsafeBufferPointer<UInt64>, _ count: Int) -> Bool {
        let all = count + 2 * Self.reach
        for kind in TemplateTable.Kind.allCases {
            let codes = codes[kind.rawValue]
            if numbers[kind.rawValue].count < all { numbers[kind.rawValue] = [UInt8](repeating: 0, count: 2 * all) }
            let isListed = numbers[kind.rawValue].withUnsafeMutableBufferPointer { numbers in
                var isListed = true
                for word in 0..<all {
                    let value = values[word * RecognizerTemplates.width + kind.place]
                    let code = value < 256 ? codes[Int(value)] : Self.unlisted
                    numbers[word] = code
                    isListed = isListed && code != Self.unlisted
                }
                return isListed
            }
            guard isListed else { return false }
        }
        return true
    }

    private func add(_ table: TemplateTable, to sums: UnsafeMutableBufferPointer<Sums>, _ count: Int) {
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: count) { places in
            places.initialize(repeating: 0)
            for atom in table.atoms {
                let (first, stride) = (Self.reach + atom.at, Int32(atom.stride))
                numbers[atom.kind.rawValue].withUnsafeBufferPointer { numbers in
                    for place in 0..<count { places[place] &+= stride &* Int32(numbers[first + place]) }
                }
            }
            table.rows.withUnsafeBufferPointer { rows in
                for place in 0..<count { sums[place] &+= rows[Int(places[place])] }
            }
        }
    }

    /// Queues what templates of several words read, as far as the filter lets it pass.
    private func queueJoint(_ values: UnsafeBufferPointer<UInt64>, _ count: Int) {
        filter.words.withUnsafeBufferPointer { words in
            joint.withUnsafeBufferPointer { joint in
                asked.reserve(count * joint.count)
                asked.append { hashes, rows in
                    var number = 0
                    for place in 0..<count {
                        let start = (place &+ Self.reach) &* RecognizerTemplates.width
                        for template in joint {
                            var hash = RecognizerFeatures.mixed(template.seed ^ values[start &+ template.first])
                            hash = RecognizerFeatures.mixed(hash ^ values[start &+ template.second])
                            if template.count > 2 { hash = RecognizerFeatures.mixed(hash ^ values[start &+ template.third]) }
                            FeatureFilter.prefetch(hash, words)
                            hashes[number] = hash
                            rows[number] = Int32(truncatingIfNeeded: place)
                            number &+= 1
                        }
                    }
                    return number
                }
                queue.take(asked, words)
            }
        }
    }

    /// Queues a template of several words whose values are in a table as a rule.
    private func queue(_ template: Template, _ values: UnsafeBufferPointer<UInt64>, _ count: Int) {
        guard tables.contains(where: { Set($0.atoms.map(\.offset)).isSuperset(of: template.offsets) }) else { return }
        queue.reserve(count)
        for place in 0..<count {
            queue.add(Self.hash(template, values, (place + Self.reach) * RecognizerTemplates.width), row: place, if: true)
        }
    }

    /// Queues what templates say with the values that depend on more, and, to be taken away, what they say without.
    private func queueContext(_ values: UnsafeBufferPointer<UInt64>, _ count: Int) {
        let width = RecognizerTemplates.width
        let (listed, isFirst) = (RecognizerTemplates.Field.listed.place, RecognizerTemplates.Field.isFirst.place)
        var next = 0
        for word in 0..<count {
            let row = (word + Self.reach) * width
            guard values[row + listed] != 0 || values[row + isFirst] != 0 else { continue }
            for place in max(next, word - Self.reach)..<min(count, word + Self.reach + 1) {
                let start = (place + Self.reach) * width
                queue.reserve(contextual.count)
                negated.reserve(contextual.count)
                for template in contextual where template.context.contains(where: { values[start + $0] != 0 }) {
                    queue.add(Self.hash(template, values, start), row: place, if: true)
                    var hash = template.seed
                    for offset in template.offsets {
                        hash = RecognizerFeatures.mixed(hash ^ (template.context.contains(offset) ? 0 : values[start + offset]))
                    }
                    negated.add(hash, row: place, if: true)
                }
            }
            next = min(count, word + Self.reach + 1)
        }
    }

    private static func hash(_ template: Template, _ values: UnsafeBufferPointer<UInt64>, _ start: Int) -> UInt64 {
        var hash = template.seed
        for offset in template.offsets { hash = RecognizerFeatures.mixed(hash ^ values[start + offset]) }
        return hash
    }

    private static func hash(_ template: (seed: UInt64, fields: [Int]), _ word: RecognizerFeatures.Word) -> UInt64 {
        var hash = template.seed
        for field in template.fields { hash = RecognizerFeatures.mixed(hash ^ (field < 0 ? 0 : word.row[field])) }
        return hash
    }

    /// Works out what words not met before add in each role.
    private func learn(_ candidates: SentenceCandidates) {
        for word in candidates.words where word.number >= isKnown.count || !isKnown[word.number] {
            while isKnown.count <= word.number {
                isKnown.append(false)
                for _ in 0..<Self.roles { rows.append(Sums()) }
            }
            isKnown[word.number] = true
            queue(word.facts.features, first: word.number * Self.roles)
        }
        guard asked.count > 0 else { return }
        filter.words.withUnsafeBufferPointer { queue.take(asked, $0) }
        // Taken out while it is written.
        var own: [Sums] = []
        swap(&own, &rows)
        own.withUnsafeMutableBufferPointer { recognizer.add(queue, to: $0) }
        swap(&own, &rows)
    }

    /// Asks for what a word adds in each role, to rows from `first` on.
    private func queue(_ word: RecognizerFeatures.Word, first: Int) {
        filter.words.withUnsafeBufferPointer { words in
            for (role, templates) in byRole.enumerated() {
                asked.reserve(templates.count)
                for template in templates {
                    let hash = Self.hash(template, word)
                    FeatureFilter.prefetch(hash, words)
                    asked.add(hash, row: first + role, if: true)
                }
            }
        }
    }
}
