#ifndef CDCMTK_DATASET_H
#define CDCMTK_DATASET_H

#include "CDCMTKFailure.h"

#endif
