#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

// What arithmetic on memory needs, the two descriptors of the worker, and the way out.
static const int allowed[] = {
    SYS_read, SYS_pread64, SYS_pwrite64, SYS_recvfrom, SYS_sendto, SYS_close, SYS_fstat, SYS_munmap, SYS_mremap,
    SYS_madvise, SYS_brk, SYS_futex, SYS_sched_yield, SYS_getrandom, SYS_clock_gettime, SYS_clock_nanosleep,
    SYS_nanosleep, SYS_gettimeofday, SYS_setitimer, SYS_rt_sigaction, SYS_rt_sigprocmask, SYS_rt_sigreturn,
    SYS_sigaltstack, SYS_getpid, SYS_gettid, SYS_restart_syscall, SYS_exit, SYS_exit_group,
    // Dispatch has a thread that waits for events; refused, it would ask again without end.
    SYS_epoll_pwait,
#ifdef SYS_epoll_wait
    SYS_epoll_wait,
#endif
#ifdef SYS_alarm
    SYS_alarm,
#endif
};

static int limit(int resource, int64_t value) {
    const struct rlimit both = {(rlim_t)value, (rlim_t)value};
    return setrlimit(resource, &both) == 0 ? 0 : errno;
}

// Allows the listed calls, signals to its own threads, and memory that can't be run; everything else fails with EPERM.
static int filter(void) {
#ifndef OWN_ARCHITECTURE
    return ENOSYS;
#else
    enum { COUNT = sizeof allowed / sizeof allowed[0], SIZE = 4 + 2 * COUNT + 7 + 6 };
    struct sock_filter code[SIZE];
    unsigned size = 0;
    const struct sock_filter allow = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    const struct sock_filter refuse = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
    code[size++] =
        (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch));
    code[size++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OWN_ARCHITECTURE, 1, 0);
    code[size++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
    code[size++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
    for (unsigned place = 0; place < COUNT; place++) {
        code[size++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)allowed[place], 0, 1);
        code[size++] = allow;
    }
    // tgkill, which abort() calls: the first argument says whose thread it is. Both halves of it count.
    const unsigned own = (unsigned)getpid();
    code[size++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_tgkill, 0, 6);
    code[size++] =
        (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[0]));
    code[size++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, own, 0, 3);
    code[size++] =
        (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[0]) + 4);
    code[size++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 1);
    code[size++] = allow;
    code[size++] = refuse;
    // mmap and mprotect: the third argument says what may be done with the memory.
    code[size++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_mmap, 1, 0);
    code[size++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_mprotect, 0, 3);
    code[size++] =
        (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[2]));
    code[size++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 1, 0);
    code[size++] = allow;
    code[size++] = refuse;
    const struct sock_fprog program = {(unsigned short)size, code};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
    // For all threads that there are.
    const long status = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
    return status == 0 ? 0 : status > 0 ? EBUSY : errno;
#endif
}

// Tells the system something of this process, whichever thread says so. Nothing depends on it.
static void tell(const char *path, const char *text) {
    const int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0) return;
    const ssize_t written = write(file, text, strlen(text));
    (void)written;
    close(file);
}

int clinux_confine(int64_t memory_byte_count) {
    // What lists of processes call it.
    tell("/proc/self/comm", "lightbox-decode");
    // Where memory is short the system ends this one, and not the server.
    tell("/proc/self/oom_score_adj", "1000");
    // What a crash leaves would hold an image.
    int status = limit(RLIMIT_CORE, 0);
    if (status == 0 && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) status = errno;
    // A frame is handed over in a file in memory, which counts as well.
    const int64_t frame_byte_count = memory_byte_count / 4;
    if (status == 0) status = limit(RLIMIT_DATA, memory_byte_count - frame_byte_count);
    if (status == 0) status = limit(RLIMIT_FSIZE, frame_byte_count);
    return status != 0 ? status : filter();
}

bool clinux_reaches_thread(int32_t process) { return syscall(SYS_tgkill, process, process, 0) == 0; }

void clinux_end_after(unsigned seconds) { alarm(seconds); }
