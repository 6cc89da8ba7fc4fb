/* libjpeg reports errors by a jump: each call of ours sets its own target and takes the message along. */
#ifndef CJPEG_FAILURE_H
#define CJPEG_FAILURE_H

#include "CJPEG.h"

/* jpeglib.h needs FILE and size_t. */
#include <stdio.h>

#include <jpeglib.h>
#include <setjmp.h>

/* libjpeg's error manager with a place to jump to. It lives in the frame of the function that makes all the calls. */
typedef struct cjpeg_errors {
    struct jpeg_error_mgr manager;
    jmp_buf target;
    cjpeg_failure *failure;
    /* What a jump reports. */
    cjpeg_status status;
} cjpeg_errors;

/* Makes the manager silent: messages go to the failure, warnings are counted by libjpeg, nothing is printed. */
struct jpeg_error_mgr *cjpeg_errors_install(cjpeg_errors *errors, cjpeg_failure *failure, cjpeg_status status);

/* Fills the failure by hand. */
cjpeg_status cjpeg_fail(cjpeg_failure *failure, cjpeg_status status, const char *text);

#endif
