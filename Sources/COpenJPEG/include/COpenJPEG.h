/* OpenJPEG as C values: one call encodes a frame without loss, one reads a code stream's head, one decodes it. */
#ifndef COPENJPEG_H
#define COPENJPEG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

typedef enum __attribute__((enum_extensibility(open))) copenjpeg_status {
    COPENJPEG_OK __attribute__((swift_name("ok"))) = 0,
    /* OpenJPEG refuses the bytes, or they end early. */
    COPENJPEG_UNDECODABLE __attribute__((swift_name("undecodable"))) = 1,
    /* The code stream is not what the caller was promised. */
    COPENJPEG_MISMATCH __attribute__((swift_name("mismatch"))) = 2,
    /* The output does not fit into the caller's buffer. */
    COPENJPEG_TOO_SMALL __attribute__((swift_name("tooSmall"))) = 3,
    /* A frame that can't be encoded, or a form of code stream that isn't decoded here. */
    COPENJPEG_UNSUPPORTED __attribute__((swift_name("unsupported"))) = 4,
    COPENJPEG_INTERNAL __attribute__((swift_name("internalError"))) = 5
} copenjpeg_status;

/* Owned by the caller, filled when the status is not COPENJPEG_OK. */
typedef struct copenjpeg_failure {
    copenjpeg_status status;
    /* For the log: OpenJPEG's first message. */
    char text[200];
} copenjpeg_failure;

/* Samples in memory: rows * columns * components words, row by row, interleaved, little endian. */
typedef struct copenjpeg_frame {
    uint32_t columns;
    uint32_t rows;
    uint32_t components;
    /* Bits of a sample: 1 to 8 * word_byte_count. */
    uint32_t precision;
    bool is_signed;
    /* 1, 2 or 4. */
    uint32_t word_byte_count;
} copenjpeg_frame;

/*
 Encodes a bare code stream without loss (reversible 5-3 wavelet). Three components go through the reversible colour
 transform when transforms_colour is true. Writes at most capacity bytes and says in *written how many;
 COPENJPEG_TOO_SMALL asks for a larger buffer.
 */
copenjpeg_status copenjpeg_encode(
    const copenjpeg_frame *frame, const uint8_t *samples, size_t sample_byte_count, bool transforms_colour,
    uint8_t *output, size_t capacity, size_t *written, copenjpeg_failure *failure);

/* What a code stream says of itself. */
typedef struct copenjpeg_head {
    uint32_t columns;
    uint32_t rows;
    uint32_t components;
    /* Of the first component; the others are alike, or the head is refused. */
    uint32_t precision;
    bool is_signed;
    /* How often the size can be halved on decoding. */
    uint32_t halvings;
} copenjpeg_head;

/* Reads the head of a code stream, bare or in a JP2 file, without allocating by what it says. */
copenjpeg_status copenjpeg_read_head(
    const uint8_t *bytes, size_t count, copenjpeg_head *head, copenjpeg_failure *failure);

/*
 Decodes a code stream, bare or in a JP2 file, into a buffer of exactly the promised size: ceil(rows / 2^reduction) *
 ceil(columns / 2^reduction) * components words. `frame` describes the full frame and has to agree with the head in
 columns, rows, components, precision and sign. A negative sample is written in two's complement over the whole word.
 */
copenjpeg_status copenjpeg_decode(
    const uint8_t *bytes, size_t count, const copenjpeg_frame *frame, uint32_t reduction, uint8_t *output,
    size_t output_count, copenjpeg_failure *failure);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#ifdef __cplusplus
}
#endif

#endif
