extension ServiceDescription {
    /// As OpenAPI 3.1. Source: spec.openapis.org/oas/v3.1.0.
    /// - Parameter serviceURL: the address of the service root.
    package func openAPI(serviceURL: String, version: String) -> String {
        let paths = resources.map { resource in
            let store = resource.storeOperation.map { ",\"post\":\($0)" } ?? ""
            return "\(quoted(resource.template)):{\"get\":\(resource.operation)\(store)}"
        }.joined(separator: ",")
        return """
            {"openapi":"3.1.0","info":{"title":"Lightbox DICOMweb","version":\(quoted(version)),\
            "license":{"name":"Apache-2.0","identifier":"Apache-2.0"}},\
            "servers":[{"url":\(quoted(serviceURL))}],"paths":{\(paths)},\
            "components":{"schemas":{"Problem":{"type":"object","required":["type","title","status"],"properties":{\
            "type":{"type":"string"},"title":{"type":"string"},"status":{"type":"integer"},\
            "parameter":{"type":"string"},"header":{"type":"string"},\
            "accepted":{"type":"array","items":{"type":"string"}},"section":{"type":"string"},\
            "request":{"type":"string"}}}}}}
            """
    }
}

extension ResourceDescription {
    private var pathObjects: [String] {
        pathParameters.map {
            "{\"name\":\(quoted($0)),\"in\":\"path\",\"required\":true,\"schema\":{\"type\":\"string\"}}"
        }
    }

    /// `nil` where nothing can be stored.
    fileprivate var storeOperation: String? {
        guard let storeID else { return nil }
        let report = #""content":{"application/dicom+json":{},"application/dicom+xml":{}}"#
        let responses = storeStatuses.map { status in
            let told = [200: "All is stored", 202: "Some is stored, or has a warning", 409: "Nothing is stored"][status]
            return "\(quoted(String(status))):"
                + (told.map { "{\"description\":\(quoted($0)),\(report)}" } ?? response(status))
        }
        return """
            {"operationId":\(quoted(storeID)),"summary":"Stores instances","parameters":[\(pathObjects.joined(separator: ","))],\
            "requestBody":{"required":true,"content":{"multipart/related; type=\\"application/dicom\\"":{},\
            "application/dicom":{}}},"responses":{\(responses.joined(separator: ","))}}
            """
    }

    fileprivate var operation: String {
        let path = pathObjects
        let query = parameters.map { parameter in
            let values = parameter.values.map(quoted).joined(separator: ",")
            let schema = parameter.values.isEmpty ? #"{"type":"string"}"# : #"{"type":"string","enum":[\#(values)]}"#
            // A name that stands for any tag or keyword is an object whose members are the parameters.
            let isAny = parameter.name.hasPrefix("{")
            let name = isAny ? "attributes" : parameter.name
            let form =
                isAny
                ? #""style":"form","explode":true,"schema":{"type":"object","additionalProperties":{"type":"string"}}"#
                : "\"schema\":\(schema)"
            return "{\"name\":\(quoted(name)),\"in\":\"query\",\"description\":\(quoted(parameter.summary)),\(form)}"
        }
        let responses = statuses.map { "\(quoted(String($0))):\(response($0))" }.joined(separator: ",")
        return """
            {"operationId":\(quoted(id)),"summary":\(quoted(summary)),\
            "parameters":[\((path + query).joined(separator: ","))],"responses":{\(responses)}}
            """
    }

    private func response(_ status: Int) -> String {
        switch status {
        case 200, 206:
            let content = mediaTypes.map { "\(quoted($0)):{}" }.joined(separator: ",")
            return
                "{\"description\":\(quoted(status == 200 ? "The resource" : "A range of it")),\"content\":{\(content)}}"
        case 204: return #"{"description":"Nothing matches"}"#
        case 304: return #"{"description":"The client has it already"}"#
        default:
            return """
                {"description":"A refusal that says what would be right","content":{"application/problem+json":\
                {"schema":{"$ref":"#/components/schemas/Problem"}}}}
                """
        }
    }
}
