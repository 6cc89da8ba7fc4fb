/* libchafa as C values: a picture becomes cells of characters and colours; the widths of characters come with it. */
#ifndef CCHAFA_H
#define CCHAFA_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

typedef enum __attribute__((enum_extensibility(open))) cchafa_status {
    CCHAFA_OK __attribute__((swift_name("ok"))) = 0,
    /* Sizes that contradict each other, or are out of range. */
    CCHAFA_BAD_SIZE __attribute__((swift_name("badSize"))) = 1,
    /* The output does not fit into the caller's buffer. */
    CCHAFA_TOO_SMALL __attribute__((swift_name("tooSmall"))) = 2
} cchafa_status;

/* Which characters may stand for pixels. */
typedef enum __attribute__((enum_extensibility(open))) cchafa_symbols {
    CCHAFA_HALF __attribute__((swift_name("half"))) = 0,
    CCHAFA_QUADRANT __attribute__((swift_name("quadrant"))) = 1,
    CCHAFA_SEXTANT __attribute__((swift_name("sextant"))) = 2,
    CCHAFA_BRAILLE __attribute__((swift_name("braille"))) = 3,
    CCHAFA_ASCII __attribute__((swift_name("ascii"))) = 4
} cchafa_symbols;

/* How many colours the terminal has. */
typedef enum __attribute__((enum_extensibility(open))) cchafa_colours {
    CCHAFA_TRUE __attribute__((swift_name("truecolor"))) = 0,
    CCHAFA_256 __attribute__((swift_name("indexed256"))) = 1,
    CCHAFA_16 __attribute__((swift_name("indexed16"))) = 2,
    CCHAFA_MONO __attribute__((swift_name("mono"))) = 3
} cchafa_colours;

/*
 A picture of 8 bits a channel, width * height * 4 bytes, red, green, blue and one that is 255, and the cells that it is to
 fill. Three bytes a pixel would be shorter, but libchafa 1.12 shears them where a row is no multiple of four bytes.
 */
typedef struct cchafa_picture {
    int32_t width;
    int32_t height;
    int32_t columns;
    int32_t rows;
    /* The size of a cell in pixels. */
    int32_t cell_width;
    int32_t cell_height;
} cchafa_picture;

typedef struct cchafa_cell {
    /* Unicode code point. */
    uint32_t character;
    /* 0xRRGGBB, an index into the palette, or -1 for the terminal's own colour. */
    int32_t foreground;
    int32_t background;
} cchafa_cell;

/* Draws with characters into columns * rows cells, row by row. Fewer than 256 colours are dithered. */
cchafa_status cchafa_draw(
    const cchafa_picture *picture, const uint8_t *pixels, size_t pixel_byte_count, cchafa_symbols symbols,
    cchafa_colours colours, cchafa_cell *cells, size_t cell_count);

/*
 The sixel sequence that draws the picture at the cursor, pixel for pixel where it has the size of its cells, in a palette
 of its own. *needed is its length, whatever the capacity.
 */
cchafa_status cchafa_sixels(
    const cchafa_picture *picture, const uint8_t *pixels, size_t pixel_byte_count, uint8_t *output, size_t capacity,
    size_t *needed);

/* The columns that a character takes on a terminal: 0, 1 or 2. */
int32_t cchafa_character_width(uint32_t character);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#ifdef __cplusplus
}
#endif

#endif
