// An open object: its bytes, DCMTK's tree of its data set, and how far the walk has come.
#ifndef CDCMTK_DATA_SET_FILE_H
#define CDCMTK_DATA_SET_FILE_H

#include "dcmtk/config/osconfig.h"

#include <array>
#include <memory>

#include "ByteSource.h"
#include "CDCMTKDataSet.h"
#include "DataSetPart.h"
#include "DataSetWalk.h"

struct cdcmtk_file {
    std::unique_ptr<ByteSource> source;
    // Only of a deflated data set.
    std::unique_ptr<ByteSource> inflated;
    // Its values are in the sources, so it has to go before them.
    DataSetPart root;
    cdcmtk_limits limits{};
    cdcmtk_description description{};
    DataSetWalk walk;
    std::array<uint8_t, CDCMTK_INLINE_BYTE_COUNT> value{};

    /// What the offsets of the walk count in.
    ByteSource &bytes() { return inflated ? *inflated : *source; }
    void beginWalk() { walk.begin(root, bytes(), description.is_big_endian, limits); }
};

#endif
