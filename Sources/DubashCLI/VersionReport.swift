internal import Dictionaries
internal import Dubash
internal import ICU

/// What `--version` prints.
enum VersionReport {
    static func text() throws -> String {
        let dictionaries = try Toolkit.dictionaries()
        return """
            dubash \(Toolkit.version)
            ICU \(ICUVersion.library), Unicode \(ICUVersion.unicode)
            dictionaries \(try dictionaries.digest())
            """
    }
}
