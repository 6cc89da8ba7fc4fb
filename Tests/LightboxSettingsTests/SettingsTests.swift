import Foundation
import LightboxSettings
import Support
import SystemPackage
import Testing

@Suite("Settings")
struct SettingsTests {
    @Test("Nothing configured gives the defaults, loopback and read-only by design")
    func defaults() throws {
        let settings = try Settings.load(file: nil, environment: [:])
        #expect(settings == Settings())
        #expect(settings.server.host == "127.0.0.1")
    }

    @Test("Options override the environment, which overrides the file")
    func precedence() throws {
        try withFile("server:\n  port: 1111\n  host: 10.0.0.1\nlog:\n  level: debug\n") { file in
            let settings = try Settings.load(
                file: file, environment: ["LIGHTBOX_SERVER_PORT": "2222", "LIGHTBOX_SERVER_HOST": "10.0.0.2"],
                options: ["server.port": "3333"])
            #expect(settings.server.port == 3333)
            #expect(settings.server.host == "10.0.0.2")
            #expect(settings.log.level == "debug")
        }
    }

    @Test("LIGHTBOX_DATA and keys in camel case are read from the environment")
    func environmentNames() throws {
        let settings = try Settings.load(
            file: nil,
            environment: [
                "LIGHTBOX_DATA": "/srv/images", "LIGHTBOX_SERVER_ALLOW_REMOTE": "true",
                "LIGHTBOX_SEARCH_MAXIMUM_RESULTS": "17", "LIGHTBOX_SERVER_PUBLIC_URL": "https://images.example.org",
            ])
        #expect(settings.data == "/srv/images")
        #expect(settings.server.allowRemote)
        #expect(settings.search.maximumResults == 17)
        #expect(settings.server.publicURL == "https://images.example.org")
    }

    @Test("A wrong key names file, line and the key that was meant; every finding is reported at once")
    func unknownKey() throws {
        try withFile("server:\n  prot: 8080\nsearch:\n  maximumResults: many\ncolour: blue\n") { file in
            #expect(
                throws: SettingsError(findings: [
                    .unknownKey(path: file, line: 2, key: "server.prot", similar: "server.port"),
                    .unknownKey(path: file, line: 5, key: "colour", similar: nil),
                    .invalidValue(
                        source: "\(file):4", key: "search.maximumResults", allowed: "a whole number from 1 to 100000"),
                ])
            ) { try Settings.load(file: file, environment: [:]) }
        }
    }

    @Test(
        "A value that is not allowed is refused with what is",
        arguments: [
            ("server.port", "65536"), ("server.port", "http"), ("server.allowRemote", "yes"), ("log.level", "loud"),
            ("rendering.jpegQuality", "0"), ("server.publicURL", "images.example.org"), ("search.zeroResults", "205"),
            ("server.allowedOrigins", "viewer"), ("data", ""),
        ])
    func invalidValue(key: String, value: String) throws {
        let error = try #require(throws: SettingsError.self) {
            try Settings.load(file: nil, environment: [:], options: [key: value])
        }
        #expect(error.findings.count == 1)
        #expect(error.description.hasPrefix("command line: \(key) takes "))
    }

    @Test("A wrong value in the environment names its variable; a variable that is none of ours is refused")
    func environmentFindings() {
        #expect(
            throws: SettingsError(findings: [
                .unknownVariable(name: "LIGHTBOX_SERVER_PROT", similar: "LIGHTBOX_SERVER_PORT"),
                .invalidValue(
                    source: "LIGHTBOX_SERVER_SHUTDOWN_SECONDS", key: "server.shutdownSeconds",
                    allowed: "a whole number from 0 to 3600"),
            ])
        ) {
            try Settings.load(
                file: nil,
                environment: [
                    "LIGHTBOX_SERVER_PROT": "1", "LIGHTBOX_SERVER_SHUTDOWN_SECONDS": "soon", "LIGHT": "x", "PATH": "/",
                ])
        }
    }

    @Test(
        "A value of the wrong shape is refused with its line",
        arguments: [
            ("data: ~\n", "data has no value. Give it one, or put a # in front of it."),
            ("data:\n", "data has no value. Give it one, or put a # in front of it."),
            ("server: 5\n", "server is a section: its keys stand below it, indented."),
            ("server: [a]\n", "server is a section: its keys stand below it, indented."),
            ("log:\n  level: [info]\n", "log.level takes one value"),
            ("log:\n  level:\n    a: b\n", "log.level takes one value"),
            ("server:\n  allowedOrigins: [[a]]\n", "server.allowedOrigins takes a list of plain values."),
        ])
    func wrongShape(text: String, problem: String) throws {
        try withFile(text) { file in
            let error = try #require(throws: SettingsError.self) { try Settings.load(file: file, environment: [:]) }
            #expect(error.findings.count == 1)
            #expect(error.description.hasPrefix("\(file):"))
            #expect(error.description.contains(problem))
        }
    }

    @Test(
        "A file that is missing or no YAML is a finding, not a crash",
        arguments: [nil, "server: [", "- a\n- b", "a: *b"])
    func malformedFile(text: String?) throws {
        guard let text else {
            #expect(throws: SettingsError(findings: [.unreadableFile(path: "/nowhere/lightbox.yaml")])) {
                try Settings.load(file: "/nowhere/lightbox.yaml", environment: [:])
            }
            return
        }
        try withFile(text) { file in
            #expect(throws: SettingsError.self) { try Settings.load(file: file, environment: [:]) }
        }
    }

    @Test("Config/lightbox.yaml documents every key with its default")
    func documentation() throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Config/lightbox.yaml")
        let text = try String(contentsOf: path.standardizedFileURL, encoding: .utf8)
        // Every commented key taken out of its comment; publicURL and viewer.folder have examples, no defaults.
        let enabled = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { line in
                let isKey =
                    line.contains(/^ *# [a-z][A-Za-z]*: [^ ]+$/) && !line.contains("publicURL")
                    && !line.contains("folder: ")
                return isKey ? String(line.replacing("# ", with: "", maxReplacements: 1)) : String(line)
            }
            .joined(separator: "\n")
        try withFile(enabled) { file in
            let settings = try Settings.load(file: file, environment: [:])
            #expect(settings == Settings())
        }
        for key in ["data", "port", "publicURL", "maximumResults", "thumbnailEdge", "queue", "level"] {
            #expect(text.contains("# \(key): "))
        }
    }

    private func withFile(_ text: String, _ body: (String) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let file = folder.appending("lightbox.yaml").string
            try text.write(toFile: file, atomically: true, encoding: .utf8)
            try body(file)
        }
    }
}
