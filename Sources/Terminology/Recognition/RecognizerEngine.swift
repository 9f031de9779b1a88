// Reads weights out of mapped memory; sizes are checked when the model is opened.

public import BitextModel

/// An `EntityRecognizer` at work. One for each task, fed by one `CandidateMatcher`.
///
/// What a word adds to the scores of its own labels and of its neighbours' is remembered by the word; only what two words say together is looked up each time: a dozen features of fifty. Sums
/// are of integers, so that the scores are those of `RecognizerFeatures`, whatever their order. About half a microsecond a word.
public struct RecognizerEngine {
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

    private static let reach = RecognizerTemplates.reach
    private static let roles = 2 * RecognizerTemplates.reach + 1

    private let recognizer: EntityRecognizer
    private let transitions: [Float]
    /// Templates that read one word by itself, by its distance; a value that depends on more counts as 0, -1 here.
    private let byRole: [[(seed: UInt64, fields: [Int])]]
    /// Templates with a value that depends on more than words, and the places of all such values.
    private let contextual: [Template]
    private let contexts: [Int]
    /// Templates that read several words.
    private let joint: [JointTemplate]
    private let filter: FeatureFilter
    /// What templates that read no word add where no value depends on more.
    private let constant: Sums
    private let border: [Sums]
    /// By a word's number and its role.
    private var rows: [Sums] = []
    private var isKnown: [Bool] = []
    private var generation = 0

    public init(_ recognizer: EntityRecognizer) {
        self.recognizer = recognizer
        transitions = recognizer.transitionScores
        let (width, reach) = (RecognizerTemplates.width, Self.reach)
        let all = RecognizerTemplates.all
        byRole = (-reach...reach).map { role in
            all.filter { $0.places == [role] }.map { template in
                (template.seed, template.offsets.map { template.context.contains($0) ? -1 : $0 - role * width })
            }
        }
        contextual = all.filter { !$0.context.isEmpty && $0.places.count < 2 }
        contexts = Set(contextual.flatMap(\.context)).sorted()
        joint = all.filter { $0.places.count > 1 && (2...3).contains($0.offsets.count) }.map(JointTemplate.init)
        filter = recognizer.filter
        var constant = Sums()
        for template in all where template.places.isEmpty {
            var hash = template.seed
            for _ in template.offsets { hash = RecognizerFeatures.mixed(hash) }
            recognizer.add(hash, to: &constant)
        }
        self.constant = constant
        border = Self.sums(.border, byRole, recognizer)
    }

    /// The names in a sentence, in order, disjoint: `candidates` is what the glossary found in it.
    public mutating func names(candidates: SentenceCandidates, index: GlossaryIndex) -> [Found] {
        let features = RecognizerFeatures(candidates: candidates, index: index)
        guard features.count > 0 else { return [] }
        var chain = LabelChain(scores: scores(features, candidates), transitions: transitions)
        let labels = chain.best()
        var found: [Found] = []
        for (place, label) in labels.enumerated() where label > 0 {
            if RecognizerLabels.isInside(label), let last = found.last, last.tokens.upperBound == place {
                found[found.count - 1].tokens = last.tokens.lowerBound..<place + 1
            } else if let type = RecognizerLabels.type(label) {
                found.append(Found(tokens: place..<place + 1, type: type, probability: 0))
            }
        }
        if !found.isEmpty {
            chain.sum()
            for place in found.indices {
                found[place].probability = found[place].tokens.map { Double(chain.marginal($0, labels[$0])) }.min() ?? 0
            }
        }
        return found
    }

    /// The type that `span` (tokens) has most likely, if it is a name; nil where the span is none of the sentence.
    public mutating func type(of span: Range<Int>, candidates: SentenceCandidates, index: GlossaryIndex) -> EntityType? {
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
    mutating func scores(_ features: RecognizerFeatures, _ candidates: SentenceCandidates) -> [Float] {
        if candidates.generation != generation {
            generation = candidates.generation
            rows.removeAll(keepingCapacity: true)
            isKnown.removeAll(keepingCapacity: true)
        }
        for word in candidates.words { learn(word.number, word.facts) }
        let labels = RecognizerLabels.count
        let (reach, roles) = (Self.reach, Self.roles)
        var scores = [Float](repeating: 0, count: features.count * labels)
        // Plain pointers: this is the innermost loop of `dubash entities`.
        features.values.withUnsafeBufferPointer { values in
            joint.withUnsafeBufferPointer { joint in
                rows.withUnsafeBufferPointer { rows in
                    for place in 0..<features.count {
                        var sums = constant
                        for role in 0..<roles {
                            let other = place + role - reach
                            let isInside = other >= 0 && other < features.count
                            sums &+= isInside ? rows[candidates.words[other].number * roles + role] : border[role]
                        }
                        let start = (place + reach) * RecognizerTemplates.width
                        if contexts.contains(where: { values[start + $0] != 0 }) { addContext(values, start, to: &sums) }
                        addJoint(joint, values, start, to: &sums)
                        for label in 0..<labels { scores[place * labels + label] = Float(sums[label]) / EntityRecognizer.scale }
                    }
                }
            }
        }
        return scores
    }

    @inline(__always)
    private func addJoint(
        _ joint: UnsafeBufferPointer<JointTemplate>, _ values: UnsafeBufferPointer<UInt64>, _ start: Int, to sums: inout Sums
    ) {
        for template in joint {
            var hash = RecognizerFeatures.mixed(template.seed ^ values[start + template.first])
            hash = RecognizerFeatures.mixed(hash ^ values[start + template.second])
            if template.count > 2 { hash = RecognizerFeatures.mixed(hash ^ values[start + template.third]) }
            if filter.mayHold(hash) { recognizer.add(hash, to: &sums) }
        }
    }

    /// Puts what templates say with the values that depend on more in place of what they say without.
    private func addContext(_ values: UnsafeBufferPointer<UInt64>, _ start: Int, to sums: inout Sums) {
        for template in contextual where template.context.contains(where: { values[start + $0] != 0 }) {
            recognizer.add(Self.hash(template, values, start), to: &sums)
            var hash = template.seed
            for offset in template.offsets {
                hash = RecognizerFeatures.mixed(hash ^ (template.context.contains(offset) ? 0 : values[start + offset]))
            }
            var without = Sums()
            recognizer.add(hash, to: &without)
            sums &-= without
        }
    }

    private static func hash(_ template: Template, _ values: UnsafeBufferPointer<UInt64>, _ start: Int) -> UInt64 {
        var hash = template.seed
        for offset in template.offsets { hash = RecognizerFeatures.mixed(hash ^ values[start + offset]) }
        return hash
    }

    private mutating func learn(_ number: Int, _ facts: WordFacts) {
        if number < isKnown.count, isKnown[number] { return }
        while isKnown.count <= number {
            isKnown.append(false)
            for _ in 0..<Self.roles { rows.append(Sums()) }
        }
        isKnown[number] = true
        for (role, sums) in Self.sums(facts.features, byRole, recognizer).enumerated() { rows[number * Self.roles + role] = sums }
    }

    /// What a word adds in each role.
    private static func sums(
        _ word: RecognizerFeatures.Word, _ byRole: [[(seed: UInt64, fields: [Int])]], _ recognizer: EntityRecognizer
    ) -> [Sums] {
        byRole.map { templates in
            var sums = Sums()
            for template in templates {
                var hash = template.seed
                for field in template.fields { hash = RecognizerFeatures.mixed(hash ^ (field < 0 ? 0 : word.row[field])) }
                recognizer.add(hash, to: &sums)
            }
            return sums
        }
    }
}
