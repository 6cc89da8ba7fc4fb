// swift-tools-version: 6.2

import PackageDescription

/// Every Swift target is built alike: strict concurrency (language mode 6), strict memory safety, no warnings.
let swiftSettings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

/// The shims are C++17 or C11 with the usual warnings as errors; DCMTK's own headers are exempt (system headers).
let cxxSettings: [CXXSetting] = [
    .treatAllWarnings(as: .error)
]

/// A room of the house: a library target whose folder in `Sources/` bears its name.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: swiftSettings)
}

/// The tests of a room: a target whose folder in `Tests/` bears its name.
/// - Parameter exclude: files in it that are not Swift's, such as clients in other languages.
func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(
        name: name, dependencies: dependencies + ["Support"], exclude: exclude, swiftSettings: swiftSettings)
}

/// A C library that is installed with a pkg-config file, behind one C header of ours.
func shim(_ name: String, pkgConfig: String, package: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

let http = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nioHTTPTypesHTTP1 = Target.Dependency.product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras")
let nioHTTPCompression = Target.Dependency.product(name: "NIOHTTPCompression", package: "swift-nio-extras")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let nioHTTP2 = Target.Dependency.product(name: "NIOHTTP2", package: "swift-nio-http2")
let http2 = Target.Dependency.product(name: "HummingbirdHTTP2", package: "hummingbird")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let nioTLS = Target.Dependency.product(name: "NIOTLS", package: "swift-nio")
let swiftASN1 = Target.Dependency.product(name: "SwiftASN1", package: "swift-asn1")
let x509 = Target.Dependency.product(name: "X509", package: "swift-certificates")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let jwt = Target.Dependency.product(name: "JWTKit", package: "jwt-kit")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "lightbox",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "lightbox", targets: ["lightbox"]),
        .library(name: "DICOMwebClient", targets: ["DICOMwebClient"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: []),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-http2", from: "1.46.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Foreign code, each library behind one C header.
        .target(
            name: "CDCMTK",
            cxxSettings: cxxSettings,
            linkerSettings: ["dcmjpls", "dcmjpeg", "dcmimgle", "dcmdata", "oflog", "ofstd"].map { .linkedLibrary($0) }
        ),
        .target(
            name: "CDIMSE", cxxSettings: cxxSettings,
            linkerSettings: ["dcmnet", "dcmdata", "oflog", "ofstd"].map { .linkedLibrary($0) }),
        .target(name: "COpenJPEG", dependencies: ["COpenJPEGLibrary"]),
        shim("COpenJPEGLibrary", pkgConfig: "libopenjp2", package: "libopenjp2-7-dev"),
        .target(name: "COpenJPH", cxxSettings: cxxSettings, linkerSettings: [.linkedLibrary("openjph")]),
        .target(name: "CJPEG", linkerSettings: [.linkedLibrary("jpeg")]),
        .target(name: "CPNG", dependencies: ["CPNGLibrary"]),
        shim("CPNGLibrary", pkgConfig: "libpng", package: "libpng-dev"),
        .target(name: "CPango", dependencies: ["CPangoLibrary"]),
        shim("CPangoLibrary", pkgConfig: "pangocairo", package: "libpango1.0-dev"),
        .target(name: "CLCMS", dependencies: ["CLCMSLibrary"]),
        shim("CLCMSLibrary", pkgConfig: "lcms2", package: "liblcms2-dev"),
        .target(name: "CGIF", linkerSettings: [.linkedLibrary("gif")]),
        .target(name: "CChafa", dependencies: ["CChafaLibrary"]),
        shim("CChafaLibrary", pkgConfig: "chafa", package: "libchafa-dev"),
        .target(name: "CTerminal"),
        .target(name: "CDeflate", linkerSettings: [.linkedLibrary("z"), .linkedLibrary("deflate")]),
        .target(name: "CArchive", dependencies: ["CArchiveLibrary"]),
        shim("CArchiveLibrary", pkgConfig: "libarchive", package: "libarchive-dev"),
        .target(name: "CLinux"),
        .target(name: "CQRCode", dependencies: ["CQRCodeLibrary"]),
        shim("CQRCodeLibrary", pkgConfig: "libqrencode", package: "libqrencode-dev"),

        // The standard: values and pure functions, then files and pixels.
        room("DICOMCore"),
        room("DICOMMetadata", ["DICOMCore"]),
        room("DICOMParsing", ["DICOMCore", "CDCMTK"]),
        room(
            "DICOMPixels",
            [
                "DICOMCore", "CDCMTK", "CDeflate", "COpenJPEG", "COpenJPH", "CGIF", "CJPEG", "CLCMS", "CPNG", "CPango",
            ]),
        room("DICOMRendering", ["DICOMCore"]),
        room("DICOMReports", ["DICOMCore"]),
        room("DICOMQuery", ["DICOMCore"]),
        room("DICOMweb", ["DICOMCore", "DICOMQuery", http]),
        room(
            "DICOMwebClient",
            [
                "DICOMCore", "DICOMweb", asyncHTTPClient, http, nioCore, nioHTTP1, nioHTTPCompression, nioPosix,
                systemPackage,
            ]),

        // Resources behind protocols.
        room("LightboxWork", [nioPosix]),
        room("LightboxCompression", ["CDeflate"]),
        room("LightboxIndex", ["DICOMCore", "DICOMQuery", "LightboxCompression"]),
        room(
            "LightboxIndexSQLite",
            [
                "DICOMCore", "DICOMMetadata", "DICOMQuery", "LightboxCompression", "LightboxIndex", systemPackage,
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        room("LightboxStore", ["CLinux", crypto, nioCore, systemPackage]),

        // Services: values in, values and streams out.
        room(
            "LightboxIngest",
            [
                "CArchive", "CLinux", "DICOMCore", "DICOMMetadata", "DICOMParsing", "LightboxCompression",
                "LightboxIndex", "LightboxStore",
                "LightboxWork", nioCore, systemPackage,
            ]),
        room("LightboxSearch", ["DICOMCore", "DICOMMetadata", "DICOMQuery", "LightboxIndex"]),
        room(
            "LightboxRetrieve",
            [
                "DICOMCore", "DICOMMetadata", "DICOMParsing", "DICOMPixels", "DICOMRendering", "DICOMReports",
                "DICOMweb",
                "LightboxCompression", "LightboxIndex", "LightboxStore", "LightboxWork", crypto, nioCore, systemPackage,
            ]),

        // Decoding in processes of its own.
        room("LightboxDecoding", ["CLinux", "DICOMCore", "DICOMPixels", systemPackage]),

        // What happened: events and messages as values, then their journal and its receivers.
        room("LightboxAudit"),
        room(
            "LightboxAuditTrail",
            [
                "LightboxAudit", "LightboxStore", "LightboxWork", asyncHTTPClient, logging, nioCore, nioHTTP1,
                nioPosix, nioSSL, systemPackage,
            ]),

        // Who may see what.
        room("LightboxAccess", ["DICOMCore", "LightboxIndex", crypto, jwt]),
        room("LightboxIssuer", ["LightboxAccess", crypto, jwt]),

        // The desk of the track: what participants have shown.
        room("LightboxDesk", ["DICOMCore", "DICOMweb", http]),

        // Links from the records of other tracks: FHIR R4.
        room("LightboxFHIR", ["DICOMCore", crypto]),

        // The pages for people: their files become part of the program.
        .target(
            name: "LightboxPages", dependencies: ["CQRCode", "DICOMCore", "DICOMQuery", "DICOMweb"],
            resources: [.embedInCode("Assets")],
            swiftSettings: swiftSettings),

        // Edges: HTTP, settings, the command line.
        room(
            "LightboxGateway",
            [
                "DICOMCore", "DICOMMetadata", "DICOMParsing", "DICOMQuery", "DICOMweb", "LightboxAccess",
                "LightboxAudit", "LightboxDesk",
                "LightboxFHIR",
                "LightboxIndex", "LightboxIngest", "LightboxIssuer", "LightboxPages", "LightboxRetrieve",
                "LightboxSearch", "LightboxStore", "LightboxTransport",
                "LightboxWork", crypto, hummingbird, http, lifecycle, logging, nioCore, nioHTTP1, nioHTTPTypes,
                nioHTTPTypesHTTP1,
            ]),
        room(
            "LightboxTransport", [hummingbirdCore, http2, logging, nioCore, nioHTTP2, nioSSL, nioTLS, swiftASN1, x509]),
        room("LightboxDIMSE", ["CDIMSE", logging, systemPackage]),
        room(
            "LightboxViewer",
            [
                "CChafa", "CJPEG", "CPNG", "CTerminal", "DICOMCore", "DICOMRendering", "DICOMReports", "DICOMweb",
                "DICOMwebClient",
            ]),
        room(
            "LightboxSettings",
            [
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Yams", package: "Yams"),
            ]),
        room(
            "LightboxCommands",
            [
                "CLinux", "DICOMCore", "DICOMMetadata", "DICOMParsing", "DICOMQuery", "DICOMweb", "DICOMwebClient",
                "LightboxAccess", "LightboxAudit", "LightboxAuditTrail", "LightboxDIMSE", "LightboxDecoding",
                "LightboxDesk", "LightboxFHIR", "LightboxGateway", "LightboxIndex", "LightboxIndexSQLite",
                "LightboxIngest", "LightboxIssuer", "LightboxRetrieve", "LightboxSearch", "LightboxSettings",
                "LightboxStore", "LightboxTransport", "LightboxViewer", "LightboxWork",
                "DICOMPixels", argumentParser, asyncHTTPClient, hummingbird, hummingbirdCore, lifecycle, logging,
                nioCore, nioHTTP1, systemPackage,
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]),
        .executableTarget(name: "lightbox", dependencies: ["LightboxCommands"], swiftSettings: swiftSettings),
        .executableTarget(
            name: "make-sample-studies",
            dependencies: ["DICOMCore", "DICOMPixels", crypto, argumentParser],
            swiftSettings: swiftSettings),

        // Tests and benchmarks.
        .executableTarget(
            name: "search-benchmark",
            dependencies: [
                "DICOMCore", "DICOMQuery", "DICOMweb", "LightboxCompression", "LightboxIndex", "LightboxIndexSQLite",
                "LightboxSearch", "Support", argumentParser,
            ], path: "Tests/Benchmarks/SearchBenchmark", swiftSettings: swiftSettings),
        .target(
            name: "Support",
            dependencies: [
                "DICOMCore", "DICOMQuery", "LightboxIndex", crypto, nioCore, nioPosix, swiftASN1, systemPackage, x509,
            ], path: "Tests/Support",
            swiftSettings: swiftSettings),
        tests("DICOMCoreTests", ["DICOMCore"]),
        tests("DICOMMetadataTests", ["DICOMMetadata", "DICOMCore"]),
        tests("DICOMParsingTests", ["DICOMParsing", "DICOMCore"]),
        tests("DICOMPixelsTests", ["DICOMPixels", "DICOMParsing", "DICOMCore", crypto]),
        tests("DICOMRenderingTests", ["DICOMCore", "DICOMParsing", "DICOMPixels", "DICOMRendering"]),
        tests("DICOMReportsTests", ["DICOMCore", "DICOMParsing", "DICOMReports"]),
        tests("DICOMQueryTests", ["DICOMQuery", "DICOMCore"]),
        tests("DICOMwebTests", ["DICOMweb", "DICOMQuery", "DICOMCore", http]),
        tests(
            "DICOMwebClientTests",
            ["lightbox", "DICOMwebClient", "DICOMweb", "DICOMCore", asyncHTTPClient, http, nioCore, nioPosix]),
        // Another package's view of the module: nothing but what is public.
        .testTarget(
            name: "DICOMwebLibraryTests", dependencies: ["DICOMwebClient"], packageAccess: false,
            swiftSettings: swiftSettings),
        tests(
            "LightboxViewerTests", ["lightbox", "LightboxViewer", "DICOMCore", "DICOMweb", "DICOMwebClient"],
            exclude: ["Screens"]),
        tests("LightboxDIMSETests", ["LightboxDIMSE", logging, systemPackage]),
        tests("LightboxWorkTests", ["LightboxWork"]),
        tests("LightboxCompressionTests", ["LightboxCompression"]),
        tests(
            "LightboxIndexSQLiteTests",
            [
                "DICOMCore", "DICOMMetadata", "DICOMQuery", "LightboxCompression", "LightboxIndex",
                "LightboxIndexSQLite",
                "LightboxSearch", .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        tests("LightboxStoreTests", ["LightboxStore", nioCore, systemPackage]),
        tests(
            "LightboxIngestTests",
            [
                "DICOMCore", "LightboxIngest", "LightboxIndex", "LightboxIndexSQLite", "LightboxStore", "LightboxWork",
                nioCore, systemPackage,
            ]),
        tests("LightboxDeskTests", ["LightboxDesk", "DICOMweb"]),
        tests("LightboxFHIRTests", ["DICOMCore", "DICOMParsing", "LightboxFHIR"]),
        tests("LightboxPagesTests", ["LightboxPages"]),
        tests("LightboxAuditTests", ["LightboxAudit"]),
        tests(
            "LightboxAuditTrailTests",
            [
                "LightboxAudit", "LightboxAuditTrail", "LightboxWork", crypto, logging, nioCore, nioPosix, nioSSL,
                systemPackage,
            ]),
        tests("LightboxDecodingTests", ["lightbox", "LightboxDecoding", "DICOMCore", "DICOMPixels"]),
        tests("LightboxAccessTests", ["LightboxAccess", "LightboxIndex", "DICOMCore", crypto, jwt]),
        tests("LightboxSearchTests", ["LightboxSearch", "LightboxIndex", "DICOMQuery", "DICOMCore"]),
        tests(
            "LightboxRetrieveTests",
            [
                "LightboxRetrieve", "DICOMCore", "DICOMParsing", "DICOMPixels", "DICOMQuery", "DICOMweb",
                "LightboxIndex",
                "LightboxStore", "LightboxWork", nioCore, systemPackage,
            ]),
        tests(
            "LightboxGatewayTests",
            [
                "DICOMCore", "DICOMPixels", "LightboxAccess", "LightboxAudit", "LightboxDesk", "LightboxFHIR",
                "LightboxGateway", "LightboxIndexSQLite", "LightboxIngest", "LightboxIssuer",
                "LightboxRetrieve", "LightboxSearch", "LightboxStore", "LightboxWork", crypto, hummingbird, http,
                logging, nioCore, nioHTTP1, nioHTTPTypes, nioHTTPTypesHTTP1, systemPackage,
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ]),
        tests(
            "LightboxTransportTests",
            [
                "LightboxTransport", nioCore, nioHTTP2, nioSSL, systemPackage, x509,
                .product(name: "NIOEmbedded", package: "swift-nio"),
            ]),
        tests(
            "LightboxIssuerTests",
            [
                "LightboxIssuer", "LightboxAccess", "LightboxIndex", crypto, jwt,
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ]),
        tests("LightboxSettingsTests", ["LightboxSettings", systemPackage]),
        tests("SampleStudiesTests", ["make-sample-studies", "DICOMCore", "DICOMParsing", "DICOMPixels"]),
        tests(
            "EndToEndTests",
            [
                "lightbox", crypto, systemPackage, .product(name: "AsyncHTTPClient", package: "async-http-client"),
                nioCore, nioSSL, .product(name: "GRDB", package: "GRDB.swift"),
            ],
            exclude: ["Clients", "Golden"]),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c11,
    cxxLanguageStandard: .cxx17
)
