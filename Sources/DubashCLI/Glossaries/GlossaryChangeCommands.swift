internal import ArgumentParser
internal import BitextModel
internal import Dubash
internal import Terminology

/// A value of an enumeration of the library, given by its name.
struct Named<Value: RawRepresentable & CaseIterable & Sendable>: ExpressibleByArgument, Sendable where Value.RawValue == String {
    let value: Value

    init(_ value: Value) { self.value = value }

    init?(argument: String) {
        guard let value = Value(rawValue: argument) else { return nil }
        self.value = value
    }

    var defaultValueDescription: String { value.rawValue }

    static var allValueStrings: [String] { Value.allCases.map(\.rawValue) }
}

/// What is said of a term that is added.
enum AddedStatus: String, ExpressibleByArgument, CaseIterable, Sendable {
    case preferred, admitted, deprecated, forbidden, proposed
    case doNotTranslate = "do-not-translate"

    /// A term that is not translated is the preferred one, with a note.
    var term: TermStatus { TermStatus(rawValue: rawValue) ?? .preferred }
}

/// `dubash glossary add`.
struct GlossaryAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a term and its rendering to a glossary file.",
        discussion: "Where the concept is there already, the terms are added to it: the first ones stay preferred.")

    @Argument(help: ArgumentHelp("The glossary file; made where there is none.", valueName: "file"))
    var path: String

    @Argument(help: "The source term.")
    var source: String

    @Argument(help: "The target term.")
    var target: String

    @Option(help: ArgumentHelp("Identifier of the concept (default: by type and target term).", valueName: "id"))
    var concept: String?

    @Option(help: "What the concept is: person, place, organization, demonym, product, event, date, quantity, other.")
    var type = Named(EntityType.other)

    @Option(help: "Form of what is added: full-form, variant, acronym, short-form. A term that is there beside a new one keeps its own.")
    var form = Named(TermForm.fullForm)

    @Option(
        help:
            "Status of the target term: preferred, admitted, deprecated, forbidden, proposed; do-not-translate where it stands in the target as it is written."
    )
    var status = AddedStatus.preferred

    @Option(help: "The field that the concept belongs to.")
    var subject: String = ""

    @Option(help: "A remark.")
    var note: String = ""

    @OptionGroup var author: AuthorOptions
    @OptionGroup var options: GlossaryOptions

    func validate() throws {
        if path.isEmpty { throw ValidationError("the name of the file is empty") }
        for (name, value) in [("source", source), ("target", target)]
        where value.unicodeScalars.allSatisfy({ $0.properties.isWhitespace }) { throw ValidationError("the \(name) term is empty") }
    }

    func run() throws {
        let environment = try options.environment()
        let identifier = concept ?? GlossaryColumns.identifier(type.value, target)
        func terms(_ known: Concept?) -> Concept {
            let isKnown = [(environment.profile.tag, source), (environment.target, target)].map { language, text in
                known?.section(language)?.terms.contains { $0.text == text } ?? false
            }
            // Where one of the two is new, the form is said of that one.
            func form(_ side: Int) -> TermForm { isKnown[side] && !isKnown[1 - side] ? .fullForm : self.form.value }
            return Concept(
                identifier: identifier, type: type.value,
                sections: [
                    LanguageSection(language: environment.profile.tag, terms: [Term(source, form: form(0), status: .preferred)]),
                    LanguageSection(
                        language: environment.target,
                        terms: [Term(target, form: form(1), status: status.term, note: status == .doNotTranslate ? Term.untranslated : "")]),
                ], source: "", subject: subject, note: note)
        }
        let outcome = try GlossaryFailure.translating {
            try environment.made(path)
                .write(author: author.name, time: AuthorOptions.now()) { try $0.add(terms(try $0.concept(identifier))) }
        }
        Console.say("\(path): \(identifier) \(outcome)")
    }
}

/// `dubash glossary remove`.
struct GlossaryRemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Remove concepts from a glossary file; their history stays.")

    @Argument(help: ArgumentHelp("The glossary file.", valueName: "file"))
    var path: String

    @Argument(help: "Identifiers of concepts.")
    var concepts: [String]

    @OptionGroup var author: AuthorOptions
    @OptionGroup var options: GlossaryOptions

    func run() throws {
        let environment = try options.environment()
        try GlossaryFailure.translating {
            try GlossaryStore(path: path, access: .write, keys: environment.keys)
                .write(author: author.name, time: AuthorOptions.now()) { transaction in
                    for concept in concepts { try transaction.remove(concept) }
                }
        }
        Console.say("\(path): \(Console.count(concepts.count, "concept")) removed")
    }
}

/// `dubash glossary merge`.
struct GlossaryMergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Move the terms of one concept to another, and remove it.")

    @Argument(help: ArgumentHelp("The glossary file.", valueName: "file"))
    var path: String

    @Argument(help: ArgumentHelp("Identifier of the concept to give up.", valueName: "concept"))
    var concept: String

    @Argument(help: ArgumentHelp("Identifier of the concept to keep.", valueName: "into"))
    var into: String

    @OptionGroup var author: AuthorOptions
    @OptionGroup var options: GlossaryOptions

    func validate() throws {
        if concept == into { throw ValidationError("\(concept) cannot be merged into itself") }
    }

    func run() throws {
        let environment = try options.environment()
        try GlossaryFailure.translating {
            try GlossaryStore(path: path, access: .write, keys: environment.keys)
                .write(author: author.name, time: AuthorOptions.now()) { try $0.merge(concept, into: into) }
        }
        Console.say("\(path): \(concept) merged into \(into)")
    }
}
