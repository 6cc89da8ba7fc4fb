import DICOMCore

/// A request of the URI service, said in the terms of the RESTful one: the same code answers both.
/// Source: PS3.18 section 9 (Horos and older viewers ask this way).
package struct WADOURIRequest: Hashable, Sendable {
    package let resource: Resource
    /// What stands for an Accept header.
    package let accept: String
    /// What stands for the query of a rendered resource.
    package let rendering: [QueryItem]
    /// Names no media type: what has no picture and no text is given as its object.
    package let takesAnything: Bool

    /// - Parameter items: of the query component; names that the service does not have are ignored.
    package init(_ items: [QueryItem]) throws(WADOURIError) {
        let parameters = try Self.parameters(items)
        func required(_ name: String) throws(WADOURIError) -> String {
            guard let value = parameters[name] else { throw .missing(name) }
            return value
        }
        guard try required("requestType") == "WADO" else { throw .invalid("requestType") }
        guard let study = StudyInstanceUID(try required("studyUID")) else { throw .invalid("studyUID") }
        guard let series = SeriesInstanceUID(try required("seriesUID")) else { throw .invalid("seriesUID") }
        guard let instance = SOPInstanceUID(try required("objectUID")) else { throw .invalid("objectUID") }
        // These change what is sent in a way that silence would hide.
        for name in ["region", "anonymize", "presentationUID"] where parameters[name] != nil {
            throw .unsupported(name)
        }
        let target = Resource.InstanceResource(study: study, series: series, instance: instance)
        let contentType = parameters["contentType"]
        takesAnything = contentType == nil
        let types =
            contentType.map { $0.split(separator: ",").map { type in String(type.filter { $0 != " " }) } }
            ?? Self.defaultTypes
        guard !types.isEmpty, types.allSatisfy({ MediaType($0) != nil }) else { throw .invalid("contentType") }
        // The order of the list is the order of preference.
        accept = types.enumerated().map { place, type in
            let syntax =
                type == "application/dicom" ? parameters["transferSyntax"].map { ";transfer-syntax=\($0)" } : nil
            return "\(type)\(syntax ?? "");q=\(max(1, 999 - place).thousandths)"
        }.joined(separator: ", ")
        if types[0].hasPrefix("application/dicom") {
            resource = .retrieve(.instance(target), .instances)
            rendering = []
            return
        }
        rendering = try Self.rendering(parameters)
        guard let text = parameters["frameNumber"] else {
            resource = .retrieve(.instance(target), .rendered)
            return
        }
        guard let number = Int(text).flatMap(FrameNumber.init) else { throw .invalid("frameNumber") }
        resource = .frames(target, FrameList(number), .rendered)
    }

    /// What is given where there is neither picture nor text; `nil` where the request is for the object or for one frame.
    package var object: Resource? {
        guard case .retrieve(let object, .rendered) = resource else { return nil }
        return .retrieve(object, .instances)
    }

    /// What an image and what a text is given as without a wish. Source: PS3.18 8.7.4 and section 9.
    private static let defaultTypes = ["image/jpeg", "text/html"]

    private static func parameters(_ items: [QueryItem]) throws(WADOURIError) -> [String: String] {
        var parameters: [String: String] = [:]
        for item in items {
            guard parameters.updateValue(item.value ?? "", forKey: item.name) == nil else { throw .invalid(item.name) }
        }
        return parameters
    }

    /// `rows`, `columns`, `windowCenter`, `windowWidth`, `imageQuality` and `annotation` as the RESTful service has them.
    private static func rendering(_ parameters: [String: String]) throws(WADOURIError) -> [QueryItem] {
        var items: [QueryItem] = []
        if parameters["rows"] != nil || parameters["columns"] != nil {
            // One of them alone limits one side: the other has as much room as there is.
            let largest = 8192
            guard let rows = Int(parameters["rows"] ?? "\(largest)"), (1...65535).contains(rows) else {
                throw .invalid("rows")
            }
            guard let columns = Int(parameters["columns"] ?? "\(largest)"), (1...65535).contains(columns) else {
                throw .invalid("columns")
            }
            items.append(QueryItem(name: "viewport", value: "\(columns),\(rows)"))
        }
        switch (parameters["windowCenter"], parameters["windowWidth"]) {
        case (let center?, let width?):
            guard Double(center)?.isFinite == true else { throw .invalid("windowCenter") }
            guard let number = Double(width), number.isFinite, number >= 1 else { throw .invalid("windowWidth") }
            items.append(QueryItem(name: "window", value: "\(center),\(width),linear"))
        case (nil, nil): break
        case (nil, _): throw .missing("windowCenter")
        case (_, nil): throw .missing("windowWidth")
        }
        if let quality = parameters["imageQuality"] {
            guard let number = Int(quality), (1...100).contains(number) else { throw .invalid("imageQuality") }
            items.append(QueryItem(name: "quality", value: quality))
        }
        if let annotation = parameters["annotation"] { items.append(QueryItem(name: "annotation", value: annotation)) }
        return items
    }
}

/// Why a request of the URI service is refused: 400. The name is that of the parameter.
package enum WADOURIError: Error, Equatable, Sendable {
    case missing(String)
    case invalid(String)
    /// The parameter would change the answer in a way that this server does not know.
    case unsupported(String)

    package var parameter: String {
        switch self {
        case .missing(let name), .invalid(let name), .unsupported(let name): name
        }
    }
}

extension Int {
    /// `0.999` for 999, as the weight of a media type is written.
    fileprivate var thousandths: String {
        let digits = String(self)
        return "0." + String(repeating: "0", count: 3 - digits.count) + digits
    }
}
