// libFuzzer over CDCMTK's data sets: whatever the bytes are, the walk ends, is balanced, and names only bytes that
// are there.
#include <cstdlib>
#include <vector>

#include "CDCMTK.h"

namespace {

void require(bool isTrue) {
    if (!isTrue) std::abort();
}

/// Small, so that a run costs milliseconds.
constexpr cdcmtk_limits limits = {1 << 20, 64, 100'000};

/// - Parameter size: of the object; unknown for an inflated one.
void walk(cdcmtk_file *file, int64_t size) {
    std::vector<cdcmtk_event_kind> open;
    cdcmtk_event event;
    cdcmtk_failure failure;
    std::vector<uint8_t> value;
    for (;;) {
        if (cdcmtk_next(file, &event, &failure) != CDCMTK_OK) return;
        switch (event.kind) {
            case CDCMTK_END:
                require(open.empty());
                return;
            case CDCMTK_SEQUENCE_BEGIN:
            case CDCMTK_ITEM_BEGIN:
            case CDCMTK_FRAGMENTS_BEGIN:
                open.push_back(event.kind);
                continue;
            case CDCMTK_SEQUENCE_END:
            case CDCMTK_ITEM_END:
            case CDCMTK_FRAGMENTS_END:
                require(!open.empty() && open.back() == event.kind - 1 + (event.kind == CDCMTK_FRAGMENTS_END ? -1 : 0));
                open.pop_back();
                continue;
            case CDCMTK_ELEMENT:
            case CDCMTK_FRAGMENT: break;
        }
        require(event.available >= 0 && event.available <= event.length);
        require(event.offset >= 0 || event.available == 0);
        require(size < 0 || event.offset + event.available <= size);
        if (event.available == 0 || event.available > limits.inflated_byte_count) continue;
        value.resize(static_cast<size_t>(event.available));
        require(
            cdcmtk_read(file, event.offset, event.available, 2, value.data(), &failure) == CDCMTK_OK);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count) {
    cdcmtk_file *file = nullptr;
    cdcmtk_failure failure;
    const cdcmtk_status status = cdcmtk_open_bytes(bytes, static_cast<int64_t>(count), &limits, &file, &failure);
    require((status == CDCMTK_OK) == (file != nullptr));
    require(status != CDCMTK_INTERNAL);
    if (!file) return 0;
    cdcmtk_description description;
    cdcmtk_describe(file, &description);
    walk(file, description.is_deflated ? -1 : static_cast<int64_t>(count));
    cdcmtk_rewind(file);
    walk(file, description.is_deflated ? -1 : static_cast<int64_t>(count));
    cdcmtk_close(file);
    return 0;
}
