#include "CChafa.h"

#include <stdbool.h>
#include <string.h>

#include <chafa.h>

/* No terminal is larger, and no picture that a viewer asks for. */
enum { CELL_LIMIT = 2000, PIXEL_LIMIT = 16384 };

static int is_sound(const cchafa_picture *picture, size_t pixel_byte_count) {
    return picture->width > 0 && picture->height > 0 && picture->width <= PIXEL_LIMIT && picture->height <= PIXEL_LIMIT
        && picture->columns > 0 && picture->rows > 0 && picture->columns <= CELL_LIMIT && picture->rows <= CELL_LIMIT
        && picture->cell_width > 0 && picture->cell_height > 0 && picture->cell_width <= 256
        && picture->cell_height <= 256 && pixel_byte_count == (size_t)picture->width * (size_t)picture->height * 4;
}

static ChafaSymbolTags symbol_tags(cchafa_symbols symbols) {
    switch (symbols) {
    case CCHAFA_QUADRANT: return CHAFA_SYMBOL_TAG_QUAD | CHAFA_SYMBOL_TAG_HALF | CHAFA_SYMBOL_TAG_SPACE
        | CHAFA_SYMBOL_TAG_SOLID;
    case CCHAFA_SEXTANT: return CHAFA_SYMBOL_TAG_SEXTANT | CHAFA_SYMBOL_TAG_SPACE | CHAFA_SYMBOL_TAG_SOLID;
    case CCHAFA_BRAILLE: return CHAFA_SYMBOL_TAG_BRAILLE | CHAFA_SYMBOL_TAG_SPACE;
    case CCHAFA_ASCII: return CHAFA_SYMBOL_TAG_ASCII | CHAFA_SYMBOL_TAG_SPACE;
    default: return CHAFA_SYMBOL_TAG_VHALF | CHAFA_SYMBOL_TAG_SPACE;
    }
}

static ChafaCanvasMode canvas_mode(cchafa_colours colours) {
    switch (colours) {
    case CCHAFA_256: return CHAFA_CANVAS_MODE_INDEXED_240;
    case CCHAFA_16: return CHAFA_CANVAS_MODE_INDEXED_16;
    case CCHAFA_MONO: return CHAFA_CANVAS_MODE_FGBG;
    default: return CHAFA_CANVAS_MODE_TRUECOLOR;
    }
}

static ChafaCanvas *draw(const cchafa_picture *picture, const uint8_t *pixels, ChafaCanvasConfig *config) {
    chafa_canvas_config_set_geometry(config, picture->columns, picture->rows);
    chafa_canvas_config_set_cell_geometry(config, picture->cell_width, picture->cell_height);
    /* What is dark on film stays dark: no contrast of the library's own. */
    chafa_canvas_config_set_preprocessing_enabled(config, FALSE);
    chafa_canvas_config_set_work_factor(config, 0.5f);
    ChafaCanvas *canvas = chafa_canvas_new(config);
    chafa_canvas_draw_all_pixels(
        canvas, CHAFA_PIXEL_RGBA8_UNASSOCIATED, pixels, picture->width, picture->height, picture->width * 4);
    return canvas;
}

cchafa_status cchafa_draw(
    const cchafa_picture *picture, const uint8_t *pixels, size_t pixel_byte_count, cchafa_symbols symbols,
    cchafa_colours colours, cchafa_cell *cells, size_t cell_count) {
    if (!is_sound(picture, pixel_byte_count)) return CCHAFA_BAD_SIZE;
    if (cell_count != (size_t)picture->columns * (size_t)picture->rows) return CCHAFA_TOO_SMALL;
    ChafaCanvasConfig *config = chafa_canvas_config_new();
    ChafaSymbolMap *map = chafa_symbol_map_new();
    chafa_symbol_map_add_by_tags(map, symbol_tags(symbols));
    chafa_canvas_config_set_symbol_map(config, map);
    chafa_canvas_config_set_canvas_mode(config, canvas_mode(colours));
    chafa_canvas_config_set_pixel_mode(config, CHAFA_PIXEL_MODE_SYMBOLS);
    /* 256 colours have 24 greys and more: dots in an even picture would be worse than a step between two of them. 16 have
       four greys, too far from each other for the strength of the library's ordered pattern: half of all greys would be
       one of the four. */
    if (colours == CCHAFA_16) chafa_canvas_config_set_dither_mode(config, CHAFA_DITHER_MODE_DIFFUSION);
    if (colours == CCHAFA_MONO) chafa_canvas_config_set_dither_mode(config, CHAFA_DITHER_MODE_ORDERED);
    ChafaCanvas *canvas = draw(picture, pixels, config);
    for (int32_t row = 0; row < picture->rows; row++) {
        for (int32_t column = 0; column < picture->columns; column++) {
            cchafa_cell *cell = cells + (size_t)row * (size_t)picture->columns + (size_t)column;
            gint foreground = -1;
            gint background = -1;
            cell->character = chafa_canvas_get_char_at(canvas, column, row);
            if (colours == CCHAFA_TRUE) {
                chafa_canvas_get_colors_at(canvas, column, row, &foreground, &background);
            } else {
                chafa_canvas_get_raw_colors_at(canvas, column, row, &foreground, &background);
            }
            cell->foreground = colours == CCHAFA_MONO ? -1 : foreground;
            cell->background = colours == CCHAFA_MONO ? -1 : background;
        }
    }
    chafa_canvas_unref(canvas);
    chafa_symbol_map_unref(map);
    chafa_canvas_config_unref(config);
    return CCHAFA_OK;
}

static bool is_grey(const uint8_t *pixels, size_t byte_count) {
    for (size_t index = 0; index + 2 < byte_count; index += 4) {
        if (pixels[index] != pixels[index + 1] || pixels[index] != pixels[index + 2]) return false;
    }
    return true;
}

cchafa_status cchafa_sixels(
    const cchafa_picture *picture, const uint8_t *pixels, size_t pixel_byte_count, uint8_t *output, size_t capacity,
    size_t *needed) {
    *needed = 0;
    if (!is_sound(picture, pixel_byte_count)) return CCHAFA_BAD_SIZE;
    ChafaCanvasConfig *config = chafa_canvas_config_new();
    chafa_canvas_config_set_canvas_mode(config, CHAFA_CANVAS_MODE_TRUECOLOR);
    chafa_canvas_config_set_pixel_mode(config, CHAFA_PIXEL_MODE_SIXELS);
    /* 256 registers hold every grey; of colours they hold a few. */
    chafa_canvas_config_set_dither_mode(
        config, is_grey(pixels, pixel_byte_count) ? CHAFA_DITHER_MODE_NONE : CHAFA_DITHER_MODE_DIFFUSION);
    ChafaCanvas *canvas = draw(picture, pixels, config);
    ChafaTermInfo *terminal = chafa_term_db_get_fallback_info(chafa_term_db_get_default());
    GString *text = chafa_canvas_print(canvas, terminal);
    *needed = text->len;
    cchafa_status status = text->len <= capacity ? CCHAFA_OK : CCHAFA_TOO_SMALL;
    if (status == CCHAFA_OK) memcpy(output, text->str, text->len);
    g_string_free(text, TRUE);
    chafa_term_info_unref(terminal);
    chafa_canvas_unref(canvas);
    chafa_canvas_config_unref(config);
    return status;
}

int32_t cchafa_character_width(uint32_t character) {
    if (!g_unichar_validate(character) || g_unichar_iszerowidth(character)) return 0;
    return g_unichar_iswide(character) ? 2 : 1;
}
