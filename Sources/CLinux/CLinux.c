#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <malloc.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

int clinux_punch_hole(int descriptor, int64_t offset, int64_t count) {
    const int mode = FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE;
    return fallocate(descriptor, mode, (off_t)offset, (off_t)count) == 0 ? 0 : errno;
}

int clinux_find_hole(int descriptor, int64_t offset, int64_t *start, int64_t *end) {
    const off_t size = lseek(descriptor, 0, SEEK_END);
    const off_t hole = lseek(descriptor, (off_t)offset, SEEK_HOLE);
    if (size < 0 || hole < 0) return errno;
    if (hole >= size) return ENXIO;
    const off_t data = lseek(descriptor, hole, SEEK_DATA);
    *start = hole;
    *end = data < 0 ? size : data;
    return 0;
}

int clinux_share_blocks(int source, int target) {
    return ioctl(target, FICLONE, source) == 0 ? 0 : errno;
}

int clinux_watch_open(void) {
    const int descriptor = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    return descriptor >= 0 ? descriptor : -errno;
}

int clinux_watch_add(int descriptor, const char *path) {
    const uint32_t events = IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_ONLYDIR;
    return inotify_add_watch(descriptor, path, events) >= 0 ? 0 : errno;
}

int clinux_watch_take(int descriptor) {
    char events[4096];
    int count = 0;
    while (read(descriptor, events, sizeof events) > 0) count = 1;
    return count;
}

ptrdiff_t clinux_read_cached(int descriptor, uint8_t *output, size_t count, int64_t offset) {
    struct iovec part = {output, count};
    return preadv2(descriptor, &part, 1, offset, RWF_NOWAIT);
}

/* The headers of older systems know neither. Source: include/uapi/linux/mman.h; the number is the same on all architectures. */
enum { CACHESTAT_NUMBER = 451 };
struct stretch {
    uint64_t offset, count;
};
struct page_counts {
    uint64_t cached, dirty, written_back, evicted, recently_evicted;
};

bool clinux_is_cached(int descriptor, int64_t offset, int64_t count) {
    if (offset < 0 || count <= 0 || count > INT64_MAX - offset) return false;
    const struct stretch stretch = {(uint64_t)offset, (uint64_t)count};
    struct page_counts counts = {0};
    if (syscall(CACHESTAT_NUMBER, descriptor, &stretch, &counts, 0) != 0) return false;
    const uint64_t size = (uint64_t)sysconf(_SC_PAGESIZE);
    const uint64_t last = (stretch.offset + stretch.count - 1) / size;
    return counts.cached == last - stretch.offset / size + 1;
}

int64_t clinux_raise_descriptor_limit(void) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return -1;
    const rlim_t before = limit.rlim_cur;
    limit.rlim_cur = limit.rlim_max;
    if (setrlimit(RLIMIT_NOFILE, &limit) != 0) limit.rlim_cur = before;
    return limit.rlim_cur > INT64_MAX ? INT64_MAX : (int64_t)limit.rlim_cur;
}

void clinux_share_heaps(int count) {
    mallopt(M_ARENA_MAX, count);
}

void clinux_release_freed_memory(void) {
    malloc_trim(0);
}
