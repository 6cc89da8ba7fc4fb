internal import DICOMweb

/// A web viewer that was built elsewhere (OHIF 3), as its `index.html` describes it.
package struct ViewerBuild: Hashable, Sendable {
    /// Where the build expects its own files, beginning and ending with a slash: `/ohif/`. It is written into its
    /// scripts, so that the files have to be found there, whatever the address of the viewer is.
    package let publicPath: String
    /// `index.html` without what it would load from other hosts: a hall may have no internet.
    package let document: Page

    /// Where people open it, whatever it was built for.
    package static let path = "/viewer/"

    /// Scripts of OHIF are partly inline and compile WebAssembly; none of it reaches another host.
    package static let contentSecurityPolicy = """
        default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; base-uri 'none'; form-action 'none'; \
        frame-ancestors 'none'
        """

    /// - Parameter indexHTML: the document of the build, UTF-8.
    package init(indexHTML: String) {
        let declared = indexHTML.firstMatch(of: /PUBLIC_URL\s*=\s*["'](\/[A-Za-z0-9._~\/-]*)["']/).map { String($0.1) }
        let path = declared ?? "/"
        publicPath = path.hasSuffix("/") ? path : path + "/"
        let foreign = /<(?:link|script)\b[^>]*?\b(?:href|src)\s*=\s*["']?(?:https?:)?\/\/[^>]*>/.ignoresCase()
        // The manifest of OHIF's builds names icons at the root of the host, whatever the build was made for.
        let manifest = /<link\b[^>]*?\brel\s*=\s*["']?manifest\b[^>]*>/.ignoresCase()
        let text = indexHTML.replacing(foreign, with: "").replacing(manifest, with: "")
        document = Page(mediaType: "text/html; charset=utf-8", bytes: Array(text.utf8))
    }

    /// A style sheet without what it would load from other hosts.
    /// - Returns: `nil` where there is nothing of the kind in it: the file is right as it is.
    package static func styleSheet(_ text: String) -> Page? {
        let foreign = /@import\s+(?:url\(\s*)?["']?(?:https?:)?\/\/[^;]*;/.ignoresCase()
        guard text.firstMatch(of: foreign) != nil else { return nil }
        return Page(mediaType: "text/css; charset=utf-8", bytes: Array(text.replacing(foreign, with: "").utf8))
    }

    /// The file that a path addresses.
    /// - Parameter path: of the request, without the query, percent-encoded as it came.
    /// - Returns: `nil` where the path is none of the viewer's.
    package func target(of path: String) -> Target? {
        let name: Substring
        if path.hasPrefix(Self.path) {
            name = path.dropFirst(Self.path.count)
        } else if path.hasPrefix(publicPath), path.count > publicPath.count {
            name = path.dropFirst(publicPath.count)
        } else {
            return path == publicPath && publicPath != "/" ? .document : nil
        }
        if name.isEmpty || name == "index.html" { return .document }
        if name == "app-config.js" { return .configuration }
        // What the viewer calls pages are names without an extension: `viewer?StudyInstanceUIDs=…`.
        let isPage = path.hasPrefix(Self.path) && name.split(separator: "/").last?.contains(".") != true
        return isPage ? .document : .file(String(name))
    }

    package enum Target: Hashable, Sendable {
        case document
        case configuration
        /// Below the folder of the build, percent-encoded.
        case file(String)
    }

    /// How long a browser keeps a file: for good where its name changes with its content.
    package static func cacheControl(of name: String) -> String {
        name.contains(/[0-9a-f]{16,}/) ? "public, max-age=31536000, immutable" : "no-cache"
    }

    /// `app-config.js`: the DICOMweb services of this gateway as the only data source.
    /// - Parameters:
    ///   - serviceURL: as the reader reaches it. Only its path is used, so that the browser asks the host that it has the
    ///     viewer from, through whatever proxy.
    ///   - needsTokens: requests have to carry a token: that which the page of the server keeps for this tab.
    package static func configuration(serviceURL: String, needsTokens: Bool = false) -> Page {
        let root = serviceURL.firstMatch(of: /^[a-z]+:\/\/[^\/]*(\/.*)$/).map { String($0.1) } ?? "/dicom-web"
        let uri = root.hasSuffix("/dicom-web") ? root.dropLast("/dicom-web".count) + "/wado" : "/wado"
        let text = """
            window.config = {
              "routerBasename": "\(path.dropLast())",
              "showStudyList": true,
              "extensions": [],
              "modes": [],
              "showWarningMessageForCrossOrigin": false,
              "showCPUFallbackMessage": true,
              "showLoadingIndicator": true,
              "strictZSpacingForVolumeViewport": true,
              "useSharedArrayBuffer": "FALSE",
              "investigationalUseDialog": { "option": "never" },
              "defaultDataSourceName": "lightbox",
              "dataSources": [{
                "namespace": "@ohif/extension-default.dataSourcesModule.dicomweb",
                "sourceName": "lightbox",
                "configuration": {
                  "friendlyName": "Lightbox",
                  "name": "Lightbox",
                  "qidoRoot": \(quoted(root)),
                  "wadoRoot": \(quoted(root)),
                  "wadoUriRoot": \(quoted(String(uri))),
                  "qidoSupportsIncludeField": true,
                  "supportsReject": false,
                  "supportsFuzzyMatching": true,
                  "supportsWildcard": true,
                  "dicomUploadEnabled": false,
                  "imageRendering": "wadors",
                  "thumbnailRendering": "\(needsTokens ? "thumbnail" : "thumbnailDirect")",
                  "enableStudyLazyLoad": true,
                  "bulkDataURI": { "enabled": true },
                  "singlepart": "bulkdata,video"
                }
              }]
            };

            """
        let home = root.hasSuffix("/dicom-web") ? root.dropLast("dicom-web".count) : "/"
        let all = needsTokens ? text + access(home: String(home)) : text
        return Page(mediaType: "text/javascript; charset=utf-8", bytes: Array(all.utf8))
    }
}
