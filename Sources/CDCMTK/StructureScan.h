// A walk of our own through the structure of a data set, that follows lengths as DCMTK 3.6.7 does. It finds
//
// - sequences that are too long for a tree in memory;
// - in an object that DCMTK has refused, what it stumbles over, and how to show it the same bytes so that it doesn't:
//   a value that is no sequence under a tag or VR that makes it one, and one of undefined length whose VR has none;
//   an item or a delimiter where no sequence has begun; an object that is cut off inside of a sequence.
#ifndef CDCMTK_STRUCTURE_SCAN_H
#define CDCMTK_STRUCTURE_SCAN_H

#include "dcmtk/config/osconfig.h"

#include "dcmtk/dcmdata/dctag.h"

#include <vector>

#include "ByteSource.h"
#include "CDCMTKDataSet.h"
#include "Presentation.h"

class StructureScan {
public:
    StructureScan(
        ByteSource &source, int64_t start, int64_t end, bool isImplicit, bool isBigEndian, const cdcmtk_limits &limits)
        : source_(source), end_(end), position_(start), isBigEndian_(isBigEndian), limits_(limits) {
        open_.push_back({Kind::dataSet, isImplicit, start, end, -1, 0, 0});
        presentation_.end = end;
    }

    /// - Returns: the data set with its long sequences as single values; as it is where its structure isn't sound.
    Presentation hidingLongSequences();

    /// - Returns: false where nothing can be done, or there is nothing to do.
    bool mend();

    const Presentation &presentation() const { return presentation_; }

private:
    enum class Kind { dataSet, item, sequence, fragments };

    struct Container {
        Kind kind;
        bool isImplicit;
        int64_t start;
        /// Behind the last byte; -1 where a delimiter says it.
        int64_t end;
        /// Of the 32 bits that say the length; -1 where it can't be changed.
        int64_t lengthOffset;
        uint32_t tag;
        /// Of the element before: of a sequence in the container around it.
        uint32_t lastTag;
    };

    struct Header {
        uint32_t tag;
        DcmEVR vr;
        uint32_t length;
        int64_t lengthOffset;
        int lengthByteCount;
        int64_t valueOffset;
    };

    bool scan();
    bool step();
    bool stepOnElement(const Header &header);
    bool isMislabelled(const Header &header) const;
    bool stepInSequence(const Header &header);
    bool stepOnDelimiter(const Header &header);
    void close();
    bool passOver(const Header &header);
    bool readAsUnknown();
    bool readAsSequence(const Header &header);
    bool cut(int64_t end);
    bool cut(const Header &header);
    void hide(const Container &sequence);
    /// - Returns: false where the bytes end inside of the header.
    bool readHeader(Header &header);
    void replace(int64_t offset, uint32_t value, int byteCount);
    void replaceTag(int64_t offset, uint32_t tag);
    void replaceVR(int64_t offset, const char *vr);
    uint32_t unknownTag(uint32_t tag, uint32_t lastTag) const;
    uint32_t word(const uint8_t *bytes, int byteCount) const;

    ByteSource &source_;
    const int64_t end_;
    int64_t position_;
    const bool isBigEndian_;
    const cdcmtk_limits &limits_;
    bool isMending_ = false;
    bool isDone_ = false;
    std::vector<Container> open_;
    Presentation presentation_;
};

#endif
