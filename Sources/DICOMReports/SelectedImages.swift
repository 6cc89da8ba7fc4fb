package import DICOMCore

/// An instance that a document refers to, for example an image of a key object selection.
package struct SelectedImage: Hashable, Sendable {
    package let instance: SOPInstanceUID
    /// Empty for all of them.
    package let frames: [FrameNumber]
}

/// The images among the content items of a document, in its order, each once. Source: PS3.3 C.17.6, C.18.4.
package func selectedImages(_ dataSet: DataSet) -> [SelectedImage] {
    var seen = Set<SelectedImage>()
    return images(below: dataSet, depth: 0).filter { seen.insert($0).inserted }
}

/// A selection has one level of items; other documents have few.
private let depthLimit = 16

private func images(below item: DataSet, depth: Int) -> [SelectedImage] {
    guard depth < depthLimit else { return [] }
    return item.items(.contentSequence).flatMap { child in
        let own = child.string(.valueType) == "IMAGE" ? child.items(.referencedSOPSequence) : []
        return own.compactMap(SelectedImage.init) + images(below: child, depth: depth + 1)
    }
}

extension SelectedImage {
    fileprivate init?(_ reference: DataSet) {
        guard let instance = reference.string(.referencedSOPInstanceUID).flatMap(SOPInstanceUID.init) else {
            return nil
        }
        self.instance = instance
        frames = reference.numbers(.referencedFrameNumber).compactMap { Int(exactly: $0).flatMap(FrameNumber.init) }
    }
}

extension Tag {
    fileprivate static let referencedSOPInstanceUID = Tag(0x0008, 0x1155)
    fileprivate static let referencedFrameNumber = Tag(0x0008, 0x1160)
    fileprivate static let referencedSOPSequence = Tag(0x0008, 0x1199)
    fileprivate static let valueType = Tag(0x0040, 0xA040)
    fileprivate static let contentSequence = Tag(0x0040, 0xA730)
}
