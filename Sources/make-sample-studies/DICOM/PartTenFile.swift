package import DICOMCore

/// A Part 10 file: preamble, File Meta Information, data set, pixel data. Source: PS3.10 7.1.
/// - Parameter image: written as Pixel Data behind the data set, which describes it (`DataSet.putPixels`).
package func partTenFile(_ dataSet: DataSet, image: StoredImage?, syntax: TransferSyntax) -> [UInt8] {
    var body = DataSetWriter(characterSet: CharacterSet(of: dataSet))
    body.write(dataSet)
    if let image { body.write(image) }
    return [UInt8](repeating: 0, count: 128) + Array("DICM".utf8) + fileMetaInformation(dataSet, syntax) + body.bytes
}

/// Group 0002. Source: PS3.10 table 7.1-1.
private func fileMetaInformation(_ dataSet: DataSet, _ syntax: TransferSyntax) -> [UInt8] {
    var meta = DataSet()
    meta.put("FileMetaInformationVersion", bytes: [0, 1])
    meta.put("MediaStorageSOPClassUID", texts: dataSet.strings(.sopClassUID))
    meta.put("MediaStorageSOPInstanceUID", texts: dataSet.strings(.sopInstanceUID))
    meta.put("TransferSyntaxUID", syntax.uid)
    meta.put("ImplementationClassUID", implementationClassUID)
    meta.put("ImplementationVersionName", "LIGHTBOX")
    var elements = DataSetWriter(characterSet: .ascii)
    elements.write(meta)
    var length = DataSetWriter(characterSet: .ascii)
    let byteCount = UInt64(elements.bytes.count)
    length.write(DataElement(Tag(0x0002, 0x0000), .UL, .unsignedIntegers([byteCount])))
    return length.bytes + elements.bytes
}

/// What wrote the files, the same for every seed.
private let implementationClassUID = derivedUID("lightbox sample studies/implementation class")

extension DataSetWriter {
    /// Pixel Data: native, or a Basic Offset Table and a fragment a frame. Source: PS3.5 8.1, A.4.
    fileprivate mutating func write(_ image: StoredImage) {
        guard let fragments = image.fragments else {
            let vr: VR = image.bitsAllocated > 8 ? .OW : .OB
            write(DataElement(.pixelData, vr, .bytes(image.frames.flatMap(\.bytes))))
            return
        }
        writeHead(.pixelData, .OB, byteCount: .max)
        writeItem(.item, offsetTable(fragments))
        for fragment in fragments { writeItem(.item, fragment) }
        writeItem(.sequenceDelimitation, [])
    }

    /// For every frame the offset of its item from the first one's, 32 bits little endian. Source: PS3.5 A.4.
    private func offsetTable(_ fragments: [[UInt8]]) -> [UInt8] {
        var offset: UInt32 = 0
        return fragments.flatMap { fragment in
            defer { offset += 8 + UInt32(fragment.count) }
            return (0..<4).map { UInt8(truncatingIfNeeded: offset >> (8 * UInt32($0))) }
        }
    }
}
