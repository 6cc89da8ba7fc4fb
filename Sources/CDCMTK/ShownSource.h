// An object as DCMTK is shown it: the bytes of another source with a few replaced.
#ifndef CDCMTK_SHOWN_SOURCE_H
#define CDCMTK_SHOWN_SOURCE_H

#include <map>

#include "ByteSource.h"

/// Nothing is moved, so that offsets mean the same in both sources.
class ShownSource : public ByteSource {
public:
    /// - Parameters:
    ///   - end: where the bytes end that are shown.
    ///   - replacements: the bytes to show instead, by their offsets; have to outlive the source.
    ShownSource(ByteSource &source, int64_t end, const std::map<int64_t, uint8_t> &replacements)
        : ByteSource(end), source_(source), replacements_(replacements) {}

    int64_t read(int64_t offset, void *target, int64_t count) override;

private:
    ByteSource &source_;
    const std::map<int64_t, uint8_t> &replacements_;
};

#endif
