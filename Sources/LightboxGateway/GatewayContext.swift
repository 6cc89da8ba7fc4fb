package import Hummingbird
package import NIOCore

/// What is known of a request beside itself: who is at the other end of its connection.
package struct GatewayContext: RequestContext, RemoteAddressRequestContext {
    package var coreContext: CoreRequestContextStorage
    /// `nil` where there is no network in between.
    package let remoteAddress: SocketAddress?
    /// That of the connection; `nil` where there is no network in between.
    let eventLoop: (any EventLoop)?

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        remoteAddress = source.channel.remoteAddress
        eventLoop = remoteAddress == nil ? nil : source.channel.eventLoop
    }
}
