internal import LightboxCompression
internal import NIOCore

/// The bytes of a ZIP archive: the DICOMDIR, then the instances, then the archive's own directory.
///
/// Every file of known length has its checksum in front of it, for which it is read once more: readers that can't go back
/// (of Java, of Android) refuse stored files otherwise.
struct ArchiveBody: Sendable {
    /// The DICOMDIR.
    let directory: ArchivedFile
    /// Hands over the other files until the visitor returns `false`.
    let visitFiles: @Sendable (_ visitor: (ArchivedFile) async throws -> Bool) async throws -> Void
    let checksums: ArchiveChecksums
    /// `nil` where the length of a file is only known when it is written.
    let byteCount: Int64?
    /// Where the archive's directory begins; `nil` like the length.
    let directoryOffset: Int64?

    /// - Parameter range: of the whole; files beside it are at most read for their checksums.
    func open(_ range: Range<Int64>?) async throws -> ByteStream {
        // What fails with the first instance fails before anything is sent.
        if range == nil {
            try await visitFiles { file in
                if file.body.byteCount == nil {
                    _ = try await file.body.open(.first)
                } else {
                    _ = try await checksums.checksum(of: file, .first)
                }
                return false
            }
        }
        let wanted = range ?? 0..<(byteCount ?? .max)
        return ByteStream(byteCount: range.map { Int64($0.count) } ?? byteCount) { consume in
            var writer = Writer(wanted: wanted, directoryOffset: directoryOffset, checksums: checksums)
            _ = try await writer.send(directory, to: consume)
            try await visitFiles { file in
                try Task.checkCancellation()
                return try await writer.send(file, to: consume)
            }
            try await writer.sendDirectory(to: consume, expecting: byteCount)
        }
    }

    /// Sends what is wanted of one file after the other and remembers what the archive's directory has to say of them.
    private struct Writer {
        let wanted: Range<Int64>
        let directoryOffset: Int64?
        let checksums: ArchiveChecksums
        private var offset: Int64 = 0
        private var entries: [ZipFraming.Entry] = []

        init(wanted: Range<Int64>, directoryOffset: Int64?, checksums: ArchiveChecksums) {
            self.wanted = wanted
            self.directoryOffset = directoryOffset
            self.checksums = checksums
        }

        private var wantsDirectory: Bool { directoryOffset.map { wanted.upperBound > $0 } ?? true }

        /// - Returns: whether more is wanted.
        mutating func send(_ file: ArchivedFile, to consume: ByteStream.Consumer) async throws -> Bool {
            if let count = file.body.byteCount {
                try await send(file, of: count, to: consume)
            } else {
                try await sendWithDescriptor(file, to: consume)
            }
            return offset < wanted.upperBound
        }

        private mutating func send(
            _ file: ArchivedFile, of count: Int64, to consume: ByteStream.Consumer
        ) async throws {
            let start = offset
            var header = ZipFraming.localHeader(name: file.name, byteCount: count, checksum: 0)
            let isTouched = wanted.overlaps(start..<(start + Int64(header.count) + count))
            let checksum =
                isTouched || wantsDirectory ? try await checksums.checksum(of: file, .continuing) : 0
            entries.append(
                ZipFraming.Entry(
                    name: file.name, byteCount: count, checksum: checksum, offset: start, hasDescriptor: false))
            header = ZipFraming.localHeader(name: file.name, byteCount: count, checksum: checksum)
            try await send(header, to: consume)
            if let cut = cut(count) {
                try await file.body.open(Opening(range: cut, isContinuing: true)).send(to: consume)
            }
        }

        private mutating func sendWithDescriptor(
            _ file: ArchivedFile, to consume: ByteStream.Consumer
        ) async throws {
            let start = offset
            try await send(ZipFraming.localHeader(name: file.name), to: consume)
            var checksum = Checksum()
            var count: Int64 = 0
            try await file.body.open(.continuing).send { piece in
                checksum.add(piece.readableBytesView)
                count += Int64(piece.readableBytes)
                try await consume(piece)
            }
            offset += count
            entries.append(
                ZipFraming.Entry(
                    name: file.name, byteCount: count, checksum: checksum.value, offset: start, hasDescriptor: true))
            try await send(ZipFraming.descriptor(byteCount: count, checksum: checksum.value), to: consume)
        }

        /// - Throws: `RetrieveError.damaged` where the files are others than those that the length was made of: the
        ///   connection ends then, so that nobody takes the archive for a whole one.
        mutating func sendDirectory(to consume: ByteStream.Consumer, expecting byteCount: Int64?) async throws {
            guard offset < wanted.upperBound else { return }
            guard directoryOffset == nil || directoryOffset == offset else { throw RetrieveError.damaged }
            let start = offset
            for entry in entries { try await send(ZipFraming.directoryHeader(entry), to: consume) }
            let end = ZipFraming.end(
                entryCount: entries.count, directoryOffset: start, directoryByteCount: offset - start)
            guard byteCount == nil || byteCount == offset + Int64(end.count) else { throw RetrieveError.damaged }
            try await send(end, to: consume)
        }

        private mutating func send(_ bytes: [UInt8], to consume: ByteStream.Consumer) async throws {
            guard let cut = cut(Int64(bytes.count)) else { return }
            try await consume(ByteBuffer(bytes: bytes[Int(cut.lowerBound)..<Int(cut.upperBound)]))
        }

        /// The part of the next `count` bytes that is wanted, counted from their start.
        private mutating func cut(_ count: Int64) -> Range<Int64>? {
            let whole = offset..<(offset + count)
            offset += count
            let cut = wanted.clamped(to: whole)
            return cut.isEmpty ? nil : (cut.lowerBound - whole.lowerBound)..<(cut.upperBound - whole.lowerBound)
        }
    }
}

extension PlannedBody {
    /// Of all bytes, which are read for it.
    func checksum(_ opening: Opening) async throws -> UInt32 {
        var checksum = Checksum()
        try await open(opening.whole).send { checksum.add($0.readableBytesView) }
        return checksum.value
    }
}
