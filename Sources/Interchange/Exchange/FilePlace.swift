/// Where something stands in a file.
package struct FilePlace: Hashable, Sendable {
    /// From 1.
    package var line: Int
    /// From 1; nil where the line as a whole is meant.
    package var column: Int?

    package init(line: Int, column: Int? = nil) {
        self.line = line
        self.column = column
    }
}
