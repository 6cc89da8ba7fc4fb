import Foundation
import Glibc
import LightboxDIMSE
import Logging
import Support
import Synchronization
import SystemPackage
import Testing

@Suite("Hostile and mistaken peers of the DICOM port")
struct StoreProviderTests {
    /// What is no request for an association.
    enum Rubbish: String, CaseIterable, CustomTestStringConvertible {
        case text, promiseOfFourGigabytes, otherPDU, nothingAndGone
        var testDescription: String { rawValue }

        var bytes: [UInt8] {
            switch self {
            case .text: Array("GET / HTTP/1.1\r\n\r\n".utf8)
            case .promiseOfFourGigabytes: [1, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 1]
            case .otherPDU: [4, 0, 0, 0, 0, 8] + [UInt8](repeating: 0, count: 8)
            case .nothingAndGone: []
            }
        }
    }

    @Test(
        "What is no request for an association is let go of, and the next peer is served", arguments: Rubbish.allCases)
    func rubbish(_ rubbish: Rubbish) async throws {
        try await withProvider { port, receiver in
            let peer = try TestPeer(port: port)
            peer.send(rubbish.bytes)
            if rubbish.bytes.isEmpty { peer.finishSending() }
            #expect(await peer.receive() == [])
            try await expectEcho(port)
            #expect(receiver.objects.isEmpty)
        }
    }

    @Test("A peer that says nothing keeps nobody waiting")
    func silence() async throws {
        try await withProvider { port, _ in
            let silent = try TestPeer(port: port)
            try await expectEcho(port)
            withExtendedLifetime(silent) {}
        }
    }

    @Test("Who calls somebody else, or is not named, is rejected for good; with too many of them for now")
    func rejections() async throws {
        try await withProvider(allowed: ["GOOD"]) { port, _ in
            // Result, source, reason: PS3.8 table 9-21.
            #expect(try await TestPeer(port: port).associate(called: "OTHER", calling: "GOOD").suffix(3) == [1, 1, 7])
            #expect(
                try await TestPeer(port: port).associate(called: "LIGHTBOX", calling: "BAD").suffix(3) == [1, 1, 3])
            let first = try TestPeer(port: port)
            #expect(await first.associate(called: "LIGHTBOX", calling: "GOOD").first == 2)
            let second = try TestPeer(port: port)
            #expect(await second.associate(called: "LIGHTBOX", calling: "GOOD").first == 2)
            #expect(
                try await TestPeer(port: port).associate(called: "LIGHTBOX", calling: "GOOD").suffix(3) == [2, 3, 1])
            withExtendedLifetime((first, second)) {}
        }
    }

    @Test("An object beyond the limit is answered with A700 and forgotten, and the next one is taken")
    func tooLarge() async throws {
        try await withProvider { port, receiver in
            let peer = try TestPeer(port: port)
            #expect(await peer.associate(called: "LIGHTBOX", calling: "TEST").first == 2)
            peer.store(byteCount: 300_000, isWhole: true)
            #expect(await peer.receive().firstRange(of: [0, 0, 0, 9, 2, 0, 0, 0, 0, 0xA7]) != nil)
            peer.store(byteCount: 300, isWhole: true)
            #expect(await peer.receive().firstRange(of: [0, 0, 0, 9, 2, 0, 0, 0, 0, 0]) != nil)
            #expect(receiver.objects.count == 1)
        }
    }

    @Test("A command without an end is broken off before it fills the memory")
    func endlessCommand() async throws {
        try await withProvider { port, receiver in
            let peer = try TestPeer(port: port)
            #expect(await peer.associate(called: "LIGHTBOX", calling: "TEST").first == 2)
            // What the server does not take any more stays unsent: the test ends, or hangs where there is no limit.
            for _ in 0..<2000 where !peer.isCutOff { peer.sendCommandPiece(byteCount: 16_000) }
            #expect(peer.isCutOff)
            #expect(receiver.objects.isEmpty)
            try await expectEcho(port)
        }
    }

    @Test("The same object is the same file, whoever sends it")
    func sender() async throws {
        try await withProvider { port, receiver in
            for title in ["FIRST", "SECOND"] {
                let peer = try TestPeer(port: port)
                #expect(await peer.associate(called: "LIGHTBOX", calling: title).first == 2)
                peer.store(byteCount: 300, isWhole: true)
                _ = await peer.receive()
            }
            let files = try receiver.objects.map { try Data(contentsOf: URL(filePath: $0.path.string)) }
            #expect(files.count == 2 && files.first == files.last)
        }
    }

    @Test("An object that breaks off in the middle is forgotten")
    func brokenOff() async throws {
        try await withProvider { port, receiver in
            let peer = try TestPeer(port: port)
            #expect(await peer.associate(called: "LIGHTBOX", calling: "TEST").first == 2)
            peer.store(byteCount: 300, isWhole: false)
            peer.finishSending()
            _ = await peer.receive()
            #expect(receiver.objects.isEmpty)
            try await expectEcho(port)
            // DCMTK hangs up before the file is removed.
            for _ in 0..<500 where try !FileManager.default.contentsOfDirectory(atPath: receiver.folder).isEmpty {
                try await Task.sleep(for: .milliseconds(10))
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: receiver.folder).isEmpty)
        }
    }

    @Test("An object that is whole is handed over with meta information, and the answer is what the receiver says")
    func whole() async throws {
        try await withProvider(answer: .duplicate) { port, receiver in
            let peer = try TestPeer(port: port)
            #expect(await peer.associate(called: "LIGHTBOX", calling: "TEST").first == 2)
            peer.store(byteCount: 300, isWhole: true)
            let answer = await peer.receive()
            // Status (0000,0900), US: 0111H.
            #expect(answer.firstRange(of: [0, 0, 0, 9, 2, 0, 0, 0, 0x11, 1]) != nil)
            let object = try #require(receiver.objects.first)
            #expect(object.sopInstanceUID == "2.25.99")
            #expect(object.peer.callingTitle == "TEST")
            let bytes = [UInt8](try Data(contentsOf: URL(filePath: object.path.string)))
            #expect(bytes[128..<132].elementsEqual("DICM".utf8))
            #expect(bytes.suffix(300) == [UInt8](repeating: 7, count: 300)[...])
        }
    }

    private func expectEcho(_ port: Int) async throws {
        #expect(try await TestPeer(port: port).associate(called: "LIGHTBOX", calling: "TEST").first == 2)
    }

    private func withProvider(
        allowed: Set<String>? = nil, answer: StoreAnswer = .success,
        _ body: (Int, Receiver) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            let receiver = Receiver(folder: folder.string, answer: answer)
            let port = try freePort()
            var logger = Logger(label: "test")
            logger.logLevel = .critical
            let provider = try StoreProvider(
                StoreProvider.Options(
                    host: "127.0.0.1", port: port, title: "LIGHTBOX", allowedTitles: allowed, maximumAssociations: 2,
                    maximumByteCount: 100_000, folder: folder, transferSyntaxes: ["1.2.840.10008.1.2"]),
                receiver: receiver, logger: logger)
            provider.start()
            try await body(port, receiver)
            await provider.stop()
        }
    }
}

/// Remembers what it is handed.
private final class Receiver: ObjectReceiver {
    let folder: String
    private let answer: StoreAnswer
    private let received = Mutex<[SentObject]>([])

    init(folder: String, answer: StoreAnswer) {
        self.folder = folder
        self.answer = answer
    }

    var objects: [SentObject] { received.withLock { $0 } }

    func receive(_ object: SentObject) async -> StoreAnswer {
        received.withLock { $0.append(object) }
        return answer
    }
}
