import DICOMCore
import DICOMweb
import Testing

/// What a server can do that encodes.
struct EncodingNegotiationTests {
    private static let encodable = NegotiatedInstance(
        category: .singleFrame, storedSyntax: .explicitVRLittleEndian, isDecodable: true,
        encodableSyntaxes: [.rleLossless, .jpegLosslessSV1, .jpegLSLossless, .jpeg2000Lossless])

    @Test(
        "B-50, B-55 … B-58 who names a syntax or media type gets it encoded, nobody else does",
        arguments: [
            ("application/dicom; transfer-syntax=\(uid).4.80", "application/dicom; transfer-syntax=\(uid).4.80"),
            ("application/dicom", "application/dicom; transfer-syntax=\(uid).1"),
            ("application/dicom; transfer-syntax=*", "application/dicom; transfer-syntax=\(uid).1"),
            ("application/dicom; transfer-syntax=\(uid).4.201", "406"),
            (
                "application/dicom; transfer-syntax=\(uid).4.201, application/dicom; q=0.1",
                "application/dicom; transfer-syntax=\(uid).1"
            ),
        ])
    func instances(accept: String, expected: String) {
        #expect(choose(.instances(.one), Self.encodable, [accept]) == expected)
    }

    @Test(
        "A media type without a syntax means its lossless one",
        arguments: [
            ("image/jpeg", "image/jpeg; transfer-syntax=\(uid).4.70"),
            ("image/x-jls", "image/jls; transfer-syntax=\(uid).4.80"),
            ("image/jp2", "image/jp2; transfer-syntax=\(uid).4.90"),
            ("image/dicom-rle", "image/dicom-rle; transfer-syntax=\(uid).5"),
            ("image/jpeg; transfer-syntax=\(uid).4.50", "406"), ("image/jphc", "406"),
            ("application/octet-stream", "application/octet-stream; transfer-syntax=\(uid).1"),
            (
                "multipart/related; type=\"image/jp2\"",
                "multipart/related; type=\"image/jp2\"; transfer-syntax=\(uid).4.90"
            ),
        ])
    func frames(accept: String, expected: String) {
        #expect(choose(.pixels(.one), Self.encodable, [accept]) == expected)
    }

    @Test("B-21, B-24 pixels too long for Explicit VR stay as they are stored; who insists gets 406")
    func tooLong() {
        let long = NegotiatedInstance(
            category: .multiFrame, storedSyntax: .jpeg2000Lossless, isDecodable: true, fitsExplicitVR: false)
        #expect(
            choose(.instances(.one), long, ["application/dicom"]) == "application/dicom; transfer-syntax=\(uid).4.90")
        #expect(choose(.instances(.one), long, ["application/dicom; transfer-syntax=\(uid).1"]) == "406")
        #expect(
            choose(.pixels(.one), long, ["application/octet-stream"])
                == "application/octet-stream; transfer-syntax=\(uid).1")
    }

    @Test("A-23 a bulk type of an instance is its bulk data; of any syntax it is the object, unless the letter counts")
    func bulkOfInstance() {
        let octets = "multipart/related; type=\"application/octet-stream\""
        let object = "multipart/related; type=\"application/dicom\"; transfer-syntax=\(uid).4.90"
        #expect(choose(.instances(.one), multiFrame, [octets]) == octets + "; transfer-syntax=\(uid).1")
        #expect(choose(.instances(.one), multiFrame, [octets + "; transfer-syntax=*"]) == object)
        #expect(
            choose(.instances(.one), multiFrame, [octets + "; transfer-syntax=*"], isStrict: true)
                .hasPrefix("multipart/related; type=\"application/octet-stream\"")
                || choose(.instances(.one), multiFrame, [octets + "; transfer-syntax=*"], isStrict: true)
                    .hasPrefix("multipart/related; type=\"image/jp2\"")
        )
        #expect(
            choose(.instances(.one), multiFrame, ["multipart/related; type=\"image/jp2\""])
                == "multipart/related; type=\"image/jp2\"; transfer-syntax=\(uid).4.90")
        #expect(choose(.instances(.one), multiFrame, ["application/octet-stream"]) == "406")
    }
}
