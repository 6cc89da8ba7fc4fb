import DICOMCore

extension PartTenFile {
    /// Reads everything that a later request needs. Cost: one pass over all but the bulk values.
    ///
    /// Places are offsets in the object. In a deflated one there are none: its frames are `.parsed`.
    /// - Parameter holdsText: long text is read too, for who wants to show it.
    package func parse(holdsText: Bool = false) throws(ParseError) -> ParsedInstance {
        let description = description
        var reader = DataSetReader(
            isAddressable: !description.isDeflated, budget: TreeBudget(byteCount: treeByteCount), holdsText: holdsText)
        let dataSet = try reader.read(self)
        let syntax = TransferSyntax(description, pixels: reader.pixels?.place)
        let pixels = reader.pixels.flatMap { stored -> PixelDescription? in
            // Fragments of an object that names no compression can't be decoded.
            if case .encapsulated = stored.place, syntax.isNative { return nil }
            return PixelDescription(dataSet, element: stored.element)
        }
        var frames = FrameTable.none
        if let stored = reader.pixels, let pixels {
            let extended = try extendedOffsetTable(dataSet, bulkValues: reader.bulkValues)
            frames = try frameTable(stored.place, pixels, isVideo: syntax.isVideo, extendedOffsetTable: extended)
        }
        return ParsedInstance(
            transferSyntax: syntax, dataSet: dataSet, pixels: pixels,
            frames: description.isDeflated && frames != .none ? .parsed(count: frames.count) : frames,
            bulkValues: reader.bulkValues, defects: description.defects)
    }

    /// The frames in the coordinates of the walk.
    func frameTable(
        _ stored: StoredPixels.Place, _ pixels: PixelDescription, isVideo: Bool, extendedOffsetTable: [UInt64]
    ) throws(ParseError) -> FrameTable {
        switch stored {
        case .native(let vr, let range, let isBigEndian):
            return .native(range, pixels, isBigEndian: isBigEndian && vr != .OB && vr != .UN)
        case .encapsulated(let encapsulated):
            let grouping = FragmentGrouping(
                fragments: encapsulated.fragments, numberOfFrames: pixels.numberOfFrames, isVideo: isVideo)
            let tables = [extendedOffsetTable, encapsulated.basicOffsetTable]
            if let frames = grouping.frames(offsetTables: tables) { return .encapsulated(frames) }
            return .encapsulated(grouping.frames(endsImage: try imageEnds(encapsulated.fragments)))
        }
    }

    /// Which of the fragments end a compressed image.
    private func imageEnds(_ fragments: [ByteRange]) throws(ParseError) -> [Bool] {
        var ends: [Bool] = []
        for fragment in fragments {
            let count = min(fragment.count, 16)
            let tail = ByteRange(offset: fragment.end - count, count: count)
            if let tail { ends.append(endsWithEndOfImage(try read(tail))) } else { ends.append(false) }
        }
        return ends
    }

    /// Extended Offset Table (7FE0,0001); empty where there is none. Source: PS3.3 C.7.6.3.1.8.
    private func extendedOffsetTable(
        _ dataSet: DataSet, bulkValues: [BulkValue]
    ) throws(ParseError) -> [UInt64] {
        let tag = Tag(0x7FE0, 0x0001)
        switch dataSet[tag]?.value {
        case .bytes(let bytes)?:
            return littleEndianIntegers(bytes, of: UInt64.self)
        case .bulk?:
            let place = bulkValues.first { $0.path == AttributePath([], tag) }
            guard let range = place?.range, range.count <= Self.longestOffsetTable else { return [] }
            return littleEndianIntegers(try read(range), of: UInt64.self)
        default:
            return []
        }
    }

    /// Of sixteen million frames: more is not worth the memory.
    private static var longestOffsetTable: Int64 { 1 << 27 }
}

extension FrameTable {
    /// The frames that begin in the value field, at most as many as the data set promises; the last one may be cut off.
    fileprivate static func native(_ range: ByteRange, _ pixels: PixelDescription, isBigEndian: Bool) -> FrameTable {
        guard let bitsPerFrame = pixels.nativeFrameBitCount, bitsPerFrame > 0 else { return .none }
        let (bits, overflow) = range.count.multipliedReportingOverflow(by: 8)
        let started = overflow ? Int64.max : (bits / Int64(bitsPerFrame)) + (bits % Int64(bitsPerFrame) == 0 ? 0 : 1)
        return .native(
            offset: range.offset, byteCount: range.count, bitsPerFrame: bitsPerFrame,
            count: Int(min(started, Int64(pixels.numberOfFrames))), isBigEndian: isBigEndian)
    }
}

extension TransferSyntax {
    /// The syntax that the bytes are really in.
    init(_ description: ObjectDescription, pixels: StoredPixels.Place?) {
        let declared = TransferSyntax(uid: description.declaredTransferSyntax)
        let structure: TransferSyntax =
            description.isBigEndian
            ? .explicitVRBigEndian : description.isImplicitVR ? .implicitVRLittleEndian : .explicitVRLittleEndian
        if description.isDeflated {
            self = declared
        } else if declared.uid.isEmpty || declared.isNative {
            self = structure
        } else if case .native? = pixels {
            self = structure
        } else {
            self = declared
        }
    }
}
