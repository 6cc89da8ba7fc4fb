package import DICOMCore

/// What a path below the service root addresses. Source: PS3.18 tables 10.4.1-1 and 10.6.1-1.
package enum Resource: Hashable, Sendable {
    /// The root itself: capabilities.
    case service
    case search(SearchResource)
    case retrieve(ObjectResource, Content)
    case frames(InstanceResource, FrameList, FrameContent)
    /// The value of one attribute.
    case bulkValue(InstanceResource, AttributePath)
    /// One picture of evenly spaced frames of a series, or its grid: an extension of ours.
    case contactSheet(StudyInstanceUID, SeriesInstanceUID)

    /// What a search runs over.
    package enum SearchResource: Hashable, Sendable {
        case studies
        case series
        case instances
        case seriesOfStudy(StudyInstanceUID)
        case instancesOfStudy(StudyInstanceUID)
        case instancesOfSeries(StudyInstanceUID, SeriesInstanceUID)
    }

    /// A study, a series or an instance.
    package enum ObjectResource: Hashable, Sendable {
        case study(StudyInstanceUID)
        case series(StudyInstanceUID, SeriesInstanceUID)
        case instance(InstanceResource)
    }

    package struct InstanceResource: Hashable, Sendable {
        package let study: StudyInstanceUID
        package let series: SeriesInstanceUID
        package let instance: SOPInstanceUID

        package init(study: StudyInstanceUID, series: SeriesInstanceUID, instance: SOPInstanceUID) {
            self.study = study
            self.series = series
            self.instance = instance
        }
    }

    /// What of a study, series or instance is wanted; the raw value is the last segment of the path.
    package enum Content: String, CaseIterable, Sendable {
        case instances = ""
        case metadata
        case rendered
        case thumbnail
        case bulkData = "bulkdata"
        case pixelData = "pixeldata"
    }

    /// What of frames is wanted; the raw value is the last segment of the path.
    package enum FrameContent: String, CaseIterable, Sendable {
        case pixels = ""
        case rendered
        case thumbnail
    }
}

extension Resource {
    /// Not in the standard: there only where its letter does not count.
    package var isExtension: Bool {
        if case .contactSheet = self { true } else { false }
    }

    /// The last segment of the path of a contact sheet.
    static let contactSheetSegment = "contactsheet"

    /// Where instances can be stored. Source: PS3.18 table 10.5.1-1.
    package struct StoreTarget: Hashable, Sendable {
        /// The study that all of them have to belong to; `nil` for any.
        package let study: StudyInstanceUID?
    }

    /// `nil` where the resource takes no instances.
    package var storeTarget: StoreTarget? {
        switch self {
        case .search(.studies): StoreTarget(study: nil)
        case .retrieve(.study(let study), .instances): StoreTarget(study: study)
        default: nil
        }
    }
}

/// Why a path addresses nothing. `segment` counts the segments below the service root from 0.
package enum ResourceError: Error, Equatable, Sendable {
    /// No such resource: an unknown segment, one too many, or a trailing slash.
    case notFound(segment: Int)
    /// A `%` without two hexadecimal digits, or bytes that are no UTF-8 (G-12).
    case badPercentTriplet(segment: Int)
    /// Not 1 to 64 digits and single dots.
    case badUID(UIDRole, segment: Int)
    case badFrameList(FrameListError, segment: Int)
    /// Not `tag` or `sequence.item.tag` … of eight hexadecimal digits and numbers from 1 on.
    case badAttributePath(segment: Int)

    package enum UIDRole: Sendable {
        case study, series, instance
    }
}
