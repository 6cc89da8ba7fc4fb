import DICOMCore
import DICOMMetadata
import DICOMQuery
import LightboxIndex

/// Puts into results what depends on the request: the URLs, and what is the same in every result.
struct ResultCompletion {
    private let serviceURL: String
    /// The URL as a part of a JSON string.
    private let quotedURL: ArraySlice<UInt8>
    private let constants: [AttributeFragment]

    init(serviceURL: String) {
        self.serviceURL = serviceURL
        // The element is written as `{"vr":"UR","Value":["…"]}`.
        let element = Self.fragment(SearchTag.retrieveURL, .UR, serviceURL).json
        quotedURL = element.dropFirst(#"{"vr":"UR","Value":[""#.utf8.count).dropLast(#""]}"#.utf8.count)
        // The answer is UTF-8 whatever the objects were written in (E-58), and all that is found can be retrieved.
        constants = [
            Self.fragment(SearchTag.specificCharacterSet, .CS, "ISO_IR 192"),
            Self.fragment(SearchTag.instanceAvailability, .CS, "ONLINE"),
        ]
    }

    /// Ascending by tag, each BulkDataURI complete.
    func attributes(of result: SearchResult) -> [AttributeFragment] {
        let own = constants + [Self.fragment(SearchTag.retrieveURL, .UR, serviceURL + Self.path(result))]
        let others = result.attributes.filter { attribute in !own.contains { $0.tag == attribute.tag } }
        return (others + own).map(withURLs).sorted { $0.tag < $1.tag }
    }

    /// Bulk data lies at the service's own address.
    private func withURLs(_ attribute: AttributeFragment) -> AttributeFragment {
        guard !attribute.serviceURLOffsets.isEmpty else { return attribute }
        var json: [UInt8] = []
        var start = 0
        for offset in attribute.serviceURLOffsets {
            json += attribute.json[start..<offset]
            json += quotedURL
            start = offset
        }
        json += attribute.json[start...]
        return AttributeFragment(tag: attribute.tag, json: json)
    }

    /// The resource of the result's own level (E-57).
    private static func path(_ result: SearchResult) -> String {
        var path = "/studies/\(result.study)"
        if let series = result.series { path += "/series/\(series)" }
        if let instance = result.instance { path += "/instances/\(instance)" }
        return path
    }

    private static func fragment(_ tag: Tag, _ vr: VR, _ value: String) -> AttributeFragment {
        AttributeFragment(tag: tag, json: DICOMJSON.attribute(DataElement(tag, vr, .strings([value]))))
    }
}
