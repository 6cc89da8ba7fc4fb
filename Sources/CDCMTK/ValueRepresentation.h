// DCMTK's VRs, its internal ones included, as VRs of the standard.
#ifndef CDCMTK_VALUE_REPRESENTATION_H
#define CDCMTK_VALUE_REPRESENTATION_H

#include "dcmtk/config/osconfig.h"

#include "dcmtk/dcmdata/dctag.h"

#include <cstdint>

/// The two letters of the VR of an element.
/// - Parameter isSigned: Pixel Representation (0028,0103) of the data set is 1; decides "US or SS".
const char *standardVR(DcmEVR vr, bool isSigned);

/// The VR that the dictionary gives a standard attribute; EVR_UN for private and unknown ones.
DcmEVR dictionaryVR(uint32_t tag);

#endif
