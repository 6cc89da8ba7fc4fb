#include "CDeflate.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

/* Raw deflate: no zlib or gzip frame around the blocks. */
#define RAW_WINDOW_BITS (-15)

struct cdeflate_compressor {
    z_stream stream;
};

cdeflate_compressor *cdeflate_compressor_create(int level) {
    cdeflate_compressor *compressor = calloc(1, sizeof *compressor);
    if (compressor == NULL) return NULL;
    if (deflateInit2(&compressor->stream, level, Z_DEFLATED, RAW_WINDOW_BITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        free(compressor);
        return NULL;
    }
    return compressor;
}

void cdeflate_compressor_destroy(cdeflate_compressor *compressor) {
    if (compressor == NULL) return;
    deflateEnd(&compressor->stream);
    free(compressor);
}

size_t cdeflate_bound(size_t count) {
    /* compressBound covers a whole stream; a full flush adds an empty stored block of 5 bytes. */
    return compressBound((uLong)count) + 16;
}

cdeflate_status cdeflate_compress(
    cdeflate_compressor *compressor, const uint8_t *input, size_t count, uint8_t *output, size_t capacity,
    size_t *written) {
    if (count > UINT_MAX || capacity > UINT_MAX) return CDEFLATE_NO_ROOM;
    z_stream *stream = &compressor->stream;
    if (deflateReset(stream) != Z_OK) return CDEFLATE_NO_MEMORY;
    stream->next_in = (Bytef *)input;
    stream->avail_in = (uInt)count;
    stream->next_out = output;
    stream->avail_out = (uInt)capacity;
    int result = deflate(stream, Z_FULL_FLUSH);
    if (result != Z_OK && !(result == Z_BUF_ERROR && count == 0)) return CDEFLATE_NO_ROOM;
    if (stream->avail_in != 0 || stream->avail_out == 0) return CDEFLATE_NO_ROOM;
    *written = capacity - stream->avail_out;
    return CDEFLATE_OK;
}

cdeflate_status cdeflate_expand(const uint8_t *input, size_t count, uint8_t *output, size_t capacity) {
    if (count > UINT_MAX || capacity > UINT_MAX) return CDEFLATE_NO_ROOM;
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    if (inflateInit2(&stream, RAW_WINDOW_BITS) != Z_OK) return CDEFLATE_NO_MEMORY;
    uint8_t surplus;
    stream.next_in = (Bytef *)input;
    stream.avail_in = (uInt)count;
    stream.next_out = capacity > 0 ? output : &surplus;
    stream.avail_out = capacity > 0 ? (uInt)capacity : 1;
    int result = inflate(&stream, Z_SYNC_FLUSH);
    size_t produced = stream.total_out;
    int complete = stream.avail_in == 0;
    inflateEnd(&stream);
    if (result == Z_MEM_ERROR) return CDEFLATE_NO_MEMORY;
    if (result != Z_OK && result != Z_BUF_ERROR && result != Z_STREAM_END) return CDEFLATE_CORRUPT;
    if (produced != capacity) return produced < capacity ? CDEFLATE_CORRUPT : CDEFLATE_NO_ROOM;
    return complete ? CDEFLATE_OK : CDEFLATE_NO_ROOM;
}

uint32_t cdeflate_checksum(uint32_t checksum, const uint8_t *bytes, size_t count) {
    return (uint32_t)crc32_z(checksum, bytes, count);
}

uint32_t cdeflate_checksum_combine(uint32_t first, uint32_t second, int64_t second_count) {
    return (uint32_t)crc32_combine(first, second, (z_off_t)second_count);
}
