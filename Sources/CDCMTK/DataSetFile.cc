#include "DataSetFile.h"

#include <algorithm>

#include "Guarded.h"
#include "Library.h"
#include "ObjectParser.h"

namespace {

/// Whatever the caller asks for: he walks by recursion.
constexpr uint32_t deepestNesting = 256;

cdcmtk_status open(
    std::unique_ptr<ByteSource> source, const cdcmtk_limits &limits, cdcmtk_file **file, cdcmtk_failure *failure) {
    if (!prepareLibrary()) return fail(failure, CDCMTK_INTERNAL, "DCMTK's data dictionary is not installed");
    auto opened = std::make_unique<cdcmtk_file>();
    opened->source = std::move(source);
    opened->limits = limits;
    opened->limits.depth = std::min(limits.depth, deepestNesting);
    const cdcmtk_status status = ObjectParser(*opened, *failure).parse();
    if (status != CDCMTK_OK) return status;
    opened->beginWalk();
    *file = opened.release();
    return CDCMTK_OK;
}

void swapWords(uint8_t *bytes, int64_t count, int32_t wordByteCount) {
    if (wordByteCount < 2) return;
    for (int64_t start = 0; start + wordByteCount <= count; start += wordByteCount)
        std::reverse(bytes + start, bytes + start + wordByteCount);
}

int32_t wordByteCount(const char *vr) {
    switch (vr[0] << 8 | vr[1]) {
        case 'A' << 8 | 'T':
        case 'O' << 8 | 'W':
        case 'S' << 8 | 'S':
        case 'U' << 8 | 'S': return 2;
        case 'F' << 8 | 'L':
        case 'O' << 8 | 'F':
        case 'O' << 8 | 'L':
        case 'S' << 8 | 'L':
        case 'U' << 8 | 'L': return 4;
        case 'F' << 8 | 'D':
        case 'O' << 8 | 'D':
        case 'O' << 8 | 'V':
        case 'S' << 8 | 'V':
        case 'U' << 8 | 'V': return 8;
        default: return 1;
    }
}

}  // namespace

cdcmtk_status cdcmtk_open_path(
    const char *path, const cdcmtk_limits *limits, cdcmtk_file **file, cdcmtk_failure *failure) {
    *file = nullptr;
    return guarded(failure, [&]() -> cdcmtk_status {
        auto source = FileSource::open(path);
        if (!source) return fail(failure, CDCMTK_UNREADABLE, "cannot be opened as a regular file");
        return open(std::move(source), *limits, file, failure);
    });
}

cdcmtk_status cdcmtk_open_bytes(
    const uint8_t *bytes, int64_t count, const cdcmtk_limits *limits, cdcmtk_file **file, cdcmtk_failure *failure) {
    *file = nullptr;
    return guarded(failure, [&]() -> cdcmtk_status {
        return open(std::make_unique<MemorySource>(bytes, count), *limits, file, failure);
    });
}

void cdcmtk_close(cdcmtk_file *file) { delete file; }

void cdcmtk_describe(const cdcmtk_file *file, cdcmtk_description *description) { *description = file->description; }

cdcmtk_status cdcmtk_next(cdcmtk_file *file, cdcmtk_event *event, cdcmtk_failure *failure) {
    return guarded(failure, [&]() -> cdcmtk_status {
        const cdcmtk_status status = file->walk.next(*event, *failure);
        if (status != CDCMTK_OK) return status;
        if (event->kind != CDCMTK_ELEMENT && event->kind != CDCMTK_FRAGMENT) return CDCMTK_OK;
        if (event->available > CDCMTK_INLINE_BYTE_COUNT) return CDCMTK_OK;
        event->bytes = file->value.data();
        if (event->available == 0) return CDCMTK_OK;
        const int32_t swapped = event->is_big_endian ? wordByteCount(event->vr) : 1;
        return cdcmtk_read(file, event->offset, event->available, swapped, file->value.data(), failure);
    });
}

void cdcmtk_rewind(cdcmtk_file *file) { file->beginWalk(); }

cdcmtk_status cdcmtk_read(
    cdcmtk_file *file, int64_t offset, int64_t count, int32_t swapped_byte_count, uint8_t *target,
    cdcmtk_failure *failure) {
    return guarded(failure, [&]() -> cdcmtk_status {
        const int64_t got = file->bytes().read(offset, target, count);
        if (got != count) return fail(failure, CDCMTK_UNREADABLE, "fewer bytes than promised", offset + got);
        swapWords(target, count, swapped_byte_count);
        return CDCMTK_OK;
    });
}
