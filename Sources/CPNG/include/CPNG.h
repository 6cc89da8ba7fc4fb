/* libpng as C: one call writes a picture. */
#ifndef CPNG_H
#define CPNG_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

typedef enum __attribute__((enum_extensibility(open))) cpng_status {
    CPNG_OK __attribute__((swift_name("ok"))) = 0,
    /* The output does not fit into the caller's buffer. */
    CPNG_TOO_SMALL __attribute__((swift_name("tooSmall"))) = 1,
    /* A picture that can't be written. */
    CPNG_UNSUPPORTED __attribute__((swift_name("unsupported"))) = 2,
    CPNG_INTERNAL __attribute__((swift_name("internalError"))) = 3
} cpng_status;

/* Owned by the caller, filled when the status is not CPNG_OK. */
typedef struct cpng_failure {
    cpng_status status;
    /* For the log: libpng's message. */
    char text[200];
} cpng_failure;

/* An 8-bit picture: rows * columns * components bytes, row by row, interleaved; 1 component is grey, 3 are RGB. */
typedef struct cpng_picture {
    uint32_t columns;
    uint32_t rows;
    uint32_t components;
    /* zlib's effort, 0 to 9. */
    int compression_level;
    /* An ICC profile for iCCP, or NULL. */
    const uint8_t *_Nullable profile;
    size_t profile_count;
} cpng_picture;

/* Writes at most capacity bytes and says in *written how many; CPNG_TOO_SMALL asks for a larger buffer. */
cpng_status cpng_encode(
    const cpng_picture *picture, const uint8_t *samples, size_t sample_count, uint8_t *output, size_t capacity,
    size_t *written, cpng_failure *failure);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#ifdef __cplusplus
}
#endif

#endif
