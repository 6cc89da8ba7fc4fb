#include "CodecLog.h"
#include "CodecSamples.h"
#include "Guarded.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmjpeg/djcparam.h>
#include <dcmtk/dcmjpeg/djdijg12.h>
#include <dcmtk/dcmjpeg/djdijg16.h>
#include <dcmtk/dcmjpeg/djdijg8.h>
#include <dcmtk/dcmjpeg/djeijg16.h>
#include <dcmtk/dcmjpeg/djeijg8.h>

#include <cstring>
#include <memory>

namespace {

// DCMTK carries libjpeg three times, for samples of up to 8, 12 and 16 bits.
std::unique_ptr<DJDecoder> decoder(const DJCodecParameter &parameters, uint16_t precision) {
    if (precision <= 8) return std::make_unique<DJDecompressIJG8Bit>(parameters, OFFalse);
    if (precision <= 12) return std::make_unique<DJDecompressIJG12Bit>(parameters, OFFalse);
    return std::make_unique<DJDecompressIJG16Bit>(parameters, OFFalse);
}

} // namespace

cdcmtk_status cdcmtk_decode_jpeg(
    const uint8_t *bytes, size_t count, const cdcmtk_samples *samples, uint8_t *output, size_t output_count,
    cdcmtk_failure *failure) {
    return guarded(failure, [&] {
        silenceLog();
        if (!isPossible(*samples) || byteCount(*samples) != output_count || output_count > UINT32_MAX) {
            return fail(failure, CDCMTK_UNSUPPORTED, "no such frame is decoded from JPEG");
        }
        if (count > UINT32_MAX) return fail(failure, CDCMTK_UNDECODABLE, "a code stream of 4 GB and more");
        const cdcmtk_status comparison = compare(bytes, count, *samples, failure);
        if (comparison != CDCMTK_OK) return comparison;
        const DJCodecParameter parameters(ECC_lossyYCbCr, EDC_never, EUC_never, EPC_colorByPixel);
        const std::unique_ptr<DJDecoder> jpeg = decoder(parameters, samples->precision);
        OFCondition result = jpeg->init();
        if (result.bad()) return fail(failure, CDCMTK_INTERNAL, result.text());
        // The decoder only reads the code stream; its interface forgets to say so.
        result = jpeg->decode(const_cast<uint8_t *>(bytes), Uint32(count), output, Uint32(output_count), OFFalse);
        if (result.bad()) return fail(failure, CDCMTK_UNDECODABLE, result.text());
        return CDCMTK_OK;
    });
}

cdcmtk_status cdcmtk_encode_jpeg_lossless(
    const cdcmtk_samples *samples, const uint8_t *bytes, size_t count, uint8_t *output, size_t capacity,
    size_t *written, cdcmtk_failure *failure) {
    return guarded(failure, [&] {
        silenceLog();
        *written = 0;
        if (!isPossible(*samples) || samples->precision != 8 * samples->word_byte_count ||
            byteCount(*samples) != count || count > UINT32_MAX) {
            return fail(failure, CDCMTK_UNSUPPORTED, "no such frame is encoded in lossless JPEG");
        }
        const DJCodecParameter parameters(ECC_lossyYCbCr, EDC_never, EUC_never, EPC_colorByPixel);
        const EP_Interpretation colours = samples->components == 1 ? EPI_Monochrome2 : EPI_RGB;
        Uint8 *made = nullptr;
        Uint32 length = 0;
        OFCondition result = EC_Normal;
        // The encoders only read the samples; their interface forgets to say so.
        uint8_t *const source = const_cast<uint8_t *>(bytes);
        if (samples->word_byte_count == 1) {
            DJCompressIJG8Bit jpeg(parameters, EJM_lossless, 1, 0);
            result =
                jpeg.encode(samples->columns, samples->rows, colours, samples->components, source, made, length);
        } else {
            DJCompressIJG16Bit jpeg(parameters, EJM_lossless, 1, 0);
            result = jpeg.encode(
                samples->columns, samples->rows, colours, samples->components, reinterpret_cast<Uint16 *>(source), made,
                length);
        }
        const std::unique_ptr<Uint8[]> encoded(made);
        if (result.bad() || !encoded) return fail(failure, CDCMTK_INTERNAL, result.text());
        *written = length;
        if (*written > capacity) return fail(failure, CDCMTK_UNSUPPORTED, "the output buffer is too small");
        std::memcpy(output, encoded.get(), length);
        return CDCMTK_OK;
    });
}
