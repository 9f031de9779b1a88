internal import BitextAlignment
internal import BitextModel
internal import Terminology

/// Names that only the pair shows: what is a name in the target by its capitals, and sounds like words of the source or is their translation, is one in the source too.
extension EntityProjection {
    /// Sound likeness of two words of a name.
    static let soundsAlike: Float = 0.5
    /// The same of a name of one word.
    private static let soundsAlikeAlone: Float = 0.7
    /// Score of the projection of a translated name (परिषद, Council).
    private static let translated: Float = 0.62
    /// Probability from which a name that the recognizer doubts is taken where the target has it in capitals.
    private static let doubtful = 0.25

    /// Mentions of `unit` mended by its target, missed ones added. `project` has been done.
    func discover(_ unit: inout TranslationUnit, _ pair: Pair) {
        guard resources.options.unknownNames != .none, let base = unit.target?.segment.span.start,
            pair.target.units.contains(where: \.isCapital)
        else { return }
        var draft = Draft(unit, pair)
        trimTitles(&draft)
        for name in soundingNames(pair) { take(name, &draft) }
        for name in translatedNames(pair) where !draft.isWithinMention(name) { replace(name, with: .organization, &draft) }
        for name in doubtedNames(unit, pair) where !draft.touches(name.source) { replace(name.pair, with: name.type, &draft) }
        trimTitles(&draft)
        trimRanks(&draft)
        draft.mentions.removeAll { isCommon($0, pair) }
        draft.mentions.removeAll { $0.mention.link.score < resources.options.minimumScore }
        draft.mentions.sort { $0.units.lowerBound < $1.units.lowerBound }
        unit.entities = draft.mentions.map { found in
            var mention = found.mention
            if let own = ownSpelling(found, pair) {
                tell(
                    Diagnostic(
                        severity: .note, code: "english-from-document",
                        message:
                            "\(unit.id): '\(mention.native.isEmpty ? pair.source.surface(found.units) : mention.native)' is spelled '\(own)' as in the target",
                        span: pair.source.span(found.units).shifted(by: unit.source.span.start)), once: "spelled \(own)")
                mention.english = own
            }
            if found.isChanged {
                mention.span = pair.source.span(found.units).shifted(by: unit.source.span.start)
                mention.native = pair.source.surface(found.units)
            }
            mention.targetSpan = found.target.map { pair.target.span($0).shifted(by: base) }
            compare(mention, found, pair, unit.id)
            return mention
        }
    }

    /// Tells where the target spells a name of the glossary otherwise: Sergei, where it prefers Sergey.
    private func compare(_ mention: EntityMention, _ found: Found, _ pair: Pair, _ unit: String) {
        guard let concept = mention.link.concept, mention.type != .demonym, let target = found.target else { return }
        let columns = target.filter { !pair.target.units[$0].isMark && !pair.target.units[$0].isFunctionWord }
        let isAlike = columns.allSatisfy { column in found.units.contains { pair.likeness.sounds.known($0, column) >= Self.soundsAlike } }
        // A short form, or an ending, is no other spelling.
        let preferred = mention.english.split(whereSeparator: { $0 == " " || $0 == "-" }).map { WordForm.folded(String($0)) }
        let isOther = columns.contains { column in
            let word = WordForm.folded(pair.target.words[column])
            return !preferred.contains { word == $0 || word.hasPrefix($0) || $0.hasPrefix(word) }
        }
        // Nor are letters of the source's own script: that is a text that is not translated.
        let isTranslated = !columns.contains { pair.target.words[$0].unicodeScalars.contains(where: resources.profile.isNative) }
        guard !columns.isEmpty, isAlike, isOther, isTranslated else { return }
        let surface = pair.target.surface(target)
        tell(
            Diagnostic(
                severity: .warning, code: "glossary-differs",
                message: "\(unit): the target says '\(surface)', the glossary prefers '\(mention.english)' (\(concept))", span: mention.span
            ),
            once: "\(concept) \(surface)")
    }

    /// A name as units of both sides.
    struct NamePair: Hashable {
        var source: Range<Int>
        var target: Range<Int>
        var score: Float
    }

    struct Found {
        var mention: EntityMention
        var units: Range<Int>
        var target: Range<Int>?
        var isChanged = false
    }

    /// The mentions of a unit while they are mended.
    struct Draft {
        let pair: Pair
        var mentions: [Found] = []

        init(_ unit: TranslationUnit, _ pair: Pair) {
            self.pair = pair
            let base = unit.target?.segment.span.start ?? 0
            for mention in unit.entities {
                guard let units = pair.source.units(in: mention.span.shifted(by: -unit.source.span.start)) else { continue }
                mentions.append(
                    Found(
                        mention: mention, units: units,
                        target: mention.targetSpan.flatMap { pair.target.units(in: $0.shifted(by: -base)) }))
            }
        }

        func touches(_ units: Range<Int>) -> Bool { mentions.contains { $0.units.overlaps(units) } }

        func isWithinMention(_ name: NamePair) -> Bool {
            mentions.contains { $0.units.lowerBound <= name.source.lowerBound && $0.units.upperBound >= name.source.upperBound }
        }
    }

    // MARK: - By sound

    /// Rows of capital words of the target that sound like words of the source in the same order, the longest first.
    private func soundingNames(_ pair: Pair) -> [NamePair] {
        let (source, target, likeness) = (pair.source.units, pair.target.units, pair.likeness)
        func sounds(_ row: Int, _ column: Int) -> Bool {
            source.indices.contains(row) && target.indices.contains(column) && target[column].isCapital && !source[row].isMark
                && likeness.sounds.known(row, column) >= Self.soundsAlike
                && !(isTitle(pair.source, row) && isTitle(pair.target, column)) && !(isRank(pair.source, row) && target[column].isOrdinary)
        }
        var found: [NamePair] = []
        for column in target.indices where target[column].isCapital && target[column].opens {
            for row in source.indices where sounds(row, column) && source[row].opens {
                var (end, last) = (column, row)
                var sum = likeness.sounds.known(row, column)
                while true {
                    // The next word of both, or one word of one side for two of the other.
                    if sounds(last + 1, end + 1), !isBarrier(pair, end + 1, last + 1) {
                        (end, last) = (end + 1, last + 1)
                    } else if sounds(last, end + 1) {
                        end += 1
                    } else if sounds(last + 1, end), source[last + 1].isFunctionWord == source[last].isFunctionWord {
                        last += 1
                    } else {
                        break
                    }
                    sum += likeness.sounds.known(last, end)
                }
                guard target[end].closes, source[last].closes else { continue }
                var name = NamePair(source: row..<last + 1, target: column..<end + 1, score: 0)
                let link = name.source.reduce(Float(0)) { best, row in name.target.reduce(best) { max($0, likeness.all.link(row, $1)) } }
                name.score = sum + 0.5 * link
                found.append(withWeakNeighbours(name, pair))
            }
        }
        found.sort { ($1.score, $0.target.lowerBound, $0.source.lowerBound) < ($0.score, $1.target.lowerBound, $1.source.lowerBound) }
        var taken: [NamePair] = []
        for name in found where !taken.contains(where: { $0.target.overlaps(name.target) || $0.source.overlaps(name.source) }) {
            taken.append(name)
        }
        return taken
    }

    private func isBarrier(_ pair: Pair, _ column: Int, _ row: Int) -> Bool {
        pair.target.units[column].isBarrier || pair.source.units[row].isBarrier
    }

    /// With words beside it that look like names on both sides and are linked, or linked to nothing: सुरेया बेगम, Suriya Begum.
    private func withWeakNeighbours(_ name: NamePair, _ pair: Pair) -> NamePair {
        let (source, target, links) = (pair.source.units, pair.target.units, pair.likeness.all)
        func isWeakPair(_ row: Int, _ column: Int) -> Bool {
            guard source.indices.contains(row), target.indices.contains(column), target[column].isNameLike, !source[row].isMark,
                !source[row].isFunctionWord
            else { return false }
            if links.link(row, column) >= 0.4 { return true }
            guard !source[row].isOrdinary else { return false }
            return !source.indices.contains { links.value($0, column) >= 0.4 } && !target.indices.contains { links.value(row, $0) >= 0.4 }
        }
        var name = name
        if isWeakPair(name.source.lowerBound - 1, name.target.lowerBound - 1) {
            name.source = name.source.lowerBound - 1..<name.source.upperBound
            name.target = name.target.lowerBound - 1..<name.target.upperBound
        }
        if isWeakPair(name.source.upperBound, name.target.upperBound) {
            name.source = name.source.lowerBound..<name.source.upperBound + 1
            name.target = name.target.lowerBound..<name.target.upperBound + 1
        }
        return name
    }

    /// Whether a name by sound is one: not a loan that English begins with a capital by chance.
    private func isName(_ name: NamePair, _ pair: Pair) -> Bool {
        let units = pair.target.units[name.target].filter { !$0.isMark && !$0.isFunctionWord }
        let rows = pair.source.units[name.source].filter { !$0.isMark && !$0.isFunctionWord }
        guard !units.isEmpty, !rows.isEmpty else { return false }
        if units.contains(where: \.isNameLike) {
            if units.count > 1 || rows.count > 1 { return true }
            // An acronym of two or three letters names a title or a unit as often as an organization (KV, MLA).
            let word = pair.target.words[name.target.lowerBound]
            if word.utf8.count < 4, word.utf8.allSatisfy({ $0 < 0x61 }) { return false }
            if rows[0].isOrdinary, isSentenceStart(name.target, pair), !isAlwaysCapital(pair.target.words[name.target.lowerBound]) {
                return false
            }
            return pair.likeness.sounds.known(name.source.lowerBound, name.target.lowerBound) >= Self.soundsAlikeAlone
        }
        return isOrganization(name.source, pair) && !isSentenceStart(name.target, pair)
    }

    private func isSentenceStart(_ target: Range<Int>, _ pair: Pair) -> Bool {
        target.count == 1 && !pair.target.units[..<target.lowerBound].contains { !$0.isMark }
    }

    private func isOrganization(_ source: Range<Int>, _ pair: Pair) -> Bool {
        guard let last = source.last(where: { !pair.source.units[$0].isMark }) else { return false }
        let word = pair.source.words[last]
        return heads.contains { word == $0 || $0.unicodeScalars.count > 3 && word.hasSuffix($0) }
    }

    /// Puts a name by sound in place of what is less right.
    private func take(_ name: NamePair, _ draft: inout Draft) {
        let pair = draft.pair
        guard isName(name, pair) else { return }
        let name = withFreeNeighbours(name, pair)
        let touching = draft.mentions.indices.filter { draft.mentions[$0].units.overlaps(name.source) }
        if touching.isEmpty { return replace(name, with: type(of: name.source, pair), &draft) }
        if touching.count == 1 {
            let place = touching[0]
            let found = draft.mentions[place]
            if found.units == name.source {
                if found.target == nil { draft.mentions[place].target = name.target }
                return
            }
            if found.units.lowerBound <= name.source.lowerBound, found.units.upperBound >= name.source.upperBound {
                guard found.mention.link.concept == nil, found.mention.link.method != .acronym else { return }
                return shrink(place, to: name, &draft)
            }
        }
        let isWhole = touching.allSatisfy {
            let own = draft.mentions[$0]
            return name.source.lowerBound <= own.units.lowerBound && own.units.upperBound <= name.source.upperBound
                || own.mention.link.concept == nil
        }
        guard isWhole, name.source.count > 1 else { return }
        let types = Set(touching.map { draft.mentions[$0].mention.type })
        let own: EntityType? = types.count == 1 && types.first != .demonym ? types.first : nil
        replace(name, with: isOrganization(name.source, pair) ? .organization : own ?? type(of: name.source, pair), &draft)
    }

    /// Words of a mention beside the name, which render nothing beside it, are left out: लक्ष्मी प्रथम, Lakshmi.
    private func shrink(_ place: Int, to name: NamePair, _ draft: inout Draft) {
        let pair = draft.pair
        let found = draft.mentions[place]
        for row in found.units where !name.source.contains(row) && !pair.source.units[row].isMark && !pair.source.units[row].isFunctionWord
        {
            for column in [name.target.lowerBound - 1, name.target.upperBound]
            where pair.target.units.indices.contains(column) && pair.target.units[column].isCapital && !isTitle(pair.target, column)
                && (pair.likeness.all.value(row, column) >= 0.4 || isUnexplained(column, pair))
            {
                return
            }
        }
        draft.mentions[place].units = name.source
        draft.mentions[place].target = name.target
        draft.mentions[place].isChanged = true
        draft.mentions[place].mention.english = pair.target.surface(name.target)
    }

    /// With words of the target beside it that look like names and render nothing: राजाराम, Rajaram Pandey.
    private func withFreeNeighbours(_ name: NamePair, _ pair: Pair) -> NamePair {
        var name = name
        func isFree(_ column: Int, beside other: Int) -> Bool {
            let units = pair.target.units
            return units.indices.contains(column) && units[column].isNameLike && units[column].token != units[other].token
                && !pair.source.units.indices.contains { pair.likeness.all.value($0, column) >= 0.4 }
        }
        if isFree(name.target.upperBound, beside: name.target.upperBound - 1) {
            name.target = name.target.lowerBound..<name.target.upperBound + 1
        }
        return name
    }

    /// Whether a word of the target looks like a name and renders nothing in the source.
    private func isUnexplained(_ column: Int, _ pair: Pair) -> Bool {
        pair.target.units[column].isNameLike && !pair.source.units.indices.contains { pair.likeness.all.known($0, column) >= 0.4 }
    }

    private func replace(_ name: NamePair, with type: EntityType, _ draft: inout Draft) {
        draft.mentions.removeAll { $0.units.overlaps(name.source) }
        let mention = EntityMention(
            span: TextSpan(start: 0, end: 0), type: type, native: "", english: draft.pair.target.surface(name.target),
            link: EntityLink(concept: nil, method: .transliterated, score: Double((min(0.95, max(0.5, name.score)) * 100).rounded()) / 100))
        draft.mentions.append(Found(mention: mention, units: name.source, target: name.target, isChanged: true))
    }

    func type(of units: Range<Int>, _ pair: Pair) -> EntityType {
        if isOrganization(units, pair) { return .organization }
        let candidates = analyzed(pair.source)
        let own = pair.source.units[units.lowerBound].token..<pair.source.units[units.upperBound - 1].token + 1
        return engine?.type(of: own, candidates: candidates, index: resources.index) ?? .other
    }

    // MARK: - By meaning

    /// Names of organizations in capitals that translate words of the source: दावा न्यायाधिकरण, Claims Tribunal.
    private func translatedNames(_ pair: Pair) -> [NamePair] {
        let units = pair.target.units
        var result: [NamePair] = []
        let reverse = pair.likeness.all.transposed
        var start = 0
        while start < units.count {
            guard units[start].isCapital, !units[start].isMark else {
                start += 1
                continue
            }
            var (end, next) = (start + 1, start + 1)
            while next < units.count, !units[next].isMark, units[next].isCapital || units[next].isFunctionWord {
                if units[next].isCapital { end = next + 1 }
                next += 1
            }
            defer { start = end }
            guard units[start..<end].count(where: { $0.isCapital && !$0.isFunctionWord }) > 1 else { continue }
            while units[start].isFunctionWord, start + 1 < end { start += 1 }
            // Where something else follows behind a word of grammar (Space Centre in Sriharikota), the part before it.
            let ends = [end] + (start + 1..<end).filter { units[$0].isFunctionWord }.reversed()
            for end in ends {
                let spans = projector.spans(
                    of: start..<end, from: units, to: pair.source.units, likeness: reverse, extends: .none, limit: 1)
                guard let best = spans.first, best.score >= Self.translated, best.units.count > 1, isOrganization(best.units, pair),
                    !pair.source.units[best.units].contains(where: { $0.isFunctionWord }) || end == ends.last
                else { continue }
                result.append(NamePair(source: best.units, target: start..<end, score: best.score))
                break
            }
        }
        return result
    }

    /// Names that the recognizer found improbable, where the target has them in capitals.
    private func doubtedNames(_ unit: TranslationUnit, _ pair: Pair) -> [(source: Range<Int>, pair: NamePair, type: EntityType)] {
        let tokens = pair.source.tokens
        let least = max(resources.options.leastProbability, resources.options.leastOfOrdinaryWords)
        guard let names = engine?.names(candidates: analyzed(pair.source), index: resources.index) else { return [] }
        return names.compactMap { name in
            guard name.probability >= Self.doubtful, name.probability < least,
                let units = pair.source.units(
                    in: TextSpan(start: tokens[name.tokens.lowerBound].span.start, end: tokens[name.tokens.upperBound - 1].span.end))
            else { return nil }
            let spans = projector.spans(
                of: units, from: pair.source.units, to: pair.target.units, likeness: pair.likeness.all, extends: .names, limit: 1)
            guard let best = spans.first, best.score >= 0.6 else { return nil }
            let content = pair.target.units[best.units].filter { !$0.isMark && !$0.isFunctionWord }
            guard content.allSatisfy(\.isCapital), content.contains(where: \.isNameLike) || content.count > 1 else { return nil }
            return (units, NamePair(source: units, target: best.units, score: Float(name.probability)), name.type)
        }
    }

    // MARK: - Spelling

    /// How the target spells a name that no glossary has: where it sounds like the name, word by word. A part of a name (टिकोरिया) keeps the rendering of the whole.
    private func ownSpelling(_ found: Found, _ pair: Pair) -> String? {
        guard found.mention.link.concept == nil, found.mention.link.method == .transliterated, let target = found.target else { return nil }
        func isAlike(_ row: Int) -> Bool { target.contains { pair.likeness.sounds.known(row, $0) >= Self.soundsAlike } }
        let rows = found.units.filter { !pair.source.units[$0].isMark && !pair.source.units[$0].isFunctionWord }
        guard !rows.isEmpty, rows.allSatisfy(isAlike), pair.target.units[target].contains(where: \.isCapital) else { return nil }
        return pair.target.surface(target)
    }
}
