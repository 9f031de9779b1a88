/// How much of one document may lie in one place. What is over a limit is an error that names limit and place.
///
/// The defaults are far above what bitexts and glossaries hold, and bound what a reader keeps of one document.
package struct XMLLimits: Hashable, Sendable {
    /// Elements within each other.
    package var depth = 100
    /// Attributes of one element.
    package var attributes = 256
    /// UTF-8 bytes of one attribute's value.
    package var attributeLength = 65_536
    /// Bytes from a `<` to the next `>` or `<`: one tag, or a stretch of a comment.
    package var markupLength = 262_144
    /// UTF-8 bytes of text: of one stretch between tags, and of one segment, code or note.
    package var textLength = 8_388_608

    package init() {}
}
