import Glibc

/// glibc's converters to UTF-8, opened once for a parse. Not for use by several threads.
@safe
final class CodeConverter {
    private var descriptors: [String: iconv_t] = unsafe [:]

    deinit {
        unsafe descriptors.values.forEach { _ = unsafe iconv_close($0) }
    }

    /// Converts text; what is no character of the encoding becomes U+FFFD (D-15).
    /// - Parameter encoding: iconv's name. Where the system doesn't know it, all but ASCII becomes U+FFFD.
    func string(_ bytes: [UInt8], encoding: String) -> String {
        guard let descriptor = unsafe descriptor(of: encoding) else { return Self.asciiOnly(bytes) }
        // Back to the first state, should text have ended in the middle of a character before.
        _ = unsafe iconv(descriptor, nil, nil, nil, nil)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count * 3)
        var consumed = 0
        while consumed < bytes.count {
            consumed += unsafe convert(bytes[consumed...], by: descriptor, to: &result)
            guard consumed < bytes.count else { break }
            result += Self.replacementCharacter
            consumed += 1
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Appends the characters up to the first that can't be converted.
    /// - Returns: how many bytes they had.
    private func convert(_ bytes: ArraySlice<UInt8>, by descriptor: iconv_t, to result: inout [UInt8]) -> Int {
        // No encoding that DICOM knows has a character of more than four bytes of UTF-8 a byte.
        let capacity = bytes.count * 4 + 4
        var output = [UInt8](repeating: 0, count: capacity)
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

    private func descriptor(of encoding: String) -> iconv_t? {
        if let known = unsafe descriptors[encoding] { return unsafe known }
        // iconv_open reports failure by the pointer -1.
        guard let opened = unsafe iconv_open("UTF-8", encoding), UInt(bitPattern: opened) != UInt.max else {
            return nil
        }
        unsafe descriptors[encoding] = opened
        return unsafe opened
    }

    private static func asciiOnly(_ bytes: [UInt8]) -> String {
        String(String.UnicodeScalarView(bytes.map { $0 < 0x80 ? Unicode.Scalar($0) : "\u{FFFD}" }))
    }

    private static let replacementCharacter = Array("\u{FFFD}".utf8)
}
