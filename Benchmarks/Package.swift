// swift-tools-version: 6.2
import PackageDescription

// A package of its own: building Dubash never builds this.
let package = Package(
    name: "dubash-benchmarks",
    dependencies: [.package(name: "dubash", path: "..")],
    targets: [
        .executableTarget(name: "DubashBenchmarks", dependencies: [.product(name: "Dubash", package: "dubash")]),
        .executableTarget(name: "NameIndexBenchmark", dependencies: [.product(name: "Dubash", package: "dubash")]),
        .executableTarget(name: "TaggerBenchmark", dependencies: [.product(name: "Dubash", package: "dubash")]),
    ],
    swiftLanguageModes: [.v6]
)
