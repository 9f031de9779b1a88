import Dubash
import Transliteration

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

// Usage: NameIndexBenchmark LIST QUERIES     one name a line each

/// The lines of a file; ends the program where it cannot be read.
func lines(of path: String) -> [[UInt8]] {
    guard let file = fopen(path, "rb") else {
        print("\(path): cannot be read")
        exit(66)
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return bytes.split(separator: 0x0A).map(Array.init)
}

func milliseconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) * 1000 + Double(duration.components.attoseconds) / 1e15
}

let arguments = CommandLine.arguments
guard arguments.count == 3 else {
    print("usage: NameIndexBenchmark LIST QUERIES")
    exit(64)
}
let (names, queries) = (lines(of: arguments[1]), lines(of: arguments[2]))
let clock = ContinuousClock()
var built: NameIndex?
let building = clock.measure {
    do {
        let matcher = try NameMatching.matcher(language: "hi", in: Toolkit.dictionaries())
        var builder = NameIndexBuilder(matcher: matcher)
        for name in names { try builder.add(name[...]) }
        built = builder.finish()
    } catch {
        print(error)
    }
}
guard let index = built else { exit(1) }
print("\(index.count) names: built in \(Int(milliseconds(building))) ms, \(index.memory / 1_000_000) MB")
var times: [Double] = []
var found = 0
for query in queries {
    let name = String(decoding: query, as: UTF8.self)
    times.append(milliseconds(clock.measure { if !index.matches(of: name, limit: 5).isEmpty { found += 1 } }))
}
times.sort()
guard !times.isEmpty else { exit(0) }
func quantile(_ share: Double, of times: [Double]) -> Double { times[min(times.count - 1, Int(share * Double(times.count)))] }
func hundredths(_ value: Double) -> Double { (value * 100).rounded() / 100 }
print(
    "\(times.count) queries, \(found) with matches: ms each: median \(hundredths(quantile(0.5, of: times))), 90 % \(hundredths(quantile(0.9, of: times))), "
        + "99 % \(hundredths(quantile(0.99, of: times))), slowest \(hundredths(times[times.count - 1]))")
