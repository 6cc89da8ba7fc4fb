import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LightboxAccess
import Logging
import NIOCore
import NIOEmbedded
import Synchronization
import Testing

@testable import LightboxGateway

/// Keeps the level of each line of a log.
private final class Levels: LogHandler {
    private let kept = Mutex<[Logger.Level]>([])

    var all: [Logger.Level] { kept.withLock { $0 } }
    var logLevel: Logger.Level {
        get { .trace }
        set {}
    }
    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }
    subscript(metadataKey _: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) { kept.withLock { $0.append(event.level) } }
}

@Suite("What a refusal leaves in the log", .sampleGateway)
struct RefusalLogTests {
    @Test(
        "G-05 a flood of tokens is none of the log; an issuer that does not answer is an error",
        arguments: [(AccessError.crowded, Logger.Level.debug), (.unavailable, .error)])
    func access(error: AccessError, level: Logger.Level) throws {
        let levels = Levels()
        let context = GatewayContext(
            source: ApplicationRequestContextSource(
                channel: EmbeddedChannel(), logger: Logger(label: "test") { _ in levels }))
        let request = Request(
            head: HTTPRequest(method: .get, scheme: "http", authority: "x", path: "/dicom-web/studies"),
            body: .init(buffer: ByteBuffer()))
        let gateway = try #require(SampleGateway.current)
        #expect(gateway.refusal(of: request, error, context).status == .serviceUnavailable)
        #expect(levels.all == [level])
    }
}
