internal import BitextModel

/// Gathers expected counts and makes a model of them.
struct WordAlignmentModelBuilder {
    private struct Counts {
        var sources = WordInventory()
        var targets = WordInventory()
        var pairs = PairTable()
        var counts: [Float] = []
        var sourceNull: [Float] = []
        var targetNull: [Float] = []

        mutating func source(_ key: String) -> Int32 {
            let number = sources.number(key)
            if Int(number) == sourceNull.count { sourceNull.append(0) }
            return number
        }

        mutating func target(_ key: String) -> Int32 {
            let number = targets.number(key)
            if Int(number) == targetNull.count { targetNull.append(0) }
            return number
        }

        mutating func add(_ source: Int32, _ target: Int32, _ count: Float) {
            let number = Int(pairs.number(PairTable.key(source: source, target: target)))
            if number == counts.count { counts.append(0) }
            counts[number] += count
        }
    }

    private let names: [String]
    private var views: [Counts]

    init(names: [String]) {
        self.names = names
        views = names.map { _ in Counts() }
    }

    /// All that `model` holds.
    mutating func add(_ model: WordAlignmentModel) {
        for (number, view) in model.views.enumerated() {
            var (sources, targets): ([Int32], [Int32]) = ([], [])
            view.sourceKeys.forEach { key, _ in sources.append(views[number].source(String(decoding: key, as: UTF8.self))) }
            view.targetKeys.forEach { key, _ in targets.append(views[number].target(String(decoding: key, as: UTF8.self))) }
            for source in sources.indices where source < view.sourceTotals.count {
                for place in Int(view.starts.buffer[source])..<Int(view.starts.buffer[source + 1]) where place < view.targets.count {
                    let target = Int(view.targets.buffer[place])
                    guard target < targets.count else { continue }
                    views[number].add(sources[source], targets[target], WordAlignmentModel.View.value(view.counts.buffer[place]))
                }
                views[number].sourceNull[Int(sources[source])] += WordAlignmentModel.View.value(view.sourceNull.buffer[source])
            }
            for target in targets.indices where target < view.targetNull.count {
                views[number].targetNull[Int(targets[target])] += WordAlignmentModel.View.value(view.targetNull.buffer[target])
            }
        }
    }

    /// Expected counts of a corpus: the mean of both directions.
    mutating func add(_ corpus: AlignmentCorpus, _ posterior: AlignmentPosterior, wordViews: [WordView]) {
        var pairs = [Float](repeating: 0, count: corpus.pairs.count)
        var sourceNull = [Float](repeating: 0, count: corpus.sourceWords.words.count)
        var targetNull = [Float](repeating: 0, count: corpus.targetWords.words.count)
        for k in 0..<corpus.count {
            let (s, t) = (Int(corpus.sourceStarts[k]), Int(corpus.targetStarts[k]))
            let (n, m) = (Int(corpus.sourceStarts[k + 1]) - s, Int(corpus.targetStarts[k + 1]) - t)
            var sourceLeft = [Float](repeating: 1, count: n)
            for j in 0..<m {
                var left: Float = 1
                for i in 0..<n {
                    let cell = corpus.cellStarts[k] + j * n + i
                    let (forward, reverse) = (posterior.forward(cell), posterior.reverse(cell))
                    pairs[Int(corpus.cells[cell])] += (forward + reverse) / 2
                    left -= forward
                    sourceLeft[i] -= reverse
                }
                targetNull[Int(corpus.target[t + j])] += max(0, left)
            }
            for i in 0..<n { sourceNull[Int(corpus.source[s + i])] += max(0, sourceLeft[i]) }
        }
        for (number, view) in wordViews.enumerated() {
            let sources = corpus.sourceWords.words.map { views[number].source(view.source($0)) }
            let targets = corpus.targetWords.words.map { views[number].target(view.target($0)) }
            for (pair, count) in pairs.enumerated() where count > 0 {
                views[number].add(sources[corpus.pairs.source(pair)], targets[corpus.pairs.target(pair)], count)
            }
            for (word, count) in sourceNull.enumerated() { views[number].sourceNull[Int(sources[word])] += count }
            for (word, count) in targetNull.enumerated() { views[number].targetNull[Int(targets[word])] += count }
        }
    }

    /// The bytes of the model. Pairs with a count under `leastCount` are left out, and words without a pair.
    func finish(forward: OrderCounts, reverse: OrderCounts, leastCount: Float, signature: String) -> [UInt8] {
        var writer = ModelFileWriter(kind: WordAlignmentModel.kind, signature: signature)
        writer.add("views", bytes: Array(names.joined(separator: " ").utf8))
        for (name, order) in [("forward", forward), ("reverse", reverse)] {
            writer.add(name, (order.jumps + order.fertility).map(\.bitPattern))
        }
        for (number, view) in views.enumerated() { Self.write(view, number, leastCount, to: &writer) }
        return writer.finish()
    }

    private static func write(_ view: Counts, _ number: Int, _ leastCount: Float, to writer: inout ModelFileWriter) {
        var totals = ([Float](repeating: 0, count: view.sources.words.count), [Float](repeating: 0, count: view.targets.words.count))
        var rows = [[(target: Int, count: Float)]](repeating: [], count: view.sources.words.count)
        var isKept = [Bool](repeating: false, count: view.targets.words.count)
        for (pair, count) in view.counts.enumerated() {
            totals.0[view.pairs.source(pair)] += count
            totals.1[view.pairs.target(pair)] += count
            guard count >= leastCount else { continue }
            rows[view.pairs.source(pair)].append((view.pairs.target(pair), count))
            isKept[view.pairs.target(pair)] = true
        }
        func order(_ words: [String], _ isKept: (Int) -> Bool) -> [Int] {
            words.indices.filter(isKept).sorted { words[$0].utf8.lexicographicallyPrecedes(words[$1].utf8) }
        }
        let sources = order(view.sources.words) { !rows[$0].isEmpty }
        let targets = order(view.targets.words) { isKept[$0] }
        var numbers = [Int](repeating: 0, count: view.targets.words.count)
        for (place, target) in targets.enumerated() { numbers[target] = place }
        var (starts, links, counts): ([UInt32], [UInt32], [UInt16]) = ([0], [], [])
        for source in sources {
            for (target, count) in rows[source].map({ (numbers[$0.target], $0.count) }).sorted(by: { $0.0 < $1.0 }) {
                links.append(UInt32(target))
                counts.append(half(count))
            }
            starts.append(UInt32(links.count))
        }
        func entries(_ order: [Int], _ words: [String]) -> [(key: [UInt8], value: [UInt8])] {
            order.enumerated().map { place, word in (Array(words[word].utf8), (0..<4).map { UInt8(place >> (8 * $0) & 0xFF) }) }
        }
        MappedWordTable.add(entries(sources, view.sources.words), name: "\(number).s", to: &writer)
        MappedWordTable.add(entries(targets, view.targets.words), name: "\(number).t", to: &writer)
        writer.add("\(number).starts", starts)
        writer.add("\(number).targets", links)
        writer.add("\(number).counts", counts)
        writer.add("\(number).s.totals", sources.map { totals.0[$0].bitPattern })
        writer.add("\(number).t.totals", targets.map { totals.1[$0].bitPattern })
        writer.add("\(number).s.null", sources.map { half(view.sourceNull[$0]) })
        writer.add("\(number).t.null", targets.map { half(view.targetNull[$0]) })
    }

    private static func half(_ count: Float) -> UInt16 { Float16(min(count, 60_000)).bitPattern }
}
