internal import DICOMCore
internal import DICOMweb
package import Foundation
internal import HTTPTypes
package import LightboxAudit

/// Takes on what has to be told to an audit trail.
package struct Auditor: Sendable {
    let record: @Sendable (AuditEvent) async throws -> Void
    private let now: @Sendable () -> Date

    /// - Parameters:
    ///   - now: the time of day.
    ///   - record: throws where nothing may be answered that is not recorded, and it can't be.
    package init(
        now: @escaping @Sendable () -> Date = { Date() }, record: @escaping @Sendable (AuditEvent) async throws -> Void
    ) {
        self.now = now
        self.record = record
    }

    /// What an event of now is stamped with.
    var milliseconds: Int64 { Int64(now().timeIntervalSince1970 * 1000) }
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
        } else if path.hasPrefix("/fhir/") {
            self.init(fhir: path)
        } else {
            return nil
        }
    }

    /// What is made of the index is the result of a search; a manifest, which names every instance of one study, goes out
    /// like its metadata.
    private init?(fhir path: String) {
        guard path != "/fhir/metadata", !metadataPaths.contains(path) else { return nil }
        let parts = path.split(separator: "/")
        if parts.count == 3, ["Bundle", "Binary"].contains(parts[1]), let study = StudyInstanceUID(String(parts[2])) {
            self = .transfer(AuditedStudy(uid: study.text))
        } else {
            self = .query
        }
    }

    /// Whether a request of this method is told of: the head of a search says how many results there are, that of a
    /// retrieve shows nothing of an image.
    func isTold(of method: HTTPRequest.Method) -> Bool {
        switch method {
        case .get, .post: true
        case .head: self == .query
        default: false
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
