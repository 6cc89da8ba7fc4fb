package import DICOMCore

/// The start of a Part 10 file: preamble, prefix and File Meta Information. Source: PS3.10 7.1.
struct MetaInformation {
    let sopClassUID: String
    let sopInstanceUID: String
    let transferSyntax: TransferSyntax

    /// Written anew for every object: what a file brought along of it is not to be trusted.
    var bytes: [UInt8] {
        let elements = [
            DataElement(Tag(0x0002, 0x0001), .OB, .bytes([0, 1])),
            DataElement(Tag(0x0002, 0x0002), .UI, .strings([sopClassUID])),
            DataElement(Tag(0x0002, 0x0003), .UI, .strings([sopInstanceUID])),
            DataElement(Tag(0x0002, 0x0010), .UI, .strings([transferSyntax.uid])),
            DataElement(Tag(0x0002, 0x0012), .UI, .strings([Self.implementationClassUID])),
            DataElement(Tag(0x0002, 0x0013), .SH, .strings([Self.implementationVersionName])),
        ].flatMap(ExplicitVREncoding.element)
        let length = DataElement(Tag(0x0002, 0x0000), .UL, .unsignedIntegers([UInt64(elements.count)]))
        let preamble = [UInt8](repeating: 0, count: 128) + Array("DICM".utf8)
        return preamble + ExplicitVREncoding.element(length) + elements
    }

    /// Made from a UUID. Source: PS3.5 B.2.
    private static let implementationClassUID = "2.25.244523203888836072435646135755712533754"
    private static let implementationVersionName = "LIGHTBOX_1"
}

/// A whole Part 10 file of a data set that was made here, Explicit VR Little Endian. Text is written as UTF-8, whatever
/// Specific Character Set says.
/// - Precondition: no value of it lies in an object.
package func partTenFile(_ dataSet: DataSet) -> [UInt8] {
    let meta = MetaInformation(
        sopClassUID: dataSet.string(.sopClassUID) ?? "", sopInstanceUID: dataSet.string(.sopInstanceUID) ?? "",
        transferSyntax: .explicitVRLittleEndian)
    return meta.bytes + ExplicitVREncoding.dataSet(dataSet)
}
