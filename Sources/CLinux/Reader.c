#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

// What reaches other processes, the network, or the marks of files, which Landlock leaves alone. Poppler needs none of it.
static const int refused[] = {
    SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_listen, SYS_accept, SYS_accept4, SYS_ptrace,
    SYS_process_vm_readv, SYS_process_vm_writev, SYS_clone, SYS_clone3, SYS_kill, SYS_tkill, SYS_tgkill,
    SYS_rt_sigqueueinfo, SYS_rt_tgsigqueueinfo, SYS_pidfd_open, SYS_pidfd_getfd, SYS_pidfd_send_signal, SYS_mount,
    SYS_umount2, SYS_unshare, SYS_setns, SYS_bpf, SYS_perf_event_open, SYS_keyctl, SYS_add_key, SYS_request_key,
    SYS_io_uring_setup, SYS_userfaultfd, SYS_setpriority, SYS_sched_setaffinity, SYS_sched_setscheduler, SYS_shmget,
    SYS_msgget, SYS_semget, SYS_mq_open, SYS_fchmod, SYS_fchmodat, SYS_fchown, SYS_fchownat, SYS_setxattr,
    SYS_lsetxattr, SYS_fsetxattr, SYS_removexattr, SYS_lremovexattr, SYS_fremovexattr, SYS_utimensat,
#ifdef SYS_fork
    SYS_fork, SYS_vfork, SYS_chmod, SYS_chown, SYS_lchown, SYS_utime, SYS_utimes, SYS_futimesat,
#endif
};

// Where programs, libraries and fonts lie.
static const char *const readable[] = {
    "/usr", "/lib", "/lib64", "/etc/fonts", "/etc/ld.so.cache", "/var/cache/fontconfig",
};

static int limit(int resource, int64_t value) {
    const struct rlimit both = {(rlim_t)value, (rlim_t)value};
    return setrlimit(resource, &both) == 0 ? 0 : errno;
}

static int allow(int rules, const char *path) {
    const int place = open(path, O_PATH | O_CLOEXEC);
    // What is not there needs no rule.
    if (place < 0) return errno == ENOENT ? 0 : errno;
    struct landlock_path_beneath_attr rule = {
        .allowed_access =
            LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
        .parent_fd = place};
    long status = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    if (status != 0 && errno == EINVAL) {
        // A file has no directory to be read.
        rule.allowed_access &= ~(uint64_t)LANDLOCK_ACCESS_FS_READ_DIR;
        status = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    }
    const int error = status == 0 ? 0 : errno;
    close(place);
    return error;
}

static int restrict_files(void) {
    const long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 0) return errno;
    // All rights that the first version has, moving between folders and shortening, which came with the next two.
    const unsigned count = version >= 3 ? 15 : version == 2 ? 14 : 13;
    const struct landlock_ruleset_attr handled = {.handled_access_fs = (1ULL << count) - 1};
    const int rules = (int)syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0);
    if (rules < 0) return errno;
    int status = 0;
    for (size_t place = 0; place < sizeof readable / sizeof readable[0] && status == 0; place++) {
        status = allow(rules, readable[place]);
    }
    if (status == 0 && syscall(SYS_landlock_restrict_self, rules, 0) != 0) status = errno;
    close(rules);
    return status;
}

static int refuse_calls(void) {
#ifndef OWN_ARCHITECTURE
    return ENOSYS;
#else
    enum { COUNT = sizeof refused / sizeof refused[0], SIZE = 4 + COUNT + 3 };
    struct sock_filter code[SIZE];
    unsigned size = 0;
    code[size++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch));
    code[size++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OWN_ARCHITECTURE, 1, 0);
    code[size++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
    code[size++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
    for (unsigned place = 0; place < COUNT; place++) {
        code[size++] = (struct sock_filter)BPF_JUMP(
            BPF_JMP | BPF_JEQ | BPF_K, (unsigned)refused[place], (unsigned char)(COUNT - place + 1), 0);
    }
    // The other numbers of the same calls, for programs of 32-bit pointers.
    code[size++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 1, 0);
    code[size++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    code[size++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
    const struct sock_fprog program = {(unsigned short)size, code};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0 ? 0 : errno;
#endif
}

int clinux_confine_reader(int64_t memory_byte_count, unsigned seconds) {
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
    int status = restrict_files();
    if (status == 0) status = limit(RLIMIT_CORE, 0);
    if (status == 0) status = limit(RLIMIT_FSIZE, 0);
    if (status == 0) status = limit(RLIMIT_CPU, seconds);
    if (status == 0) status = limit(RLIMIT_AS, memory_byte_count);
    return status != 0 ? status : refuse_calls();
}

int clinux_become(const char *program, char *const *arguments) {
    if (lseek(CLINUX_WORKER_MEMORY, 0, SEEK_SET) < 0) return errno;
    if (dup2(CLINUX_WORKER_MEMORY, STDIN_FILENO) < 0 || dup2(CLINUX_WORKER_CONTROL, STDOUT_FILENO) < 0) return errno;
    // Nobody else knows the socket then, so that it ends with the program.
    if (close(CLINUX_WORKER_MEMORY) != 0 || close(CLINUX_WORKER_CONTROL) != 0) return errno;
    char *const environment[] = {NULL};
    execve(program, arguments, environment);
    return errno;
}
