internal import BitextModel

/// Tags within the text of a cue, and back.
enum SubtitleMarkup {
    /// The text of a cue without its tags, which become inline codes. In WebVTT the character references of its syntax are read.
    static func segment(_ text: String, form: SubtitleForm, language: LanguageTag) -> ExchangeSegment {
        var segment = ExchangeSegment(language: language, text: "")
        var open: [(name: String, index: Int)] = []
        var rest = text[...]
        while let character = rest.utf8.first {
            if character == UInt8(ascii: "<"), let end = rest.utf8.firstIndex(of: UInt8(ascii: ">")) {
                let inner = rest[rest.utf8.index(after: rest.startIndex)..<end]
                let isEnd = inner.utf8.first == UInt8(ascii: "/")
                let name = String(inner.drop { $0 == "/" }.prefix { $0.isASCII && $0.isLetter }).lowercased()
                let isTime = form == .vtt && SubtitleTime(inner) != nil
                if form.knows(name) || isTime {
                    let next = rest.utf8.index(after: end)
                    var code = InlineCode(.placeholder, offset: segment.text.utf8.count, type: type(name), content: String(rest[..<next]))
                    if isEnd {
                        code.kind = .isolatedEnd
                        if let place = open.lastIndex(where: { $0.name == name }) {
                            code.kind = .end
                            code.pairing = segment.codes[open[place].index].pairing
                            segment.codes[open[place].index].kind = .begin
                            open.remove(at: place)
                        }
                    } else if !isTime {
                        code.kind = .isolatedBegin
                        code.pairing = String(segment.codes.count + 1)
                        open.append((name, segment.codes.count))
                    }
                    segment.codes.append(code)
                    rest = rest[next...]
                    continue
                }
            }
            if form == .srt, rest.hasPrefix("{\\"), let end = rest.utf8.firstIndex(of: UInt8(ascii: "}")) {
                let next = rest.utf8.index(after: end)
                segment.codes.append(InlineCode(.placeholder, offset: segment.text.utf8.count, content: String(rest[..<next])))
                rest = rest[next...]
                continue
            }
            if form == .vtt, character == UInt8(ascii: "&"), let (name, scalar) = references.first(where: { rest.hasPrefix($0.0) }) {
                segment.text.unicodeScalars.append(scalar)
                rest = rest.dropFirst(name.count)
                continue
            }
            let stop =
                rest.utf8.dropFirst().firstIndex { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "&") }
                ?? rest.endIndex
            segment.text += rest[..<stop]
            rest = rest[stop...]
        }
        // Without its other half a code is joined to nothing.
        for (_, index) in open { segment.codes[index].pairing = "" }
        return segment
    }

    /// The text of a cue with its codes; `lost` counts the codes that the form does not have.
    static func text(_ segment: ExchangeSegment, form: SubtitleForm, lost: inout Int) -> String {
        var text = ""
        var dropped = 0
        segment.forEachPiece { piece in
            switch piece {
            case .text(let plain): text += form == .vtt ? escaped(plain) : String(plain)
            case .code(let code): if isKnown(code.content, form) { text += code.content } else { dropped += 1 }
            case .termStart, .termEnd: break
            }
        }
        lost += dropped
        return text
    }

    private static func isKnown(_ content: String, _ form: SubtitleForm) -> Bool {
        if content.hasPrefix("{\\"), content.hasSuffix("}") { return form == .srt }
        guard content.hasPrefix("<"), content.hasSuffix(">"), !content.utf8.contains(0x0A) else { return false }
        let inner = content.dropFirst().dropLast()
        if form == .vtt, SubtitleTime(inner) != nil { return true }
        return form.knows(String(inner.drop { $0 == "/" }.prefix { $0.isASCII && $0.isLetter }).lowercased())
    }

    private static func escaped(_ text: Substring) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func type(_ name: String) -> String? {
        switch name {
        case "i": "italic"
        case "b": "bold"
        case "u": "ulined"
        default: nil
        }
    }

    /// Of the WebVTT syntax (section 4.2.2): U+00A0 NO-BREAK SPACE, U+200E LEFT-TO-RIGHT MARK, U+200F RIGHT-TO-LEFT MARK.
    private static let references: [(String, Unicode.Scalar)] = [
        ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", "\u{A0}"), ("&lrm;", "\u{200E}"), ("&rlm;", "\u{200F}"),
    ]
}
