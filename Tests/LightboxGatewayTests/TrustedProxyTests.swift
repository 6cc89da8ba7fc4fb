import HTTPTypes
import NIOCore
import Testing

@testable import LightboxGateway

/// `@testable`, since who may say so is decided before anything of a request is read.
@Suite("The address behind a reverse proxy")
struct TrustedProxyTests {
    private func request(_ headers: [(String, String)]) throws -> HTTPRequest {
        var request = HTTPRequest(method: .get, scheme: "http", authority: "inner:8080", path: "/")
        for (name, value) in headers {
            request.headerFields.append(HTTPField(name: try #require(HTTPField.Name(name)), value: value))
        }
        return request
    }

    private func url(
        _ headers: [(String, String)], from peer: String = "10.1.2.3", trusted: [String] = ["10.0.0.0/8", "::1"]
    ) throws -> String? {
        let request = try request(headers)
        return try #require(TrustedProxies(trusted)).publicURL(
            of: request, from: try SocketAddress(ipAddress: peer, port: 4711))
    }

    private func client(_ headers: [(String, String)]) throws -> String {
        let request = try request(headers)
        return try #require(TrustedProxies(["10.0.0.0/8"])).client(
            of: request, from: try SocketAddress(ipAddress: "10.1.2.3", port: 4711))
    }

    @Test("G-11 Forwarded and X-Forwarded-… of a trusted proxy give scheme, host, port and path")
    func trusted() throws {
        #expect(
            try url([("Forwarded", #"for=192.0.2.1;proto=https;host="images.example.org""#)])
                == "https://images.example.org")
        #expect(try url([("Forwarded", "proto=https")]) == "https://inner:8080")
        #expect(
            try url([
                ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "images.example.org"),
                ("X-Forwarded-Port", "8443"), ("X-Forwarded-Prefix", "/pacs/"),
            ]) == "https://images.example.org:8443/pacs")
        #expect(
            try url([("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "h"), ("X-Forwarded-Port", "443")])
                == "https://h")
        #expect(try url([("X-Forwarded-Host", "[2001:db8::1]")], from: "::1") == "http://[2001:db8::1]")
    }

    @Test("G-11 nobody else's word counts", arguments: ["11.0.0.1", "192.168.1.1", "::2"])
    func untrusted(peer: String) throws {
        #expect(try url([("Forwarded", "host=evil.example")], from: peer) == nil)
        #expect(try url([("X-Forwarded-Host", "evil.example")], from: peer) == nil)
        #expect(try url([("X-Forwarded-Host", "evil.example")], trusted: []) == nil)
    }

    @Test("G-11 of a list what the client wrote itself does not count")
    func lists() throws {
        #expect(
            try url([("Forwarded", "for=1.1.1.1;host=evil.example, for=192.0.2.1;proto=https;host=good.example")])
                == "https://good.example")
        #expect(
            try url([("Forwarded", "for=9.9.9.9;host=out.example;proto=https"), ("Forwarded", "for=10.0.0.9;host=in")])
                == "https://out.example")
        #expect(try url([("X-Forwarded-Host", "evil.example, good.example")]) == "http://good.example")
        #expect(
            try url([("X-Forwarded-For", "9.9.9.9, 10.0.0.9"), ("X-Forwarded-Host", "out.example, in")])
                == "http://out.example")
    }

    @Test("G-11 a header that the proxy passes on from a client does not count beside the one that it writes")
    func twoVoices() throws {
        #expect(try url([("X-Forwarded-Host", "good.example"), ("Forwarded", "for=6.6.6.6;host=evil.example")]) == nil)
        let agreed = [
            ("X-Forwarded-For", "192.0.2.1"), ("X-Forwarded-Host", "h"),
            ("Forwarded", "for=192.0.2.1;host=h;proto=https"),
        ]
        #expect(try url(agreed) == "https://h")
        #expect(try client(agreed) == "192.0.2.1")
        #expect(try client([("X-Forwarded-For", "192.0.2.1"), ("Forwarded", "for=6.6.6.6")]) == "10.1.2.3")
        #expect(try client([("X-Forwarded-For", "6.6.6.6, 192.0.2.1")]) == "192.0.2.1")
    }

    @Test(
        "G-11 what is no host, scheme or path is not used",
        arguments: [
            [("X-Forwarded-Host", "h\"><script>")], [("Forwarded", "host=\"a b\"")], [("X-Forwarded-For", "1.2.3.4")],
            [],
        ])
    func malformed(headers: [(String, String)]) throws {
        #expect(try url(headers) == nil)
        #expect(try url([("X-Forwarded-Prefix", "//evil"), ("X-Forwarded-Host", "h")]) == "http://h")
        #expect(try url([("X-Forwarded-Proto", "javascript"), ("X-Forwarded-Host", "h")]) == "http://h")
    }

    @Test(
        "the configuration takes addresses and IPv4 networks", arguments: ["10.0.0.0/33", "::1/64", "proxy", "1.2.3"])
    func configuration(address: String) {
        #expect(TrustedProxies([address]) == nil)
        #expect(TrustedProxies(["127.0.0.1", "10.0.0.0/8", "::1", "0.0.0.0/0"]) != nil)
    }
}
