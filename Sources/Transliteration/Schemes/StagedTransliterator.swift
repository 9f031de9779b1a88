internal import ICU

/// Runs the stages of a `TextTransform` one after another, in buffers that are used again. Unsafe: it hands out pointers into them.
public final class StagedTransliterator: TextTransliterator {
    private enum Stage {
        case automaton(RuleAutomaton)
        case normalize(Normalizer)
        case silentVowels(ReadableRomanizer)
        case icu(ICUTransform)
    }

    private let stages: [Stage]
    private let buffers = [ByteBuffer(), ByteBuffer()]
    /// Memory kept between texts, in bytes: what a long one took is given back.
    private static let keptMemory = 1 << 20

    init(_ plan: [TextTransform.Stage]) throws(ICUError) {
        var stages: [Stage] = []
        for stage in plan {
            switch stage {
            case .automaton(let automaton): stages.append(.automaton(automaton))
            case .normalize(let normalizer): stages.append(.normalize(normalizer))
            case .silentVowels(let romanizer): stages.append(.silentVowels(romanizer))
            case .icuRules(let rules, let reverse): stages.append(.icu(ICUTransform(try Transform(rules: rules, reverse: reverse))))
            case .icuIdentifier(let id, let reverse): stages.append(.icu(ICUTransform(try Transform(id: id, reverse: reverse))))
            }
        }
        self.stages = stages
    }

    public func transliterate(_ text: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) throws(TextTransliterationError) {
        var pieces: [TransliterationPiece]?
        let result = try run(text, pieces: &pieces)
        output.append(contentsOf: result)
        for buffer in buffers where buffer.capacity > Self.keptMemory { buffer.shrink(below: Self.keptMemory) }
    }

    /// As `transliterate`, with which bytes became which. What ICU ran is one piece for each word.
    public func transliterateAligned(
        _ text: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]
    ) throws(TextTransliterationError) -> TransliterationAlignment {
        var pieces: [TransliterationPiece]? = []
        let result = try run(text, pieces: &pieces)
        output.append(contentsOf: result)
        return TransliterationAlignment(pieces: pieces ?? [])
    }

    /// The result lies in a buffer of this object, or is `text`, until the next call.
    private func run(
        _ text: UnsafeBufferPointer<UInt8>, pieces: inout [TransliterationPiece]?
    ) throws(TextTransliterationError) -> UnsafeBufferPointer<UInt8> {
        var current = text
        var alignment: TransliterationAlignment?
        let records = pieces != nil
        var used = 0
        for stage in stages {
            // Never the one that holds the input of this stage.
            let buffer = buffers[used & 1]
            buffer.count = 0
            var own: [TransliterationPiece]? = records ? [] : nil
            do throws(ICUError) {
                switch stage {
                case .automaton(let automaton): automaton.run(current, to: buffer, pieces: &own)
                case .normalize(let normalizer):
                    if try normalizer.isNormalized(current) { continue }
                    let (bytes, edits) = try normalizer.normalize(current)
                    bytes.withUnsafeBufferPointer { buffer.append($0) }
                    if records { own = Self.pieces(of: edits, source: current.count, output: bytes.count) }
                case .silentVowels(let romanizer): romanizer.markSilentVowels(current, to: buffer, pieces: &own)
                case .icu(let transform): try transform.run(current, to: buffer, pieces: &own)
                }
            } catch { throw .icu(error) }
            current = buffer.bytes
            used += 1
            if let own {
                alignment = alignment?.followed(by: TransliterationAlignment(pieces: own)) ?? TransliterationAlignment(pieces: own)
            }
        }
        if records { pieces = alignment?.pieces ?? Self.pieces(of: [], source: text.count, output: text.count) }
        return current
    }

    private static func pieces(of edits: [NormalizationEdit], source: Int, output: Int) -> [TransliterationPiece] {
        var recorder = PieceRecorder()
        var (from, to) = (0, 0)
        for edit in edits {
            if edit.sourceStart > from { recorder.copy(from, edit.sourceStart) }
            from = edit.sourceStart + edit.sourceLength
            to = edit.destinationStart + edit.destinationLength
            recorder.take(edit.sourceStart, from, output: to, isCopy: false, joins: false)
        }
        if from < source { recorder.copy(from, source) }
        return recorder.pieces
    }
}

/// ICU's transform as a stage.
///
/// ICU moves the whole rest of a text with each change, which is quadratic in its length: texts are given to it in portions of about 4 KB,
/// cut behind white space. A rule whose context reaches over such a cut does not see it.
final class ICUTransform {
    private let transform: Transform
    private static let portion = 4096

    init(_ transform: consuming Transform) { self.transform = transform }

    func run(_ text: UnsafeBufferPointer<UInt8>, to buffer: ByteBuffer, pieces: inout [TransliterationPiece]?) throws(ICUError) {
        var recorder = PieceRecorder()
        let before = buffer.count
        var start = 0
        while start < text.count {
            let end = self.end(of: start, in: text)
            let part = UnsafeBufferPointer(rebasing: text[start..<end])
            var result = try transform.apply(to: String(decoding: part, as: UTF8.self))
            result.withUTF8 { buffer.append($0) }
            if pieces != nil { recorder.take(start, end, output: buffer.count - before, isCopy: false, joins: false) }
            start = end
        }
        if pieces != nil { pieces = recorder.pieces }
    }

    /// Where the portion that begins at `start` ends: behind white space, or else between two characters.
    private func end(of start: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
        guard start + Self.portion < text.count else { return text.count }
        var end = start + Self.portion
        let earliest = start + Self.portion / 2
        var place = end
        while place > earliest {
            if text[place - 1] == 0x20 || text[place - 1] == 0x0A || text[place - 1] == 0x09 { return place }
            place -= 1
        }
        while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
        return end
    }
}
