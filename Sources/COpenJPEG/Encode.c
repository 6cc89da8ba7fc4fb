#include "Support.h"

/* OpenJPEG's samples are 32-bit and its arithmetic needs bits to spare. */
enum { most_precision = 24 };

static bool is_encodable(const copenjpeg_frame *frame, size_t sample_byte_count) {
    if (frame->columns == 0 || frame->rows == 0 || frame->columns > UINT16_MAX || frame->rows > UINT16_MAX) return false;
    if (frame->components != 1 && frame->components != 3) return false;
    if (frame->word_byte_count != 1 && frame->word_byte_count != 2 && frame->word_byte_count != 4) return false;
    if (frame->precision < 1 || frame->precision > 8 * frame->word_byte_count) return false;
    if (frame->precision > most_precision) return false;
    return (uint64_t)frame->columns * frame->rows * frame->components * frame->word_byte_count == sample_byte_count;
}

/* The word's low `precision` bits, with their sign. */
static OPJ_INT32 sample(const uint8_t *word, const copenjpeg_frame *frame) {
    uint32_t bits = 0;
    for (uint32_t index = 0; index < frame->word_byte_count; index++) bits |= (uint32_t)word[index] << (8 * index);
    bits &= (uint32_t)((1ull << frame->precision) - 1);
    if (!frame->is_signed || (bits >> (frame->precision - 1)) == 0) return (OPJ_INT32)bits;
    return (OPJ_INT32)((int64_t)bits - (int64_t)(1ull << frame->precision));
}

static opj_image_t *make_image(const copenjpeg_frame *frame, const uint8_t *samples) {
    opj_image_cmptparm_t parameters[3] = {0};
    for (uint32_t component = 0; component < frame->components; component++) {
        parameters[component] = (opj_image_cmptparm_t){
            .dx = 1,
            .dy = 1,
            .w = frame->columns,
            .h = frame->rows,
            .prec = frame->precision,
            .sgnd = frame->is_signed ? 1 : 0,
        };
    }
    opj_image_t *image =
        opj_image_create(frame->components, parameters, frame->components == 1 ? OPJ_CLRSPC_GRAY : OPJ_CLRSPC_SRGB);
    if (image == NULL) return NULL;
    image->x1 = frame->columns;
    image->y1 = frame->rows;
    const size_t pixel_count = (size_t)frame->columns * frame->rows;
    const uint8_t *word = samples;
    for (size_t pixel = 0; pixel < pixel_count; pixel++) {
        for (uint32_t component = 0; component < frame->components; component++) {
            image->comps[component].data[pixel] = sample(word, frame);
            word += frame->word_byte_count;
        }
    }
    return image;
}

/* As many halvings as leave a pixel, five at most. */
static int resolution_count(const copenjpeg_frame *frame) {
    uint32_t side = frame->columns < frame->rows ? frame->columns : frame->rows;
    int count = 1;
    while (count < 6 && side >= 2) {
        side /= 2;
        count++;
    }
    return count;
}

static copenjpeg_status compress(
    opj_codec_t *codec, opj_image_t *image, opj_cparameters_t *parameters, copenjpeg_memory *memory,
    copenjpeg_failure *failure) {
    opj_stream_t *stream = copenjpeg_output(memory);
    if (stream == NULL) return copenjpeg_fail(failure, COPENJPEG_INTERNAL, "OpenJPEG has no memory");
    const bool is_done = opj_setup_encoder(codec, parameters, image) && opj_start_compress(codec, image, stream) &&
                         opj_encode(codec, stream) && opj_end_compress(codec, stream);
    opj_stream_destroy(stream);
    if (memory->overflowed) return copenjpeg_fail(failure, COPENJPEG_TOO_SMALL, "the output buffer is too small");
    if (!is_done) {
        failure->status = COPENJPEG_INTERNAL;
        return COPENJPEG_INTERNAL;
    }
    return COPENJPEG_OK;
}

copenjpeg_status copenjpeg_encode(
    const copenjpeg_frame *frame, const uint8_t *samples, size_t sample_byte_count, bool transforms_colour,
    uint8_t *output, size_t capacity, size_t *written, copenjpeg_failure *failure) {
    *written = 0;
    if (!is_encodable(frame, sample_byte_count)) {
        return copenjpeg_fail(failure, COPENJPEG_UNSUPPORTED, "no such frame is encoded as JPEG 2000");
    }
    opj_cparameters_t parameters;
    opj_set_default_encoder_parameters(&parameters);
    parameters.tcp_numlayers = 1;
    parameters.tcp_rates[0] = 0;
    parameters.cp_disto_alloc = 1;
    parameters.irreversible = 0;
    parameters.numresolution = resolution_count(frame);
    parameters.tcp_mct = frame->components == 3 && transforms_colour ? 1 : 0;

    opj_image_t *image = make_image(frame, samples);
    if (image == NULL) return copenjpeg_fail(failure, COPENJPEG_INTERNAL, "OpenJPEG has no memory");
    opj_codec_t *codec = opj_create_compress(OPJ_CODEC_J2K);
    if (codec == NULL) {
        opj_image_destroy(image);
        return copenjpeg_fail(failure, COPENJPEG_INTERNAL, "OpenJPEG has no memory");
    }
    copenjpeg_listen(codec, failure);
    copenjpeg_memory memory = {.bytes = output, .count = capacity};
    copenjpeg_status status = compress(codec, image, &parameters, &memory, failure);
    opj_destroy_codec(codec);
    opj_image_destroy(image);
    if (status == COPENJPEG_OK) *written = memory.end;
    return status;
}
