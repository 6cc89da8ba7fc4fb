// Finds what DCMTK stumbles over in the structure of a data set, and how to show it the same bytes so that it doesn't:
//
// - a value that is no sequence under a tag or VR that makes it one: shown as UN;
// - an item or a delimiter where no sequence has begun: shown as an element that the walk passes over;
// - an object that is cut off inside of a sequence: everything that is open ends where the bytes do.
//
// The walk is our own and follows lengths as DCMTK 3.6.7 does. It runs only on what DCMTK has refused.
#ifndef CDCMTK_STRUCTURE_MENDER_H
#define CDCMTK_STRUCTURE_MENDER_H

#include "dcmtk/config/osconfig.h"

#include "dcmtk/dcmdata/dctag.h"

#include <map>
#include <vector>

#include "ByteSource.h"
#include "CDCMTKDataSet.h"

/// What DCMTK is shown and what the walk has to know of it.
struct Mending {
    std::map<int64_t, uint8_t> replacements;
    /// The tags that elements bear in the object, by the offsets of their values, where DCMTK is shown others.
    std::map<int64_t, uint32_t> tags;
    /// Kinds of cdcmtk_defect.
    uint32_t defects = 0;
    /// Where the bytes end that are shown.
    int64_t end = 0;

    /// Of elements that the walk passes over: of a group that no data set may have. Source: PS3.5 7.1.
    static constexpr uint32_t passedOverTag = 0x0003FFFB;
};

class StructureMender {
public:
    StructureMender(ByteSource &source, int64_t start, bool isImplicit, bool isBigEndian, const cdcmtk_limits &limits)
        : source_(source), position_(start), isBigEndian_(isBigEndian), limits_(limits) {
        open_.push_back({Kind::dataSet, isImplicit, start, source.size(), -1, 0, 0});
        mending_.end = source.size();
    }

    /// - Returns: false where nothing can be done, or there is nothing to do.
    bool mend();

    const Mending &mending() const { return mending_; }

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
        /// The tag before, in this container.
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

    bool step();
    bool stepInSequence(const Header &header);
    bool stepInItem(const Header &header);
    bool passOver(const Header &header);
    bool readAsUnknown(Container &sequence);
    bool cut(int64_t end);
    bool cut(const Header &header);
    /// - Returns: false where the bytes end inside of the header.
    bool readHeader(Header &header);
    void replace(int64_t offset, uint32_t value, int byteCount);
    void replaceTag(int64_t offset, uint32_t tag);
    uint32_t unknownTag(uint32_t tag, uint32_t lastTag) const;
    uint32_t word(const uint8_t *bytes, int byteCount) const;

    ByteSource &source_;
    int64_t position_;
    const bool isBigEndian_;
    const cdcmtk_limits &limits_;
    std::vector<Container> open_;
    Mending mending_;
    bool isDone_ = false;
};

#endif
