import DICOMCore
import DICOMweb
import Testing

struct FrameNegotiationTests {
    private static let octetStream = "application/octet-stream; transfer-syntax=\(uid).1"
    private static let octetStreamParts =
        #"multipart/related; type="application/octet-stream"; transfer-syntax=\#(uid).1"#
    private static let jp2Parts = #"multipart/related; type="image/jp2"; transfer-syntax=\#(uid).4.90"#

    static let framesRows: [(id: String, instance: NegotiatedInstance, accept: String, expected: String)] = [
        ("I-18 B-32", oneFrameOfMultiFrame, #"multipart/related; type="application/octet-stream""#, octetStreamParts),
        ("I-19 B-10", oneFrameOfMultiFrame, "application/octet-stream", octetStream),
        ("I-21 B-58", oneFrameOfMultiFrame, #"multipart/related; type="image/jp2""#, jp2Parts),
        ("B-58", oneFrameOfMultiFrame, "image/jp2", "image/jp2; transfer-syntax=\(uid).4.90"),
        ("I-24 B-61", baseline, "image/jpeg", "image/jpeg; transfer-syntax=\(uid).4.50"),
        ("B-61", baseline, "image/jpeg; transfer-syntax=\(uid).4.70", "406"),
        ("B-61", baseline, "image/jpeg; transfer-syntax=\(uid).4.50", "image/jpeg; transfer-syntax=\(uid).4.50"),
        ("B-23", oneFrameOfMultiFrame, "image/jpeg; transfer-syntax=*", "406"),
        ("B-55", instance(.singleFrame, .jpegLosslessSV1), "image/jpeg", "image/jpeg; transfer-syntax=\(uid).4.70"),
        ("B-56", instance(.singleFrame, .rleLossless), "image/dicom-rle", "image/dicom-rle; transfer-syntax=\(uid).5"),
        (
            "B-56", instance(.singleFrame, .rleLossless), "image/x-dicom-rle",
            "image/dicom-rle; transfer-syntax=\(uid).5"
        ),
        ("B-57", instance(.singleFrame, .jpegLSLossless), "image/x-jls", "image/jls; transfer-syntax=\(uid).4.80"),
        (
            "B-57", instance(.singleFrame, .jpegLSNearLossless), "image/jls; transfer-syntax=\(uid).4.81",
            "image/jls; transfer-syntax=\(uid).4.81"
        ),
        ("B-59", instance(.singleFrame, .htj2kLossless), "image/jphc", "image/jphc; transfer-syntax=\(uid).4.201"),
        (
            "B-59", instance(.singleFrame, .htj2kLosslessRPCL), "image/jphc; transfer-syntax=\(uid).4.202",
            "image/jphc; transfer-syntax=\(uid).4.202"
        ),
        (
            "B-59", instance(.singleFrame, TransferSyntax(uid: "\(uid).4.110"), decodable: false), "image/jxl",
            "image/jxl; transfer-syntax=\(uid).4.110"
        ),
        ("B-60", video("4.107"), "video/*", "video/H265; transfer-syntax=\(uid).4.107"),
        ("B-60", video("4.101"), "video/mpeg", "video/mpeg; transfer-syntax=\(uid).4.101"),
        ("B-60", video("4.102.1"), "video/mp4", "video/mp4; transfer-syntax=\(uid).4.102.1"),
        ("B-60", video("4.102"), "video/mpeg", "406"),
        ("B-60", video("4.102"), "application/octet-stream", "406"),
        (
            "B-60", video("4.102"), "multipart/related; type=application/octet-stream; transfer-syntax=*",
            #"multipart/related; type="video/mp4"; transfer-syntax=\#(uid).4.102"#
        ),
        ("B-05", oneFrameOfMultiFrame, "*/*", octetStreamParts),
        ("B-05", oneFrameOfMultiFrame, "image/*", "image/jp2; transfer-syntax=\(uid).4.90"),
        ("B-05", oneFrameOfMultiFrame, #"multipart/related; type="image/*""#, jp2Parts),
        ("B-54", baseline, "application/octet-stream", octetStream),
        (
            "B-22", instance(.singleFrame, .explicitVRBigEndian), "application/octet-stream; transfer-syntax=*",
            octetStream
        ),
        (
            "cornerstone", oneFrameOfMultiFrame, "multipart/related; type=application/octet-stream; transfer-syntax=*",
            jp2Parts
        ),
        (
            "OHIF", oneFrameOfMultiFrame, #"multipart/related; type="application/octet-stream"; transfer-syntax="*""#,
            jp2Parts
        ),
        (
            "OHIF", singleFrame, #"multipart/related; type="application/octet-stream"; transfer-syntax="*""#,
            octetStreamParts
        ),
        ("dicomweb-client", oneFrameOfMultiFrame, "multipart/related", octetStreamParts),
        ("dicomweb-client", oneFrameOfMultiFrame, #"multipart/related; type="*/*""#, octetStreamParts),
        ("dicomweb-client", oneFrameOfMultiFrame, #"multipart/related; type="*/*"; transfer-syntax=*"#, jp2Parts),
        (
            "wsidicom", oneFrameOfMultiFrame,
            #"multipart/related; type="application/octet-stream"; transfer-syntax=\#(uid).1, multipart/related; type="image/jp2"; transfer-syntax=\#(uid).4.90"#,
            jp2Parts
        ),
        ("B-06", oneFrameOfMultiFrame, "image/jp2;q=0.5, application/octet-stream", octetStream),
        ("B-06", oneFrameOfMultiFrame, "image/jp2, */*", "image/jp2; transfer-syntax=\(uid).4.90"),
        (
            "B-21", instance(.singleFrame, .htj2kLossless, decodable: false), "*/*",
            #"multipart/related; type="image/jphc"; transfer-syntax=\#(uid).4.201"#
        ),
        ("B-24", instance(.singleFrame, .htj2kLossless, decodable: false), "application/octet-stream", "406"),
        (
            "B-23", instance(.singleFrame, .jpegProgressive), "application/octet-stream; transfer-syntax=*",
            "image/jpeg; transfer-syntax=1.2.840.10008.1.2.4.55"
        ),
        ("X-07", oneFrameOfMultiFrame, "image/png", "406"),
    ]

    @Test("I-18 to I-24 B-32 B-54 to B-61 frames", arguments: framesRows)
    func frames(row: (id: String, instance: NegotiatedInstance, accept: String, expected: String)) {
        #expect(choose(.pixels(.one), row.instance, [row.accept]) == row.expected)
    }

    @Test("I-20 B-10 two frames have no single part")
    func twoFrames() {
        #expect(choose(.pixels(.many), oneFrameOfMultiFrame, ["application/octet-stream"]) == "406")
        #expect(choose(.pixels(.many), oneFrameOfMultiFrame, ["image/jp2"]) == "406")
        #expect(choose(.pixels(.many), oneFrameOfMultiFrame, ["*/*"]) == Self.octetStreamParts)
    }

    @Test("B-61 strict: image/jpeg alone means .4.70, another lossless process has to be named")
    func strictJPEG() {
        let process14 = instance(.singleFrame, .jpegLossless)
        #expect(choose(.pixels(.one), process14, ["image/jpeg"], isStrict: true) == "406")
        #expect(
            choose(.pixels(.one), baseline, ["image/jpeg"], isStrict: true) == "image/jpeg; transfer-syntax=\(uid).4.50"
        )
        #expect(choose(.pixels(.one), process14, ["image/jpeg"]) == "image/jpeg; transfer-syntax=\(uid).4.57")
    }

    @Test("B-32 bulk data is octet-stream in one part or several")
    func bulkData() {
        #expect(choose(.bulkData(.one), multiFrame, ["*/*"]) == Self.octetStreamParts)
        #expect(choose(.bulkData(.one), multiFrame, ["application/octet-stream"]) == Self.octetStream)
        #expect(
            choose(.bulkData(.one), multiFrame, ["application/octet-stream; transfer-syntax=*"]) == Self.octetStream)
        #expect(choose(.bulkData(.many), multiFrame, ["application/octet-stream"]) == "406")
        #expect(choose(.bulkData(.one), multiFrame, ["image/jpeg"]) == "406")
    }
}
