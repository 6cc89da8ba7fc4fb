// Where the bytes of an object come from: a file, memory of the caller, or an inflated data set.
#ifndef CDCMTK_BYTE_SOURCE_H
#define CDCMTK_BYTE_SOURCE_H

#include <cstdint>
#include <memory>
#include <vector>

class ByteSource {
public:
    virtual ~ByteSource() = default;

    int64_t size() const { return size_; }

    /// An earlier read failed for a reason of the system.
    bool failed() const { return failed_; }

    /// Copies up to `count` bytes from `offset` on; fewer only at the end or when it fails.
    virtual int64_t read(int64_t offset, void *target, int64_t count) = 0;

protected:
    explicit ByteSource(int64_t size) : size_(size) {}

    int64_t size_;
    bool failed_ = false;
};

/// Bytes that somebody else owns.
class MemorySource : public ByteSource {
public:
    MemorySource(const uint8_t *bytes, int64_t count) : ByteSource(count), bytes_(bytes) {}
    int64_t read(int64_t offset, void *target, int64_t count) override;

private:
    const uint8_t *bytes_;
};

/// Bytes of its own.
class VectorSource : public MemorySource {
public:
    explicit VectorSource(std::vector<uint8_t> bytes)
        : MemorySource(bytes.data(), static_cast<int64_t>(bytes.size())), owned_(std::move(bytes)) {}

private:
    std::vector<uint8_t> owned_;
};

/// A file, read by pread through one window, so that the many reads of a few bytes cost no system call each.
class FileSource : public ByteSource {
public:
    /// A null pointer where the path can't be opened or is no regular file.
    static std::unique_ptr<FileSource> open(const char *path);
    /// - Parameter descriptor: of an open file, which the source closes.
    static std::unique_ptr<FileSource> adopt(int descriptor);
    ~FileSource() override;
    FileSource(const FileSource &) = delete;
    FileSource &operator=(const FileSource &) = delete;
    int64_t read(int64_t offset, void *target, int64_t count) override;

private:
    FileSource(int descriptor, int64_t size) : ByteSource(size), descriptor_(descriptor) {}
    int64_t readDirectly(int64_t offset, void *target, int64_t count);

    static constexpr int64_t windowByteCount = 32 * 1024;
    int descriptor_;
    std::unique_ptr<uint8_t[]> window_;
    int64_t windowOffset_ = 0;
    int64_t windowCount_ = 0;
};

#endif
