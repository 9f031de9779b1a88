internal import BitextModel
internal import ICU

/// Scripts of characters, remembered: asking ICU once per character costs a fifth of the tokenizer's speed.
///
/// Filled on demand, by pages of 128 characters of the Basic Multilingual Plane; beyond it ICU is asked each time.
struct ScriptLookup {
    private var pages: [[Script]?] = Array(repeating: nil, count: 512)

    mutating func script(of scalar: Unicode.Scalar) -> Script {
        guard scalar.value < 0x10000 else { return Self.ask(scalar) }
        let page = Int(scalar.value >> 7)
        if let known = pages[page] { return known[Int(scalar.value & 0x7F)] }
        let first = UInt32(page) << 7
        let scripts = (first..<first + 128).map { value in Unicode.Scalar(value).map(Self.ask) ?? .unknown }
        pages[page] = scripts
        return scripts[Int(scalar.value & 0x7F)]
    }

    /// The first script in `start..<end` that is not common or inherited; `.common` when there is none.
    mutating func script(of text: ByteText, _ start: Int, _ end: Int) -> Script {
        var offset = start
        while offset < end, let (scalar, next) = text.scalar(at: offset) {
            let script = script(of: scalar)
            if script != .common, script != .inherited, script != .unknown { return script }
            offset = next
        }
        return .common
    }

    private static func ask(_ scalar: Unicode.Scalar) -> Script { Script(CharacterProperties.script(of: scalar)) ?? .unknown }
}
