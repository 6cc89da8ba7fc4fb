// libFuzzer over CDCMTK's codecs: a frame of the size that its head promises, or a refusal.
#include <cstdlib>
#include <cstring>
#include <vector>

#include "CDCMTK.h"

namespace {

/// More costs time and finds nothing else.
constexpr size_t largestFrame = 1 << 20;
constexpr uint8_t startOfImage[] = {0xFF, 0xD8, 0xFF};
constexpr uint8_t jpegLS = 0xF7;

}  // namespace

/// The code stream begins at the first start of an image, so that whole DICOM files serve as seeds.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count) {
    const void *const found = count ? memmem(bytes, count, startOfImage, sizeof startOfImage) : nullptr;
    if (!found) return 0;
    const uint8_t *const start = static_cast<const uint8_t *>(found);
    // A buffer of its own, so that a read behind its end is seen.
    const std::vector<uint8_t> stream(start, bytes + count);
    cdcmtk_jpeg_head head;
    cdcmtk_failure failure;
    if (cdcmtk_read_jpeg_head(stream.data(), stream.size(), &head, &failure) != CDCMTK_OK) return 0;
    const cdcmtk_samples samples = {
        head.columns, head.rows, head.components, head.precision, static_cast<uint16_t>(head.precision <= 8 ? 1 : 2)};
    const size_t size = size_t{head.columns} * head.rows * head.components * samples.word_byte_count;
    if (size > largestFrame) return 0;
    std::vector<uint8_t> frame(size);
    const auto decode = head.process == jpegLS ? cdcmtk_decode_jpeg_ls : cdcmtk_decode_jpeg;
    const cdcmtk_status status =
        decode(stream.data(), stream.size(), &samples, frame.data(), frame.size(), &failure);
    if (status == CDCMTK_INTERNAL) std::abort();
    return 0;
}
