import Foundation

/// The built `dubash`, run as a user would run it.
enum Program {
    struct Outcome: Equatable {
        var output: Data
        var errors: String
        var status: Int32

        var text: String { String(decoding: output, as: UTF8.self) }
    }

    /// Root of the package.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The executable beside the test bundle.
    static let executable: URL = {
        var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let fromBundle = Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() }
        for candidate in [folder] + fromBundle + [root.appendingPathComponent(".build/debug")] {
            let path = candidate.appendingPathComponent("dubash")
            if FileManager.default.isExecutableFile(atPath: path.path) { return path }
        }
        folder.appendPathComponent("dubash")
        return folder
    }()

    /// Runs `arguments` in the package root with `input` on standard input.
    static func run(_ arguments: [String], input: Data = Data()) throws -> Outcome {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = root
        var environment = ProcessInfo.processInfo.environment
        environment["COLUMNS"] = "80"
        environment["DUBASH_DICTIONARIES"] = root.appendingPathComponent("dictionaries").path
        process.environment = environment
        // Files instead of pipes: nothing can block on a full pipe.
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("dubash-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func file(_ name: String, _ data: Data) throws -> FileHandle {
            let url = folder.appendingPathComponent(name)
            try data.write(to: url)
            return try FileHandle(forUpdating: url)
        }
        process.standardInput = try file("in", input)
        process.standardOutput = try file("out", Data())
        process.standardError = try file("err", Data())
        try process.run()
        process.waitUntilExit()
        return Outcome(
            output: try Data(contentsOf: folder.appendingPathComponent("out")),
            errors: String(decoding: try Data(contentsOf: folder.appendingPathComponent("err")), as: UTF8.self),
            status: process.terminationStatus)
    }
}
