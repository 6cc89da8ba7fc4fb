package import Foundation
internal import NIOSSL
internal import SwiftASN1
internal import X509

/// What a server proves itself with, read and checked: bytes of files that belong together.
package struct TransportCredentials: Sendable {
    /// TLS 1.2 and 1.3 with forward secrecy. Source: RFC 9325 (BCP 195).
    let configuration: TLSConfiguration
    /// Until when clients accept the certificate: the earliest end in its chain.
    package let expiry: Date
    /// The same in seconds since 1970.
    package var expirySeconds: Int { Int(expiry.timeIntervalSince1970) }

    private static let longestFile = 1 << 20

    /// With TLS 1.2: ephemeral keys and authenticated encryption only; TLS 1.3 has no others. Source: RFC 9325 4.2.
    private static let ciphers: [NIOTLSCipher] = [
        .TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, .TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        .TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, .TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        .TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, .TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
    ]

    /// Reads the files; a blocking call.
    package init(_ files: TransportFiles) throws(TransportError) {
        let chain = try Self.certificates(files.certificate)
        let keyText = try Self.contents(files.key)
        guard let key = try? NIOSSLPrivateKey(bytes: keyText, format: .pem),
            let publicKey = try? Certificate.PrivateKey(pemEncoded: Self.keyBlock(keyText)).publicKey
        else { throw .noKey(path: files.key) }
        // While one of the two files is replaced they don't belong together.
        guard chain.first?.parsed.publicKey == publicKey else {
            throw .otherKey(certificate: files.certificate, key: files.key)
        }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0.certificate) }, privateKey: .privateKey(key))
        configuration.minimumTLSVersion = .tlsv12
        configuration.cipherSuiteValues = Self.ciphers
        if let path = files.clientAuthorities {
            configuration.trustRoots = .certificates(try Self.certificates(path).map { $0.certificate })
            configuration.certificateVerification = .noHostnameVerification
            configuration.sendCANameList = true
        }
        self.configuration = configuration
        expiry = chain.map { $0.parsed.notValidAfter }.min() ?? .distantPast
    }

    private static func contents(_ path: String) throws(TransportError) -> [UInt8] {
        guard let file = FileHandle(forReadingAtPath: path) else { throw .unreadable(path: path) }
        do {
            let data = try file.read(upToCount: longestFile + 1) ?? Data()
            guard data.count <= longestFile else { throw TransportError.unreadable(path: path) }
            return [UInt8](data)
        } catch {
            throw .unreadable(path: path)
        }
    }

    private static func certificates(
        _ path: String
    ) throws(TransportError) -> [(certificate: NIOSSLCertificate, parsed: Certificate)] {
        let bytes = try contents(path)
        do {
            let certificates = try NIOSSLCertificate.fromPEMBytes(bytes)
            guard !certificates.isEmpty else { throw TransportError.noCertificate(path: path) }
            return try certificates.map { ($0, try Certificate(derEncoded: $0.toDERBytes())) }
        } catch {
            throw .noCertificate(path: path)
        }
    }

    /// A file of a key can begin with parameters of its curve.
    private static func keyBlock(_ bytes: [UInt8]) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let start = text.firstRange(of: /-----BEGIN [A-Z ]*PRIVATE KEY-----/)?.lowerBound else { return text }
        return String(text[start...])
    }
}
