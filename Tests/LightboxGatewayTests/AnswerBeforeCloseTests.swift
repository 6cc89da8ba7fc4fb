import HTTPTypes
import LightboxGateway
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@Suite("Closing after an answer")
struct AnswerBeforeCloseTests {
    private func channel() throws -> (EmbeddedChannel, FullSocket<HTTPResponsePart>) {
        let socket = FullSocket<HTTPResponsePart>()
        let channel = EmbeddedChannel()
        try channel.pipeline.syncOperations.addHandlers([socket, AnswerBeforeClose()])
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 80)).wait()
        return (channel, socket)
    }

    @Test("A close that follows the end of an answer waits until a slow client has taken it")
    func closeWaits() throws {
        let (channel, socket) = try channel()
        channel.write(HTTPResponsePart.head(HTTPResponse(status: .ok)), promise: nil)
        channel.write(HTTPResponsePart.body(ByteBuffer(string: "last bytes")), promise: nil)
        channel.write(HTTPResponsePart.end(nil), promise: nil)
        channel.close(promise: nil)
        #expect(channel.isActive)

        socket.drain()
        channel.embeddedEventLoop.run()
        #expect(!channel.isActive)
        var parts: [HTTPResponsePart] = []
        while let part = try channel.readOutbound(as: HTTPResponsePart.self) { parts.append(part) }
        #expect(parts.count == 3)
        #expect(parts.last == .end(nil))
    }

    @Test("A second close is not held back, nor one in the middle of an answer")
    func closeAtOnce() throws {
        let (patient, _) = try channel()
        patient.write(HTTPResponsePart.end(nil), promise: nil)
        patient.close(promise: nil)
        patient.close(promise: nil)
        #expect(!patient.isActive)

        let (broken, _) = try channel()
        broken.write(HTTPResponsePart.head(HTTPResponse(status: .ok)), promise: nil)
        broken.close(promise: nil)
        #expect(!broken.isActive)
    }
}
