#include "CArchive.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>
#include <string.h>

struct carchive {
    struct archive *archive;
};

carchive *carchive_open(const char *path) {
    carchive *opened = calloc(1, sizeof *opened);
    if (!opened) return NULL;
    opened->archive = archive_read_new();
    if (!opened->archive) {
        free(opened);
        return NULL;
    }
    /* By name, not all of them: some of libarchive's filters start other programs. */
    archive_read_support_filter_gzip(opened->archive);
    archive_read_support_filter_bzip2(opened->archive);
    archive_read_support_filter_xz(opened->archive);
    archive_read_support_filter_zstd(opened->archive);
    archive_read_support_format_tar(opened->archive);
    archive_read_support_format_zip(opened->archive);
    archive_read_support_format_iso9660(opened->archive);
    if (archive_read_open_filename(opened->archive, path, 1 << 17) != ARCHIVE_OK) {
        carchive_close(opened);
        return NULL;
    }
    return opened;
}

void carchive_close(carchive *archive) {
    if (!archive) return;
    archive_read_free(archive->archive);
    free(archive);
}

carchive_status carchive_next(
    carchive *archive, const char **name, size_t *name_count, bool *is_file, bool *is_encrypted) {
    *name = NULL;
    *name_count = 0;
    struct archive_entry *found = NULL;
    const int status = archive_read_next_header(archive->archive, &found);
    if (status == ARCHIVE_EOF) return CARCHIVE_END;
    if (status == ARCHIVE_FATAL || !found) return CARCHIVE_DAMAGED;
    const char *path = archive_entry_pathname(found);
    *name = path ? path : "";
    *name_count = strlen(*name);
    *is_file = archive_entry_filetype(found) == AE_IFREG && !archive_entry_hardlink(found);
    *is_encrypted = archive_entry_is_data_encrypted(found) != 0;
    /* A warning is about names or times: the content is there. */
    return status == ARCHIVE_OK || status == ARCHIVE_WARN ? CARCHIVE_OK : CARCHIVE_DAMAGED_ENTRY;
}

carchive_status carchive_read(carchive *archive, uint8_t *target, size_t capacity, size_t *count) {
    const la_ssize_t got = archive_read_data(archive->archive, target, capacity);
    *count = got > 0 ? (size_t)got : 0;
    if (got > 0) return CARCHIVE_OK;
    if (got == 0) return CARCHIVE_END;
    return got == ARCHIVE_FATAL ? CARCHIVE_DAMAGED : CARCHIVE_DAMAGED_ENTRY;
}
