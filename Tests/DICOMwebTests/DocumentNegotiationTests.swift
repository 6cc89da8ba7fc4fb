import DICOMweb
import Testing

struct DocumentNegotiationTests {
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
}
