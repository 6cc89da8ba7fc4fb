import DICOMCore
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
    var sequence: [DataElement] {
        items.isEmpty ? [] : [DataElement(SearchTag.requestAttributesSequence, .SQ, .items(items))]
    }
}
