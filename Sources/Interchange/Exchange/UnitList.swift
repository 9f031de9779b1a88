package import BitextModel

/// Units at hand, read like those of a file.
package struct UnitList: ExchangeReader {
    package let header: ExchangeHeader
    private let units: [ExchangeUnit]
    private var diagnostics: [Diagnostic]
    private var number = 0

    package init(header: ExchangeHeader, units: [ExchangeUnit], diagnostics: [Diagnostic] = []) {
        self.header = header
        self.units = units
        self.diagnostics = diagnostics
    }

    package var place: FilePlace? { nil }

    package mutating func next() throws -> ExchangeUnit? {
        guard number < units.count else { return nil }
        defer { number += 1 }
        return units[number]
    }

    package mutating func takeDiagnostics() -> [Diagnostic] {
        defer { diagnostics = [] }
        return diagnostics
    }
}
