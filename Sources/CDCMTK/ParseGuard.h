// What keeps a parse of hostile bytes bounded. DCMTK 3.6.7 recurses for every nested sequence, sorts elements into a
// list one by one and looks private creators up in another. Nothing of it has a limit of its own, but every step goes
// through the stream, which asks this guard.
#ifndef CDCMTK_PARSE_GUARD_H
#define CDCMTK_PARSE_GUARD_H

#include <cstddef>
#include <cstdint>
#include <vector>

#include "CDCMTKDataSet.h"

class ParseGuard {
public:
    /// - Parameters:
    ///   - depth: of the sequences that are around what is parsed.
    ///   - elementCount: of what has been parsed of the same object before.
    explicit ParseGuard(const cdcmtk_limits &limits, size_t depth = 0, uint64_t elementCount = 0)
        : limits_(limits), depth_(depth), elementCount_(elementCount), treeLimit_(elementCount + treeBudget) {}

    /// To be called in the function that starts the parse of the data set.
    void begin(const void *frame);

    /// A tag is read next, by a function of DCMTK whose callee has this frame address.
    void enter(const void *frame, uint32_t tag, int64_t offset);

    /// The stack may grow only so far, whatever DCMTK does with the bytes.
    void checkStack(const void *frame);

    bool tripped() const { return status_ != CDCMTK_OK; }
    cdcmtk_status status() const { return status_; }

    /// Data sets, sequences and items that the last tag is in: 1 at the top level, 0 before the first tag.
    size_t level() const { return levels_.size(); }
    /// The last tag that was read at the top level, 0 before the first.
    uint32_t rootTag() const { return levels_.empty() ? 0 : levels_.front().tag; }
    /// Where at the top level a tag followed a higher one first: in front of trailing garbage, perhaps; -1 if nowhere.
    int64_t firstDisorder() const { return firstDisorder_; }
    /// Elements, items and delimiters so far.
    uint64_t elementCount() const { return elementCount_; }

private:
    struct Level {
        const char *frame;
        uint32_t tag;
        uint32_t highestTag;
        uint64_t count;
        // Private Creator elements among them.
        uint64_t creatorCount;
    };

    // Hundreds of levels, of a stack of 8 MiB.
    static constexpr ptrdiff_t stackBudget = 384 * 1024;
    // Steps through DCMTK's lists: a second of work or less.
    static constexpr uint64_t listBudget = 50'000'000;
    // Elements of one tree: of some 300 bytes each.
    static constexpr uint64_t treeBudget = 250'000;

    cdcmtk_limits limits_;
    size_t depth_;
    const char *base_ = nullptr;
    std::vector<Level> levels_;
    uint64_t elementCount_;
    uint64_t treeLimit_;
    uint64_t listSteps_ = 0;
    int64_t firstDisorder_ = -1;
    cdcmtk_status status_ = CDCMTK_OK;
};

#endif
