/// Why a command ends without success: an exit code of the command line contract, and a sentence for standard error.
struct CommandFailure: Error {
    enum Code: Int32 {
        case someRecordsFailed = 1
        case usage = 64
        case badInput = 65
        case noInput = 66
        case `internal` = 70
        case cannotCreate = 73
        case inputOutput = 74
    }

    let code: Code
    let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}

/// The reader of standard output has gone: the command ends quietly, as a success.
struct ClosedPipe: Error {}
