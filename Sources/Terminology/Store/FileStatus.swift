internal import Glibc

/// What lies at a path.
enum FileStatus {
    static func isRegular(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    static func remove(_ path: String) { unlink(path) }

    /// Size, place and time of last change (nanoseconds) of what lies at `path`; "none" where nothing does, or only an empty file.
    static func signature(_ path: String) -> String {
        var status = stat()
        guard stat(path, &status) == 0, status.st_size > 0 else { return "none" }
        return "\(status.st_size) \(status.st_dev) \(status.st_ino) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
    }
}
