#include "Failure.h"

#include <jerror.h>
#include <string.h>

static void fail_and_jump(j_common_ptr info) {
    cjpeg_errors *errors = (cjpeg_errors *)info->err;
    char text[JMSG_LENGTH_MAX];
    info->err->format_message(info, text);
    cjpeg_fail(errors->failure, errors->status, text);
    longjmp(errors->target, 1);
}

/*
 The warnings after which libjpeg makes samples up. Others are about unusual streams: bytes between segments, an Adobe
 marker of a later version, a missing end marker behind complete data.
 */
static bool makes_samples_up(int message) {
    switch (message) {
    case JWRN_ARITH_BAD_CODE:
    case JWRN_BOGUS_PROGRESSION:
    case JWRN_HIT_MARKER:
    case JWRN_HUFF_BAD_CODE:
    case JWRN_MUST_RESYNC:
        return true;
    default:
        return false;
    }
}

/* Level -1 is a warning: libjpeg goes on, the caller looks at the count. Others are traces. */
static void count_warning(j_common_ptr info, int level) {
    if (level >= 0 || !makes_samples_up(info->err->msg_code)) return;
    if (info->err->num_warnings == 0) {
        cjpeg_errors *errors = (cjpeg_errors *)info->err;
        char text[JMSG_LENGTH_MAX];
        info->err->format_message(info, text);
        cjpeg_fail(errors->failure, errors->status, text);
    }
    info->err->num_warnings++;
}

static void print_nothing(j_common_ptr info) { (void)info; }

struct jpeg_error_mgr *cjpeg_errors_install(cjpeg_errors *errors, cjpeg_failure *failure, cjpeg_status status) {
    struct jpeg_error_mgr *manager = jpeg_std_error(&errors->manager);
    manager->error_exit = fail_and_jump;
    manager->emit_message = count_warning;
    manager->output_message = print_nothing;
    errors->failure = failure;
    errors->status = status;
    return manager;
}

cjpeg_status cjpeg_fail(cjpeg_failure *failure, cjpeg_status status, const char *text) {
    failure->status = status;
    strncpy(failure->text, text, sizeof failure->text - 1);
    failure->text[sizeof failure->text - 1] = '\0';
    return status;
}
