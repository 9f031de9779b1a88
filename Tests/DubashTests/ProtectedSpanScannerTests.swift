import BitextModel
import Testing

@testable import Dubash

@Suite("Protected spans") struct ProtectedSpanScannerTests {
    private func found(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return bytes.withUnsafeBufferPointer { bytes in
            ProtectedSpanScanner.spans(in: bytes).map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) }
        }
    }

    /// Text, and the spans in it.
    @Test(arguments: [
        ("bheja %s ko", ["%s"]), ("%1$s ne %2$s", ["%1$s", "%2$s"]), ("%02d.%f", ["%02d", "%f"]), ("%s%s%s", ["%s", "%s", "%s"]),
        ("%ld %'u", ["%ld", "%'u"]),
        ("%(name)s aaya", ["%(name)s"]), ("%name% aaya", ["%name%"]), ("file%02d", ["%02d"]), ("%sके", ["%s"]), ("%dka", ["%dka"]),
        ("{name} aaya", ["{name}"]), ("{{ user name }}", ["{{ user name }}"]), ("{% if naya %}", ["{% if naya %}"]),
        ("${count} log", ["{count}"]),
        ("#{name}", ["{name}"]), ("{0, number} log", ["{0, number}"]),
        ("{n, plural, one {ek din} other {{n} din}}", ["{n, plural, one {", "} other {", "{n}", "}}"]),
        ("<b>naya</b>", ["<b>", "</b>"]), ("<a href=\"x > y\">", ["<a href=\"x > y\">"]), ("<br/>", ["<br/>"]),
        ("<!-- naya -->ghar", ["<!-- naya -->"]),
        ("<?xml a?>", ["<?xml a?>"]), ("a&nbsp;b &#39; &#x27;", ["&nbsp;", "&#39;", "&#x27;"]),
        ("naya\\nline\\tके", ["\\n", "\\t"]), ("\\u0928aya", ["\\u0928"]), ("$name $HOME/bin", ["$name", "$HOME/bin"]),
        ("user_name __init__", ["user_name", "__init__"]),
        ("C:\\Users\\Rahul me", ["C:\\Users\\Rahul"]), ("/home/rahul/docs me", ["/home/rahul/docs"]), ("(~/docs)", ["~/docs"]),
        ("./a/b.", ["./a/b"]),
        ("\\\\server\\share", ["\\\\server\\share"]), ("docs/naya.txt, dekho", ["docs/naya.txt"]), ("t.me/channel pe", ["t.me/channel"]),
        ("rahul@okaxis pe", ["rahul@okaxis"]), ("RT @a", ["RT"]), ("haan :smile: :p", [":smile:", ":p"]),
    ])
    func finds(text: String, wanted: [String]) { #expect(found(text) == wanted) }

    /// What people write for themselves.
    @Test(arguments: [
        "", "yeh accha hai", "10% off", "50%discount", "20 %discount", "100% sach, 5 % kam", "$5 ka coupon", "US$ 5", "pyar <3 hai",
        "3 < 5", "a <b and c> d", "haan/na", "a/b", "Hindi/English",
        "ladka/ladki/baccha", "24/7", "km/h", "w/o", "B.A./M.A.", "haan /na", "Ram & Shyam", "AT&T; naya", "Q&A", "_bahut_ accha",
        "naam :Rahul", "10:30 :", "@rahul aao", "5@2", "RT aaya",
        "(naya)", "{ naya ghar }", "{नया}", "a \\ b", "<नया>", "<Media omitted>", "{", "}", "<", "%", "$", "&", "\\", "_", "/", "@", ":",
        "{{", "</", "<!--", "%(", "{a, {b",
    ])
    func leaves(text: String) { #expect(found(text) == []) }

    /// Any bytes: spans in order, disjoint, within.
    @Test func keepsBounds() {
        var random = SeededNumbers(state: 7)
        let pieces = [
            "%", "{", "}", "<", ">", "/", "\\", "&", ";", "$", "_", "@", ":", "RT ", "a", "b1", " ", "=", "\"", ",", "न", ".", "(", ")",
            "-", "!",
        ]
        for _ in 0..<2_000 {
            let text = (0..<Int(random.next() % 24)).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
            let bytes = Array(text.utf8)
            let spans = bytes.withUnsafeBufferPointer { ProtectedSpanScanner.spans(in: $0) }
            var last = 0
            for span in spans {
                #expect(span.start >= last && span.start < span.end && span.end <= bytes.count, "\(text)")
                last = span.end
            }
        }
    }
}

/// A linear congruential generator with a seed (Knuth 1997, The Art of Computer Programming 2, 3.3.4: MMIX).
private struct SeededNumbers {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33
    }
}
