#define _GNU_SOURCE
#include "CPageCache.h"

#include <sys/uio.h>

ptrdiff_t cpagecache_read(int descriptor, uint8_t *output, size_t count, int64_t offset) {
    struct iovec part = {output, count};
    return preadv2(descriptor, &part, 1, offset, RWF_NOWAIT);
}
