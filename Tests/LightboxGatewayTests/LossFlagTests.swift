import DICOMCore
import Foundation
import Testing

@Suite("What a decoded object says of its loss")
struct LossFlagTests {
    private static let flag = Data([0x28, 0, 0x10, 0x21] + "CS".utf8 + [2, 0] + "01".utf8)

    @Test(
        "B-28 what was lossy and did not say so says it when it is decoded; what was not lossy does not",
        arguments: [
            (TransferSyntax.jpegBaseline, TransferSyntax.jpegBaseline, true),
            (.jpegLosslessSV1, .jpegLosslessSV1, false),
            // The stream counts, not the name that it goes by.
            (.jpegLosslessSV1, .jpegExtended, false), (.jpegLSLossless, .jpegLSNearLossless, false),
        ])
    func flag(encoded: TransferSyntax, named: TransferSyntax, isLossy: Bool) async throws {
        var image = try MadeImage("2.25.6311", in: encoded)
        image.syntax = named
        try await SampleGateway(objects: [image.file], hasSamples: false).run { [image] in
            let answer = try await request(image.path, accept: "application/dicom; transfer-syntax=1.2.840.10008.1.2.1")
            #expect(answer.status == 200)
            #expect((Data(answer.body).range(of: Self.flag) != nil) == isLossy)
        }
    }

    @Test("B-28 what an object says itself of its loss stays, and is not said twice")
    func own() async throws {
        var image = try MadeImage("2.25.6311", in: .jpegBaseline)
        image.group28 = Array(Self.flag)
        try await SampleGateway(objects: [image.file], hasSamples: false).run { [image] in
            let answer = try await request(image.path, accept: "application/dicom; transfer-syntax=1.2.840.10008.1.2.1")
            let data = Data(answer.body)
            let first = try #require(data.range(of: Self.flag))
            #expect(data.range(of: Self.flag, in: first.upperBound..<data.endIndex) == nil)
        }
    }
}
