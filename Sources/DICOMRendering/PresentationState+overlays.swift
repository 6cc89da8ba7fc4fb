package import DICOMCore

extension PresentationState {
    /// The overlays that the state activates, in the order of their graphic layers: its own planes, or those of the
    /// image in the groups that it only names. Source: PS3.3 C.11.7, C.10.7, PS3.4 N.2.4 (C-41).
    /// - Parameters:
    ///   - image: the data set of the frame's image.
    ///   - words: its frame with all bits of its words, for planes that lie in them.
    ///   - ownBulk: gives the bytes of a plane of the state that stayed in its object.
    ///   - imageBulk: the same of the image.
    /// - Throws: what the two throw.
    package func overlays(
        on image: DataSet, _ frame: FrameNumber, words: NativeFrame? = nil, ownBulk: (AttributePath) throws -> [UInt8],
        imageBulk: (AttributePath) throws -> [UInt8]
    ) throws -> [Overlay] {
        var drawn: [(order: Int, overlay: Overlay)] = []
        for group in overlayGroups where group != shutterGroup {
            guard let name = dataSet.string(Tag(group, 0x1001)) else { continue }
            let isOwn = dataSet.integer(Tag(group, 0x0010)) != nil
            let overlay =
                isOwn
                ? try Overlay(group: group, of: dataSet, frame: frame, bulk: ownBulk)
                : try Overlay.plane(group, of: image, frame: frame, words: words, bulk: imageBulk)
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

extension PresentationState {
    /// The picture behind the shutters of the state: its shapes, and the set pixels of the plane that is its bitmap.
    /// Source: PS3.3 C.7.6.11, C.7.6.15.
    /// - Parameter bulk: gives the bytes of a plane of the state that stayed in its object.
    /// - Throws: what `bulk` throws.
    package func covered(
        _ picture: Picture, _ frame: FrameNumber, bulk: (AttributePath) throws -> [UInt8]
    ) throws -> Picture {
        let shaped = Shutter(dataSet)?.cover(picture) ?? picture
        guard let group = shutterGroup,
            var plane = try Overlay(group: group, of: dataSet, frame: frame, bulk: bulk)
        else { return shaped }
        plane.brightness = Shutter.brightness(dataSet)
        return overlaid(shaped, with: [plane])
    }

    /// The group whose plane is a shutter and no overlay.
    private var shutterGroup: UInt16? {
        guard dataSet.strings(.shutterShape).contains("BITMAP"),
            let group = dataSet.integer(.shutterOverlayGroup).flatMap(UInt16.init(exactly:)),
            overlayGroups.contains(group)
        else { return nil }
        return group
    }
}

extension Tag {
    fileprivate static let shutterShape = Tag(0x0018, 0x1600)
    fileprivate static let shutterOverlayGroup = Tag(0x0018, 0x1623)
    fileprivate static let graphicLayer = Tag(0x0070, 0x0002)
    fileprivate static let graphicLayerSequence = Tag(0x0070, 0x0060)
    fileprivate static let graphicLayerOrder = Tag(0x0070, 0x0062)
    fileprivate static let graphicLayerRecommendedDisplayGrayscaleValue = Tag(0x0070, 0x0066)
}
