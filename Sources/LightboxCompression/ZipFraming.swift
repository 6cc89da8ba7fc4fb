/// What stands around the files of a ZIP archive, every file stored as it is. Source: APPNOTE 6.3.10, 4.3 and 4.5.3.
///
/// All of it follows from names, lengths and checksums, so that the length of an archive can be announced before a file is
/// read, and any range of it made alone; libarchive, which imports read archives with, can do neither. The dates of all
/// files are 1 January 1980, the earliest, so that the same files are the same archive.
package enum ZipFraming {
    /// A file of the archive whose bytes have been counted.
    package struct Entry: Sendable, Equatable {
        /// ASCII, `/` between its components.
        package let name: String
        package let byteCount: Int64
        package let checksum: UInt32
        /// Of its local header, from the start of the archive.
        package let offset: Int64
        /// Its local header was written before its length was known.
        package let hasDescriptor: Bool

        package init(name: String, byteCount: Int64, checksum: UInt32, offset: Int64, hasDescriptor: Bool) {
            self.name = name
            self.byteCount = byteCount
            self.checksum = checksum
            self.offset = offset
            self.hasDescriptor = hasDescriptor
        }
    }

    /// What stands in front of the bytes of a file of known length.
    package static func localHeader(name: String, byteCount: Int64, checksum: UInt32) -> [UInt8] {
        let isLong = byteCount >= limit32
        return localHeader(
            name: name, flags: 0, checksum: checksum, short: isLong ? .max : UInt32(byteCount),
            long: isLong ? byteCount : nil)
    }

    /// What stands in front of the bytes of a file that has a descriptor behind them.
    package static func localHeader(name: String) -> [UInt8] {
        localHeader(name: name, flags: descriptorFlag, checksum: 0, short: .max, long: 0)
    }

    /// What stands behind the bytes of a file whose length was not known.
    package static func descriptor(byteCount: Int64, checksum: UInt32) -> [UInt8] {
        bytes(UInt32(0x0807_4B50)) + bytes(checksum) + bytes(byteCount) + bytes(byteCount)
    }

    /// What the directory at the end of the archive has of a file.
    package static func directoryHeader(_ entry: Entry) -> [UInt8] {
        let isLong = entry.byteCount >= limit32
        let isFar = entry.offset >= limit32
        let long = (isLong ? bytes(entry.byteCount) + bytes(entry.byteCount) : []) + (isFar ? bytes(entry.offset) : [])
        let extra = long.isEmpty ? [] : bytes(UInt16(1)) + bytes(UInt16(long.count)) + long
        let size = isLong ? UInt32.max : UInt32(entry.byteCount)
        let version = extra.isEmpty && !entry.hasDescriptor ? plainVersion : longVersion
        var header = bytes(UInt32(0x0201_4B50)) + bytes(longVersion) + bytes(version)
        header += bytes(entry.hasDescriptor ? descriptorFlag : 0) + bytes(UInt16(0)) + earliestDate
        header += bytes(entry.checksum) + bytes(size) + bytes(size)
        header += bytes(UInt16(entry.name.utf8.count)) + bytes(UInt16(extra.count))
        // No comment, disk 0, no attributes.
        header += [UInt8](repeating: 0, count: 10) + bytes(isFar ? UInt32.max : UInt32(entry.offset))
        return header + Array(entry.name.utf8) + extra
    }

    /// What stands behind the directory.
    package static func end(entryCount: Int, directoryOffset: Int64, directoryByteCount: Int64) -> [UInt8] {
        let isLong = entryCount >= 0xFFFF || directoryOffset >= limit32 || directoryByteCount >= limit32
        let count = isLong ? UInt16.max : UInt16(entryCount)
        var end: [UInt8] = []
        if isLong {
            end += bytes(UInt32(0x0606_4B50)) + bytes(Int64(44)) + bytes(longVersion) + bytes(longVersion)
            end += bytes(UInt32(0)) + bytes(UInt32(0)) + bytes(Int64(entryCount)) + bytes(Int64(entryCount))
            end += bytes(directoryByteCount) + bytes(directoryOffset)
            // Where the record above lies.
            end += bytes(UInt32(0x0706_4B50)) + bytes(UInt32(0)) + bytes(directoryOffset + directoryByteCount)
            end += bytes(UInt32(1))
        }
        end += bytes(UInt32(0x0605_4B50)) + bytes(UInt16(0)) + bytes(UInt16(0)) + bytes(count) + bytes(count)
        end += bytes(isLong ? UInt32.max : UInt32(directoryByteCount))
        return end + bytes(isLong ? UInt32.max : UInt32(directoryOffset)) + bytes(UInt16(0))
    }

    private static func localHeader(
        name: String, flags: UInt16, checksum: UInt32, short: UInt32, long: Int64?
    ) -> [UInt8] {
        let extra = long.map { bytes(UInt16(1)) + bytes(UInt16(16)) + bytes($0) + bytes($0) } ?? []
        var header = bytes(UInt32(0x0403_4B50)) + bytes(long == nil ? plainVersion : longVersion)
        header += bytes(flags) + bytes(UInt16(0)) + earliestDate
        header += bytes(checksum) + bytes(short) + bytes(short)
        header += bytes(UInt16(name.utf8.count)) + bytes(UInt16(extra.count))
        return header + Array(name.utf8) + extra
    }

    /// From here on lengths and offsets have 64 bits.
    private static let limit32 = Int64(UInt32.max)
    private static let descriptorFlag: UInt16 = 1 << 3
    /// 2.0: folders. 4.5: lengths of 64 bits.
    private static let plainVersion: UInt16 = 20
    private static let longVersion: UInt16 = 45
    /// Time 0, then year 0 (1980), month 1, day 1.
    private static let earliestDate: [UInt8] = [0, 0, 0x21, 0]

    private static func bytes<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        (0..<(Number.bitWidth / 8)).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}

/// Adds up the length of a ZIP archive file by file.
package struct ZipLength: Sendable {
    private var offset: Int64? = 0
    private var directoryByteCount: Int64 = 0
    private var entryCount = 0

    package init() {}

    /// - Parameter byteCount: `nil` where it is not known, and with it that of the archive.
    package mutating func add(name: String, byteCount: Int64?) {
        guard let start = offset, let byteCount else {
            offset = nil
            return
        }
        let entry = ZipFraming.Entry(
            name: name, byteCount: byteCount, checksum: 0, offset: start, hasDescriptor: false)
        directoryByteCount += Int64(ZipFraming.directoryHeader(entry).count)
        entryCount += 1
        let header = Int64(ZipFraming.localHeader(name: name, byteCount: byteCount, checksum: 0).count)
        let (end, overflow) = (start + header).addingReportingOverflow(byteCount)
        offset = overflow ? nil : end
    }

    /// Where the directory begins: behind the last file.
    package var directoryOffset: Int64? { offset }

    /// Of the archive; `nil` where the length of a file is not known, or the sum overflows.
    package var total: Int64? {
        guard let offset else { return nil }
        let end = ZipFraming.end(
            entryCount: entryCount, directoryOffset: offset, directoryByteCount: directoryByteCount)
        return offset + directoryByteCount + Int64(end.count)
    }
}
