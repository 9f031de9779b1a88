import Testing

@testable import Terminology

@Suite("Ends of words that no name has") struct CommonEndingsTests {
    @Test(arguments: [
        ("सुगमीकरण", true), ("निबन्धकारों", true), ("रामकरण", false), ("ीकरण", false), ("कीकरण", false), ("राम", false), ("", false), ("क", false),
    ])
    func ends(word: String, wanted: Bool) {
        #expect(CommonEndings(["ीकरण", "ों"]).end(word) == wanted)
        #expect(!CommonEndings().end(word))
    }
}
