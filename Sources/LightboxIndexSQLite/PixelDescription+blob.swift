import DICOMCore

extension PixelDescription {
    private static let version: UInt8 = 1

    var blob: [UInt8] {
        var writer = BlobWriter(version: Self.version)
        for number in [rows, columns, samplesPerPixel, bitsAllocated, bitsStored, highBit, numberOfFrames] {
            writer.append(number)
        }
        writer.append(isSigned)
        writer.append(isPlanar)
        writer.append(photometricInterpretation.term)
        writer.append(element.rawValue)
        return writer.bytes
    }

    init(blob: [UInt8]) throws(BlobDamage) {
        var reader = try BlobReader(blob, version: Self.version)
        var numbers: [Int] = []
        for _ in 0..<7 { numbers.append(try reader.integer()) }
        let isSigned = try reader.flag()
        let isPlanar = try reader.flag()
        let term = try reader.text()
        guard let element = PixelElement(rawValue: try reader.integer()), reader.isAtEnd else { throw BlobDamage() }
        self.init(
            rows: numbers[0], columns: numbers[1], samplesPerPixel: numbers[2], bitsAllocated: numbers[3],
            bitsStored: numbers[4], highBit: numbers[5], isSigned: isSigned,
            photometricInterpretation: PhotometricInterpretation(term), isPlanar: isPlanar,
            numberOfFrames: numbers[6], element: element)
    }
}
