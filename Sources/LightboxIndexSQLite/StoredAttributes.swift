import DICOMCore
import DICOMMetadata
import DICOMQuery
import LightboxIndex

/// The attributes of a data set that a row of one level keeps for answers, as DICOM JSON.
///
/// Study and series keep everything of their level, an instance what answers and lists need; its other attributes are in
/// its metadata document. Types R and U are always there, empty where the object has no value (E-50 to E-52).
struct StoredAttributes {
    let fragments: [AttributeFragment]

    /// - Parameter known: elements that stand for those of the data set, such as UIDs.
    init(_ dataSet: DataSet, _ level: QueryLevel, known: [DataElement] = []) {
        var kept = DataSet(
            ReturnAttributes.required(level).filter { !Self.isComputed($0) }
                .compactMap { tag in AttributeDictionary.vr(for: tag).map { DataElement(tag, $0, .empty) } })
        for element in dataSet.elements where Self.isKept(element, level) { kept.set(element) }
        for element in known { kept.set(element) }
        fragments = kept.elements.map { AttributeFragment(tag: $0.tag, json: DICOMJSON.attribute($0)) }
    }

    /// Values that change with every insert stand in columns of their own.
    private static func isComputed(_ tag: Tag) -> Bool {
        switch tag {
        case SearchTag.modalitiesInStudy, SearchTag.sopClassesInStudy, SearchTag.numberOfStudyRelatedSeries,
            SearchTag.numberOfStudyRelatedInstances, SearchTag.numberOfSeriesRelatedInstances:
            true
        default: false
        }
    }

    private static func isKept(_ element: DataElement, _ level: QueryLevel) -> Bool {
        if case .bulk = element.value { return false }
        // Every level has a time zone of its own.
        if element.tag == SearchTag.timezoneOffsetFromUTC { return true }
        guard AttributeLevels.level(of: element.tag) == level, !isComputed(element.tag) else { return false }
        return level < .instance || instance.contains(element.tag)
    }

    /// Attributes of an instance that are kept beside its metadata, as fragments: those that lists of images, reports and
    /// slides show or sort by.
    static let instance: Set<Tag> = Set(
        ([
            0x0008_0008, 0x0008_0012, 0x0008_0013, 0x0008_0016, 0x0008_0018, 0x0008_001A, 0x0008_0022, 0x0008_0023,
            0x0008_002A, 0x0008_0032, 0x0008_0033, 0x0008_0201, 0x0008_3002, 0x0018_0050, 0x0020_0012, 0x0020_0013,
            0x0020_0032, 0x0020_0037,
            0x0020_0100, 0x0020_1041, 0x0020_4000, 0x0028_0002, 0x0028_0004, 0x0028_0008, 0x0028_0010, 0x0028_0011,
            0x0028_0030, 0x0028_0100, 0x0028_0101, 0x0028_0102, 0x0028_0103, 0x0028_0301, 0x0028_1050, 0x0028_1051,
            0x0028_2110, 0x0040_0512, 0x0040_A043, 0x0040_A491, 0x0040_A493, 0x0040_A504, 0x0042_0010, 0x0042_0012,
            0x0048_0006, 0x0048_0007, 0x0070_0080, 0x0070_0081,
        ] as [UInt32]).map { Tag(rawValue: $0) })
}
