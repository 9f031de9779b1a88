internal import Dictionaries
internal import ICU

/// TEMPORARY until the normalizer lands.
final class SharedNormalizers: Sendable {
    let nfc: Normalizer
    init(profile: LanguageProfile, dictionaries: Dictionaries) throws { nfc = try Normalizer(.nfc) }
    func searchKey(_ text: String) -> String {
        let folded = (try? nfc.normalize(text)) ?? text
        var out = String.UnicodeScalarView()
        let s = Array(folded.unicodeScalars)
        var i = 0
        while i < s.count {
            let v = s[i].value
            if v == 0x093C || v == 0x200C || v == 0x200D { i += 1; continue }
            if v == 0x0901 { out.append("\u{0902}"); i += 1; continue }
            if (v == 0x0928 || v == 0x092E || v == 0x0919 || v == 0x091E || v == 0x0923), i + 2 < s.count, s[i + 1].value == 0x094D {
                let n = s[i + 2].value
                let ok =
                    (v == 0x0928 && (0x0924...0x0927).contains(n)) || (v == 0x092E && (0x092A...0x092D).contains(n))
                    || (v == 0x0923 && (0x091F...0x0922).contains(n)) || (v == 0x0919 && (0x0915...0x0918).contains(n))
                    || (v == 0x091E && (0x091A...0x091D).contains(n))
                if ok { out.append("\u{0902}"); i += 2; continue }
            }
            if (0x0966...0x096F).contains(v) { out.append(Unicode.Scalar(v - 0x0966 + 0x30)!) } else { out.append(s[i]) }
            i += 1
        }
        return String(out).lowercased()
    }

    func standard(_ text: String) -> String { (try? nfc.normalize(text)) ?? text }
    func latinDigits(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for s in text.unicodeScalars { out.append((0x0966...0x096F).contains(s.value) ? Unicode.Scalar(s.value - 0x0966 + 0x30)! : s) }
        return String(out)
    }
    func standardWithLatinDigits(_ text: String) -> String { latinDigits(standard(text)) }
}
