import NIOCore
import NIOEmbedded
import Testing

@testable import LightboxTransport

@Suite("A close waits for the bytes before it")
struct BytesBeforeCloseTests {
    @Test("A close that comes while bytes wait for a slow client is held back until they have left")
    func held() throws {
        let channel = EmbeddedChannel(handler: BytesBeforeClose())
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        // Written and not flushed, the bytes wait as they do for a full socket.
        channel.write(ByteBuffer(string: "the end"), promise: nil)
        channel.close(mode: .all, promise: nil)
        #expect(channel.isActive)
        channel.flush()
        #expect(try channel.readOutbound(as: ByteBuffer.self) == ByteBuffer(string: "the end"))
        #expect(!channel.isActive)
    }

    @Test("TLS closes anew at whatever the peer still says: it waits as well; where nothing waits a close is one")
    func again() throws {
        let channel = EmbeddedChannel(handler: BytesBeforeClose())
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        channel.write(ByteBuffer(string: "the end"), promise: nil)
        channel.close(mode: .all, promise: nil)
        channel.close(mode: .all, promise: nil)
        #expect(channel.isActive)
        channel.flush()
        #expect(!channel.isActive)
        let quiet = EmbeddedChannel(handler: BytesBeforeClose())
        try quiet.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        quiet.close(mode: .all, promise: nil)
        #expect(!quiet.isActive)
    }

    @Test("A client that takes none of the last bytes is not waited for for long")
    func patience() throws {
        let channel = EmbeddedChannel(handler: BytesBeforeClose())
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        channel.write(ByteBuffer(string: "never taken"), promise: nil)
        channel.close(mode: .all, promise: nil)
        channel.embeddedEventLoop.advanceTime(by: .seconds(29))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
    }
}
