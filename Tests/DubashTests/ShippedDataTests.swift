import BitextModel
import Dictionaries
import Dubash
import Foundation
import Terminology
import Testing
import Transliteration

@Suite("Shipped data")
struct ShippedDataTests {
    private func dictionaries() throws -> Dictionaries { try Dictionaries.find() }

    /// The SHA-256 of a file by the system's own program.
    private func systemDigest(_ path: String) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
        process.arguments = [path]
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: output.prefix(64), as: UTF8.self)
    }

    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func digestsAsPublished(text: String, expected: String) {
        var digest = SHA256()
        digest.update(text.utf8)
        #expect(digest.finish() == expected)
    }

    @Test func everyFileHasItsSourceAndDigest() throws {
        let dictionaries = try dictionaries()
        let rows = try DataTable(parsing: dictionaries.text("SOURCES.tsv"), file: "SOURCES.tsv", columns: 6).rows.dropFirst()
        var listed: Set<String> = []
        for row in rows {
            let name = String(row.fields[0])
            listed.insert(name)
            #expect(try systemDigest("\(dictionaries.path)/\(name)") == String(row.fields[5]), "\(name): run make digests")
            for column in 1...4 { #expect(!row.fields[column].isEmpty, "\(name): column \(column + 1) is empty") }
        }
        let root = URL(fileURLWithPath: dictionaries.path)
        let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: [.isRegularFileKey]))
        for case let file as URL in files where try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
            guard !["swift", "md"].contains(file.pathExtension), file.lastPathComponent != "SOURCES.tsv" else { continue }
            let name = String(file.path.dropFirst(root.path.count + 1))
            #expect(listed.contains(name), "\(name) has no row in SOURCES.tsv")
        }
    }

    @Test func glossaryHoldsTogether() throws {
        let dictionaries = try dictionaries()
        let profile = try LanguageProfile("hi", in: dictionaries)
        let glossary = try PipelineResources.builtInGlossary(profile, dictionaries)
        #expect(glossary.concepts.count >= 43_000)
        let letterNames = try LetterNameAcronyms(
            parsing: dictionaries.text("languages/hi/letter-names.tsv"), file: "languages/hi/letter-names.tsv")
        let ordinary = profile.ordinaryWords
        var seen: Set<String> = []
        for concept in glossary.concepts {
            #expect(seen.insert(concept.identifier).inserted, "\(concept.identifier) stands twice")
            let native = concept.section(profile.tag)?.terms ?? []
            for term in native {
                #expect(
                    !term.text.unicodeScalars.contains { $0.value < 0x250 && $0.properties.isAlphabetic },
                    "\(concept.identifier): \(term.text)")
                let isOrdinary = ordinary.contains(term.text) && !concept.conditions.contains { $0.term == term.text }
                #expect(!isOrdinary, "\(concept.identifier): \(term.text) is an ordinary word")
            }
            for condition in concept.conditions {
                // A term of either language, or an acronym read by letter names.
                let terms = concept.sections.flatMap(\.terms).map(\.text)
                let letters = letterNames.latin(for: condition.term) ?? ""
                #expect(terms.contains(condition.term) || terms.contains(letters), "\(concept.identifier): no term \(condition.term)")
            }
        }
        let types = Dictionary(grouping: glossary.concepts, by: \.type).mapValues(\.count)
        for (type, least) in [EntityType.person: 400, .place: 500, .organization: 300, .demonym: 150] {
            #expect(types[type, default: 0] >= least, "\(type): \(types[type, default: 0])")
        }
    }

    @Test func unknownLanguageIsAnError() throws {
        let dictionaries = try dictionaries()
        #expect(throws: LanguageProfileError.unknownLanguage("xx", known: ["hi"])) { try LanguageProfile("xx", in: dictionaries) }
    }
}
