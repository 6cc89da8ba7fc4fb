#include "SourceStream.h"

#include <algorithm>

#include "dcmtk/dcmdata/dcerror.h"

OFCondition SourceProducer::status() const { return good() ? EC_Normal : EC_InvalidStream; }

offile_off_t SourceProducer::read(void *target, offile_off_t count) {
    if (failed_) return 0;
    const int64_t got = source_.read(position_, target, std::min<int64_t>(count, end_ - position_));
    position_ += got;
    return got;
}

offile_off_t SourceProducer::skip(offile_off_t count) {
    const int64_t skipped = std::max<int64_t>(0, std::min<int64_t>(count, end_ - position_));
    position_ += skipped;
    return skipped;
}

void SourceProducer::putback(offile_off_t count) { position_ -= std::min<int64_t>(count, position_); }

offile_off_t SourceStream::avail() {
    if (guard_) {
        guard_->checkStack(__builtin_frame_address(0));
        stopIfTripped();
    }
    return DcmInputStream::avail();
}

offile_off_t SourceStream::read(void *target, offile_off_t count) {
    if (guard_) {
        guard_->checkStack(__builtin_frame_address(0));
        stopIfTripped();
    }
    return DcmInputStream::read(target, count);
}

// DCMTK marks the place in front of every tag.
void SourceStream::mark() {
    DcmInputStream::mark();
    if (!guard_) return;
    uint8_t bytes[4] = {0, 0, 0, 0};
    producer_.source().read(producer_.position(), bytes, sizeof bytes);
    const uint32_t tag = isBigEndian_
        ? uint32_t{bytes[0]} << 24 | uint32_t{bytes[1]} << 16 | uint32_t{bytes[2]} << 8 | bytes[3]
        : uint32_t{bytes[1]} << 24 | uint32_t{bytes[0]} << 16 | uint32_t{bytes[3]} << 8 | bytes[2];
    guard_->enter(__builtin_frame_address(0), tag, producer_.position());
    stopIfTripped();
}

void SourceStream::stopIfTripped() {
    if (guard_->tripped()) producer_.fail();
}

DcmInputStreamFactory *SourceStream::newFactory() const {
    return new OffsetFactory(producer_.source(), producer_.position(), producer_.end());
}
