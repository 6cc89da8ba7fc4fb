import Foundation
import LightboxAudit
import LightboxAuditTrail
import LightboxWork
import NIOCore
import NIOPosix
import NIOSSL
import Support
import Synchronization
import SystemPackage
import Testing

private let messages = (1...3).map { number in
    AuditMessage(
        AuditEvent(.query, milliseconds: 0, client: AuditClient(address: "::1"), service: "s", request: "/\(number)"),
        from: AuditMessage.Source(id: "lightbox", host: "host", processID: 1))
}

extension AuditReceiver {
    /// Hands over all messages, or throws why not.
    fileprivate func hand(_ messages: [AuditMessage]) async throws {
        switch await send(messages) {
        case .complete: return
        case .stopped(_, let error), .refused(_, let error): throw error
        }
    }
}

/// What came over a connection, or as datagrams.
private final class Heard: ChannelInboundHandler, Sendable {
    typealias InboundIn = ByteBuffer
    private let bytes = Mutex<[UInt8]>([])

    var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let buffer = unwrapInboundIn(data)
        bytes.withLock { $0 += buffer.readableBytesView }
    }

    func hear(_ buffer: ByteBuffer) { bytes.withLock { $0 += buffer.readableBytesView } }
}

private final class HeardDatagrams: ChannelInboundHandler, Sendable {
    typealias InboundIn = AddressedEnvelope<ByteBuffer>
    let heard = Heard()

    func channelRead(context: ChannelHandlerContext, data: NIOAny) { heard.hear(unwrapInboundIn(data).data) }
}

/// Listens until the body has ended.
private func withReceiver(
    _ context: NIOSSLContext? = nil, port: Int = 0, _ body: (Int, Heard) async throws -> Void
) async throws {
    let heard = Heard()
    let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .childChannelInitializer { channel in
            channel.eventLoop.makeCompletedFuture {
                if let context {
                    try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
                }
                try channel.pipeline.syncOperations.addHandler(heard)
            }
        }
        .bind(host: "127.0.0.1", port: port).get()
    do {
        try await body(server.localAddress?.port ?? 0, heard)
    } catch {
        try? await server.close()
        throw error
    }
    try await server.close()
}

/// Messages of a stream. Source: RFC 5425 4.3.
private func count(ofFrames text: String) throws -> Int {
    var rest = Array(text.utf8)[...]
    var count = 0
    while let space = rest.firstIndex(of: 0x20) {
        let length = try #require(Int(String(decoding: rest[..<space], as: UTF8.self)))
        let end = space + 1 + length
        try #require(end <= rest.endIndex)
        #expect(rest[(space + 1)..<end].starts(with: Array("<85>1 ".utf8)))
        rest = rest[end...]
        count += 1
    }
    return count
}

@Suite("Syslog")
struct SyslogTests {
    private func makeCertificate(in folder: FilePath) async throws {
        let result = try await runProgram(
            URL(filePath: "/usr/bin/openssl"),
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost", "-keyout",
                folder.appending("key.pem").string, "-out", folder.appending("certificate.pem").string,
            ])
        #expect(result.status == 0, "\(result.errors)")
    }

    @Test("F-33 messages go over TLS, counted in octets, to a receiver whose certificate is trusted")
    func tls() async throws {
        try await withTemporaryFolder { folder in
            try await makeCertificate(in: folder)
            let certificate = folder.appending("certificate.pem").string
            let configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: try NIOSSLCertificate.fromPEMFile(certificate).map { .certificate($0) },
                privateKey: .privateKey(try NIOSSLPrivateKey(file: folder.appending("key.pem").string, format: .pem)))
            try await withReceiver(try NIOSSLContext(configuration: configuration)) { port, heard in
                let stream = try SyslogStream(
                    host: "127.0.0.1", port: port, security: .init(authorities: certificate),
                    confirmation: .milliseconds(200))
                try await stream.hand(messages)
                try await stream.hand(messages)
                await stream.close()
                #expect(try count(ofFrames: heard.text) == 6)
                // A receiver that nobody vouches for gets nothing.
                let strict = try SyslogStream(
                    host: "127.0.0.1", port: port, security: .init(), confirmation: .milliseconds(200))
                await #expect(throws: (any Error).self) { try await strict.hand(messages) }
                #expect(try count(ofFrames: heard.text) == 6)
            }
        }
    }

    @Test("A receiver that goes away is found out, and reached again when it is back")
    func reconnecting() async throws {
        var port = 0
        var stream: SyslogStream?
        try await withReceiver { chosen, heard in
            port = chosen
            let made = try SyslogStream(
                host: "127.0.0.1", port: chosen, security: nil, confirmation: .milliseconds(200))
            stream = made
            try await made.hand(messages)
            #expect(try count(ofFrames: heard.text) == 3)
            await made.close()
        }
        let made = try #require(stream)
        await #expect(throws: (any Error).self) { try await made.hand(messages) }
        try await withReceiver(port: port) { _, heard in
            try await made.hand(messages)
            #expect(try count(ofFrames: heard.text) == 3)
            await made.close()
        }
    }

    @Test("Each message is a datagram")
    func datagrams() async throws {
        let handler = HeardDatagrams()
        let server = try await DatagramBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .channelInitializer { $0.pipeline.addHandler(handler) }
            .bind(host: "127.0.0.1", port: 0).get()
        let pool = WorkerPool(threadCount: 1, limit: 10)
        let receiver = SyslogDatagrams(host: "127.0.0.1", port: server.localAddress?.port ?? 0, pool: pool)
        try await receiver.hand(messages)
        for _ in 0..<500 where handler.heard.text.ranges(of: "<85>1 ").count < 3 {
            try await Task.sleep(for: .milliseconds(20))
        }
        #expect(handler.heard.text.ranges(of: "<85>1 ").count == 3)
        // One that is longer than any datagram will never go.
        let long = AuditMessage(
            AuditEvent(.query, milliseconds: 0, service: "s", request: String(repeating: "x", count: 60_000)),
            from: auditSource)
        guard case .refused(after: 1, _) = await receiver.send([messages[0], long, messages[1]]) else {
            Issue.record("The long one was not refused.")
            return
        }
        await receiver.close()
        try await server.close()
        try await pool.shutDown()
    }
}
