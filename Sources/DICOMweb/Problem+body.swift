internal import DICOMCore
import HTTPTypes

extension Problem {
    /// The body and its Content-Type: HTML for who prefers it, else `application/problem+json` (G-04).
    /// - Parameter header: the lines of the Accept header.
    package func body(accepting header: [String]) -> (contentType: String, bytes: [UInt8]) {
        Self.prefersHTML(AcceptedRange.ranges(ofHeader: header))
            ? ("text/html; charset=utf-8", html) : ("application/problem+json", json)
    }

    /// HTML was named, and JSON was not wanted at least as much: a browser.
    private static func prefersHTML(_ ranges: [AcceptedRange]) -> Bool {
        let html = ranges.filter { $0.mediaType.name == "text/html" }.map(\.quality).max() ?? 0
        let json =
            ranges.filter { $0.mediaType.type == "application" && $0.mediaType.subtype.hasSuffix("json") }
            .map(\.quality).max() ?? 0
        return html > json
    }

    /// RFC 9457 with the members `parameter`, `header`, `accepted`, `section` and `request`, UTF-8.
    package var json: [UInt8] {
        var members = [
            "\"type\":\(quoted("urn:lightbox:problem:\(code)"))", "\"title\":\(quoted(title))",
            "\"status\":\(status.code)",
        ]
        if let name = parameterNames { members.append("\"parameter\":\(quoted(name))") }
        if let name = headerNames { members.append("\"header\":\(quoted(name))") }
        if !accepted.isEmpty { members.append("\"accepted\":[\(accepted.map(quoted).joined(separator: ","))]") }
        if let section { members.append("\"section\":\(quoted(section))") }
        if let request { members.append("\"request\":\(quoted(request))") }
        return Array("{\(members.joined(separator: ","))}".utf8)
    }

    /// The same for people.
    package var html: [UInt8] {
        var rows: [(String, String)] = []
        if let parameterNames { rows.append(("Parameter", escapedForMarkup(parameterNames))) }
        if let headerNames { rows.append(("Header", escapedForMarkup(headerNames))) }
        if !accepted.isEmpty {
            rows.append(("Accepted", accepted.map { "<code>\(escapedForMarkup($0))</code>" }.joined(separator: "<br>")))
        }
        if let section { rows.append(("Rule", escapedForMarkup(section))) }
        if let request { rows.append(("Try", "<code>\(escapedForMarkup(request))</code>")) }
        let list = rows.map { "<dt>\($0)</dt><dd>\($1)</dd>" }.joined()
        let page = """
            <!doctype html><html lang="en"><head><meta charset="utf-8">\
            <meta name="viewport" content="width=device-width, initial-scale=1">\
            <meta name="color-scheme" content="light dark"><title>\(escapedForMarkup(title))</title>\
            <style>\(Self.style)</style></head>\
            <body><main><h1>\(status.code) \(escapedForMarkup(title))</h1><dl>\(list)</dl></main></body></html>
            """
        return Array(page.utf8)
    }

    /// A column of words that a phone shows without scrolling aside: requests and lists of what is accepted are long.
    private static let style = """
        body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}\
        h1{font-size:1.4rem;line-height:1.25}dt{margin-top:1rem;opacity:.75}dd{margin:0}
        """

    private var parameterNames: String? {
        joined { if case .parameter(let name) = $0 { name } else { nil } }
    }

    private var headerNames: String? {
        joined { if case .header(let name) = $0 { name } else { nil } }
    }

    private func joined(_ name: (Fault) -> String?) -> String? {
        let names = faults.compactMap(name)
        return names.isEmpty ? nil : names.joined(separator: ",")
    }
}

/// A JSON string. Source: RFC 8259 7.
package func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\": result += "\\\(scalar)"
        case _ where scalar.value < 0x20:
            result += "\\u00\(scalar.value < 16 ? "0" : "")\(String(scalar.value, radix: 16))"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result + "\""
}
