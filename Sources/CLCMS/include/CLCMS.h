/* Little CMS as C: one call makes a profile, one moves colours from one profile to another. */
#ifndef CLCMS_H
#define CLCMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

typedef enum __attribute__((enum_extensibility(open))) clcms_status {
    CLCMS_OK __attribute__((swift_name("ok"))) = 0,
    /* The output does not fit into the caller's buffer. */
    CLCMS_TOO_SMALL __attribute__((swift_name("tooSmall"))) = 1,
    /* The bytes are no ICC profile of RGB colours. */
    CLCMS_UNUSABLE __attribute__((swift_name("unusable"))) = 2,
    CLCMS_INTERNAL __attribute__((swift_name("internalError"))) = 3
} clcms_status;

/* Colour spaces that everybody knows. */
typedef enum __attribute__((enum_extensibility(open))) clcms_space {
    CLCMS_SRGB __attribute__((swift_name("sRGB"))) = 0,
    CLCMS_ADOBE_RGB __attribute__((swift_name("adobeRGB"))) = 1,
    CLCMS_ROMM_RGB __attribute__((swift_name("rommRGB"))) = 2,
    /* One component with the curve of sRGB. */
    CLCMS_GREY __attribute__((swift_name("grey"))) = 3
} clcms_space;

/* Writes the profile of a space; says in *written how many bytes, or how many are needed. */
clcms_status clcms_profile(clcms_space space, uint8_t *output, size_t capacity, size_t *written);

/* Whether the bytes are an ICC profile that RGB colours can be read by. */
bool clcms_is_usable(const uint8_t *profile, size_t count);

/* Moves interleaved RGB of 8 bits from a profile (sRGB where profile_count is 0) into a space, relative colorimetric. */
clcms_status clcms_convert(
    const uint8_t *profile, size_t profile_count, clcms_space target, const uint8_t *source, uint8_t *output,
    size_t pixel_count);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#ifdef __cplusplus
}
#endif

#endif
