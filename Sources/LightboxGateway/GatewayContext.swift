internal import DICOMweb
package import Hummingbird
internal import LightboxTransport
internal import Logging
package import NIOCore

/// What is known of a request beside itself: who is at the other end of its connection.
package struct GatewayContext: RequestContext, RemoteAddressRequestContext {
    package var coreContext: CoreRequestContextStorage
    /// `nil` where there is no network in between.
    package let remoteAddress: SocketAddress?
    /// What the path names below the service root: read once for figures, answer and hints. `nil` for other paths, and where
    /// nobody has looked yet.
    var resource: Result<Resource, ResourceError>?
    /// Where the request stands in a trace, for the lines of the log.
    var trace: TraceContext?
    /// That of the connection; `nil` where there is no network in between.
    let eventLoop: (any EventLoop)?

    /// How parts of files go out over the connection; `nil` where they have to be read.
    let files: FileBodies?

    /// Who the client has proved to be by its certificate.
    let certifiedClient: CertifiedClient?

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        remoteAddress = source.channel.remoteAddress
        eventLoop = remoteAddress == nil ? nil : source.channel.eventLoop
        files =
            source.channel.eventLoop.inEventLoop
            ? try? source.channel.pipeline.syncOperations.handler(type: FileBodies.self) : nil
        // Files go out by themselves only where there is no TLS.
        certifiedClient = files == nil ? source.channel.certifiedClient : nil
    }

    /// The same for another path of the request.
    func reading(_ path: some StringProtocol) -> GatewayContext {
        var context = self
        context.resource = serviceResource(path)
        return context
    }

    /// What a line of the log says beside its own.
    var traceMetadata: Logger.Metadata {
        guard let trace else { return [:] }
        return ["trace": "\(trace.traceID)", "span": "\(trace.parentID)"]
    }
}

/// What a path names below the service root. - Returns: `nil` for another path.
func serviceResource(_ path: some StringProtocol) -> Result<Resource, ResourceError>? {
    guard path.hasPrefix(servicePath) else { return nil }
    let below = path.dropFirst(servicePath.count)
    guard below.isEmpty || below.hasPrefix("/") else { return nil }
    do throws(ResourceError) {
        return .success(try Resource(path: below))
    } catch {
        return .failure(error)
    }
}
