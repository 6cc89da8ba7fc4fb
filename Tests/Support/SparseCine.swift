package import Foundation

/// A native cine of any length whose file takes little room on the disk: of every frame only the first bytes are written.
package struct SparseCine: Sendable {
    package let frameCount: Int
    package let edge: Int

    package init(frameCount: Int, edge: Int) {
        self.frameCount = frameCount
        self.edge = edge
    }

    /// The samples of a frame, 8 bits each: its number in decimal digits, then zeros.
    package func frame(_ number: Int) -> [UInt8] {
        let mark = Array("frame \(number)".utf8)
        return mark + [UInt8](repeating: 0, count: edge * edge - mark.count)
    }

    /// Writes it in Explicit VR Little Endian.
    package func write(to file: URL) throws {
        let header = header()
        try Data(header).write(to: file)
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        let byteCount = UInt64(edge * edge)
        try handle.truncate(atOffset: UInt64(header.count) + UInt64(frameCount) * byteCount)
        for number in 1...frameCount {
            try handle.seek(toOffset: UInt64(header.count) + UInt64(number - 1) * byteCount)
            try handle.write(contentsOf: Data("frame \(number)".utf8))
        }
    }

    private func header() -> [UInt8] {
        let sopClass = "1.2.840.10008.5.1.4.1.1.7.2"
        var meta = element(0x0002, 0x0002, "UI", Array(sopClass.utf8))
        meta += element(0x0002, 0x0003, "UI", Array("2.25.3003".utf8))
        meta += element(0x0002, 0x0010, "UI", Array("1.2.840.10008.1.2.1".utf8))
        var bytes = [UInt8](repeating: 0, count: 128) + Array("DICM".utf8)
        bytes += element(0x0002, 0x0000, "UL", littleEndian(UInt32(meta.count))) + meta
        bytes += element(0x0008, 0x0016, "UI", Array(sopClass.utf8))
        bytes += element(0x0008, 0x0018, "UI", Array("2.25.3003".utf8))
        bytes += element(0x0010, 0x0020, "LO", Array("CINE".utf8))
        bytes += element(0x0020, 0x000D, "UI", Array("2.25.3001".utf8))
        bytes += element(0x0020, 0x000E, "UI", Array("2.25.3002".utf8))
        bytes += element(0x0028, 0x0002, "US", littleEndian(UInt16(1)))
        bytes += element(0x0028, 0x0004, "CS", Array("MONOCHROME2 ".utf8))
        bytes += element(0x0028, 0x0008, "IS", Array("\(frameCount)".utf8))
        bytes += element(0x0028, 0x0010, "US", littleEndian(UInt16(edge)))
        bytes += element(0x0028, 0x0011, "US", littleEndian(UInt16(edge)))
        bytes += element(0x0028, 0x0100, "US", littleEndian(UInt16(8)))
        bytes += element(0x0028, 0x0101, "US", littleEndian(UInt16(8)))
        bytes += element(0x0028, 0x0102, "US", littleEndian(UInt16(7)))
        bytes += element(0x0028, 0x0103, "US", littleEndian(UInt16(0)))
        bytes += littleEndian(UInt16(0x7FE0)) + littleEndian(UInt16(0x0010)) + Array("OB".utf8) + [0, 0]
        return bytes + littleEndian(UInt32(frameCount * edge * edge))
    }

    private func element(_ group: UInt16, _ element: UInt16, _ vr: String, _ value: [UInt8]) -> [UInt8] {
        let padded = value.count.isMultiple(of: 2) ? value : value + [vr == "UI" ? 0 : 0x20]
        return littleEndian(group) + littleEndian(element) + Array(vr.utf8) + littleEndian(UInt16(padded.count))
            + padded
    }

    private func littleEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        (0..<(Number.bitWidth / 8)).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}
