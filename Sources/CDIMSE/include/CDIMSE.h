/* DCMTK's network library as C: the side of an association that takes in objects (C-STORE) and answers C-ECHO. */
#ifndef CDIMSE_H
#define CDIMSE_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

#ifdef __cplusplus
extern "C" {
#endif

typedef enum __attribute__((enum_extensibility(open))) cdimse_status {
    CDIMSE_OK __attribute__((swift_name("ok"))) = 0,
    /* Nothing came within the time. */
    CDIMSE_NOTHING __attribute__((swift_name("nothing"))) = 1,
    /* The peer has released or aborted the association, or is gone. */
    CDIMSE_ENDED __attribute__((swift_name("ended"))) = 2,
    /* The peer does not speak as it should, or takes too long. */
    CDIMSE_PROTOCOL __attribute__((swift_name("protocol"))) = 3,
    /* A file can't be written; `code` of the failure has the error number. */
    CDIMSE_UNWRITABLE __attribute__((swift_name("unwritable"))) = 4,
    CDIMSE_TOO_LARGE __attribute__((swift_name("tooLarge"))) = 5,
    CDIMSE_INTERNAL __attribute__((swift_name("internal"))) = 6
} cdimse_status;

typedef struct cdimse_failure {
    cdimse_status status;
    int32_t code;
    /* For the log. */
    char text[160];
} cdimse_failure;

/* What a peer says that it is. */
typedef struct cdimse_peer {
    /* Of the one that calls, and of the one that it wants to reach: without padding. */
    char calling_title[17];
    char called_title[17];
    char address[64];
} cdimse_peer;

typedef enum __attribute__((enum_extensibility(closed))) cdimse_rejection {
    CDIMSE_CALLED_TITLE __attribute__((swift_name("calledTitle"))) = 1,
    CDIMSE_CALLING_TITLE __attribute__((swift_name("callingTitle"))) = 2,
    /* Transient: too many associations. */
    CDIMSE_CONGESTION __attribute__((swift_name("congestion"))) = 3
} cdimse_rejection;

/* An object that has come and waits for its answer. */
typedef struct cdimse_object {
    char sop_class_uid[65];
    char sop_instance_uid[65];
} cdimse_object;

typedef struct cdimse_association cdimse_association;

/* Listens on an address. Returns a descriptor, or the error number with a minus. */
int cdimse_listen(const char *host, uint16_t port);

/* Waits for a connection. Returns its descriptor, or -1 where none came within the time. */
int cdimse_accept(int listener, int milliseconds);

/*
 Reads the request for an association. The descriptor is taken over, whatever comes of it. The association waits for
 cdimse_confirm or cdimse_reject then.
 */
cdimse_status cdimse_open(
    int descriptor, int seconds, cdimse_association *_Nullable *_Nonnull association, cdimse_peer *peer,
    cdimse_failure *failure);

/* Accepts every storage class, in the first transfer syntax of the peer's list that is among those named. */
cdimse_status cdimse_confirm(
    cdimse_association *association, const char *const _Nonnull *_Nonnull transfer_syntaxes, int count,
    cdimse_failure *failure);

cdimse_status cdimse_reject(cdimse_association *association, cdimse_rejection reason, cdimse_failure *failure);

/*
 Waits for the next object. C-ECHO is answered here. The object is written to a new file at `path`, with meta information;
 where this fails there is no file. An object that is too large or can't be
 written is heard to its end and has to be answered. NOTHING after `wait_seconds` without a command; once it has begun, `seconds` without a
 byte end it.
 */
cdimse_status cdimse_next(
    cdimse_association *association, const char *path, int64_t maximum, int wait_seconds, int seconds,
    cdimse_object *object, cdimse_failure *failure);

/* Answers the C-STORE of the object that cdimse_next gave. `comment` has at most 64 characters. */
cdimse_status cdimse_answer(
    cdimse_association *association, uint16_t status, const char *_Nullable comment, cdimse_failure *failure);

/* Aborts what is still open, and lets go of everything. */
void cdimse_close(cdimse_association *association);

#ifdef __cplusplus
}
#endif

#pragma clang assume_nonnull end

#endif
