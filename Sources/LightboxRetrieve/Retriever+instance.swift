internal import DICOMCore
internal import LightboxIndex
internal import LightboxStore
internal import LightboxWork
internal import NIOCore

extension Retriever {
    /// The object as it is stored. One that starts with its meta information gets the preamble that Part 10 asks for;
    /// one without meta information is written anew.
    func storedInstance(_ record: InstanceRecord) -> PlannedBody {
        PlannedBody(byteCount: nil) {
            let reader = try await objects.reader(of: record.object)
            let count = Int(min(132, record.object.byteCount))
            let start = Array(buffer: try await pool.run { try reader.read(offset: 0, count: count) })
            if start.dropFirst(128).elementsEqual("DICM".utf8) {
                return try await objects.whole(record.object).open()
            }
            // Group 0002, little endian: the meta information.
            guard start.starts(with: [0x02, 0x00]) else { return try await explicitInstance(record).open() }
            let preamble = ByteStream([UInt8](repeating: 0, count: 128) + Array("DICM".utf8))
            return .joined([preamble, try await objects.whole(record.object).open()])
        }
    }

    /// The object written anew in Explicit VR Little Endian, its frames decoded one after the other (B-21, B-22).
    func explicitInstance(_ record: InstanceRecord) -> PlannedBody {
        PlannedBody(byteCount: nil) {
            let pixels = try await nativePixelData(record)
            let path = try objects.path(of: record.object)
            let session = try await pool.run {
                try EncodingSession(
                    path: path, transferSyntax: .explicitVRLittleEndian, replacing: pixels?.replacements ?? [],
                    dropping: [.extendedOffsetTable, .extendedOffsetTableLengths, .encapsulatedPixelDataTotalLength])
            }
            return ByteStream(byteCount: nil) { consume in
                try await session.sendHead(on: pool, to: consume)
                if let pixels {
                    try await consume(ByteBuffer(bytes: pixels.header))
                    try await pixels.body.open().send(to: consume)
                    if pixels.isPadded { try await consume(ByteBuffer(bytes: [0])) }
                }
                try await session.sendTail(on: pool, to: consume)
            }
        }
    }

    /// Values of a deflated data set, found by a parse.
    func parsedBulkBody(_ record: InstanceRecord, _ attribute: AttributePath) -> PlannedBody {
        PlannedBody(byteCount: nil) {
            let path = try objects.path(of: record.object)
            let session = try await pool.run { try ParsedValueSession(path: path, attribute: attribute) }
            return ByteStream(byteCount: session.byteCount) { try await session.send(on: pool, to: $0) }
        }
    }

    /// - Returns: `nil` where the instance has no pixel data.
    private func nativePixelData(_ record: InstanceRecord) async throws -> NativePixelData? {
        guard let pixels = record.pixels else { return nil }
        let value = record.bulkValues.first { $0.path == AttributePath(pixels.element.tag) }
        switch record.frames {
        case .none:
            return nil
        case .native(let offset, let byteCount, _, _, let isBigEndian):
            guard let range = ByteRange(offset: offset, count: byteCount) else { throw RetrieveError.damaged }
            let stored = objects.ranges([range], of: record.object)
            let word = isBigEndian ? frames.wordByteCount(of: record, pixels) : 1
            let body = PlannedBody(byteCount: byteCount) { try await stored.open().swappingWords(of: word) }
            return try NativePixelData(pixels.element, value?.vr, byteCount: byteCount, body: body)
        case .parsed:
            let stream = try await parsedBulkBody(record, AttributePath(pixels.element.tag)).open()
            return try NativePixelData(
                pixels.element, value?.vr, byteCount: stream.byteCount ?? 0,
                body: PlannedBody(byteCount: stream.byteCount) { stream })
        case .encapsulated(let stored):
            let numbers = (1...max(1, stored.count)).compactMap(FrameNumber.init)
            // The first frame tells what the codec makes of the colours.
            let first = try await frames.decoded(.first, of: record)
            // 1-bit frames that end within a byte would have to be shifted into one another.
            guard pixels.bitsAllocated > 1 || first.pixelCount.isMultiple(of: 8) || stored.count == 1 else {
                throw RetrieveError.undecodable(record.transferSyntax)
            }
            let firstBytes = first.nativeBytes(bitsAllocated: pixels.bitsAllocated)
            let (byteCount, overflow) = Int64(firstBytes.count).multipliedReportingOverflow(by: Int64(stored.count))
            guard !overflow else { throw RetrieveError.tooLarge }
            let rest = try numbers.dropFirst().map { try frames.native($0, of: record) }
            let body = PlannedBody.joined([PlannedBody(byteCount: nil) { ByteStream(firstBytes) }] + rest)
            var replacements = [
                DataElement(
                    .photometricInterpretation, .CS, .strings([first.photometricInterpretation.term]))
            ]
            if first.samplesPerPixel > 1 {
                replacements.append(DataElement(.planarConfiguration, .US, .unsignedIntegers([0])))
            }
            return try NativePixelData(
                pixels.element, pixels.bitsAllocated > 8 ? .OW : .OB, byteCount: byteCount, body: body,
                replacements: replacements)
        }
    }
}

/// The pixel data element of an object that is written anew.
private struct NativePixelData: Sendable {
    /// Tag, VR and length. Source: PS3.5 7.1.2.
    let header: [UInt8]
    let body: PlannedBody
    /// The value has an odd length; one byte follows it.
    let isPadded: Bool
    /// Attributes that describe the pixels otherwise than the stored data set does.
    let replacements: [DataElement]

    /// - Throws: `RetrieveError.tooLarge` where the length can't be written in 32 bits (B-24).
    init(
        _ element: PixelElement, _ vr: VR?, byteCount: Int64, body: PlannedBody, replacements: [DataElement] = []
    ) throws(RetrieveError) {
        isPadded = !byteCount.isMultiple(of: 2)
        let (padded, overflow) = byteCount.addingReportingOverflow(isPadded ? 1 : 0)
        guard !overflow, padded < Int64(UInt32.max) else { throw .tooLarge }
        let vr: VR =
            switch element {
            case .pixelData: vr == .OB ? .OB : .OW
            case .floatPixelData: .OF
            case .doubleFloatPixelData: .OD
            }
        let tag = element.tag
        header =
            littleEndian(tag.group) + littleEndian(tag.element) + Array(vr.rawValue.utf8) + [0, 0]
            + littleEndian(UInt32(padded))
        self.body = body
        self.replacements = replacements
    }
}

private func littleEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    (0..<(Number.bitWidth / 8)).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
}

extension Tag {
    fileprivate static let extendedOffsetTable = Tag(0x7FE0, 0x0001)
    fileprivate static let extendedOffsetTableLengths = Tag(0x7FE0, 0x0002)
    fileprivate static let encapsulatedPixelDataTotalLength = Tag(0x7FE0, 0x0003)
}
