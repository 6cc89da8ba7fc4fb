/* libqrencode as C: one call turns text into the modules of a QR code. */
#ifndef CQRCODE_H
#define CQRCODE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

typedef enum __attribute__((enum_extensibility(open))) cqrcode_status {
    CQRCODE_OK __attribute__((swift_name("ok"))) = 0,
    /* The modules do not fit into the caller's buffer. */
    CQRCODE_TOO_SMALL __attribute__((swift_name("tooSmall"))) = 1,
    /* More text than a QR code holds, or no memory. */
    CQRCODE_UNSUPPORTED __attribute__((swift_name("unsupported"))) = 2
} cqrcode_status;

/*
 * Encodes UTF-8 text (ISO/IEC 18004, error correction level M) into width * width modules, row by row: 1 is dark.
 * There is no quiet zone. The text ends with a zero byte. 177 * 177 bytes hold every code.
 */
cqrcode_status cqrcode_encode(const char *text, uint8_t *modules, size_t capacity, size_t *width);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#ifdef __cplusplus
}
#endif

#endif
