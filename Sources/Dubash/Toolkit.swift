public import Dictionaries
internal import Synchronization
public import TextAnalysis

/// The shipped data, found once.
public enum Toolkit {
    public static let version = "0.1.0"

    /// Where the dictionaries lie; see `Dictionaries.find()`.
    public static func dictionaries() throws(DictionariesError) -> Dictionaries { try Dictionaries.find() }
}

/// A tokenizer from which tasks take their own.
///
/// Compiling the rules is dear, cloning is cheap; the lock makes cloning safe from any task.
public final class SharedTokenizer: Sendable {
    private let tokenizer: Mutex<Tokenizer>

    public init(_ tokenizer: consuming sending Tokenizer) { self.tokenizer = Mutex(tokenizer) }

    public func clone() throws -> Tokenizer { try tokenizer.withLock { try $0.clone() } }
}
