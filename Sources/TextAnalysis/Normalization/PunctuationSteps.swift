internal import BitextModel

/// Quotation marks that the step quotes knows.
enum QuoteMarks {
    static let grave: UInt32 = 0x60
    static let apostrophe: UInt32 = 0x27
    static let quotation: UInt32 = 0x22
    static let leftDouble: UInt32 = 0x201C
    static let rightDouble: UInt32 = 0x201D

    /// Every mark and its ASCII counterpart.
    static let folded: [UInt32: UInt32] = {
        var marks: [UInt32: UInt32] = [:]
        for mark in "‘’‚‛‹›`´❛❜".unicodeScalars { marks[mark.value] = apostrophe }
        for mark in "“”„‟«»〝〞〟❝❞＂".unicodeScalars { marks[mark.value] = quotation }
        return marks
    }()

    static func isQuote(_ scalar: UInt32) -> Bool { scalar == apostrophe || scalar == quotation || folded[scalar] != nil }
}

/// Marks before which no space stands.
enum SpacedMarks {
    static let all: [UInt32] = "।॥,;?!".unicodeScalars.map(\.value)
}

/// The steps quotes, dashes, spaces and digits.
extension NormalizationTables {
    /// Pairs of `` or '' before a word and '' behind one become curly quotes.
    func editQuotes(_ scalars: [UInt32], into buffer: inout EditBuffer) {
        var opened: Int?
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            if roles[scalar].contains(.lineEnd) { opened = nil }
            guard scalar == QuoteMarks.grave || scalar == QuoteMarks.apostrophe else {
                index += 1
                continue
            }
            var end = index + 1
            while end < scalars.count, scalars[end] == QuoteMarks.grave || scalars[end] == QuoteMarks.apostrophe { end += 1 }
            if end == index + 2, scalars[index] == scalars[index + 1] {
                if let start = opened, scalar == QuoteMarks.apostrophe, closesQuote(index, end, in: scalars) {
                    buffer.replace(start, start + 2, with: CollectionOfOne(QuoteMarks.leftDouble))
                    buffer.replace(index, end, with: CollectionOfOne(QuoteMarks.rightDouble))
                    opened = nil
                } else if opensQuote(index, end, in: scalars) {
                    opened = index
                }
            }
            index = end
        }
    }

    private func opensQuote(_ start: Int, _ end: Int, in scalars: [UInt32]) -> Bool {
        guard end < scalars.count, !roles[scalars[end]].isDisjoint(with: [.letter, .digit]) else { return false }
        return isLineEnd(start - 1, orBefore: scalars) || isBlank(scalars[start - 1]) || roles[scalars[start - 1]].contains(.opening)
    }

    private func closesQuote(_ start: Int, _ end: Int, in scalars: [UInt32]) -> Bool {
        guard start > 0, !isBlank(scalars[start - 1]), !roles[scalars[start - 1]].contains(.lineEnd) else { return false }
        if isLineEnd(end, in: scalars) { return true }
        let next = scalars[end]
        return isBlank(next) || roles[next].contains(.closing) || SpacedMarks.all.contains(next) || next == 0x2E || next == 0x3A
    }

    private func isLineEnd(_ index: Int, orBefore scalars: [UInt32]) -> Bool {
        index < 0 || roles[scalars[index]].contains(.lineEnd)
    }

    /// Every mark becomes ' or ", and two ' in a row become ".
    func editQuotesForMatching(_ scalars: [UInt32], into buffer: inout EditBuffer) {
        func folded(_ index: Int) -> UInt32 { QuoteMarks.folded[scalars[index]] ?? scalars[index] }
        var index = 0
        while index < scalars.count {
            let mark = folded(index)
            if mark == QuoteMarks.apostrophe, index + 1 < scalars.count, folded(index + 1) == QuoteMarks.apostrophe {
                buffer.replace(index, index + 2, with: CollectionOfOne(QuoteMarks.quotation))
                index += 1
            } else if mark != scalars[index] {
                buffer.replace(index, with: mark)
            }
            index += 1
        }
    }

    func editDashes(_ scalars: [UInt32], isMatching: Bool, into buffer: inout EditBuffer) {
        for (index, scalar) in scalars.enumerated() where scalar > 0x7F {
            if scalar == 0x2010 || scalar == 0x2011 || isMatching && scalar < 0x10000 && roles[scalar].contains(.dash) {
                buffer.replace(index, with: 0x2D)
            }
        }
    }

    func editSpaces(_ scalars: [UInt32], into buffer: inout EditBuffer) {
        var index = 0
        while index < scalars.count {
            guard roles[scalars[index]].contains(.space) else {
                index += 1
                continue
            }
            var end = index + 1
            while end < scalars.count, roles[scalars[end]].contains(.space) { end += 1 }
            if isLineEnd(end, in: scalars) || standsBeforeMark(index, end, in: scalars) {
                buffer.remove(index, end)
            } else if end > index + 1 || scalars[index] != 0x20 {
                buffer.replace(index, end, with: CollectionOfOne(0x20))
            }
            index = end
        }
    }

    /// Whether text stands before the spaces, and marks with a space or the end behind them follow.
    private func standsBeforeMark(_ start: Int, _ end: Int, in scalars: [UInt32]) -> Bool {
        guard start > 0, !isBlank(scalars[start - 1]), !roles[scalars[start - 1]].contains(.lineEnd) else { return false }
        var index = end
        while index < scalars.count, SpacedMarks.all.contains(scalars[index]) { index += 1 }
        return index > end && (isLineEnd(index, in: scalars) || isBlank(scalars[index]))
    }

    func editDigits(_ scalars: [UInt32], _ digits: NormalizerOptions.Digits, into buffer: inout EditBuffer) {
        switch digits {
        case .keep: return
        case .latin:
            for (index, scalar) in scalars.enumerated() where scalar > 0x7F {
                let next = index + 1 < scalars.count ? scalars[index + 1] : 0
                guard let value = digitValue(scalar),
                    index == 0 || !AbbreviationZero.standsForSign(scalar, after: scalars[index - 1], before: next)
                else { continue }
                buffer.replace(index, with: 0x30 + value)
            }
        case .native:
            guard let zero = data.nativeZero else { return }
            var start = 0
            while start < scalars.count {
                var end = start
                while end < scalars.count, !isBlank(scalars[end]), !roles[scalars[end]].contains(.lineEnd) { end += 1 }
                if !scalars[start..<end].contains(where: { roles[$0].contains(.latin) }) {
                    for index in start..<end where (0x30...0x39).contains(scalars[index]) {
                        buffer.replace(index, with: zero + scalars[index] - 0x30)
                    }
                }
                start = end + 1
            }
        }
    }

    private func digitValue(_ scalar: UInt32) -> UInt32? {
        if scalar < 0x10000 { return digitValues[scalar] }
        guard roles[scalar].contains(.digit), let value = Unicode.Scalar(scalar)?.properties.numericValue else { return nil }
        return UInt32(value)
    }
}
