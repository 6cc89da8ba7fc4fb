#include "CPNG.h"

#include <png.h>
#include <setjmp.h>
#include <stdbool.h>
#include <string.h>

/* The caller's buffer, how far it is filled, and where an error goes. */
typedef struct writing {
    uint8_t *output;
    size_t capacity;
    size_t count;
    cpng_status status;
    cpng_failure *failure;
} writing;

static cpng_status fail(cpng_failure *failure, cpng_status status, const char *text) {
    failure->status = status;
    strncpy(failure->text, text, sizeof failure->text - 1);
    failure->text[sizeof failure->text - 1] = '\0';
    return status;
}

static void fail_and_jump(png_structp png, png_const_charp text) {
    writing *state = png_get_error_ptr(png);
    fail(state->failure, state->status, text);
    png_longjmp(png, 1);
}

static void ignore_warning(png_structp png, png_const_charp text) {
    (void)png;
    (void)text;
}

static void append(png_structp png, png_bytep bytes, size_t count) {
    writing *state = png_get_io_ptr(png);
    if (count > state->capacity - state->count) {
        state->status = CPNG_TOO_SMALL;
        png_error(png, "the output buffer is too small");
    }
    memcpy(state->output + state->count, bytes, count);
    state->count += count;
}

static void flush_nothing(png_structp png) { (void)png; }

static bool is_encodable(const cpng_picture *picture, size_t sample_count) {
    if (picture->columns == 0 || picture->rows == 0) return false;
    if (picture->columns > PNG_UINT_31_MAX || picture->rows > PNG_UINT_31_MAX) return false;
    if (picture->components != 1 && picture->components != 3) return false;
    if (picture->profile_count > PNG_UINT_31_MAX) return false;
    if (picture->compression_level < 0 || picture->compression_level > 9) return false;
    uint64_t pixel_count = (uint64_t)picture->columns * picture->rows;
    return pixel_count <= SIZE_MAX / 3 && pixel_count * picture->components == sample_count;
}

cpng_status cpng_encode(
    const cpng_picture *picture, const uint8_t *samples, size_t sample_count, uint8_t *output, size_t capacity,
    size_t *written, cpng_failure *failure) {
    *written = 0;
    if (!is_encodable(picture, sample_count)) return fail(failure, CPNG_UNSUPPORTED, "no such picture can be a PNG");

    writing state = {.output = output, .capacity = capacity, .status = CPNG_INTERNAL, .failure = failure};
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &state, fail_and_jump, ignore_warning);
    if (png == NULL) return fail(failure, CPNG_INTERNAL, "libpng has no memory");
    png_infop info = png_create_info_struct(png);
    if (info == NULL) {
        png_destroy_write_struct(&png, NULL);
        return fail(failure, CPNG_INTERNAL, "libpng has no memory");
    }
    if (setjmp(png_jmpbuf(png))) {
        png_destroy_write_struct(&png, &info);
        return state.status;
    }
    png_set_write_fn(png, &state, append, flush_nothing);
    png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
    png_set_compression_level(png, picture->compression_level);
    png_set_IHDR(
        png, info, picture->columns, picture->rows, 8,
        picture->components == 1 ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
        PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    if (picture->profile != NULL && picture->profile_count > 0) {
        png_set_iCCP(
            png, info, "ICC profile", PNG_COMPRESSION_TYPE_BASE, picture->profile, (png_uint_32)picture->profile_count);
    }
    png_write_info(png, info);
    const size_t row_byte_count = (size_t)picture->columns * picture->components;
    for (uint32_t row = 0; row < picture->rows; row++) png_write_row(png, samples + row * row_byte_count);
    png_write_end(png, info);
    *written = state.count;
    png_destroy_write_struct(&png, &info);
    return CPNG_OK;
}
