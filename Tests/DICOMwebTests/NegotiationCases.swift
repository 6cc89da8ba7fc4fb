import DICOMCore
import DICOMweb

/// What a server can give that has everything.
let everything = ProducibleMediaTypes(
    documents: ["application/dicom+json", "application/dicom+xml", "application/json"],
    rendered: [
        "image/jpeg", "image/png", "image/gif", "text/html", "text/plain", "text/xml", "video/mp4", "video/mpeg",
        "video/mp2t",
    ])

func instance(_ category: InstanceCategory, _ syntax: TransferSyntax, decodable: Bool = true)
    -> NegotiatedInstance
{
    NegotiatedInstance(category: category, storedSyntax: syntax, isDecodable: decodable)
}

/// MF of section I; `singleFrame` is its SF.
let multiFrame = instance(.multiFrame, .jpeg2000Lossless)
let oneFrameOfMultiFrame = instance(.singleFrame, .jpeg2000Lossless)
let singleFrame = instance(.singleFrame, .explicitVRLittleEndian)
let baseline = instance(.singleFrame, .jpegBaseline)

/// What is chosen, as a client would ask for it; or the name of the refusal.
func choose(
    _ resource: NegotiatedResource, _ instance: NegotiatedInstance, _ accept: [String], parameter: String? = nil,
    isStrict: Bool = false, producing: ProducibleMediaTypes = everything
) -> String {
    do {
        let acceptance = try Acceptance(header: accept, parameter: parameter, isStrict: isStrict)
        return try negotiate(resource, of: instance, accepting: acceptance, producing: producing).description
    } catch {
        switch error {
        case .notAcceptable, .characterSetNotAcceptable: return "406"
        case .nothingToOffer: return "501"
        case .mixed, .badAcceptParameter: return "400"
        }
    }
}

/// What the transfer syntaxes of the standard begin with.
let uid = "1.2.840.10008.1.2"

func video(_ syntax: String, renderedTypes: [String]? = nil) -> NegotiatedInstance {
    NegotiatedInstance(
        category: .video, storedSyntax: TransferSyntax(uid: "\(uid).\(syntax)"), isDecodable: false,
        renderedTypes: renderedTypes)
}
