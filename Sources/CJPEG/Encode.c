#include "Failure.h"

/* A destination that is the caller's buffer and no more than that. */
typedef struct fixed_destination {
    struct jpeg_destination_mgr manager;
    uint8_t *output;
    size_t capacity;
    cjpeg_errors *errors;
} fixed_destination;

static void start(j_compress_ptr info) {
    fixed_destination *destination = (fixed_destination *)info->dest;
    destination->manager.next_output_byte = destination->output;
    destination->manager.free_in_buffer = destination->capacity;
}

static boolean refuse_more(j_compress_ptr info) {
    fixed_destination *destination = (fixed_destination *)info->dest;
    cjpeg_fail(destination->errors->failure, CJPEG_TOO_SMALL, "the output buffer is too small");
    destination->errors->status = CJPEG_TOO_SMALL;
    longjmp(destination->errors->target, 1);
}

static void finish(j_compress_ptr info) { (void)info; }

static bool is_encodable(const cjpeg_picture *picture, size_t sample_count) {
    if (picture->columns == 0 || picture->rows == 0) return false;
    if (picture->columns > JPEG_MAX_DIMENSION || picture->rows > JPEG_MAX_DIMENSION) return false;
    if (picture->components != 1 && picture->components != 3) return false;
    if (picture->components == 1 && (picture->colour == CJPEG_RGB || picture->colour == CJPEG_YBR)) return false;
    if (picture->components == 3 && picture->colour == CJPEG_GREY) return false;
    if (picture->quality < 1 || picture->quality > 100) return false;
    /* 255 markers of 65519 bytes. */
    if (picture->profile_count > 255u * 65519u) return false;
    return (uint64_t)picture->columns * picture->rows * picture->components == sample_count;
}

static void configure(j_compress_ptr info, const cjpeg_picture *picture) {
    info->image_width = picture->columns;
    info->image_height = picture->rows;
    info->input_components = (int)picture->components;
    switch (picture->colour) {
    case CJPEG_GREY: info->in_color_space = JCS_GRAYSCALE; break;
    case CJPEG_RGB: info->in_color_space = JCS_RGB; break;
    case CJPEG_YBR: info->in_color_space = JCS_YCbCr; break;
    default: info->in_color_space = picture->components == 1 ? JCS_GRAYSCALE : JCS_UNKNOWN; break;
    }
    jpeg_set_defaults(info);
    jpeg_set_quality(info, picture->quality, TRUE);
    info->dct_method = JDCT_ISLOW;
    info->write_JFIF_header = picture->writes_jfif ? TRUE : FALSE;
    /* libjpeg's default for YCbCr is 4:2:0, which DICOM has no lossless name for and thin lines suffer from. */
    if (info->jpeg_color_space == JCS_YCbCr) {
        info->comp_info[0].h_samp_factor = picture->halves_chrominance ? 2 : 1;
        info->comp_info[0].v_samp_factor = 1;
    }
}

cjpeg_status cjpeg_encode(
    const cjpeg_picture *picture, const uint8_t *samples, size_t sample_count, uint8_t *output, size_t capacity,
    size_t *written, cjpeg_failure *failure) {
    *written = 0;
    if (!is_encodable(picture, sample_count)) {
        return cjpeg_fail(failure, CJPEG_UNSUPPORTED, "no such picture can be a baseline JPEG");
    }

    struct jpeg_compress_struct info = {0};
    cjpeg_errors errors;
    fixed_destination destination = {
        .manager = {.init_destination = start, .empty_output_buffer = refuse_more, .term_destination = finish},
        .output = output,
        .capacity = capacity,
        .errors = &errors,
    };
    info.err = cjpeg_errors_install(&errors, failure, CJPEG_INTERNAL);
    if (setjmp(errors.target)) {
        jpeg_destroy_compress(&info);
        return errors.status;
    }
    jpeg_create_compress(&info);
    info.dest = &destination.manager;
    configure(&info, picture);
    jpeg_start_compress(&info, TRUE);
    if (picture->profile != NULL && picture->profile_count > 0) {
        jpeg_write_icc_profile(&info, picture->profile, (unsigned)picture->profile_count);
    }
    const size_t row_byte_count = (size_t)picture->columns * picture->components;
    while (info.next_scanline < info.image_height) {
        JSAMPROW row = (JSAMPROW)(samples + info.next_scanline * row_byte_count);
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    *written = capacity - destination.manager.free_in_buffer;
    jpeg_destroy_compress(&info);
    return CJPEG_OK;
}
