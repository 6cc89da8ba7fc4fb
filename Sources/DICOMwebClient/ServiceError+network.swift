internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import SystemPackage

extension ServiceError {
    /// What a failure of the HTTP client means.
    /// - Returns: `nil` for a cancellation, which is no failure of the service.
    init?(network error: any Error) {
        switch error {
        case is CancellationError: return nil
        case let error as ServiceError: self = error
        case let error as HTTPClientError:
            guard let failure = Self.meaning(error) else { return nil }
            self = failure
        case is HTTPParserError: self = .interrupted
        case let error as NIOConnectionError:
            self = .unreachable(error.connectionErrors.first.map { Self.reason($0.error) } ?? "no such host")
        default: self = .unreachable(Self.reason(error))
        }
    }

    /// The system's word for it, like "Connection refused".
    private static func reason(_ error: any Error) -> String {
        (error as? IOError).map { Errno(rawValue: $0.errnoCode).description } ?? "\(error)"
    }

    private static func meaning(_ error: HTTPClientError) -> ServiceError? {
        switch error {
        case .cancelled: nil
        case .connectTimeout, .readTimeout, .deadlineExceeded, .getConnectionFromPoolTimeout, .tlsHandshakeTimeout:
            .timedOut
        case .remoteConnectionClosed: .interrupted
        case .emptyHost, .invalidURL, .emptyScheme, .missingSocketPath: .badURL("\(error)")
        default: .unreachable("\(error)")
        }
    }
}
