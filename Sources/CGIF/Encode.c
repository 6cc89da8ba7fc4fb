#include "CGIF.h"

#include <gif_lib.h>
#include <stdlib.h>
#include <string.h>

#include "Quantize.h"

/* The caller's buffer and how far it is filled. */
typedef struct writing {
    uint8_t *output;
    size_t capacity;
    size_t count;
    bool is_full;
    /* Bytes are dropped: the head of a picture that is not the first. */
    bool is_muted;
} writing;

static cgif_status fail(cgif_failure *failure, cgif_status status, const char *text) {
    failure->status = status;
    strncpy(failure->text, text, sizeof failure->text - 1);
    failure->text[sizeof failure->text - 1] = '\0';
    return status;
}

static int append(GifFileType *file, const GifByteType *bytes, int count) {
    writing *state = file->UserData;
    if (state->is_muted) return count;
    if ((size_t)count > state->capacity - state->count) {
        state->is_full = true;
        return 0;
    }
    memcpy(state->output + state->count, bytes, (size_t)count);
    state->count += (size_t)count;
    return count;
}

static bool is_encodable(const cgif_picture *picture, size_t sample_count) {
    if (picture->columns == 0 || picture->rows == 0) return false;
    if (picture->columns > UINT16_MAX || picture->rows > UINT16_MAX) return false;
    if (picture->components != 1 && picture->components != 3) return false;
    return (uint64_t)picture->columns * picture->rows * picture->components == sample_count;
}

/* Netscape's extension, which every browser knows: repeat for ever. */
static bool put_loop(GifFileType *file) {
    static const uint8_t forever[] = {1, 0, 0};
    return EGifPutExtensionLeader(file, APPLICATION_EXT_FUNC_CODE) == GIF_OK &&
           EGifPutExtensionBlock(file, 11, "NETSCAPE2.0") == GIF_OK &&
           EGifPutExtensionBlock(file, sizeof forever, forever) == GIF_OK && EGifPutExtensionTrailer(file) == GIF_OK;
}

static bool put_delay(GifFileType *file, uint16_t delay) {
    const GraphicsControlBlock control = {
        .DisposalMode = DISPOSE_DO_NOT, .DelayTime = delay, .TransparentColor = NO_TRANSPARENT_COLOR};
    GifByteType bytes[4];
    const size_t count = EGifGCBToExtension(&control, bytes);
    return EGifPutExtension(file, GRAPHICS_EXT_FUNC_CODE, (int)count, bytes) == GIF_OK;
}

static bool put_picture(
    GifFileType *file, writing *state, const cgif_picture *picture, const uint8_t *indices, ColorMapObject *map,
    const cgif_place *place) {
    const int columns = (int)picture->columns, rows = (int)picture->rows;
    /* giflib wants the head before every picture; only the first one's is kept. */
    state->is_muted = !place->is_first;
    EGifSetGifVersion(file, true);
    if (EGifPutScreenDesc(file, columns, rows, 8, 0, NULL) != GIF_OK) return false;
    state->is_muted = false;
    if (place->is_animated && place->is_first && !put_loop(file)) return false;
    if (place->is_animated && !put_delay(file, place->delay)) return false;
    if (EGifPutImageDesc(file, 0, 0, columns, rows, false, map) != GIF_OK) return false;
    for (int row = 0; row < rows; row++) {
        /* The library takes a pointer to what it may change, and masks its values in place: 8 bits stay as they are. */
        if (EGifPutLine(file, (GifPixelType *)indices + (size_t)row * picture->columns, columns) != GIF_OK) return false;
    }
    return true;
}

cgif_status cgif_encode(
    const cgif_picture *picture, const uint8_t *samples, size_t sample_count, const cgif_place *place, uint8_t *output,
    size_t capacity, size_t *written, cgif_failure *failure) {
    *written = 0;
    if (!is_encodable(picture, sample_count)) return fail(failure, CGIF_UNSUPPORTED, "no such picture can be a GIF");

    const size_t pixel_count = (size_t)picture->columns * picture->rows;
    uint8_t *indices = malloc(pixel_count);
    ColorMapObject *map = GifMakeMapObject(256, NULL);
    int code = 0;
    writing state = {.output = output, .capacity = capacity};
    GifFileType *file = EGifOpen(&state, append, &code);
    bool is_done = indices != NULL && map != NULL && file != NULL;
    if (is_done && picture->components == 1) {
        memcpy(indices, samples, pixel_count);
        cgif_grey_table(map->Colors);
    } else if (is_done) {
        is_done = cgif_quantize(samples, pixel_count, indices, map->Colors);
    }
    is_done = is_done && put_picture(file, &state, picture, indices, map, place);
    if (file != NULL) {
        const bool is_closed = EGifCloseFile(file, &code) == GIF_OK;
        is_done = is_done && is_closed;
    }
    GifFreeMapObject(map);
    free(indices);
    if (state.is_full) return fail(failure, CGIF_TOO_SMALL, "the output buffer is too small");
    if (!is_done) {
        const char *text = GifErrorString(code);
        return fail(failure, CGIF_INTERNAL, text != NULL ? text : "giflib has no memory");
    }
    /* The last byte is the end of the file. */
    *written = place->is_last ? state.count : state.count - 1;
    return CGIF_OK;
}
