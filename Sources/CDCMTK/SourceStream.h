// DCMTK's input stream over a byte source. Its factories tell where DCMTK left a value in the object.
#ifndef CDCMTK_SOURCE_STREAM_H
#define CDCMTK_SOURCE_STREAM_H

#include "dcmtk/config/osconfig.h"

#include "dcmtk/dcmdata/dcistrma.h"

#include "ByteSource.h"
#include "ParseGuard.h"

/// A run of a byte source as DCMTK reads it.
class SourceProducer : public DcmProducer {
public:
    SourceProducer(ByteSource &source, int64_t position, int64_t end)
        : source_(source), position_(position), end_(end) {}

    OFBool good() const override { return !failed_ && !source_.failed(); }
    OFCondition status() const override;
    OFBool eos() override { return position_ >= end_; }
    offile_off_t avail() override { return failed_ || position_ >= end_ ? 0 : end_ - position_; }
    offile_off_t read(void *target, offile_off_t count) override;
    offile_off_t skip(offile_off_t count) override;
    void putback(offile_off_t count) override;

    ByteSource &source() const { return source_; }
    int64_t position() const { return position_; }
    int64_t end() const { return end_; }
    /// Nothing can be read any more.
    void fail() { failed_ = true; }

private:
    ByteSource &source_;
    int64_t position_;
    int64_t end_;
    bool failed_ = false;
};

class SourceStream : public DcmInputStream {
public:
    /// - Parameter guard: watches the parse; none for a stream that only reads one value.
    SourceStream(ByteSource &source, int64_t start, int64_t end, ParseGuard *guard)
        : DcmInputStream(&producer_), producer_(source, start, end), guard_(guard) {}

    offile_off_t avail() override;
    offile_off_t read(void *target, offile_off_t count) override;
    void mark() override;
    DcmInputStreamFactory *newFactory() const override;

    /// Tags that mark() looks at are big endian.
    void setBigEndian(bool isBigEndian) { isBigEndian_ = isBigEndian; }
    SourceProducer &producer() { return producer_; }

private:
    void stopIfTripped();

    SourceProducer producer_;
    ParseGuard *guard_;
    bool isBigEndian_ = false;
};

/// Remembers where a value lies. DCMTK asks the stream for one whenever it leaves a value unread.
class OffsetFactory : public DcmInputStreamFactory {
public:
    OffsetFactory(ByteSource &source, int64_t offset, int64_t end) : source_(source), offset_(offset), end_(end) {}

    DcmInputStream *create() const override { return new SourceStream(source_, offset_, end_, nullptr); }
    DcmInputStreamFactory *clone() const override { return new OffsetFactory(*this); }
    // One of the two that DCMTK knows; it asks nowhere.
    DcmInputStreamFactoryType ident() const override { return DFT_DcmInputFileStreamFactory; }

    int64_t offset() const { return offset_; }

private:
    ByteSource &source_;
    int64_t offset_;
    int64_t end_;
};

#endif
