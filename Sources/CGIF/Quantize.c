#include "Quantize.h"

#include <limits.h>
#include <stdlib.h>

enum {
    /* Greys come first in the table, every fourth one; most pixels of an ultrasound picture are grey. */
    GREY_COUNT = 64,
    COLOUR_COUNT = 256 - GREY_COUNT,
    /* Components that differ by less are seen as grey. */
    GREY_SPREAD = 8
};

void cgif_grey_table(GifColorType table[256]) {
    for (int level = 0; level < 256; level++) {
        table[level] = (GifColorType){.Red = (uint8_t)level, .Green = (uint8_t)level, .Blue = (uint8_t)level};
    }
}

static bool is_grey(const uint8_t *pixel) {
    uint8_t most = pixel[0] > pixel[1] ? pixel[0] : pixel[1];
    uint8_t least = pixel[0] < pixel[1] ? pixel[0] : pixel[1];
    if (pixel[2] > most) most = pixel[2];
    if (pixel[2] < least) least = pixel[2];
    return most - least < GREY_SPREAD;
}

/* The coloured pixels by giflib's median cut; places holds the pixel of each. */
static bool cut(const uint8_t *samples, const size_t *places, size_t count, uint8_t *indices, GifColorType *table) {
    GifByteType *planes = malloc(4 * count);
    if (planes == NULL) return false;
    GifByteType *red = planes, *green = planes + count, *blue = planes + 2 * count, *found = planes + 3 * count;
    for (size_t index = 0; index < count; index++) {
        red[index] = samples[3 * places[index]];
        green[index] = samples[3 * places[index] + 1];
        blue[index] = samples[3 * places[index] + 2];
    }
    int colour_count = COLOUR_COUNT;
    const bool is_done =
        GifQuantizeBuffer((unsigned)count, 1, &colour_count, red, green, blue, found, table + GREY_COUNT) == GIF_OK;
    for (size_t index = 0; is_done && index < count; index++) {
        indices[places[index]] = (uint8_t)(GREY_COUNT + found[index]);
    }
    free(planes);
    return is_done;
}

bool cgif_quantize(const uint8_t *samples, size_t pixel_count, uint8_t *indices, GifColorType table[256]) {
    for (int place = 0; place < 256; place++) {
        const uint8_t level = place < GREY_COUNT ? (uint8_t)(place * 255 / (GREY_COUNT - 1)) : 0;
        table[place] = (GifColorType){.Red = level, .Green = level, .Blue = level};
    }
    if (pixel_count > UINT_MAX) return false;
    size_t *places = malloc(pixel_count * sizeof *places);
    if (places == NULL) return false;
    size_t coloured = 0;
    for (size_t pixel = 0; pixel < pixel_count; pixel++) {
        const uint8_t *components = samples + 3 * pixel;
        if (is_grey(components)) {
            const unsigned sum = components[0] + components[1] + components[2];
            indices[pixel] = (uint8_t)((sum * (GREY_COUNT - 1) + 382) / 765);
        } else {
            places[coloured++] = pixel;
        }
    }
    const bool is_done = coloured == 0 || cut(samples, places, coloured, indices, table);
    free(places);
    return is_done;
}
