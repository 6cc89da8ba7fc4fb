import DICOMCore
import DICOMParsing
import Foundation
import Support
import Testing

@Suite("Cost of a parse")
struct ResourceTests {
    @Test("the pixels of a file of 3 GB are not read")
    func memory() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "lightbox-sparse-\(UUID()).dcm")
        defer { try? FileManager.default.removeItem(at: path) }
        let byteCount: UInt32 = 3_000_000_000
        let header =
            MadeObject.partTen(dataSet: MadeObject.image(rows: 1000, columns: 1000, frames: 1500))
            + MadeObject.explicitHeader(0x7FE0_0010, "OW", length: byteCount)
        try Data(header).write(to: path)
        let file = try FileHandle(forWritingTo: path)
        try file.truncate(atOffset: UInt64(header.count) + UInt64(byteCount))
        try file.close()
        let before = try residentKilobytes()
        let parsed = try PartTenFile(path: path.path()).parse()
        #expect(try residentKilobytes() - before < 32 * 1024)
        #expect(
            parsed.frames
                == .native(
                    offset: Int64(header.count), byteCount: Int64(byteCount), bitsPerFrame: 16_000_000, count: 1500,
                    isBigEndian: false))
    }

    @Test("frames of a file of more than 4 GB have their places by the Extended Offset Table")
    func extendedOffsetTable() throws {
        let counts: [UInt32] = [2_200_000_000, 2_200_000_002, 4, 1000]
        // Every fragment has a header of 8 bytes.
        let offsets = counts.indices.map { counts[..<$0].reduce(0) { $0 + UInt64($1) + 8 } }
        let table = { (values: [UInt64]) in
            values.flatMap { value in (0..<8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
        }
        let header =
            MadeObject.partTen(
                .jpegBaseline,
                dataSet: MadeObject.image(rows: 1000, columns: 1000, frames: counts.count)
                    + MadeObject.explicit(0x7FE0_0001, "OV", table(offsets))
                    + MadeObject.explicit(0x7FE0_0002, "OV", table(counts.map(UInt64.init)))
                    + MadeObject.explicitHeader(0x7FE0_0010, "OB", length: MadeObject.undefinedLength)
                    + MadeObject.item([]))
        try withSparseFile { path, file in
            try file.write(contentsOf: header)
            var place = UInt64(header.count)
            var expected: [[ByteRange]] = []
            for count in counts {
                try file.seek(toOffset: place)
                try file.write(contentsOf: MadeObject.itemBegin(length: count))
                expected.append([try #require(ByteRange(offset: Int64(place) + 8, count: Int64(count)))])
                place += UInt64(count) + 8
            }
            try file.seek(toOffset: place)
            try file.write(contentsOf: MadeObject.sequenceEnd)
            #expect(try PartTenFile(path: path).parse().frames == .encapsulated(expected))
        }
    }

    @Test("a native value of more than 4 GB that is cut short, and what lies behind 4 GB, are found")
    func behindFourGigabytes() throws {
        // A value field can't be longer than 4 GB, so that two elements have to lead there.
        let first: UInt32 = 4_294_967_000
        let header =
            MadeObject.partTen(dataSet: MadeObject.image(rows: 1000, columns: 1000, frames: 2))
            + MadeObject.explicitHeader(0x0071_1010, "OB", length: first)
        let second = MadeObject.explicitHeader(0x7FE0_0010, "OW", length: 4_000_000)
        try withSparseFile { path, file in
            try file.write(contentsOf: header)
            let place = UInt64(header.count) + UInt64(first)
            try file.seek(toOffset: place)
            try file.write(contentsOf: second)
            try file.truncate(atOffset: place + UInt64(second.count) + 4_000_000)
            let parsed = try PartTenFile(path: path).parse()
            #expect(
                parsed.frames
                    == .native(
                        offset: Int64(place) + Int64(second.count), byteCount: 4_000_000, bitsPerFrame: 16_000_000,
                        count: 2, isBigEndian: false))
        }
    }

    @Test("an object of 30,000 frames, with attributes of every one, is read whole", arguments: [true, false])
    func manyFrames(hasLengths: Bool) throws {
        let count = 30_000
        let groups = (0..<count).flatMap { number -> [UInt8] in
            let index = MadeObject.explicit(0x0020_9157, "UL", MadeObject.word(UInt32(number)))
            let content = MadeObject.explicit(0x0020_9111, "SQ", MadeObject.item(index))
            return hasLengths
                ? MadeObject.item(content) : MadeObject.itemBegin() + content + MadeObject.itemEnd
        }
        let length = hasLengths ? UInt32(groups.count) : MadeObject.undefinedLength
        let fragments = (0..<count).flatMap { MadeObject.item(MadeObject.half(UInt16($0))) }
        let object = MadeObject.partTen(
            .jpegBaseline,
            dataSet: MadeObject.image(rows: 1, columns: 1, frames: count)
                + MadeObject.explicitHeader(0x5200_9230, "SQ", length: length) + groups
                + (hasLengths ? [] : MadeObject.sequenceEnd)
                + MadeObject.explicitHeader(0x7FE0_0010, "OB", length: MadeObject.undefinedLength)
                + MadeObject.item([]) + fragments + MadeObject.sequenceEnd)
        let parsed = try PartTenFile(bytes: object).parse()
        guard case .encapsulated(let frames) = parsed.frames else {
            Issue.record("\(parsed.frames)")
            return
        }
        #expect(frames.count == count && frames.allSatisfy { $0.count == 1 && $0.first?.count == 2 })
        let items = parsed.dataSet.items(DICOMCore.Tag(0x5200, 0x9230))
        let numbers = items.map {
            $0.items(DICOMCore.Tag(0x0020, 0x9111)).first?.integer(DICOMCore.Tag(0x0020, 0x9157)) ?? -1
        }
        #expect(numbers == Array(0..<count))
    }

    @Test("what is damaged in an item of a long sequence is refused with its place")
    func damagedItem() throws {
        let good = MadeObject.item(MadeObject.explicit(0x0040_A160, "UT", [UInt8](repeating: 0x41, count: 300_000)))
        let bad = MadeObject.item(MadeObject.explicitHeader(0x0040_A160, "UT", length: 100) + [1, 2, 3, 4])
        let sequence = MadeObject.explicit(0x0040_A730, "SQ", good + bad + good)
        #expect(throws: ParseError.self) {
            try PartTenFile(bytes: MadeObject.partTen(dataSet: sequence)).parse()
        }
        let whole = MadeObject.partTen(dataSet: MadeObject.explicit(0x0040_A730, "SQ", good + good))
        #expect(try PartTenFile(bytes: whole).parse().dataSet.items(DICOMCore.Tag(0x0040, 0xA730)).count == 2)
    }

    @Test("a data set that inflates to more than memory should hold is read from a temporary file")
    func inflation() throws {
        let pixels = [UInt8](repeating: 7, count: 20_000_000)
        let dataSet =
            MadeObject.image(rows: 1000, columns: 1000, frames: 10) + MadeObject.explicit(0x7FE0_0010, "OW", pixels)
        // Deflate without compression: blocks of at most 65,535 bytes. Source: RFC 1951 3.2.4.
        var deflated: [UInt8] = []
        for start in stride(from: 0, to: dataSet.count, by: 65_535) {
            let block = dataSet[start..<min(start + 65_535, dataSet.count)]
            let count = UInt16(block.count)
            deflated +=
                [block.endIndex == dataSet.count ? 1 : 0] + MadeObject.half(count) + MadeObject.half(~count) + block
        }
        let file = try PartTenFile(bytes: MadeObject.partTen(.deflatedExplicitVRLittleEndian, dataSet: deflated))
        #expect(try file.parse().frames == .parsed(count: 10))
        let last = try #require(FrameNumber(10))
        #expect(try file.nativeFrame(last) == [UInt8](repeating: 7, count: 2_000_000))
    }

    private func withSparseFile(_ body: (String, FileHandle) throws -> Void) throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "lightbox-sparse-\(UUID()).dcm")
        defer { try? FileManager.default.removeItem(at: url) }
        try Data().write(to: url)
        let file = try FileHandle(forWritingTo: url)
        try body(url.path(), file)
        try file.close()
    }

    @Test("eight threads parse at once", .enabled(if: Corpus.isThere, Comment(rawValue: Corpus.absence)))
    func parallel() async throws {
        let paths = ExpectedInstance.all.enumerated().filter { $0.offset.isMultiple(of: 5) }.map(\.element.filePath)
        let expected = paths.map { try? PartTenFile(path: $0).parse() }
        let isEqual = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    await onThread { paths.map { try? PartTenFile(path: $0).parse() } == expected }
                }
            }
            return await group.reduce(true) { $0 && $1 }
        }
        #expect(isEqual)
    }

    private func residentKilobytes() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") })
        return try #require(line.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) })
    }
}

/// Runs the job on a thread of its own.
private func onThread(_ job: @escaping @Sendable () -> Bool) async -> Bool {
    await withCheckedContinuation { continuation in
        Thread { continuation.resume(returning: job()) }.start()
    }
}
