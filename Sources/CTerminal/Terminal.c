#define _GNU_SOURCE
#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

/* What restores the terminal. Global, since a signal handler is given nothing else. */
static struct termios mode_before;
static uint8_t farewell_bytes[256];
static size_t farewell_length;
static int entered_descriptor = -1;
static atomic_int is_entered;

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

/* Only async-signal-safe calls: it also runs in the handler of a crash. */
void cterminal_leave(void) {
    if (atomic_exchange(&is_entered, 0) == 0) return;
    int before = errno;
    size_t written = 0;
    while (written < farewell_length) {
        ssize_t count = write(entered_descriptor, farewell_bytes + written, farewell_length - written);
        if (count < 0 && errno != EINTR) break;
        if (count > 0) written += (size_t)count;
    }
    tcsetattr(entered_descriptor, TCSAFLUSH, &mode_before);
    errno = before;
}

static void on_fatal_signal(int number) {
    cterminal_leave();
    /* SA_RESETHAND has brought the default back: the process ends as it would have without us. */
    raise(number);
}

static void install_handlers(void) {
    static const int numbers[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT};
    static bool is_installed;
    if (is_installed) return;
    is_installed = true;
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = on_fatal_signal;
    action.sa_flags = SA_RESETHAND;
    sigemptyset(&action.sa_mask);
    for (size_t index = 0; index < sizeof numbers / sizeof numbers[0]; index++) sigaction(numbers[index], &action, NULL);
    atexit(cterminal_leave);
}

bool cterminal_enter(int descriptor, const uint8_t *farewell, size_t farewell_count) {
    if (farewell_count > sizeof farewell_bytes || tcgetattr(descriptor, &mode_before) != 0) return false;
    memcpy(farewell_bytes, farewell, farewell_count);
    farewell_length = farewell_count;
    entered_descriptor = descriptor;
    struct termios raw = mode_before;
    cfmakeraw(&raw);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    install_handlers();
    atomic_store(&is_entered, 1);
    if (tcsetattr(descriptor, TCSAFLUSH, &raw) == 0) return true;
    atomic_store(&is_entered, 0);
    return false;
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
