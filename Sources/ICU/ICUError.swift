internal import CICU

/// What ICU answered when it could not do what was asked.
///
/// `code` is ICU's own name of the error (`U_MALFORMED_SET`), `operation` what was attempted, `line` and `column` the place in a
/// rule file (1-based line, 0-based UTF-16 column) where ICU named one.
public struct ICUError: Error, Equatable, Sendable, CustomStringConvertible {
    public let code: String
    public let operation: String
    public let line: Int?
    public let column: Int?

    init(code: Int32, operation: String, line: Int32 = 0, column: Int32 = 0) {
        self.code = String(cString: cicu_error_name(code))
        self.operation = operation
        self.line = line > 0 ? Int(line) : nil
        self.column = line > 0 ? Int(column) : nil
    }

    public var description: String {
        let place = line.map { ", line \($0)" + (column.map { " column \($0)" } ?? "") } ?? ""
        return "ICU could not \(operation): \(code)\(place)"
    }

    /// ICU's codes above zero are errors; zero is success and those below are warnings.
    static func check(
        _ code: Int32, _ operation: @autoclosure () -> String, line: Int32 = 0, column: Int32 = 0
    ) throws(ICUError) {
        guard code <= 0 else { throw ICUError(code: code, operation: operation(), line: line, column: column) }
    }

    /// `count` bytes as ICU counts them. Throws when they are more than `Int32.max`, the most that it takes at once.
    @discardableResult
    package static func length(_ count: Int) throws(ICUError) -> Int32 {
        guard let length = Int32(exactly: count) else {
            throw ICUError(code: bufferTooLong, operation: "take \(count) bytes at once (limit \(Int32.max))")
        }
        return length
    }

    private static let bufferTooLong: Int32 = 8
    static let bufferOverflow: Int32 = 15
}
