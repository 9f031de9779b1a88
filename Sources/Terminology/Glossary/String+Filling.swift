extension String {
    /// The text with `text` at the place of each `{}`: `"{} members".filled(with: "BJP")` is BJP members.
    func filled(with text: String) -> String { split(separator: "{}", omittingEmptySubsequences: false).joined(separator: text) }
}
