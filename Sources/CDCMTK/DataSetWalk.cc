#include "DataSetWalk.h"

#include <algorithm>

#include "SourceStream.h"
#include "StructureMender.h"
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

void DataSetWalk::begin(DcmDataset &dataSet) {
    frames_.clear();
    push(Kind::item, dataSet, 0, hasSignedPixels(dataSet, false));
}

void DataSetWalk::push(Kind kind, DcmObject &container, uint32_t tag, bool isSigned) {
    frames_.push_back({kind, &container, nullptr, tag, isSigned});
}

cdcmtk_status DataSetWalk::next(int64_t sourceSize, cdcmtk_event &event) {
    event = cdcmtk_event{};
    event.offset = -1;
    if (frames_.empty()) return CDCMTK_OK;
    Frame &frame = frames_.back();
    do {
        frame.child = frame.container->nextInContainer(frame.child);
    } while (frame.child && rawTag(frame.child->getTag()) == Mending::passedOverTag);
    if (!frame.child) {
        pop(event);
        return CDCMTK_OK;
    }
    switch (frame.kind) {
        case Kind::item:
            stepOnElement(static_cast<DcmElement &>(*frame.child), sourceSize, event);
            break;
        case Kind::sequence:
            stepIntoItem(*frame.child, event);
            break;
        case Kind::fragments:
            stepOnElement(static_cast<DcmElement &>(*frame.child), sourceSize, event);
            event.kind = CDCMTK_FRAGMENT;
            event.tag = frames_.back().tag;
            break;
    }
    return CDCMTK_OK;
}

void DataSetWalk::pop(cdcmtk_event &event) {
    const Frame frame = frames_.back();
    frames_.pop_back();
    event.tag = frame.tag;
    if (frames_.empty()) return;
    switch (frame.kind) {
        case Kind::item: event.kind = CDCMTK_ITEM_END; break;
        case Kind::sequence: event.kind = CDCMTK_SEQUENCE_END; break;
        case Kind::fragments: event.kind = CDCMTK_FRAGMENTS_END; break;
    }
}

void DataSetWalk::stepIntoItem(DcmObject &child, cdcmtk_event &event) {
    const Frame frame = frames_.back();
    event.kind = CDCMTK_ITEM_BEGIN;
    event.tag = frame.tag;
    push(Kind::item, child, frame.tag, hasSignedPixels(static_cast<DcmItem &>(child), frame.isSigned));
}

void DataSetWalk::stepOnElement(DcmElement &element, int64_t sourceSize, cdcmtk_event &event) {
    const bool isSigned = frames_.back().isSigned;
    event.tag = rawTag(element.getTag());
    if (element.ident() == EVR_SQ) {
        event.kind = CDCMTK_SEQUENCE_BEGIN;
        setVR(event, "SQ");
        push(Kind::sequence, element, event.tag, isSigned);
        return;
    }
    if (DcmPixelSequence *const sequence = fragments(element)) {
        event.kind = CDCMTK_FRAGMENTS_BEGIN;
        setVR(event, "OB");
        push(Kind::fragments, *sequence, event.tag, isSigned);
        return;
    }
    event.kind = CDCMTK_ELEMENT;
    event.length = element.getLengthField();
    if (const auto *const factory = static_cast<const OffsetFactory *>(element.getInputStream())) {
        event.offset = factory->offset();
        event.available = std::max<int64_t>(0, std::min(event.length, sourceSize - event.offset));
    }
    const auto shown = tags_.find(event.offset);
    if (shown != tags_.end()) event.tag = shown->second;
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
