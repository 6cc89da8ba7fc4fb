internal import DICOMweb
internal import LightboxPages

/// What the capabilities say in WADL, JSON and OpenAPI, as a page for people. Source: PS3.18 8.9.
func capabilitiesStatement(_ options: GatewayOptions) -> Statement {
    let description = serviceDescription(
        options, isStoring: options.isStoring, needsTokens: options.needsTokens)
    return Statement(
        title: "Capabilities",
        lead:
            "Every resource below the service root with what it takes and gives. Programs get the same by OPTIONS of the "
            + "service root: as WADL, with Accept: application/json as JSON, with application/openapi+json as OpenAPI 3.1. OPTIONS of a resource "
            + "describes it with what lies below it.",
        sections: description.resources.map { resource in
            Statement.Section(
                resource.template,
                [
                    "\(resource.summary).",
                    "Statuses of answers: \(resource.statuses.map(String.init).joined(separator: ", ")).",
                ],
                Statement.Table(
                    ["Matter", "Here"], code: [1],
                    [
                        [["Methods"], ["GET, HEAD, OPTIONS\(resource.storeID == nil ? "" : ", POST")"]],
                        [["Media types"], resource.mediaTypes],
                    ] + resource.parameters.map { [["Parameter \($0.name)"], [$0.summary]] }))
        })
}
