/// A Value Representation. Source: PS3.5 6.2.
package enum VR: String, CaseIterable, Sendable {
    case AE, AS, AT, CS, DA, DS, DT, FD, FL, IS, LO, LT, OB, OD, OF, OL, OV, OW, PN, SH, SL, SQ, SS, ST, SV, TM, UC, UI,
        UL, UN, UR, US, UT, UV

    /// Text whose bytes the Specific Character Set (0008,0005) governs. Source: PS3.5 6.1.2.2.
    package var isCharacterSetDependent: Bool {
        switch self {
        case .LO, .LT, .PN, .SH, .ST, .UC, .UT: true
        default: false
        }
    }

    /// Text in the default repertoire, whatever (0008,0005) says.
    package var isPlainText: Bool {
        switch self {
        case .AE, .AS, .CS, .DA, .DS, .DT, .IS, .TM, .UI, .UR: true
        default: false
        }
    }

    package var isText: Bool { isCharacterSetDependent || isPlainText }

    /// One value always, a backslash is data: LT ST UT UR. Source: PS3.5 6.4.
    package var isSingleValuedText: Bool {
        switch self {
        case .LT, .ST, .UT, .UR: true
        default: false
        }
    }

    /// Opaque bytes that DICOM JSON gives as InlineBinary. Source: PS3.18 F.2.7.
    package var isBinary: Bool {
        switch self {
        case .OB, .OD, .OF, .OL, .OV, .OW, .UN: true
        default: false
        }
    }

    /// Bytes of one binary number, 1 for OB and UN, `nil` for text and sequences: the unit that a change of byte order
    /// swaps. Source: PS3.5 7.3.
    package var wordByteCount: Int? {
        switch self {
        case .AT, .OW, .SS, .US: 2
        case .FL, .OF, .OL, .SL, .UL: 4
        case .FD, .OD, .OV, .SV, .UV: 8
        case .OB, .UN: 1
        default: nil
        }
    }

    /// The VRs whose value a BulkDataURI may replace. Source: PS3.18 10.4.3.3.2 (D-11).
    package var mayBeBulkData: Bool {
        switch self {
        case .DS, .FL, .FD, .IS, .LT, .OB, .OD, .OF, .OL, .OV, .OW, .SL, .SS, .ST, .SV, .UC, .UL, .UN, .US, .UT, .UV:
            true
        default: false
        }
    }
}
