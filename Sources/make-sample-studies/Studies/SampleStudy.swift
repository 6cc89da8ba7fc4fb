package import DICOMCore

/// A study with all its instances, in the order of its files.
package struct SampleStudy: Sendable {
    package let head: StudyHead
    package let instances: [SampleInstance]
}

/// A composite object: what its file is written from.
package struct SampleInstance: Sendable {
    /// Everything but the pixels.
    package let dataSet: DataSet
    /// `nil` for documents.
    package let image: StoredImage?
    package let syntax: TransferSyntax

    package init(_ dataSet: DataSet, image: StoredImage) {
        var described = dataSet
        described.putPixels(image)
        self.dataSet = described
        self.image = image
        syntax = image.syntax
    }

    /// A document in Explicit VR Little Endian.
    package init(document: DataSet) {
        dataSet = document
        image = nil
        syntax = .explicitVRLittleEndian
    }

    package var file: [UInt8] { partTenFile(dataSet, image: image, syntax: syntax) }
}
