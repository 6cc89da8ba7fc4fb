import LightboxPages
import Testing

@Suite("The build of a web viewer")
struct ViewerBuildTests {
    private let build = ViewerBuild(
        indexHTML: """
            <html><head><script>window.PUBLIC_URL = '/ohif/';</script>
            <link rel="manifest" href="/ohif/manifest.json"/><link rel="preconnect" href="https://fonts.gstatic.com" crossorigin/>
            <link href="//fonts.example.org/css?family=Inter" rel="stylesheet"/>
            <script src="https://cdn.example.org/x.js"></script>
            <link rel="icon" href="/ohif/assets/favicon.ico"/><script src="/ohif/app-config.js"></script></head></html>
            """)

    @Test("its document names nothing of another host and keeps its own files")
    func document() {
        let text = String(decoding: build.document.bytes, as: UTF8.self)
        #expect(!text.contains("fonts") && !text.contains("cdn") && !text.contains("manifest"))
        #expect(text.contains("<link rel=\"icon\" href=\"/ohif/assets/favicon.ico\"/>"))
        #expect(text.contains("<script src=\"/ohif/app-config.js\"></script>"))
    }

    @Test(
        "files are found below /viewer/ and where the build expects them; what has no extension is a page of the viewer",
        arguments: [
            ("/viewer/", .document), ("/viewer/index.html", .document), ("/viewer/viewer", .document),
            ("/viewer/some/page", .document), ("/viewer/app-config.js", .configuration),
            ("/ohif/app-config.js", .configuration), ("/ohif/", .document), ("/ohif/a/b.svg", .file("a/b.svg")),
            ("/viewer/1.bundle.js", .file("1.bundle.js")), ("/ohif/LICENSE", .file("LICENSE")), ("/", nil),
            ("/dicom-web/studies", nil), ("/ohifx", nil), ("/viewers", nil),
        ] as [(String, ViewerBuild.Target?)])
    func targets(path: String, target: ViewerBuild.Target?) {
        #expect(build.target(of: path) == target)
    }

    @Test("a style sheet loses what it imports from other hosts, and only that")
    func styleSheets() {
        let text = "@import url(https://fonts.example.org/css?x&y);@import \"//h/a.css\";@import url(\"own.css\");a{}"
        let page = ViewerBuild.styleSheet(text)
        #expect(page.map { String(decoding: $0.bytes, as: UTF8.self) } == "@import url(\"own.css\");a{}")
        #expect(ViewerBuild.styleSheet("@import url(\"own.css\");") == nil)
    }

    @Test("a build for the root leaves the page for people where it is")
    func root() {
        let build = ViewerBuild(indexHTML: "<html></html>")
        #expect(build.publicPath == "/")
        #expect(build.target(of: "/") == nil)
        #expect(build.target(of: "/app.bundle.js") == .file("app.bundle.js"))
    }

    @Test("the configuration asks the path of the service root, and can't be broken out of")
    func configuration() {
        let page = ViewerBuild.configuration(serviceURL: "https://images.example.org/pacs/dicom-web")
        let text = String(decoding: page.bytes, as: UTF8.self)
        #expect(text.contains("\"qidoRoot\": \"/pacs/dicom-web\""))
        #expect(text.contains("\"wadoUriRoot\": \"/pacs/wado\""))
        #expect(text.contains("\"routerBasename\": \"/viewer\""))
        let hostile = ViewerBuild.configuration(serviceURL: "http://h/\"};alert(1)//dicom-web")
        #expect(!String(decoding: hostile.bytes, as: UTF8.self).contains("/\"}"))
    }

    @Test("where a token is needed, OHIF sends that of the tab, or says where to give one; else it knows of none")
    func token() {
        func text(needsTokens: Bool) -> String {
            let page = ViewerBuild.configuration(
                serviceURL: "https://images.example.org/pacs/dicom-web", needsTokens: needsTokens)
            return String(decoding: page.bytes, as: UTF8.self)
        }
        #expect(!text(needsTokens: false).contains("lightbox.token"))
        #expect(text(needsTokens: true).contains("lightbox.token"))
        #expect(text(needsTokens: true).contains("\"/pacs/#/access\""))
        // A timer would be a race with the first request.
        #expect(!text(needsTokens: true).contains("setInterval") && !text(needsTokens: true).contains("setTimeout"))
    }

    @Test("what bears a digest in its name is kept for good, all else is asked for again")
    func caching() {
        #expect(ViewerBuild.cacheControl(of: "149.bundle.b8d177954628f4631fc0.js").contains("immutable"))
        #expect(ViewerBuild.cacheControl(of: "sw.js") == "no-cache")
    }
}
