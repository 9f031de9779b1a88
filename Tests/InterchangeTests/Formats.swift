import BitextModel

@testable import Interchange

/// A format as tests need it: a sound file, and how it is read to its end.
struct FormatCase: Sendable, CustomStringConvertible {
    var name: String
    var sample: String
    var isXML = false
    var read: @Sendable ([UInt8]) throws -> [String]

    var description: String { name }

    /// All units of a reader, as lines of source and first target.
    static func units(_ reader: inout some ExchangeReader) throws -> [String] {
        var result: [String] = []
        while let unit = try reader.next() { result.append("\(unit.source.text)|\(unit.targets.first?.text ?? "-")") }
        return result
    }

    static func concepts<Reader: TermReader & ~Copyable>(_ reader: inout Reader) throws -> [String] {
        var result: [String] = []
        while let concept = try reader.next() {
            result.append(concept.sections.map { $0.terms.map(\.text).joined(separator: ",") }.joined(separator: "|"))
        }
        return result
    }

    private static func units<Reader: ExchangeReader & ~Copyable>(taking reader: consuming Reader) throws -> [String] {
        var result: [String] = []
        while let unit = try reader.next() { result.append("\(unit.source.text)|\(unit.targets.first?.text ?? "-")") }
        return result
    }

    static let all: [FormatCase] = [
        FormatCase(
            name: "markdown", sample: "# a\n\nLanguages: `hi` → `en`\n\n**1** क  \nk\n\n**2** **ख** ⟨Kh⟩  \n*kh*  \nkh\n\n## Names\n",
            read: { try units(taking: MarkdownReader(file: "f", source: .hindi, target: .english, source: source($0))) }),
        FormatCase(
            name: "markdown table", sample: "| hi | en |\n|---|---|\n| क | k |\n| ख | kh |\n",
            read: { try units(taking: MarkdownReader(file: "f", source: .hindi, target: .english, source: source($0))) }),
        FormatCase(
            name: "html",
            sample: """
                <!DOCTYPE html><meta charset="utf-8"><meta name="generator" content="Dubash"><title>a</title>
                <section class="unit" aria-label="1"><div class="source"><p lang="hi">क</p></div>
                <div class="target"><p lang="en">k</p></div></section>
                <section class="unit" aria-label="2"><div class="source"><p lang="hi">ख</p></div>
                <div class="target"><p lang="en">kh</p></div></section>
                <h2 id="names">Names</h2>

                """, read: { try units(taking: HTMLReader(file: "f", source: .hindi, target: .english, source: source($0))) }),
        FormatCase(
            name: "html table",
            sample: "<table>\n<tr><th>hi<th>en\n<tr><td>क<td>k\n<tr><td>ख</td><td>kh</td></tr>\n</table>\n",
            read: { try units(taking: HTMLReader(file: "f", source: .hindi, target: .english, source: source($0))) }),
        FormatCase(
            name: "pharaoh with texts", sample: "0-0\n0?0\n",
            read: {
                func text(_ text: String, _ name: String) -> TextLineReader { TextLineReader(file: name, source: source(text)) }
                return try units(
                    taking: PharaohReader(
                        links: TextLineReader(file: "f", source: source($0)), source: text("क\nख\n", "a"), target: text("k\nkh\n", "b"),
                        languages: (.hindi, .english)))
            }),
        FormatCase(
            name: "conllu",
            sample:
                "# text = क\n# text_en = k\n1\tक\t_\t_\t_\t_\t_\t_\t_\t_\n\n# text = ख\n# text_en = kh\n1\tख\t_\t_\t_\t_\t_\t_\t_\t_\n\n",
            read: {
                var reader = CoNLLUReader(file: "f", source: .hindi, target: .english, bytes: source($0))
                return try units(&reader)
            }),
        FormatCase(
            name: "tmx",
            sample: """
                <?xml version="1.0" encoding="UTF-8"?>
                <tmx version="1.4"><header srclang="hi"/><body>
                <tu tuid="1"><tuv xml:lang="hi"><seg>क</seg></tuv><tuv xml:lang="en"><seg>k</seg></tuv></tu>
                <tu tuid="2"><tuv xml:lang="hi"><seg>ख</seg></tuv><tuv xml:lang="en"><seg>kh</seg></tuv></tu>
                </body></tmx>

                """, isXML: true, read: { try units(taking: TMXReader(file: "f", source: source($0))) }),
        FormatCase(
            name: "xliff 1.2",
            sample: """
                <?xml version="1.0" encoding="UTF-8"?>
                <xliff version="1.2"><file source-language="hi" target-language="en" original="a" datatype="plaintext"><body>
                <trans-unit id="1"><source>क</source><target>k</target></trans-unit>
                <trans-unit id="2"><source>ख</source><target>kh</target></trans-unit>
                </body></file></xliff>

                """, isXML: true, read: { try units(taking: XLIFFReader(file: "f", source: source($0))) }),
        FormatCase(
            name: "xliff 2.1",
            sample: """
                <?xml version="1.0" encoding="UTF-8"?>
                <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="hi" trgLang="en"><file id="f">
                <unit id="1"><segment><source>क</source><target>k</target></segment></unit>
                <unit id="2"><segment><source>ख</source><target>kh</target></segment></unit>
                </file></xliff>

                """, isXML: true, read: { try units(taking: XLIFFReader(file: "f", source: source($0))) }),
        FormatCase(
            name: "tbx 3",
            sample: """
                <?xml version="1.0" encoding="UTF-8"?>
                <tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><tbxHeader/><text><body>
                <conceptEntry id="c1"><langSec xml:lang="hi"><termSec><term>क</term></termSec></langSec><langSec xml:lang="en"><termSec><term>k</term></termSec></langSec></conceptEntry>
                <conceptEntry id="c2"><langSec xml:lang="hi"><termSec><term>ख</term></termSec></langSec><langSec xml:lang="en"><termSec><term>kh</term></termSec></langSec></conceptEntry>
                </body></text></tbx>

                """, isXML: true,
            read: {
                var reader = try TBXReader(file: "f", source: source($0))
                return try concepts(&reader)
            }),
        FormatCase(
            name: "tbx 2",
            sample: """
                <?xml version="1.0" encoding="UTF-8"?>
                <martif type="TBX" xml:lang="en"><text><body>
                <termEntry id="c1"><langSet xml:lang="hi"><tig><term>क</term></tig></langSet><langSet xml:lang="en"><tig><term>k</term></tig></langSet></termEntry>
                <termEntry id="c2"><langSet xml:lang="hi"><tig><term>ख</term></tig></langSet><langSet xml:lang="en"><tig><term>kh</term></tig></langSet></termEntry>
                </body></text></martif>

                """, isXML: true,
            read: {
                var reader = try TBXReader(file: "f", source: source($0))
                return try concepts(&reader)
            }),
        FormatCase(
            name: "tsv", sample: "क\tk\nख\tkh\n",
            read: { try units(taking: PairReader(file: "f", source: .hindi, target: .english, source: source($0))) }),
        FormatCase(
            name: "csv", sample: "क,\"k\"\nख,kh\n",
            read: { try units(taking: CSVPairReader(file: "f", source: .hindi, target: .english, source: source($0))) }),
        FormatCase(
            name: "jsonl", sample: "{\"source\":\"क\",\"target\":\"k\"}\n{\"source\":\"ख\",\"target\":\"kh\"}\n",
            read: { try units(taking: ExchangeJSONReader(file: "f", source: .hindi, target: .english, source: source($0))) }),
        FormatCase(
            name: "moses", sample: "क\nख\n",
            read: {
                try units(
                    taking: MosesReader(
                        files: ("f", "g"), languages: (.hindi, .english), source: source($0), target: source("k\nkh\n")))
            }),
        FormatCase(
            name: "po", sample: "msgid \"\"\nmsgstr \"Language: en\\n\"\n\nmsgid \"क\"\nmsgstr \"k\"\n\nmsgid \"ख\"\nmsgstr \"kh\"\n",
            read: { try units(taking: POReader(file: "f", source: .hindi, target: .english, source: source($0))) }),
        FormatCase(
            name: "srt", sample: "1\n00:00:01,000 --> 00:00:02,000\nक\n\n2\n00:00:03,000 --> 00:00:04,000\nख\n",
            read: { try units(taking: SubtitleReader(file: "f", form: .srt, language: .hindi, source: source($0))) }),
        FormatCase(
            name: "vtt", sample: "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nक\n\n00:03.000 --> 00:04.000\nख\n",
            read: { try units(taking: SubtitleReader(file: "f", form: .vtt, language: .hindi, source: source($0))) }),
        FormatCase(
            name: "utx", sample: "#UTX 1.11; hi/en; 2026-01-01\r\n#src\ttgt\tsrc:pos\r\nक\tk\tnoun\r\nख\tkh\tnoun\r\n",
            read: {
                var reader = try UTXReader(file: "f", source: source($0))
                return try concepts(&reader)
            }),
        FormatCase(
            name: "dictd", sample: "क\tA\tN\nख\tN\tO\n",
            read: {
                var reader = DictdReader(
                    index: TextLineReader(file: "f", source: source($0)),
                    articles: RandomBytes(file: "d", Array("क <n>\n1. k\nख <n>\n1. kh\n".utf8)),
                    languages: LanguageTagPair(.hindi, .english))
                return try concepts(&reader)
            }),
        FormatCase(
            name: "stardict", sample: "StarDict's dict ifo file\nversion=2.4.2\nwordcount=2\nsametypesequence=m\n",
            read: {
                var reader = try StarDictReader(
                    information: StarDictInformation(TextLineReader(file: "f", source: source($0))),
                    index: starDictIndex, indexFile: "i", synonyms: [], synonymFile: "s",
                    articles: RandomBytes(file: "d", Array("kkh".utf8)),
                    languages: LanguageTagPair(.hindi, .english))
                return try concepts(&reader)
            }),
        FormatCase(
            name: "ladder", sample: "0\t0\t0.9\n1\t1\t0.8\n2\t2\t0\n",
            read: {
                try units(
                    taking: LadderReader(
                        ladder: TextLineReader(file: "f", source: source($0)), source: TextLineReader(file: "a", source: source("क\nख\n")),
                        target: TextLineReader(file: "b", source: source("k\nkh\n")), languages: (.hindi, .english)))
            }),
        FormatCase(
            name: "pharaoh", sample: "0-0\n0-0 1?2\n",
            read: {
                var lines = TextLineReader(file: "f", source: source($0))
                var result: [String] = []
                while let line = try lines.next() { result.append(PharaohLinks.line(try PharaohLinks.links(line, at: lines))) }
                return result
            }),
    ]

    static let starDictIndex: [UInt8] = Array("क".utf8) + [0, 0, 0, 0, 0, 0, 0, 0, 1] + Array("ख".utf8) + [0, 0, 0, 0, 1, 0, 0, 0, 2]
}
