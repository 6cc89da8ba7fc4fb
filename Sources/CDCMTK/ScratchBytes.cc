#include "ScratchBytes.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <unistd.h>

namespace {

/// A file that goes when it is closed, where temporary files belong on this machine.
int openScratchFile() {
    const char *const named = std::getenv("TMPDIR");
    const std::string folder = named && *named ? named : "/tmp";
    const int descriptor = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (descriptor >= 0) return descriptor;
    // Not every file system knows files without a name.
    std::string path = folder + "/lightbox-XXXXXX";
    const int fallback = ::mkostemp(path.data(), O_CLOEXEC);
    if (fallback >= 0) ::unlink(path.c_str());
    return fallback;
}

}  // namespace

ScratchBytes::~ScratchBytes() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

bool ScratchBytes::append(const uint8_t *bytes, int64_t count) {
    if (descriptor_ < 0 && count_ + count > memoryByteCount && !spill()) return false;
    if (descriptor_ < 0) {
        memory_.insert(memory_.end(), bytes, bytes + count);
    } else if (!write(bytes, count)) {
        return false;
    }
    count_ += count;
    return true;
}

bool ScratchBytes::spill() {
    descriptor_ = openScratchFile();
    if (descriptor_ < 0 || !write(memory_.data(), count_)) return false;
    std::vector<uint8_t>().swap(memory_);
    return true;
}

bool ScratchBytes::write(const uint8_t *bytes, int64_t count) const {
    while (count > 0) {
        const ssize_t written = ::write(descriptor_, bytes, static_cast<size_t>(count));
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes += written;
        count -= written;
    }
    return true;
}

std::unique_ptr<ByteSource> ScratchBytes::source() {
    if (descriptor_ < 0) return std::make_unique<VectorSource>(std::move(memory_));
    const int descriptor = descriptor_;
    descriptor_ = -1;
    return FileSource::adopt(descriptor);
}
