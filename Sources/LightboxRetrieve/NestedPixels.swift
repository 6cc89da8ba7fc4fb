internal import DICOMCore
internal import DICOMParsing
internal import DICOMPixels
internal import LightboxIndex
internal import LightboxStore
internal import LightboxWork

/// Compressed pixels inside of sequences, such as those of an icon, as an object has them that is written anew: natively,
/// which they may be whatever its syntax is. Source: PS3.5 A.4.
struct NestedPixels: Sendable {
    /// In the order of the data set.
    var elements: [DataElement] = []
    /// Root elements that are left out, since something in them can't be decoded. An icon is no part of what an image has to
    /// have (PS3.3 C.7.6.1.1.6).
    var dropped: Set<Tag> = []
}

extension Retriever {
    /// The compressed pixels of an instance beside those that are its frames, decoded.
    func nestedPixels(_ record: InstanceRecord, _ opening: Opening) async throws -> NestedPixels {
        var found = NestedPixels()
        let paths = record.bulkValues.filter { $0.range == nil && !$0.path.steps.isEmpty }.map(\.path)
        guard case .encapsulated = record.frames, !paths.isEmpty else { return found }
        let dataSet = try await renderer.description(of: record)
        var elements: [(root: Tag, element: DataElement)] = []
        for path in paths {
            guard let root = path.steps.first?.sequence, !found.dropped.contains(root) else { continue }
            do {
                elements.append((root, try await decodedPixels(at: path, of: dataSet, record, opening)))
            } catch let error as RetrieveError where error.isOfPixels {
                found.dropped.insert(root)
            }
        }
        found.elements = elements.filter { !found.dropped.contains($0.root) }.map(\.element)
        return found
    }

    /// - Throws: `RetrieveError`, also where the pixels would no longer be what their data set says of them.
    private func decodedPixels(
        at path: AttributePath, of dataSet: DataSet, _ record: InstanceRecord, _ opening: Opening
    ) async throws -> DataElement {
        let item = path.steps.reduce(dataSet as DataSet?) { outer, step in
            let items = outer?.items(step.sequence) ?? []
            return items.indices.contains(step.item) ? items[step.item] : nil
        }
        let syntax = record.transferSyntax
        guard path.tag == PixelElement.pixelData.tag, let item,
            let pixels = PixelDescription(item, element: .pixelData), pixels.highBit == pixels.bitsStored - 1
        else { throw RetrieveError.undecodable(syntax) }
        let place = try objects.path(of: record.object)
        return try await decodingGate.run(isContinuing: opening.isContinuing) {
            try await pool.run(isContinuing: opening.isContinuing) {
                do {
                    let frame = try frames.decoder(codeStream(at: path, of: place), syntax, pixels, 0)
                    guard frame.photometricInterpretation == pixels.photometricInterpretation else {
                        throw RetrieveError.undecodable(syntax)
                    }
                    return DataElement(
                        path.tag, pixels.bitsAllocated > 8 ? .OW : .OB,
                        .bytes(frame.nativeBytes(bitsAllocated: pixels.bitsAllocated)))
                } catch let error as PixelError {
                    throw RetrieveError(error, syntax: syntax)
                }
            }
        }
    }
}

/// The fragments of one image, joined. Blocks.
private func codeStream(at path: AttributePath, of place: ObjectPlace) throws -> [UInt8] {
    let file = try PartTenFile(path: place)
    guard let value = try file.bulkValue(at: path), value.byteCount <= largestNestedImage else {
        throw RetrieveError.tooLarge
    }
    var bytes: [UInt8] = []
    while bytes.count < value.byteCount {
        let piece = try file.bytes(of: value, from: Int64(bytes.count), count: largestNestedImage)
        guard !piece.isEmpty else { throw RetrieveError.damaged }
        bytes += piece
    }
    return bytes
}

/// Of the code stream. An icon is small.
private let largestNestedImage = 16 << 20
