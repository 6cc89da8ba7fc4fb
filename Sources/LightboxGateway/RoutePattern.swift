internal import DICOMweb

/// The route that a path takes, with names in place of what it names: `/dicom-web/studies/{study}/metadata`. So figures and
/// logs hold no UID and no patient, and there are only so many of them, whatever clients ask for.
/// - Parameter resource: what the path names where it lies below the service root.
func routePattern(_ path: String, _ resource: Result<Resource, ResourceError>?) -> String {
    switch resource {
    case .success(let resource): return servicePath + resource.pattern
    case .failure: return "\(servicePath)/{unknown}"
    case nil: break
    }
    if path.hasPrefix("/run/") {
        let rest = path.dropFirst("/run/".count).drop { $0 != "/" }
        return "/run/{run}" + (rest.hasPrefix(servicePath) ? routePattern(String(rest), serviceResource(rest)) : "")
    }
    if let link = LinkedPath(path) {
        return "/link/{link}" + (link.resourcePath == nil ? "" : routePattern(link.inner, serviceResource(link.inner)))
    }
    if path.hasPrefix("\(issuerPath)/") || metadataPaths.contains(path) { return "/authorization/{page}" }
    if path.hasPrefix("/fhir/") {
        let parts = path.dropFirst("/fhir/".count).split(separator: "/", omittingEmptySubsequences: false)
        guard let first = parts.first, fhirResources.contains(first) else {
            return "/fhir/{unknown}"
        }
        return "/fhir/\(first)" + (parts.count > 1 ? "/{id}" : "")
    }
    if path.hasPrefix("/desk/") { return "/desk/{page}" }
    if path.hasPrefix("/viewer/") { return "/viewer/{file}" }
    let pages = [
        wadoURIPath, linksPath, "/", "/desk", "/conformance", "/capabilities", "/healthz", "/readyz", "/metrics",
    ]
    return pages.contains(path) ? path : "/{page}"
}

private let fhirResources: Set<Substring> = [
    "metadata", "Patient", "ImagingStudy", "DocumentReference", "Bundle", "Binary", "Endpoint", "Device",
    "Organization",
]

extension Resource {
    fileprivate var pattern: String {
        switch self {
        case .service: "/"
        case .search(let search): search.pattern
        case .retrieve(let object, let content):
            object.pattern + (content == .instances ? "" : "/\(content.rawValue)")
        case .frames(_, _, let content):
            ObjectResource.instancePattern + "/frames/{frames}" + (content == .pixels ? "" : "/\(content.rawValue)")
        case .bulkValue: ObjectResource.instancePattern + "/bulkdata/{attribute}"
        case .contactSheet: "/studies/{study}/series/{series}/contactsheet"
        }
    }
}

extension Resource.SearchResource {
    fileprivate var pattern: String {
        switch self {
        case .studies: "/studies"
        case .series: "/series"
        case .instances: "/instances"
        case .seriesOfStudy: "/studies/{study}/series"
        case .instancesOfStudy: "/studies/{study}/instances"
        case .instancesOfSeries: "/studies/{study}/series/{series}/instances"
        }
    }
}

extension Resource.ObjectResource {
    fileprivate static let instancePattern = "/studies/{study}/series/{series}/instances/{instance}"

    fileprivate var pattern: String {
        switch self {
        case .study: "/studies/{study}"
        case .series: "/studies/{study}/series/{series}"
        case .instance: Self.instancePattern
        }
    }
}
