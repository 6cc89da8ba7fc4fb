internal import Crypto
package import Foundation
internal import SwiftASN1
package import SystemPackage
internal import X509

/// An invented authority that makes certificates for tests, as files in PEM.
package struct TestAuthority {
    private let key = P256.Signing.PrivateKey()
    private let certificate: Certificate

    package init(name: String = "An invented authority") throws {
        let subject = try DistinguishedName { CommonName(name) }
        let signer = Certificate.PrivateKey(key)
        certificate = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: signer.publicKey,
            notValidBefore: Date(timeIntervalSinceNow: -86_400 * 30), notValidAfter: Date(timeIntervalSinceNow: 86_400),
            issuer: subject, subject: subject, signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))
                Critical(KeyUsage(keyCertSign: true))
            }, issuerPrivateKey: signer)
    }

    /// Writes the certificate of the authority. - Returns: the path.
    package func write(to path: FilePath) throws -> String {
        try certificate.serializeAsPEM().pemString.write(toFile: path.string, atomically: true, encoding: .utf8)
        return path.string
    }

    /// Where a certificate and its key were written.
    package struct Files {
        package let certificate: String
        package let key: String
    }

    /// Writes a certificate of this authority and its key: `folder/name.pem` and `folder/name.key`.
    /// - Parameters:
    ///   - commonName: of the subject; it stands in the alternative names too, as a DNS name.
    ///   - end: until when it is good; a day from now else.
    package func write(
        _ name: String, commonName: String = "localhost", end: Date = Date(timeIntervalSinceNow: 80_000),
        in folder: FilePath
    ) throws -> Files {
        let own = P256.Signing.PrivateKey()
        let made = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(),
            publicKey: Certificate.PrivateKey(own).publicKey, notValidBefore: Date(timeIntervalSinceNow: -86_400 * 20),
            notValidAfter: end, issuer: certificate.subject,
            subject: try DistinguishedName {
                OrganizationName("Invented")
                CommonName(commonName)
            },
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                SubjectAlternativeNames([
                    .dnsName(commonName), .rfc822Name("\(name)@invented.example"),
                    .ipAddress(ASN1OctetString(contentBytes: [127, 0, 0, 1])),
                ])
            }, issuerPrivateKey: Certificate.PrivateKey(key))
        let files = Files(
            certificate: folder.appending("\(name).pem").string, key: folder.appending("\(name).key").string)
        try made.serializeAsPEM().pemString.write(toFile: files.certificate, atomically: true, encoding: .utf8)
        try own.pemRepresentation.write(toFile: files.key, atomically: true, encoding: .utf8)
        return files
    }
}
