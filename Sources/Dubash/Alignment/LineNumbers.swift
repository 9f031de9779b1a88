/// The lines of a text by UTF-8 offset, counted from 1; a line ends behind LF. One pass to make, logarithmic to ask.
struct LineNumbers: Sendable {
    /// Where each line but the first begins.
    private var starts: [Int] = []

    init(of text: String) {
        for (offset, byte) in text.utf8.enumerated() where byte == 0x0A { starts.append(offset + 1) }
    }

    /// The line that holds `offset`; behind the end, the last.
    func line(of offset: Int) -> Int {
        var (low, high) = (0, starts.count)
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        return low + 1
    }
}
