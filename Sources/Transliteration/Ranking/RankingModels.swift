internal import BitextModel

/// The models that a recipe names, opened: shared by the rankers of all tasks.
public struct RankingModels: Sendable {
    enum Model: Sendable {
        case joint(JointSequenceModel)
        case letters(LetterModel)
        case lists(WordListTable)
        case pairs(PairTable)
        case lexicon(JointSequenceModel, LexiconTrie)
        case tagger(NeuralTagger)
        case none
    }

    public let recipe: RankingRecipe
    private let models: [Model]

    /// Opens every file of `recipe`; a file named twice is opened once. Throws what is wrong with a file, or with its line of the recipe.
    public init(recipe: RankingRecipe) throws(RankingRecipeError) {
        var opened: [String: Model] = [:]
        var models: [Model] = []
        for part in recipe.parts {
            let path = recipe.folder + part.file
            if let model = opened[path] {
                models.append(model)
                continue
            }
            let model: Model
            do throws(ModelFileError) {
                switch part.kind {
                case "forward", "reverse": model = .joint(try JointSequenceModel(path: path))
                case "letters": model = .letters(try LetterModel(path: path))
                case "lists": model = .lists(try WordListTable(path: path))
                case "pairs": model = .pairs(try PairTable(path: path))
                case "lexicon":
                    model = .lexicon(
                        try JointSequenceModel(path: recipe.folder + (part.settings["model"] ?? "")), try LexiconTrie(path: path))
                case "tagger": model = .tagger(try NeuralTagger(ModelFile(path: path, kind: NeuralTagger.kind)))
                case "length": model = .none
                default:
                    throw ModelFileError.section(path: recipe.path, name: part.kind, problem: "is no kind of part (line \(part.line))")
                }
            } catch { throw .model(error) }
            opened[path] = model
            models.append(model)
        }
        self.recipe = recipe
        self.models = models
    }

    /// A letter of a forward model beyond the Latin blocks, of either side.
    var nativeLetter: UInt32? {
        for (part, model) in zip(recipe.parts, models) where part.kind == "forward" {
            guard case .joint(let model) = model else { continue }
            if let letter = (model.source.scalars + model.target.scalars).first(where: { $0 >= 0x370 && $0 < 0x2000 }) { return letter }
        }
        return nil
    }

    /// The letters that the forward models read.
    var sourceAlphabets: [Alphabet] {
        zip(recipe.parts, models).compactMap { part, model in
            if part.kind == "forward", case .joint(let model) = model { model.source } else { nil }
        }
    }

    /// New parts with working memory of their own, in the recipe's order.
    func makeParts() -> [any CandidateScorer] {
        zip(recipe.parts, models).map { part, model in
            switch model {
            case .joint(let model):
                JointSequencePart(
                    name: part.name, model: model, isReverse: part.kind == "reverse", proposals: part.number("proposals", or: 0),
                    beam: part.number("beam", or: 24))
            case .letters(let model): LetterModelPart(name: part.name, model: model)
            case .lists(let table): WordListPart(name: part.name, table: table)
            case .pairs(let table): PairTablePart(name: part.name, table: table, proposals: part.number("proposals", or: 0))
            case .lexicon(let model, let trie):
                LexiconPart(
                    model: model, lexicon: trie, proposals: part.number("proposals", or: 8), beam: part.number("beam", or: 24),
                    margin: Float(part.number("margin", or: 14)))
            case .tagger(let tagger):
                TaggerPart(
                    name: part.name, tagger: tagger, domain: part.settings["domain"] ?? "", proposals: part.number("proposals", or: 0),
                    beam: part.number("beam", or: 6))
            case .none: LengthPart()
            }
        }
    }
}
