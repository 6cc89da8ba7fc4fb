import LightboxPages
import Testing

@Suite("Pages for people")
struct PagesTests {
    private let site = PageSite(serviceURL: "http://192.0.2.7:8080/dicom-web")

    @Test("the page names the service root, escaped, and nothing of another host")
    func document() throws {
        let page = try #require(Pages.page(at: "/", of: site))
        let text = String(decoding: page.bytes, as: UTF8.self)
        #expect(page.mediaType == "text/html; charset=utf-8")
        #expect(text.contains("content=\"http://192.0.2.7:8080/dicom-web\""))
        #expect(!text.contains("{{"))
        #expect(!text.contains("https://"))
        let hostile = try #require(Pages.page(at: "/", of: PageSite(serviceURL: "http://x\"><script>/dicom-web")))
        #expect(!String(decoding: hostile.bytes, as: UTF8.self).contains("<script>/"))
    }

    @Test("every file that the document and its scripts name is there")
    func references() throws {
        var waiting = ["/"]
        var seen: Set<String> = []
        while let path = waiting.popLast() {
            guard seen.insert(path).inserted else { continue }
            let page = try #require(Pages.page(at: path, of: site), "\(path) is missing")
            guard path == "/" || path.hasSuffix(".js") else { continue }
            let text = String(decoding: page.bytes, as: UTF8.self)
            for match in text.matches(of: /(?:href|src)="(pages\/[a-z.-]+)"/) { waiting.append("/\(match.1)") }
            for match in text.matches(of: /from "\.\/([a-z.-]+)"/) { waiting.append("/pages/\(match.1)") }
            for match in text.matches(of: /"(pages\/[a-z.-]+)"/) { waiting.append("/\(match.1)") }
        }
        #expect(seen.contains("/pages/names.json"))
        #expect(seen.contains("/pages/viewer-pictures.js"))
    }

    @Test("the desk has a page only where it is open")
    func desk() {
        #expect(Pages.page(at: "/desk", of: site) == nil)
        #expect(Pages.page(at: "/desk", of: PageSite(serviceURL: site.serviceURL, hasDesk: true)) != nil)
    }

    @Test("links are offered only where they can be made")
    func links() throws {
        for (isOffered, word) in [(true, "open"), (false, "closed")] {
            let page = try #require(
                Pages.page(at: "/", of: PageSite(serviceURL: site.serviceURL, hasLinks: isOffered)))
            #expect(String(decoding: page.bytes, as: UTF8.self).contains("\"lightbox-links\" content=\"\(word)\""))
        }
    }

    @Test("no script can be inline and no request can leave the host, whatever a data set holds")
    func policy() {
        let policy = Pages.contentSecurityPolicy
        #expect(policy.hasPrefix("default-src 'none'"))
        #expect(!policy.contains("unsafe"))
        #expect(!policy.contains("http"))
    }

    @Test(
        "there is nothing beside the pages", arguments: ["/pages/", "/pages/../Package.swift", "/desk.html", "", "/x"])
    func unknown(path: String) {
        #expect(Pages.page(at: path, of: site) == nil)
    }

    @Test(
        "loopback addresses are known for what they are",
        arguments: [
            ("http://127.0.0.1:8080/dicom-web", true), ("http://[::1]:80/dicom-web", true),
            ("http://localhost/dicom-web", true), ("http://localhost.example.org/dicom-web", false),
            ("http://10.0.0.127/dicom-web", false),
        ])
    func loopback(url: String, isLoopback: Bool) {
        #expect(PageSite(serviceURL: url).isLoopback == isLoopback)
    }
}

@Suite("QR codes")
struct QRCodeTests {
    /// The three finder patterns of ISO/IEC 18004 6.3.3: a dark ring, a light one, a dark square.
    @Test("a code is a square with its three finder patterns")
    func finders() throws {
        let code = try #require(QRCode("http://192.0.2.7:8080/dicom-web"))
        #expect((code.width - 21).isMultiple(of: 4))
        #expect(code.modules.count == code.width * code.width)
        let pattern = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"]
        for (top, left) in [(0, 0), (0, code.width - 7), (code.width - 7, 0)] {
            for row in 0..<7 {
                let drawn = (0..<7).map { code.modules[(top + row) * code.width + left + $0] ? "#" : "." }.joined()
                #expect(drawn == pattern[row])
            }
        }
    }

    @Test("more text than a code holds, and text with a zero, give none")
    func tooLong() {
        #expect(QRCode(String(repeating: "x", count: 2332)) == nil)
        #expect(QRCode("a\0b") == nil)
        #expect(QRCode(String(repeating: "x", count: 2331)) != nil)
    }

    @Test("the picture has a quiet zone of four modules")
    func picture() throws {
        let code = try #require(QRCode("lightbox"))
        #expect(code.svg.contains("viewBox=\"0 0 \(code.width + 8) \(code.width + 8)\""))
        #expect(code.svg.contains("M4 4h7v1h-7z"))
    }
}
