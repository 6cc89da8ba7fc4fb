#include "CDCMTKCodec.h"
#include "Guarded.h"

namespace {

// The markers of frame headers that name a process of coding; C4, C8 and CC between them are tables.
bool isFrameHeader(uint8_t marker) {
    if (marker == 0xF7) return true;
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

bool hasNoSegment(uint8_t marker) { return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8); }

unsigned number(const uint8_t *bytes) { return unsigned(bytes[0]) << 8 | bytes[1]; }

} // namespace

cdcmtk_status cdcmtk_read_jpeg_head(
    const uint8_t *bytes, size_t count, cdcmtk_jpeg_head *head, cdcmtk_failure *failure) {
    if (count < 4 || bytes[0] != 0xFF || bytes[1] != 0xD8) {
        return fail(failure, CDCMTK_UNDECODABLE, "no JPEG code stream");
    }
    size_t position = 2;
    for (;;) {
        // As libjpeg does: what is no marker is skipped, and so are fill bytes.
        while (position < count && bytes[position] != 0xFF) position++;
        while (position < count && bytes[position] == 0xFF) position++;
        if (position >= count) break;
        const uint8_t marker = bytes[position++];
        if (marker == 0 || hasNoSegment(marker)) continue;
        // The entropy-coded data and the end: no frame header can follow that counts.
        if (marker == 0xDA || marker == 0xD9) break;
        if (count - position < 2) break;
        const size_t length = number(bytes + position);
        if (length < 2 || length > count - position) break;
        if (isFrameHeader(marker)) {
            if (length < 8) break;
            head->precision = bytes[position + 2];
            head->rows = uint16_t(number(bytes + position + 3));
            head->columns = uint16_t(number(bytes + position + 5));
            head->components = bytes[position + 7];
            head->process = marker;
            return CDCMTK_OK;
        }
        position += length;
    }
    return fail(failure, CDCMTK_UNDECODABLE, "the code stream has no frame header");
}
