import DICOMCore
import Foundation
import LightboxRetrieve
import Synchronization
import Testing

/// Decodes here, but for the calls that it loses as a process is lost.
private final class LosingDecoder: Sendable {
    private let count = Mutex(0)
    private let isLost: @Sendable (Int) -> Bool
    /// What a decode takes at least, so that requests meet.
    private let pause: TimeInterval

    var callCount: Int { count.withLock { $0 } }

    /// - Parameter isLost: of a call by its number, from 1.
    init(pause: TimeInterval = 0, isLost: @escaping @Sendable (Int) -> Bool) {
        self.pause = pause
        self.isLost = isLost
    }

    @Sendable func decode(
        _ encoded: [UInt8], _ syntax: TransferSyntax, _ description: PixelDescription, _ halvings: Int
    ) throws -> NativeFrame {
        let number = count.withLock { count in
            count += 1
            return count
        }
        if pause > 0 { Thread.sleep(forTimeInterval: pause) }
        guard !isLost(number) else { throw RetrieveError.decoderLost }
        return try decodeHere(encoded, syntax, description, halvings)
    }
}

@Suite("Decoders that are lost over frames")
struct DecoderLossTests {
    private static let octets = "application/octet-stream"
    private static let pictures = #"multipart/related; type="image/png""#

    @Test("A-25 a first loss is 503 with Retry-After; from the second on the frame is 501 and costs no decoder more")
    func givenUp() async throws {
        let image = try MadeImage("2.25.6311", in: .jpegBaseline)
        let decoder = LosingDecoder { _ in true }
        try await SampleGateway(objects: [image.file], hasSamples: false, decoding: decoder.decode).run {
            let first = try await request("\(image.path)/rendered")
            #expect(first.status == 503)
            #expect(first.header("Retry-After") == "1")
            #expect(first.header("Content-Type") == "application/problem+json")
            for suffix in ["/rendered?viewport=8,8", "/rendered", "/frames/1/rendered", "/frames/1"] {
                let accept = suffix == "/frames/1" ? Self.octets : "*/*"
                let answer = try await request(image.path + suffix, accept: accept)
                #expect(answer.status == 501, "\(suffix)")
                #expect(String(decoding: answer.body, as: UTF8.self).contains("transfer-syntax=*"), "\(suffix)")
            }
            #expect(decoder.callCount == 2)
            let stored = try await request(image.path, accept: "application/dicom; transfer-syntax=*")
            #expect(stored.status == 200 && stored.body == image.file)
        }
    }

    @Test("A decoder that comes through clears the frame: the next loss is a first one again")
    func cleared() async throws {
        let image = try MadeImage("2.25.6311", in: .jpegBaseline)
        let decoder = LosingDecoder { [1, 3].contains($0) }
        try await SampleGateway(objects: [image.file], hasSamples: false, decoding: decoder.decode).run {
            var statuses: [Int] = []
            for edge in 8...11 {
                statuses.append(try await request("\(image.path)/rendered?viewport=\(edge),\(edge)").status)
            }
            #expect(statuses == [503, 200, 503, 200])
        }
    }

    @Test("A-21 among others a part is tried twice at once, and left out only where both decoders are lost")
    func amongOthers() async throws {
        let lost = try MadeImage("2.25.6311", in: .jpegBaseline)
        let whole = MadeImage("2.25.6312", pixels: [MadeImage.samples(edge: 16, from: 5)])
        for (lostCalls, expected) in [(1...1, [lost.path, whole.path]), (1...9, [whole.path])] {
            let decoder = LosingDecoder { lostCalls.contains($0) }
            try await SampleGateway(objects: [lost.file, whole.file], hasSamples: false, decoding: decoder.decode).run {
                let answer = try await request(
                    "/dicom-web/studies/\(MadeImage.study)/rendered", accept: Self.pictures)
                #expect(answer.status == 200)
                let heads = try parts(answer).map(\.head)
                #expect(heads.count == expected.count)
                for path in expected { #expect(heads.contains { $0.contains(path + "\r\n") }) }
                #expect(decoder.callCount == 2)
            }
        }
    }

    @Test("The same picture that several ask for at once is drawn once")
    func shared() async throws {
        let image = try MadeImage("2.25.6311", in: .jpegBaseline)
        let decoder = LosingDecoder(pause: 0.3) { _ in false }
        try await SampleGateway(objects: [image.file], hasSamples: false, decoding: decoder.decode).run {
            let bodies = try await withThrowingTaskGroup(of: [UInt8].self) { group in
                for _ in 0..<8 { group.addTask { try await request("\(image.path)/rendered?viewport=9,9").body } }
                return try await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
            }
            #expect(bodies.count == 1)
            #expect(decoder.callCount == 1)
        }
    }

    @Test(
        "The same frame that several ask for at once, decoded or encoded anew, is decoded once",
        arguments: [octets, "image/jp2"])
    func sharedFrame(accept: String) async throws {
        let image = try MadeImage("2.25.6312", in: .jpegLSLossless)
        let decoder = LosingDecoder(pause: 0.3) { _ in false }
        try await SampleGateway(objects: [image.file], hasSamples: false, decoding: decoder.decode).run {
            let bodies = try await withThrowingTaskGroup(of: [UInt8].self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        let answer = try await request("\(image.path)/frames/1", accept: accept)
                        #expect(answer.status == 200)
                        return answer.body
                    }
                }
                return try await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
            }
            #expect(bodies.count == 1)
            #expect(decoder.callCount == 1)
        }
    }

    @Test("A frame is decoded by itself: one of thirty costs one decode, two of them two")
    func frameAlone() async throws {
        var image = try MadeImage("2.25.6313", in: .jpegLSLossless)
        image.frameCount = 30
        image.pixels = [[UInt8]](repeating: image.pixels[0], count: 30)
        let path = image.path
        let decoder = LosingDecoder { _ in false }
        try await SampleGateway(objects: [image.file], hasSamples: false, decoding: decoder.decode).run {
            #expect(try await request("\(path)/frames/17", accept: Self.octets).status == 200)
            #expect(decoder.callCount == 1)
            let two = try await request(
                "\(path)/frames/30,2", accept: #"multipart/related; type="application/octet-stream""#)
            #expect(try parts(two).map(\.body.count) == [256, 256])
            #expect(decoder.callCount == 3)
        }
    }
}
