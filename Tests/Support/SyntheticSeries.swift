package import Foundation

/// CT slices that are made for one test: small headers, pixels of any size, every one with its own content.
package struct SyntheticSeries: Sendable {
    package let study = "2.25.1000"
    package let series = "2.25.1001"
    package let count: Int
    package let edge: Int
    /// Reserves a block of group 0009, another one in every second file, with `value N` in the first of its attributes and
    /// `bytes N`, whose VR is not known, in the second.
    package let privateCreator: String?

    package init(count: Int, edge: Int, privateCreator: String? = nil) {
        self.count = count
        self.edge = edge
        self.privateCreator = privateCreator
    }

    package func sopInstanceUID(_ number: Int) -> String { "2.25.2000\(number)" }

    /// Pixels of one slice, little endian: its number, then a ramp.
    package func pixels(_ number: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: edge * edge * 2)
        for place in 0..<(edge * edge) {
            let value = place == 0 ? number : place & 0x0FFF
            bytes[2 * place] = UInt8(truncatingIfNeeded: value)
            bytes[2 * place + 1] = UInt8(truncatingIfNeeded: value >> 8)
        }
        return bytes
    }

    /// Writes all slices as Part 10 files in Explicit VR Little Endian.
    package func write(to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for number in 1...count {
            try Data(file(number)).write(to: folder.appending(path: "\(number).dcm"))
        }
    }

    package func file(_ number: Int) -> [UInt8] {
        let sopClass = "1.2.840.10008.5.1.4.1.1.2"
        var meta: [UInt8] = []
        meta += element(0x0002, 0x0002, "UI", text: sopClass)
        meta += element(0x0002, 0x0003, "UI", text: sopInstanceUID(number))
        meta += element(0x0002, 0x0010, "UI", text: "1.2.840.10008.1.2.1")
        var bytes = [UInt8](repeating: 0, count: 128) + Array("DICM".utf8)
        bytes += element(0x0002, 0x0000, "UL", littleEndian(UInt32(meta.count)))
        bytes += meta
        bytes += element(0x0008, 0x0016, "UI", text: sopClass)
        bytes += element(0x0008, 0x0018, "UI", text: sopInstanceUID(number))
        bytes += element(0x0008, 0x0020, "DA", text: "20240229")
        bytes += element(0x0008, 0x0060, "CS", text: "CT")
        bytes += privateElements(number)
        bytes += element(0x0010, 0x0010, "PN", text: "Synthetic^Series")
        bytes += element(0x0010, 0x0020, "LO", text: "SYN-1")
        bytes += element(0x0020, 0x000D, "UI", text: study)
        bytes += element(0x0020, 0x000E, "UI", text: series)
        bytes += element(0x0020, 0x0013, "IS", text: String(number))
        bytes += element(0x0028, 0x0002, "US", littleEndian(UInt16(1)))
        bytes += element(0x0028, 0x0004, "CS", text: "MONOCHROME2")
        bytes += element(0x0028, 0x0010, "US", littleEndian(UInt16(edge)))
        bytes += element(0x0028, 0x0011, "US", littleEndian(UInt16(edge)))
        bytes += element(0x0028, 0x0100, "US", littleEndian(UInt16(16)))
        bytes += element(0x0028, 0x0101, "US", littleEndian(UInt16(16)))
        bytes += element(0x0028, 0x0102, "US", littleEndian(UInt16(15)))
        bytes += element(0x0028, 0x0103, "US", littleEndian(UInt16(0)))
        let samples = pixels(number)
        bytes += littleEndian(UInt16(0x7FE0)) + littleEndian(UInt16(0x0010)) + Array("OW".utf8) + [0, 0]
        bytes += littleEndian(UInt32(samples.count))
        return bytes + samples
    }

    private func privateElements(_ number: Int) -> [UInt8] {
        guard let privateCreator else { return [] }
        let block = UInt16(0x10 + number % 2)
        var unknown = Array("bytes \(number)".utf8)
        if unknown.count % 2 == 1 { unknown.append(0) }
        return element(0x0009, block, "LO", text: privateCreator)
            + element(0x0009, block << 8 | 1, "LO", text: "value \(number)")
            + littleEndian(UInt16(0x0009)) + littleEndian(block << 8 | 2) + Array("UN".utf8) + [0, 0]
            + littleEndian(UInt32(unknown.count)) + unknown
    }

    private func element(_ group: UInt16, _ element: UInt16, _ vr: String, text: String) -> [UInt8] {
        var value = Array(text.utf8)
        if value.count % 2 == 1 { value.append(vr == "UI" ? 0 : UInt8(ascii: " ")) }
        return self.element(group, element, vr, value)
    }

    private func element(_ group: UInt16, _ element: UInt16, _ vr: String, _ value: [UInt8]) -> [UInt8] {
        littleEndian(group) + littleEndian(element) + Array(vr.utf8) + littleEndian(UInt16(value.count)) + value
    }

    private func littleEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        (0..<(Number.bitWidth / 8)).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}
