package import NIOCore

/// Who counts connections.
package protocol ConnectionAdmission: Sendable {
    /// How long a connection may be open without a request.
    var idleTime: TimeAmount { get }
    /// - Parameter address: of the client; empty where it is unknown.
    /// - Returns: whether there is room for one more connection of it.
    func enter(_ address: String) -> Bool
    /// A connection that was let in has ended.
    func leave(_ address: String)
}

extension Channel {
    /// Counts the connection until it ends, or closes it. - Throws: `ConnectionDoorError.full` where there is no room for it.
    func enter(by admission: any ConnectionAdmission) throws {
        let address = remoteAddress?.ipAddress ?? ""
        guard admission.enter(address) else {
            close(promise: nil)
            throw ConnectionDoorError.full
        }
        closeFuture.whenComplete { _ in admission.leave(address) }
    }
}

/// Why a connection is not set up.
enum ConnectionDoorError: Error {
    /// There is no room for it. Before TLS nothing can be said to a client.
    case full
}
