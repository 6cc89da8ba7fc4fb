import Foundation
import Testing

/// The echo of the samples is a cine in JPEG baseline, YBR_FULL_422.
@Suite("Decoded colours", .sampleGateway)
struct DecodedColorTests {
    /// The value of an element with a short length, and of the pixel data, in a data set of Explicit VR Little Endian.
    private func element(_ tag: [UInt8], _ vr: String, in object: [UInt8]) throws -> [UInt8] {
        let data = Data(object)
        let head = try #require(data.range(of: Data(tag) + Data(vr.utf8)))
        let isLong = vr == "OB" || vr == "OW"
        let lengthPlace = head.upperBound + (isLong ? 2 : 0)
        let width = isLong ? 4 : 2
        let length = (0..<width).reduce(0) { $0 | Int(data[lengthPlace + $1]) << (8 * $1) }
        return Array(data[(lengthPlace + width)..<(lengthPlace + width + length)])
    }

    @Test("B-21, B-28, A-22 lossy colours are decoded to RGB: object, frames and bulk data have the same samples")
    func rgb() async throws {
        let echo = try await SamplePaths(patient: "LB-0003", modality: "US")
        let object = try await request(
            echo.instance, accept: "application/dicom; transfer-syntax=1.2.840.10008.1.2.1"
        ).body
        let photometric = try element([0x28, 0, 0x04, 0], "CS", in: object)
        #expect(String(decoding: photometric, as: UTF8.self).trimmingCharacters(in: .whitespaces) == "RGB")
        #expect(try element([0x28, 0, 0x06, 0], "US", in: object) == [0, 0])
        #expect(try element([0x28, 0, 0x10, 0x21], "CS", in: object).starts(with: "01".utf8), "what was lost is lost")
        let pixels = try element([0xE0, 0x7F, 0x10, 0], "OB", in: object)
        let numbers = (1...40).map(String.init).joined(separator: ",")
        let octets = #"multipart/related; type="application/octet-stream""#
        let frames = try parts(try await request("\(echo.instance)/frames/\(numbers)", accept: octets)).map(\.body)
        #expect(frames.count == 40)
        #expect(Array(frames.joined()) == pixels)
        let bulk = try parts(try await request("\(echo.instance)/pixeldata", accept: octets)).map(\.body)
        #expect(bulk == [pixels])
        // Metadata describes what is stored, whoever asks for what.
        let metadata = try #require(try await request("\(echo.instance)/metadata").dataSets().first)
        #expect(value(metadata, "00280004") as? String == "YBR_FULL_422")
    }

    @Test("B-21 the samples are the colours that are drawn")
    func drawn() async throws {
        let echo = try await SamplePaths(patient: "LB-0003", modality: "US")
        let frame = try await request("\(echo.instance)/frames/12", accept: "application/octet-stream").body
        try #require(frame.count == 320 * 240 * 3)
        // The picture of one pixel is that pixel: its colour is in the GIF's palette.
        let bright = try #require((0..<(320 * 240)).first { frame[3 * $0] > 200 })
        let query = "viewport=1,1,\(bright % 320),\(bright / 320),1,1"
        let gif = try await request("\(echo.instance)/frames/12/rendered?\(query)", accept: "image/gif").body
        #expect(gif.starts(with: "GIF89a".utf8))
        let colour = frame[(3 * bright)..<(3 * bright + 3)].map(Int.init)
        // Behind a head of 13 bytes; its colours have five bits each, or six.
        let entries = stride(from: 13, to: min(gif.count - 2, 13 + 3 * 256), by: 3)
        let palette = entries.map { gif[$0..<($0 + 3)].map(Int.init) }
        #expect(palette.contains { zip($0, colour).allSatisfy { abs($0 - $1) <= 8 } }, "\(colour)")
    }
}
