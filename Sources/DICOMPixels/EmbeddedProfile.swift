/// The ICC profile that a code stream brings along: APP2 segments of JPEG, the colour box of JP2 files that were stored in
/// place of their code stream. Source: ICC.1 annex B.4, ISO 15444-1 annex I.5.3.3 (C-10).
/// - Parameter frame: a frame as it is stored.
/// - Returns: `nil` where there is none, or only a part of one.
package func embeddedICCProfile(in frame: [UInt8]) -> [UInt8]? {
    if frame.starts(with: [0xFF, 0xD8]) { return jpegProfile(frame) }
    if frame.starts(with: [0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20]) {
        return boxes(frame[...]).first { $0.type == Array("jp2h".utf8) }.flatMap { header in
            boxes(header.content).lazy.filter { $0.type == Array("colr".utf8) }.compactMap { color in
                // Method 2 is a profile, behind the method, a precedence and an approximation.
                color.content.count > 3 && color.content.first == 2 ? Array(color.content.dropFirst(3)) : nil
            }.first
        }
    }
    return nil
}

private func jpegProfile(_ frame: [UInt8]) -> [UInt8]? {
    let name = Array("ICC_PROFILE\0".utf8)
    var pieces: [UInt8: ArraySlice<UInt8>] = [:]
    var count = 0
    var place = 2
    while place + 4 <= frame.count, frame[place] == 0xFF {
        let marker = frame[place + 1]
        // A fill byte; then no segments any more: the scan, or the end.
        if marker == 0xFF {
            place += 1
            continue
        }
        guard marker != 0xDA, marker != 0xD9 else { break }
        let length = Int(frame[place + 2]) << 8 | Int(frame[place + 3])
        let end = place + 2 + length
        guard length >= 2, end <= frame.count else { break }
        let content = frame[(place + 4)..<end]
        if marker == 0xE2, content.starts(with: name), content.count > name.count + 2 {
            let number = content[content.startIndex + name.count]
            count = Int(content[content.startIndex + name.count + 1])
            pieces[number] = content.dropFirst(name.count + 2)
        }
        place = end
    }
    guard count > 0, pieces.count == count else { return nil }
    let profile = (1...count).compactMap { UInt8(exactly: $0).flatMap { pieces[$0] } }
    return profile.count == count ? Array(profile.joined()) : nil
}

private struct Box {
    let type: [UInt8]
    let content: ArraySlice<UInt8>
}

/// The boxes of a JP2 file or of a box of boxes. Source: ISO 15444-1 annex I.4.
private func boxes(_ bytes: ArraySlice<UInt8>) -> [Box] {
    var boxes: [Box] = []
    var place = bytes.startIndex
    while bytes.endIndex - place >= 8, boxes.count < 64 {
        let length = bytes[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) }
        // 0 is the rest; lengths of 64 bits are for what is no header.
        guard length == 0 || length >= 8, length <= bytes.endIndex - place else { break }
        let end = length == 0 ? bytes.endIndex : place + length
        boxes.append(Box(type: Array(bytes[(place + 4)..<(place + 8)]), content: bytes[(place + 8)..<end]))
        place = end
    }
    return boxes
}
