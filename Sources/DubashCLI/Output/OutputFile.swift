internal import Glibc
internal import Interchange

/// Standard output, or a file that appears under its name only when it is whole.
///
/// Unsafe: it owns a file descriptor. Writes are gathered to 64 KiB.
final class OutputFile {
    private var descriptor: Int32
    private let path: String?
    private var temporary: String?
    private var pending: [UInt8] = []
    private let compressor: GzipWriter?

    /// `path` nil or `-`: standard output. With `isCompressed` what is written comes out as gzip. Throws with exit code 73 when the file cannot be made.
    init(path: String?, isCompressed: Bool = false) throws {
        compressor = isCompressed ? GzipWriter() : nil
        if isCompressed, compressor == nil { throw CommandFailure(.internal, "no memory left to compress") }
        guard let path, path != "-" else {
            self.path = nil
            descriptor = STDOUT_FILENO
            return
        }
        self.path = path
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
            // A device or pipe is written to as it is.
            guard status.st_mode & S_IFMT != S_IFDIR else { throw CommandFailure(.cannotCreate, "\(path): is a directory") }
            descriptor = open(path, O_WRONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw CommandFailure(.cannotCreate, "\(path): \(String(cString: strerror(errno)))") }
            return
        }
        let name = "\(path).\(getpid()).partial"
        descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw CommandFailure(.cannotCreate, "\(path): \(String(cString: strerror(errno)))") }
        temporary = name
    }

    deinit {
        if descriptor > STDERR_FILENO { close(descriptor) }
        if let temporary { unlink(temporary) }
    }

    var isTerminal: Bool { isatty(descriptor) == 1 }

    func write(_ bytes: [UInt8]) throws { try gather(compressor?.compress(bytes) ?? bytes) }

    private func gather(_ bytes: [UInt8]) throws {
        if pending.isEmpty, bytes.count >= 65_536 { return try send(bytes) }
        pending.append(contentsOf: bytes)
        if pending.count >= 65_536 { try flush() }
    }

    func write(_ text: String) throws { try write(Array(text.utf8)) }

    func flush() throws {
        try send(pending)
        pending.removeAll(keepingCapacity: true)
    }

    /// Writes what is left and puts the file under its name.
    func finish() throws {
        if let compressor { try gather(compressor.finish()) }
        try flush()
        guard let path, let temporary else { return }
        if close(descriptor) != 0 {
            descriptor = -1
            throw CommandFailure(.inputOutput, "\(path): \(String(cString: strerror(errno)))")
        }
        descriptor = -1
        guard rename(temporary, path) == 0 else { throw CommandFailure(.cannotCreate, "\(path): \(String(cString: strerror(errno)))") }
        self.temporary = nil
    }

    private func send(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            let got = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress?.advanced(by: sent), $0.count - sent) }
            if got < 0 {
                if errno == EINTR { continue }
                if errno == EPIPE { throw ClosedPipe() }
                throw CommandFailure(.inputOutput, "\(path ?? "standard output"): \(String(cString: strerror(errno)))")
            }
            sent += got
        }
    }
}
