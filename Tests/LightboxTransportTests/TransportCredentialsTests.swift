import Foundation
import NIOSSL
import Support
import SystemPackage
import Testing
import X509

@testable import LightboxTransport

@Suite("Certificates and keys")
struct TransportCredentialsTests {
    @Test("F-23 a certificate and its key are taken, with the earliest end of the chain")
    func sound() throws {
        try withTemporaryFolder { folder in
            let authority = try TestAuthority()
            let end = Date(timeIntervalSinceNow: 3600)
            let files = try authority.write("server", end: end, in: folder)
            let root = try authority.write(to: folder.appending("root.pem"))
            let chain = folder.appending("chain.pem").string
            let texts = try [files.certificate, root].map { try String(contentsOfFile: $0, encoding: .utf8) }
            try texts.joined(separator: "\n").write(toFile: chain, atomically: true, encoding: .utf8)
            let credentials = try TransportCredentials(
                TransportFiles(certificate: chain, key: files.key, clientAuthorities: root))
            #expect(abs(credentials.expiry.timeIntervalSince(end)) <= 1)
            #expect(credentials.configuration.minimumTLSVersion == .tlsv12)
            #expect(credentials.configuration.certificateVerification == .noHostnameVerification)
        }
    }

    @Test("What does not make a server is told by file")
    func refused() throws {
        try withTemporaryFolder { folder in
            let authority = try TestAuthority()
            let (one, other) = (
                try authority.write("one", in: folder), try authority.write("other", in: folder)
            )
            func error(_ certificate: String, _ key: String, _ authorities: String? = nil) -> TransportError? {
                do throws(TransportError) {
                    _ = try TransportCredentials(
                        TransportFiles(certificate: certificate, key: key, clientAuthorities: authorities))
                    return nil
                } catch {
                    return error
                }
            }
            #expect(error(one.certificate, one.key) == nil)
            #expect(
                error(one.certificate, other.key) == .otherKey(certificate: one.certificate, key: other.key))
            #expect(error(one.key, one.key) == .noCertificate(path: one.key))
            #expect(error(one.certificate, one.certificate) == .noKey(path: one.certificate))
            #expect(error("/nowhere", one.key) == .unreadable(path: "/nowhere"))
            #expect(error(one.certificate, one.key, other.key) == .noCertificate(path: other.key))
            let empty = folder.appending("empty").string
            try "".write(toFile: empty, atomically: true, encoding: .utf8)
            #expect(error(empty, one.key) == .noCertificate(path: empty))
        }
    }

    @Test("Clients are known by common name, DNS name or mail address; an empty list knows all of an authority")
    func allowList() throws {
        try withTemporaryFolder { folder in
            let files = try TestAuthority().write("viewer", commonName: "viewer.invented.example", in: folder)
            let certificate = try #require(try NIOSSLCertificate.fromPEMFile(files.certificate).first)
            for name in ["viewer.invented.example", "viewer@invented.example"] {
                #expect(ClientAllowList(names: [name, "another"]).allows(certificate))
            }
            #expect(ClientAllowList(names: []).allows(certificate))
            for name in ["viewer", "Invented", "invented.example", "VIEWER.invented.example.", "*"] {
                #expect(!ClientAllowList(names: [name]).allows(certificate), "\(name)")
            }
        }
    }
}
