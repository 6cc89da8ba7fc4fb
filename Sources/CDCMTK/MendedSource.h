// An object as DCMTK is shown it where it can't make sense of a few of its bytes.
#ifndef CDCMTK_MENDED_SOURCE_H
#define CDCMTK_MENDED_SOURCE_H

#include <map>
#include <utility>

#include "ByteSource.h"

/// The bytes of another source with some replaced. Nothing is moved, so that offsets mean the same in both.
class MendedSource : public ByteSource {
public:
    /// - Parameters:
    ///   - end: where the bytes end that are shown.
    ///   - replacements: the bytes to show instead, by their offsets.
    MendedSource(ByteSource &source, int64_t end, std::map<int64_t, uint8_t> replacements)
        : ByteSource(end), source_(source), replacements_(std::move(replacements)) {}

    int64_t read(int64_t offset, void *target, int64_t count) override;

private:
    ByteSource &source_;
    std::map<int64_t, uint8_t> replacements_;
};

#endif
