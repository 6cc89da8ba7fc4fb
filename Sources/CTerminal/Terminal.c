#define _GNU_SOURCE
#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

/* What enters and restores the terminal. Global, since a signal handler is given nothing else. */
static struct termios mode_before;
static struct termios mode_entered;
static uint8_t greeting_bytes[256];
static size_t greeting_length;
static uint8_t farewell_bytes[256];
static size_t farewell_length;
static int entered_descriptor = -1;
static pid_t parent;
static atomic_int is_entered;
static atomic_uint resumptions;

/* Every signal that ends a process and can be caught; what each one did before. */
static const int fatal[] = {
    SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGSYS, SIGXCPU, SIGXFSZ,
    SIGALRM, SIGVTALRM, SIGPROF, SIGUSR1, SIGUSR2, SIGPIPE, SIGIO};
enum { FATAL_COUNT = sizeof fatal / sizeof fatal[0] };
static struct sigaction fatal_before[FATAL_COUNT];

int cterminal_open(void) { return open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY); }

bool cterminal_is_terminal(int descriptor) { return isatty(descriptor) == 1; }

bool cterminal_get_size(int descriptor, cterminal_size *size) {
    struct winsize window;
    memset(&window, 0, sizeof window);
    if (ioctl(descriptor, TIOCGWINSZ, &window) != 0) return false;
    size->columns = window.ws_col;
    size->rows = window.ws_row;
    size->width = window.ws_xpixel;
    size->height = window.ws_ypixel;
    return true;
}

/* A terminal that takes nothing may not keep a process from ending, so it is waited for only for a moment. */
static bool is_writable(int descriptor) {
    struct pollfd entry = {.fd = descriptor, .events = POLLOUT, .revents = 0};
    return poll(&entry, 1, 500) == 1 && (entry.revents & POLLOUT) != 0;
}

static void write_all(const uint8_t *bytes, size_t count) {
    size_t written = 0;
    int failures = 0;
    while (written < count && failures < 100 && is_writable(entered_descriptor)) {
        ssize_t sent = write(entered_descriptor, bytes + written, count - written);
        if (sent > 0) {
            written += (size_t)sent;
        } else if (errno == EINTR || errno == EAGAIN) {
            failures++;
            poll(NULL, 0, 5);
        } else {
            break;
        }
    }
}

/* A thread that waits for room in the terminal keeps all others from writing to it meanwhile. */
static void set_waiting(bool waits) {
    int flags = fcntl(entered_descriptor, F_GETFL);
    if (flags >= 0) fcntl(entered_descriptor, F_SETFL, waits ? flags & ~O_NONBLOCK : flags | O_NONBLOCK);
}

/* Whether the terminal listens to another group of processes: its mode is theirs then. */
static bool is_in_background(int descriptor) {
    pid_t foreground = tcgetpgrp(descriptor);
    return foreground > 0 && foreground != getpgrp();
}

/* Only async-signal-safe calls: it also runs in the handler of a crash. */
void cterminal_leave(void) {
    if (atomic_exchange(&is_entered, 0) == 0) return;
    int before = errno;
    set_waiting(false);
    /* What is on its way to a terminal that takes nothing would be waited for. */
    if (!is_writable(entered_descriptor)) tcflush(entered_descriptor, TCOFLUSH);
    write_all(farewell_bytes, farewell_length);
    if (!is_in_background(entered_descriptor)) {
        tcflush(entered_descriptor, TCIFLUSH);
        tcsetattr(entered_descriptor, TCSANOW, &mode_before);
    }
    errno = before;
}

/* Threads of Swift's pool block most signals. What stops a process must get through to the thread that it is sent to. */
static void let_stops_through(sigset_t *before) {
    sigset_t stops;
    sigemptyset(&stops);
    sigaddset(&stops, SIGTSTP);
    sigaddset(&stops, SIGTTOU);
    pthread_sigmask(SIG_UNBLOCK, &stops, before);
}

static bool enter(void) {
    int status;
    sigset_t before;
    let_stops_through(&before);
    /* In the background this stops the process until the terminal is its own again. */
    do { status = tcsetattr(entered_descriptor, TCSAFLUSH, &mode_entered); } while (status != 0 && errno == EINTR);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (status != 0) return false;
    set_waiting(true);
    atomic_store(&is_entered, 1);
    write_all(greeting_bytes, greeting_length);
    return true;
}

static void on_fatal_signal(int number) {
    cterminal_leave();
    /* What it did before, it does now: the process ends as it would have without us. */
    for (size_t index = 0; index < FATAL_COUNT; index++) {
        if (fatal[index] == number) sigaction(number, &fatal_before[index], NULL);
    }
    raise(number);
}

static void set_handler(int number, void (*handler)(int), int flags) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    action.sa_flags = flags;
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

static void on_stop(int number) {
    int before = errno;
    bool was_entered = atomic_load(&is_entered) != 0;
    cterminal_leave();
    sigset_t stop;
    sigemptyset(&stop);
    sigaddset(&stop, number);
    set_handler(number, SIG_DFL, 0);
    raise(number);
    /* It was held back while its handler runs. Here the process stands still. */
    pthread_sigmask(SIG_UNBLOCK, &stop, NULL);
    set_handler(number, on_stop, SA_RESTART);
    if (was_entered && enter()) atomic_fetch_add(&resumptions, 1);
    errno = before;
}

/* After a stop that could not be caught (SIGSTOP) the terminal may be as the shell left it. */
static void on_continue(int number) {
    (void)number;
    int before = errno;
    if (atomic_load(&is_entered) != 0 && enter()) atomic_fetch_add(&resumptions, 1);
    errno = before;
}

void cterminal_suspend(void) {
    sigset_t before;
    let_stops_through(&before);
    raise(SIGTSTP);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

unsigned cterminal_resumptions(void) { return atomic_load(&resumptions); }

bool cterminal_is_lost(int descriptor) { return getppid() != parent && is_in_background(descriptor); }

static void install_handlers(void) {
    static bool is_installed;
    if (is_installed) return;
    is_installed = true;
    for (size_t index = 0; index < FATAL_COUNT; index++) {
        sigaction(fatal[index], NULL, &fatal_before[index]);
        /* What somebody wants ignored (nohup) stays so. */
        if (fatal_before[index].sa_handler != SIG_IGN) set_handler(fatal[index], on_fatal_signal, 0);
    }
    struct sigaction stop;
    sigaction(SIGTSTP, NULL, &stop);
    if (stop.sa_handler != SIG_IGN) set_handler(SIGTSTP, on_stop, SA_RESTART);
    set_handler(SIGCONT, on_continue, SA_RESTART);
    atexit(cterminal_leave);
}

bool cterminal_enter(
    int descriptor, const uint8_t *greeting, size_t greeting_count, const uint8_t *farewell, size_t farewell_count) {
    if (greeting_count > sizeof greeting_bytes || farewell_count > sizeof farewell_bytes) return false;
    if (tcgetattr(descriptor, &mode_before) != 0) return false;
    memcpy(greeting_bytes, greeting, greeting_count);
    greeting_length = greeting_count;
    memcpy(farewell_bytes, farewell, farewell_count);
    farewell_length = farewell_count;
    entered_descriptor = descriptor;
    parent = getppid();
    mode_entered = mode_before;
    cfmakeraw(&mode_entered);
    mode_entered.c_cc[VMIN] = 1;
    mode_entered.c_cc[VTIME] = 0;
    install_handlers();
    return enter();
}

int cterminal_wait(int descriptor, int milliseconds) {
    struct pollfd entry = {.fd = descriptor, .events = POLLIN, .revents = 0};
    int count = poll(&entry, 1, milliseconds);
    if (count < 0) return errno == EINTR ? 0 : -1;
    if (count == 0) return 0;
    return (entry.revents & POLLIN) != 0 ? 1 : -1;
}

ptrdiff_t cterminal_read(int descriptor, uint8_t *bytes, size_t count) {
    for (;;) {
        ssize_t got = read(descriptor, bytes, count);
        if (got > 0) return got;
        /* The keys are another group's, and this thread is not stopped for wanting them. */
        if (got < 0 && errno == EIO && is_in_background(descriptor)) {
            poll(NULL, 0, 100);
            return 0;
        }
        if (got == 0 || errno != EINTR) return -1;
    }
}

bool cterminal_write(int descriptor, const uint8_t *bytes, size_t count) {
    size_t written = 0;
    while (written < count) {
        ssize_t sent = write(descriptor, bytes + written, count - written);
        if (sent > 0) {
            written += (size_t)sent;
        } else if (errno == EAGAIN) {
            struct pollfd entry = {.fd = descriptor, .events = POLLOUT, .revents = 0};
            if (poll(&entry, 1, 1000) < 0 && errno != EINTR) return false;
        } else if (errno != EINTR) {
            return false;
        }
    }
    return true;
}
