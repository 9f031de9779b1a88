// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "dubash",
    products: [
        .library(name: "Dubash", targets: ["Dubash"]),
        .executable(name: "dubash", targets: ["DubashCLI"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        .systemLibrary(name: "CSystemICU", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
        .target(name: "CICU", dependencies: ["CSystemICU"]),
        .systemLibrary(name: "CSystemZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "CZlib", dependencies: ["CSystemZlib"]),
        .target(name: "ICU", dependencies: ["CICU"], swiftSettings: settings),
        .target(name: "CKernels"),
        .systemLibrary(name: "CSystemLibXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .target(name: "CLibXML", dependencies: ["CSystemLibXML"]),
        .target(name: "BitextModel", swiftSettings: settings),
        .target(name: "TextAnalysis", dependencies: ["BitextModel", "ICU"], swiftSettings: settings),
        .target(name: "Transliteration", dependencies: ["BitextModel", "CKernels", "ICU"], swiftSettings: settings),
        .target(
            name: "Terminology",
            dependencies: ["BitextModel", "CKernels", "TextAnalysis", "Transliteration", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: settings),
        .target(name: "BitextAlignment", dependencies: ["BitextModel"], swiftSettings: settings),
        .target(name: "Interchange", dependencies: ["BitextModel", "CLibXML", "CZlib"], swiftSettings: settings),
        .target(
            name: "Dictionaries", path: "dictionaries",
            exclude: ["alignment", "entities", "glossaries", "languages", "lexicon", "normalization", "rules", "translit", "SOURCES.tsv"],
            swiftSettings: settings),
        .target(
            name: "Dubash",
            dependencies: [
                "BitextModel", "ICU", "TextAnalysis", "Transliteration", "Terminology", "BitextAlignment", "Interchange",
                "Dictionaries",
            ], swiftSettings: settings),
        .executableTarget(
            name: "DubashCLI",
            dependencies: [
                "Dubash", "BitextAlignment", "BitextModel", "Dictionaries", "ICU", "Interchange", "TextAnalysis", "Terminology",
                "Transliteration",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        .testTarget(name: "ICUTests", dependencies: ["ICU"], swiftSettings: settings),
        .testTarget(name: "BitextModelTests", dependencies: ["BitextModel"], swiftSettings: settings),
        .testTarget(
            name: "TextAnalysisTests", dependencies: ["TextAnalysis", "BitextModel", "ICU", "Dictionaries"], swiftSettings: settings),
        .testTarget(name: "CommandTests", dependencies: ["DubashCLI"], exclude: ["cases"], swiftSettings: settings),
        .testTarget(name: "BitextAlignmentTests", dependencies: ["BitextAlignment", "BitextModel"], swiftSettings: settings),
        .testTarget(name: "InterchangeTests", dependencies: ["Interchange", "BitextModel"], swiftSettings: settings),
        .testTarget(
            name: "ConformanceTests", dependencies: ["BitextModel", "Dictionaries", "Dubash", "ICU", "TextAnalysis"], exclude: ["Tables"],
            swiftSettings: settings),
        .testTarget(name: "TerminologyTests", dependencies: ["Terminology", "BitextModel"], swiftSettings: settings),
        .testTarget(
            name: "DubashTests",
            dependencies: [
                "Dubash", "BitextAlignment", "BitextModel", "Dictionaries", "Interchange", "Terminology", "TextAnalysis", "Transliteration",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "TransliterationTests",
            dependencies: ["Transliteration", "BitextModel", "CKernels", "Dictionaries", "Dubash", "ICU"], exclude: ["Tables"],
            swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
