/// The text of a failure that a C shim filled: a fixed array, which Swift sees as a tuple, up to its zero byte.
func text<Characters>(of characters: Characters) -> String {
    unsafe withUnsafeBytes(of: characters) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
}
