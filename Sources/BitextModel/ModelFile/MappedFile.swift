// Unsafe code: memory of the system behind a pointer. The mapping lives as long as the object; nothing writes to it.

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A file mapped into memory, read only. Costs microseconds whatever the size; pages are read when first touched.
///
/// The bytes must not change while they are mapped: replace a model by renaming a new file over it, never by writing into it.
@usableFromInline
package final class MappedFile: @unchecked Sendable {
    package let bytes: UnsafeRawBufferPointer
    private let release: @Sendable (UnsafeRawBufferPointer) -> Void

    /// Maps the file at `path`. Throws `ModelFileError.unreadable` with the system's reason.
    package init(path: String) throws(ModelFileError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(path: path, reason: String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(path: path, reason: String(cString: strerror(errno))) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .unreadable(path: path, reason: "not a regular file") }
        let size = Int(status.st_size)
        guard size > 0 else { throw .notAModel(path: path) }
        guard let address = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED else {
            throw .unreadable(path: path, reason: String(cString: strerror(errno)))
        }
        bytes = UnsafeRawBufferPointer(start: address, count: size)
        release = { bytes in munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }
    }

    /// A copy of `content` in memory of its own, aligned to 64 bytes: for a model that was just made, and for tests.
    package init(content: [UInt8]) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(content.count, 1), alignment: 64)
        copy.copyBytes(from: content)
        bytes = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(copy)[..<content.count])
        release = { bytes in UnsafeMutableRawPointer(mutating: bytes.baseAddress)?.deallocate() }
    }

    deinit { release(bytes) }
}
