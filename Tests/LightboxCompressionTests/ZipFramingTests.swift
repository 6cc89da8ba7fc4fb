import Foundation
import LightboxCompression
import Testing

/// Archives written with the framing and read by Python's own reader, which is strict about offsets and ZIP64 fields.
@Suite("ZIP framing")
struct ZipFramingTests {
    private static let python = "/usr/bin/python3"

    /// Writes an archive of small files, announced or not, and says what the sum of the parts was beforehand.
    private func archive(_ files: [(name: String, bytes: [UInt8], isKnown: Bool)]) -> (bytes: [UInt8], length: Int64?) {
        var bytes: [UInt8] = []
        var entries: [ZipFraming.Entry] = []
        var length = ZipLength()
        for file in files {
            var checksum = Checksum()
            checksum.add(file.bytes)
            let count = Int64(file.bytes.count)
            entries.append(
                ZipFraming.Entry(
                    name: file.name, byteCount: count, checksum: checksum.value, offset: Int64(bytes.count),
                    hasDescriptor: !file.isKnown))
            length.add(name: file.name, byteCount: file.isKnown ? count : nil)
            if file.isKnown {
                bytes +=
                    ZipFraming.localHeader(name: file.name, byteCount: count, checksum: checksum.value) + file.bytes
            } else {
                bytes += ZipFraming.localHeader(name: file.name) + file.bytes
                bytes += ZipFraming.descriptor(byteCount: count, checksum: checksum.value)
            }
        }
        let offset = Int64(bytes.count)
        let directory = entries.flatMap(ZipFraming.directoryHeader)
        bytes += directory
        bytes += ZipFraming.end(
            entryCount: entries.count, directoryOffset: offset, directoryByteCount: Int64(directory.count))
        return (bytes, length.total)
    }

    private func listed(_ bytes: [UInt8]) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).zip")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(filePath: Self.python)
        process.arguments = [
            "-c",
            "import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);assert z.testzip() is None;"
                + "print(len(z.namelist()),sum(i.file_size for i in z.infolist()))", file.path(),
        ]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    @Test(
        "Files of known and unknown length read back, and the length of the archive was known where theirs were",
        .enabled(if: FileManager.default.isExecutableFile(atPath: python), "no Python"))
    func readBack() throws {
        let small = archive([("A", Array("abc".utf8), true), ("B/C", [], true), ("B/D", [7], true)])
        #expect(try listed(small.bytes) == "3 4")
        #expect(small.length == Int64(small.bytes.count))
        let streamed = archive([("A", Array("abc".utf8), true), ("B", [1, 2], false)])
        #expect(try listed(streamed.bytes) == "2 5")
        #expect(streamed.length == nil)
    }

    @Test(
        "More than 65,534 files have the 64-bit end",
        .enabled(if: FileManager.default.isExecutableFile(atPath: python), "no Python"))
    func manyFiles() throws {
        let many = archive((0..<70_000).map { ("F\($0)", [UInt8(truncatingIfNeeded: $0)], true) })
        #expect(try listed(many.bytes) == "70000 70000")
        #expect(many.length == Int64(many.bytes.count))
    }

    @Test("Lengths and offsets beyond 32 bits move into the extra field, each only where it has to")
    func longFields() {
        let gigabyte: Int64 = 1 << 30
        func entry(_ byteCount: Int64, _ offset: Int64) -> Int {
            ZipFraming.directoryHeader(
                ZipFraming.Entry(name: "A", byteCount: byteCount, checksum: 0, offset: offset, hasDescriptor: false)
            ).count
        }
        #expect(entry(gigabyte, gigabyte) == 47)
        #expect(entry(gigabyte, 5 * gigabyte) == 47 + 4 + 8)
        #expect(entry(5 * gigabyte, gigabyte) == 47 + 4 + 16)
        #expect(entry(5 * gigabyte, 5 * gigabyte) == 47 + 4 + 24)
        #expect(ZipFraming.localHeader(name: "A", byteCount: 5 * gigabyte, checksum: 0).count == 31 + 20)
        #expect(ZipFraming.end(entryCount: 1, directoryOffset: 5 * gigabyte, directoryByteCount: 47).count == 22 + 76)
        var length = ZipLength()
        length.add(name: "A", byteCount: .max)
        length.add(name: "B", byteCount: 1)
        #expect(length.total == nil)
    }
}
