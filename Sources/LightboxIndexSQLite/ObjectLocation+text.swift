import LightboxIndex

/// What the columns `location_kind` and `location` hold: for a file in place its time, a space and its path with every
/// byte that is no printable ASCII, and `%`, as `%XX`.
extension ObjectLocation {
    var kind: Int {
        switch self {
        case .stored: 0
        case .inPlace: 1
        }
    }

    var text: String {
        switch self {
        case .stored(let key): key
        case .inPlace(let file): "\(file.modificationTime) \(escaped(file.path))"
        }
    }

    init?(kind: Int, text: String, byteCount: Int64) {
        switch kind {
        case 0:
            self = .stored(key: text)
        case 1:
            let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let time = Int64(parts[0]), let path = unescaped(parts[1]) else { return nil }
            self = .inPlace(FileStamp(path: path, byteCount: byteCount, modificationTime: time))
        default:
            return nil
        }
    }
}

private func escaped(_ path: [UInt8]) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var text: [UInt8] = []
    for byte in path {
        if (0x20...0x7E).contains(byte), byte != UInt8(ascii: "%") {
            text.append(byte)
        } else {
            text += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
    }
    return String(decoding: text, as: UTF8.self)
}

private func unescaped(_ text: Substring) -> [UInt8]? {
    var path: [UInt8] = []
    var rest = text.utf8
    while let byte = rest.popFirst() {
        guard byte == UInt8(ascii: "%") else {
            path.append(byte)
            continue
        }
        guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), rest.count >= 2 else {
            return nil
        }
        path.append(value)
        rest = rest.dropFirst(2)
    }
    return path
}
