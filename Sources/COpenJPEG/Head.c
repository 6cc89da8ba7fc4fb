#include "CodeStream.h"

#include <string.h>

enum {
    marker_soc = 0xFF4F,
    marker_siz = 0xFF51,
    marker_cod = 0xFF52,
    marker_sot = 0xFF90,
    /* OpenJPEG keeps several KB for every tile before it looks at any: more than this are an attack, no image. */
    most_tiles = 16384,
};

static uint32_t number(const uint8_t *bytes, size_t byte_count) {
    uint32_t value = 0;
    for (size_t index = 0; index < byte_count; index++) value = value << 8 | bytes[index];
    return value;
}

bool copenjpeg_find_code_stream(const uint8_t *bytes, size_t count, const uint8_t **start, size_t *length) {
    if (count >= 2 && number(bytes, 2) == marker_soc) {
        *start = bytes;
        *length = count;
        return true;
    }
    /* A JP2 file: boxes of a 4-byte length and a 4-byte type. Source: ISO 15444-1 annex I. */
    static const uint8_t signature[8] = {0, 0, 0, 12, 'j', 'P', ' ', ' '};
    if (count < sizeof signature || memcmp(bytes, signature, sizeof signature) != 0) return false;
    size_t position = 0;
    while (count - position >= 8) {
        const uint8_t *box = bytes + position;
        uint64_t box_length = number(box, 4);
        size_t head_length = 8;
        if (box_length == 1) {
            if (count - position < 16) return false;
            box_length = (uint64_t)number(box + 8, 4) << 32 | number(box + 12, 4);
            head_length = 16;
        }
        /* Zero: up to the end of the file. */
        if (box_length == 0 || box_length > count - position) box_length = count - position;
        if (box_length < head_length) return false;
        if (memcmp(box + 4, "jp2c", 4) == 0) {
            *start = box + head_length;
            *length = (size_t)box_length - head_length;
            return *length >= 2 && number(*start, 2) == marker_soc;
        }
        position += (size_t)box_length;
    }
    return false;
}

/* The SIZ segment behind its length: image, tiles, components. Source: ISO 15444-1 A.5.1. */
static copenjpeg_status read_size(
    const uint8_t *segment, size_t length, copenjpeg_head *head, copenjpeg_failure *failure) {
    if (length < 36) return copenjpeg_fail(failure, COPENJPEG_UNDECODABLE, "SIZ is too short");
    const uint32_t x1 = number(segment + 2, 4), y1 = number(segment + 6, 4);
    const uint32_t x0 = number(segment + 10, 4), y0 = number(segment + 14, 4);
    const uint32_t tile_width = number(segment + 18, 4), tile_height = number(segment + 22, 4);
    const uint32_t tile_x0 = number(segment + 26, 4), tile_y0 = number(segment + 30, 4);
    const uint32_t components = number(segment + 34, 2);
    if (x0 >= x1 || y0 >= y1 || tile_width == 0 || tile_height == 0 || tile_x0 > x0 || tile_y0 > y0) {
        return copenjpeg_fail(failure, COPENJPEG_UNDECODABLE, "SIZ is impossible");
    }
    if (components == 0 || length < 36 + 3 * (size_t)components) {
        return copenjpeg_fail(failure, COPENJPEG_UNDECODABLE, "SIZ has too few components");
    }
    const uint64_t across = ((uint64_t)x1 - tile_x0 + tile_width - 1) / tile_width;
    const uint64_t down = ((uint64_t)y1 - tile_y0 + tile_height - 1) / tile_height;
    if (across > most_tiles || down > most_tiles || across * down > most_tiles) {
        return copenjpeg_fail(failure, COPENJPEG_UNSUPPORTED, "too many tiles");
    }
    const uint8_t *component = segment + 36;
    for (uint32_t index = 0; index < components; index++, component += 3) {
        if (component[0] != segment[36]) {
            return copenjpeg_fail(failure, COPENJPEG_UNSUPPORTED, "components of different precision");
        }
        if (component[1] != 1 || component[2] != 1) {
            return copenjpeg_fail(failure, COPENJPEG_UNSUPPORTED, "subsampled components");
        }
    }
    head->columns = x1 - x0;
    head->rows = y1 - y0;
    head->components = components;
    head->precision = (segment[36] & 0x7Fu) + 1;
    head->is_signed = (segment[36] & 0x80) != 0;
    return COPENJPEG_OK;
}

copenjpeg_status copenjpeg_read_head(
    const uint8_t *bytes, size_t count, copenjpeg_head *head, copenjpeg_failure *failure) {
    const uint8_t *stream = NULL;
    size_t length = 0;
    if (!copenjpeg_find_code_stream(bytes, count, &stream, &length)) {
        return copenjpeg_fail(failure, COPENJPEG_UNDECODABLE, "no JPEG 2000 code stream");
    }
    bool has_size = false, has_coding = false;
    size_t position = 2;
    while (length - position >= 4) {
        const uint32_t marker = number(stream + position, 2);
        if (marker == marker_sot) break;
        const size_t segment_length = number(stream + position + 2, 2);
        if (segment_length < 2 || segment_length > length - position - 2) break;
        const uint8_t *segment = stream + position + 4;
        if (marker == marker_siz) {
            if (has_size) return copenjpeg_fail(failure, COPENJPEG_UNDECODABLE, "two SIZ segments");
            copenjpeg_status status = read_size(segment, segment_length - 2, head, failure);
            if (status != COPENJPEG_OK) return status;
            has_size = true;
        } else if (marker == marker_cod && segment_length >= 12) {
            /* Source: ISO 15444-1 A.6.1. */
            head->halvings = segment[5];
            has_coding = true;
        }
        position += 2 + segment_length;
    }
    if (!has_size || !has_coding) {
        return copenjpeg_fail(failure, COPENJPEG_UNDECODABLE, "the code stream has no complete head");
    }
    if (head->halvings > 32) return copenjpeg_fail(failure, COPENJPEG_UNDECODABLE, "COD is impossible");
    return COPENJPEG_OK;
}
