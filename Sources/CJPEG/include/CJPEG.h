/* libjpeg-turbo as C values: one call encodes a picture, one reads a frame's head, one decodes a frame. */
#ifndef CJPEG_H
#define CJPEG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

typedef enum __attribute__((enum_extensibility(open))) cjpeg_status {
    CJPEG_OK __attribute__((swift_name("ok"))) = 0,
    /* libjpeg refuses the bytes. */
    CJPEG_UNDECODABLE __attribute__((swift_name("undecodable"))) = 1,
    /* The code stream is not what the caller was promised. */
    CJPEG_MISMATCH __attribute__((swift_name("mismatch"))) = 2,
    /* The output does not fit into the caller's buffer. */
    CJPEG_TOO_SMALL __attribute__((swift_name("tooSmall"))) = 3,
    /* A parameter that the library can't encode. */
    CJPEG_UNSUPPORTED __attribute__((swift_name("unsupported"))) = 4,
    CJPEG_INTERNAL __attribute__((swift_name("internalError"))) = 5
} cjpeg_status;

/* Owned by the caller, filled when the status is not CJPEG_OK. */
typedef struct cjpeg_failure {
    cjpeg_status status;
    /* For the log: libjpeg's message. */
    char text[200];
} cjpeg_failure;

/* What the samples of a code stream or picture mean. */
typedef enum __attribute__((enum_extensibility(open))) cjpeg_colour {
    CJPEG_GREY __attribute__((swift_name("grey"))) = 0,
    CJPEG_RGB __attribute__((swift_name("rgb"))) = 1,
    CJPEG_YBR __attribute__((swift_name("ybr"))) = 2,
    /* Stored as the samples are, whatever they mean. */
    CJPEG_UNKNOWN __attribute__((swift_name("unknown"))) = 3
} cjpeg_colour;

/* An 8-bit picture to encode: rows * columns * components bytes, row by row, interleaved. */
typedef struct cjpeg_picture {
    uint32_t columns;
    uint32_t rows;
    /* 1, or 3. */
    uint32_t components;
    cjpeg_colour colour;
    /* The quality of libjpeg, 1 to 100. */
    int quality;
    /* Chrominance at half the horizontal resolution (4:2:2), for RGB and YBR. */
    bool halves_chrominance;
    /* Write the JFIF head (APP0). */
    bool writes_jfif;
    /* An ICC profile for APP2, or NULL. */
    const uint8_t *_Nullable profile;
    size_t profile_count;
} cjpeg_picture;

/*
 Encodes sequential Huffman baseline. RGB becomes YCbCr; all others are stored as they are.
 Writes at most capacity bytes and says in *written how many; CJPEG_TOO_SMALL asks for a larger buffer.
 */
cjpeg_status cjpeg_encode(
    const cjpeg_picture *picture, const uint8_t *samples, size_t sample_count, uint8_t *output, size_t capacity,
    size_t *written, cjpeg_failure *failure);

/* How a frame is decoded. */
typedef struct cjpeg_promise {
    /* Of the full frame: the code stream has to say the same. */
    uint32_t columns;
    uint32_t rows;
    uint32_t components;
    /* The output is 1 / 2^reduction of the frame in each direction, rounded up: 0 to 3. */
    uint32_t reduction;
} cjpeg_promise;

/* What a code stream of 8-bit samples says of itself. */
typedef struct cjpeg_head {
    uint32_t columns;
    uint32_t rows;
    uint32_t components;
    /* An Adobe marker (APP14) names the colours: its transform, 0 RGB, 1 YCbCr; -1 without the marker. */
    int adobe_transform;
    /* A JFIF marker (APP0) says YCbCr. */
    bool has_jfif_marker;
    /* Components differ in resolution, which no encoder does to RGB. */
    bool is_subsampled;
} cjpeg_head;

cjpeg_status cjpeg_read_head(const uint8_t *bytes, size_t count, cjpeg_head *head, cjpeg_failure *failure);

/*
 Decodes into a buffer of exactly the promised size: ceil(rows / 2^reduction) * ceil(columns / 2^reduction) * components
 bytes, interleaved. Samples stay what they are, no conversion of colours; subsampled components are brought to full
 size. A code stream that is cut short or corrupt fails.
 */
cjpeg_status cjpeg_decode(
    const uint8_t *bytes, size_t count, const cjpeg_promise *promise, uint8_t *output, size_t output_count,
    cjpeg_failure *failure);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#ifdef __cplusplus
}
#endif

#endif
