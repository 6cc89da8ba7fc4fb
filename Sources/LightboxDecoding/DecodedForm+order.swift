internal import DICOMCore
internal import DICOMPixels

extension DecodedForm {
    /// Whether a decoder can have answered an order so. A worker whose memory is an attacker's could else pass off another
    /// image, whose numbers then disagree with what is said of it elsewhere.
    func answers(_ order: DecodeOrder) -> Bool {
        let description = order.description
        let isFloat = description.element != .pixelData
        let isOfSize = (0...max(0, order.halvings)).contains { halvings in
            rows == halved(description.rows, halvings) && columns == halved(description.columns, halvings)
        }
        return isOfSize && samplesPerPixel == description.samplesPerPixel
            && bitsAllocated == max(8, description.bitsAllocated)
            && bitsStored == (isFloat ? bitsAllocated : description.bitsStored)
            && representation == (isFloat ? .floatingPoint : description.isSigned ? .signed : .unsigned)
            && decodedPhotometricInterpretations(of: description, in: order.syntax)
                .contains(photometricInterpretation)
    }
}
