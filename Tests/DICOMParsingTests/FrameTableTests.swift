import DICOMCore
import DICOMParsing
import Support
import Testing

/// An object of JPEG syntax whose fragments are given.
private struct MadeFragments {
    var numberOfFrames: Int?
    var table: [UInt32] = []
    var fragments: [[UInt8]]
    var extendedTable: [UInt64]?
    var syntax = TransferSyntax.jpegBaseline

    /// Which fragments each frame has, by number.
    func frames() throws -> [[Int]] {
        var dataSet = MadeObject.image(rows: 4, columns: 4, frames: numberOfFrames)
        if let extendedTable {
            let bytes = extendedTable.flatMap { value in (0..<8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
            dataSet += MadeObject.explicit(0x7FE0_0001, "OV", bytes)
        }
        dataSet += MadeObject.explicitHeader(0x7FE0_0010, "OB", length: MadeObject.undefinedLength)
        dataSet += MadeObject.item(table.flatMap(MadeObject.word))
        dataSet += fragments.flatMap(MadeObject.item) + MadeObject.sequenceEnd
        let object = MadeObject.partTen(syntax, dataSet: dataSet)
        guard case .encapsulated(let frames) = try PartTenFile(bytes: object).parse().frames else { return [] }
        var numbers: [Int64: Int] = [:]
        var offset = Int64(object.count - 8)
        for (number, fragment) in fragments.enumerated().reversed() {
            offset -= Int64(fragment.count)
            numbers[offset] = number
            offset -= 8
        }
        return frames.map { $0.map { numbers[$0.offset] ?? -1 } }
    }
}

private let open: [UInt8] = [0xFF, 0xD8, 1, 2]
private let end: [UInt8] = [3, 4, 0xFF, 0xD9]
private let paddedEnd: [UInt8] = [3, 4, 5, 0xFF, 0xD9, 0]

@Suite("Frame tables")
struct FrameTableTests {
    @Test("one frame has all fragments")
    func oneFrame() throws {
        #expect(try MadeFragments(fragments: [open, open, end]).frames() == [[0, 1, 2]])
        #expect(try MadeFragments(numberOfFrames: 1, fragments: [end, end]).frames() == [[0, 1]])
    }

    @Test("as many fragments as frames: one each")
    func oneEach() throws {
        #expect(try MadeFragments(numberOfFrames: 3, fragments: [end, open, end]).frames() == [[0], [1], [2]])
        #expect(try MadeFragments(numberOfFrames: 9, fragments: [end, end]).frames() == [[0], [1]])
    }

    @Test("more fragments than frames are divided where an image ends")
    func endOfImage() throws {
        let made = MadeFragments(numberOfFrames: 2, fragments: [open, end, open, open, paddedEnd])
        #expect(try made.frames() == [[0, 1], [2, 3, 4]])
        #expect(
            try MadeFragments(numberOfFrames: 2, fragments: [open, end, open, open]).frames() == [[0, 1], [2, 3]])
    }

    @Test("the basic offset table tells where frames begin")
    func basicOffsetTable() throws {
        let made = MadeFragments(numberOfFrames: 2, table: [0, 24], fragments: [open, open, open])
        #expect(try made.frames() == [[0, 1], [2]])
    }

    @Test(
        "a basic offset table that contradicts the fragments is not trusted",
        arguments: [[0, 23], [12, 24], [0, 24, 12], [0, 1000], [24, 0], [0, 0], [0, 0xFFFF_FFFF]] as [[UInt32]])
    func contradiction(table: [UInt32]) throws {
        let made = MadeFragments(numberOfFrames: 2, table: table, fragments: [end, open, end])
        #expect(try made.frames() == [[0], [1, 2]])
    }

    @Test("the extended offset table counts before the basic one")
    func extendedOffsetTable() throws {
        var made = MadeFragments(numberOfFrames: 2, fragments: [open, open, open], extendedTable: [0, 12])
        #expect(try made.frames() == [[0], [1, 2]])
        made.extendedTable = [0, 13]
        made.table = [0, 24]
        #expect(try made.frames() == [[0, 1], [2]])
    }

    @Test("video is one stream, whatever Number of Frames says")
    func video() throws {
        var made = MadeFragments(numberOfFrames: 40, fragments: [open, open, end])
        made.syntax = TransferSyntax(uid: "1.2.840.10008.1.2.4.102")
        #expect(try made.frames() == [[0, 1, 2]])
    }

    @Test("short and empty fragments have their places too")
    func shortFragments() throws {
        #expect(
            try MadeFragments(numberOfFrames: 4, fragments: [[], [1, 2], [], end]).frames() == [[0], [1], [2], [3]])
    }

    @Test("native frames are counted by what is there, not by what is promised")
    func native() throws {
        func frames(_ byteCount: Int, promised: Int?) throws -> FrameTable {
            let pixels = MadeObject.explicit(0x7FE0_0010, "OW", [UInt8](repeating: 1, count: byteCount))
            let dataSet = MadeObject.image(rows: 2, columns: 3, frames: promised) + pixels
            return try PartTenFile(bytes: MadeObject.partTen(dataSet: dataSet)).parse().frames
        }
        #expect(try frames(24, promised: 2).count == 2)
        #expect(try frames(24, promised: nil).count == 1)
        #expect(try frames(20, promised: 2).count == 2)
        #expect(try frames(12, promised: 2_000_000_000).count == 1)
        #expect(try frames(2, promised: 1).count == 1)
        #expect(try frames(0, promised: 1) == .none)
    }
}
