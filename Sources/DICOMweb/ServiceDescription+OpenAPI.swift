extension ServiceDescription {
    /// As OpenAPI 3.1. Source: spec.openapis.org/oas/v3.1.0.
    /// - Parameter serviceURL: the address of the service root.
    package func openAPI(serviceURL: String, version: String) -> String {
        let paths = resources.map { "\(quoted($0.template)):{\"get\":\($0.operation)}" }.joined(separator: ",")
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
    fileprivate var operation: String {
        let path = pathParameters.map {
            "{\"name\":\(quoted($0)),\"in\":\"path\",\"required\":true,\"schema\":{\"type\":\"string\"}}"
        }
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
        case 304: return #"{"description":"The client has it already"}"#
        default:
            return """
                {"description":"A refusal that says what would be right","content":{"application/problem+json":\
                {"schema":{"$ref":"#/components/schemas/Problem"}}}}
                """
        }
    }
}
