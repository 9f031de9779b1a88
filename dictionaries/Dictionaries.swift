#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Why a shipped file could not be had.
public enum DictionariesError: Error, Equatable, Sendable, CustomStringConvertible {
    /// No folder of dictionaries in any of the places looked at.
    case notFound(searched: [String])
    /// `reason` is the system's word for the error.
    case unreadable(path: String, reason: String)

    public var description: String {
        switch self {
        case .notFound(let searched):
            "no dictionaries found; set DUBASH_DICTIONARIES to their folder (looked in \(searched.joined(separator: ", ")))"
        case .unreadable(let path, let reason): "cannot read \(path): \(reason)"
        }
    }
}

/// The shipped data: where it lies, and its files.
///
/// The folder is the first of these that holds `SOURCES.tsv`: the environment's `DUBASH_DICTIONARIES`; `../share/dubash/dictionaries` beside
/// the executable's folder (an installed program); `dictionaries` in a folder above the executable (a program built in the
/// package); the folder this file was compiled from (a package that depends on this one).
public struct Dictionaries: Sendable {
    /// Path of the folder, without a final slash.
    public let path: String

    public init(path: String) { self.path = path }

    /// Finds the folder. Throws `DictionariesError.notFound`; an environment variable that names a folder without data is an error too,
    /// rather than passed over.
    public static func find() throws(DictionariesError) -> Dictionaries {
        if let value = getenv("DUBASH_DICTIONARIES") {
            let path = String(cString: value)
            guard holdsData(path) else { throw .notFound(searched: [path]) }
            return Dictionaries(path: path)
        }
        var searched: [String] = []
        if var folder = executableFolder() {
            searched.append(parent(of: folder) + "/share/dubash/dictionaries")
            while folder != "/" {
                searched.append(folder + "/dictionaries")
                folder = parent(of: folder)
            }
        }
        searched.append(parent(of: #filePath))
        for path in searched where holdsData(path) { return Dictionaries(path: path) }
        throw .notFound(searched: searched)
    }

    /// The bytes of the file `name`, a path below the folder: "rules/word.rules".
    public func bytes(_ name: String) throws(DictionariesError) -> [UInt8] {
        let file = "\(path)/\(name)"
        let descriptor = open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(path: file, reason: String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(path: file, reason: String(cString: strerror(errno))) }
        var result = [UInt8](repeating: 0, count: Int(status.st_size) + 1)
        var count = 0
        while true {
            if count == result.count { result.append(contentsOf: repeatElement(0, count: count)) }
            let got = result.withUnsafeMutableBytes { read(descriptor, $0.baseAddress?.advanced(by: count), $0.count - count) }
            guard got >= 0 else { throw .unreadable(path: file, reason: String(cString: strerror(errno))) }
            if got == 0 { break }
            count += got
        }
        result.removeLast(result.count - count)
        return result
    }

    /// Whether there is a file `name` that can be read.
    public func exists(_ name: String) -> Bool { access("\(path)/\(name)", R_OK) == 0 }

    /// The text of the file `name`; bytes that are not UTF-8 are an error.
    public func text(_ name: String) throws(DictionariesError) -> String {
        guard let text = String(validating: try bytes(name), as: UTF8.self) else {
            throw .unreadable(path: "\(path)/\(name)", reason: "not UTF-8")
        }
        return text
    }

    /// Names of the files directly in the folder `name` that end in `suffix`, sorted by their bytes.
    public func files(in name: String, suffix: String) throws(DictionariesError) -> [String] {
        let folder = "\(path)/\(name)"
        guard let directory = opendir(folder) else { throw .unreadable(path: folder, reason: String(cString: strerror(errno))) }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasSuffix(suffix), !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func holdsData(_ path: String) -> Bool { access(path + "/SOURCES.tsv", R_OK) == 0 }

    private static func parent(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash != path.startIndex else { return "/" }
        return String(path[..<slash])
    }

    private static func executableFolder() -> String? {
        var buffer = [CChar](repeating: 0, count: 4096)
        let length = readlink("/proc/self/exe", &buffer, buffer.count)
        guard length > 0, length < buffer.count else { return nil }
        return parent(of: String(decoding: buffer.prefix(length).map(UInt8.init(bitPattern:)), as: UTF8.self))
    }
}
