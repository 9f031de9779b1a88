internal import ICU

/// The steps nfc, nukta-composed and compatibility.
extension NormalizationTables {
    /// ICU's normalization, edit by edit.
    func editUnicodeForm(_ scalars: [UInt32], _ normalizer: Normalizer, into buffer: inout EditBuffer) throws(ICUError) {
        let bytes = utf8Bytes(of: scalars[...])
        var failure: ICUError?
        var result: (bytes: [UInt8], edits: [NormalizationEdit]) = ([], [])
        bytes.withUnsafeBufferPointer { bytes in
            do throws(ICUError) {
                if try !normalizer.isNormalized(bytes) { result = try normalizer.normalize(bytes) }
            } catch { failure = error }
        }
        if let failure { throw failure }
        var index = 0
        var offset = 0
        for edit in result.edits {
            while offset < edit.sourceStart, index < scalars.count {
                offset += utf8Length(scalars[index])
                index += 1
            }
            let start = index
            while offset < edit.sourceStart + edit.sourceLength, index < scalars.count {
                offset += utf8Length(scalars[index])
                index += 1
            }
            let destination = edit.destinationStart..<(edit.destinationStart + edit.destinationLength)
            buffer.replace(start, index, with: String(decoding: result.bytes[destination], as: UTF8.self).unicodeScalars.lazy.map(\.value))
        }
    }

    /// Base and nukta become one code point.
    func editNuktaComposed(_ scalars: [UInt32], into buffer: inout EditBuffer) {
        var index = 0
        while index + 1 < scalars.count {
            if roles[scalars[index + 1]].contains(.nukta), let composite = nuktaComposites[[scalars[index], scalars[index + 1]]] {
                buffer.replace(index, index + 2, with: CollectionOfOne(composite))
                index += 1
            }
            index += 1
        }
    }

    /// The reverse, so that every other step meets one form.
    func editNuktaDecomposed(_ scalars: [UInt32], into buffer: inout EditBuffer) {
        for (index, scalar) in scalars.enumerated() {
            if let parts = nuktaDecomposites[scalar] { buffer.replace(index, index + 1, with: parts) }
        }
    }

    /// Forms of display, one by one.
    func editCompatibility(_ scalars: [UInt32], into buffer: inout EditBuffer) {
        for (index, scalar) in scalars.enumerated() where scalar >= 0xFB00 {
            if let parts = compatibility[scalar] { buffer.replace(index, index + 1, with: parts) }
        }
    }
}
