#include "ShownSource.h"

#include <algorithm>

int64_t ShownSource::read(int64_t offset, void *target, int64_t count) {
    if (offset >= size_) return 0;
    const int64_t got = source_.read(offset, target, std::min(count, size_ - offset));
    failed_ = source_.failed();
    auto next = replacements_.lower_bound(offset);
    for (; next != replacements_.end() && next->first < offset + got; ++next)
        static_cast<uint8_t *>(target)[next->first - offset] = next->second;
    return got;
}
