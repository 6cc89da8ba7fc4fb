import DICOMCore
import DICOMMetadata
import DICOMQuery

/// The items of Request Attributes Sequence (0040,0275) as answers return them: both attributes of type R are in every
/// item, empty where unknown. Source: PS3.18 table 10.6.3-4 (E-51).
struct RequestAttributes {
    let items: [DataSet]

    init(_ dataSet: DataSet) {
        items = dataSet.items(SearchTag.requestAttributesSequence).map { item in
            var completed = item
            for tag in [SearchTag.scheduledProcedureStepID, SearchTag.requestedProcedureID] where item[tag] == nil {
                completed.set(DataElement(tag, .SH, .empty))
            }
            return completed
        }
    }

    /// The element that stands for the stored one; none where the sequence is absent or empty.
    var sequence: [DataElement] { items.isEmpty ? [] : [Self.element(items)] }

    static func json(_ items: [DataSet]) -> [UInt8] { DICOMJSON.attribute(element(items)) }

    private static func element(_ items: [DataSet]) -> DataElement {
        DataElement(SearchTag.requestAttributesSequence, .SQ, .items(items))
    }

    /// One sequence of the items of several: what is between the brackets of each, behind each other.
    /// - Returns: `nil` where one of them is not as `json` writes it.
    static func joined(_ attributes: [[UInt8]]) -> [UInt8]? {
        let start = Array(#"{"vr":"SQ","Value":["#.utf8)
        let end = Array("]}".utf8)
        var result = start
        for (number, attribute) in attributes.enumerated() {
            guard attribute.starts(with: start), attribute.count >= start.count + end.count,
                attribute.suffix(end.count).elementsEqual(end)
            else { return nil }
            if number > 0 { result.append(UInt8(ascii: ",")) }
            result += attribute[start.count..<attribute.count - end.count]
        }
        return result + end
    }
}
