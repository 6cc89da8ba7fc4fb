/* Calls of Linux and its C library that Swift's Glibc module does not show. */
#ifndef CLINUX_H
#define CLINUX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Gives the space of a part of a file back to the file system; the part reads as zeros then, the file keeps its size.
 * Returns 0, or the error number: EOPNOTSUPP where the file system can't. */
int clinux_punch_hole(int descriptor, int64_t offset, int64_t count);

/* Finds the next hole of a file from an offset on: where it starts, and where data follows it or, behind the last data, the
 * end of the file. Returns 0, or the error number: ENXIO where there is none. */
int clinux_find_hole(int descriptor, int64_t offset, int64_t *start, int64_t *end);

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

/* Whether all of a stretch of a file lies in memory, so that no disk is waited for; false also where the system can't tell.
 * Source: cachestat(2), since Linux 6.5. */
bool clinux_is_cached(int descriptor, int64_t offset, int64_t count);

/* Lets all threads share so many heaps. Each of many would keep what one burst has freed in it. */
void clinux_share_heaps(int count);

/* Lets the process have as many files and sockets open as the system allows it at most. Returns how many, or -1. */
int64_t clinux_raise_descriptor_limit(void);

/* Gives memory that was freed back to the system, from the heaps of all threads. */
void clinux_release_freed_memory(void);

/* A process that works for this one. */
typedef struct {
    int32_t process;
    /* A socket that keeps messages apart; it ends with the process. */
    int32_t control;
    /* A file in memory that both can read and write. */
    int32_t memory;
} clinux_worker;

/* Where a worker finds its two descriptors. All others of this process are closed for it. */
enum { CLINUX_WORKER_CONTROL = 3, CLINUX_WORKER_MEMORY = 4 };

/* Starts a program as a worker, in a process group of its own, without environment but the paths of libraries
 * and of DCMTK's dictionary.
 * `arguments` ends with NULL. Returns 0 or the error number. */
int clinux_start_worker(const char *program, char *const *arguments, clinux_worker *worker);

/* Ends a worker, whatever it does, and closes its descriptors. Blocks until it is gone.
 * Returns how it ended, as waitpid tells. */
int clinux_end_worker(const clinux_worker *worker);

/* Sends one message, without a signal where nobody is left to read it. Returns 0 or the error number. */
int clinux_send_message(int control, const uint8_t *bytes, size_t count);

/* Waits for one message. Returns its length; 0 where the other side is gone; -ETIMEDOUT, or another error number with a
 * minus. A time of -1 waits for ever, and needs no call but recv. */
ptrdiff_t clinux_receive_message(int control, uint8_t *output, size_t count, int milliseconds);

/* Takes from this process, for good, what a decoder does not need: to open files, sockets and processes, memory that can be
 * run, and more memory than so many bytes, a quarter of them for the frame that it hands over. What is asked for nevertheless fails with EPERM.
 * Returns 0 or the error number. */
int clinux_confine(int64_t memory_byte_count);

/* Takes from this process and what it becomes, for good, what a reader of documents does not need: to write files and read
 * others than the system's programs and fonts, sockets, other processes, and more memory and time than so much. What is asked
 * for nevertheless fails. Of the threads of a process it has to be the only one, or the one that becomes another program.
 * Returns 0 or the error number: the system has to know Landlock. */
int clinux_confine_reader(int64_t memory_byte_count, unsigned seconds);

/* Makes a worker another program, which reads its memory as the standard input, and writes messages as its standard output.
 * `arguments` ends with NULL. Returns the error number where it can't be started, else not at all. */
int clinux_become(const char *program, char *const *arguments);

/* Whether the first thread of a process may be signalled by tgkill(2). Nothing is sent. */
bool clinux_reaches_thread(int32_t process);

/* Ends this process after so many seconds; 0 takes that back. */
void clinux_end_after(unsigned seconds);

#endif
