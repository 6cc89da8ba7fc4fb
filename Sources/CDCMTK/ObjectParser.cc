#include "ObjectParser.h"

#include <algorithm>
#include <cstring>

#include "Guarded.h"
#include "MendedSource.h"
#include "StructureMender.h"

#include "dcmtk/dcmdata/dcdeftag.h"
#include "dcmtk/dcmdata/dcerror.h"
#include "dcmtk/dcmdata/dcistrmz.h"
#include "dcmtk/dcmdata/dcmetinf.h"
#include "dcmtk/dcmdata/dcxfer.h"

namespace {

// Every value stays where it is: the tree gives structure and offsets.
constexpr Uint32 loadNothing = 0;
constexpr int64_t tagAndLengthByteCount = 8;

/// A data set that can tell how its first element is written.
class DetectingDataset : public DcmDataset {
public:
    using DcmItem::checkTransferSyntax;
};

bool isPixelTag(uint32_t tag) { return tag == 0x7FE00010 || tag == 0x7FE00008 || tag == 0x7FE00009; }

}  // namespace

cdcmtk_status ObjectParser::parse() {
    cdcmtk_status status = readMetaInformation();
    if (status == CDCMTK_OK && DcmXfer(file_.description.declared_transfer_syntax).getStreamCompression() == ESC_zlib)
        status = inflate();
    if (status == CDCMTK_OK) status = chooseStructure();
    if (status == CDCMTK_OK) status = readDataSet(file_.bytes(), file_.bytes().size());
    if (status == CDCMTK_MALFORMED) status = readMended();
    if (status == CDCMTK_MALFORMED && !hasMetaInformation_) failure_.status = status = CDCMTK_NOT_DICOM;
    return status;
}

cdcmtk_status ObjectParser::readMetaInformation() {
    ByteSource &source = *file_.source;
    ParseGuard guard(limits_);
    SourceStream stream(source, 0, source.size(), &guard);
    DcmMetaInfo meta;
    guard.begin(__builtin_frame_address(0));
    meta.transferInit();
    const OFCondition outcome = meta.read(stream, EXS_Unknown, EGL_noChange, loadNothing);
    if (source.failed()) return fail(&failure_, CDCMTK_UNREADABLE, "reading fails", stream.tell());
    if (guard.tripped()) return fail(&failure_, guard.status(), "meta information", stream.tell());
    hasMetaInformation_ = meta.card() > 0;
    if (outcome.bad()) {
        const cdcmtk_status status = hasMetaInformation_ ? CDCMTK_MALFORMED : CDCMTK_NOT_DICOM;
        return fail(&failure_, status, "meta information", stream.tell());
    }
    start_ = stream.tell();
    OFString syntax;
    if (meta.findAndGetOFString(DCM_TransferSyntaxUID, syntax).good()) {
        const size_t size = sizeof file_.description.declared_transfer_syntax;
        std::snprintf(file_.description.declared_transfer_syntax, size, "%s", syntax.c_str());
    }
    return CDCMTK_OK;
}

cdcmtk_status ObjectParser::inflate() {
    ByteSource &source = *file_.source;
    SourceProducer producer(source, start_, source.size());
    DcmZLibInputFilter filter;
    filter.append(producer);
    filter.skip(0);
    std::vector<uint8_t> bytes;
    std::vector<uint8_t> piece(64 * 1024);
    while (filter.good() && !filter.eos()) {
        const offile_off_t got = filter.read(piece.data(), static_cast<offile_off_t>(piece.size()));
        if (got <= 0) break;
        if (static_cast<int64_t>(bytes.size()) + got > limits_.inflated_byte_count)
            return fail(&failure_, CDCMTK_UNSUPPORTED, "the data set inflates beyond the limit", start_);
        bytes.insert(bytes.end(), piece.begin(), piece.begin() + got);
    }
    if (source.failed()) return fail(&failure_, CDCMTK_UNREADABLE, "reading fails", producer.position());
    if (!filter.good() || bytes.empty())
        return fail(&failure_, CDCMTK_MALFORMED, "deflate stream", producer.position());
    file_.inflated = std::make_unique<VectorSource>(std::move(bytes));
    file_.description.is_deflated = true;
    start_ = 0;
    return CDCMTK_OK;
}

/// Looks at the first element: files name a syntax that they are not written in, or none, or one that DCMTK 3.6.7
/// doesn't know. All syntaxes but three are explicit little endian as far as the structure goes.
cdcmtk_status ObjectParser::chooseStructure() {
    ByteSource &source = file_.bytes();
    uint8_t tag[4] = {0, 0, 0, 0};
    if (source.read(start_, tag, sizeof tag) < 4) {
        if (!hasMetaInformation_) return fail(&failure_, CDCMTK_NOT_DICOM, "too short");
        structure_ = EXS_LittleEndianExplicit;
        return CDCMTK_OK;
    }
    SourceStream stream(source, start_, source.size(), nullptr);
    structure_ = DetectingDataset().checkTransferSyntax(stream);
    file_.description.is_implicit_vr = DcmXfer(structure_).isImplicitVR();
    file_.description.is_big_endian = DcmXfer(structure_).getByteOrder() == EBO_BigEndian;
    if (structure_ == EXS_BigEndianImplicit && hasMetaInformation_)
        return fail(&failure_, CDCMTK_UNSUPPORTED, "implicit VR big endian", start_);
    // Without a meta header anything could be taken for a data set; one of today begins with a group of identification.
    const bool isBigEndian = file_.description.is_big_endian;
    const int group = isBigEndian ? tag[0] << 8 | tag[1] : tag[1] << 8 | tag[0];
    const int element = isBigEndian ? tag[2] << 8 | tag[3] : tag[3] << 8 | tag[2];
    const bool isPlausible = group == 0x0008 && element <= 0x0070;
    if (!hasMetaInformation_ && (structure_ == EXS_BigEndianImplicit || !isPlausible))
        return fail(&failure_, CDCMTK_NOT_DICOM, "neither meta information nor a data set", start_);
    return CDCMTK_OK;
}

cdcmtk_status ObjectParser::readDataSet(ByteSource &source, int64_t end) {
    ParseGuard guard(limits_);
    SourceStream stream(source, start_, end, &guard);
    stream.setBigEndian(file_.description.is_big_endian);
    file_.dataSet = std::make_unique<DcmDataset>();
    file_.dataSet->transferInit();
    guard.begin(__builtin_frame_address(0));
    const OFCondition outcome = file_.dataSet->read(stream, structure_, EGL_noChange, loadNothing);
    const bool isBad = outcome.bad() && outcome != EC_EndOfStream;
    // Bytes behind the last element may look like elements for a while: once more without them. What is cut off must
    // not be the pixel data of an object that only is in disorder.
    const int64_t disorder = guard.firstDisorder();
    if (isBad && !guard.tripped() && !isCutInPixelData(stream, guard) && disorder > start_ && disorder < end) {
        const cdcmtk_status status = readDataSet(source, disorder);
        file_.description.defects |= CDCMTK_TRAILING_BYTES;
        if (status != CDCMTK_OK || file_.dataSet->tagExists(DCM_PixelData)) return status;
        return fail(&failure_, CDCMTK_MALFORMED, outcome.text(), stream.producer().position());
    }
    return judge(outcome, stream, guard);
}

/// Once more, with the bytes that DCMTK has stumbled over shown otherwise; where that doesn't help, what it said first.
cdcmtk_status ObjectParser::readMended() {
    const cdcmtk_failure failure = failure_;
    const bool isBigEndian = file_.description.is_big_endian;
    StructureMender mender(file_.bytes(), start_, file_.description.is_implicit_vr, isBigEndian, limits_);
    if (!mender.mend()) return failure.status;
    const Mending &mending = mender.mending();
    file_.mended = std::make_unique<MendedSource>(file_.bytes(), mending.end, mending.replacements);
    file_.description.defects = mending.defects;
    const cdcmtk_status status = readDataSet(*file_.mended, file_.mended->size());
    const bool isCut = mending.defects & CDCMTK_CUT_SHORT;
    // An image that has lost its pixels must not stand for the whole one.
    const bool lacksImage = file_.dataSet->tagExists(DCM_Rows) && !file_.dataSet->tagExists(DCM_PixelData);
    if (status != CDCMTK_OK || (isCut && lacksImage)) {
        failure_ = failure;
        return failure.status;
    }
    file_.walk.showTags(mending.tags);
    return CDCMTK_OK;
}

cdcmtk_status ObjectParser::judge(const OFCondition &outcome, SourceStream &stream, const ParseGuard &guard) {
    const int64_t position = stream.producer().position();
    if (file_.bytes().failed()) return fail(&failure_, CDCMTK_UNREADABLE, "reading fails", position);
    if (guard.tripped()) {
        const bool isDeep = guard.status() == CDCMTK_TOO_DEEP;
        return fail(&failure_, guard.status(), isDeep ? "nested too deeply" : "too many elements", position);
    }
    if (outcome.good() || outcome == EC_EndOfStream) return CDCMTK_OK;
    if (isCutInPixelData(stream, guard)) {
        file_.description.defects |= CDCMTK_CUT_SHORT;
        return CDCMTK_OK;
    }
    // A few bytes too few for an element behind the last one.
    if (guard.level() <= 1 && stream.producer().end() - position < tagAndLengthByteCount &&
        file_.dataSet->tagExists(DCM_PixelData)) {
        file_.description.defects |= CDCMTK_TRAILING_BYTES;
        return CDCMTK_OK;
    }
    return fail(&failure_, CDCMTK_MALFORMED, outcome.text(), position);
}

/// The object ends inside of its pixel data, so that everything in front of them is there.
bool ObjectParser::isCutInPixelData(SourceStream &stream, const ParseGuard &guard) const {
    if (!isPixelTag(guard.rootTag()) || stream.producer().end() - stream.producer().position() >= tagAndLengthByteCount)
        return false;
    const DcmTagKey tag(
        static_cast<Uint16>(guard.rootTag() >> 16), static_cast<Uint16>(guard.rootTag()));
    return file_.dataSet->tagExists(tag);
}
