import DICOMCore
import DICOMMetadata
import DICOMQuery
import LightboxIndex

/// Puts into results what depends on the request: the URLs, and what is the same in every result.
struct ResultCompletion {
    /// What stands before and behind the URL of the service as a part of a JSON string.
    private static let (urlOpening, urlClosing) = (Array(#"{"vr":"UR","Value":[""#.utf8), Array(#""]}"#.utf8))

    /// The URL as a part of a JSON string.
    private let quotedURL: [UInt8]
    /// What every RetrieveURL begins with.
    private let studiesURL: [UInt8]
    private let constants: [AttributeFragment]

    init(serviceURL: String) {
        let element = Self.fragment(SearchTag.retrieveURL, .UR, serviceURL).json
        quotedURL = Array(element.dropFirst(Self.urlOpening.count).dropLast(Self.urlClosing.count))
        studiesURL = Self.urlOpening + quotedURL + "/studies/".utf8
        // The answer is UTF-8 whatever the objects were written in (E-58), and all that is found can be retrieved.
        constants = [
            Self.fragment(SearchTag.specificCharacterSet, .CS, "ISO_IR 192"),
            Self.fragment(SearchTag.instanceAvailability, .CS, "ONLINE"),
        ]
    }

    /// Ascending by tag, each BulkDataURI complete.
    func attributes(of result: SearchResult) -> [AttributeFragment] {
        var attributes: [AttributeFragment] = []
        forEachAttribute(of: result) { attributes.append($0) }
        return attributes
    }

    /// The same, one after the other: the request's own attributes take the place of the result's.
    func forEachAttribute(of result: SearchResult, _ body: (AttributeFragment) -> Void) {
        let own = constants + [retrieveURL(of: result)]
        var next = own.startIndex
        for attribute in result.attributes {
            while next < own.endIndex, own[next].tag < attribute.tag {
                body(own[next])
                next += 1
            }
            guard next == own.endIndex || own[next].tag != attribute.tag else { continue }
            body(attribute.serviceURLOffsets.isEmpty ? attribute : withURLs(attribute))
        }
        own[next...].forEach(body)
    }

    /// Bulk data lies at the service's own address.
    private func withURLs(_ attribute: AttributeFragment) -> AttributeFragment {
        var json: [UInt8] = []
        var start = attribute.json.startIndex
        for offset in attribute.serviceURLOffsets {
            let end = attribute.json.startIndex + offset
            json += attribute.json[start..<end]
            json += quotedURL
            start = end
        }
        json += attribute.json[start...]
        return AttributeFragment(tag: attribute.tag, json: json)
    }

    /// The resource of the result's own level (E-57). UIDs need no escape in a JSON string.
    private func retrieveURL(of result: SearchResult) -> AttributeFragment {
        var json = studiesURL
        json.append(contentsOf: result.study.text.utf8)
        if let series = result.series { json.append(contentsOf: "/series/\(series.text)".utf8) }
        if let instance = result.instance { json.append(contentsOf: "/instances/\(instance.text)".utf8) }
        json.append(contentsOf: Self.urlClosing)
        return AttributeFragment(tag: SearchTag.retrieveURL, json: json)
    }

    private static func fragment(_ tag: Tag, _ vr: VR, _ value: String) -> AttributeFragment {
        AttributeFragment(tag: tag, json: DICOMJSON.attribute(DataElement(tag, vr, .strings([value]))))
    }
}
