extension ServiceDescription {
    /// As WADL in XML. Source: PS3.18 8.9.4, annex H; Web Application Description Language, W3C submission 2009.
    /// - Parameter serviceURL: the address of the service root.
    package func wadl(serviceURL: String) -> String {
        #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n" + application(serviceURL).xml + "\n"
    }

    /// The same in JSON. Source: PS3.18 annex G.
    package func wadlJSON(serviceURL: String) -> String {
        "{\"application\":\(application(serviceURL).json)}"
    }

    private func application(_ serviceURL: String) -> DescriptionElement {
        let root = DescriptionElement(
            "method", [("name", "OPTIONS"), ("id", "RetrieveCapabilities")],
            children: [
                DescriptionElement(
                    "response", [("status", "200")],
                    children: Self.mediaTypes.map { DescriptionElement("representation", [("mediaType", $0)]) })
            ])
        let resources = DescriptionElement(
            "resources", [("base", serviceURL)],
            children: (isWhole ? [DescriptionElement("resource", [("path", "/")], children: [root])] : [])
                + resources.map(\.element))
        return DescriptionElement("application", [("xmlns", "http://wadl.dev.java.net/2009/02")], children: [resources])
    }

    /// What a Capabilities Description can be had as, the default first (B-36).
    package static let mediaTypes = ["application/vnd.sun.wadl+xml", "application/json", "application/openapi+json"]
}

extension ResourceDescription {
    /// The resource with its one method; HEAD and OPTIONS are understood beside each GET.
    fileprivate var element: DescriptionElement {
        var accept = DescriptionElement(
            "param", [("name", "Accept"), ("style", "header"), ("default", mediaTypes.first ?? "*/*")],
            children: mediaTypes.map { DescriptionElement("option", [("value", $0)]) })
        accept.children.append(DescriptionElement("option", [("value", "*/*")]))
        let charset = DescriptionElement(
            "param", [("name", "Accept-Charset"), ("style", "header"), ("default", "utf-8")],
            children: [DescriptionElement("option", [("value", "utf-8")])])
        let query = parameters.map { parameter in
            DescriptionElement(
                "param", [("name", parameter.name), ("style", "query")],
                children: parameter.values.map { DescriptionElement("option", [("value", $0)]) })
        }
        let responses = statuses.map { status in
            DescriptionElement(
                "response", [("status", String(status))],
                children: representations(of: status).map { DescriptionElement("representation", [("mediaType", $0)]) })
        }
        let get = DescriptionElement(
            "method", [("name", "GET"), ("id", id)],
            children: [
                DescriptionElement("doc", text: summary),
                DescriptionElement("request", children: [accept, charset] + query),
            ] + responses)
        let others = ["HEAD", "OPTIONS"].map { DescriptionElement("method", [("name", $0), ("id", "\($0)-\(id)")]) }
        let path = pathParameters.map {
            DescriptionElement("param", [("name", $0), ("style", "template"), ("required", "true")])
        }
        return DescriptionElement(
            "resource", [("path", template)], children: path + [get] + (storeID.map { [store($0)] } ?? []) + others)
    }

    /// The media types of answers with a status to GET.
    private func representations(of status: Int) -> [String] {
        switch status {
        case 200, 206: mediaTypes
        case 204, 304: []
        default: ["application/problem+json"]
        }
    }

    private func store(_ id: String) -> DescriptionElement {
        func representation(_ name: String) -> DescriptionElement {
            DescriptionElement("representation", [("mediaType", name)])
        }
        let request = ["multipart/related; type=\"application/dicom\"", "application/dicom"].map(representation)
        let reports = ["application/dicom+json", "application/dicom+xml"].map(representation)
        let responses = storeStatuses.map { status in
            DescriptionElement(
                "response", [("status", String(status))],
                children: [200, 202, 409].contains(status) ? reports : [representation("application/problem+json")])
        }
        return DescriptionElement(
            "method", [("name", "POST"), ("id", id)],
            children: [
                DescriptionElement("doc", text: "Stores instances"),
                DescriptionElement("request", children: request),
            ] + responses)
    }
}
