import Crypto
import Foundation
import Support
import SystemPackage
import Testing

/// The whole corpus imported by the program, then fetched from it and compared with what other readers and decoders
/// found in the files.
@Suite("Corpus", .enabled(if: Corpus.isThere, "\(Corpus.absence)"), .serialized)
struct CorpusTests {
    @Test(
        "D-17, D-31, B-21 every readable file is imported or its refusal has a reason; frames, objects and metadata come back",
        .timeLimit(.minutes(30)))
    func corpus() async throws {
        let folder = try #require(Corpus.folder)
        let expected = try ExpectedFile.all()
        try await withTemporaryFolder { scratch in
            let data = scratch.appending("data").string
            let imported = try await Lightbox.run(["import", "--json", "--data", data, folder.path()])
            #expect(imported.status == 3)
            #expect(imported.peakByteCount > 1_000_000, "the memory was looked at")
            #expect(imported.peakByteCount < 300_000_000, "peak memory of the import: \(imported.peakByteCount)")
            let report = try JSONDecoder().decode(ImportedReport.self, from: Data(imported.output.utf8))
            let kept = try check(report, against: expected, in: folder)
            try await withServer(data: data) { server in
                var compared = 0
                for file in kept { compared += try await checkFrames(of: file, at: server.serviceURL) }
                #expect(compared > 400, "frames compared: \(compared)")
                guard PythonClients.areWanted else { return }
                let scripts = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Clients")
                let transcoded = scratch.appending("transcoded").string
                try FileManager.default.createDirectory(atPath: transcoded, withIntermediateDirectories: true)
                // The corpus has 72 kinds of pixels and syntaxes that are sent in another one.
                try await withThrowingTaskGroup { group in
                    for (name, arguments) in [
                        ("check_corpus.py", [folder.path()]), ("check_xml.py", []),
                        ("check_transcoded.py", [transcoded, "70"]),
                    ] {
                        group.addTask {
                            let result = try await PythonClients.run(
                                scripts.appending(path: name), [server.serviceURL] + arguments)
                            let failures = result.output.split(separator: "\n").filter { $0.hasPrefix("FAIL") }
                            #expect(result.status == 0, "\(name): \(failures.prefix(20))\n\(result.errors)")
                        }
                    }
                    try await group.waitForAll()
                }
            }
        }
    }

    /// What `expected.jsonl` says of a file decides what the import has to say of it.
    ///
    /// - With the three UIDs that an instance is addressed by: imported, or already there or in conflict where an earlier
    ///   file has its SOP Instance UID.
    /// - Read by others, but without one of them: refused for the UID; a DICOMDIR, which needs none, is passed by.
    /// - Not read by others, and without UIDs: refused or passed by, but not imported.
    /// - Returns: the files whose instance is in the index: of each SOP Instance UID the first.
    private func check(
        _ report: ImportedReport, against expected: [ExpectedFile], in folder: URL
    ) throws -> [ExpectedFile] {
        let relative = { (path: String) in String(path.dropFirst(folder.path().count).drop { $0 == "/" }) }
        let refused = Dictionary(uniqueKeysWithValues: report.refused.map { (relative($0.path), $0.reason) })
        let conflicts = Set(report.conflicts.map { relative($0.path) })
        var kept: [String: ExpectedFile] = [:]
        var inOrder: [ExpectedFile] = []
        var alreadyThere = 0
        // The import goes through each folder by name, so `a/…` comes before `a-b/…`.
        let inImportOrder = expected.sorted {
            $0.path.split(separator: "/").lexicographicallyPrecedes($1.path.split(separator: "/")) {
                $0.utf8.lexicographicallyPrecedes($1.utf8)
            }
        }
        for file in inImportOrder {
            let reason = refused[file.path]
            let missing = [file.sopInstanceUid, file.studyUid, file.seriesUid].filter { !isSoundUID($0) }
            if let uid = file.sopInstanceUid, missing.isEmpty {
                #expect(reason == nil, "\(file.path): \(reason ?? "")")
                if let first = kept[uid] {
                    let isSame = first.sha256 == file.sha256
                    if isSame { alreadyThere += 1 }
                    #expect(conflicts.contains(file.path) == !isSame, "\(file.path): \(first.path) came first")
                } else {
                    #expect(!conflicts.contains(file.path), "\(file.path): in conflict though it came first")
                    kept[uid] = file
                    inOrder.append(file)
                }
            } else {
                #expect(!conflicts.contains(file.path), "\(file.path): has no UIDs to be in conflict with")
                if file.read == "ok", try !isMediaDirectory(folder.appending(path: file.path)) {
                    #expect(
                        reason?.contains("UID") == true, "\(file.path): to be refused for its UIDs: \(reason ?? "-")")
                }
            }
        }
        #expect(report.imported == kept.count)
        #expect(report.alreadyThere == alreadyThere)
        return inOrder
    }

    private func isSoundUID(_ uid: String?) -> Bool {
        guard let uid else { return false }
        return uid.wholeMatch(of: /[0-9]+(\.[0-9]+)*/) != nil && uid.utf8.count <= 64
    }

    /// A DICOMDIR says so in its meta information: Media Storage SOP Class UID is that of a directory.
    private func isMediaDirectory(_ url: URL) throws -> Bool {
        let start = try FileHandle(forReadingFrom: url).read(upToCount: 1024) ?? Data()
        return start.firstRange(of: Data("1.2.840.10008.1.3.10".utf8)) != nil
    }

    /// Every frame that other decoders vouch for; of encapsulated ones also as they are stored.
    /// - Returns: how many frames were compared.
    private func checkFrames(of file: ExpectedFile, at serviceURL: String) async throws -> Int {
        guard let study = file.studyUid, let series = file.seriesUid, let instance = file.sopInstanceUid else {
            return 0
        }
        let frames = "\(serviceURL)/studies/\(study)/series/\(series)/instances/\(instance)/frames"
        var compared = 0
        for frame in file.decode?.frames ?? [] {
            let url = "\(frames)/\(frame.index + 1)"
            let name = "\(file.path) frame \(frame.index + 1)"
            if let stored = frame.results?.compactMap(\.storedSha256).first {
                let decoded = try await get(url, accept: "application/octet-stream")
                #expect(decoded.status == 200, "\(name)")
                #expect(sha256(decoded.body) == stored, "\(name): the native frame differs")
                compared += 1
            } else if let digest = frame.sha256, frame.isVouchedFor, file.decode?.lossy != true {
                let decoded = try await get(url, accept: "application/octet-stream")
                #expect(decoded.status == 200, "\(name): \(String(decoding: decoded.body.prefix(300), as: UTF8.self))")
                let samples = file.bitsAllocated == 1 ? unpacked(decoded.body) : decoded.body
                #expect(sha256(samples) == digest, "\(name): the decoded frame differs")
                compared += 1
            }
        }
        // A video has no frames by themselves: VideoPlayerTests looks at its stream.
        guard let encapsulated = file.encapsulated, file.transferSyntax?.hasPrefix("1.2.840.10008.1.2.4.10") != true
        else { return compared }
        let last = encapsulated.framesFound ?? 1
        for (number, digest) in [(1, encapsulated.firstFrameSha256), (last, encapsulated.lastFrameSha256)] {
            guard let digest else { continue }
            let stored = try await get("\(frames)/\(number)", accept: "application/octet-stream; transfer-syntax=*")
            #expect(stored.status == 200, "\(file.path) frame \(number)")
            #expect(sha256(stored.body) == digest, "\(file.path) frame \(number): the stored frame differs")
            compared += 1
        }
        return compared
    }
}

extension ExpectedFile.Frame {
    /// The hash holds for every decoder that is right: nothing was lost by rounding, and the decoders agree.
    fileprivate var isVouchedFor: Bool {
        guard let confidence else { return false }
        return !confidence.hasPrefix("lossy") && !confidence.hasPrefix("decoders differ")
    }
}

private struct ImportedReport: Decodable {
    struct Entry: Decodable {
        let path: String
        let reason: String
    }
    struct Conflict: Decodable {
        let path: String
    }
    let imported, alreadyThere: Int
    let refused: [Entry]
    let conflicts: [Conflict]
}

/// 1-bit samples as `expected.jsonl` hashes them: a byte each.
private func unpacked(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { byte in (0..<8).map { byte >> UInt8($0) & 1 } }
}

func sha256(_ bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).map { byte in
        let digits = String(byte, radix: 16)
        return byte < 16 ? "0" + digits : digits
    }.joined()
}
