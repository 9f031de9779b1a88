internal import Glibc

/// A file or standard input, read in pieces. Unsafe: it owns a file descriptor.
final class InputFile {
    /// As the user named it; "standard input" for `-`.
    let name: String
    /// Bytes in all, where the system tells.
    let size: Int?
    private let descriptor: Int32

    /// Opens `path`, `-` being standard input. Throws with exit code 66 for what is missing or a folder, 74 for what cannot be read.
    init(path: String) throws {
        if path == "-" {
            name = "standard input"
            descriptor = STDIN_FILENO
        } else {
            name = path
            descriptor = open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else {
                let reason = String(cString: strerror(errno))
                throw CommandFailure(errno == ENOENT || errno == ENOTDIR ? .noInput : .inputOutput, "\(path): \(reason)")
            }
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw CommandFailure(.inputOutput, "\(name): \(String(cString: strerror(errno)))")
        }
        if status.st_mode & S_IFMT == S_IFDIR {
            if path != "-" { close(descriptor) }
            throw CommandFailure(.noInput, "\(name): is a directory")
        }
        size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    }

    deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

    /// Appends up to `count` bytes to `bytes`; false at the end of the file.
    func read(_ count: Int, into bytes: inout [UInt8]) throws -> Bool {
        let before = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: count))
        while true {
            let got = bytes.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress?.advanced(by: before), count) }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else {
                bytes.removeLast(count)
                throw CommandFailure(.inputOutput, "\(name): \(String(cString: strerror(errno)))")
            }
            bytes.removeLast(count - got)
            return got > 0
        }
    }

    /// `count` bytes from `offset`; fewer where the file has become shorter.
    func read(at offset: Int, _ count: Int) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let got = bytes.withUnsafeMutableBytes {
                Glibc.pread(descriptor, $0.baseAddress?.advanced(by: done), count - done, offset + done)
            }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw CommandFailure(.inputOutput, "\(name): \(String(cString: strerror(errno)))") }
            if got == 0 { break }
            done += got
        }
        return Array(bytes.prefix(done))
    }

    /// When the file was last changed, in seconds since 1970; nil for what is no plain file.
    var modified: Int? {
        var status = stat()
        guard size != nil, fstat(descriptor, &status) == 0 else { return nil }
        return status.st_mtim.tv_sec
    }
}
