internal import DICOMCore
internal import DICOMweb
internal import LightboxAccess
internal import LightboxIndex

/// Where signed links are made, and all of them revoked.
let linksPath = "/links"
/// What the path of a signed link begins with, before its token.
let linkPrefix = "/link/"

/// A path that begins with a signed link: `/link/TOKEN/dicom-web/studies/1.2.3/thumbnail`.
struct LinkedPath: Equatable {
    let token: String
    /// What the services lie below: `/link/TOKEN`.
    var prefix: String { linkPrefix + token }
    /// The path without the link: `/dicom-web/studies/1.2.3/thumbnail`.
    let inner: String

    /// - Returns: `nil` for a path without a link.
    init?(_ path: String) {
        guard path.hasPrefix(linkPrefix) else { return nil }
        let rest = path.dropFirst(linkPrefix.count)
        token = String(rest.prefix { $0 != "/" })
        inner = String(rest.dropFirst(token.count))
    }

    /// The path below the service root; `nil` for a path of another service.
    var resourcePath: String? {
        inner.hasPrefix("\(servicePath)/") ? String(inner.dropFirst(servicePath.count)) : nil
    }
}

/// What whoever has a link to this resource may do: read and search within its study. That nothing beside the resource is
/// asked for, the link itself says; that no other study is shown, the SQL below.
/// - Returns: `nil` for a resource that belongs to no study.
func linkedAccess(to path: String) -> Access? {
    guard let resource = try? Resource(path: path[...]), let study = resource.study else { return nil }
    return Access(scope: .study(study), permissions: [.read, .search])
}

extension Resource {
    /// The study that the resource is or belongs to; `nil` for searches over several and the service.
    fileprivate var study: StudyInstanceUID? {
        switch self {
        case .service, .search: nil
        case .retrieve(.study(let study), _), .retrieve(.series(let study, _), _), .contactSheet(let study, _): study
        case .retrieve(.instance(let instance), _), .frames(let instance, _, _), .bulkValue(let instance, _):
            instance.study
        }
    }
}

/// Why there is no link.
enum LinkError: Error, Equatable {
    /// It has ended, was revoked, leads elsewhere or never was one.
    case unknown
    /// What was sent names no resource of a study.
    case badRequest
}
