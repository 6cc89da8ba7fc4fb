/* What encoding and decoding share: silent reports and streams over memory. */
#ifndef COPENJPEG_SUPPORT_H
#define COPENJPEG_SUPPORT_H

#include "COpenJPEG.h"

#include <openjpeg.h>

copenjpeg_status copenjpeg_fail(copenjpeg_failure *failure, copenjpeg_status status, const char *text);

/* Sends OpenJPEG's first error to the failure; warnings and chatter go nowhere. */
void copenjpeg_listen(opj_codec_t *codec, copenjpeg_failure *failure);

/* A span of the caller's memory with a place in it. */
typedef struct copenjpeg_memory {
    uint8_t *bytes;
    size_t count;
    size_t position;
    /* The furthest byte written. */
    size_t end;
    /* A write did not fit. */
    bool overflowed;
} copenjpeg_memory;

/* Streams keep the address of `memory`, which has to outlive them. NULL without memory. */
opj_stream_t *copenjpeg_input(copenjpeg_memory *memory);
opj_stream_t *copenjpeg_output(copenjpeg_memory *memory);

#endif
