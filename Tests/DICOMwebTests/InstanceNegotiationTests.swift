import DICOMCore
import DICOMweb
import Testing

struct InstanceNegotiationTests {
    static let instancesRows: [(id: String, instance: NegotiatedInstance, accept: String, expected: String)] = [
        ("B-30", singleFrame, "*/*", #"multipart/related; type="application/dicom"; transfer-syntax=\#(uid).1"#),
        ("I-10 B-03", singleFrame, "application/dicom, text/html", "400"),
        ("I-12 B-21", multiFrame, "application/dicom", "application/dicom; transfer-syntax=\(uid).1"),
        (
            "I-13 B-23", multiFrame, "application/dicom; transfer-syntax=*",
            "application/dicom; transfer-syntax=\(uid).4.90"
        ),
        (
            "B-20", multiFrame, "application/dicom; transfer-syntax=\(uid).4.90",
            "application/dicom; transfer-syntax=\(uid).4.90"
        ),
        (
            "I-14 B-22", instance(.singleFrame, .implicitVRLittleEndian), "application/dicom; transfer-syntax=*",
            "application/dicom; transfer-syntax=\(uid).1"
        ),
        (
            "B-22", instance(.singleFrame, .explicitVRBigEndian), "application/dicom; transfer-syntax=*",
            "application/dicom; transfer-syntax=\(uid).1"
        ),
        (
            "B-27", instance(.other, .deflatedExplicitVRLittleEndian), "application/dicom; transfer-syntax=*",
            "application/dicom; transfer-syntax=\(uid).1"
        ),
        (
            "I-15 B-22", instance(.singleFrame, .implicitVRLittleEndian), "application/dicom; transfer-syntax=\(uid)",
            "406"
        ),
        ("B-22", instance(.singleFrame, .explicitVRBigEndian), "application/dicom; transfer-syntax=\(uid).2", "406"),
        ("I-16 B-04", singleFrame, "application/dicom; transfer-syntax=nope", "406"),
        (
            "I-17 B-20", multiFrame,
            "application/dicom; transfer-syntax=\(uid).4.50;q=1, application/dicom;q=0.5",
            "application/dicom; transfer-syntax=\(uid).1"
        ),
        ("B-21 B-28", baseline, "application/dicom", "application/dicom; transfer-syntax=\(uid).4.50"),
        (
            "B-28", baseline, "application/dicom; transfer-syntax=\(uid).1",
            "application/dicom; transfer-syntax=\(uid).1"
        ),
        (
            "B-21", instance(.video, TransferSyntax(uid: "\(uid).4.102"), decodable: false), "application/dicom",
            "application/dicom; transfer-syntax=\(uid).4.102"
        ),
        (
            "B-21", instance(.multiFrame, .htj2kLossless, decodable: false),
            "application/dicom; transfer-syntax=\(uid).1", "406"
        ),
        (
            "B-51", instance(.multiFrame, .jpeg2000), "application/dicom; transfer-syntax=*",
            "application/dicom; transfer-syntax=\(uid).4.91"
        ),
        (
            "B-51 beyond the table", instance(.multiFrame, .rleLossless), "application/dicom; transfer-syntax=\(uid).5",
            "application/dicom; transfer-syntax=\(uid).5"
        ),
        (
            "B-52", video("4.100"), "*/*",
            #"multipart/related; type="application/dicom"; transfer-syntax=\#(uid).4.100"#
        ),
        ("B-52", video("4.102"), "application/dicom; transfer-syntax=\(uid).1", "406"),
        (
            "B-52", video("4.106.1"), "application/dicom; transfer-syntax=*",
            "application/dicom; transfer-syntax=\(uid).4.106.1"
        ),
        (
            "B-53", instance(.text, .implicitVRLittleEndian), "application/dicom; transfer-syntax=*",
            "application/dicom; transfer-syntax=\(uid).1"
        ),
        ("B-53", instance(.other, .explicitVRLittleEndian), "application/dicom; transfer-syntax=\(uid).5", "406"),
        ("B-25", multiFrame, "application/dicom; transfer-syntax=*; transfer-syntax=\(uid).1", "406"),
        (
            "Weasis", multiFrame, #"multipart/related;type="application/dicom";transfer-syntax=*"#,
            #"multipart/related; type="application/dicom"; transfer-syntax=\#(uid).4.90"#
        ),
        (
            "B-08 unquoted", multiFrame, "multipart/related; type=application/dicom; transfer-syntax=*",
            #"multipart/related; type="application/dicom"; transfer-syntax=\#(uid).4.90"#
        ),
        (
            "B-13", multiFrame, "multipart/related",
            #"multipart/related; type="application/dicom"; transfer-syntax=\#(uid).1"#
        ),
        ("B-13", multiFrame, "multipart/*", #"multipart/related; type="application/dicom"; transfer-syntax=\#(uid).1"#),
        (
            "OHIF objects", instance(.other, .implicitVRLittleEndian),
            #"multipart/related; type="application/octet-stream"; transfer-syntax="*""#,
            #"multipart/related; type="application/dicom"; transfer-syntax=\#(uid).1"#
        ),
        (
            "B-06 q=0", multiFrame, "*/*, multipart/related;type=application/dicom;q=0",
            "application/dicom; transfer-syntax=\(uid).1"
        ),
    ]

    @Test("I-10 to I-17 B-20 to B-28 B-50 to B-53 instances", arguments: instancesRows)
    func instances(row: (id: String, instance: NegotiatedInstance, accept: String, expected: String)) {
        #expect(choose(.instances(.one), row.instance, [row.accept]) == row.expected)
    }

    @Test("I-11 B-10 a study or series has no single part, whatever it holds")
    func singlePartOfMany() {
        #expect(choose(.instances(.many), singleFrame, ["application/dicom"]) == "406")
        #expect(
            choose(.instances(.many), singleFrame, ["application/dicom, */*;q=0.1"])
                == #"multipart/related; type="application/dicom"; transfer-syntax=\#(uid).1"#)
    }

    @Test("B-13 strict: multipart without a type is ignored")
    func strictMultipart() {
        #expect(choose(.instances(.one), singleFrame, ["multipart/related"], isStrict: true) == "406")
    }

    @Test("B-08 B-25 the type is quoted in the answer and every part names its syntax")
    func contentTypes() {
        let parts = Representation(mediaType: "image/jp2", transferSyntax: .jpeg2000Lossless, isMultipart: true)
        #expect(parts.contentType == "image/jp2; transfer-syntax=\(uid).4.90")
        #expect(parts.contentType(boundary: "b") == #"multipart/related; type="image/jp2"; boundary=b"#)
        let single = Representation(mediaType: "image/png", transferSyntax: nil, isMultipart: false)
        #expect(single.contentType(boundary: "b") == "image/png")
    }

    @Test("B-40 the category comes from the frames and the SOP class")
    func categories() {
        let ct = "1.2.840.10008.5.1.4.1.1.2"
        #expect(InstanceCategory(sopClassUID: ct, transferSyntax: .jpegBaseline, numberOfFrames: 1) == .singleFrame)
        #expect(InstanceCategory(sopClassUID: ct, transferSyntax: .jpegBaseline, numberOfFrames: 2) == .multiFrame)
        let mpeg = TransferSyntax(uid: "\(uid).4.102.1")
        #expect(InstanceCategory(sopClassUID: ct, transferSyntax: mpeg, numberOfFrames: 2) == .video)
        #expect(InstanceCategory(sopClassUID: ct, transferSyntax: mpeg, numberOfFrames: 1) == .video)
        let report = "1.2.840.10008.5.1.4.1.1.88.33"
        #expect(
            InstanceCategory(sopClassUID: report, transferSyntax: .explicitVRLittleEndian, numberOfFrames: nil) == .text
        )
        #expect(
            InstanceCategory(sopClassUID: ct, transferSyntax: .explicitVRLittleEndian, numberOfFrames: nil) == .other)
    }
}
