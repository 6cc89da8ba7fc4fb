/* giflib as C: one call writes a picture, or one picture of an animation. */
#ifndef CGIF_H
#define CGIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

typedef enum __attribute__((enum_extensibility(open))) cgif_status {
    CGIF_OK __attribute__((swift_name("ok"))) = 0,
    /* The output does not fit into the caller's buffer. */
    CGIF_TOO_SMALL __attribute__((swift_name("tooSmall"))) = 1,
    /* A picture that can't be written. */
    CGIF_UNSUPPORTED __attribute__((swift_name("unsupported"))) = 2,
    CGIF_INTERNAL __attribute__((swift_name("internalError"))) = 3
} cgif_status;

/* Owned by the caller, filled when the status is not CGIF_OK. */
typedef struct cgif_failure {
    cgif_status status;
    /* For the log: giflib's message. */
    char text[200];
} cgif_failure;

/* An 8-bit picture: rows * columns * components bytes, row by row, interleaved; 1 component is grey, 3 are RGB. */
typedef struct cgif_picture {
    uint32_t columns;
    uint32_t rows;
    uint32_t components;
} cgif_picture;

/* Where a picture stands in an animation. The bytes of all its pictures, one behind the other, are the file. */
typedef struct cgif_place {
    /* The head of the file comes before it. */
    bool is_first;
    /* The end of the file comes after it. */
    bool is_last;
    /* Part of an animation, which starts anew at its end. */
    bool is_animated;
    /* How long it is shown, in hundredths of a second. */
    uint16_t delay;
} cgif_place;

/*
 Grey pictures keep their 256 levels. Colours are brought down to 256: 64 greys and what a median cut makes of the rest.
 Writes at most capacity bytes and says in *written how many; CGIF_TOO_SMALL asks for a larger buffer.
 */
cgif_status cgif_encode(
    const cgif_picture *picture, const uint8_t *samples, size_t sample_count, const cgif_place *place, uint8_t *output,
    size_t capacity, size_t *written, cgif_failure *failure);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#ifdef __cplusplus
}
#endif

#endif
