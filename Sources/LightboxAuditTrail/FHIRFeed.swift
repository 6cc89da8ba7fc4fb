internal import AsyncHTTPClient
package import LightboxAudit
internal import NIOCore
internal import NIOHTTP1
internal import NIOSSL

/// A FHIR server that AuditEvents are created at. Source: IHE ITI TF-2 3.20.4.3, FHIR Feed (ITI-20).
package struct FHIRFeed: AuditReceiver {
    private let url: String
    private let client: HTTPClient

    /// - Parameters:
    ///   - url: the base of the server, without a slash at its end.
    ///   - security: of https.
    package init(url: String, security: SyslogStream.Security) throws {
        self.url = "\(url)/AuditEvent"
        var configuration = HTTPClient.Configuration(timeout: .init(connect: .seconds(10), read: .seconds(30)))
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.minimumTLSVersion = .tlsv12
        if let authorities = security.authorities { tls.trustRoots = .file(authorities) }
        if let certificate = security.certificate, let privateKey = security.privateKey {
            tls.certificateChain = try NIOSSLCertificate.fromPEMFile(certificate).map { .certificate($0) }
            tls.privateKey = .privateKey(try NIOSSLPrivateKey(file: privateKey, format: .pem))
        }
        configuration.tlsConfiguration = tls
        // A POST that is led on becomes a GET, whose answer would count as the receipt.
        configuration.redirectConfiguration = .disallow
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    package func send(_ messages: [AuditMessage]) async -> AuditHandover {
        for (count, message) in messages.enumerated() {
            do {
                try await create(message)
            } catch let error as AuditError {
                if case .receiverRefuses(let status) = error, isOfMessage(status) {
                    return .refused(after: count, because: error)
                }
                return .stopped(after: count, because: error)
            } catch {
                return .stopped(after: count, because: error)
            }
        }
        return .complete
    }

    private func create(_ message: AuditMessage) async throws {
        var request = HTTPClientRequest(url: url)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/fhir+json")
        request.headers.add(name: "Accept", value: "application/fhir+json")
        request.body = .bytes(try FHIRAuditEvent(message).json)
        let response = try await client.execute(request, timeout: .seconds(30))
        let status = Int(response.status.code)
        guard (200...299).contains(status) else { throw AuditError.receiverRefuses(status: status) }
        _ = try? await response.body.collect(upTo: 1 << 20)
    }

    /// Whether a status says that this message will never be taken. Others are of the way to the server, which people can
    /// put right: who we are, the address, a proxy, the load. Source: RFC 9110 15.5; hl7.org/fhir/R4/http.html#create.
    private func isOfMessage(_ status: Int) -> Bool {
        (400...499).contains(status) && ![401, 403, 404, 405, 407, 408, 410, 421, 425, 429].contains(status)
    }

    package func close() async { try? await client.shutdown() }
}
