internal import Interchange

/// A line of JSON in and out: the object as it was, with the results added under `dubash`.
enum JSONLinesRecord {
    /// Writes the record for `line`; false when it failed, which the record then says. An empty line stays empty.
    static func write(
        _ line: ArraySlice<UInt8>, field: String, isFirst: Bool, to writer: inout JSONWriter,
        members: (ArraySlice<UInt8>, inout JSONWriter) throws -> Void
    ) throws -> Bool {
        var line = line
        if isFirst, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
        guard line.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else {
            writer.endLine()
            return true
        }
        let outcome = line.withUnsafeBufferPointer { bytes -> Result<JSONObjectScanner.Fields, JSONError> in
            do throws(JSONError) { return .success(try JSONObjectScanner.scan(bytes, field: field, result: "dubash")) } catch {
                return .failure(error)
            }
        }
        switch outcome {
        case .failure(let error):
            // What is no object cannot be written back as one with a key more: it is kept whole beside the error.
            writer.beginObject()
            writer.key("line")
            line.withUnsafeBufferPointer { writer.value(utf8: $0) }
            self.error("not JSON: \(error)", to: &writer)
            writer.endObject()
            writer.endLine()
            return false
        case .success(let fields):
            var kept = Array(line.prefix(fields.closing))
            if let removed = fields.removed { kept.removeSubrange(removed) }
            writer.openObject(kept, isEmpty: fields.isEmpty)
            let failed = fields.text == nil
            if let text = fields.text {
                writer.key("dubash")
                writer.beginObject()
                try members(Array(text.utf8)[...], &writer)
                writer.endObject()
            } else {
                error(fields.isOtherType ? "field \(field) is no string" : "no field \(field)", to: &writer)
            }
            writer.endObject()
            writer.endLine()
            return !failed
        }
    }

    private static func error(_ message: String, to writer: inout JSONWriter) {
        writer.key("dubash")
        writer.beginObject()
        writer.key("error")
        writer.value(message)
        writer.endObject()
    }
}
