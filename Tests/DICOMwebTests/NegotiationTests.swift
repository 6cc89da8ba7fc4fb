import DICOMCore
import DICOMweb
import Testing

private let everything = ProducibleMediaTypes(
    documents: ["application/dicom+json", "application/dicom+xml", "application/json"],
    rendered: [
        "image/jpeg", "image/png", "image/gif", "text/html", "text/plain", "text/xml", "video/mp4", "video/mpeg",
        "video/mp2t",
    ])

private func instance(_ category: InstanceCategory, _ syntax: TransferSyntax, decodable: Bool = true)
    -> NegotiatedInstance
{
    NegotiatedInstance(category: category, storedSyntax: syntax, isDecodable: decodable)
}

/// MF and SF of section I.
private let multiFrame = instance(.multiFrame, .jpeg2000Lossless)
private let oneFrameOfMultiFrame = instance(.singleFrame, .jpeg2000Lossless)
private let singleFrame = instance(.singleFrame, .explicitVRLittleEndian)
private let baseline = instance(.singleFrame, .jpegBaseline)

/// What is chosen, as a client would ask for it; or the name of the refusal.
private func choose(
    _ resource: NegotiatedResource, _ instance: NegotiatedInstance, _ accept: [String], parameter: String? = nil,
    isStrict: Bool = false, producing: ProducibleMediaTypes = everything
) -> String {
    do {
        let acceptance = try Acceptance(header: accept, parameter: parameter, isStrict: isStrict)
        return try negotiate(resource, of: instance, accepting: acceptance, producing: producing).description
    } catch {
        switch error {
        case .notAcceptable, .characterSetNotAcceptable: return "406"
        case .nothingToOffer: return "501"
        case .mixed, .badAcceptParameter: return "400"
        }
    }
}

private let uid = "1.2.840.10008.1.2"

private func video(_ syntax: String, renderedTypes: [String]? = nil) -> NegotiatedInstance {
    NegotiatedInstance(
        category: .video, storedSyntax: TransferSyntax(uid: "\(uid).\(syntax)"), isDecodable: false,
        renderedTypes: renderedTypes)
}

struct NegotiationTests {
    static let metadataRows: [(id: String, accept: [String], parameter: String?, isStrict: Bool, expected: String)] = [
        ("I-01 B-01", [], nil, true, "406"),
        ("I-01 B-01", [], "application/dicom+json", true, "406"),
        ("I-01 lenient", [], nil, false, "application/dicom+json"),
        ("I-01 lenient", [""], nil, false, "application/dicom+json"),
        ("I-02 B-05", ["*/*"], nil, true, "application/dicom+json"),
        ("B-05", ["application/*"], nil, true, "application/dicom+json"),
        ("I-03 B-11", ["application/json"], nil, true, "application/json"),
        ("B-11", ["application/json, application/dicom+json"], nil, true, "application/dicom+json"),
        ("B-11", ["application/xml"], nil, true, "406"),
        (
            "I-04 B-08", ["multipart/related; type=application/dicom+xml"], nil, true,
            #"multipart/related; type="application/dicom+xml""#
        ),
        (
            "I-04 B-08", [#"multipart/related; type="application/dicom+xml""#], nil, true,
            #"multipart/related; type="application/dicom+xml""#
        ),
        (
            "B-07", [#"MULTIPART/Related; TYPE="Application/DICOM+xml""#], nil, true,
            #"multipart/related; type="application/dicom+xml""#
        ),
        (
            "I-05 B-06", [#"application/dicom+json;q=0.2, multipart/related;type="application/dicom+xml";q=0.9"#], nil,
            true,
            #"multipart/related; type="application/dicom+xml""#
        ),
        (
            "I-06 B-06", ["application/dicom+json;q=0, */*"], nil, true,
            #"multipart/related; type="application/dicom+xml""#
        ),
        ("I-07 X-07", ["text/html"], nil, true, "406"),
        ("I-07 X-07", ["image/jpeg"], nil, false, "406"),
        ("I-08 B-02", ["*/*"], "application/dicom+json", true, "application/dicom+json"),
        ("I-09 B-02", [#"multipart/related; type="application/dicom+xml""#], "application/dicom+json", true, "400"),
        ("B-02", ["*/*"], "*/*", true, "400"),
        ("B-02", ["*/*"], "", true, "400"),
        ("B-02", ["application/dicom+json;q=0, */*"], "application/dicom+json", true, "400"),
        ("B-02", ["*/*"], "image/webp", true, "application/dicom+json"),
        ("B-02", ["application/*;q=0.5"], "application/dicom+json", true, "application/dicom+json"),
        (
            "B-04", ["foo, application/dicom+json;q=2, application/dicom+json;q=0.1"], nil, true,
            "application/dicom+json"
        ),
        ("B-04", ["application/dicom+json;q=2"], nil, true, "406"),
        ("B-07", ["text/csv", "application/dicom+json"], nil, true, "application/dicom+json"),
        (
            "B-09", [#"multipart/related; boundary=x; type="application/dicom+xml""#], nil, true,
            #"multipart/related; type="application/dicom+xml""#
        ),
        ("B-03", ["application/dicom+json, text/html"], nil, true, "400"),
        ("B-03", ["text/html, application/xhtml+xml, */*;q=0.8"], nil, true, "application/dicom+json"),
        (
            "OHIF", ["application/dicom+json, multipart/related; type=application/octet-stream; transfer-syntax=*"],
            nil,
            false, "application/dicom+json"
        ),
        (
            "OHIF",
            [#"application/dicom+json, multipart/related; type="application/octet-stream"; transfer-syntax="*""#],
            nil, false, "application/dicom+json"
        ),
        ("dicomweb-client", ["application/dicom+json, application/json"], nil, false, "application/dicom+json"),
    ]

    @Test("I-01 to I-09 B-01 to B-11 B-31 B-35 metadata and search", arguments: metadataRows)
    func documents(row: (id: String, accept: [String], parameter: String?, isStrict: Bool, expected: String)) {
        for resource in [NegotiatedResource.metadata, .search] {
            #expect(
                choose(resource, singleFrame, row.accept, parameter: row.parameter, isStrict: row.isStrict)
                    == row.expected)
        }
    }

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

    static let renderedRows:
        [(id: String, resource: NegotiatedResource, instance: NegotiatedInstance, accept: String, expected: String)] = [
            ("I-25 B-70", .rendered(.one), singleFrame, "*/*", "image/jpeg"),
            ("I-25 B-70", .rendered(.one), singleFrame, "image/png", "image/png"),
            ("I-25 B-70", .rendered(.one), singleFrame, "image/gif", "image/gif"),
            ("B-26", .rendered(.one), singleFrame, "image/jpeg; transfer-syntax=\(uid).4.50", "image/jpeg"),
            (
                "browser", .rendered(.one), singleFrame,
                "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8", "image/jpeg"
            ),
            ("X-09", .rendered(.one), multiFrame, "*/*", #"multipart/related; type="image/jpeg""#),
            ("X-09", .rendered(.one), multiFrame, "image/png", "image/png"),
            ("X-09 browser", .rendered(.one), multiFrame, "image/avif,image/webp,image/*,*/*;q=0.8", "image/jpeg"),
            ("I-38 B-73", .rendered(.one), instance(.text, .explicitVRLittleEndian), "*/*", "text/html"),
            ("I-38 B-73", .rendered(.one), instance(.text, .explicitVRLittleEndian), "text/plain", "text/plain"),
            ("I-38 B-73", .rendered(.one), instance(.text, .explicitVRLittleEndian), "text/xml", "text/xml"),
            ("I-38 B-73", .rendered(.one), instance(.text, .explicitVRLittleEndian), "image/png", "406"),
            ("I-39 B-10", .rendered(.many), singleFrame, "image/jpeg", "406"),
            (
                "I-39", .rendered(.many), singleFrame, #"multipart/related; type="image/jpeg""#,
                #"multipart/related; type="image/jpeg""#
            ),
            ("X-10", .rendered(.many), singleFrame, "*/*", #"multipart/related; type="image/jpeg""#),
            ("B-72 OHIF", .rendered(.one), video("4.102", renderedTypes: ["video/mp4"]), "*/*", "video/mp4"),
            ("B-72", .rendered(.one), video("4.102", renderedTypes: ["video/mp2t"]), "video/*", "video/mp2t"),
            ("B-72", .rendered(.one), video("4.102", renderedTypes: ["video/mp4"]), "video/mpeg", "406"),
            ("B-72", .rendered(.one), video("4.102", renderedTypes: ["video/mp4"]), "image/jpeg", "406"),
            (
                "B-72 X-10", .rendered(.many), video("4.100", renderedTypes: ["video/mpeg"]), "*/*",
                #"multipart/related; type="video/mpeg""#
            ),
            ("A-25", .rendered(.one), instance(.other, .explicitVRLittleEndian), "*/*", "501"),
            ("B-34", .thumbnail, multiFrame, "*/*", "image/jpeg"),
            ("B-34 OHIF", .thumbnail, multiFrame, "image/avif,image/webp,image/*,*/*;q=0.8", "image/jpeg"),
            ("B-34", .thumbnail, multiFrame, "text/html", "406"),
        ]

    @Test("I-25 I-38 I-39 B-33 B-70 to B-73 rendered and thumbnails", arguments: renderedRows)
    func rendered(
        row: (id: String, resource: NegotiatedResource, instance: NegotiatedInstance, accept: String, expected: String)
    ) {
        #expect(choose(row.resource, row.instance, [row.accept]) == row.expected)
    }

    @Test("X-09 strict: a multi-frame instance has no single JPEG")
    func strictMultiFrame() {
        #expect(choose(.rendered(.one), multiFrame, ["image/jpeg"], isStrict: true) == "406")
        #expect(choose(.rendered(.one), multiFrame, ["image/gif"], isStrict: true) == "image/gif")
    }

    @Test("OHIF asks thumbnails by the query parameter")
    func thumbnailParameter() {
        let browser = ["image/avif,image/webp,image/*,*/*;q=0.8"]
        #expect(choose(.thumbnail, multiFrame, browser, parameter: "image/jpeg") == "image/jpeg")
        #expect(choose(.thumbnail, multiFrame, browser, parameter: "image/png") == "image/png")
    }

    @Test("A-27 a refusal lists what is offered", arguments: [["image/gif"], ["image/jpeg;q=0"], ["nonsense"]])
    func refusal(accept: [String]) throws {
        let acceptance = try Acceptance(header: accept)
        let jpeg = Representation(mediaType: "image/jpeg", transferSyntax: nil, isMultipart: false)
        #expect(throws: NegotiationError.notAcceptable(offered: [jpeg])) {
            try negotiate(
                .thumbnail, of: singleFrame, accepting: acceptance,
                producing: ProducibleMediaTypes(documents: [], rendered: ["image/jpeg"]))
        }
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
