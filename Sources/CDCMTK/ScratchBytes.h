// Bytes that are made once and read often: in memory while they are few, else in a file without a name.
#ifndef CDCMTK_SCRATCH_BYTES_H
#define CDCMTK_SCRATCH_BYTES_H

#include <cstdint>
#include <memory>
#include <vector>

#include "ByteSource.h"

class ScratchBytes {
public:
    ScratchBytes() = default;
    ~ScratchBytes();
    ScratchBytes(const ScratchBytes &) = delete;
    ScratchBytes &operator=(const ScratchBytes &) = delete;

    int64_t count() const { return count_; }

    /// - Returns: false where the file can't be made or written.
    bool append(const uint8_t *bytes, int64_t count);

    /// What has been appended; nothing can be any more.
    std::unique_ptr<ByteSource> source();

private:
    bool spill();
    bool write(const uint8_t *bytes, int64_t count) const;

    static constexpr int64_t memoryByteCount = 8 * 1024 * 1024;
    std::vector<uint8_t> memory_;
    int64_t count_ = 0;
    int descriptor_ = -1;
};

#endif
