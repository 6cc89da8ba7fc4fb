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
        "Every readable file is imported or its refusal has a reason; frames come back decoded and as stored",
        .timeLimit(.minutes(15)))
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
                for file in kept { try await checkFrames(of: file, at: server.serviceURL) }
                guard PythonClients.areWanted else { return }
                let script = URL(filePath: #filePath).deletingLastPathComponent()
                    .appending(path: "Clients/check_corpus.py")
                let result = try await PythonClients.run(script, [server.serviceURL, folder.path()])
                let failures = result.output.split(separator: "\n").filter { $0.hasPrefix("FAIL") }
                #expect(result.status == 0, "\(failures.prefix(20))\n\(result.errors)")
            }
        }
    }

    /// Every readable file is in, in conflict with an earlier one, or refused with a reason that holds.
    /// - Returns: the files whose instance is in the index: of each SOP Instance UID the first.
    private func check(
        _ report: ImportedReport, against expected: [ExpectedFile], in folder: URL
    ) throws -> [ExpectedFile] {
        let relative = { (path: String) in String(path.dropFirst(folder.path().count).drop { $0 == "/" }) }
        let refused = Dictionary(uniqueKeysWithValues: report.refused.map { (relative($0.path), $0.reason) })
        let conflicts = Set(report.conflicts.map { relative($0.path) })
        var kept: [ExpectedFile] = []
        var seen = Set<String>()
        // The import goes through each folder by name, so `a/…` comes before `a-b/…`.
        let inImportOrder = expected.sorted {
            $0.path.split(separator: "/").lexicographicallyPrecedes($1.path.split(separator: "/")) {
                $0.utf8.lexicographicallyPrecedes($1.utf8)
            }
        }
        for file in inImportOrder {
            let isAddressable = [file.sopInstanceUid, file.studyUid, file.seriesUid].allSatisfy(isSoundUID)
            if file.isMediaDirectory || file.looksLikeNothing {
                #expect(refused[file.path] == nil, "\(file.path): to be passed by")
            } else if !isAddressable {
                #expect(refused[file.path]?.isEmpty == false, "\(file.path): no UIDs and not refused")
            } else if let cause = unreadableByDCMTK[file.path] {
                #expect(refused[file.path]?.hasPrefix("it is damaged at byte") == true, "\(file.path): \(cause)")
            } else if let uid = file.sopInstanceUid, seen.insert(uid).inserted {
                #expect(refused[file.path] == nil, "\(file.path): \(refused[file.path] ?? "")")
                #expect(!conflicts.contains(file.path), "\(file.path): in conflict though it came first")
                if refused[file.path] == nil { kept.append(file) }
            }
        }
        #expect(report.imported == kept.count)
        return kept
    }

    private func isSoundUID(_ uid: String?) -> Bool {
        guard let uid else { return false }
        return uid.wholeMatch(of: /[0-9]+(\.[0-9]+)*/) != nil && uid.utf8.count <= 64
    }

    private func checkFrames(of file: ExpectedFile, at serviceURL: String) async throws {
        guard let study = file.studyUid, let series = file.seriesUid, let instance = file.sopInstanceUid,
            let frame = file.decode?.frames?.first
        else { return }
        let url = "\(serviceURL)/studies/\(study)/series/\(series)/instances/\(instance)/frames/1"
        let decoded = try await get(url, accept: "application/octet-stream")
        if let stored = frame.results?.compactMap(\.storedSha256).first {
            #expect(decoded.status == 200, "\(file.path)")
            #expect(sha256(decoded.body) == stored, "\(file.path): the native frame differs")
        } else if let digest = frame.sha256, frame.confidence?.hasPrefix("lossy") == false, file.decode?.lossy != true {
            #expect(decoded.status == 200, "\(file.path): \(String(decoding: decoded.body.prefix(300), as: UTF8.self))")
            let samples = file.bitsAllocated == 1 ? unpacked(decoded.body) : decoded.body
            #expect(sha256(samples) == digest, "\(file.path): the decoded frame differs")
        }
        if let digest = file.encapsulated?.firstFrameSha256 {
            let stored = try await get(url, accept: "application/octet-stream; transfer-syntax=*")
            #expect(stored.status == 200, "\(file.path)")
            #expect(sha256(stored.body) == digest, "\(file.path): the stored frame differs")
        }
    }
}

/// What pydicom reads and DCMTK 3.6.7 does not, `dcmdump` neither; the UIDs of all of them are their own.
private let unreadableByDCMTK = [
    "dcm4che/Tag-0040-A170-VR-CS.dcm": "the bytes of a sequence are labelled CS: their structure contradicts itself",
    "fo-dicom/GH364.dcm": "an item stands where no sequence has begun",
]

extension ExpectedFile {
    /// A DICOMDIR points to instances and is none.
    fileprivate var isMediaDirectory: Bool { path.split(separator: "/").last?.hasPrefix("DICOMDIR") == true }

    /// No preamble, no meta information, and the first attribute is of neither group that begins a data set.
    fileprivate var looksLikeNothing: Bool { path == "pydicom/no_meta.dcm" }
}

private struct ImportedReport: Decodable {
    struct Entry: Decodable {
        let path: String
        let reason: String
    }
    struct Conflict: Decodable {
        let path: String
    }
    let imported: Int
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
