import Glibc

/// glibc's converters to UTF-8, opened once for a parse. Not for use by several threads.
final class CodeConverter {
    private var conversions: [String: Conversion] = [:]

    /// Converts text; what is no character of the encoding becomes U+FFFD (D-15).
    /// - Parameter encoding: iconv's name. Where the system doesn't know it, all but ASCII becomes U+FFFD.
    func string(_ bytes: [UInt8], encoding: String) -> String {
        guard let conversion = conversion(of: encoding) else { return Self.asciiOnly(bytes) }
        conversion.reset()
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count * 3)
        var consumed = 0
        while consumed < bytes.count {
            // In slices, so that text of nothing but errors costs no more than other text.
            let end = min(consumed + Self.sliceByteCount, bytes.count)
            let converted = conversion.append(bytes[consumed..<end], to: &result)
            consumed += converted
            // A character that the slice cuts is converted with the next one.
            let isCut = end < bytes.count && converted > 0 && end - consumed < Self.longestCharacter
            guard consumed < end, !isCut else { continue }
            result += Self.replacementCharacter
            consumed += 1
        }
        return String(decoding: result, as: UTF8.self)
    }

    private func conversion(of encoding: String) -> Conversion? {
        if let known = conversions[encoding] { return known }
        let opened = Conversion(of: encoding)
        conversions[encoding] = opened
        return opened
    }

    private static func asciiOnly(_ bytes: [UInt8]) -> String {
        String(String.UnicodeScalarView(bytes.map { $0 < 0x80 ? Unicode.Scalar($0) : "\u{FFFD}" }))
    }

    private static let sliceByteCount = 1024
    /// Bytes of a character of GB 18030.
    private static let longestCharacter = 4
    private static let replacementCharacter = Array("\u{FFFD}".utf8)
}

/// One of glibc's converters to UTF-8.
@safe
private final class Conversion {
    private let descriptor: iconv_t

    /// - Returns: `nil` where the system doesn't know the encoding.
    init?(of encoding: String) {
        // iconv_open reports failure by the pointer -1.
        guard let opened = unsafe iconv_open("UTF-8", encoding), UInt(bitPattern: opened) != UInt.max else {
            return nil
        }
        unsafe descriptor = opened
    }

    deinit {
        unsafe iconv_close(descriptor)
    }

    /// Back to the first state, should text have ended in the middle of a character before.
    func reset() {
        _ = unsafe iconv(descriptor, nil, nil, nil, nil)
    }

    /// Appends the characters up to the first that can't be converted.
    /// - Returns: how many bytes they had.
    func append(_ bytes: ArraySlice<UInt8>, to result: inout [UInt8]) -> Int {
        // No encoding that DICOM knows has a character of more than four bytes of UTF-8 a byte.
        var output = [UInt8](repeating: 0, count: bytes.count * 4 + 4)
        var input = Array(bytes)
        let (consumed, produced) = unsafe input.withUnsafeMutableBytes { input in
            unsafe output.withUnsafeMutableBytes { output in
                var source = unsafe input.baseAddress?.assumingMemoryBound(to: CChar.self)
                var target = unsafe output.baseAddress?.assumingMemoryBound(to: CChar.self)
                var sourceLeft = input.count
                var targetLeft = output.count
                _ = unsafe iconv(descriptor, &source, &sourceLeft, &target, &targetLeft)
                return (input.count - sourceLeft, output.count - targetLeft)
            }
        }
        result += output[..<produced]
        return consumed
    }
}
