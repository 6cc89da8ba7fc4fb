// A data set, or one item of a long sequence, as DCMTK's tree over the bytes.
#ifndef CDCMTK_DATA_SET_PART_H
#define CDCMTK_DATA_SET_PART_H

#include "dcmtk/config/osconfig.h"

#include "dcmtk/dcmdata/dcdatset.h"

#include <memory>
#include <utility>

#include "ByteSource.h"
#include "CDCMTKDataSet.h"
#include "ParseGuard.h"
#include "Presentation.h"
#include "ShownSource.h"
#include "SourceStream.h"

struct DataSetPart {
    Presentation presentation;
    std::unique_ptr<ShownSource> source;
    /// Its values are in the source, so it has to go before it.
    std::unique_ptr<DcmDataset> dataSet;

    /// How a read ended.
    struct Outcome {
        OFCondition condition;
        /// Where DCMTK stopped.
        int64_t position;
    };

    DataSetPart() = default;
    DataSetPart(const DataSetPart &) = delete;
    DataSetPart &operator=(const DataSetPart &) = delete;

    /// Reads elements up to the end of what is shown, or to the delimiter of an item.
    Outcome read(
        ByteSource &bytes, int64_t start, E_TransferSyntax structure, const Presentation &shown, ParseGuard &guard);
};

/// Where the elements of an item of a long sequence are.
struct ItemPlace {
    /// Of its first element.
    int64_t start;
    /// Of the last byte that can belong to it.
    int64_t end;
    bool hasLength;
};

/// Reads the header of the next item.
/// - Returns: false behind the last one; `status` says whether the structure is sound.
bool findItem(
    ByteSource &bytes, int64_t position, const LongSequence &sequence, bool isBigEndian, ItemPlace &place,
    cdcmtk_status &status);

#endif
