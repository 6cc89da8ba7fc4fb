extension TransferSyntax {
    /// The pixels may differ from those that were acquired: what was stored can't be had without loss any more.
    /// The general syntaxes of JPEG 2000, HTJ2K and JPEG XL allow both and count as lossy. Source: PS3.5 section 10.
    package var mayBeLossy: Bool { isVideo || Self.lossy.contains(uid) }

    private static let lossy: Set<String> = Set(
        ["4.50", "4.51", "4.53", "4.55", "4.81", "4.91", "4.93", "4.111", "4.112", "4.203"].map {
            "1.2.840.10008.1.2.\($0)"
        })
}
