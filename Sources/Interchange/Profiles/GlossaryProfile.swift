/// How a consumer wants its glossaries: columns, header, limits. A value that `GlossaryProfileWriter` writes by.
///
/// ```swift
/// var writer = GlossaryProfileWriter(.deepl)
/// writer.begin(TermHeader(source: .hindi, target: .english))
/// ```
public struct GlossaryProfile: Hashable, Sendable {
    /// What the file is.
    public enum Form: Hashable, Sendable {
        case tsv, csv
        /// TBX of version 2, which older tools read.
        case tbx2
    }

    public enum Header: Hashable, Sendable {
        case none
        /// The two language codes.
        case languages
    }

    public enum Column: Hashable, Sendable { case source, target, comment, sourceLanguage, targetLanguage }

    /// As `--for` names it.
    public var name: String
    public var form: Form
    public var header: Header
    public var columns: [Column]
    /// UTF-8 bytes of one term, at most; nil for no limit.
    public var maximumTerm: Int?
    /// Bytes of the file, at most.
    public var maximumFile: Int?
    /// Refused: a source term that stands already, whatever its target.
    public var refusesDuplicates: Bool
    /// Refused: a source term that begins with a number sign, which the consumer takes for a comment.
    public var hasComments: Bool
    /// Whether a section in Latin letters (`hi-Latn`) is left out, since the consumer knows languages only.
    public var mergesScripts: Bool
    /// The extension its files must have.
    public var fileExtension: String

    public init(
        name: String, form: Form, header: Header = .none, columns: [Column] = [.source, .target], maximumTerm: Int? = nil,
        maximumFile: Int? = nil, refusesDuplicates: Bool = false, hasComments: Bool = false, mergesScripts: Bool = false,
        fileExtension: String
    ) {
        self.name = name
        self.form = form
        self.header = header
        self.columns = columns
        self.maximumTerm = maximumTerm
        self.maximumFile = maximumFile
        self.refusesDuplicates = refusesDuplicates
        self.hasComments = hasComments
        self.mergesScripts = mergesScripts
        self.fileExtension = fileExtension
    }

    /// OmegaT (manual, "Glossaries"): source, target, comment; no header; `#` begins a comment.
    public static let omegat = GlossaryProfile(
        name: "omegat", form: .tsv, columns: [.source, .target, .comment], hasComments: true, mergesScripts: true, fileExtension: "utf8")

    /// DeepL ("Glossaries", API documentation): at most 1,024 UTF-8 bytes a phrase and 10 MiB a glossary; sources are unique.
    public static let deepl = GlossaryProfile(
        name: "deepl", form: .csv, columns: [.source, .target, .sourceLanguage, .targetLanguage], maximumTerm: 1024,
        maximumFile: 10_485_760,
        refusesDuplicates: true, fileExtension: "csv")

    /// Google Cloud Translation ("GlossaryInputConfig"): two columns, no header; a glossary holds at most 10,485,760 bytes, a term 1,024.
    public static let google = GlossaryProfile(
        name: "google", form: .csv, maximumTerm: 1024, maximumFile: 10_485_760, refusesDuplicates: true, fileExtension: "csv")

    /// Amazon Translate ("Creating a custom terminology"): a header of language codes; at most 10 MB, and 200 bytes a term ("Guidelines and quotas").
    public static let amazon = GlossaryProfile(
        name: "amazon", form: .csv, header: .languages, maximumTerm: 200, maximumFile: 10_000_000, refusesDuplicates: true,
        fileExtension: "csv")

    /// Azure Document Translation ("Get supported glossary formats"): two columns, tab-separated.
    public static let microsoft = GlossaryProfile(name: "microsoft", form: .tsv, fileExtension: "tsv")

    /// Weblate ("TermBase eXchange format"): TBX of version 2; a forbidden term comes as such.
    public static let weblate = GlossaryProfile(name: "weblate", form: .tbx2, mergesScripts: true, fileExtension: "tbx")

    public static let all = [omegat, deepl, google, amazon, microsoft, weblate]

    /// The profile that `--for` names; nil for none.
    public init?(named name: String) {
        guard let found = Self.all.first(where: { $0.name == name }) else { return nil }
        self = found
    }
}
