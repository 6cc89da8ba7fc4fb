#include "CodecLog.h"
#include "CodecSamples.h"
#include "Guarded.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dcdeftag.h>
#include <dcmtk/dcmdata/dcitem.h>
#include <dcmtk/dcmdata/dcpixel.h>
#include <dcmtk/dcmdata/dcpixseq.h>
#include <dcmtk/dcmdata/dcpxitem.h>
#include <dcmtk/dcmdata/dcstack.h>
#include <dcmtk/dcmjpls/djcodecd.h>
#include <dcmtk/dcmjpls/djcodece.h>
#include <dcmtk/dcmjpls/djcparam.h>

#include <cstring>
#include <memory>

namespace {

// The attributes that DCMTK's codecs look up. Colours are named RGB whatever they are: the codec keeps components as
// they come, and the name must not make it choose planes.
OFCondition describe(DcmItem &item, const cdcmtk_samples &samples) {
    OFCondition result = item.putAndInsertUint16(DCM_SamplesPerPixel, samples.components);
    if (result.good()) {
        const char *const colours = samples.components == 1 ? "MONOCHROME2" : "RGB";
        result = item.putAndInsertString(DCM_PhotometricInterpretation, colours);
    }
    if (result.good()) result = item.putAndInsertUint16(DCM_Rows, samples.rows);
    if (result.good()) result = item.putAndInsertUint16(DCM_Columns, samples.columns);
    if (result.good()) result = item.putAndInsertUint16(DCM_BitsAllocated, Uint16(8 * samples.word_byte_count));
    if (result.good()) result = item.putAndInsertUint16(DCM_BitsStored, samples.precision);
    if (result.good() && samples.components > 1) result = item.putAndInsertUint16(DCM_PlanarConfiguration, 0);
    return result;
}

// What the decoder of DCMTK 3.6.7 finds behind the code stream: it looks at the byte behind the last one, reads eight
// at a time, and copies the head of a next scan without a look at the end. The end marker keeps it from taking the zeros
// for samples of a stream that was cut short.
constexpr uint8_t trailer[64] = {0xFF, 0xD9};

// Pixel data of one frame in one fragment behind an empty offset table.
OFCondition append(DcmPixelSequence &sequence, const uint8_t *bytes, size_t count) {
    OFCondition result = sequence.insert(new DcmPixelItem(DCM_PixelItemTag));
    if (result.bad()) return result;
    // DCMTK wants an even length.
    const Uint32 length = Uint32(count + (count & 1) + sizeof trailer);
    auto fragment = std::make_unique<DcmPixelItem>(DCM_PixelItemTag);
    Uint8 *copy = nullptr;
    result = fragment->createUint8Array(length, copy);
    if (result.bad()) return result;
    std::memset(copy, 0, length);
    std::memcpy(copy, bytes, count);
    std::memcpy(copy + count, trailer, sizeof trailer);
    return sequence.insert(fragment.release());
}

} // namespace

cdcmtk_status cdcmtk_decode_jpeg_ls(
    const uint8_t *bytes, size_t count, const cdcmtk_samples *samples, uint8_t *output, size_t output_count,
    cdcmtk_failure *failure) {
    return guarded(failure, [&] {
        silenceLog();
        if (!isPossible(*samples) || byteCount(*samples) != output_count || output_count > UINT32_MAX - 1) {
            return fail(failure, CDCMTK_UNSUPPORTED, "no such frame is decoded from JPEG-LS");
        }
        if (count > UINT32_MAX - 2 * sizeof trailer) {
            return fail(failure, CDCMTK_UNDECODABLE, "a code stream of 4 GB and more");
        }
        const cdcmtk_status comparison = compare(bytes, count, *samples, failure);
        if (comparison != CDCMTK_OK) return comparison;
        DcmItem item;
        DcmPixelSequence sequence(DCM_PixelSequenceTag);
        OFCondition result = describe(item, *samples);
        if (result.good()) result = append(sequence, bytes, count);
        if (result.bad()) return fail(failure, CDCMTK_INTERNAL, result.text());

        const DJLSCodecParameter parameters(EJLSUC_never, EJLSPC_colorByPixel, OFTrue, OFTrue);
        DJLSNearLosslessDecoder decoder;
        Uint32 fragment = 1;
        OFString colorModel;
        // Compares columns, rows, components and the width of a sample with the code stream before it decodes.
        result = decoder.decodeFrame(
            nullptr, &sequence, &parameters, &item, 0, fragment, output, Uint32(output_count), colorModel);
        return result.good() ? CDCMTK_OK : fail(failure, CDCMTK_UNDECODABLE, result.text());
    });
}

cdcmtk_status cdcmtk_encode_jpeg_ls(
    const cdcmtk_samples *samples, const uint8_t *bytes, size_t count, uint8_t *output, size_t capacity,
    size_t *written, cdcmtk_failure *failure) {
    *written = 0;
    return guarded(failure, [&] {
        silenceLog();
        if (!isPossible(*samples) || byteCount(*samples) != count || count > UINT32_MAX - 1) {
            return fail(failure, CDCMTK_UNSUPPORTED, "no such frame is encoded as JPEG-LS");
        }
        DcmItem item;
        OFCondition result = describe(item, *samples);
        if (result.bad()) return fail(failure, CDCMTK_INTERNAL, result.text());

        DcmPixelData pixelData(DCM_PixelData);
        DcmStack stack;
        stack.push(&item);
        stack.push(&pixelData);
        // The raw encoder: samples as they are, a code stream of as many bits as the word has.
        const DJLSCodecParameter parameters(
            OFFalse, 0, 0, 0, 0, 0, OFFalse, EJLSUC_never, OFFalse, EJLSPC_colorByPixel, OFTrue,
            DJLSCodecParameter::interleaveLine, OFTrue);
        DJLSLosslessEncoder encoder;
        DcmPixelSequence *made = nullptr;
        OFBool replaces = OFFalse;
        result = encoder.encode(
            reinterpret_cast<const Uint16 *>(bytes), Uint32(count), nullptr, made, &parameters, stack, replaces);
        const std::unique_ptr<DcmPixelSequence> sequence(made);
        if (result.bad() || !sequence) return fail(failure, CDCMTK_INTERNAL, result.text());

        DcmPixelItem *fragment = nullptr;
        Uint8 *encoded = nullptr;
        result = sequence->getItem(fragment, 1);
        if (result.good()) result = fragment->getUint8Array(encoded);
        if (result.bad() || encoded == nullptr) return fail(failure, CDCMTK_INTERNAL, "the encoder gave no fragment");
        *written = fragment->getLength();
        if (*written > capacity) return fail(failure, CDCMTK_UNSUPPORTED, "the output buffer is too small");
        std::memcpy(output, encoded, *written);
        return CDCMTK_OK;
    });
}
