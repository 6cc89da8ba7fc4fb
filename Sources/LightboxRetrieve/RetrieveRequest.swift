package import DICOMweb
package import LightboxIndex

/// What every retrieve depends on beside its resource.
package struct RetrieveRequest: Sendable {
    package let acceptance: Acceptance
    package var rendering: RenderingParameters
    package let scope: AccessScope
    /// The URL of the service root as this client reaches it.
    package let serviceURL: String
    package var limits: RenderingLimits
    /// The client takes gzip (G-08).
    package let acceptsGzip: Bool
    /// What of the metadata is wanted.
    package let fields: MetadataFields

    package init(
        acceptance: Acceptance, rendering: RenderingParameters, scope: AccessScope, serviceURL: String,
        limits: RenderingLimits, acceptsGzip: Bool = false, fields: MetadataFields = MetadataFields()
    ) {
        self.acceptance = acceptance
        self.rendering = rendering
        self.scope = scope
        self.serviceURL = serviceURL
        self.limits = limits
        self.acceptsGzip = acceptsGzip
        self.fields = fields
    }
}

/// What rendering may cost, and what it does where the request says nothing.
package struct RenderingLimits: Sendable, Equatable {
    /// Pixels of one picture, and of the frame that it is made from.
    package var maximumPixels: Int
    /// JPEG quality, 1 to 100.
    package var jpegQuality: Int
    /// Of a JPEG file, in bytes: its quality is lowered for it.
    package var jpegByteLimit: Int?
    /// Longer edge of a thumbnail, in pixels.
    package var thumbnailEdge: Int
    /// A frame that ends before its description does is drawn as far as it goes, with a Warning, and not refused.
    package var drawsIncomplete: Bool

    package init(maximumPixels: Int, jpegQuality: Int, thumbnailEdge: Int, drawsIncomplete: Bool = false) {
        self.maximumPixels = maximumPixels
        self.jpegQuality = jpegQuality
        self.thumbnailEdge = thumbnailEdge
        self.drawsIncomplete = drawsIncomplete
    }
}
