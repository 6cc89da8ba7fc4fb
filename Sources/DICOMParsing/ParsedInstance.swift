package import DICOMCore

/// Everything that one pass over an object finds out, so that no later request parses it again.
package struct ParsedInstance: Equatable, Sendable {
    /// The syntax in which the bytes really are, whatever the meta information says.
    package let transferSyntax: TransferSyntax
    /// Without group 0002 and without group lengths; values of the bulk-value table are `.bulk`.
    package let dataSet: DataSet
    /// `nil` where there is no pixel data, or its description makes no sense.
    package let pixels: PixelDescription?
    package let frames: FrameTable
    /// In the order of the data set.
    package let bulkValues: [BulkValue]
    package let defects: StructureDefects

    package init(
        transferSyntax: TransferSyntax, dataSet: DataSet, pixels: PixelDescription?, frames: FrameTable,
        bulkValues: [BulkValue], defects: StructureDefects = []
    ) {
        self.transferSyntax = transferSyntax
        self.dataSet = dataSet
        self.pixels = pixels
        self.frames = frames
        self.bulkValues = bulkValues
        self.defects = defects
    }
}
