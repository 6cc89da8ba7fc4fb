internal import DICOMCore
internal import DICOMweb

/// The pages for people, by path. They are part of the program: no file beside it, nothing from another host.
package enum Pages {
    /// What the pages may do, for the Content-Security-Policy field: scripts, styles, pictures and requests of this
    /// host only. A name out of a data set that turned into markup could do nothing.
    package static let contentSecurityPolicy = """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; \
        connect-src 'self'; manifest-src 'self'; base-uri 'none'; \
        form-action 'none'; frame-ancestors 'none'
        """

    /// - Parameter path: `/`, `/desk` where there is one, or a path below `/pages/`.
    /// - Returns: `nil` where there is no such page.
    package static func page(at path: String, of site: PageSite) -> Page? {
        if path == "/" || (path == "/desk" && site.hasDesk) { return document(site) }
        guard path.hasPrefix("/pages/") else { return nil }
        let name = String(path.dropFirst("/pages/".count))
        switch name {
        case "names.json": return names
        case "service-root.svg": return code(site.serviceURL)
        case "this-page.svg": return code(String(site.serviceURL.dropLast("dicom-web".count)))
        default: return files[name]
        }
    }

    /// A statement as a page of its own, which needs no script.
    package static func page(_ statement: Statement, of site: PageSite) -> Page {
        let text = String(decoding: PackageResources.statement_html, as: UTF8.self)
            .replacing("{{title}}", with: escapedForMarkup(statement.title))
            .replacing("{{desk}}", with: site.hasDesk ? "<a href=\"desk\">Desk</a>" : "")
            .replacing("{{content}}", with: statement.html)
        return Page(mediaType: "text/html; charset=utf-8", bytes: Array(text.utf8))
    }

    private static func document(_ site: PageSite) -> Page {
        let text = String(decoding: PackageResources.index_html, as: UTF8.self)
            .replacing("{{serviceRoot}}", with: escapedForMarkup(site.serviceURL))
            .replacing("{{desk}}", with: site.hasDesk ? "open" : "closed")
            .replacing("{{issuer}}", with: site.hasIssuer ? "open" : "closed")
            .replacing("{{links}}", with: site.hasLinks ? "open" : "closed")
            .replacing("{{reach}}", with: site.isLoopback ? "loopback" : "network")
        return Page(mediaType: "text/html; charset=utf-8", bytes: Array(text.utf8))
    }

    private static func code(_ text: String) -> Page? {
        QRCode(text).map { Page(mediaType: "image/svg+xml", bytes: Array($0.svg.utf8)) }
    }

    private static let script = "text/javascript; charset=utf-8"

    private static let files: [String: Page] = [
        "style.css": Page(mediaType: "text/css; charset=utf-8", bytes: PackageResources.style_css),
        "requests.css": Page(mediaType: "text/css; charset=utf-8", bytes: PackageResources.requests_css),
        "viewer.css": Page(mediaType: "text/css; charset=utf-8", bytes: PackageResources.viewer_css),
        "statement.css": Page(mediaType: "text/css; charset=utf-8", bytes: PackageResources.statement_css),
        "icon.svg": Page(mediaType: "image/svg+xml", bytes: PackageResources.icon_svg),
        "access.js": Page(mediaType: script, bytes: PackageResources.access_js),
        "app.js": Page(mediaType: script, bytes: PackageResources.app_js),
        "connect.js": Page(mediaType: script, bytes: PackageResources.connect_js),
        "desk.js": Page(mediaType: script, bytes: PackageResources.desk_js),
        "desk.css": Page(mediaType: "text/css; charset=utf-8", bytes: PackageResources.desk_css),
        "run.js": Page(mediaType: script, bytes: PackageResources.run_js),
        "dicom.js": Page(mediaType: script, bytes: PackageResources.dicom_js),
        "dom.js": Page(mediaType: script, bytes: PackageResources.dom_js),
        "link.js": Page(mediaType: script, bytes: PackageResources.link_js),
        "instance.js": Page(mediaType: script, bytes: PackageResources.instance_js),
        "requests.js": Page(mediaType: script, bytes: PackageResources.requests_js),
        "service.js": Page(mediaType: script, bytes: PackageResources.service_js),
        "snippets.js": Page(mediaType: script, bytes: PackageResources.snippets_js),
        "studies.js": Page(mediaType: script, bytes: PackageResources.studies_js),
        "study.js": Page(mediaType: script, bytes: PackageResources.study_js),
        "viewer.js": Page(mediaType: script, bytes: PackageResources.viewer_js),
        "viewer-documents.js": Page(mediaType: script, bytes: PackageResources.viewer_documents_js),
        "viewer-frames.js": Page(mediaType: script, bytes: PackageResources.viewer_frames_js),
        "viewer-pictures.js": Page(mediaType: script, bytes: PackageResources.viewer_pictures_js),
        "viewer-video.js": Page(mediaType: script, bytes: PackageResources.viewer_video_js),
    ]

    /// Tag → name of every standard attribute, as JSON: metadata has tags only, people want names.
    private static let names: Page = {
        let members = AttributeDictionary.names.map { "\"\($0.tag)\":\(quoted($0.name))" }
        return Page(mediaType: "application/json", bytes: Array("{\(members.joined(separator: ","))}".utf8))
    }()
}
