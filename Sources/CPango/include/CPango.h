/* Pango and cairo as C: one call draws texts in any script and lines onto a transparent canvas. */
#ifndef CPANGO_H
#define CPANGO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

typedef enum __attribute__((enum_extensibility(open))) cpango_status {
    CPANGO_OK __attribute__((swift_name("ok"))) = 0,
    /* A canvas that can't be, or text that is no UTF-8. */
    CPANGO_UNSUPPORTED __attribute__((swift_name("unsupported"))) = 1,
    CPANGO_INTERNAL __attribute__((swift_name("internalError"))) = 2
} cpango_status;

/* columns * rows * 4 bytes, row by row: blue, green, red, alpha, colours multiplied by alpha. */
typedef struct cpango_canvas {
    uint8_t *pixels;
    size_t byte_count;
    uint32_t columns;
    uint32_t rows;
} cpango_canvas;

/* What is drawn is drawn in, with a dark edge where it is wanted: readable on every ground. */
typedef struct cpango_ink {
    uint8_t red;
    uint8_t green;
    uint8_t blue;
    bool is_edged;
} cpango_ink;

/* A text of several lines; places and lengths are in pixels from the top left. */
typedef struct cpango_text {
    const char *utf8;
    size_t byte_count;
    /* The corner, or the middle of an edge, that the text is hung by. */
    double x;
    double y;
    bool hangs_by_middle;
    bool hangs_by_right;
    bool hangs_by_bottom;
    /* Height of a letter's body. */
    double size;
    /* Longer lines are broken; 0 for none. */
    double width;
    cpango_ink ink;
} cpango_text;

/* Where a text lies on a canvas, its edge left out, and how many of its letters no font has: boxes stand for them. */
typedef struct cpango_extent {
    double left;
    double top;
    double width;
    double height;
    uint32_t unknown_glyph_count;
} cpango_extent;

/* Points in pairs of x and y, joined by lines or by a curve through all of them. */
typedef struct cpango_line {
    const double *coordinates;
    size_t point_count;
    double width;
    bool is_curved;
    bool is_closed;
    bool is_filled;
    cpango_ink ink;
} cpango_line;

cpango_status cpango_draw_text(const cpango_canvas *canvas, const cpango_text *text);

cpango_status cpango_measure_text(const cpango_text *text, cpango_extent *extent);

cpango_status cpango_draw_line(const cpango_canvas *canvas, const cpango_line *line);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#ifdef __cplusplus
}
#endif

#endif
