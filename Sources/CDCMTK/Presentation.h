// How DCMTK is shown the bytes of a data set, and what the walk has to know of it.
#ifndef CDCMTK_PRESENTATION_H
#define CDCMTK_PRESENTATION_H

#include <cstdint>
#include <map>

/// A sequence that DCMTK is shown as one value, since a tree of all its items would take too much memory. The walk has
/// them parsed one by one.
struct LongSequence {
    uint32_t tag;
    /// Behind the last byte, delimiter included.
    int64_t end;
    /// How its items are written.
    bool isImplicit;
};

struct Presentation {
    /// Where the bytes end that are shown.
    int64_t end = 0;
    /// The bytes that are shown instead of those in the object, by their offsets.
    std::map<int64_t, uint8_t> replacements;
    /// The tags that elements bear in the object where DCMTK is shown others, by the offsets of their values.
    std::map<int64_t, uint32_t> tags;
    /// By the offset of the first item.
    std::map<int64_t, LongSequence> longSequences;
    /// Kinds of cdcmtk_defect.
    uint32_t defects = 0;

    /// Of elements that the walk passes over: of a group that no data set may have. Source: PS3.5 7.1.
    static constexpr uint32_t passedOverTag = 0x0003FFFB;
};

#endif
