#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

// Above the places where the worker will have them, so that none of them is overwritten before it is copied.
static int lifted(int descriptor) {
    if (descriptor < 0 || descriptor > CLINUX_WORKER_MEMORY) return descriptor;
    const int higher = fcntl(descriptor, F_DUPFD_CLOEXEC, CLINUX_WORKER_MEMORY + 1);
    close(descriptor);
    return higher;
}

static int spawn(const char *program, char *const *arguments, int control, int memory, pid_t *process) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int status = posix_spawn_file_actions_init(&actions);
    if (status != 0) return status;
    status = posix_spawnattr_init(&attributes);
    if (status != 0) {
        posix_spawn_file_actions_destroy(&actions);
        return status;
    }
    sigset_t all, none;
    sigfillset(&all);
    sigemptyset(&none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
    for (int descriptor = 0; descriptor < 3 && status == 0; descriptor++) {
        status = posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0);
    }
    if (status == 0) status = posix_spawn_file_actions_adddup2(&actions, control, CLINUX_WORKER_CONTROL);
    if (status == 0) status = posix_spawn_file_actions_adddup2(&actions, memory, CLINUX_WORKER_MEMORY);
    if (status == 0) status = posix_spawn_file_actions_addclosefrom_np(&actions, CLINUX_WORKER_MEMORY + 1);
    // Where libraries lie, and DCMTK's dictionary.
    static const char *const kept[] = {"LD_LIBRARY_PATH", "DCMDICTPATH"};
    char texts[2][4096];
    char *environment[3] = {NULL, NULL, NULL};
    for (int place = 0, count = 0; place < 2; place++) {
        const char *value = getenv(kept[place]);
        if (value == NULL) continue;
        snprintf(texts[count], sizeof texts[count], "%s=%s", kept[place], value);
        environment[count] = texts[count];
        count++;
    }
    if (status == 0) status = posix_spawn(process, program, &actions, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return status;
}

int clinux_start_worker(const char *program, char *const *arguments, clinux_worker *worker) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) return errno;
    const int own = ends[0];
    const int given = lifted(ends[1]);
    const int memory = lifted(memfd_create("frame", MFD_CLOEXEC));
    int status = given < 0 || memory < 0 ? errno : 0;
    pid_t process = 0;
    if (status == 0) status = spawn(program, arguments, given, memory, &process);
    if (given >= 0) close(given);
    if (status != 0) {
        close(own);
        if (memory >= 0) close(memory);
        return status;
    }
    worker->process = process;
    worker->control = own;
    worker->memory = memory;
    return 0;
}

int clinux_end_worker(const clinux_worker *worker) {
    kill(worker->process, SIGKILL);
    int status = 0;
    while (waitpid(worker->process, &status, 0) < 0 && errno == EINTR) {
    }
    close(worker->control);
    close(worker->memory);
    return status;
}

int clinux_send_message(int control, const uint8_t *bytes, size_t count) {
    ssize_t sent;
    do sent = send(control, bytes, count, MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    return sent < 0 ? errno : 0;
}

ptrdiff_t clinux_receive_message(int control, uint8_t *output, size_t count, int milliseconds) {
    if (milliseconds >= 0) {
        struct pollfd wanted = {control, POLLIN, 0};
        // A signal makes the wait longer than asked for, at most twice as long for each.
        int ready;
        do ready = poll(&wanted, 1, milliseconds);
        while (ready < 0 && errno == EINTR);
        if (ready == 0) return -ETIMEDOUT;
        if (ready < 0) return -errno;
    }
    ssize_t received;
    do received = recv(control, output, count, 0);
    while (received < 0 && errno == EINTR);
    if (received < 0) return errno == ECONNRESET ? 0 : -errno;
    return received;
}
