public import BitextModel

/// Why a recipe of a ranking cannot be used.
public enum RankingRecipeError: Error, Hashable, Sendable, CustomStringConvertible {
    case malformed(path: String, line: Int, problem: String)
    case model(ModelFileError)

    public var description: String {
        switch self {
        case .malformed(let path, let line, let problem): "\(path):\(line): \(problem)"
        case .model(let error): "\(error)"
        }
    }
}

/// Of which parts a ranking of candidates consists, with the weight of each measure: a table of tab-separated lines.
///
/// `part`, kind, name, file, and settings as `key=number`: kinds are `forward` and `reverse` (joint-sequence models; `proposals`, `beam`),
/// `lexicon` (a trie, and the `model` that walks it; `proposals`, `beam`, `margin`), `letters`, `lists`, `pairs` (`proposals`), `tagger`
/// (`proposals`, `beam`), `length`. `weight`, name of a measure, number.
/// A measure without a weight counts nothing. Lines that begin with `#` are comments. Files are named relative to the recipe.
public struct RankingRecipe: Sendable {
    public struct Part: Hashable, Sendable {
        public var kind: String
        public var name: String
        public var file: String
        public var settings: [String: String]
        /// Line of the recipe, from 1.
        public var line: Int

        /// The whole number of a setting; `fallback` where it is not given or is none.
        func number(_ key: String, or fallback: Int) -> Int { settings[key].flatMap { Int($0) } ?? fallback }
    }

    /// Where it was read from, and the folder of its files with a final slash.
    public let path: String
    public let folder: String
    public private(set) var parts: [Part] = []
    public var weights: [String: Double] = [:]

    /// Reads the text of a recipe. Throws on a line of another shape.
    public init(_ text: String, path: String) throws(RankingRecipeError) {
        self.path = path
        folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? ""
        var number = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            number += 1
            if line.isEmpty || line.hasPrefix("#") { continue }
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            switch fields[0] {
            case "part" where fields.count >= 3:
                var settings: [String: String] = [:]
                for field in fields.dropFirst(4) {
                    let sides = field.split(separator: "=", maxSplits: 1).map(String.init)
                    guard sides.count == 2 else { throw .malformed(path: path, line: number, problem: "“\(field)” is no key=value") }
                    settings[sides[0]] = sides[1]
                }
                parts.append(
                    Part(kind: fields[1], name: fields[2], file: fields.count > 3 ? fields[3] : "", settings: settings, line: number))
            case "weight" where fields.count == 3:
                guard let weight = Double(fields[2]) else {
                    throw .malformed(path: path, line: number, problem: "“\(fields[2])” is no number")
                }
                weights[fields[1]] = weight
            default: throw .malformed(path: path, line: number, problem: "neither a part nor a weight: “\(line)”")
            }
        }
        if parts.isEmpty { throw .malformed(path: path, line: number, problem: "names no part") }
    }
}
