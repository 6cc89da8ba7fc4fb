#include "CPango.h"

#include <limits.h>
#include <pango/pangocairo.h>

/* A cairo context over the caller's pixels; NULL where they don't make a surface. */
static cairo_t *open_canvas(const cpango_canvas *canvas) {
    if (canvas->columns == 0 || canvas->rows == 0 || canvas->columns > 32767 || canvas->rows > 32767) return NULL;
    if ((uint64_t)canvas->columns * canvas->rows * 4 != canvas->byte_count) return NULL;
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        canvas->pixels, CAIRO_FORMAT_ARGB32, (int)canvas->columns, (int)canvas->rows, (int)canvas->columns * 4);
    cairo_t *context = cairo_create(surface);
    cairo_surface_destroy(surface);
    if (cairo_status(context) == CAIRO_STATUS_SUCCESS) return context;
    cairo_destroy(context);
    return NULL;
}

static cpango_status close_canvas(cairo_t *context) {
    cairo_surface_flush(cairo_get_target(context));
    const bool is_good = cairo_status(context) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(context);
    return is_good ? CPANGO_OK : CPANGO_INTERNAL;
}

/* The edge of the current path where the ink has one; then the ink is the source of what follows. */
static void set_ink(cairo_t *context, const cpango_ink *ink, double edge_width) {
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND);
    if (ink->is_edged) {
        cairo_set_source_rgba(context, 0, 0, 0, 0.8);
        cairo_set_line_width(context, edge_width);
        cairo_stroke_preserve(context);
    }
    cairo_set_source_rgb(context, ink->red / 255.0, ink->green / 255.0, ink->blue / 255.0);
}

/* A text as lines of glyphs; NULL where it is no UTF-8. */
static PangoLayout *lay_out(cairo_t *context, const cpango_text *text) {
    if (text->byte_count > INT_MAX || !g_utf8_validate(text->utf8, (gssize)text->byte_count, NULL)) return NULL;
    PangoLayout *layout = pango_cairo_create_layout(context);
    /* By name, so that pictures don't change with what other fonts are installed; those are for what it has no letters of. */
    PangoFontDescription *font = pango_font_description_from_string("DejaVu Sans, Sans");
    pango_font_description_set_absolute_size(font, text->size * PANGO_SCALE);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    pango_layout_set_text(layout, text->utf8, (int)text->byte_count);
    if (text->width > 0) {
        pango_layout_set_width(layout, (int)(text->width * PANGO_SCALE));
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    }
    const PangoAlignment side = text->hangs_by_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
    pango_layout_set_alignment(layout, text->hangs_by_middle ? PANGO_ALIGN_CENTER : side);
    return layout;
}

/* Where the text lies, by what it is hung by; `box` is its place in the layout. */
static cpango_extent place(PangoLayout *layout, const cpango_text *text, PangoRectangle *box) {
    pango_layout_get_pixel_extents(layout, NULL, box);
    const double left_of_x = text->hangs_by_middle ? box->width / 2.0 : text->hangs_by_right ? box->width : 0;
    return (cpango_extent){
        .left = text->x - left_of_x,
        .top = text->hangs_by_bottom ? text->y - box->height : text->y,
        .width = box->width,
        .height = box->height,
        .unknown_glyph_count = (uint32_t)pango_layout_get_unknown_glyphs_count(layout)};
}

cpango_status cpango_measure_text(const cpango_text *text, cpango_extent *extent) {
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 1, 1);
    cairo_t *context = cairo_create(surface);
    cairo_surface_destroy(surface);
    PangoLayout *layout = lay_out(context, text);
    if (layout != NULL) {
        PangoRectangle box;
        *extent = place(layout, text, &box);
        g_object_unref(layout);
    }
    cairo_destroy(context);
    return layout != NULL ? CPANGO_OK : CPANGO_UNSUPPORTED;
}

cpango_status cpango_draw_text(const cpango_canvas *canvas, const cpango_text *text) {
    cairo_t *context = open_canvas(canvas);
    if (context == NULL) return CPANGO_UNSUPPORTED;
    PangoLayout *layout = lay_out(context, text);
    if (layout == NULL) {
        cairo_destroy(context);
        return CPANGO_UNSUPPORTED;
    }
    PangoRectangle box;
    const cpango_extent extent = place(layout, text, &box);
    cairo_move_to(context, extent.left - box.x, extent.top - box.y);
    pango_cairo_layout_path(context, layout);
    set_ink(context, &text->ink, text->size / 5 < 2 ? 2 : text->size / 5);
    cairo_fill(context);
    g_object_unref(layout);
    return close_canvas(context);
}

/* Catmull-Rom: through every point, with the neighbours' direction. */
static void add_curve(cairo_t *context, const double *points, size_t count, bool is_closed) {
    const size_t pieces = is_closed ? count : count - 1;
    for (size_t piece = 0; piece < pieces; piece++) {
        const size_t before = piece > 0 ? piece - 1 : (is_closed ? count - 1 : 0);
        const size_t end = (piece + 1) % count;
        const size_t after = is_closed ? (piece + 2) % count : (piece + 2 < count ? piece + 2 : count - 1);
        const double *a = points + 2 * before, *b = points + 2 * piece, *c = points + 2 * end, *d = points + 2 * after;
        cairo_curve_to(
            context, b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6, c[0] - (d[0] - b[0]) / 6,
            c[1] - (d[1] - b[1]) / 6, c[0], c[1]);
    }
}

cpango_status cpango_draw_line(const cpango_canvas *canvas, const cpango_line *line) {
    if (line->point_count == 0) return CPANGO_UNSUPPORTED;
    cairo_t *context = open_canvas(canvas);
    if (context == NULL) return CPANGO_UNSUPPORTED;
    const double *points = line->coordinates;
    cairo_move_to(context, points[0], points[1]);
    if (line->is_curved && line->point_count > 2) {
        add_curve(context, points, line->point_count, line->is_closed);
    } else {
        for (size_t index = 1; index < line->point_count; index++) {
            cairo_line_to(context, points[2 * index], points[2 * index + 1]);
        }
    }
    if (line->is_closed) cairo_close_path(context);
    set_ink(context, &line->ink, line->width + 2);
    if (line->is_filled) cairo_fill_preserve(context);
    cairo_set_line_width(context, line->width);
    cairo_stroke(context);
    return close_canvas(context);
}
