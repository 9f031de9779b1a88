/// Ends of words that no name has by itself (`dictionaries/languages/hi/common-endings.txt`).
///
/// `CommonEndings(["ीकरण"]).end("सुगमीकरण")` is true. Costs one look-up for most words.
public struct CommonEndings: Sendable {
    /// By their last three bytes, a letter of India's scripts.
    private var endings: [UInt32: [[UInt8]]] = [:]

    public init() {}

    public init(_ endings: Set<String>) {
        for ending in endings.sorted() { self.endings[Self.tail(Array(ending.utf8)), default: []].append(Array(ending.utf8)) }
    }

    /// Whether `word` ends with one of them and has more before it than one letter.
    public func end(_ word: String) -> Bool {
        guard !endings.isEmpty, let found = endings[Self.tail(word.utf8)] else { return false }
        return found.contains { word.utf8.count > $0.count + 3 && word.utf8.suffix($0.count).elementsEqual($0) }
    }

    private static func tail(_ bytes: some BidirectionalCollection<UInt8>) -> UInt32 { bytes.suffix(3).reduce(0) { $0 << 8 | UInt32($1) } }
}
