internal import DICOMCore
internal import DICOMParsing
internal import DICOMPixels
internal import LightboxIndex
internal import LightboxStore
internal import LightboxWork
internal import NIOCore

extension Retriever {
    /// The object as it is stored. One that starts with its meta information gets the preamble that Part 10 asks for;
    /// one without meta information is written anew.
    func storedInstance(_ record: InstanceRecord, isContinuing: Bool = false) async throws -> PlannedBody {
        let form: ObjectForm
        do {
            form = try await objects.form(of: record.object, isContinuing: isContinuing)
        } catch RetrieveError.objectMissing {
            // To be found again, and reported, when the part is opened.
            form = .partTen
        }
        guard let range = ByteRange(offset: 0, count: record.object.byteCount) else { throw RetrieveError.damaged }
        let stored = objects.ranges([range], of: record.object)
        switch form {
        case .partTen: return stored
        case .metaInformation:
            let preamble = [UInt8](repeating: 0, count: 128) + Array("DICM".utf8)
            return .joined([PlannedBody(byteCount: Int64(preamble.count)) { _ in ByteStream(preamble) }, stored])
        case .dataSet: return writtenInstance(record, in: .explicitVRLittleEndian)
        }
    }

    /// The object written anew, its frames decoded or encoded one after the other (B-21, B-22).
    func writtenInstance(_ record: InstanceRecord, in syntax: TransferSyntax) -> PlannedBody {
        PlannedBody(byteCount: nil) { opening in
            let pixels = try await writtenPixelData(record, in: syntax, opening)
            let nested = try await nestedPixels(record, opening)
            let path = try objects.path(of: record.object)
            let session = try await pool.run(isContinuing: opening.isContinuing) {
                try EncodingSession(
                    path: path, transferSyntax: syntax, replacing: pixels?.replacements ?? [],
                    dropping: nested.dropped.union([
                        .extendedOffsetTable, .extendedOffsetTableLengths, .encapsulatedPixelDataTotalLength,
                    ]), nestedPixels: nested.elements)
            }
            return ByteStream(byteCount: nil) { consume in
                try await session.sendHead(on: pool, to: consume)
                if let pixels {
                    try await consume(ByteBuffer(bytes: pixels.header))
                    try await pixels.body.open(.continuing).send(to: consume)
                    if !pixels.trailer.isEmpty { try await consume(ByteBuffer(bytes: pixels.trailer)) }
                }
                try await session.sendTail(on: pool, to: consume)
            }
        }
    }

    /// Values of a deflated data set and values of text, found by a parse.
    func parsedBulkBody(_ record: InstanceRecord, _ attribute: AttributePath) -> PlannedBody {
        PlannedBody(byteCount: nil) { opening in
            let path = try objects.path(of: record.object)
            let session = try await pool.run(isContinuing: opening.isContinuing) {
                try ParsedValueSession(path: path, attribute: attribute)
            }
            return ByteStream(byteCount: session.byteCount) { try await session.send(on: pool, to: $0) }
        }
    }

    /// - Returns: `nil` where the instance has no pixel data.
    private func writtenPixelData(
        _ record: InstanceRecord, in syntax: TransferSyntax, _ opening: Opening
    ) async throws -> WrittenPixelData? {
        guard let pixels = record.pixels, record.frames.count > 0 else { return nil }
        guard syntax == .explicitVRLittleEndian else {
            return try await encodedPixelData(record, pixels, in: syntax, opening)
        }
        let value = record.bulkValues.first { $0.path == AttributePath(pixels.element.tag) }
        switch record.frames {
        case .none:
            return nil
        case .native(let offset, let byteCount, _, _, let isBigEndian):
            guard let range = ByteRange(offset: offset, count: byteCount) else { throw RetrieveError.damaged }
            let stored = objects.ranges([range], of: record.object)
            let word = isBigEndian ? frames.wordByteCount(of: record, pixels) : 1
            let body = PlannedBody(byteCount: byteCount) { try await stored.open($0).swappingWords(of: word) }
            return try WrittenPixelData(pixels.element, value?.vr, byteCount: byteCount, body: body)
        case .parsed:
            let stream = try await parsedBulkBody(record, AttributePath(pixels.element.tag)).open(opening.whole)
            return try WrittenPixelData(
                pixels.element, value?.vr, byteCount: stream.byteCount ?? 0,
                body: PlannedBody(byteCount: stream.byteCount) { _ in stream })
        case .encapsulated(let stored):
            return try await decodedPixelData(record, pixels, frameCount: stored.count, opening)
        }
    }

    private func decodedPixelData(
        _ record: InstanceRecord, _ pixels: PixelDescription, frameCount: Int, _ opening: Opening
    ) async throws -> WrittenPixelData {
        // The first frame tells what becomes of the colours.
        let first = try await decodingGate.run(isContinuing: opening.isContinuing) {
            try await frames.sent(.first, of: record, isContinuing: opening.isContinuing)
        }
        // 1-bit frames that end within a byte would have to be shifted into one another.
        guard pixels.bitsAllocated > 1 || first.pixelCount.isMultiple(of: 8) || frameCount == 1 else {
            throw RetrieveError.undecodable(record.transferSyntax)
        }
        let firstBytes = first.nativeBytes(bitsAllocated: pixels.bitsAllocated)
        let (byteCount, overflow) = Int64(firstBytes.count).multipliedReportingOverflow(by: Int64(frameCount))
        guard !overflow else { throw RetrieveError.tooLong }
        let rest = try numbers(of: record).dropFirst().map { try frames.native($0, of: record) }
        let flag = try await lossFlag(of: record, isContinuing: opening.isContinuing)
        return try WrittenPixelData(
            pixels.element, pixels.bitsAllocated > 8 ? .OW : .OB, byteCount: byteCount,
            body: .joined([PlannedBody(byteCount: nil) { _ in ByteStream(firstBytes) }] + rest),
            replacements: description(of: pixels, first.photometricInterpretation) + flag)
    }

    /// Lossy Image Compression, where the code stream says that there was loss and the data set does not: decoded, nothing
    /// else of the object tells any more. Source: PS3.5 8.2.1, 8.2.3; PS3.3 C.7.6.1.1.5.
    private func lossFlag(of record: InstanceRecord, isContinuing: Bool) async throws -> [DataElement] {
        guard record.transferSyntax.mayBeLossy, case .encapsulated(let stored) = record.frames,
            let first = stored.first,
            (try await renderer.description(of: record).string(.lossyImageCompression) ?? "").isEmpty
        else { return [] }
        let isLossy = try await decodingGate.run(isContinuing: isContinuing) {
            saysLoss(try await objects.collected(first, of: record.object, isContinuing: isContinuing))
        }
        return isLossy ? [DataElement(.lossyImageCompression, .CS, .strings(["01"]))] : []
    }

    private func encodedPixelData(
        _ record: InstanceRecord, _ pixels: PixelDescription, in syntax: TransferSyntax, _ opening: Opening
    ) async throws -> WrittenPixelData {
        let first = try await decodingGate.run(isContinuing: opening.isContinuing) {
            try await frames.decoded(.first, of: record, isContinuing: opening.isContinuing)
        }
        let photometric = pixels.photometricInterpretation(of: first.photometricInterpretation, in: syntax)
        let bodies = try numbers(of: record).map { try frames.encoded($0, of: record, in: syntax) }
        let body = PlannedBody(byteCount: nil) { _ in
            ByteStream(byteCount: nil) { consume in
                for body in bodies {
                    let stream = try await body.open(.continuing)
                    guard let count = stream.byteCount.flatMap(UInt32.init(exactly:)) else {
                        throw RetrieveError.tooLong
                    }
                    try await consume(ByteBuffer(bytes: WrittenPixelData.fragmentHeader(byteCount: count)))
                    try await stream.send(to: consume)
                }
            }
        }
        return WrittenPixelData(encapsulated: body, replacements: description(of: pixels, photometric))
    }

    private func numbers(of record: InstanceRecord) -> [FrameNumber] {
        (1...max(1, record.frames.count)).compactMap(FrameNumber.init)
    }

    /// What the data set has to say of decoded samples. Source: PS3.5 8.2.
    private func description(
        of pixels: PixelDescription, _ photometricInterpretation: PhotometricInterpretation
    ) -> [DataElement] {
        var elements = [
            DataElement(.photometricInterpretation, .CS, .strings([photometricInterpretation.term]))
        ]
        if pixels.samplesPerPixel > 1 {
            elements.append(DataElement(.planarConfiguration, .US, .unsignedIntegers([0])))
        }
        // Decoded samples lie at the low end of their words.
        if pixels.bitsAllocated > 1, pixels.highBit != pixels.bitsStored - 1 {
            elements.append(DataElement(.highBit, .US, .unsignedIntegers([UInt64(max(0, pixels.bitsStored - 1))])))
        }
        return elements
    }
}

extension Tag {
    fileprivate static let highBit = Tag(0x0028, 0x0102)
    fileprivate static let lossyImageCompression = Tag(0x0028, 0x2110)
    fileprivate static let extendedOffsetTable = Tag(0x7FE0, 0x0001)
    fileprivate static let extendedOffsetTableLengths = Tag(0x7FE0, 0x0002)
    fileprivate static let encapsulatedPixelDataTotalLength = Tag(0x7FE0, 0x0003)
}
