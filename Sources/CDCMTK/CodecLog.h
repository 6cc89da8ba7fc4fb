// DCMTK's codecs write warnings to stderr, which is not theirs.
#ifndef CDCMTK_CODEC_LOG_H
#define CDCMTK_CODEC_LOG_H

// Turns DCMTK's log off, once for the process.
void silenceLog();

#endif
