#include "CodeStream.h"

/* OpenJPEG's samples are 32-bit. */
enum { most_precision = 31 };

static bool agrees(const copenjpeg_head *head, const copenjpeg_frame *frame) {
    return head->columns == frame->columns && head->rows == frame->rows && head->components == frame->components &&
           head->precision == frame->precision && head->is_signed == frame->is_signed;
}

static bool is_decodable(const copenjpeg_frame *frame, uint32_t reduction, size_t output_count) {
    if (reduction > 31) return false;
    if (frame->precision < 1 || frame->precision > most_precision) return false;
    if (frame->word_byte_count != 1 && frame->word_byte_count != 2 && frame->word_byte_count != 4) return false;
    if (frame->precision > 8 * frame->word_byte_count) return false;
    const uint64_t step = (uint64_t)1 << reduction;
    const uint64_t columns = (frame->columns + step - 1) / step;
    const uint64_t rows = (frame->rows + step - 1) / step;
    if (frame->components == 0 || frame->components > 4 || columns > UINT16_MAX || rows > UINT16_MAX) return false;
    return columns * rows * frame->components * frame->word_byte_count == output_count;
}

/* Every component has the promised size, so that no sample is read or written beside its array. */
static bool is_whole(const opj_image_t *image, const copenjpeg_frame *frame, uint32_t reduction) {
    const uint64_t step = (uint64_t)1 << reduction;
    if (image->numcomps != frame->components) return false;
    for (uint32_t index = 0; index < image->numcomps; index++) {
        const opj_image_comp_t *component = &image->comps[index];
        if (component->data == NULL) return false;
        if (component->w != (frame->columns + step - 1) / step || component->h != (frame->rows + step - 1) / step) {
            return false;
        }
    }
    return true;
}

/*
 The irreversible wavelet overshoots: OpenJPEG clamps by the precision it was told, a hostile stream can differ by
 component. What does not fit the word is cut to its low bits.
 */
static void interleave(const opj_image_t *image, const copenjpeg_frame *frame, uint8_t *output) {
    const size_t pixel_count = (size_t)image->comps[0].w * image->comps[0].h;
    for (uint32_t index = 0; index < frame->components; index++) {
        const OPJ_INT32 *samples = image->comps[index].data;
        const size_t stride = (size_t)frame->components * frame->word_byte_count;
        uint8_t *word = output + (size_t)index * frame->word_byte_count;
        switch (frame->word_byte_count) {
        case 1:
            for (size_t pixel = 0; pixel < pixel_count; pixel++, word += stride) word[0] = (uint8_t)samples[pixel];
            break;
        case 2:
            for (size_t pixel = 0; pixel < pixel_count; pixel++, word += stride) {
                const uint32_t bits = (uint32_t)samples[pixel];
                word[0] = (uint8_t)bits;
                word[1] = (uint8_t)(bits >> 8);
            }
            break;
        default:
            for (size_t pixel = 0; pixel < pixel_count; pixel++, word += stride) {
                const uint32_t bits = (uint32_t)samples[pixel];
                for (int byte = 0; byte < 4; byte++) word[byte] = (uint8_t)(bits >> (8 * byte));
            }
            break;
        }
    }
}

static copenjpeg_status decompress(
    opj_codec_t *codec, opj_stream_t *stream, opj_image_t **image, uint32_t reduction, copenjpeg_failure *failure) {
    opj_dparameters_t parameters;
    opj_set_default_decoder_parameters(&parameters);
    parameters.cp_reduce = reduction;
    /* A stream that is cut short is refused: strict mode is OpenJPEG's default, said here because it matters. */
    const bool is_done = opj_setup_decoder(codec, &parameters) && opj_decoder_set_strict_mode(codec, OPJ_TRUE) &&
                         opj_read_header(stream, codec, image) && opj_decode(codec, stream, *image) &&
                         opj_end_decompress(codec, stream);
    if (is_done) return COPENJPEG_OK;
    if (failure->text[0] == '\0') copenjpeg_fail(failure, COPENJPEG_UNDECODABLE, "OpenJPEG gave up");
    return COPENJPEG_UNDECODABLE;
}

copenjpeg_status copenjpeg_decode(
    const uint8_t *bytes, size_t count, const copenjpeg_frame *frame, uint32_t reduction, uint8_t *output,
    size_t output_count, copenjpeg_failure *failure) {
    copenjpeg_head head;
    copenjpeg_status status = copenjpeg_read_head(bytes, count, &head, failure);
    if (status != COPENJPEG_OK) return status;
    if (!agrees(&head, frame)) {
        return copenjpeg_fail(failure, COPENJPEG_MISMATCH, "the code stream and the promise disagree");
    }
    if (!is_decodable(frame, reduction, output_count) || reduction > head.halvings) {
        return copenjpeg_fail(failure, COPENJPEG_UNSUPPORTED, "no such frame is decoded from JPEG 2000");
    }

    const uint8_t *start = NULL;
    size_t length = 0;
    copenjpeg_find_code_stream(bytes, count, &start, &length);
    /* The input stream only reads; one struct serves both directions. */
    copenjpeg_memory memory = {.bytes = (uint8_t *)start, .count = length};
    opj_codec_t *codec = opj_create_decompress(OPJ_CODEC_J2K);
    if (codec == NULL) return copenjpeg_fail(failure, COPENJPEG_INTERNAL, "OpenJPEG has no memory");
    copenjpeg_listen(codec, failure);
    opj_stream_t *stream = copenjpeg_input(&memory);
    opj_image_t *image = NULL;
    if (stream == NULL) {
        status = copenjpeg_fail(failure, COPENJPEG_INTERNAL, "OpenJPEG has no memory");
    } else {
        status = decompress(codec, stream, &image, reduction, failure);
        opj_stream_destroy(stream);
    }
    opj_destroy_codec(codec);
    if (status == COPENJPEG_OK && !is_whole(image, frame, reduction)) {
        status = copenjpeg_fail(failure, COPENJPEG_MISMATCH, "the decoded components are not of the promised size");
    }
    if (status == COPENJPEG_OK) interleave(image, frame, output);
    if (image != NULL) opj_image_destroy(image);
    return status;
}
