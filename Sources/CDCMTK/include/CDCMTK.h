/* DCMTK as C, in two rooms: data sets, and the codecs for their pixels. */
#ifndef CDCMTK_H
#define CDCMTK_H

#include "CDCMTKFailure.h"
#include "CDCMTKDataSet.h"
#include "CDCMTKCodec.h"

#endif
