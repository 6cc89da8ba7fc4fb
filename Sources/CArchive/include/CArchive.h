/* Archives of libarchive as a stream of entries: zip, tar (also gzip, bzip2, xz or zstd compressed) and ISO 9660. */
#ifndef CARCHIVE_H
#define CARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

typedef enum __attribute__((enum_extensibility(open))) carchive_status {
    CARCHIVE_OK __attribute__((swift_name("ok"))) = 0,
    /* No more entries, or no more bytes of the entry. */
    CARCHIVE_END __attribute__((swift_name("end"))) = 1,
    /* This entry can't be read; the next may be. */
    CARCHIVE_DAMAGED_ENTRY __attribute__((swift_name("damagedEntry"))) = 2,
    /* No archive of a kind that is read here, or nothing behind this place can be read. */
    CARCHIVE_DAMAGED __attribute__((swift_name("damaged"))) = 3
} carchive_status;

/* An open archive. One thread at a time. */
typedef struct carchive carchive;

/* Opens an archive; NULL where the file is none, or there is no memory. */
carchive *_Nullable carchive_open(const char *path);
void carchive_close(carchive *_Nullable archive);

/* Goes to the next entry, whatever was read of the one before. *name is as the archive has it, *name_count bytes without
 * the zero at its end, valid until the next call; NULL where there is no entry. */
carchive_status carchive_next(
    carchive *archive, const char *_Nullable *_Nonnull name, size_t *name_count, bool *is_file, bool *is_encrypted);

/* Reads up to `capacity` bytes of the entry; *count is at least 1 with CARCHIVE_OK. */
carchive_status carchive_read(carchive *archive, uint8_t *target, size_t capacity, size_t *count);

#pragma clang assume_nonnull end

#endif
