// The steps through DCMTK's trees, without recursion.
#ifndef CDCMTK_DATA_SET_WALK_H
#define CDCMTK_DATA_SET_WALK_H

#include "dcmtk/config/osconfig.h"

#include "dcmtk/dcmdata/dcelem.h"

#include <memory>
#include <vector>

#include "CDCMTKDataSet.h"
#include "DataSetPart.h"

class DataSetWalk {
public:
    /// All of them have to outlive the walk.
    void begin(DataSetPart &root, ByteSource &bytes, bool isBigEndian, const cdcmtk_limits &limits);

    /// Fills everything of the event but its bytes. The items of a long sequence are parsed as the walk comes to them.
    cdcmtk_status next(cdcmtk_event &event, cdcmtk_failure &failure);

private:
    enum class Kind { item, sequence, fragments, longSequence };

    struct Frame {
        Kind kind;
        /// None of a long sequence.
        DcmObject *container;
        // The child of the last step.
        DcmObject *child;
        uint32_t tag;
        // Pixel Representation (0028,0103), of this data set or of the nearest one around it.
        bool isSigned;
        // How DCMTK was shown what the container is part of.
        const Presentation *presentation;
        // Of an item of a long sequence.
        std::unique_ptr<DataSetPart> part;
        LongSequence sequence;
        // Of the next item.
        int64_t position;
    };

    Frame &push(Kind kind, DcmObject *container, uint32_t tag, bool isSigned);
    void pop(cdcmtk_event &event);
    void stepIntoItem(DcmObject &child, cdcmtk_event &event);
    void stepOnElement(DcmElement &element, cdcmtk_event &event);
    cdcmtk_status stepInLongSequence(cdcmtk_event &event, cdcmtk_failure &failure);
    E_TransferSyntax structure(bool isImplicit) const;

    ByteSource *bytes_ = nullptr;
    const cdcmtk_limits *limits_ = nullptr;
    bool isBigEndian_ = false;
    uint64_t elementCount_ = 0;
    std::vector<Frame> frames_;
};

#endif
