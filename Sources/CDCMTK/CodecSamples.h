// What the codecs share: whether a promise of samples can be kept at all, and how many bytes it takes.
#ifndef CDCMTK_CODEC_SAMPLES_H
#define CDCMTK_CODEC_SAMPLES_H

#include "CDCMTKCodec.h"

inline bool isPossible(const cdcmtk_samples &samples) {
    if (samples.columns == 0 || samples.rows == 0) return false;
    if (samples.components != 1 && samples.components != 3) return false;
    if (samples.precision < 2 || samples.precision > 16) return false;
    return samples.word_byte_count == (samples.precision <= 8 ? 1 : 2);
}

inline uint64_t byteCount(const cdcmtk_samples &samples) {
    return uint64_t(samples.columns) * samples.rows * samples.components * samples.word_byte_count;
}

#endif
