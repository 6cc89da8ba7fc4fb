import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LightboxAudit
import Support
import Synchronization
import Testing

@testable import LightboxGateway

@Suite("Clock jumps: the gateway", .sampleGateway)
struct ClockJumpTests {
    @Test("F-34 events are recorded as they happen, stamped with the time that the clock shows")
    func stamps() async throws {
        var gateway = try #require(SampleGateway.current)
        let clock = JumpingClock()
        let events = Mutex<[AuditEvent]>([])
        gateway.auditor = Auditor(now: { clock.now }) { event in events.withLock { $0.append(event) } }
        let start = Int64(clock.now.timeIntervalSince1970)
        try await Application(responder: gateway).test(.router) { client in
            for jump in [0.0, 86_400, -172_800, 86_400] {
                clock.jump(jump)
                clock.advance(1)
                _ = try await client.execute(
                    uri: "/dicom-web/studies?limit=1", method: .get, headers: [.accept: "*/*"])
            }
        }
        #expect(events.withLock { $0.map { $0.milliseconds / 1000 - start } } == [1, 86_402, -86_397, 4])
    }

    /// Where it may be read, and what for. Everything else ages by `ContinuousClock`, which nobody sets: a limit that went by
    /// the time of day would lock people out for a day, or open.
    private static let readers = [
        "LightboxAccess/SignedLinks.swift": "the end of tokens, and of links for people",
        "LightboxAccess/TokenIntrospector.swift": "times of tokens",
        "LightboxAccess/TokenVerifier.swift": "times of tokens",
        "LightboxCommands/AuditService.swift": "stamps of events",
        "LightboxCommands/BackupCommand.swift": "a stamp",
        "LightboxCommands/CertificateService.swift": "the end of a certificate",
        "LightboxCommands/TokenCommand.swift": "times of tokens",
        "LightboxGateway/Auditor.swift": "stamps of events",
        "LightboxGateway/DeskRoutes.swift": "when a run began, for people",
        "LightboxGateway/FHIRRoutes+manifest.swift": "a stamp",
        "LightboxGateway/FHIRRoutes.swift": "a stamp",
        "LightboxGateway/RunRecorder.swift": "when a request came, for people",
        "LightboxIngest/BatchWriter.swift": "removals outlive the process",
        "LightboxIngest/Remover.swift": "removals outlive the process",
        "LightboxIngest/SeenFiles.swift": "how old files are, beside how long they are known",
        "LightboxIngest/SteadyTime.swift": "removals outlive the process",
        "LightboxIssuer/RehearsalIssuer.swift": "times of tokens",
    ]

    @Test("The time of day is read where people or tokens speak of it, and nowhere else")
    func readers() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources")
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        var found: Set<String> = []
        for case let file as URL in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            guard text.contains(/Date\(\)|Date\.now|timeIntervalSinceNow|[^a-z_]time\(nil\)|CLOCK_REALTIME/) else {
                continue
            }
            found.insert(file.pathComponents.suffix(2).joined(separator: "/"))
        }
        #expect(found.subtracting(Self.readers.keys) == [])
        #expect(Set(Self.readers.keys).subtracting(found) == [], "no reader any more")
    }
}
