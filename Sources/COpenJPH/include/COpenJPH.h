/* OpenJPH as one C call: a frame as a High-Throughput JPEG 2000 code stream, without loss. */
#ifndef COPENJPH_H
#define COPENJPH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

typedef enum __attribute__((enum_extensibility(open))) copenjph_status {
    COPENJPH_OK __attribute__((swift_name("ok"))) = 0,
    /* The output does not fit into the caller's buffer. */
    COPENJPH_TOO_SMALL __attribute__((swift_name("tooSmall"))) = 1,
    /* A frame that can't be encoded. */
    COPENJPH_UNSUPPORTED __attribute__((swift_name("unsupported"))) = 2,
    COPENJPH_INTERNAL __attribute__((swift_name("internalError"))) = 3
} copenjph_status;

/* Owned by the caller, filled when the status is not COPENJPH_OK. */
typedef struct copenjph_failure {
    copenjph_status status;
    /* For the log. */
    char text[200];
} copenjph_failure;

/* Samples in memory: rows * columns * components words, row by row, interleaved, little endian. */
typedef struct copenjph_frame {
    uint32_t columns;
    uint32_t rows;
    /* 1 or 3. */
    uint32_t components;
    /* Bits of a sample: 1 to 8 * word_byte_count. */
    uint32_t precision;
    bool is_signed;
    /* 1 or 2. */
    uint32_t word_byte_count;
} copenjph_frame;

/*
 Encodes a bare code stream without loss (reversible 5-3 wavelet), progressing by resolution (RPCL), the lowest one of at
 most 64 columns and rows. Three components go through the reversible colour transform when transforms_colour is true.
 Writes at most capacity bytes and says in *written how many there are, also where they do not fit (COPENJPH_TOO_SMALL).
 */
copenjph_status copenjph_encode(
    const copenjph_frame *frame, const uint8_t *samples, size_t sample_byte_count, bool transforms_colour,
    uint8_t *output, size_t capacity, size_t *written, copenjph_failure *failure);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#ifdef __cplusplus
}
#endif

#endif
