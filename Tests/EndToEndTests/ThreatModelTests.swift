import Foundation
import Testing

/// What `Config/threat-model.md` names has to be there: a threat whose test was renamed would be covered by nothing.
@Suite("The threat model")
struct ThreatModelTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func document() throws -> String {
        try String(contentsOf: root.appending(path: "Config/threat-model.md"), encoding: .utf8)
    }

    /// Everything below Tests, by its path.
    private static func testFiles() throws -> [String: String] {
        let folder = root.appending(path: "Tests")
        let names = try #require(FileManager.default.enumerator(atPath: folder.path())?.allObjects as? [String])
        return Dictionary(
            uniqueKeysWithValues: names.filter { $0.hasSuffix(".swift") || $0.hasSuffix(".py") }.map { name in
                (name, (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? "")
            })
    }

    @Test("Every test and script that it names is there")
    func tests() throws {
        let files = try Self.testFiles()
        let rows = try Self.document().split(separator: "\n").prefix { $0 != "## What is left" }
            .filter { $0.hasPrefix("| ") }.dropFirst()
        #expect(rows.count > 20)
        for row in rows {
            let proofs = row.split(separator: "|").last.map { $0.matches(of: /`([^` ]+)[^`]*`/) } ?? []
            #expect(!proofs.isEmpty, "\(row)")
            for proof in proofs.map({ String($0.1) }) {
                #expect(Self.isThere(proof, in: files), "\(proof): \(row)")
            }
        }
    }

    private static func isThere(_ proof: String, in files: [String: String]) -> Bool {
        if proof.hasPrefix("Config/") || proof.hasPrefix("Tests/") {
            return FileManager.default.fileExists(atPath: root.appending(path: proof).path())
        }
        if proof.hasSuffix(".py") { return files.keys.contains { $0.hasSuffix("/\(proof)") } }
        if files.keys.contains(where: { $0.hasPrefix("\(proof)/") }) { return true }
        let parts = proof.split(separator: "/")
        return files.values.contains { text in
            ["struct", "extension"].contains { text.contains("\($0) \(parts[0]) {") }
                && (parts.count < 2 || text.contains("func \(parts[1])("))
        }
    }

    /// Libraries by what links them; the last names in a row are how people know them.
    private static let libraries = [
        "dcmjpls": "DCMTK", "dcmjpeg": "DCMTK", "dcmimgle": "DCMTK", "dcmdata": "DCMTK", "dcmnet": "DCMTK",
        "oflog": "DCMTK", "ofstd": "DCMTK", "libopenjp2": "OpenJPEG", "openjph": "OpenJPH", "jpeg": "libjpeg-turbo",
        "libpng": "libpng", "pangocairo": "Pango", "lcms2": "Little CMS", "gif": "giflib", "chafa": "Chafa",
        "z": "zlib", "deflate": "libdeflate", "libarchive": "libarchive", "libqrencode": "libqrencode",
    ]

    @Test("Every library that the program links, and every package that it is made of, stands among the dependencies")
    func dependencies() throws {
        let manifest = try String(contentsOf: Self.root.appending(path: "Package.swift"), encoding: .utf8)
        let dependencies = try #require(try Self.document().split(separator: "# Dependencies").last)
        var linked = manifest.matches(of: /pkgConfig: "([^"]+)"/).map { String($0.1) }
        for line in manifest.split(separator: "\n") where line.contains("linkedLibrary") {
            linked += line.matches(of: /"([a-z0-9]+)"/).map { String($0.1) }
        }
        let names = Set(linked)
        #expect(names.isSuperset(of: ["dcmdata", "jpeg", "libarchive"]))
        for name in names {
            guard let known = Self.libraries[name] else {
                Issue.record("\(name) is linked, and has no row in this test")
                continue
            }
            #expect(dependencies.contains(known), "\(known)")
        }
        for package in manifest.matches(of: /url: "https:\/\/github.com\/[^\/]+\/([^"]+?)(\.git)?"/) {
            #expect(dependencies.contains(package.1), "\(package.1)")
        }
    }
}
