import Foundation
import Testing
import make_sample_studies

@Suite("Sample studies are made anew byte by byte")
struct DeterminismTests {
    @Test("The generator writes exactly the files of the repository, the README apart")
    func sameBytes() async throws {
        let folder = URL(filePath: NSTemporaryDirectory()).appending(path: "lightbox-samples-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let studies = try await Samples.made.value
        _ = try SampleFolder(folder).write(studies, seed: SampleStudies.defaultSeed)

        let made = try Samples.files(in: folder)
        var kept = try Samples.files(in: Samples.folder)
        #expect(kept.removeValue(forKey: "README.md") != nil)
        #expect(made.keys.sorted() == kept.keys.sorted())
        for (path, bytes) in kept { #expect(made[path] == bytes, "\(path) differs") }
    }

    @Test("All samples together stay below 8 MB")
    func size() throws {
        let byteCount = try Samples.files(in: Samples.folder).values.reduce(0) { $0 + $1.count }
        #expect(byteCount < 8_000_000)
    }

    @Test("A UID is a UUID of version 8 under 2.25 and belongs to its name and seed alone")
    func uids() {
        let uid = SampleUIDs(seed: 1895).uid("ct-thorax", "series 2")
        #expect(uid == SampleUIDs(seed: 1895).uid("ct-thorax", "series 2"))
        #expect(uid != SampleUIDs(seed: 1896).uid("ct-thorax", "series 2"))
        #expect(uid != SampleUIDs(seed: 1895).uid("ct-thorax", "series 3"))
        let number = UInt128(uid.dropFirst("2.25.".count))
        #expect(number.map { $0 >> 76 & 0xF } == 8)
        #expect(number.map { $0 >> 62 & 0b11 } == 0b10)
        #expect(uid.count <= 64)
    }
}
