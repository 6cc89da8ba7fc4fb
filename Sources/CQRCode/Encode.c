#include "CQRCode.h"

#include <qrencode.h>

cqrcode_status cqrcode_encode(const char *text, uint8_t *modules, size_t capacity, size_t *width) {
    QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
    if (!code) return CQRCODE_UNSUPPORTED;
    cqrcode_status status = CQRCODE_OK;
    size_t count = (size_t)code->width * (size_t)code->width;
    if (count > capacity) {
        status = CQRCODE_TOO_SMALL;
    } else {
        /* The lowest bit is the colour; the others tell what the module is for. */
        for (size_t index = 0; index < count; index++) modules[index] = code->data[index] & 1;
        *width = (size_t)code->width;
    }
    QRcode_free(code);
    return status;
}
