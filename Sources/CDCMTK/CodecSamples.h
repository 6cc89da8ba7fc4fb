// What the codecs share: whether a promise of samples can be kept at all, and how many bytes it takes.
#ifndef CDCMTK_CODEC_SAMPLES_H
#define CDCMTK_CODEC_SAMPLES_H

#include "CDCMTKCodec.h"
#include "Guarded.h"

inline bool isPossible(const cdcmtk_samples &samples) {
    if (samples.columns == 0 || samples.rows == 0) return false;
    if (samples.components != 1 && samples.components != 3) return false;
    if (samples.precision < 2 || samples.precision > 16) return false;
    return samples.word_byte_count == (samples.precision <= 8 ? 1 : 2);
}

inline uint64_t byteCount(const cdcmtk_samples &samples) {
    return uint64_t(samples.columns) * samples.rows * samples.components * samples.word_byte_count;
}

// Whether the code stream says of itself what was promised: asked before a decoder writes.
inline cdcmtk_status compare(
    const uint8_t *bytes, size_t count, const cdcmtk_samples &samples, cdcmtk_failure *failure) {
    cdcmtk_jpeg_head head{};
    const cdcmtk_status status = cdcmtk_read_jpeg_head(bytes, count, &head, failure);
    if (status != CDCMTK_OK) return status;
    if (head.columns != samples.columns || head.rows != samples.rows || head.components != samples.components ||
        head.precision != samples.precision) {
        return fail(failure, CDCMTK_UNDECODABLE, "the code stream and the promise disagree");
    }
    return CDCMTK_OK;
}

#endif
