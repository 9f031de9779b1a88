internal import Glibc

/// The folder of what is kept between runs. Files have their names only when they are whole; they may be deleted at any time.
///
/// A file's time of change says when it was last used, to the day.
struct CacheFolder {
    private let path: String

    init(_ path: String) { self.path = path }

    /// Makes the folder and the one around it.
    func make() {
        if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) { mkdir(String(path[..<slash]), 0o755) }
        mkdir(path, 0o755)
    }

    /// Writes a file of the folder by `write`, which is given its descriptor and says whether all went well. False where it cannot be kept.
    @discardableResult
    func keep(at name: String, _ write: (Int32) -> Bool) -> Bool {
        keep(at: name) { (temporary: String) in
            let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
            guard descriptor >= 0 else { return false }
            let isWhole = write(descriptor)
            return close(descriptor) == 0 && isWhole
        }
    }

    /// The same, where `make` makes the file whose path it is given.
    @discardableResult
    func keep(at name: String, making make: (String) throws -> Bool) rethrows -> Bool {
        self.make()
        let temporary = "\(name).\(getpid()).partial"
        guard try make(temporary), rename(temporary, name) == 0 else {
            unlink(temporary)
            return false
        }
        return true
    }

    /// Writes `bytes` as a file of the folder.
    @discardableResult
    func keep(_ bytes: [UInt8], at name: String) -> Bool {
        keep(at: name) { (descriptor: Int32) in Self.write(bytes, to: descriptor) }
    }

    /// Whether all of `bytes` could be written.
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        bytes.withUnsafeBytes { bytes in
            var place = 0
            while place < bytes.count, let start = bytes.baseAddress {
                let written = Glibc.write(descriptor, start + place, bytes.count - place)
                guard written > 0 else { return false }
                place += written
            }
            return true
        }
    }

    /// Notes that a file is used, once a day.
    func touch(_ name: String) {
        guard let age = Self.age(of: name), age > Self.day else { return }
        utimensat(AT_FDCWD, name, nil, 0)
    }

    /// Deletes files whose names begin with `prefix` that nobody has used for 30 days, and what writers that were killed have left for a day.
    func removeUnused(prefix: String) {
        guard let folder = opendir(path) else { return }
        defer { closedir(folder) }
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            guard name.hasPrefix(prefix), let age = Self.age(of: "\(path)/\(name)") else { continue }
            if age > (name.hasSuffix(".partial") ? Self.day : Self.mostUnused) { unlink("\(path)/\(name)") }
        }
    }

    private static let day = 24 * 60 * 60
    private static let mostUnused = 30 * day

    /// Seconds since a file was changed; nil where there is none.
    private static func age(of name: String) -> Int? {
        var status = stat()
        guard stat(name, &status) == 0 else { return nil }
        return time(nil) - status.st_mtim.tv_sec
    }
}
