#include "ObjectParser.h"

#include <algorithm>
#include <cstring>
#include <map>

#include "Guarded.h"
#include "ScratchBytes.h"
#include "ShownSource.h"
#include "SourceStream.h"

#include "dcmtk/dcmdata/dcdeftag.h"
#include "dcmtk/dcmdata/dcerror.h"
#include "dcmtk/dcmdata/dcistrmz.h"
#include "dcmtk/dcmdata/dcmetinf.h"
#include "dcmtk/dcmdata/dcvr.h"
#include "dcmtk/dcmdata/dcxfer.h"

namespace {

constexpr int64_t tagAndLengthByteCount = 8;

/// A data set that can tell how its first element is written.
class DetectingDataset : public DcmDataset {
public:
    using DcmItem::checkTransferSyntax;
};

/// The length of the meta information as its elements have it, where it says another one: DCMTK would take elements of
/// the data set for meta information, or the reverse.
/// - Returns: the bytes of File Meta Information Group Length (0002,0000), by their offsets; none where they are right.
std::map<int64_t, uint8_t> soundMetaLength(ByteSource &source) {
    constexpr int64_t preambleByteCount = 128;
    constexpr int64_t longestMetaInformation = 1 << 20;
    // The tag, VR and length of (0002,0000), and its value.
    constexpr int64_t lengthByteCount = 12;
    uint8_t prefix[4] = {};
    source.read(preambleByteCount, prefix, sizeof prefix);
    const int64_t start = std::memcmp(prefix, "DICM", 4) == 0 ? preambleByteCount + 4 : 0;
    uint8_t header[lengthByteCount] = {};
    source.read(start, header, sizeof header);
    if (std::memcmp(header, "\2\0\0\0UL\4\0", 8) != 0) return {};
    const uint32_t written =
        uint32_t{header[11]} << 24 | uint32_t{header[10]} << 16 | uint32_t{header[9]} << 8 | header[8];
    int64_t position = start + lengthByteCount;
    while (position - start < longestMetaInformation) {
        const int64_t got = source.read(position, header, sizeof header);
        const char letters[3] = {static_cast<char>(header[4]), static_cast<char>(header[5]), 0};
        const DcmVR vr(letters);
        if (got < 8 || header[0] != 2 || header[1] != 0 || !vr.isStandard()) break;
        const bool isLong = vr.usesExtendedLengthEncoding();
        if (isLong && got < lengthByteCount) break;
        position += isLong
            ? lengthByteCount + (int64_t{header[11]} << 24 | header[10] << 16 | header[9] << 8 | header[8])
            : 8 + (header[7] << 8 | header[6]);
    }
    const int64_t length = position - start - lengthByteCount;
    if (length == 0 || length == written || position > source.size()) return {};
    std::map<int64_t, uint8_t> bytes;
    for (int index = 0; index < 4; ++index) bytes[start + 8 + index] = static_cast<uint8_t>(length >> 8 * index);
    return bytes;
}

bool isPixelTag(uint32_t tag) { return tag == 0x7FE00010 || tag == 0x7FE00008 || tag == 0x7FE00009; }

}  // namespace

cdcmtk_status ObjectParser::parse() {
    cdcmtk_status status = readMetaInformation();
    if (status == CDCMTK_OK && DcmXfer(file_.description.declared_transfer_syntax).getStreamCompression() == ESC_zlib)
        status = inflate();
    if (status == CDCMTK_OK) status = chooseStructure();
    if (status == CDCMTK_OK) status = readDataSet(file_.bytes().size());
    if (status == CDCMTK_MALFORMED || (status == CDCMTK_OK && stoppedEarly_)) status = readMended(status);
    if (status == CDCMTK_MALFORMED && !hasMetaInformation_) failure_.status = status = CDCMTK_NOT_DICOM;
    return status;
}

cdcmtk_status ObjectParser::readMetaInformation() {
    ByteSource &source = *file_.source;
    const std::map<int64_t, uint8_t> length = soundMetaLength(source);
    ShownSource shown(source, source.size(), length);
    ParseGuard guard(limits_);
    SourceStream stream(shown, 0, source.size(), &guard);
    DcmMetaInfo meta;
    guard.begin(__builtin_frame_address(0));
    meta.transferInit();
    const OFCondition outcome = meta.read(stream, EXS_Unknown, EGL_noChange, 0);
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
    ScratchBytes bytes;
    std::vector<uint8_t> piece(64 * 1024);
    while (filter.good() && !filter.eos()) {
        const offile_off_t got = filter.read(piece.data(), static_cast<offile_off_t>(piece.size()));
        if (got <= 0) break;
        if (bytes.count() + got > limits_.inflated_byte_count)
            return fail(&failure_, CDCMTK_UNSUPPORTED, "the data set inflates beyond the limit", start_);
        if (!bytes.append(piece.data(), got))
            return fail(&failure_, CDCMTK_UNREADABLE, "no temporary file for the inflated data set", start_);
    }
    if (source.failed()) return fail(&failure_, CDCMTK_UNREADABLE, "reading fails", producer.position());
    if (bytes.count() == 0 && isPlainDataSet()) return CDCMTK_OK;
    if (!filter.good() || bytes.count() == 0)
        return fail(&failure_, CDCMTK_MALFORMED, "deflate stream", producer.position());
    file_.inflated = bytes.source();
    file_.description.is_deflated = true;
    start_ = 0;
    return CDCMTK_OK;
}

/// What is said to be deflated begins as an element of explicit VR does, which no deflate stream can.
bool ObjectParser::isPlainDataSet() const {
    uint8_t header[6] = {};
    file_.source->read(start_, header, sizeof header);
    const bool hasVR = header[4] >= 'A' && header[4] <= 'Z' && header[5] >= 'A' && header[5] <= 'Z';
    return header[0] == 0x08 && header[1] == 0 && header[3] == 0 && hasVR;
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

StructureScan ObjectParser::scan(int64_t end) const {
    const cdcmtk_description &description = file_.description;
    return StructureScan(
        file_.bytes(), start_, end, description.is_implicit_vr, description.is_big_endian, limits_);
}

cdcmtk_status ObjectParser::readDataSet(int64_t end) { return read(scan(end).hidingLongSequences()); }

cdcmtk_status ObjectParser::read(const Presentation &shown) {
    ParseGuard guard(limits_);
    const DataSetPart::Outcome outcome = file_.root.read(file_.bytes(), start_, structure_, shown, guard);
    file_.description.defects |= shown.defects;
    // At a delimiter that nothing has opened DCMTK ends a data set without a word.
    stoppedEarly_ = outcome.condition.good() && outcome.position < shown.end;
    const bool isBad = outcome.condition.bad() && outcome.condition != EC_EndOfStream;
    // Bytes behind the last element may look like elements for a while: once more without them. What is cut off must
    // not be the pixel data of an object that only is in disorder.
    const int64_t disorder = guard.firstDisorder();
    const bool isCut = isCutInPixelData(outcome.position, guard);
    if (isBad && !guard.tripped() && !isCut && disorder > start_ && disorder < shown.end) {
        const cdcmtk_status status = readDataSet(disorder);
        file_.description.defects |= CDCMTK_TRAILING_BYTES;
        if (status != CDCMTK_OK || hasElement(DCM_PixelData)) return status;
        return fail(&failure_, CDCMTK_MALFORMED, outcome.condition.text(), outcome.position);
    }
    return judge(outcome, guard);
}

/// Once more, with the bytes that DCMTK has stumbled over shown otherwise; where that doesn't help, as it was.
cdcmtk_status ObjectParser::readMended(cdcmtk_status before) {
    const cdcmtk_failure failure = failure_;
    const uint32_t defects = file_.description.defects;
    StructureScan mender = scan(file_.bytes().size());
    if (!mender.mend()) return before;
    file_.description.defects = 0;
    const cdcmtk_status status = read(mender.presentation());
    const bool isCut = file_.description.defects & CDCMTK_CUT_SHORT;
    // An image that has lost its pixels must not stand for the whole one.
    if (status == CDCMTK_OK && (!isCut || !hasElement(DCM_Rows) || hasElement(DCM_PixelData))) return CDCMTK_OK;
    file_.description.defects = defects;
    if (before == CDCMTK_OK) return readDataSet(file_.bytes().size());
    failure_ = failure;
    return before;
}

cdcmtk_status ObjectParser::judge(const DataSetPart::Outcome &outcome, const ParseGuard &guard) {
    if (file_.bytes().failed()) return fail(&failure_, CDCMTK_UNREADABLE, "reading fails", outcome.position);
    if (guard.tripped()) {
        const bool isDeep = guard.status() == CDCMTK_TOO_DEEP;
        const char *const text = isDeep ? "nested too deeply" : "too many elements";
        return fail(&failure_, guard.status(), text, outcome.position);
    }
    if (outcome.condition.good() || outcome.condition == EC_EndOfStream) return CDCMTK_OK;
    if (isCutInPixelData(outcome.position, guard)) {
        file_.description.defects |= CDCMTK_CUT_SHORT;
        return CDCMTK_OK;
    }
    // A few bytes too few for an element behind the last one.
    const int64_t left = file_.root.presentation.end - outcome.position;
    if (guard.level() <= 1 && left < tagAndLengthByteCount && hasElement(DCM_PixelData)) {
        file_.description.defects |= CDCMTK_TRAILING_BYTES;
        return CDCMTK_OK;
    }
    return fail(&failure_, CDCMTK_MALFORMED, outcome.condition.text(), outcome.position);
}

/// The object ends inside of its pixel data, so that everything in front of them is there.
bool ObjectParser::isCutInPixelData(int64_t position, const ParseGuard &guard) const {
    const uint32_t tag = guard.rootTag();
    const int64_t left = file_.root.presentation.end - position;
    // Of native pixels nothing is left; of a fragment's header something can be.
    const bool isInside = left == 0 || guard.level() > 1;
    if (!isPixelTag(tag) || !isInside || left >= tagAndLengthByteCount) return false;
    return hasElement(DcmTagKey(static_cast<Uint16>(tag >> 16), static_cast<Uint16>(tag)));
}
