/* Where the code stream lies in the bytes of a frame. */
#ifndef COPENJPEG_CODE_STREAM_H
#define COPENJPEG_CODE_STREAM_H

#include "Support.h"

/*
 A bare code stream is all of the bytes; in a JP2 file, which some archives store against PS3.5 A.4.4, it is one box.
 The other boxes are ignored: the data set says what the samples mean.
 */
bool copenjpeg_find_code_stream(const uint8_t *bytes, size_t count, const uint8_t **start, size_t *length);

#endif
