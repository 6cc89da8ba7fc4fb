import DICOMCore
import DICOMRendering
import Testing

@Suite("Subtracted masks")
struct MaskSubtractionTests {
    private func dataSet(_ elements: [DataElement]) -> DataSet {
        DataSet([DataElement(Tag(0x0028, 0x6100), .SQ, .items([DataSet(elements)]))])
    }

    private func operation(_ name: String) -> DataElement { DataElement(Tag(0x0028, 0x6101), .CS, .strings([name])) }

    private func range(_ bounds: [UInt64]) -> DataElement {
        DataElement(Tag(0x0028, 0x6102), .US, .unsignedIntegers(bounds))
    }

    private func masks(_ dataSet: DataSet, of frame: Int) throws -> [Int]? {
        let frame = try #require(FrameNumber(frame))
        return MaskSubtraction(dataSet, frame: frame, frameCount: 10)?.masks.map(\.value)
    }

    @Test("C-23 averaged masks are subtracted within their range, from as many frames as are averaged")
    func average() throws {
        let numbers = DataElement(Tag(0x0028, 0x6110), .US, .unsignedIntegers([1, 2, 99]))
        let averaging = DataElement(Tag(0x0028, 0x6112), .US, .unsignedIntegers([3]))
        let open = dataSet([operation("AVG_SUB"), numbers, averaging])
        #expect(try masks(open, of: 8) == [1, 2])
        // Of ten frames the last three make the last picture.
        #expect(try masks(open, of: 9) == nil)
        let fourth = try #require(FrameNumber(4))
        let subtraction = try #require(MaskSubtraction(open, frame: fourth, frameCount: 10))
        #expect(subtraction.contrast.map(\.value) == [4, 5, 6])
        let limited = dataSet([operation("AVG_SUB"), numbers, range([3, 4, 7, 9])])
        #expect(
            try [2, 3, 4, 5, 7, 10].map { try masks(limited, of: $0) } == [nil, [1, 2], [1, 2], nil, [1, 2], nil])
    }

    @Test("C-23 the mask is a number of frames before, or goes backwards from the first frame of the range")
    func intervals() throws {
        let offset = DataElement(Tag(0x0028, 0x6120), .SS, .integers([2]))
        let before = dataSet([operation("TID"), offset])
        #expect(try [1, 2, 3, 10].map { try masks(before, of: $0) } == [nil, nil, [1], [8]])
        let backwards = dataSet([operation("REV_TID"), offset, range([6, 9])])
        #expect(try [5, 6, 7, 9].map { try masks(backwards, of: $0) } == [nil, [4], [3], [1]])
        #expect(try masks(dataSet([operation("TID")]), of: 3) == [2])
        #expect(try masks(dataSet([operation("NONE")]), of: 3) == nil)
    }

    @Test("C-23 subtraction comes after the modality LUT; the mask is moved to the right and down")
    func subtraction() throws {
        let modality = ModalityTransform.rescale(slope: 2, intercept: 5)
        var contrast = try #require(FrameAverage(NativeFrame(words: [10, 20, 30, 40, 50, 60], columns: 3), modality))
        contrast.add(NativeFrame(words: [30, 40, 50, 60, 70, 80], columns: 3), modality)
        // Another size is none of these.
        contrast.add(NativeFrame(words: [9999], columns: 1), modality)
        let mask = try #require(FrameAverage(NativeFrame(words: [1, 2, 3, 4, 5, 6], columns: 3), modality))
        #expect(values(contrast.subtracting(mask, shiftedBy: .zero)) == [38, 56, 74, 92, 110, 128])
        // One to the right: the left column is repeated.
        #expect(values(contrast.subtracting(mask, shiftedBy: [1, 0])) == [38, 58, 76, 92, 112, 130])
        // Half a row down: between the row and the one above it.
        #expect(values(contrast.subtracting(mask, shiftedBy: [0, 0.5])) == [38, 56, 74, 95, 113, 131])
    }

    private func values(_ frame: NativeFrame) -> [Float] {
        stride(from: 0, to: frame.bytes.count, by: 4).map { start in
            Float(bitPattern: (0..<4).reduce(UInt32(0)) { $0 | UInt32(frame.bytes[start + $1]) << UInt32(8 * $1) })
        }
    }

    @Test("Numbers that no image has end as no mask")
    func hostile() throws {
        let wild = DataElement(Tag(0x0028, 0x6120), .DS, .strings(["-9223372036854775808"]))
        let bounds = DataElement(Tag(0x0028, 0x6102), .DS, .strings(["-1e300", "1e300"]))
        for name in ["TID", "REV_TID", "AVG_SUB"] {
            #expect(try masks(dataSet([operation(name), wild, bounds]), of: 3) == nil, "\(name)")
        }
        #expect(MaskSubtraction(dataSet([operation("TID")]), frame: .first, frameCount: 0) == nil)
    }
}
