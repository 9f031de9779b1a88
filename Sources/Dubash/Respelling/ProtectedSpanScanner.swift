internal import BitextModel

/// Finds what programs read in a text, and no person: placeholders, tags, entities, escapes, variables, paths, handles. Nothing in them may be spelled otherwise.
///
/// | form | examples |
/// |---|---|
/// | placeholder | `%s`, `%1$s`, `%02d`, `%(name)s`, `%name%`, `{name}`, `{{ name }}`, `{% if x %}`, `${name}`, `#{name}`; of `{count, plural, one {# day}}` all but the messages |
/// | tag | `<b>`, `</b>`, `<a href="x">`, `<!-- x -->`, `<?xml ?>` |
/// | entity | `&nbsp;`, `&#39;` |
/// | escape | backslash and letter (`\n`, `\u0928`) |
/// | variable | `$name`, `__name__`, `user_name` |
/// | path | `/home/me/docs`, `C:\Users\Me`, `~/docs`, `$HOME/bin`, `docs/list.txt`, `t.me/channel` |
/// | handle | `name@bank`, the `RT` before `@name`, `:smile:`, `:p` |
///
/// Doubtful are marks that people also write: `10% off`, `50%discount`, `$5`, `<3`, `a/b`, `haan/na/pata nahi`, `Hindi/English`, `A & B`, `_stress_` are text. Knows no language: it reads ASCII marks alone.
/// Cost: linear, but for a tag or path, which looks ahead at most `reach` bytes.
struct ProtectedSpanScanner {
    /// How far from its beginning a brace, tag or path may end, in bytes.
    private static let reach = 2_000

    private let bytes: UnsafeBufferPointer<UInt8>
    private var found: [TextSpan] = []
    /// Where the last span ends: nothing looks back beyond it.
    private var last = 0

    private let closings: [Int: Int]

    private init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        closings = Self.closings(in: bytes)
    }

    /// The spans in `bytes` (UTF-8), sorted, disjoint; offsets in bytes.
    static func spans(in bytes: UnsafeBufferPointer<UInt8>) -> [TextSpan] {
        guard bytes.contains(where: Self.isMark) else { return [] }
        var scanner = ProtectedSpanScanner(bytes)
        scanner.scan(0, bytes.count)
        return scanner.found
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "%"), UInt8(ascii: "{"), UInt8(ascii: "$"), UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "\\"),
            UInt8(ascii: "_"),
            UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: ":"):
            true
        default: false
        }
    }

    private mutating func scan(_ from: Int, _ end: Int) {
        var place = from
        while place < end {
            if let next = take(place, end) {
                place = max(next, place + 1)
            } else {
                place += 1
            }
        }
    }

    /// Takes what begins at `place`, or has its mark there; the place behind it.
    private mutating func take(_ place: Int, _ end: Int) -> Int? {
        if isRunStart(place), let stop = path(place, end) { return add(place, stop) }
        switch bytes[place] {
        case UInt8(ascii: "%"): return percent(place, end).flatMap { add($0, $1) }
        case UInt8(ascii: "{"): return brace(place, end)
        case UInt8(ascii: "$"): return variable(place, end).flatMap { add(place, $0) }
        case UInt8(ascii: "<"): return tag(place, end).flatMap { add(place, $0) }
        case UInt8(ascii: "&"): return entity(place, end).flatMap { add(place, $0) }
        case UInt8(ascii: "\\"): return escape(place, end)
        case UInt8(ascii: "_"): return identifier(place, end)
        case UInt8(ascii: "@"): return handle(place, end)
        case UInt8(ascii: ":"): return face(place, end).flatMap { add(place, $0) }
        case UInt8(ascii: "R"): return repeated(place, end).flatMap { add(place, $0) }
        default: return nil
        }
    }

    @discardableResult
    private mutating func add(_ start: Int, _ end: Int) -> Int? {
        guard start < end else { return nil }
        found.append(TextSpan(start: start, end: end))
        last = end
        return end
    }

    // MARK: - Bytes

    private func byte(_ place: Int) -> UInt8 { bytes.indices.contains(place) ? bytes[place] : 0 }
    private func isLetter(_ place: Int) -> Bool { byte(place).isASCIILetter }
    private func isDigit(_ place: Int) -> Bool { byte(place).isASCIIDigit }
    private func isWord(_ place: Int) -> Bool { byte(place).isASCIILetter || byte(place).isASCIIDigit || byte(place) == UInt8(ascii: "_") }
    private func isSpace(_ place: Int) -> Bool { byte(place) == 0x20 || (0x09...0x0D).contains(byte(place)) }

    /// Whether there is no word before `place` that it belongs to.
    private func isRunStart(_ place: Int) -> Bool {
        if place == 0 || isSpace(place - 1) { return true }
        switch bytes[place - 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "="), UInt8(ascii: ">"),
            UInt8(ascii: "`"),
            UInt8(ascii: ","), UInt8(ascii: ";"):
            return true
        default: return place == last
        }
    }

    /// The end of the word (letters, digits, underscores) that begins at `place`.
    private func wordEnd(_ place: Int, _ end: Int) -> Int {
        var place = place
        while place < end, isWord(place) { place += 1 }
        return place
    }

    // MARK: - Placeholders

    /// `%` with a conversion, a name in round brackets, or a name and `%`. Behind a number it is per cent.
    private func percent(_ place: Int, _ end: Int) -> (Int, Int)? {
        var before = place
        while before > last, isSpace(before - 1) { before -= 1 }
        let isPerCent = before > last && isDigit(before - 1)
        var next = place + 1
        if byte(next) == UInt8(ascii: "%") { return (place, next + 1) }
        if byte(next) == UInt8(ascii: "(") {
            let stop = wordEnd(next + 1, end)
            guard stop > next + 1, byte(stop) == UInt8(ascii: ")") else { return nil }
            return (place, conversionEnd(stop + 1, end) ?? stop + 1)
        }
        var isNumbered = false
        while next < end, isDigit(next) || "$.*#+-'".utf8.contains(byte(next)) {
            isNumbered = isNumbered || byte(next) == UInt8(ascii: "$")
            next += 1
        }
        guard isLetter(next) || byte(next) == UInt8(ascii: "_"), !isPerCent || isNumbered else { return nil }
        let stop = wordEnd(next, end)
        if byte(stop) == UInt8(ascii: "%"), conversionEnd(next, end) != stop { return (place, pathEnd(stop + 1, end)) }
        // A letter before: only a conversion that ends there.
        if place > last, isLetter(place - 1) { return conversionEnd(next, end).map { (place, $0) } }
        return (place, stop)
    }

    /// The end of a conversion's length and letter, where no word follows.
    private func conversionEnd(_ place: Int, _ end: Int) -> Int? {
        var next = place
        while next < end, next < place + 2, "hlLqjzt".utf8.contains(byte(next)) { next += 1 }
        if next == end || !"diouxXeEfFgGaAcCsSpn".utf8.contains(byte(next)) { return nil }
        return isWord(next + 1) ? nil : next + 1
    }

    private mutating func brace(_ place: Int, _ end: Int) -> Int? {
        guard let close = closing(place, end) else { return nil }
        let (first, final) = (place + 1, close - 1)
        let isCalled = place > 0 && "$#%@".utf8.contains(bytes[place - 1])
        let isDouble = byte(first) == UInt8(ascii: "{") && byte(final - 1) == UInt8(ascii: "}")
        let isCommand =
            "%\\".utf8.contains(byte(first))
            || byte(first) == UInt8(ascii: "#") && byte(final - 1) == UInt8(ascii: "#") && final - 1 > first
        let isPlain = bytes[first..<final].allSatisfy { $0 > 0x20 && $0 < 0x7F }
        let name = wordEnd(first, final)
        var comma = name
        while comma < final, isSpace(comma) { comma += 1 }
        if !isCalled, !isDouble, name > first, byte(comma) == UInt8(ascii: ",") {
            message(place, close)
            return close
        }
        guard isCalled || isDouble || isCommand || isPlain else { return nil }
        return add(place, byte(place - 1) == UInt8(ascii: "$") ? pathEnd(close, end) : close)
    }

    /// The place behind the brace that closes the one at `place`.
    private func closing(_ place: Int, _ end: Int) -> Int? { closings[place].flatMap { $0 < end ? $0 + 1 : nil } }

    /// Where the braces of a text close, by where they open.
    private static func closings(in bytes: UnsafeBufferPointer<UInt8>) -> [Int: Int] {
        var result: [Int: Int] = [:]
        var open: [Int] = []
        for (place, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "{") { open.append(place) }
            if byte == UInt8(ascii: "}"), let start = open.popLast(), place - start < reach { result[start] = place }
        }
        return result
    }

    /// A message with cases (ICU MessageFormat): its frame is taken, the text of its cases is scanned.
    private mutating func message(_ place: Int, _ close: Int) {
        var from = place
        var next = place + 1
        while next < close {
            guard bytes[next] == UInt8(ascii: "{"), let inner = closing(next, close) else {
                next += 1
                continue
            }
            add(from, next + 1)
            scan(next + 1, inner - 1)
            from = inner - 1
            next = inner
        }
        add(from, close)
    }

    private func variable(_ place: Int, _ end: Int) -> Int? {
        guard isLetter(place + 1) || byte(place + 1) == UInt8(ascii: "_"), place == last || !isWord(place - 1) else { return nil }
        return pathEnd(wordEnd(place + 1, end), end)
    }

    /// `user_name`, `__name__`; not `_name_`.
    private mutating func identifier(_ place: Int, _ end: Int) -> Int? {
        var start = place
        while start > last, isWord(start - 1) { start -= 1 }
        let stop = wordEnd(place, end)
        let word = bytes[start..<stop]
        let isSpecial =
            word.count > 4 && word.prefix(2).allSatisfy { $0 == UInt8(ascii: "_") } && word.suffix(2).allSatisfy { $0 == UInt8(ascii: "_") }
        var inner = word
        while inner.first == UInt8(ascii: "_") { inner = inner.dropFirst() }
        while inner.last == UInt8(ascii: "_") { inner = inner.dropLast() }
        guard isSpecial || inner.contains(UInt8(ascii: "_")) else { return stop }
        return add(start, stop)
    }

    // MARK: - Markup

    private func tag(_ place: Int, _ end: Int) -> Int? {
        var next = place + 1
        if byte(next) == UInt8(ascii: "?") || byte(next) == UInt8(ascii: "!") && (isLetter(next + 1) || byte(next + 1) == UInt8(ascii: "-"))
        {
            let isComment = byte(next + 1) == UInt8(ascii: "-") && byte(next + 2) == UInt8(ascii: "-")
            for stop in next..<min(end, place + Self.reach) where bytes[stop] == UInt8(ascii: ">") {
                if !isComment || byte(stop - 1) == UInt8(ascii: "-") && byte(stop - 2) == UInt8(ascii: "-") && stop > place + 5 {
                    return stop + 1
                }
            }
            return nil
        }
        if byte(next) == UInt8(ascii: "/") { next += 1 }
        guard isLetter(next) else { return nil }
        while next < end, isWord(next) || byte(next) == UInt8(ascii: "-") || byte(next) == UInt8(ascii: ":") { next += 1 }
        let rest = next
        var (isAssigned, hasText) = (false, false)
        var quote: UInt8 = 0
        while next < min(end, place + Self.reach) {
            let byte = bytes[next]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == UInt8(ascii: ">") {
                break
            } else if byte == UInt8(ascii: "<") || byte >= 0x80 {
                return nil
            } else {
                if isAssigned, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { quote = byte }
                isAssigned = isAssigned || byte == UInt8(ascii: "=")
                hasText = hasText || byte > 0x20 && byte != UInt8(ascii: "/")
            }
            next += 1
        }
        guard byte(next) == UInt8(ascii: ">"), next < end else { return nil }
        guard rest == next || isSpace(rest) || byte(rest) == UInt8(ascii: "/"), isAssigned || !hasText else { return nil }
        return next + 1
    }

    private func entity(_ place: Int, _ end: Int) -> Int? {
        var next = place + 1
        if byte(next) == UInt8(ascii: "#") {
            next += 1
            guard isDigit(next) || byte(next) | 0x20 == UInt8(ascii: "x") else { return nil }
        } else if !isLetter(next) {
            return nil
        }
        let stop = wordEnd(next, end)
        return (place + 3...place + 10).contains(stop) && byte(stop) == UInt8(ascii: ";") ? stop + 1 : nil
    }

    /// A backslash and what it escapes. A letter that no escape has is the beginning of a part of a path.
    private mutating func escape(_ place: Int, _ end: Int) -> Int? {
        let next = place + 1
        guard next < end, isLetter(next) || isDigit(next) else { return next + 1 }
        if Self.isEscape(byte(next)) {
            var stop = next + 1
            let digits = byte(next) == UInt8(ascii: "u") ? 4 : byte(next) == UInt8(ascii: "U") ? 8 : byte(next) == UInt8(ascii: "x") ? 2 : 0
            while stop < end, stop <= next + digits, byte(stop).isASCIIHexadecimal { stop += 1 }
            return add(place, stop)
        }
        var start = place
        while start > last, isWord(start - 1) { start -= 1 }
        return add(start, wordEnd(next, end))
    }

    private static func isEscape(_ byte: UInt8) -> Bool { byte.isASCIIDigit || "abefnrtvuxUNdswDSWBQE".utf8.contains(byte) }

    // MARK: - Paths

    /// The end of a path that begins at `place`; nil where it is a word, or words with a stroke between.
    private func path(_ place: Int, _ end: Int) -> Int? {
        var stop = place
        var strokes = 0
        var backstrokes = 0
        while stop < min(end, place + Self.reach), !isSpace(stop), !"\"<>|*`".utf8.contains(bytes[stop]) {
            if bytes[stop] == UInt8(ascii: "/"), stop + 1 < end { strokes += 1 }
            if bytes[stop] == UInt8(ascii: "\\") { backstrokes += 1 }
            stop += 1
        }
        guard strokes + backstrokes > 0 else { return nil }
        stop = trimmed(place, stop)
        let isBack = { (place: Int) in byte(place) == UInt8(ascii: "/") || byte(place) == UInt8(ascii: "\\") }
        // C:\, \\server, ~/, ./, ../
        if isLetter(place), byte(place + 1) == UInt8(ascii: ":"), isBack(place + 2), byte(place + 3) != UInt8(ascii: "/") { return stop }
        if backstrokes > 2, byte(place) == UInt8(ascii: "\\"), byte(place + 1) == UInt8(ascii: "\\"), isWord(place + 2) { return stop }
        if byte(place) == UInt8(ascii: "~"), isBack(place + 1) { return stop }
        var dots = place
        while byte(dots) == UInt8(ascii: ".") { dots += 1 }
        if (1...2).contains(dots - place), isBack(dots), isWord(dots + 1) { return stop }
        let parts = bytes[place..<stop].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        if byte(place) == UInt8(ascii: "/") {
            guard parts.count > 1, isLetter(place + 1) || byte(place + 1) == UInt8(ascii: "_") else { return nil }
            return parts.count > 2 || place == 0 || isFile(parts[1]) ? stop : nil
        }
        if backstrokes > 1, strokes == 0 {
            let names = bytes[place..<stop].split(separator: UInt8(ascii: "\\"), omittingEmptySubsequences: false)
            return names.allSatisfy { $0.first.map { $0.isASCIILetter || $0.isASCIIDigit } ?? false }
                && names.dropFirst().contains { $0.first.map { !Self.isEscape($0) } ?? false } ? stop : nil
        }
        guard parts.count > 1, isLetter(place) || isDigit(place), let final = parts.last else { return nil }
        if isHost(parts[0]), parts[1].first.map({ $0.isASCIILetter || $0.isASCIIDigit }) ?? false { return stop }
        let isNamed = parts.dropLast().allSatisfy { !$0.isEmpty && $0.allSatisfy(Self.isFileByte) }
        return isNamed && (isFile(final) || final.isEmpty && parts.count > 2) ? stop : nil
    }

    /// Without closing marks.
    private func trimmed(_ place: Int, _ stop: Int) -> Int {
        var stop = stop
        while stop > place, ".,;:!?)]}'".utf8.contains(bytes[stop - 1]) { stop -= 1 }
        return stop
    }

    private static func isFileByte(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte.isASCIIDigit || "._-+".utf8.contains(byte) }

    /// `list.txt`: a name of two letters or more, and an ending of one to five small letters or digits.
    private func isFile(_ part: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard part.allSatisfy(Self.isFileByte), let stop = part.lastIndex(of: UInt8(ascii: ".")), stop > part.startIndex + 1 else {
            return false
        }
        let ending = part[(stop + 1)...]
        return (1...5).contains(ending.count) && ending.allSatisfy { $0.isASCIIDigit || $0.isASCIILetter && $0 >= UInt8(ascii: "a") }
            && ending.contains { $0.isASCIILetter }
    }

    /// `t.me`: small letters, the ending of two letters or more.
    private func isHost(_ part: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard part.allSatisfy({ $0.isASCIIDigit || $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") || ".-".utf8.contains($0) }),
            let stop = part.lastIndex(of: UInt8(ascii: ".")), stop > part.startIndex
        else { return false }
        let ending = part[(stop + 1)...]
        return ending.count > 1 && ending.allSatisfy(\.isASCIILetter)
    }

    /// `place`, or the end of the path that goes on there (`$HOME/bin`).
    private func pathEnd(_ place: Int, _ end: Int) -> Int {
        guard byte(place) == UInt8(ascii: "/") || byte(place) == UInt8(ascii: "\\"), place < end,
            isWord(place + 1) || byte(place + 1) == UInt8(ascii: ".")
        else { return place }
        var stop = place
        while stop < end, Self.isFileByte(bytes[stop]) || isWord(stop) || "/\\$".utf8.contains(bytes[stop]) { stop += 1 }
        return trimmed(place, stop)
    }

    // MARK: - Handles

    /// `name@bank`. A mark without a name before it begins a mention, which is a token of its own.
    private mutating func handle(_ place: Int, _ end: Int) -> Int? {
        var start = place
        while start > last, Self.isFileByte(bytes[start - 1]) || isWord(start - 1) { start -= 1 }
        var stop = place + 1
        while stop < end, Self.isFileByte(bytes[stop]) || isWord(stop) { stop += 1 }
        stop = trimmed(place, stop)
        return start < place && isLetter(place + 1) ? add(start, stop) : nil
    }

    /// `RT` before a mention marks what is said again.
    private func repeated(_ place: Int, _ end: Int) -> Int? {
        guard byte(place + 1) == UInt8(ascii: "T"), isRunStart(place) else { return nil }
        var next = place + 2
        while next < end, isSpace(next) { next += 1 }
        return byte(next) == UInt8(ascii: "@") && next > place + 2 ? place + 2 : nil
    }

    /// `:smile:`, `:p`.
    private func face(_ place: Int, _ end: Int) -> Int? {
        guard isRunStart(place), isLetter(place + 1) else { return nil }
        let stop = wordEnd(place + 1, end)
        if byte(stop) == UInt8(ascii: ":") { return stop + 1 }
        return stop == place + 2 ? stop : nil
    }
}

extension UInt8 {
    fileprivate var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
    fileprivate var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
    fileprivate var isASCIIHexadecimal: Bool { isASCIIDigit || (0x61...0x66).contains(self | 0x20) }
}
