package import DICOMCore

extension PresentationState {
    /// The overlays that the state activates, in the order of their graphic layers: its own planes, or those of the
    /// image in the groups that it only names. Source: PS3.3 C.11.7, C.10.7, PS3.4 N.2.4 (C-41).
    /// - Parameters:
    ///   - image: the data set of the frame's image.
    ///   - ownBulk: gives the bytes of a plane of the state that stayed in its object.
    ///   - imageBulk: the same of the image.
    /// - Throws: what the two throw.
    package func overlays(
        on image: DataSet, _ frame: FrameNumber, ownBulk: (AttributePath) throws -> [UInt8],
        imageBulk: (AttributePath) throws -> [UInt8]
    ) throws -> [Overlay] {
        var drawn: [(order: Int, overlay: Overlay)] = []
        for group in overlayGroups {
            guard let name = dataSet.string(Tag(group, 0x1001)) else { continue }
            let isOwn = dataSet.integer(Tag(group, 0x0010)) != nil
            let overlay =
                isOwn
                ? try Overlay(group: group, of: dataSet, frame: frame, bulk: ownBulk)
                : try Overlay(group: group, of: image, frame: frame, bulk: imageBulk)
            guard var overlay else { continue }
            let layer = dataSet.items(.graphicLayerSequence).first { $0.string(.graphicLayer) == name }
            if let value = layer?.integer(.graphicLayerRecommendedDisplayGrayscaleValue) {
                // A P-value of 16 bits.
                overlay.brightness = UInt8((max(0, min(65535, value)) * 255 + 32767) / 65535)
            }
            drawn.append((layer?.integer(.graphicLayerOrder) ?? 0, overlay))
        }
        // Layers of one order keep the order of their groups.
        return drawn.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
            .map(\.element.overlay)
    }
}

extension Tag {
    fileprivate static let graphicLayer = Tag(0x0070, 0x0002)
    fileprivate static let graphicLayerSequence = Tag(0x0070, 0x0060)
    fileprivate static let graphicLayerOrder = Tag(0x0070, 0x0062)
    fileprivate static let graphicLayerRecommendedDisplayGrayscaleValue = Tag(0x0070, 0x0066)
}
