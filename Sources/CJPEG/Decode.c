#include "Failure.h"

static bool is_subsampled(const struct jpeg_decompress_struct *info) {
    for (int index = 1; index < info->num_components; index++) {
        const jpeg_component_info *component = &info->comp_info[index];
        if (component->h_samp_factor != info->comp_info[0].h_samp_factor) return true;
        if (component->v_samp_factor != info->comp_info[0].v_samp_factor) return true;
    }
    return false;
}

cjpeg_status cjpeg_read_head(const uint8_t *bytes, size_t count, cjpeg_head *head, cjpeg_failure *failure) {
    struct jpeg_decompress_struct info = {0};
    cjpeg_errors errors;
    info.err = cjpeg_errors_install(&errors, failure, CJPEG_UNDECODABLE);
    if (setjmp(errors.target)) {
        jpeg_destroy_decompress(&info);
        return errors.status;
    }
    jpeg_create_decompress(&info);
    jpeg_mem_src(&info, bytes, count);
    jpeg_read_header(&info, TRUE);
    head->columns = info.image_width;
    head->rows = info.image_height;
    head->components = (uint32_t)info.num_components;
    head->adobe_transform = info.saw_Adobe_marker ? info.Adobe_transform : -1;
    head->has_jfif_marker = info.saw_JFIF_marker != 0;
    head->is_subsampled = is_subsampled(&info);
    jpeg_destroy_decompress(&info);
    return CJPEG_OK;
}

/*
 A progressive stream may repeat its scans without end: each one costs a pass over the whole frame. Ten times what an
 encoder writes is plenty. Source: libjpeg-turbo, djpeg -maxscans.
 */
enum { most_scans = 100 };

typedef struct scan_guard {
    struct jpeg_progress_mgr manager;
    cjpeg_errors *errors;
} scan_guard;

static void refuse_many_scans(j_common_ptr info) {
    scan_guard *guard = (scan_guard *)info->progress;
    if (!info->is_decompressor || ((j_decompress_ptr)info)->input_scan_number <= most_scans) return;
    cjpeg_fail(guard->errors->failure, CJPEG_UNDECODABLE, "too many scans");
    longjmp(guard->errors->target, 1);
}

static bool keeps_promise(j_decompress_ptr info, const cjpeg_promise *promise, size_t output_count) {
    if (info->image_width != promise->columns || info->image_height != promise->rows) return false;
    if (info->num_components != (int)promise->components) return false;
    if ((uint32_t)info->output_components != promise->components) return false;
    const uint64_t step = (uint64_t)1 << promise->reduction;
    if (info->output_width != (promise->columns + step - 1) / step) return false;
    if (info->output_height != (promise->rows + step - 1) / step) return false;
    return (uint64_t)info->output_width * info->output_height * promise->components == output_count;
}

static void configure(j_decompress_ptr info, const cjpeg_promise *promise) {
    /* The same on both sides: nothing is converted, whatever the components are. */
    if (promise->components == 3) info->jpeg_color_space = JCS_YCbCr;
    info->out_color_space = info->jpeg_color_space;
    info->dct_method = JDCT_ISLOW;
    info->scale_num = 1;
    info->scale_denom = 1u << promise->reduction;
}

cjpeg_status cjpeg_decode(
    const uint8_t *bytes, size_t count, const cjpeg_promise *promise, uint8_t *output, size_t output_count,
    cjpeg_failure *failure) {
    if (promise->reduction > 3) return cjpeg_fail(failure, CJPEG_UNSUPPORTED, "a reduction is 0 to 3");

    struct jpeg_decompress_struct info = {0};
    cjpeg_errors errors;
    scan_guard guard = {.manager = {.progress_monitor = refuse_many_scans}, .errors = &errors};
    info.err = cjpeg_errors_install(&errors, failure, CJPEG_UNDECODABLE);
    if (setjmp(errors.target)) {
        jpeg_destroy_decompress(&info);
        return errors.status;
    }
    jpeg_create_decompress(&info);
    info.progress = &guard.manager;
    jpeg_mem_src(&info, bytes, count);
    jpeg_read_header(&info, TRUE);
    configure(&info, promise);
    jpeg_calc_output_dimensions(&info);
    if (!keeps_promise(&info, promise, output_count)) {
        jpeg_destroy_decompress(&info);
        return cjpeg_fail(failure, CJPEG_MISMATCH, "the code stream and the pixel description disagree");
    }
    jpeg_start_decompress(&info);
    const size_t row_byte_count = (size_t)info.output_width * promise->components;
    while (info.output_scanline < info.output_height) {
        JSAMPROW row = output + info.output_scanline * row_byte_count;
        jpeg_read_scanlines(&info, &row, 1);
    }
    /* A stream that is cut short or corrupt only warns: libjpeg would make up the rest of the picture. */
    const bool is_corrupt = errors.manager.num_warnings > 0;
    jpeg_destroy_decompress(&info);
    return is_corrupt ? CJPEG_UNDECODABLE : CJPEG_OK;
}
