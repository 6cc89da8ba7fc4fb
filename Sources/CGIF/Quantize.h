/* How the pixels of a picture become places in a table of 256 colours. */
#ifndef CGIF_QUANTIZE_H
#define CGIF_QUANTIZE_H

#include <gif_lib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The 256 greys. */
void cgif_grey_table(GifColorType table[256]);

/* Fills indices, one a pixel of interleaved RGB, and the table that they point into; false where memory is short. */
bool cgif_quantize(const uint8_t *samples, size_t pixel_count, uint8_t *indices, GifColorType table[256]);

#endif
