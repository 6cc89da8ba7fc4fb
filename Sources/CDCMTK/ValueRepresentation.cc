#include "ValueRepresentation.h"

const char *standardVR(DcmEVR vr, bool isSigned) {
    switch (vr) {
        case EVR_AE: return "AE";
        case EVR_AS: return "AS";
        case EVR_AT: return "AT";
        case EVR_CS: return "CS";
        case EVR_DA: return "DA";
        case EVR_DS: return "DS";
        case EVR_DT: return "DT";
        case EVR_FD: return "FD";
        case EVR_FL: return "FL";
        case EVR_IS: return "IS";
        case EVR_LO: return "LO";
        case EVR_LT: return "LT";
        case EVR_OB: return "OB";
        case EVR_OD: return "OD";
        case EVR_OF: return "OF";
        case EVR_OL: return "OL";
        case EVR_OV: return "OV";
        case EVR_OW: return "OW";
        case EVR_PN: return "PN";
        case EVR_SH: return "SH";
        case EVR_SL: return "SL";
        case EVR_SQ: return "SQ";
        case EVR_SS: return "SS";
        case EVR_ST: return "ST";
        case EVR_SV: return "SV";
        case EVR_TM: return "TM";
        case EVR_UC: return "UC";
        case EVR_UI: return "UI";
        case EVR_UL: return "UL";
        case EVR_UR: return "UR";
        case EVR_US: return "US";
        case EVR_UT: return "UT";
        case EVR_UV: return "UV";
        // "US or SS" follows Pixel Representation. Source: PS3.6 6, PS3.3 C.7.6.3.1.
        case EVR_xs: return isSigned ? "SS" : "US";
        // Offsets of a directory.
        case EVR_up: return "UL";
        // "OB or OW", "US or OW": implicit VR is OW. Source: PS3.5 A.1.
        case EVR_ox:
        case EVR_px:
        case EVR_PixelData:
        case EVR_OverlayData:
        case EVR_lt: return "OW";
        case EVR_pixelSQ:
        case EVR_pixelItem: return "OB";
        default: return "UN";
    }
}

DcmEVR dictionaryVR(uint32_t tag) {
    if (tag >> 16 & 1) return EVR_UN;
    const DcmEVR vr = DcmTag(static_cast<Uint16>(tag >> 16), static_cast<Uint16>(tag)).getEVR();
    return vr == EVR_UNKNOWN || vr == EVR_UNKNOWN2B || vr == EVR_na ? EVR_UN : vr;
}
