/* The codecs of DCMTK for one frame in memory: no file, no registration, no state that outlives a call. */
#ifndef CDCMTK_CODEC_H
#define CDCMTK_CODEC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "CDCMTKFailure.h"

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

/* Samples in memory: rows * columns * components words, row by row, interleaved, in the byte order of the machine. */
typedef struct cdcmtk_samples {
    uint16_t columns;
    uint16_t rows;
    /* 1 or 3. */
    uint16_t components;
    /* Bits of a sample in the code stream, 2 to 16. */
    uint16_t precision;
    /* Bytes of a sample in memory: 1 where the precision is at most 8, else 2. */
    uint16_t word_byte_count;
} cdcmtk_samples;

/* What a JPEG or JPEG-LS code stream says of itself, in its first frame header. Source: ISO 10918-1 B.2.2. */
typedef struct cdcmtk_jpeg_head {
    uint16_t columns;
    uint16_t rows;
    uint16_t components;
    uint16_t precision;
    /* The marker's low byte: C0 baseline, C1 extended, C2 progressive, C3 lossless, F7 JPEG-LS. */
    uint8_t process;
} cdcmtk_jpeg_head;

cdcmtk_status cdcmtk_read_jpeg_head(
    const uint8_t *bytes, size_t count, cdcmtk_jpeg_head *head, cdcmtk_failure *failure);

/*
 Decodes a JPEG code stream of any Huffman process (baseline, extended, progressive, lossless) into a buffer of exactly
 the size that `samples` promises. Components stay what they are: no conversion of colours. Subsampled components are
 brought to full size.
 */
cdcmtk_status cdcmtk_decode_jpeg(
    const uint8_t *bytes, size_t count, const cdcmtk_samples *samples, uint8_t *output, size_t output_count,
    cdcmtk_failure *failure);

/* The same for a JPEG-LS code stream. */
cdcmtk_status cdcmtk_decode_jpeg_ls(
    const uint8_t *bytes, size_t count, const cdcmtk_samples *samples, uint8_t *output, size_t output_count,
    cdcmtk_failure *failure);

/*
 Encodes JPEG without loss, first-order prediction (selection value 1), components interleaved by pixel and not
 converted; the precision of the code stream is that of the word, 8 or 16. The rest is as for JPEG-LS below.
 */
cdcmtk_status cdcmtk_encode_jpeg_lossless(
    const cdcmtk_samples *samples, const uint8_t *bytes, size_t count, uint8_t *output, size_t capacity,
    size_t *written, cdcmtk_failure *failure);

/*
 Encodes JPEG-LS without loss, components interleaved by line; the precision of the code stream is that of the word.
 Writes at most capacity bytes and says in *written how many there are, also where they do not fit (CDCMTK_UNSUPPORTED
 with *written > capacity).
 */
cdcmtk_status cdcmtk_encode_jpeg_ls(
    const cdcmtk_samples *samples, const uint8_t *bytes, size_t count, uint8_t *output, size_t capacity,
    size_t *written, cdcmtk_failure *failure);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#ifdef __cplusplus
}
#endif

#endif
