import NIOCore
import NIOEmbedded
import NIOHTTP2
import Testing

@testable import LightboxTransport

@Suite("PING frames of HTTP/2")
struct KeepAlivePingsTests {
    private static let patience = TimeAmount.seconds(10)

    private func connected() throws -> EmbeddedChannel {
        let channel = EmbeddedChannel(handler: KeepAlivePings(patience: Self.patience))
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        return channel
    }

    private func ping(isAnswer: Bool) -> HTTP2Frame {
        HTTP2Frame(streamID: .rootStream, payload: .ping(HTTP2PingData(withInteger: 1), ack: isAnswer))
    }

    @Test("those of a client are not counted; answers and other frames are passed on")
    func received() throws {
        let channel = try connected()
        for _ in 0..<10 { try channel.writeInbound(ping(isAnswer: false)) }
        #expect(try channel.readInbound(as: HTTP2Frame.self) == nil)
        try channel.writeInbound(ping(isAnswer: true))
        #expect(try channel.readInbound(as: HTTP2Frame.self) != nil)
        try channel.writeInbound(HTTP2Frame(streamID: .rootStream, payload: .settings(.ack)))
        #expect(try channel.readInbound(as: HTTP2Frame.self) != nil)
    }

    @Test("a client that answers none is closed, one that answers is not", arguments: [true, false])
    func silent(answers: Bool) throws {
        let channel = try connected()
        try channel.writeOutbound(ping(isAnswer: false))
        if answers { try channel.writeInbound(ping(isAnswer: true)) }
        channel.embeddedEventLoop.advanceTime(by: Self.patience)
        #expect(channel.isActive == answers)
    }

    @Test("while an answer is on its way the question may wait behind it")
    func waiting() throws {
        let channel = try connected()
        channel.pipeline.fireUserInboundEventTriggered(
            NIOHTTP2StreamCreatedEvent(streamID: 1, localInitialWindowSize: nil, remoteInitialWindowSize: nil))
        try channel.writeOutbound(ping(isAnswer: false))
        channel.embeddedEventLoop.advanceTime(by: Self.patience)
        #expect(channel.isActive)
        channel.pipeline.fireUserInboundEventTriggered(StreamClosedEvent(streamID: 1, reason: nil))
        channel.embeddedEventLoop.advanceTime(by: Self.patience)
        #expect(!channel.isActive)
    }
}
