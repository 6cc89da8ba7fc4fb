import Foundation
import NIOHTTP1
import Support
import SystemPackage
import Testing

@Suite("Decoders that are lost", .serialized)
struct DecoderFaultTests {
    /// Decoders of a server, by now.
    private func decoders(of server: RunningServer) throws -> [Int32] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { Int32($0) }.filter { process in
            guard let line = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
                let fields = line.split(separator: ")").last?.split(separator: " "), fields.count > 1
            else { return false }
            return fields[1] == "\(server.processIdentifier)" && fields[0] != "Z"
        }
    }

    /// Frames in JPEG 2000, encoded anew each time, so that none comes out of a cache.
    private func frames(_ server: RunningServer) async throws -> [String] {
        let instances = try await get(
            "\(server.serviceURL)/instances?limit=200&includefield=AvailableTransferSyntaxUID"
        )
        .dataSets()
        return instances.compactMap { instance in
            func value(_ tag: String) -> String? { ((instance[tag] as? [String: Any])?["Value"] as? [String])?.first }
            guard let syntax = value("00083002"), syntax.hasPrefix("1.2.840.10008.1.2.4.") else { return nil }
            return value("00081190").map { "\($0)/frames/1/rendered" }
        }
    }

    @Test(
        "Decoders that are killed at any moment cost single pictures, and the server goes on", .timeLimit(.minutes(30)))
    func killed() async throws {
        try await withSampleStudies { server in
            let frames = try await frames(server)
            try #require(frames.count > 3)
            let killing = Task {
                var count = 0
                while !Task.isCancelled {
                    for decoder in try decoders(of: server) { count += kill(decoder, SIGKILL) == 0 ? 1 : 0 }
                    // Longer than a debug build takes to start one, so that some get to decode.
                    try? await Task.sleep(for: .milliseconds(900))
                }
                return count
            }
            var statuses: [Int: Int] = [:]
            // Losses of each frame in a row: the second one can't be told from the fault of the frame.
            var losses: [String: Int] = [:]
            for round in 0..<10 {
                for frame in frames {
                    let answer = try await get("\(frame)?viewport=\(60 + round),\(60 + round)")
                    statuses[answer.status, default: 0] += 1
                    switch (answer.status, losses[frame, default: 0]) {
                    case (200, 0...1): losses[frame] = 0
                    case (503, 0):
                        losses[frame] = 1
                        #expect(answer.headers.first(name: "Retry-After") == "1")
                    case (501, 1...2): losses[frame] = 2
                    case (let status, let before): Issue.record("\(status) after \(before) losses")
                    }
                }
            }
            killing.cancel()
            #expect(try await killing.value > 0)
            #expect(statuses[200, default: 0] > 0, "\(statuses)")
            for frame in frames {
                let expected = losses[frame] == 2 ? 501 : 200
                #expect(try await get("\(frame)?viewport=90,90").status == expected)
            }
        }
    }

    @Test("A decoder that hangs is ended after its time, and the next picture gets a new one", .timeLimit(.minutes(30)))
    func stopped() async throws {
        try await withTemporaryFolder { folder in
            let config = folder.appending("lightbox.yaml").string
            try "decoding:\n  timeLimitSeconds: 2\n".write(toFile: config, atomically: true, encoding: .utf8)
            try await withSampleStudies(arguments: ["--config", config]) { server in
                let frames = try await frames(server)
                let first = try #require(frames.first)
                #expect(try await get(first).status == 200)
                // One that was stopped hangs as well as can be.
                for decoder in try decoders(of: server) { kill(decoder, SIGSTOP) }
                #expect(try await get("\(first)?viewport=61,61").status == 503)
                #expect(try await get("\(first)?viewport=62,62").status == 200)
                let metrics = try await get("\(server.serviceURL.dropLast("/dicom-web".count))/metrics")
                #expect(String(decoding: metrics.body, as: UTF8.self).contains("lightbox_decoders_lost_total 1\n"))
            }
        }
    }

    @Test("With the server killed, its decoders end too")
    func orphans() async throws {
        try await withTemporaryFolder { folder in
            let data = folder.appending("data").string
            _ = try await Lightbox.run(["import", "--data", data, SampleStudies.folder.path()])
            let server = try await RunningServer(data: data)
            let first = try #require(try await frames(server).first)
            #expect(try await get(first).status == 200)
            let decoders = try decoders(of: server)
            #expect(!decoders.isEmpty)
            _ = await server.stop(SIGKILL)
            for _ in 0..<3000 where decoders.contains(where: { kill($0, 0) == 0 }) {
                try await Task.sleep(for: .milliseconds(20))
            }
            // Whoever adopts them may not have taken note of it yet.
            let left = decoders.filter { decoder in
                let line = (try? String(contentsOfFile: "/proc/\(decoder)/stat", encoding: .utf8)) ?? ") Z"
                return line.split(separator: ")").last?.split(separator: " ").first != "Z"
            }
            #expect(left.isEmpty)
        }
    }
}
