import DICOMCore
import DICOMPixels
import Foundation
import Testing

/// The parts of a multipart answer: header lines and body.
func parts(_ answer: Answer) throws -> [(head: String, body: [UInt8])] {
    let type = try #require(answer.header("Content-Type"))
    let boundary = try #require(type.firstMatch(of: /boundary=([^;]+)/)).1
    let data = Data(answer.body)
    let mark = Data("--\(boundary)".utf8)
    var places: [Range<Data.Index>] = []
    var start = data.startIndex
    while let place = data.range(of: mark, in: start..<data.endIndex) {
        places.append(place)
        start = place.upperBound
    }
    return try zip(places, places.dropFirst()).map { place, next in
        let part = data[(place.upperBound + 2)..<(next.lowerBound - 2)]
        let blank = try #require(part.range(of: Data("\r\n\r\n".utf8)))
        return (String(decoding: part[..<blank.lowerBound], as: UTF8.self), Array(part[blank.upperBound...]))
    }
}

@Suite("Representations", .sampleGateway)
struct RepresentationTests {
    @Test("I-04, D-30 metadata as XML: one document an instance, quoted type on output, each with its location")
    func xml() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        for accept in [
            "multipart/related; type=application/dicom+xml", "multipart/related; type=\"application/dicom+xml\"",
        ] {
            let answer = try await request("\(paths.series)/metadata", accept: accept)
            #expect(answer.status == 200)
            #expect(
                answer.header("Content-Type")?.hasPrefix("multipart/related; type=\"application/dicom+xml\"; boundary=")
                    == true)
            let documents = try parts(answer)
            let json = try await request("\(paths.series)/metadata").dataSets()
            #expect(documents.count == json.count)
            for (document, dataSet) in zip(documents, json) {
                let uid = try #require(value(dataSet, "00080018") as? String)
                #expect(document.head.contains("Content-Type: application/dicom+xml"))
                #expect(document.head.contains("/instances/\(uid)/metadata"))
                let text = String(decoding: document.body, as: UTF8.self)
                #expect(text.contains("<NativeDicomModel xmlns=\"http://dicom.nema.org/PS3.19/models/NativeDICOM\""))
                #expect(text.contains("keyword=\"SOPInstanceUID\"><Value number=\"1\">\(uid)</Value>"))
                let uri = (dataSet["7FE00010"] as? [String: Any])?["BulkDataURI"] as? String
                #expect(text.contains("<BulkData uri=\"\(try #require(uri))\"/>"))
            }
        }
    }

    @Test("I-05, I-06 weights decide between JSON and XML")
    func weights() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        for accept in [
            "application/dicom+json;q=0.2, multipart/related;type=\"application/dicom+xml\";q=0.9",
            "application/dicom+json;q=0, */*",
        ] {
            let answer = try await request("\(paths.instance)/metadata", accept: accept)
            #expect(
                answer.header("Content-Type")?.hasPrefix("multipart/related; type=\"application/dicom+xml\"") == true)
        }
    }

    static let targets: [(String, String, String)] = [
        ("image/jpeg", "1.2.840.10008.1.2.4.70", "jpeg"), ("image/jls", "1.2.840.10008.1.2.4.80", "jls"),
        ("image/x-jls", "1.2.840.10008.1.2.4.80", "jls"),
        ("image/jp2", "1.2.840.10008.1.2.4.90", "j2k"), ("image/jphc", "1.2.840.10008.1.2.4.201", "j2k"),
        ("image/jphc; transfer-syntax=1.2.840.10008.1.2.4.202", "1.2.840.10008.1.2.4.202", "j2k"),
        ("image/dicom-rle", "1.2.840.10008.1.2.5", "rle"),
    ]

    @Test("B-55 … B-59 a frame without loss is encoded on demand, and decodes to the same samples", arguments: targets)
    func encodedFrame(type: String, syntax: String, kind: String) async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        let native = try await request("\(paths.instance)/frames/1", accept: "application/octet-stream")
        let answer = try await request("\(paths.instance)/frames/1", accept: type)
        #expect(answer.status == 200)
        #expect(answer.header("Content-Type")?.hasSuffix("transfer-syntax=\(syntax)") == true)
        #expect(answer.body.count < native.body.count)
        switch kind {
        case "j2k": #expect(answer.body.starts(with: [0xFF, 0x4F, 0xFF, 0x51]))
        case "jls", "jpeg": #expect(answer.body.starts(with: [0xFF, 0xD8]))
        default: #expect(answer.body[0] == 2)
        }
        let described = try #require(try await request("\(paths.instance)/metadata").dataSets().first)
        func number(_ tag: String) throws -> Int { try #require(value(described, tag) as? Int) }
        let description = PixelDescription(
            rows: try number("00280010"), columns: try number("00280011"), samplesPerPixel: 1,
            bitsAllocated: try number("00280100"), bitsStored: try number("00280101"),
            highBit: try number("00280102"), isSigned: try number("00280103") == 1,
            photometricInterpretation: .monochrome2, isPlanar: false, numberOfFrames: 1)
        let decoded = try decode(answer.body, syntax: TransferSyntax(uid: syntax), description: description)
        #expect(decoded.bytes == native.body)
    }

    @Test("A-23, I-22 an instance asked for by a bulk type answers like its bulk data")
    func bulkOfInstance() async throws {
        let cine = try await SamplePaths(patient: "LB-0003", modality: "US")
        let bulk = try await request(
            "\(cine.instance)/bulkdata", accept: "multipart/related; type=\"application/octet-stream\"")
        let same = try await request(cine.instance, accept: "multipart/related; type=\"application/octet-stream\"")
        #expect(same.status == 200)
        #expect(try parts(same).map(\.body) == parts(bulk).map(\.body))
        let letter = try await SamplePaths(patient: "LB-0003", modality: "DOC")
        let document = try await request(
            letter.instance, accept: "multipart/related; type=\"application/octet-stream\"")
        #expect(try parts(document).contains { $0.body.starts(with: Array("%PDF".utf8)) })
        let frames = try await request(
            cine.instance, accept: "multipart/related; type=\"image/jpeg\"; transfer-syntax=*")
        #expect(try parts(frames).count == 40)
    }

    @Test("OHIF's octet-stream of any syntax is the whole object")
    func wholeObject() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "SR")
        let answer = try await request(
            paths.instance, accept: "multipart/related; type=\"application/octet-stream\"; transfer-syntax=\"*\"")
        let object = try #require(try parts(answer).first)
        #expect(object.body.dropFirst(128).starts(with: Array("DICM".utf8)))
    }
}
