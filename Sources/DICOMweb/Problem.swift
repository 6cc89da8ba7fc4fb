package import HTTPTypes

/// A refusal that helps: what was wrong, what would be right and where it is written. Source: RFC 9457, PS3.18 8.6.3.
///
/// Nothing of the request is repeated in it but the address of the service: values of a request can be patient data.
package struct Problem: Error, Hashable, Sendable {
    /// A name for programs, `bad-uid`; the last part of `type`.
    package let code: String
    package let status: HTTPResponse.Status
    package let title: String
    package var faults: [Fault]
    /// What would have been accepted.
    package var accepted: [String]
    /// The section of the standard that holds the rule, `PS3.18 8.3.5.1.4`.
    package var section: String?
    /// A request that works, with placeholders in braces.
    package var request: String?

    /// The place in the request that is at fault.
    package enum Fault: Hashable, Sendable {
        case header(String)
        case parameter(String)
        case path
    }

    package init(
        code: String, status: HTTPResponse.Status, title: String, faults: [Fault] = [], accepted: [String] = [],
        section: String? = nil, request: String? = nil
    ) {
        self.code = code
        self.status = status
        self.title = title
        self.faults = faults
        self.accepted = accepted
        self.section = section
        self.request = request
    }
}

extension Problem {
    /// What the refused request addressed, for the corrected one.
    package struct Context: Hashable, Sendable {
        /// The URL of the service root, without a slash at its end.
        package let serviceURL: String
        package let resource: Resource?

        package init(serviceURL: String, resource: Resource?) {
            self.serviceURL = serviceURL
            self.resource = resource
        }

        /// A curl command for the resource; its UIDs are placeholders.
        func request(accept: String? = nil, query: String = "", template: String? = nil) -> String {
            let path = template ?? resource?.template ?? "/studies"
            let header = accept.map { " -H 'Accept: \($0)'" } ?? ""
            return "curl -g\(header) '\(serviceURL)\(path)\(query)'"
        }
    }
}

extension Resource {
    /// The path with placeholders instead of what the client wrote.
    package var template: String {
        switch self {
        case .service: "/"
        case .search(.studies): "/studies"
        case .search(.series): "/series"
        case .search(.instances): "/instances"
        case .search(.seriesOfStudy): "/studies/{study}/series"
        case .search(.instancesOfStudy): "/studies/{study}/instances"
        case .search(.instancesOfSeries): "/studies/{study}/series/{series}/instances"
        case .retrieve(let object, let content):
            content == .instances ? object.template : "\(object.template)/\(content.rawValue)"
        case .frames(_, _, let content):
            Self.instanceTemplate + "/frames/{frames}" + (content == .pixels ? "" : "/\(content.rawValue)")
        case .bulkValue: "\(Self.instanceTemplate)/bulkdata/{attribute}"
        case .contactSheet: "/studies/{study}/series/{series}/\(Self.contactSheetSegment)"
        }
    }

    static let instanceTemplate = "/studies/{study}/series/{series}/instances/{instance}"
}

extension Resource.ObjectResource {
    var template: String {
        switch self {
        case .study: "/studies/{study}"
        case .series: "/studies/{study}/series/{series}"
        case .instance: Resource.instanceTemplate
        }
    }
}
