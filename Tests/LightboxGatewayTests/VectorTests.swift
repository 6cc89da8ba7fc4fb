import Foundation
import HTTPTypes
import Support
import Testing

/// The ready-made vectors of section I, asked of a server that keeps to the letter. MF is the angiogram of the samples,
/// stored in JPEG-LS; SF is a CT slice of the thorax; the echo is stored in JPEG baseline.
@Suite("I vectors for retrieving, strict", .sampleGateway(isStrict: true, with: [ImplicitObject.file]))
struct VectorTests {
    enum Target: String, Sendable {
        case study, metadata, instance, multiFrame, baseline, implicit
    }

    struct Vector: Sendable, CustomTestStringConvertible {
        let id: String
        let target: Target
        var suffix = ""
        let accept: String?
        let status: Int
        /// Of the Content-Type.
        var start = ""
        var end = ""
        var testDescription: String { "\(id) \(target)\(suffix) \(accept ?? "no Accept")" }
    }

    private static let uid = "1.2.840.10008.1.2"
    private static let xml = #"multipart/related; type="application/dicom+xml""#
    private static let octets = #"multipart/related; type="application/octet-stream""#
    private static let jp2 = #"multipart/related; type="image/jp2""#

    static let vectors: [Vector] = [
        Vector(id: "I-01", target: .metadata, accept: nil, status: 406),
        Vector(id: "I-02", target: .metadata, accept: "*/*", status: 200, start: "application/dicom+json"),
        Vector(id: "I-03", target: .metadata, accept: "application/json", status: 200, start: "application/"),
        Vector(
            id: "I-04", target: .metadata, accept: "multipart/related; type=application/dicom+xml", status: 200,
            start: xml),
        Vector(id: "I-04", target: .metadata, accept: xml, status: 200, start: xml),
        Vector(
            id: "I-05", target: .metadata, accept: "application/dicom+json;q=0.2, \(xml);q=0.9", status: 200,
            start: xml),
        Vector(id: "I-06", target: .metadata, accept: "application/dicom+json;q=0, */*", status: 200, start: xml),
        Vector(id: "I-07", target: .metadata, accept: "text/html", status: 406),
        Vector(id: "I-07", target: .metadata, accept: "image/jpeg", status: 406),
        Vector(
            id: "I-08", target: .metadata, suffix: "?accept=application/dicom%2Bjson", accept: "*/*", status: 200,
            start: "application/dicom+json"),
        Vector(
            id: "I-09", target: .metadata, suffix: "?accept=application/dicom%2Bjson", accept: xml, status: 400),
        Vector(id: "I-10", target: .instance, accept: "application/dicom, text/html", status: 400),
        Vector(id: "I-11", target: .study, accept: "application/dicom", status: 406),
        Vector(
            id: "I-12", target: .multiFrame, accept: "application/dicom", status: 200, end: "transfer-syntax=\(uid).1"),
        Vector(
            id: "I-13", target: .multiFrame, accept: "application/dicom; transfer-syntax=*", status: 200,
            end: "transfer-syntax=\(uid).4.80"),
        Vector(
            id: "I-14", target: .implicit, accept: "application/dicom; transfer-syntax=*", status: 200,
            end: "transfer-syntax=\(uid).1"),
        Vector(id: "I-15", target: .implicit, accept: "application/dicom; transfer-syntax=\(uid)", status: 406),
        Vector(id: "I-15", target: .instance, accept: "application/dicom; transfer-syntax=\(uid)", status: 406),
        Vector(id: "I-16", target: .instance, accept: "application/dicom; transfer-syntax=nope", status: 406),
        Vector(
            id: "I-17", target: .multiFrame,
            accept: "application/dicom; transfer-syntax=\(uid).4.50;q=1, application/dicom;q=0.5", status: 200,
            end: "transfer-syntax=\(uid).1"),
        Vector(id: "I-18", target: .multiFrame, suffix: "/frames/1,3", accept: octets, status: 200, start: octets),
        Vector(
            id: "I-19", target: .multiFrame, suffix: "/frames/2", accept: "application/octet-stream", status: 200,
            start: "application/octet-stream"),
        Vector(
            id: "I-20", target: .multiFrame, suffix: "/frames/1,2", accept: "application/octet-stream", status: 406),
        Vector(id: "I-21", target: .multiFrame, suffix: "/frames/1", accept: jp2, status: 200, start: jp2),
        Vector(id: "I-22", target: .multiFrame, accept: jp2, status: 200, start: jp2),
        Vector(id: "I-23", target: .multiFrame, suffix: "/frames/0", accept: octets, status: 400),
        Vector(id: "I-23", target: .multiFrame, suffix: "/frames/x", accept: octets, status: 400),
        Vector(id: "I-23", target: .multiFrame, suffix: "/frames/1,,2", accept: octets, status: 400),
        Vector(id: "I-23", target: .multiFrame, suffix: "/frames/100000", accept: octets, status: 404),
        Vector(
            id: "I-24", target: .baseline, suffix: "/frames/1", accept: "image/jpeg", status: 200,
            start: "image/jpeg", end: "transfer-syntax=\(uid).4.50"),
    ]

    private func path(_ target: Target) async throws -> String {
        switch target {
        case .study, .metadata, .instance:
            let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
            return target == .study ? paths.study : target == .instance ? paths.instance : "\(paths.instance)/metadata"
        case .multiFrame: return try await multiFrame()
        case .implicit: return ImplicitObject.path
        case .baseline: return try await SamplePaths(patient: "LB-0003", modality: "US").instance
        }
    }

    /// The angiogram.
    private func multiFrame() async throws -> String {
        let found = try await request("/dicom-web/instances?SOPClassUID=1.2.840.10008.5.1.4.1.1.12.1").dataSets()
        let first = try #require(found.first)
        let url = try #require(value(first, "00081190") as? String)
        return try #require(url.firstRange(of: "/dicom-web").map { String(url[$0.lowerBound...]) })
    }

    @Test("I-01 to I-24 status and type", arguments: vectors)
    func status(vector: Vector) async throws {
        let answer = try await request(try await path(vector.target) + vector.suffix, accept: vector.accept)
        #expect(answer.status == vector.status)
        guard vector.status == 200 else { return }
        let type = try #require(answer.header("Content-Type"))
        #expect(type.hasPrefix(vector.start) && type.hasSuffix(vector.end), "\(type)")
    }

    @Test("I-14, B-22 what is stored in Implicit VR has its VRs when it goes out, and the same values")
    func implicit() async throws {
        let object = try await request(ImplicitObject.path, accept: "application/dicom; transfer-syntax=*").body
        let data = Data(object)
        let meta = try #require(data.range(of: Data([0x02, 0x00, 0x10, 0x00]) + Data("UI".utf8)))
        #expect(data[(meta.upperBound + 2)...].starts(with: Data("\(Self.uid).1\0".utf8)))
        #expect(data.range(of: Data(MadeObject.explicit(0x0010_0020, "LO", "IMPLICIT"))) != nil)
        let pixels = MadeObject.explicit(0x7FE0_0010, "OW", ImplicitObject.pixels)
        #expect(data.suffix(pixels.count).elementsEqual(pixels))
    }

    @Test("I-02, I-12, I-13, I-18, I-19, I-21, I-22 the bytes are what the type says")
    func bytes() async throws {
        let path = try await multiFrame()
        let metadata = try await request("\(path)/metadata", accept: "*/*")
        #expect(metadata.header("Content-Location")?.hasSuffix("\(path)/metadata") == true)
        let dataSet = try #require(try metadata.dataSets().first)
        let frameCount = try #require((value(dataSet, "00280008") as? NSNumber)?.intValue)
        #expect(frameCount >= 3)

        for (syntax, accept) in [
            ("\(Self.uid).1", "application/dicom"), ("\(Self.uid).4.80", "application/dicom; transfer-syntax=*"),
        ] {
            let object = try await request(path, accept: accept).body
            let meta = Data(object.prefix(400))
            let tag = try #require(meta.range(of: Data([0x02, 0x00, 0x10, 0x00]) + Data("UI".utf8)))
            #expect(meta[(tag.upperBound + 2)...].starts(with: Data(syntax.utf8)), "0002,0010 is \(syntax)")
        }
        let frames = try parts(try await request("\(path)/frames/1,3", accept: Self.octets))
        #expect(
            frames.map { $0.head.firstMatch(of: /Content-Location: .*(\/frames\/\d+)/).map { String($0.1) } } == [
                "/frames/1", "/frames/3",
            ])
        let second = try await request("\(path)/frames/2", accept: "application/octet-stream")
        #expect(second.body.count == frames[0].body.count)
        let encoded = try parts(try await request("\(path)/frames/1", accept: Self.jp2))
        #expect(encoded.count == 1)
        #expect(encoded[0].body.starts(with: [0xFF, 0x4F]), "a code stream, no JP2 box")
        #expect(encoded[0].head.contains("image/jp2; transfer-syntax=\(Self.uid).4.90"))
        #expect(try parts(try await request(path, accept: Self.jp2)).count == frameCount)
    }
}
