/* Raw deflate (RFC 1951) as two calls on whole buffers, and CRC-32: zlib's and libdeflate's. */
#ifndef CDEFLATE_H
#define CDEFLATE_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

typedef enum __attribute__((enum_extensibility(open))) cdeflate_status {
    CDEFLATE_OK __attribute__((swift_name("ok"))) = 0,
    /* The output does not fit, or there is more of it than was promised. */
    CDEFLATE_NO_ROOM __attribute__((swift_name("noRoom"))) = 1,
    /* The input is no deflate stream, or ends too early. */
    CDEFLATE_CORRUPT __attribute__((swift_name("corrupt"))) = 2,
    CDEFLATE_NO_MEMORY __attribute__((swift_name("noMemory"))) = 3
} cdeflate_status;

/* A compressor that is used for many buffers in turn: setting one up costs more than a small document. */
typedef struct cdeflate_compressor cdeflate_compressor;

cdeflate_compressor *_Nullable cdeflate_compressor_create(int level);
void cdeflate_compressor_destroy(cdeflate_compressor *_Nullable compressor);

/* The most bytes that cdeflate_compress writes for this many. */
size_t cdeflate_bound(size_t count);

/* Writes blocks that end on a byte boundary, none of them final, with no reference to anything before `input`. */
cdeflate_status cdeflate_compress(
    cdeflate_compressor *compressor, const uint8_t *_Nullable input, size_t count, uint8_t *output, size_t capacity,
    size_t *written);

/* Reads what cdeflate_compress wrote; the result must be exactly `capacity` bytes. */
cdeflate_status cdeflate_expand(const uint8_t *input, size_t count, uint8_t *_Nullable output, size_t capacity);

uint32_t cdeflate_checksum(uint32_t checksum, const uint8_t *_Nullable bytes, size_t count);

/* The checksum of two runs of bytes joined, from theirs and the length of the second. */
uint32_t cdeflate_checksum_combine(uint32_t first, uint32_t second, int64_t second_count);

#pragma clang assume_nonnull end

#endif
