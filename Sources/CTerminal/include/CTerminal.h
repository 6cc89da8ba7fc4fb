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
 Raw mode: every key at once, no echo, no signals from keys; `greeting` is written. From now on the mode before comes back,
 and `farewell` is written (at most 256 bytes each), by cterminal_leave, by exit, and when a signal ends the process, be it
 SIGTERM, SIGHUP or a crash. A stop (SIGTSTP) leaves the terminal and enters it again when the process goes on. One terminal
 at a time. False where the terminal refuses.
 */
bool cterminal_enter(
    int descriptor, const uint8_t *greeting, size_t greeting_count, const uint8_t *farewell, size_t farewell_count);
void cterminal_leave(void);
/* Stops the process as the key of a shell does. Returns when it goes on, with the terminal entered again. */
void cterminal_suspend(void);
/* How often the process has gone on after a stop: what the terminal shows is not known then. */
unsigned cterminal_resumptions(void);
/* The process that started this one has ended, and the terminal listens to others: nobody can use the keys any more. */
bool cterminal_is_lost(int descriptor);

/* Waits for input. 1: there is some; 0: the time is over; -1: the terminal is gone. */
int cterminal_wait(int descriptor, int milliseconds);
/* read(2) and write(2), begun again when interrupted. -1 at the end or on an error; 0 while the keys are for others. */
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
