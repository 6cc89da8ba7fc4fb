internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import LightboxPages
internal import Logging
internal import NIOCore

/// A folder with the static build of a web viewer, served at `/viewer/` and where the build looks for its own files.
package struct ViewerFolder: Sendable {
    private let build: ViewerBuild
    /// The style sheets that had to be changed, by name.
    private let styleSheets: [String: Page]
    /// Types, entity tags, conditional requests, and no way out of the folder are the library's.
    private let files: FileMiddleware<GatewayContext, LocalFileSystem>

    /// - Returns: `nil` where the folder has no `index.html` that can be read.
    package init?(path: String) {
        guard let text = try? String(contentsOfFile: path + "/index.html", encoding: .utf8) else { return nil }
        build = ViewerBuild(indexHTML: text)
        // The library would announce the folder on its own.
        files = FileMiddleware(path, logger: Logger(label: "viewer", factory: { _ in SwiftLogNoOpLogHandler() }))
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        var styleSheets: [String: Page] = [:]
        for name in names where name.hasSuffix(".css") {
            guard let text = try? String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) else { continue }
            styleSheets[name] = ViewerBuild.styleSheet(text)
        }
        self.styleSheets = styleSheets
    }

    /// - Returns: `nil` where the path is none of the viewer's.
    func answer(
        _ request: Request, _ context: GatewayContext, serviceURL: String, needsTokens: Bool
    ) async throws -> Response? {
        if request.uri.path == String(ViewerBuild.path.dropLast()) {
            return Response(status: .permanentRedirect, headers: [.location: "viewer/"])
        }
        switch build.target(of: request.uri.path) {
        case .document: return response(build.document)
        case .configuration:
            return response(ViewerBuild.configuration(serviceURL: serviceURL, needsTokens: needsTokens))
        case .file(let name):
            if let page = styleSheets[name] { return response(page) }
            return try await file(name, request, context)
        case nil: return nil
        }
    }

    private func response(_ page: Page) -> Response {
        var headers = Self.headers
        headers[.contentType] = page.mediaType
        headers[.cacheControl] = "no-cache"
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: page.bytes)))
    }

    /// - Returns: `nil` where there is no such file: other pages may have the path.
    private func file(_ name: String, _ request: Request, _ context: GatewayContext) async throws -> Response? {
        var head = request.head
        head.path = "/" + name
        // Whole files only: a range beyond the end is not the library's strength, and no viewer asks for one.
        head.headerFields[.range] = nil
        var response: Response
        do {
            response = try await files.handle(Request(head: head, body: request.body), context: context) { _, _ in
                throw HTTPError(.notFound)
            }
        } catch is HTTPError {
            return nil
        }
        // A folder is redirected to by the library; it has no page.
        guard response.status == .ok || response.status == .notModified else { return nil }
        response.headers[.acceptRanges] = nil
        response.headers[.cacheControl] = ViewerBuild.cacheControl(of: name)
        for field in Self.headers { response.headers[field.name] = field.value }
        return response
    }

    private static let headers: HTTPFields = [
        .contentSecurityPolicy: ViewerBuild.contentSecurityPolicy, .xContentTypeOptions: "nosniff",
    ]
}
