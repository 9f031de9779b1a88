/// Remembers outputs of recent words: two generations, of which the older is forgotten when the younger is full. At most `limit` words.
struct BoundedCache {
    private struct Key: Hashable {
        let bytes: [UInt8]
    }

    private let generationLimit: Int
    private var young: [Key: [UInt8]] = [:]
    private var old: [Key: [UInt8]] = [:]

    init(limit: Int) { generationLimit = limit / 2 }

    var count: Int { young.count + old.count }

    /// Appends the value of `word` to `output`; false when it is not remembered.
    mutating func append(valueOf word: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) -> Bool {
        guard generationLimit > 0 else { return false }
        let key = Key(bytes: Array(word))
        if let value = young[key] {
            output.append(contentsOf: value)
            return true
        }
        guard let value = old[key] else { return false }
        output.append(contentsOf: value)
        insert(key, value)
        return true
    }

    mutating func insert(_ word: UnsafeBufferPointer<UInt8>, value: [UInt8]) {
        // A word of a kilobyte is no word that comes again.
        guard generationLimit > 0, word.count <= 256 else { return }
        insert(Key(bytes: Array(word)), value)
    }

    private mutating func insert(_ key: Key, _ value: [UInt8]) {
        if young.count >= generationLimit {
            old = young
            young = [:]
        }
        young[key] = value
    }
}
