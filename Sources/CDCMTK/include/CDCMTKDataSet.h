/* Data sets: a Part 10 file, or a bare data set, is parsed once and then walked element by element. */
#ifndef CDCMTK_DATASET_H
#define CDCMTK_DATASET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "CDCMTKFailure.h"

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

/* An open object. One thread at a time; any number of objects in parallel. */
typedef struct cdcmtk_file cdcmtk_file;

/* Bounds on what hostile bytes can make a parse cost. */
typedef struct cdcmtk_limits {
    /* Bytes of a deflated data set after inflation; all but a few are held in a temporary file. */
    int64_t inflated_byte_count;
    /* Sequences inside one another; 256 at most. */
    uint32_t depth;
    /* Elements, items and delimiters of the whole data set. */
    uint64_t element_count;
} cdcmtk_limits;

typedef enum __attribute__((enum_extensibility(open))) cdcmtk_event_kind {
    CDCMTK_END __attribute__((swift_name("end"))) = 0,
    CDCMTK_ELEMENT __attribute__((swift_name("element"))) = 1,
    CDCMTK_SEQUENCE_BEGIN __attribute__((swift_name("sequenceBegin"))) = 2,
    CDCMTK_SEQUENCE_END __attribute__((swift_name("sequenceEnd"))) = 3,
    CDCMTK_ITEM_BEGIN __attribute__((swift_name("itemBegin"))) = 4,
    CDCMTK_ITEM_END __attribute__((swift_name("itemEnd"))) = 5,
    /* Encapsulated pixel data: the first item is the basic offset table. Source: PS3.5 A.4. */
    CDCMTK_FRAGMENTS_BEGIN __attribute__((swift_name("fragmentsBegin"))) = 6,
    CDCMTK_FRAGMENT __attribute__((swift_name("fragment"))) = 7,
    CDCMTK_FRAGMENTS_END __attribute__((swift_name("fragmentsEnd"))) = 8
} cdcmtk_event_kind;

/* Values up to this length come with the event. */
#define CDCMTK_INLINE_BYTE_COUNT 1024

/* One step of the walk. */
typedef struct cdcmtk_event {
    cdcmtk_event_kind kind;
    /* Group in the high, element in the low 16 bits. */
    uint32_t tag;
    /* One of the VRs of PS3.5 6.2 with a zero byte behind; UN for everything that has none. */
    char vr[3];
    /* The value's words are big endian where it lies. */
    bool is_big_endian;
    /* As the element says it. */
    int64_t length;
    /* Bytes of it that are there: fewer in an object that was cut short. */
    int64_t available;
    /* Of the value's first byte in the bytes that cdcmtk_read reads; -1 for an empty value. */
    int64_t offset;
    /* The value in little-endian order, valid until the next call; NULL above the inline limit. */
    const uint8_t *_Nullable bytes;
} cdcmtk_event;

/* Opens and parses a file. On success *file is owned by the caller, who closes it. */
cdcmtk_status cdcmtk_open_path(
    const char *path, const cdcmtk_limits *limits, cdcmtk_file *_Nullable *_Nonnull file, cdcmtk_failure *failure);

/* The same for bytes in memory, which have to outlive the file. */
cdcmtk_status cdcmtk_open_bytes(
    const uint8_t *_Nullable bytes, int64_t count, const cdcmtk_limits *limits,
    cdcmtk_file *_Nullable *_Nonnull file, cdcmtk_failure *failure);

void cdcmtk_close(cdcmtk_file *file);

/* What had to be overlooked to read an object that contradicts the standard: a set of bits. */
typedef enum __attribute__((enum_extensibility(open))) cdcmtk_defect {
    /* The object ends inside of an element; what is there of it is read. */
    CDCMTK_CUT_SHORT __attribute__((swift_name("cutShort"))) = 1,
    /* Bytes behind the last element are no elements. */
    CDCMTK_TRAILING_BYTES __attribute__((swift_name("trailingBytes"))) = 2,
    /* An item or a delimiter where no sequence has begun is passed over. */
    CDCMTK_STRAY_ITEM __attribute__((swift_name("strayItem"))) = 4,
    /* A value that its tag or VR makes a sequence and that is none, or the reverse, is read as what it is. */
    CDCMTK_WRONG_VR __attribute__((swift_name("wrongVR"))) = 8
} cdcmtk_defect;

/* What is known before the walk. */
typedef struct cdcmtk_description {
    /* Transfer Syntax UID (0002,0010) as it is written; empty where there is none. */
    char declared_transfer_syntax[65];
    /* How the data set is really written. */
    bool is_implicit_vr;
    bool is_big_endian;
    /* The data set was inflated: offsets count in the inflated bytes. */
    bool is_deflated;
    /* Kinds of cdcmtk_defect. */
    uint32_t defects;
} cdcmtk_description;

void cdcmtk_describe(const cdcmtk_file *file, cdcmtk_description *description);

/* The next step of the walk through the data set, CDCMTK_END behind the last. */
cdcmtk_status cdcmtk_next(cdcmtk_file *file, cdcmtk_event *event, cdcmtk_failure *failure);

/* Starts the walk again. */
void cdcmtk_rewind(cdcmtk_file *file);

/* Copies exactly `count` bytes from `offset` on, each whole word of `swapped_byte_count` bytes reversed (1: none). */
cdcmtk_status cdcmtk_read(
    cdcmtk_file *file, int64_t offset, int64_t count, int32_t swapped_byte_count, uint8_t *target,
    cdcmtk_failure *failure);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#ifdef __cplusplus
}
#endif

#endif
