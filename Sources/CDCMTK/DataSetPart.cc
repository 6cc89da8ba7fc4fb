#include "DataSetPart.h"

#include <algorithm>

DataSetPart::Outcome DataSetPart::read(
    ByteSource &bytes, int64_t start, E_TransferSyntax structure, const Presentation &shown, ParseGuard &guard) {
    dataSet.reset();
    presentation = shown;
    source = std::make_unique<ShownSource>(bytes, presentation.end, presentation.replacements);
    SourceStream stream(*source, start, presentation.end, &guard);
    stream.setBigEndian(structure == EXS_BigEndianExplicit);
    dataSet = std::make_unique<DcmDataset>();
    dataSet->transferInit();
    guard.begin(__builtin_frame_address(0));
    // Every value stays where it is: the tree gives structure and offsets.
    constexpr Uint32 loadNothing = 0;
    const OFCondition condition = dataSet->read(stream, structure, EGL_noChange, loadNothing);
    return {condition, stream.producer().position()};
}

bool findItem(
    ByteSource &bytes, int64_t position, const LongSequence &sequence, bool isBigEndian, ItemPlace &place,
    cdcmtk_status &status) {
    status = CDCMTK_OK;
    if (position >= sequence.end) return false;
    constexpr int64_t headerByteCount = 8;
    uint8_t header[headerByteCount];
    const bool isWhole = sequence.end - position >= headerByteCount &&
        bytes.read(position, header, headerByteCount) == headerByteCount;
    if (isWhole && isBigEndian) {
        for (int start : {0, 2}) std::reverse(header + start, header + start + 2);
        std::reverse(header + 4, header + 8);
    }
    const bool isDelimiter = isWhole && header[0] == 0xFE && header[1] == 0xFF;
    const uint32_t element = isDelimiter ? uint32_t{header[3]} << 8 | header[2] : 0;
    if (element == 0xE0DD) return false;
    const uint32_t length =
        uint32_t{header[7]} << 24 | uint32_t{header[6]} << 16 | uint32_t{header[5]} << 8 | header[4];
    place.start = position + headerByteCount;
    place.hasLength = length != 0xFFFFFFFF;
    place.end = place.hasLength ? place.start + length : sequence.end;
    if (element != 0xE000 || place.end > sequence.end) {
        status = CDCMTK_MALFORMED;
        return false;
    }
    return true;
}
