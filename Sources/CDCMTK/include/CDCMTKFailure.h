/* How every entry point reports: a status to act on and a failure for the log. */
#ifndef CDCMTK_FAILURE_H
#define CDCMTK_FAILURE_H

#include <stdint.h>

typedef enum __attribute__((enum_extensibility(open))) cdcmtk_status {
    CDCMTK_OK __attribute__((swift_name("ok"))) = 0,
    /* The file can't be opened or read. */
    CDCMTK_UNREADABLE __attribute__((swift_name("unreadable"))) = 1,
    /* The bytes are no DICOM data set. */
    CDCMTK_NOT_DICOM __attribute__((swift_name("notDICOM"))) = 2,
    /* A length or structure in the bytes contradicts itself. */
    CDCMTK_MALFORMED __attribute__((swift_name("malformed"))) = 3,
    /* Sequences are nested deeper than the limit. */
    CDCMTK_TOO_DEEP __attribute__((swift_name("tooDeep"))) = 4,
    /* A syntax or value that DCMTK can't process. */
    CDCMTK_UNSUPPORTED __attribute__((swift_name("unsupported"))) = 5,
    /* The codec refuses the bytes, or they do not fit the pixel description. */
    CDCMTK_UNDECODABLE __attribute__((swift_name("undecodable"))) = 6,
    /* A C++ exception or a mistake of ours. */
    CDCMTK_INTERNAL __attribute__((swift_name("internalError"))) = 7
} cdcmtk_status;

/* Owned by the caller, filled when the status is not CDCMTK_OK. */
typedef struct cdcmtk_failure {
    cdcmtk_status status;
    /* Where in the object, in bytes; -1 where unknown. */
    int64_t offset;
    /* For the log: never holds a value of the data set. */
    char text[160];
} cdcmtk_failure;

#endif
