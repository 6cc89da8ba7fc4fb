import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// A whole answer, for bodies that fit into memory.
struct Answer {
    let status: Int
    let headers: HTTPHeaders
    let body: [UInt8]

    var contentType: String { headers.first(name: "Content-Type") ?? "" }

    func json() throws -> Any { try JSONSerialization.jsonObject(with: Data(body)) }

    /// The objects of a DICOM JSON array.
    func dataSets() throws -> [[String: Any]] { try json() as? [[String: Any]] ?? [] }
}

/// Asks for a URL. - Parameter accept: no Accept header at all where `nil`.
func get(
    _ url: String, accept: String? = "*/*", method: HTTPMethod = .GET, headers: HTTPHeaders = [:],
    body sent: [UInt8]? = nil
) async throws -> Answer {
    var request = HTTPClientRequest(url: url)
    request.method = method
    request.headers = headers
    if let accept { request.headers.add(name: "Accept", value: accept) }
    if let sent { request.body = .bytes(sent) }
    let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
    var body: [UInt8] = []
    for try await piece in response.body { body.append(contentsOf: piece.readableBytesView) }
    return Answer(status: Int(response.status.code), headers: response.headers, body: body)
}
