/* Linux's read of what lies in the page cache, which Swift's view of the C library does not have. */
#ifndef CPAGECACHE_H
#define CPAGECACHE_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/*
 Reads up to `count` bytes from `offset` without waiting for a disk. Returns how many there were: fewer where only the
 start is in memory, 0 at the end of the file, -1 where nothing is or the file system can't tell.
 */
ptrdiff_t cpagecache_read(int descriptor, uint8_t *output, size_t count, int64_t offset);

#pragma clang assume_nonnull end

#endif
