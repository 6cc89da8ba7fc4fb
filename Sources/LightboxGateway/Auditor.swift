internal import DICOMCore
internal import DICOMweb
package import LightboxAudit

/// Takes on what has to be told to an audit trail.
package struct Auditor: Sendable {
    let record: @Sendable (AuditEvent) async throws -> Void

    /// - Parameter record: throws where nothing may be answered that is not recorded, and it can't be.
    package init(record: @escaping @Sendable (AuditEvent) async throws -> Void) {
        self.record = record
    }
}

/// What a request is in the terms of an audit trail: a search, or instances that go out. Metadata, pictures and thumbnails
/// are instances too (F-32).
enum AuditedAction: Equatable {
    case query
    case transfer(AuditedStudy)
    case store

    /// - Returns: `nil` for what shows nothing of studies.
    init?(path: String, query: String, isPost: Bool) {
        if path == servicePath || path.hasPrefix("\(servicePath)/") {
            guard let resource = try? Resource(path: path.dropFirst(servicePath.count)) else { return nil }
            self.init(resource, isPost: isPost)
        } else if path == wadoURIPath {
            guard let items = try? QueryItem.items(ofQuery: query), let request = try? WADOURIRequest(items) else {
                return nil
            }
            self.init(request.resource, isPost: false)
        } else if path.hasPrefix("/fhir/Patient") || path.hasPrefix("/fhir/ImagingStudy") {
            self = .query
        } else {
            return nil
        }
    }

    private init?(_ resource: Resource, isPost: Bool) {
        switch resource {
        case .service: return nil
        case _ where isPost: self = .store
        case .search: self = .query
        case .retrieve(.study(let study), _): self = .transfer(AuditedStudy(uid: study.text))
        case .retrieve(.series(let study, let series), _), .contactSheet(let study, let series):
            self = .transfer(AuditedStudy(uid: study.text, series: series.text))
        case .retrieve(.instance(let instance), _), .frames(let instance, _, _), .bulkValue(let instance, _):
            self = .transfer(
                AuditedStudy(
                    uid: instance.study.text, series: instance.series.text, instances: [instance.instance.text]))
        }
    }
}
