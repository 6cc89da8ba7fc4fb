#include "CDeflate.h"

#include <libdeflate.h>
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

/* An empty final block: 1 (final), 01 (fixed codes), 0000000 (end of block). */
static const uint8_t final_block[] = {0x03, 0x00};

/*
 zlib writes the pieces, since only it can leave a stream open, and libdeflate reads them: three times as fast, and a
 metadata request is little else. It wants whole streams, so an empty final block is put behind the piece; where the
 input has a final block of its own, that one is not reached.
 */
cdeflate_status cdeflate_expand(const uint8_t *input, size_t count, uint8_t *output, size_t capacity) {
    if (count > SIZE_MAX - sizeof final_block) return CDEFLATE_NO_ROOM;
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    uint8_t *stream = malloc(count + sizeof final_block);
    if (decompressor == NULL || stream == NULL) {
        libdeflate_free_decompressor(decompressor);
        free(stream);
        return CDEFLATE_NO_MEMORY;
    }
    memcpy(stream, input, count);
    memcpy(stream + count, final_block, sizeof final_block);
    uint8_t surplus;
    size_t taken = 0, produced = 0;
    enum libdeflate_result result = libdeflate_deflate_decompress_ex(
        decompressor, stream, count + sizeof final_block, capacity > 0 ? output : &surplus, capacity, &taken, &produced);
    libdeflate_free_decompressor(decompressor);
    free(stream);
    if (result == LIBDEFLATE_INSUFFICIENT_SPACE) return CDEFLATE_NO_ROOM;
    if (result != LIBDEFLATE_SUCCESS || produced != capacity) return CDEFLATE_CORRUPT;
    return taken >= count ? CDEFLATE_OK : CDEFLATE_NO_ROOM;
}

uint32_t cdeflate_checksum(uint32_t checksum, const uint8_t *bytes, size_t count) {
    return bytes == NULL ? checksum : libdeflate_crc32(checksum, bytes, count);
}

uint32_t cdeflate_checksum_combine(uint32_t first, uint32_t second, int64_t second_count) {
    return (uint32_t)crc32_combine(first, second, (z_off_t)second_count);
}
