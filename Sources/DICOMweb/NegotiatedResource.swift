package import DICOMCore

/// What is to be represented, as far as the choice of a media type needs to know it.
package enum NegotiatedResource: Hashable, Sendable {
    /// Part 10 instances; `many` for studies and series, whatever they hold (B-10).
    case instances(Multiplicity)
    /// The same of a study or series, as one archive too: what its first instance is asked, once for all of them.
    case instancesOrArchive
    case metadata
    case search
    /// Frames, or the Pixel Data of whole instances.
    case pixels(Multiplicity)
    /// Values other than pixels.
    case bulkData(Multiplicity)
    /// `one` for an instance or one frame of it; a multi-frame instance as a whole shows in its category.
    case rendered(Multiplicity)
    /// Several frames of one instance: a part each, or an animation of them.
    case renderedFrames
    case thumbnail
    /// One picture of many frames, or where they are on it.
    case contactSheet

    package enum Multiplicity: Hashable, Sendable {
        case one, many
    }
}

/// The instance that is to be represented.
package struct NegotiatedInstance: Hashable, Sendable {
    /// For selected frames: `singleFrame` (B-40).
    package let category: InstanceCategory
    package let storedSyntax: TransferSyntax
    /// The server can decode the stored pixels, or there are none to decode.
    package let isDecodable: Bool
    /// The media types that it can be rendered as, for documents and videos; `nil` where every one that the server writes
    /// for its category will do.
    package let renderedTypes: [String]?
    /// All frames decoded are no longer than a value of Explicit VR Little Endian can be (B-24).
    package let fitsExplicitVR: Bool
    /// Syntaxes without loss that the server can encode the stored pixels in, beside the stored one.
    package let encodableSyntaxes: Set<TransferSyntax>

    package init(
        category: InstanceCategory, storedSyntax: TransferSyntax, isDecodable: Bool, renderedTypes: [String]? = nil,
        fitsExplicitVR: Bool = true, encodableSyntaxes: Set<TransferSyntax> = []
    ) {
        self.category = category
        self.storedSyntax = storedSyntax
        self.isDecodable = isDecodable
        self.renderedTypes = renderedTypes
        self.fitsExplicitVR = fitsExplicitVR
        self.encodableSyntaxes = encodableSyntaxes
    }

    /// The syntax that leaves without a change of the pixels (B-22, B-23).
    var unchangedSyntax: TransferSyntax {
        MediaTypeTable.neverSent.contains(storedSyntax) ? .explicitVRLittleEndian : storedSyntax
    }

    var canBeExplicitVRLittleEndian: Bool { isDecodable || storedSyntax.isNative }
}

/// The media types that a server can write, by use; what is stored can always be sent as it is.
package struct ProducibleMediaTypes: Hashable, Sendable {
    package let documents: Set<String>
    package let rendered: Set<String>

    package init(documents: Set<String>, rendered: Set<String>) {
        self.documents = documents
        self.rendered = rendered
    }

    package static let lightbox = ProducibleMediaTypes(
        documents: ["application/dicom+json", "application/dicom+xml", "application/json"],
        rendered: [
            "image/jpeg", "image/png", "image/gif", "image/jp2", "image/svg+xml", "text/html", "text/plain", "text/xml",
            "application/pdf", "video/mp4", "video/mpeg", "video/H265", "video/mp2t", "video/H264",
        ])

    /// What search results are written as (B-35).
    package static let searchResults = ProducibleMediaTypes(
        documents: ["application/dicom+json", "application/dicom+xml", "application/json"], rendered: [])
}
