import HTTPTypes
import Hummingbird
import LightboxGateway
import Logging
import NIOCore
import NIOEmbedded

/// Asks a responder without a client in between, so that its answer can be held on to before its body is written.
func ask(
    _ responder: some HTTPResponder<GatewayContext>, _ path: String, method: HTTPRequest.Method = .get,
    headers: HTTPFields = [:]
) async throws -> Response {
    var logger = Logger(label: "test")
    // As an application numbers its requests.
    logger[metadataKey: "hb.request.id"] = "1"
    let context = GatewayContext(source: ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: logger))
    var fields = headers
    if fields[.accept] == nil { fields[.accept] = "*/*" }
    let head = HTTPRequest(method: method, scheme: "http", authority: "localhost", path: path, headerFields: fields)
    return try await responder.respond(to: Request(head: head, body: .init(buffer: ByteBuffer())), context: context)
}
