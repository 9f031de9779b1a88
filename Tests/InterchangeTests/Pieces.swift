import Interchange

/// A source of `bytes` that hands out at most `size` at once.
func source(_ bytes: [UInt8], size: Int = .max) -> XMLPullReader.Source {
    var rest = bytes[...]
    return { count in
        let piece = rest.prefix(min(count, size))
        rest = rest.dropFirst(piece.count)
        return Array(piece)
    }
}

func source(_ text: String, size: Int = .max) -> XMLPullReader.Source { source(Array(text.utf8), size: size) }
