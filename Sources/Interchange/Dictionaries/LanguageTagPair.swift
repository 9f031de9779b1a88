package import BitextModel

/// From which language into which.
package struct LanguageTagPair: Hashable, Sendable {
    package var source: LanguageTag
    package var target: LanguageTag

    package init(_ source: LanguageTag, _ target: LanguageTag) {
        self.source = source
        self.target = target
    }
}
