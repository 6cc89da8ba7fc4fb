internal import DICOMCore

/// What a worker is asked to decode; the code stream itself lies at the start of the shared memory.
struct DecodeOrder: Equatable {
    let syntax: TransferSyntax
    let description: PixelDescription
    let halvings: Int
    /// Of the code stream.
    let byteCount: Int

    /// One line of fields.
    var text: String {
        let numbers = [
            description.rows, description.columns, description.samplesPerPixel, description.bitsAllocated,
            description.bitsStored, description.highBit, description.isSigned ? 1 : 0, description.isPlanar ? 1 : 0,
            description.numberOfFrames, description.element.rawValue, halvings, byteCount,
        ]
        // The term comes last, since it may hold spaces.
        return "\(syntax.uid) \(numbers.map(String.init).joined(separator: " ")) "
            + description.photometricInterpretation.term
    }
}

extension DecodeOrder {
    /// - Returns: `nil` for what `text` never gives.
    init?(_ text: String) {
        let fields = text.split(separator: " ", maxSplits: 13, omittingEmptySubsequences: false)
        guard fields.count == 14 else { return nil }
        let numbers = fields[1...12].compactMap { Int($0) }
        guard numbers.count == 12, let element = PixelElement(rawValue: numbers[9]), numbers[11] >= 0 else {
            return nil
        }
        self.init(
            syntax: TransferSyntax(uid: String(fields[0])),
            description: PixelDescription(
                rows: numbers[0], columns: numbers[1], samplesPerPixel: numbers[2], bitsAllocated: numbers[3],
                bitsStored: numbers[4], highBit: numbers[5], isSigned: numbers[6] == 1,
                photometricInterpretation: PhotometricInterpretation(String(fields[13])), isPlanar: numbers[7] == 1,
                numberOfFrames: numbers[8], element: element),
            halvings: numbers[10], byteCount: numbers[11])
    }
}
