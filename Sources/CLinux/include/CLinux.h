/* Calls of Linux and its C library that Swift's Glibc module does not show. */
#ifndef CLINUX_H
#define CLINUX_H

#include <stddef.h>
#include <stdint.h>

/* Gives the space of a part of a file back to the file system; the part reads as zeros then, the file keeps its size.
 * Returns 0, or the error number: EOPNOTSUPP where the file system can't. */
int clinux_punch_hole(int descriptor, int64_t offset, int64_t count);

/* Lets the new, empty file `target` share the blocks of `source` until one of them changes.
 * Returns 0, or the error number: EOPNOTSUPP, EXDEV or EINVAL where the file system can't. */
int clinux_share_blocks(int source, int target);

/* inotify: a descriptor, or the error number with a minus. */
int clinux_watch_open(void);

/* Notices files that come into a folder; a folder may be added again. Returns 0 or the error number. */
int clinux_watch_add(int descriptor, const char *path);

/* Takes what has happened since, without waiting: 1 where something has, else 0. */
int clinux_watch_take(int descriptor);

/* Reads up to `count` bytes from `offset` without waiting for a disk. Returns how many there were: fewer where only the
 * start is in memory, 0 at the end of the file, -1 where nothing is or the file system can't tell. */
ptrdiff_t clinux_read_cached(int descriptor, uint8_t *output, size_t count, int64_t offset);

/* Lets all threads share so many heaps. Each of many would keep what one burst has freed in it. */
void clinux_share_heaps(int count);

/* Gives memory that was freed back to the system, from the heaps of all threads. */
void clinux_release_freed_memory(void);

#endif
