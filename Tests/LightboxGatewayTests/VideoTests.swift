import DICOMCore
import Foundation
import HTTPTypes
import Support
import Testing

/// Invented streams: heads as writers make them, and numbers behind.
private enum Videos {
    static let mp4 = StoredVideo(
        instance: "2.25.6101", syntax: TransferSyntax(uid: "1.2.840.10008.1.2.4.102"), frameCount: 50,
        fragments: [[0, 0, 0, 0x18] + Array("ftypisom".utf8) + numbers(4001)])
    static let programStream = StoredVideo(
        instance: "2.25.6102", syntax: TransferSyntax(uid: "1.2.840.10008.1.2.4.100"), frameCount: 25,
        fragments: [[0, 0, 1, 0xBA] + numbers(700)])
    /// In three fragments, as the fragmentable syntaxes allow.
    static let transportStream = StoredVideo(
        instance: "2.25.6103", syntax: TransferSyntax(uid: "1.2.840.10008.1.2.4.102.1"), frameCount: 10,
        fragments: [packets(4), packets(2), packets(1)])
    static let hevc = StoredVideo(
        instance: "2.25.6104", syntax: TransferSyntax(uid: "1.2.840.10008.1.2.4.107"), frameCount: 1,
        fragments: [[0, 0, 0, 1, 0x40, 1] + numbers(100)])
    static let unknown = StoredVideo(
        instance: "2.25.6105", syntax: TransferSyntax(uid: "1.2.840.10008.1.2.4.102"), frameCount: 5,
        fragments: [Array("RIFF....AVI ".utf8) + numbers(50)])
    static let all = [mp4, programStream, transportStream, hevc, unknown]

    private static func numbers(_ count: Int) -> [UInt8] { (0..<(count + count % 2)).map { UInt8($0 % 251) } }

    private static func packets(_ count: Int) -> [UInt8] {
        (0..<count).flatMap { number in [0x47, UInt8(number)] + [UInt8](repeating: 0xFF, count: 186) }
    }
}

@Suite("Videos", .sampleGateway(with: Videos.all.map(\.file)))
struct VideoTests {
    private static let root = "/dicom-web"

    static let rendered: [(video: StoredVideo, mediaType: String)] = [
        (Videos.mp4, "video/mp4"), (Videos.programStream, "video/mpeg"), (Videos.transportStream, "video/mp2t"),
        (Videos.hevc, "video/H265"),
    ]

    @Test("B-72, C-27, C-12 /rendered is the stored stream in the media type of its container", arguments: rendered)
    func stream(row: (video: StoredVideo, mediaType: String)) async throws {
        let path = "\(Self.root)\(row.video.path)/rendered"
        // OHIF's player asks for anything; parameters of pictures mean nothing to a stream.
        for (query, accept) in [
            ("", "*/*"), ("", "video/*"), ("", row.mediaType), ("?viewport=64,64&quality=3", "*/*"),
        ] {
            let answer = try await request(path + query, accept: accept)
            #expect(answer.status == 200, "\(query) \(accept)")
            #expect(answer.header("Content-Type") == row.mediaType)
            #expect(answer.body == row.video.stream)
            #expect(answer.header("Content-Length") == String(row.video.stream.count))
            #expect(answer.header("Content-Location")?.hasSuffix(row.video.path) == true)
        }
        let refused = try await request(path, accept: "image/jpeg")
        #expect(refused.status == 406)
        #expect(String(decoding: refused.body, as: UTF8.self).contains(row.mediaType), "what would do is named")
    }

    @Test("B-72, B-85 a player seeks: strong tag, 304, and any range across fragments is these bytes")
    func ranges() async throws {
        for video in [Videos.mp4, Videos.transportStream] {
            let path = "\(Self.root)\(video.path)/rendered"
            let whole = try await request(path)
            #expect(whole.header("Accept-Ranges") == "bytes")
            let tag = try #require(whole.header("ETag"))
            #expect(try await request(path, headers: ["If-None-Match": tag]).status == 304)
            #expect(try await request(path, method: .head).header("Content-Length") == String(video.stream.count))
            for (first, last) in [(0, 1), (750, 760), (1, video.stream.count - 1)] {
                let part = try await request(path, headers: ["Range": "bytes=\(first)-\(last)", "If-Range": tag])
                #expect(part.status == 206)
                #expect(part.body == Array(video.stream[first...last]))
                #expect(part.header("Content-Range") == "bytes \(first)-\(last)/\(video.stream.count)")
            }
        }
    }

    static let bulk: [(video: StoredVideo, type: String)] = [
        (Videos.mp4, "video/mp4"), (Videos.programStream, "video/mpeg"),
        // By its syntax: the pairs of table 8.7.3-5 know no containers.
        (Videos.transportStream, "video/mp4"), (Videos.hevc, "video/H265"), (Videos.unknown, "video/mp4"),
    ]

    @Test("B-52, B-60, B-62 the stream is bulk data: one part for all frames, without fragments", arguments: bulk)
    func bulkData(row: (video: StoredVideo, type: String)) async throws {
        let path = Self.root + row.video.path
        let type = "\(row.type); transfer-syntax=\(row.video.syntax.uid)"
        let metadata = try #require(try await request("\(path)/metadata").dataSets().first)
        let uri = try #require((metadata["7FE00010"] as? [String: Any])?["BulkDataURI"] as? String)
        #expect(uri.hasSuffix("\(row.video.path)/bulkdata/7FE00010"))
        for (suffix, accept) in [
            ("/bulkdata/7FE00010", "*/*"), ("/pixeldata", "*/*"),
            ("/pixeldata", #"multipart/related; type="application/octet-stream"; transfer-syntax=*"#),
            ("/bulkdata", "multipart/related; type=\"\(row.type)\"; transfer-syntax=\(row.video.syntax.uid)"),
        ] {
            let answer = try await request(path + suffix, accept: accept)
            #expect(answer.status == 200, "\(suffix) \(accept)")
            let found = try parts(answer)
            #expect(found.count == 1 && found.first?.body == row.video.stream, "\(suffix) \(accept)")
            #expect(found.first?.head.contains("Content-Type: \(type)\r\n") == true)
            #expect(found.first?.head.contains("Content-Location: \(uri)") == true)
        }
        let single = try await request("\(path)/bulkdata/7FE00010", accept: row.type)
        #expect(single.header("Content-Type") == type && single.body == row.video.stream)
        // No decoder, no samples.
        #expect(try await request("\(path)/pixeldata", accept: "application/octet-stream").status == 406)
    }

    @Test("B-52 the object goes out as it is stored, to who names no syntax too; nobody is promised another one")
    func object() async throws {
        let path = Self.root + Videos.transportStream.path
        for accept in ["application/dicom", "application/dicom; transfer-syntax=*"] {
            let answer = try await request(path, accept: accept)
            #expect(answer.status == 200 && answer.body == Videos.transportStream.file)
        }
        let decoded = try await request(path, accept: "application/dicom; transfer-syntax=1.2.840.10008.1.2.1")
        #expect(decoded.status == 406)
        let found = try await request(
            "\(Self.root)/instances?SOPInstanceUID=\(Videos.transportStream.instance)&includefield=00083002"
        ).dataSets()
        let syntaxes = (found.first?["00083002"] as? [String: Any])?["Value"] as? [String]
        #expect(syntaxes == [Videos.transportStream.syntax.uid])
    }

    @Test("A-25 a frame of a video is 501 and says where the stream is; one beyond the last is 404")
    func frames() async throws {
        let path = Self.root + Videos.mp4.path
        for suffix in ["/frames/1", "/frames/50", "/frames/2,1", "/frames/3/rendered"] {
            let answer = try await request(path + suffix)
            #expect(answer.status == 501, "\(suffix)")
            #expect(String(decoding: answer.body, as: UTF8.self).contains("/pixeldata"), "\(suffix)")
        }
        let beyond = try await request("\(path)/frames/51")
        #expect(beyond.status == 404)
        #expect(String(decoding: beyond.body, as: UTF8.self).contains("1 to 50"))
    }

    @Test("X-10 videos are parts of their rendered study, each in its own type; an unknown container is left out")
    func study() async throws {
        let path = "\(Self.root)/studies/\(StoredVideo.study)"
        let answer = try await request("\(path)/rendered")
        #expect(answer.status == 200)
        let types = try parts(answer).map { part in
            part.head.firstMatch(of: /Content-Type: (\S+)/).map { String($0.1) }
        }
        #expect(Set(types) == ["video/mp4", "video/mpeg", "video/mp2t", "video/H265"] && types.count == 4)
        let mp4 = try await request("\(path)/rendered", accept: #"multipart/related; type="video/mp4""#)
        #expect(try parts(mp4).map(\.body) == [Videos.mp4.stream])
        #expect(try await request("\(path)/rendered", accept: "video/mp4").status == 406)
        #expect(try await request("\(Self.root)\(Videos.unknown.path)/rendered").status == 501)
    }

    @Test("C-28 the thumbnail of a video is a drawn page")
    func thumbnail() async throws {
        for path in [Videos.mp4.path, Videos.mp4.path + "/frames/3", "/studies/\(StoredVideo.study)"] {
            let answer = try await request("\(Self.root)\(path)/thumbnail?viewport=96,96", accept: "image/png")
            #expect(answer.status == 200 && answer.body.starts(with: [0x89, 0x50]))
        }
        #expect(try await request("\(Self.root)\(Videos.mp4.path)/frames/51/thumbnail").status == 404)
    }
}
