#include "ByteSource.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

int64_t MemorySource::read(int64_t offset, void *target, int64_t count) {
    if (offset < 0 || offset >= size_ || count <= 0) return 0;
    const int64_t copied = std::min(count, size_ - offset);
    std::memcpy(target, bytes_ + offset, static_cast<size_t>(copied));
    return copied;
}

std::unique_ptr<FileSource> FileSource::open(const char *path) {
    // Without O_NONBLOCK a named pipe would hold the thread for ever.
    const int descriptor = ::open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    return descriptor < 0 ? nullptr : adopt(descriptor);
}

std::unique_ptr<FileSource> FileSource::adopt(int descriptor) {
    struct stat status;
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        ::close(descriptor);
        return nullptr;
    }
    return std::unique_ptr<FileSource>(new FileSource(descriptor, status.st_size));
}

FileSource::~FileSource() { ::close(descriptor_); }

int64_t FileSource::read(int64_t offset, void *target, int64_t count) {
    if (offset < 0 || offset >= size_ || count <= 0) return 0;
    const int64_t wanted = std::min(count, size_ - offset);
    if (offset < windowOffset_ || offset + wanted > windowOffset_ + windowCount_) {
        if (wanted > windowByteCount / 2) return readDirectly(offset, target, wanted);
        if (!window_) window_.reset(new uint8_t[windowByteCount]);
        windowCount_ = 0;
        windowOffset_ = offset;
        windowCount_ = readDirectly(offset, window_.get(), std::min(windowByteCount, size_ - offset));
    }
    const int64_t copied = std::min(wanted, windowCount_ - (offset - windowOffset_));
    if (copied <= 0) return 0;
    std::memcpy(target, window_.get() + (offset - windowOffset_), static_cast<size_t>(copied));
    return copied;
}

int64_t FileSource::readDirectly(int64_t offset, void *target, int64_t count) {
    int64_t done = 0;
    while (done < count) {
        const ssize_t got = ::pread(
            descriptor_, static_cast<uint8_t *>(target) + done, static_cast<size_t>(count - done), offset + done);
        if (got < 0 && errno == EINTR) continue;
        // The file is shorter than it was when it was opened, or the device fails.
        if (got <= 0) {
            failed_ = true;
            break;
        }
        done += got;
    }
    return done;
}
