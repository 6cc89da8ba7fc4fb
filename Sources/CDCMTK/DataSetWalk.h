// The steps through DCMTK's tree, without recursion.
#ifndef CDCMTK_DATA_SET_WALK_H
#define CDCMTK_DATA_SET_WALK_H

#include "dcmtk/config/osconfig.h"

#include "dcmtk/dcmdata/dcdatset.h"
#include "dcmtk/dcmdata/dcelem.h"

#include <map>
#include <utility>
#include <vector>

#include "CDCMTKDataSet.h"

class DataSetWalk {
public:
    void begin(DcmDataset &dataSet);

    /// Fills everything of the event but its bytes.
    /// - Parameter sourceSize: where the bytes end that offsets count in.
    cdcmtk_status next(int64_t sourceSize, cdcmtk_event &event);

    /// - Parameter tags: of elements that DCMTK has been shown under others, by the offsets of their values.
    void showTags(std::map<int64_t, uint32_t> tags) { tags_ = std::move(tags); }

private:
    enum class Kind { item, sequence, fragments };

    struct Frame {
        Kind kind;
        DcmObject *container;
        // The child of the last step.
        DcmObject *child;
        uint32_t tag;
        // Pixel Representation (0028,0103), of this data set or of the nearest one around it.
        bool isSigned;
    };

    void push(Kind kind, DcmObject &container, uint32_t tag, bool isSigned);
    void pop(cdcmtk_event &event);
    void stepIntoItem(DcmObject &child, cdcmtk_event &event);
    void stepOnElement(DcmElement &element, int64_t sourceSize, cdcmtk_event &event);

    std::vector<Frame> frames_;
    std::map<int64_t, uint32_t> tags_;
};

#endif
