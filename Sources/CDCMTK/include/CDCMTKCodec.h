#ifndef CDCMTK_CODEC_H
#define CDCMTK_CODEC_H

#include "CDCMTKFailure.h"

#endif
