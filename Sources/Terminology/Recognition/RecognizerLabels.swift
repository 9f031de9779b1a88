internal import BitextModel

/// The labels of words: outside (0), then beginning and inside of each type (BIO; Ramshaw & Marcus 1995).
enum RecognizerLabels {
    static let types: [EntityType] = [.person, .place, .organization]
    static let count = 1 + 2 * types.count

    static func begin(_ type: EntityType) -> Int? { types.firstIndex(of: type).map { 1 + 2 * $0 } }
    static func isInside(_ label: Int) -> Bool { label > 0 && label % 2 == 0 }
    static func type(_ label: Int) -> EntityType? { label == 0 ? nil : types[(label - 1) / 2] }

    /// Inside follows the beginning or inside of the same type alone.
    static func follows(_ label: Int, _ previous: Int) -> Bool {
        !isInside(label) || previous == label || previous == label - 1
    }
}
