internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// Answers every request on its port with prepared bytes, one after the other, the last one for ever; then it closes.
package final class CannedServer: Sendable {
    private let channel: any Channel
    private let script: Script

    /// What was asked, one by one, with what followed the heads.
    package var requests: [String] { script.requests.withLock { $0 } }
    package var url: String { "http://127.0.0.1:\(channel.localAddress?.port ?? 0)/dicom-web" }

    package init(_ answers: [String]) async throws {
        let script = Script(answers: answers)
        self.script = script
        channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Answering(script))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
    }

    package func stop() async throws {
        try await channel.close()
    }

    private final class Script: Sendable {
        let answers: [String]
        let requests = Mutex<[String]>([])

        init(answers: [String]) {
            self.answers = answers
        }

        func answer(_ request: String) -> String {
            requests.withLock { requests in
                requests.append(request)
                return answers[min(requests.count, answers.count) - 1]
            }
        }
    }

    private final class Answering: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let script: Script
        private var head = ""

        init(_ script: Script) {
            self.script = script
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            head += String(buffer: unwrapInboundIn(data))
            guard let end = head.firstRange(of: "\r\n\r\n")?.upperBound else { return }
            // What was not read when the connection closes would take the answer with it.
            let length = head[..<end].firstMatch(of: /(?i)content-length: (\d+)/).flatMap { Int($0.1) } ?? 0
            guard head[end...].utf8.count >= length else { return }
            // What was not sent yet would be lost with the connection.
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: script.answer(head)))).assumeIsolated()
                .whenComplete { _ in context.close(promise: nil) }
        }
    }
}

/// An answer as it goes over the wire. - Parameter length: what it says of itself, if not the truth.
package func answer(
    _ status: String, type: String = "application/dicom+json", headers: String = "", body: String, length: Int? = nil
) -> String {
    "HTTP/1.1 \(status)\r\nContent-Type: \(type)\r\nContent-Length: \(length ?? body.utf8.count)\r\n"
        + "Connection: close\r\n\(headers)\r\n\(body)"
}

/// Runs the body with a server that gives these answers.
package func withCannedServer(_ answers: [String], _ body: (CannedServer) async throws -> Void) async throws {
    let server = try await CannedServer(answers)
    do {
        try await body(server)
    } catch {
        try? await server.stop()
        throw error
    }
    try await server.stop()
}
