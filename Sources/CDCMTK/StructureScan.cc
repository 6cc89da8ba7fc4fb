#include "StructureScan.h"

#include <algorithm>

#include "ValueRepresentation.h"

#include "dcmtk/dcmdata/dcvr.h"

namespace {

constexpr uint32_t undefinedLength = 0xFFFFFFFF;
constexpr uint32_t itemTag = 0xFFFEE000;
constexpr uint32_t itemEndTag = 0xFFFEE00D;
constexpr uint32_t sequenceEndTag = 0xFFFEE0DD;
constexpr uint32_t pixelDataTag = 0x7FE00010;
constexpr int64_t itemHeaderByteCount = 8;
/// Before the value: 2 bytes of VR, 2 reserved, 4 of length.
constexpr int64_t longHeaderByteCount = 8;
/// What stands in front of the documents, plans and curves that are worth reading without their end; an object that
/// is cut off before has lost the description of its image, or the image.
constexpr uint32_t lastImageDescriptionTag = 0x0028FFFF;
/// Less is a few thousand elements.
constexpr int64_t longSequenceByteCount = 256 * 1024;

bool isDelimiter(uint32_t tag) { return tag == itemTag || tag == itemEndTag || tag == sequenceEndTag; }

}  // namespace

Presentation StructureScan::hidingLongSequences() {
    if (end_ - position_ <= longSequenceByteCount || scan()) return presentation_;
    Presentation asItIs;
    asItIs.end = end_;
    return asItIs;
}

bool StructureScan::mend() {
    isMending_ = true;
    return scan() && presentation_.defects != 0;
}

bool StructureScan::scan() {
    uint64_t steps = 0;
    while (!isDone_)
        if (++steps > limits_.element_count || !step()) return false;
    return true;
}

bool StructureScan::step() {
    while (open_.size() > 1 && open_.back().end >= 0 && position_ >= open_.back().end) close();
    if (position_ >= end_) {
        isDone_ = true;
        return open_.size() == 1 || cut(position_);
    }
    // A sequence and its item are two levels.
    if (open_.size() > 2 * static_cast<size_t>(limits_.depth) + 1) return false;
    Header header{};
    if (!readHeader(header)) return cut(position_);
    const Kind kind = open_.back().kind;
    if (kind == Kind::fragments || kind == Kind::sequence) return stepInSequence(header);
    return isDelimiter(header.tag) ? stepOnDelimiter(header) : stepOnElement(header);
}

bool StructureScan::stepOnElement(const Header &header) {
    Container &container = open_.back();
    const uint32_t lastTag = container.lastTag;
    container.lastTag = header.tag;
    const bool hasEnd = header.length != undefinedLength;
    const bool isFragments = header.tag == pixelDataTag && !hasEnd;
    const bool isSequence = header.vr == EVR_SQ || (!hasEnd && !isFragments) || isMislabelled(header);
    if (!isSequence && !isFragments) {
        if (header.valueOffset + header.length > end_) return cut(header);
        position_ = header.valueOffset + header.length;
        return true;
    }
    const bool isUnknown = header.vr == EVR_UN || header.vr == EVR_UNKNOWN;
    if (isSequence && header.vr != EVR_SQ && !isUnknown && !readAsSequence(header)) return false;
    // A sequence that is written as UN has implicit VR inside. Source: PS3.5 6.2.2.
    const bool isImplicit = container.isImplicit || (isSequence && isUnknown);
    // The VR would make bytes of one that is written as UN: its length has to stay undefined.
    const bool canEnd = container.isImplicit == isImplicit && isSequence;
    open_.push_back(
        {isFragments ? Kind::fragments : Kind::sequence, isImplicit, header.valueOffset,
         hasEnd ? header.valueOffset + header.length : -1, canEnd ? header.lengthOffset : -1, header.tag, lastTag});
    position_ = header.valueOffset;
    return true;
}

/// Items in a value of bytes under the tag of a sequence: a known mistake with lookup tables, which DCMTK refuses.
bool StructureScan::isMislabelled(const Header &header) const {
    const bool isBytes = header.vr == EVR_OB || header.vr == EVR_OW;
    if (!isMending_ || !isBytes || open_.back().isImplicit || dictionaryVR(header.tag) != EVR_SQ) return false;
    uint8_t bytes[4] = {};
    source_.read(header.valueOffset, bytes, sizeof bytes);
    return (word(bytes, 2) << 16 | word(bytes + 2, 2)) == itemTag;
}

bool StructureScan::stepInSequence(const Header &header) {
    const Container &sequence = open_.back();
    if (header.tag == sequenceEndTag) {
        position_ = header.valueOffset;
        close();
        return true;
    }
    if (header.tag != itemTag) return readAsUnknown();
    // Of a sound sequence only the end is of interest.
    if (!isMending_ && sequence.end >= 0 && sequence.end <= end_) {
        position_ = sequence.end;
        return true;
    }
    position_ = header.valueOffset;
    const bool hasEnd = header.length != undefinedLength;
    if (sequence.kind == Kind::fragments) {
        position_ += header.length;
        // Nothing follows fragments that are cut off; what came before is as sound as it was.
        isDone_ = !isMending_ && position_ > end_;
        return isDone_ || (hasEnd && position_ <= end_);
    }
    open_.push_back(
        {Kind::item, sequence.isImplicit, header.valueOffset, hasEnd ? header.valueOffset + header.length : -1,
         header.lengthOffset, sequence.tag, 0});
    return true;
}

/// An item or a delimiter among elements.
bool StructureScan::stepOnDelimiter(const Header &header) {
    if (open_.size() > 1 && header.tag == itemEndTag) {
        position_ = header.valueOffset;
        close();
        return true;
    }
    return (open_.size() == 1 || header.tag == itemTag) && passOver(header);
}

void StructureScan::close() {
    const Container closed = open_.back();
    open_.pop_back();
    const bool isLong = position_ - closed.start > longSequenceByteCount;
    if (!isMending_ && isLong && closed.kind == Kind::sequence && open_.size() == 1) hide(closed);
}

/// Shows a sequence as a value of unknown representation.
void StructureScan::hide(const Container &sequence) {
    const int64_t count = position_ - sequence.start;
    if (count >= undefinedLength) return;
    if (open_.back().isImplicit) {
        replaceTag(sequence.start - itemHeaderByteCount, unknownTag(sequence.tag, sequence.lastTag));
    } else {
        replaceVR(sequence.start - longHeaderByteCount, "UN");
    }
    replace(sequence.start - 4, static_cast<uint32_t>(count), 4);
    presentation_.longSequences[sequence.start] = {sequence.tag, position_, sequence.isImplicit};
}

/// Shows an item, with all that it contains, or a delimiter as one element.
bool StructureScan::passOver(const Header &header) {
    if (!isMending_ || header.length == undefinedLength || header.valueOffset + header.length > end_) return false;
    const int64_t start = position_;
    replaceTag(start, Presentation::passedOverTag);
    if (!open_.back().isImplicit && header.length <= 0xFFFF) {
        replaceVR(start + 4, "ST");
        replace(start + 6, header.length, 2);
    } else if (!open_.back().isImplicit) {
        // The header of a long value takes its last four bytes from the item.
        replaceVR(start + 4, "OB");
        replace(start + 6, 0, 2);
        replace(start + 8, header.length - 4, 4);
    }
    position_ = header.valueOffset + header.length;
    presentation_.defects |= CDCMTK_STRAY_ITEM;
    return true;
}

/// Shows what has been taken for a sequence, and has no item, as a value of unknown representation.
bool StructureScan::readAsUnknown() {
    const Container sequence = open_.back();
    const bool isFirst = position_ == sequence.start && sequence.kind == Kind::sequence;
    if (!isMending_ || !isFirst || sequence.end < 0 || sequence.end > end_) return false;
    if (sequence.isImplicit) {
        replaceTag(sequence.start - itemHeaderByteCount, unknownTag(sequence.tag, sequence.lastTag));
        presentation_.tags[sequence.start] = sequence.tag;
    } else {
        replaceVR(sequence.start - longHeaderByteCount, "UN");
    }
    position_ = sequence.end;
    presentation_.defects |= CDCMTK_WRONG_VR;
    open_.pop_back();
    return true;
}

/// Shows a value of undefined length, whose VR allows none, as what alone it can be.
bool StructureScan::readAsSequence(const Header &header) {
    const bool isExplicit = !open_.back().isImplicit && header.lengthOffset == position_ + longHeaderByteCount;
    if (!isMending_ || !isExplicit) return false;
    replaceVR(position_ + 4, "SQ");
    presentation_.defects |= CDCMTK_WRONG_VR;
    return true;
}

/// Cuts an element that goes on behind the bytes.
bool StructureScan::cut(const Header &header) {
    if (!isMending_) return cut(end_);
    replace(header.lengthOffset, static_cast<uint32_t>(end_ - header.valueOffset), header.lengthByteCount);
    return cut(end_);
}

/// Ends everything that is open where the bytes end.
bool StructureScan::cut(int64_t end) {
    isDone_ = true;
    if (!isMending_) return open_.size() == 1;
    if (open_.front().lastTag <= lastImageDescriptionTag) return false;
    for (size_t level = 1; level < open_.size(); ++level) {
        const Container &container = open_[level];
        // What ends in front of its own contents contradicts itself, cut off or not.
        const bool isSound = container.end < 0 || container.end >= end_;
        const int64_t count = end - container.start;
        if (!isSound || container.lengthOffset < 0 || count >= undefinedLength) return false;
        replace(container.lengthOffset, static_cast<uint32_t>(count), 4);
    }
    presentation_.end = end;
    presentation_.defects |= CDCMTK_CUT_SHORT;
    return true;
}

bool StructureScan::readHeader(Header &header) {
    const Container &container = open_.back();
    uint8_t bytes[12] = {};
    const int64_t got = source_.read(position_, bytes, std::min<int64_t>(sizeof bytes, end_ - position_));
    if (got < itemHeaderByteCount) return false;
    header.tag = word(bytes, 2) << 16 | word(bytes + 2, 2);
    header.vr = EVR_na;
    const bool isInSequence = container.kind == Kind::sequence || container.kind == Kind::fragments;
    const bool isElement = !isInSequence && !isDelimiter(header.tag);
    const bool hasVR = isElement && !container.isImplicit;
    bool hasLongHeader = false;
    if (hasVR) {
        const char letters[3] = {static_cast<char>(bytes[4]), static_cast<char>(bytes[5]), 0};
        const DcmVR vr(letters);
        header.vr = vr.getEVR();
        hasLongHeader = vr.usesExtendedLengthEncoding();
        if (hasLongHeader && got < 12) return false;
    } else if (isElement) {
        header.vr = dictionaryVR(header.tag);
    }
    const int lengthStart = hasLongHeader ? 8 : hasVR ? 6 : 4;
    header.lengthByteCount = hasVR && !hasLongHeader ? 2 : 4;
    header.length = word(bytes + lengthStart, header.lengthByteCount);
    header.lengthOffset = position_ + lengthStart;
    header.valueOffset = header.lengthOffset + header.lengthByteCount;
    return true;
}

void StructureScan::replace(int64_t offset, uint32_t value, int byteCount) {
    for (int index = 0; index < byteCount; ++index) {
        const int shift = 8 * (isBigEndian_ ? byteCount - 1 - index : index);
        presentation_.replacements[offset + index] = static_cast<uint8_t>(value >> shift);
    }
}

void StructureScan::replaceTag(int64_t offset, uint32_t tag) {
    replace(offset, tag >> 16, 2);
    replace(offset + 2, tag & 0xFFFF, 2);
}

void StructureScan::replaceVR(int64_t offset, const char *vr) {
    presentation_.replacements[offset] = static_cast<uint8_t>(vr[0]);
    presentation_.replacements[offset + 1] = static_cast<uint8_t>(vr[1]);
}

/// A tag that DCMTK knows nothing of, near another, so that it keeps its place among its neighbours where it can.
uint32_t StructureScan::unknownTag(uint32_t tag, uint32_t lastTag) const {
    for (uint32_t distance = 1; distance <= 64; ++distance) {
        const uint32_t candidate = tag - distance;
        if (candidate <= lastTag || candidate >> 16 != tag >> 16) break;
        if (dictionaryVR(candidate) == EVR_UN) return candidate;
    }
    return tag | 1 << 16;
}

uint32_t StructureScan::word(const uint8_t *bytes, int byteCount) const {
    uint32_t value = 0;
    for (int index = 0; index < byteCount; ++index)
        value = value << 8 | bytes[isBigEndian_ ? index : byteCount - 1 - index];
    return value;
}
