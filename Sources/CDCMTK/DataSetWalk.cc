#include "DataSetWalk.h"

#include <algorithm>

#include "Guarded.h"
#include "SourceStream.h"
#include "StructureScan.h"
#include "ValueRepresentation.h"

#include "dcmtk/dcmdata/dcdeftag.h"
#include "dcmtk/dcmdata/dcpixel.h"
#include "dcmtk/dcmdata/dcpixseq.h"
#include "dcmtk/dcmdata/dcsequen.h"

namespace {

uint32_t rawTag(const DcmTagKey &tag) { return uint32_t{tag.getGroup()} << 16 | tag.getElement(); }

void setVR(cdcmtk_event &event, const char *vr) {
    event.vr[0] = vr[0];
    event.vr[1] = vr[1];
    event.vr[2] = 0;
}

// The order in which an element was read is known to DCMTK's own classes only.
struct ElementByteOrder : DcmElement {
    static bool isBigEndian(const DcmElement &element) {
        return (element.*(&ElementByteOrder::getByteOrder))() == EBO_BigEndian;
    }
};

/// Pixel Representation (0028,0103) of an item, or of what is around it. Read in part, since an element that DCMTK has
/// loaded is turned to the order of this machine and says no longer how its bytes lie in the object.
bool hasSignedPixels(DcmItem &item, bool inherited) {
    DcmElement *element = nullptr;
    Uint16 representation = 0;
    if (item.findAndGetElement(DCM_PixelRepresentation, element).bad()) return inherited;
    if (element->getLengthField() < sizeof representation) return inherited;
    const OFCondition outcome =
        element->getPartialValue(&representation, 0, sizeof representation, nullptr, gLocalByteOrder);
    return outcome.good() ? representation == 1 : inherited;
}

DcmPixelSequence *fragments(DcmElement &element) {
    if (element.ident() != EVR_PixelData || element.getLengthField() != DCM_UndefinedLength) return nullptr;
    DcmPixelData &pixelData = static_cast<DcmPixelData &>(element);
    E_TransferSyntax syntax = EXS_Unknown;
    const DcmRepresentationParameter *parameter = nullptr;
    DcmPixelSequence *sequence = nullptr;
    pixelData.getOriginalRepresentationKey(syntax, parameter);
    if (pixelData.getEncapsulatedRepresentation(syntax, parameter, sequence).bad()) return nullptr;
    return sequence;
}

}  // namespace

void DataSetWalk::begin(DataSetPart &root, ByteSource &bytes, bool isBigEndian, const cdcmtk_limits &limits) {
    bytes_ = &bytes;
    limits_ = &limits;
    isBigEndian_ = isBigEndian;
    elementCount_ = 0;
    frames_.clear();
    push(Kind::item, root.dataSet.get(), 0, hasSignedPixels(*root.dataSet, false)).presentation = &root.presentation;
}

DataSetWalk::Frame &DataSetWalk::push(Kind kind, DcmObject *container, uint32_t tag, bool isSigned) {
    const Presentation *const presentation = frames_.empty() ? nullptr : frames_.back().presentation;
    frames_.push_back({kind, container, nullptr, tag, isSigned, presentation, nullptr, {}, 0});
    return frames_.back();
}

cdcmtk_status DataSetWalk::next(cdcmtk_event &event, cdcmtk_failure &failure) {
    event = cdcmtk_event{};
    event.offset = -1;
    if (frames_.empty()) return CDCMTK_OK;
    Frame &frame = frames_.back();
    if (frame.kind == Kind::longSequence) return stepInLongSequence(event, failure);
    do {
        frame.child = frame.container->nextInContainer(frame.child);
    } while (frame.child && rawTag(frame.child->getTag()) == Presentation::passedOverTag);
    if (!frame.child) {
        pop(event);
        return CDCMTK_OK;
    }
    switch (frame.kind) {
        case Kind::item:
            stepOnElement(static_cast<DcmElement &>(*frame.child), event);
            break;
        case Kind::sequence:
            stepIntoItem(*frame.child, event);
            break;
        case Kind::fragments:
            stepOnElement(static_cast<DcmElement &>(*frame.child), event);
            event.kind = CDCMTK_FRAGMENT;
            event.tag = frames_.back().tag;
            break;
        case Kind::longSequence: break;
    }
    return CDCMTK_OK;
}

E_TransferSyntax DataSetWalk::structure(bool isImplicit) const {
    if (isImplicit) return EXS_LittleEndianImplicit;
    return isBigEndian_ ? EXS_BigEndianExplicit : EXS_LittleEndianExplicit;
}

/// Parses the next item, which takes the place of the one before in memory.
cdcmtk_status DataSetWalk::stepInLongSequence(cdcmtk_event &event, cdcmtk_failure &failure) {
    const LongSequence sequence = frames_.back().sequence;
    ItemPlace place{};
    cdcmtk_status status = CDCMTK_OK;
    if (!findItem(*bytes_, frames_.back().position, sequence, isBigEndian_, place, status)) {
        if (status != CDCMTK_OK) return fail(&failure, status, "item of a sequence", frames_.back().position);
        pop(event);
        return CDCMTK_OK;
    }
    const size_t depth =
        static_cast<size_t>(std::count_if(frames_.begin(), frames_.end(), [](const Frame &frame) {
            return frame.kind == Kind::sequence || frame.kind == Kind::longSequence;
        }));
    ParseGuard guard(*limits_, depth, elementCount_);
    auto part = std::make_unique<DataSetPart>();
    StructureScan scan(*bytes_, place.start, place.end, sequence.isImplicit, isBigEndian_, *limits_);
    const DataSetPart::Outcome outcome =
        part->read(*bytes_, place.start, structure(sequence.isImplicit), scan.hidingLongSequences(), guard);
    elementCount_ = guard.elementCount() + 1;
    if (bytes_->failed()) return fail(&failure, CDCMTK_UNREADABLE, "reading fails", outcome.position);
    if (guard.tripped()) return fail(&failure, guard.status(), "item of a sequence", outcome.position);
    if (outcome.condition.bad() && outcome.condition != EC_EndOfStream)
        return fail(&failure, CDCMTK_MALFORMED, outcome.condition.text(), outcome.position);
    frames_.back().position = place.hasLength ? place.end : outcome.position;
    event.kind = CDCMTK_ITEM_BEGIN;
    event.tag = sequence.tag;
    DcmDataset &item = *part->dataSet;
    Frame &frame = push(Kind::item, &item, sequence.tag, hasSignedPixels(item, frames_.back().isSigned));
    frame.presentation = &part->presentation;
    frame.part = std::move(part);
    return CDCMTK_OK;
}

void DataSetWalk::pop(cdcmtk_event &event) {
    const Kind kind = frames_.back().kind;
    event.tag = frames_.back().tag;
    frames_.pop_back();
    if (frames_.empty()) return;
    switch (kind) {
        case Kind::item: event.kind = CDCMTK_ITEM_END; break;
        case Kind::longSequence:
        case Kind::sequence: event.kind = CDCMTK_SEQUENCE_END; break;
        case Kind::fragments: event.kind = CDCMTK_FRAGMENTS_END; break;
    }
}

void DataSetWalk::stepIntoItem(DcmObject &child, cdcmtk_event &event) {
    const Frame &frame = frames_.back();
    event.kind = CDCMTK_ITEM_BEGIN;
    event.tag = frame.tag;
    push(Kind::item, &child, event.tag, hasSignedPixels(static_cast<DcmItem &>(child), frame.isSigned));
}

void DataSetWalk::stepOnElement(DcmElement &element, cdcmtk_event &event) {
    const Presentation &presentation = *frames_.back().presentation;
    const bool isSigned = frames_.back().isSigned;
    event.tag = rawTag(element.getTag());
    if (element.ident() == EVR_SQ) {
        event.kind = CDCMTK_SEQUENCE_BEGIN;
        setVR(event, "SQ");
        push(Kind::sequence, &element, event.tag, isSigned);
        return;
    }
    if (DcmPixelSequence *const sequence = fragments(element)) {
        event.kind = CDCMTK_FRAGMENTS_BEGIN;
        setVR(event, "OB");
        push(Kind::fragments, sequence, event.tag, isSigned);
        return;
    }
    event.kind = CDCMTK_ELEMENT;
    event.length = element.getLengthField();
    if (const auto *const factory = static_cast<const OffsetFactory *>(element.getInputStream())) {
        event.offset = factory->offset();
        event.available = std::max<int64_t>(0, std::min(event.length, bytes_->size() - event.offset));
    }
    const auto hidden = presentation.longSequences.find(event.offset);
    if (hidden != presentation.longSequences.end()) {
        const LongSequence &sequence = hidden->second;
        event = cdcmtk_event{};
        event.kind = CDCMTK_SEQUENCE_BEGIN;
        event.tag = sequence.tag;
        setVR(event, "SQ");
        Frame &frame = push(Kind::longSequence, nullptr, sequence.tag, isSigned);
        frame.sequence = sequence;
        frame.position = hidden->first;
        return;
    }
    const auto shown = presentation.tags.find(event.offset);
    if (shown != presentation.tags.end()) event.tag = shown->second;
    event.is_big_endian = ElementByteOrder::isBigEndian(element);
    DcmEVR vr = element.getVR();
    if (vr == EVR_UN || vr == EVR_UNKNOWN || vr == EVR_UNKNOWN2B) {
        // A standard attribute that a system without its dictionary entry wrote as UN, in which the value is little
        // endian, or with letters that are no VR. Sequences stay as they are: their bytes would have to be parsed.
        // Source: PS3.5 6.2.2.
        if (vr == EVR_UN) event.is_big_endian = false;
        const DcmEVR known = dictionaryVR(event.tag);
        if (known != EVR_SQ) vr = known;
    }
    setVR(event, standardVR(vr, isSigned));
}
