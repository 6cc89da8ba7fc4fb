import Foundation
import Support
import Testing

@Suite("Viewer: servers that fail")
struct BadServerTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let answer: String
        let line: String
        var testDescription: String { name }
    }

    private static let cases = [
        Case(
            name: "401", answer: answer("401 Unauthorized", body: ""),
            line: "wants to know who asks (401): give a token (LIGHTBOX_TOKEN)."),
        Case(
            name: "a wrong path", answer: answer("404 Not Found", type: "text/html", body: "<html>"),
            line: "has no such resource (404). Does the URL end where its DICOMweb service begins?"),
        Case(
            name: "a page for people", answer: answer("200 OK", type: "text/html", body: "<html></html>"),
            line: "answered with text/html, so it is no DICOMweb service, or not here."),
        Case(
            name: "broken JSON", answer: answer("200 OK", body: "[{\"0020000D\":"),
            line: "gave an answer that is no DICOM JSON."),
        Case(
            name: "fewer bytes than promised", answer: answer("200 OK", body: "[{}", length: 1000),
            line: "broke off in the middle of its answer."),
        Case(
            name: "an answer without end",
            answer: "HTTP/1.1 200 OK\r\nContent-Type: application/dicom+json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "4400000\r\n" + String(repeating: " ", count: 0x440_0000),
            line: "gave more than 64 MiB at once."),
        Case(
            name: "no HTTP", answer: "SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n\r\n",
            line: "broke off in the middle of its answer."),
        Case(
            name: "a terminal's commands in an error",
            answer: answer(
                "400 Bad Request", type: "application/problem+json",
                body: #"{"detail":"\u001b[2Jgone \u001b]0;x\u0007"}"#),
            line: "answered 400. ␛[2Jgone ␛]0;x␇"),
    ]

    @Test("What a server does wrong is said in one line, printed and on the screen", arguments: cases)
    func lines(example: Case) async throws {
        try await withCannedServer([example.answer]) { server in
            let printed = try await Lightbox.run(["view", server.url, "--print"])
            #expect(printed.status == 1)
            #expect(printed.errors == "lightbox: \(server.url) \(example.line)\n")
            #expect(printed.output.isEmpty)
            try await withTemporaryFolder { folder in
                let terminal = try PseudoTerminal(["view", server.url], .truecolor, columns: 160, folder: "\(folder)")
                try await terminal.screen { $0.contains(example.line) }
                // It goes on: the search can be changed and repeated.
                terminal.type("abc")
                try await terminal.screen { $0.contains("Search: abc") }
                terminal.type("\u{3}")
                #expect(try await terminal.end() == 0)
                #expect(terminal.isRestored)
            }
        }
    }

    @Test("Nobody listening is said in one line")
    func unreachable() async throws {
        let server = try await CannedServer([""])
        let url = server.url
        try await server.stop()
        let printed = try await Lightbox.run(["view", url, "--print"])
        #expect(printed.status == 1)
        #expect(printed.errors == "lightbox: \(url) can't be reached (Connection refused). Is the server running?\n")
        try await withTemporaryFolder { folder in
            let terminal = try PseudoTerminal(["view", url], .truecolor, columns: 160, folder: "\(folder)")
            try await terminal.screen { $0.contains("can't be reached (Connection refused)") }
            terminal.type("\u{1B}")
            #expect(try await terminal.end() == 0)
            #expect(terminal.isRestored)
        }
    }

    @Test("What is no URL is wrong usage")
    func noURL() async throws {
        let result = try await Lightbox.run(["view", "ftp://host/x"])
        #expect(result.status == 2)
        #expect(result.errors.contains("one looks like http://host:8080/dicom-web"))
    }
}
