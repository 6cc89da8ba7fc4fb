/* A POSIX terminal as C values: its size, raw mode, and a restoration that also works when the process crashes. */
#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

/* In cells and in pixels; 0 where the terminal does not say. */
typedef struct cterminal_size {
    uint16_t columns;
    uint16_t rows;
    uint16_t width;
    uint16_t height;
} cterminal_size;

/* Opens the controlling terminal, with close-on-exec. Returns a descriptor, or -1. */
int cterminal_open(void);

bool cterminal_is_terminal(int descriptor);
bool cterminal_get_size(int descriptor, cterminal_size *size);

/*
 Raw mode: every key at once, no echo, no signals from keys. From now on the mode before comes back, and the bytes of
 `farewell` (at most 256) are written, by cterminal_leave, by exit, and when a signal ends the process, be it SIGTERM,
 SIGHUP or a crash. One terminal at a time. False where the terminal refuses.
 */
bool cterminal_enter(int descriptor, const uint8_t *farewell, size_t farewell_count);
void cterminal_leave(void);

/* Waits for input. 1: there is some; 0: the time is over; -1: the terminal is gone. */
int cterminal_wait(int descriptor, int milliseconds);
/* read(2) and write(2), begun again when interrupted. -1 at the end or on an error. */
ptrdiff_t cterminal_read(int descriptor, uint8_t *bytes, size_t count);
/* Writes all of it. False where the terminal is gone. */
bool cterminal_write(int descriptor, const uint8_t *bytes, size_t count);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#ifdef __cplusplus
}
#endif

#endif
