/// Whether the first bytes of a file look like DICOM: a cheap no for the readme and the viewer program on a CD.
///
/// Part 10 has `DICM` behind a preamble of 128 bytes (PS3.10 7.1). Older files start with the data set: a first tag of
/// group 0002 or 0008 in either byte order, with a VR or a plausible length behind it.
package func looksLikeDICOM(_ start: [UInt8]) -> Bool {
    if start.count >= 132, start[128..<132].elementsEqual("DICM".utf8) { return true }
    guard start.count >= 8 else { return false }
    let littleGroup = UInt16(start[0]) | UInt16(start[1]) << 8
    let bigGroup = UInt16(start[0]) << 8 | UInt16(start[1])
    let littleElement = UInt16(start[2]) | UInt16(start[3]) << 8
    let bigElement = UInt16(start[2]) << 8 | UInt16(start[3])
    let isLittle = (littleGroup == 0x0008 || littleGroup == 0x0002) && littleElement <= 0x0100
    let isBig = (bigGroup == 0x0008 || bigGroup == 0x0002) && bigElement <= 0x0100
    guard isLittle || isBig else { return false }
    let isUpperCase: (UInt8) -> Bool = { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    if isUpperCase(start[4]), isUpperCase(start[5]) { return true }
    // Implicit VR: the first attributes of these groups are short.
    let length = isLittle ? [start[7], start[6], start[5], start[4]] : Array(start[4..<8])
    return length[0] == 0 && length[1] == 0
}

/// Whether a file is called as DICOM files are: then it is looked at whatever its first bytes are, so that the remains of
/// an instance on a failing disk are refused with a reason instead of being passed by in silence.
package func isNamedLikeDICOM(_ name: some StringProtocol) -> Bool {
    guard let dot = name.lastIndex(of: ".") else { return false }
    return ["dcm", "dicom", "dic"].contains(name[name.index(after: dot)...].lowercased())
}
