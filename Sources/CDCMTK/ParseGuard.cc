#include "ParseGuard.h"

void ParseGuard::begin(const void *frame) {
    base_ = static_cast<const char *>(frame);
    levels_.clear();
}

void ParseGuard::checkStack(const void *frame) {
    if (base_ && base_ - static_cast<const char *>(frame) > stackBudget && !tripped()) status_ = CDCMTK_TOO_DEEP;
}

void ParseGuard::enter(const void *frame, uint32_t tag, int64_t offset) {
    checkStack(frame);
    if (!base_ || tripped()) return;
    // The stack grows downwards: DCMTK reads the tags of one data set, sequence or item in one function call, so that
    // equal frames are one level and lower ones are nested.
    const char *const address = static_cast<const char *>(frame);
    while (!levels_.empty() && levels_.back().frame < address) levels_.pop_back();
    if (levels_.empty() || levels_.back().frame != address) {
        levels_.push_back({address, tag, tag, 0, 0});
        // A sequence and its item are two levels.
        if (levels_.size() + 2 * depth_ > 2 * static_cast<size_t>(limits_.depth) + 1) status_ = CDCMTK_TOO_DEEP;
    }
    Level &level = levels_.back();
    if (tag < level.highestTag) {
        listSteps_ += level.count;
        if (levels_.size() == 1 && firstDisorder_ < 0) firstDisorder_ = offset;
    }
    const bool isPrivate = tag >> 16 & 1;
    const uint32_t element = tag & 0xFFFF;
    if (isPrivate && element >= 0x1000) listSteps_ += level.creatorCount;
    if (isPrivate && element >= 0x0010 && element <= 0x00FF) level.creatorCount += 1;
    level.tag = tag;
    if (tag > level.highestTag) level.highestTag = tag;
    level.count += 1;
    elementCount_ += 1;
    const bool isTooLarge = elementCount_ > limits_.element_count || elementCount_ > treeLimit_;
    if (isTooLarge || listSteps_ > listBudget) status_ = CDCMTK_UNSUPPORTED;
}
