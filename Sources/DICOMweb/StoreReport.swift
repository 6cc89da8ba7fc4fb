package import DICOMCore
package import HTTPTypes

/// What became of the instances of a Store request, and the Store Instances Response that tells it. Source: PS3.18 10.5.3
/// and table I.2-1.
package struct StoreReport: Hashable, Sendable {
    package enum Item: Hashable, Sendable {
        case stored(Stored)
        case failed(Failed)
    }

    package struct Stored: Hashable, Sendable {
        package let instance: Resource.InstanceResource
        /// Empty where the object names none.
        package let sopClassUID: String
        package let warning: Warning?

        package init(_ instance: Resource.InstanceResource, sopClassUID: String, warning: Warning? = nil) {
            self.instance = instance
            self.sopClassUID = sopClassUID
            self.warning = warning
        }
    }

    package struct Failed: Hashable, Sendable {
        /// SOP Class UID and SOP Instance UID; `nil` where the object could not be read so far.
        package let sopClassUID: String?
        package let sopInstanceUID: String?
        package let reason: Reason

        package init(sopClassUID: String?, sopInstanceUID: String?, reason: Reason) {
            self.sopClassUID = sopClassUID
            self.sopInstanceUID = sopInstanceUID
            self.reason = reason
        }
    }

    /// Warning Reason (0008,1196). Source: PS3.18 table I.2-2.
    package enum Warning: UInt16, Hashable, Sendable {
        /// B007: what contradicts itself in the object was overlooked.
        case doesNotMatchSOPClass = 0xB007
    }

    /// Failure Reason (0008,1197). Source: PS3.18 table I.2-2; 0111H is Duplicate SOP Instance of PS3.7 C.4.
    package enum Reason: UInt16, Hashable, Sendable, CaseIterable {
        /// The store can't take it now, or it is too large.
        case outOfResources = 0xA700
        /// It is not what it was sent as.
        case mismatch = 0xA900
        /// It is damaged, no DICOM, or has no valid UIDs.
        case cannotUnderstand = 0xC000
        /// Other content of the same SOP Instance UID is there, and stays.
        case duplicate = 0x0111
    }

    /// In the order of the request.
    package var items: [Item]

    package init(_ items: [Item]) {
        self.items = items
    }

    package var stored: [Stored] {
        items.compactMap { if case .stored(let item) = $0 { item } else { nil } }
    }

    package var failed: [Failed] {
        items.compactMap { if case .failed(let item) = $0 { item } else { nil } }
    }

    /// 200 where everything is stored as it is, 202 where something is not or has a warning, 409 where nothing is stored.
    /// Source: PS3.18 table 10.5.3-1.
    package var status: HTTPResponse.Status {
        guard !stored.isEmpty else { return .conflict }
        return failed.isEmpty && stored.allSatisfy { $0.warning == nil } ? .ok : .accepted
    }

    /// The Store Instances Response. Source: PS3.18 table I.2-1.
    /// - Parameters:
    ///   - study: of the request, where it names one.
    ///   - serviceURL: the address of the service root.
    package func dataSet(study: StudyInstanceUID?, serviceURL: String) -> DataSet {
        var elements: [DataElement] = []
        let studies = Set(stored.map(\.instance.study))
        if let study = study ?? (studies.count == 1 ? studies.first : nil), !stored.isEmpty {
            elements.append(Self.url(serviceURL + Resource.ObjectResource.study(study).path))
        }
        let identified = failed.filter { $0.sopInstanceUID != nil }
        let others = failed.filter { $0.sopInstanceUID == nil }
        elements += sequence(Tag(0x0008, 0x1198), identified.map(Self.item))
        elements += sequence(
            Tag(0x0008, 0x1199),
            stored.map { stored in
                var elements = Self.reference(stored.sopClassUID, stored.instance.instance.text)
                elements.append(Self.url(serviceURL + stored.instance.path))
                if let warning = stored.warning {
                    elements.append(
                        DataElement(Tag(0x0008, 0x1196), .US, .unsignedIntegers([UInt64(warning.rawValue)])))
                }
                return DataSet(elements)
            })
        elements += sequence(Tag(0x0008, 0x119A), others.map(Self.item))
        return DataSet(elements)
    }

    private func sequence(_ tag: Tag, _ items: [DataSet]) -> [DataElement] {
        items.isEmpty ? [] : [DataElement(tag, .SQ, .items(items))]
    }

    private static func item(_ failed: Failed) -> DataSet {
        let reason = DataElement(Tag(0x0008, 0x1197), .US, .unsignedIntegers([UInt64(failed.reason.rawValue)]))
        guard let uid = failed.sopInstanceUID else { return DataSet([reason]) }
        return DataSet(reference(failed.sopClassUID ?? "", uid) + [reason])
    }

    private static func reference(_ sopClassUID: String, _ sopInstanceUID: String) -> [DataElement] {
        [
            DataElement(Tag(0x0008, 0x1150), .UI, sopClassUID.isEmpty ? .empty : .strings([sopClassUID])),
            DataElement(Tag(0x0008, 0x1155), .UI, .strings([sopInstanceUID])),
        ]
    }

    private static func url(_ text: String) -> DataElement {
        DataElement(Tag(0x0008, 0x1190), .UR, .strings([text]))
    }
}
