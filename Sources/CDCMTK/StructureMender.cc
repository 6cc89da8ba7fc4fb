#include "StructureMender.h"

#include <algorithm>

#include "ValueRepresentation.h"

#include "dcmtk/dcmdata/dcvr.h"

namespace {

constexpr uint32_t undefinedLength = 0xFFFFFFFF;
constexpr uint32_t itemTag = 0xFFFEE000;
constexpr uint32_t itemEndTag = 0xFFFEE00D;
constexpr uint32_t sequenceEndTag = 0xFFFEE0DD;
constexpr int64_t itemHeaderByteCount = 8;
/// What stands in front of the documents, plans and curves that are worth reading without their end; an object that
/// is cut off before has lost the description of its image, or the image.
constexpr uint32_t lastImageDescriptionTag = 0x0028FFFF;

bool isDelimiter(uint32_t tag) { return tag == itemTag || tag == itemEndTag || tag == sequenceEndTag; }

}  // namespace

bool StructureMender::mend() {
    uint64_t steps = 0;
    while (!isDone_)
        if (++steps > limits_.element_count || !step()) return false;
    return mending_.defects != 0;
}

bool StructureMender::step() {
    while (open_.size() > 1 && open_.back().end >= 0 && position_ >= open_.back().end) open_.pop_back();
    if (position_ >= source_.size()) {
        isDone_ = true;
        return open_.size() == 1 || cut(position_);
    }
    // A sequence and its item are two levels.
    if (open_.size() > 2 * static_cast<size_t>(limits_.depth) + 1) return false;
    Header header{};
    if (!readHeader(header)) return cut(position_);
    Container &container = open_.back();
    if (container.kind == Kind::fragments || container.kind == Kind::sequence) return stepInSequence(header);
    if (!isDelimiter(header.tag)) {
        const uint32_t lastTag = container.lastTag;
        container.lastTag = header.tag;
        const bool isSequence = header.vr == EVR_SQ ||
            ((header.vr == EVR_UN || header.vr == EVR_UNKNOWN) && header.length == undefinedLength);
        const bool isFragments = header.tag == 0x7FE00010 && header.length == undefinedLength;
        if (isSequence || isFragments) {
            const bool isImplicit = container.isImplicit || (isSequence && header.vr != EVR_SQ);
            const bool hasEnd = header.length != undefinedLength;
            // The VR would make bytes of one that is written as UN: its length has to stay undefined.
            const bool canEnd = container.isImplicit == isImplicit && isSequence;
            open_.push_back(
                {isFragments ? Kind::fragments : Kind::sequence, isImplicit, header.valueOffset,
                 hasEnd ? header.valueOffset + header.length : -1, canEnd ? header.lengthOffset : -1, header.tag,
                 lastTag});
            position_ = header.valueOffset;
            return true;
        }
        if (header.length == undefinedLength) return false;
        if (header.valueOffset + header.length > source_.size()) return cut(header);
        position_ = header.valueOffset + header.length;
        return true;
    }
    return stepInItem(header);
}

bool StructureMender::stepInSequence(const Header &header) {
    Container &sequence = open_.back();
    if (header.tag == sequenceEndTag) {
        position_ = header.valueOffset;
        open_.pop_back();
        return true;
    }
    if (header.tag != itemTag) {
        const bool isEmpty = position_ == sequence.start && sequence.kind == Kind::sequence;
        return isEmpty && sequence.end >= 0 && sequence.end <= source_.size() && readAsUnknown(sequence);
    }
    position_ = header.valueOffset;
    if (sequence.kind == Kind::fragments) {
        position_ += header.length;
        return header.length != undefinedLength && position_ <= source_.size();
    }
    const int64_t end = header.length == undefinedLength ? -1 : header.valueOffset + header.length;
    open_.push_back({Kind::item, sequence.isImplicit, header.valueOffset, end, header.lengthOffset, sequence.tag, 0});
    return true;
}

/// An item or a delimiter among elements.
bool StructureMender::stepInItem(const Header &header) {
    if (open_.size() > 1 && header.tag == itemEndTag) {
        position_ = header.valueOffset;
        open_.pop_back();
        return true;
    }
    return (open_.size() == 1 || header.tag == itemTag) && passOver(header);
}

/// Shows an item, with all that it contains, or a delimiter as one element.
bool StructureMender::passOver(const Header &header) {
    const Container &container = open_.back();
    if (header.length == undefinedLength || header.valueOffset + header.length > source_.size()) return false;
    const int64_t start = position_;
    if (container.isImplicit) {
        replaceTag(start, Mending::passedOverTag);
    } else if (header.length <= 0xFFFF) {
        replaceTag(start, Mending::passedOverTag);
        mending_.replacements[start + 4] = 'S';
        mending_.replacements[start + 5] = 'T';
        replace(start + 6, header.length, 2);
    } else {
        // The header of a long value takes its last four bytes from the item.
        replaceTag(start, Mending::passedOverTag);
        mending_.replacements[start + 4] = 'O';
        mending_.replacements[start + 5] = 'B';
        replace(start + 6, 0, 2);
        replace(start + 8, header.length - 4, 4);
    }
    position_ = header.valueOffset + header.length;
    mending_.defects |= CDCMTK_STRAY_ITEM;
    return true;
}

/// Shows what has been taken for a sequence as a value of unknown representation.
bool StructureMender::readAsUnknown(Container &sequence) {
    const uint32_t length = static_cast<uint32_t>(sequence.end - sequence.start);
    if (sequence.lengthOffset < 0) return false;
    if (sequence.isImplicit) {
        const uint32_t shown = unknownTag(sequence.tag, sequence.lastTag);
        replaceTag(sequence.start - itemHeaderByteCount, shown);
        mending_.tags[sequence.start] = sequence.tag;
    } else {
        mending_.replacements[sequence.start - 8] = 'U';
        mending_.replacements[sequence.start - 7] = 'N';
    }
    position_ = sequence.start + length;
    mending_.defects |= CDCMTK_NO_SEQUENCE;
    open_.pop_back();
    return true;
}

/// Cuts an element that goes on behind the bytes.
bool StructureMender::cut(const Header &header) {
    const int64_t count = source_.size() - header.valueOffset;
    replace(header.lengthOffset, static_cast<uint32_t>(count), header.lengthByteCount);
    return cut(source_.size());
}

/// Ends everything that is open where the bytes end.
bool StructureMender::cut(int64_t end) {
    if (open_.front().lastTag <= lastImageDescriptionTag) return false;
    for (size_t level = 1; level < open_.size(); ++level) {
        const Container &container = open_[level];
        // What ends in front of its own contents contradicts itself, cut off or not.
        const bool isSound = container.end < 0 || container.end >= source_.size();
        const int64_t count = end - container.start;
        if (!isSound || container.lengthOffset < 0 || count >= undefinedLength) return false;
        replace(container.lengthOffset, static_cast<uint32_t>(count), 4);
    }
    mending_.end = end;
    mending_.defects |= CDCMTK_CUT_SHORT;
    isDone_ = true;
    return true;
}

bool StructureMender::readHeader(Header &header) {
    const Container &container = open_.back();
    uint8_t bytes[12] = {};
    const int64_t got = source_.read(position_, bytes, sizeof bytes);
    if (got < itemHeaderByteCount) return false;
    header.tag = word(bytes, 2) << 16 | word(bytes + 2, 2);
    header.vr = EVR_na;
    const bool isInSequence = container.kind == Kind::sequence || container.kind == Kind::fragments;
    const bool hasVR = !container.isImplicit && !isInSequence && !isDelimiter(header.tag);
    bool hasLongHeader = false;
    if (hasVR) {
        const char letters[3] = {static_cast<char>(bytes[4]), static_cast<char>(bytes[5]), 0};
        const DcmVR vr(letters);
        header.vr = vr.getEVR();
        hasLongHeader = vr.usesExtendedLengthEncoding();
        if (hasLongHeader && got < 12) return false;
    } else if (!isInSequence && !isDelimiter(header.tag)) {
        header.vr = dictionaryVR(header.tag);
    }
    const int lengthStart = hasLongHeader ? 8 : hasVR ? 6 : 4;
    header.lengthByteCount = hasVR && !hasLongHeader ? 2 : 4;
    header.length = word(bytes + lengthStart, header.lengthByteCount);
    header.lengthOffset = position_ + lengthStart;
    header.valueOffset = header.lengthOffset + header.lengthByteCount;
    return true;
}

void StructureMender::replace(int64_t offset, uint32_t value, int byteCount) {
    for (int index = 0; index < byteCount; ++index) {
        const int shift = 8 * (isBigEndian_ ? byteCount - 1 - index : index);
        mending_.replacements[offset + index] = static_cast<uint8_t>(value >> shift);
    }
}

void StructureMender::replaceTag(int64_t offset, uint32_t tag) {
    replace(offset, tag >> 16, 2);
    replace(offset + 2, tag & 0xFFFF, 2);
}

/// A tag that DCMTK knows nothing of, near another, so that it keeps its place among its neighbours where it can.
uint32_t StructureMender::unknownTag(uint32_t tag, uint32_t lastTag) const {
    for (uint32_t distance = 1; distance <= 64; ++distance) {
        const uint32_t candidate = tag - distance;
        if (candidate <= lastTag || candidate >> 16 != tag >> 16) break;
        if (dictionaryVR(candidate) == EVR_UN) return candidate;
    }
    return tag | 1 << 16;
}

uint32_t StructureMender::word(const uint8_t *bytes, int byteCount) const {
    uint32_t value = 0;
    for (int index = 0; index < byteCount; ++index)
        value = value << 8 | bytes[isBigEndian_ ? index : byteCount - 1 - index];
    return value;
}
