/* Bad pointers, lengths, flags and descriptors for the system calls that errors.c leaves out. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "probe.h"

static char buffer[8192];
static int file, folder, ends[2];
static struct timespec none = {0, 0}, too_many = {0, 1000000000}, negative = {-1, 0};

static void waiting(void) {
    struct pollfd one = {ends[0], POLLIN, 0}, closed = {999, POLLIN, 0}, ignored = {-1, POLLIN, 0};
    VALUE(syscall(SYS_poll, &one, 1, 0));
    VALUE(syscall(SYS_poll, &closed, 1, 0));
    printf("revents %d\n", closed.revents);
    VALUE(syscall(SYS_poll, &ignored, 1, 0));
    VALUE(syscall(SYS_poll, UNMAPPED, 1, 0));
    VALUE(syscall(SYS_poll, KERNEL, 1, 0));
    VALUE(syscall(SYS_poll, NULL, 0, 0));
    VALUE(syscall(SYS_poll, &one, 1UL << 20, 0));
    uint64_t mask = 0, all = ~0UL;
    VALUE(syscall(SYS_ppoll, &one, 1, &none, &mask, 8));
    VALUE(syscall(SYS_ppoll, &one, 1, &none, &all, 8));
    VALUE(syscall(SYS_ppoll, &one, 1, &none, &mask, 4));
    VALUE(syscall(SYS_ppoll, &one, 1, &none, UNMAPPED, 8));
    VALUE(syscall(SYS_ppoll, &one, 1, &too_many, NULL, 8));
    VALUE(syscall(SYS_ppoll, &one, 1, &negative, NULL, 8));
    VALUE(syscall(SYS_ppoll, &one, 1, UNMAPPED, NULL, 8));
    fd_set set;
    FD_ZERO(&set);
    struct timeval now = {0, 0}, odd = {0, -1};
    VALUE(syscall(SYS_select, -1, NULL, NULL, NULL, &now));
    VALUE(syscall(SYS_select, 0, NULL, NULL, NULL, &now));
    VALUE(syscall(SYS_select, 10, &set, &set, &set, &now));
    VALUE(syscall(SYS_select, 10, UNMAPPED, NULL, NULL, &now));
    VALUE(syscall(SYS_select, 10, NULL, NULL, NULL, UNMAPPED));
    VALUE(syscall(SYS_select, 10, NULL, NULL, NULL, &odd));
    FD_SET(40, &set);
    VALUE(syscall(SYS_select, 41, &set, NULL, NULL, &now));
    struct {
        void *mask;
        size_t size;
    } good = {&mask, 8}, wrong_size = {&mask, 4}, bad = {UNMAPPED, 8}, absent = {NULL, 4};
    VALUE(syscall(SYS_pselect6, 0, NULL, NULL, NULL, &none, &good));
    VALUE(syscall(SYS_pselect6, 0, NULL, NULL, NULL, &none, &wrong_size));
    VALUE(syscall(SYS_pselect6, 0, NULL, NULL, NULL, &none, &bad));
    VALUE(syscall(SYS_pselect6, 0, NULL, NULL, NULL, &none, &absent));
    VALUE(syscall(SYS_pselect6, 0, NULL, NULL, NULL, &none, UNMAPPED));
}

static void signals(void) {
    uint64_t usr1 = 1UL << (SIGUSR1 - 1), term = 1UL << (SIGTERM - 1), set = 0;
    char information[128];
    VALUE(syscall(SYS_rt_sigpending, UNMAPPED, 8));
    VALUE(syscall(SYS_rt_sigpending, &set, 9));
    VALUE(syscall(SYS_rt_sigpending, &set, 8));
    VALUE(syscall(SYS_rt_sigsuspend, &set, 4));
    VALUE(syscall(SYS_rt_sigsuspend, UNMAPPED, 8));
    VALUE(syscall(SYS_rt_sigprocmask, SIG_BLOCK, &usr1, NULL, 8));
    VALUE(syscall(SYS_rt_sigtimedwait, &usr1, NULL, &none, 8));
    VALUE(syscall(SYS_rt_sigtimedwait, &usr1, NULL, &none, 4));
    VALUE(syscall(SYS_rt_sigtimedwait, UNMAPPED, NULL, &none, 8));
    VALUE(syscall(SYS_rt_sigtimedwait, &usr1, NULL, &negative, 8));
    VALUE(syscall(SYS_rt_sigtimedwait, &usr1, NULL, UNMAPPED, 8));
    VALUE(syscall(SYS_kill, getpid(), SIGUSR1) * 0);
    VALUE(syscall(SYS_rt_sigpending, &set, 8));
    printf("pending %d\n", set == usr1);
    VALUE(syscall(SYS_rt_sigtimedwait, &term, NULL, &none, 8));
    VALUE(syscall(SYS_rt_sigtimedwait, &usr1, information, NULL, 8));
    printf("signal %d\n", *(int *)information);
    VALUE(syscall(SYS_kill, getpid(), SIGUSR1) * 0);
    VALUE(syscall(SYS_rt_sigtimedwait, &usr1, UNMAPPED, &none, 8));
    VALUE(syscall(SYS_rt_sigtimedwait, &usr1, NULL, &none, 8));
    stack_t small = {buffer, 0, 100}, strange = {buffer, 99, 8192}, good = {buffer, 0, 8192}, old;
    VALUE(syscall(SYS_sigaltstack, &small, NULL));
    VALUE(syscall(SYS_sigaltstack, &strange, NULL));
    VALUE(syscall(SYS_sigaltstack, UNMAPPED, NULL));
    VALUE(syscall(SYS_sigaltstack, NULL, UNMAPPED));
    VALUE(syscall(SYS_sigaltstack, &good, &old));
    VALUE(syscall(SYS_tkill, -1, SIGTERM));
    VALUE(syscall(SYS_tkill, 30000, 0));
    VALUE(syscall(SYS_tgkill, getpid(), getpid(), 999));
    VALUE(syscall(SYS_tgkill, 0, getpid(), SIGTERM));
    VALUE(syscall(SYS_tgkill, getpid(), getpid(), 0));
}

static void files(void) {
    VALUE(syscall(SYS_pread64, file, buffer, 10, -1L));
    VALUE(syscall(SYS_pread64, ends[0], buffer, 10, 0L));
    VALUE(syscall(SYS_pread64, file, UNMAPPED, 10, 0L));
    VALUE(syscall(SYS_pread64, file, buffer, 10, 1L << 40));
    VALUE(syscall(SYS_pread64, -1, buffer, 10, 0L));
    VALUE(syscall(SYS_pwrite64, file, buffer, 10, 0L));
    VALUE(syscall(SYS_pwrite64, ends[1], buffer, 10, 0L));
    VALUE(syscall(SYS_sendfile, ends[1], -1, NULL, 10));
    VALUE(syscall(SYS_sendfile, -1, file, NULL, 10));
    VALUE(syscall(SYS_sendfile, ends[1], file, UNMAPPED, 10));
    VALUE(syscall(SYS_sendfile, file, file, NULL, 10));
    VALUE(syscall(SYS_sendfile, ends[1], folder, NULL, 10));
    VALUE(syscall(SYS_ftruncate, -1, 0L));
    VALUE(syscall(SYS_ftruncate, file, 0L));
    VALUE(syscall(SYS_ftruncate, file, -1L));
    VALUE(syscall(SYS_truncate, "missing", 0L));
    VALUE(syscall(SYS_truncate, FILE_NAME, -1L));
    VALUE(syscall(SYS_truncate, "data", 0L));
    VALUE(syscall(SYS_fsync, -1));
    VALUE(syscall(SYS_fsync, ends[0]));
    VALUE(syscall(SYS_fdatasync, file));
    VALUE(syscall(SYS_fadvise64, file, 0L, 0L, 99));
    VALUE(syscall(SYS_fadvise64, ends[0], 0L, 0L, 0));
    VALUE(syscall(SYS_fadvise64, -1, 0L, 0L, 0));
    VALUE(syscall(SYS_fadvise64, file, 0L, 0L, 0));
    VALUE(syscall(SYS_close_range, 50, 40, 0));
    VALUE(syscall(SYS_close_range, 50, 60, 99));
    VALUE(syscall(SYS_close_range, 50, 60, 0));
    VALUE(syscall(SYS_umask, 022));
    VALUE(syscall(SYS_umask, 0777777) * 0);
    VALUE(syscall(SYS_umask, 022));
}

static void paths(void) {
    struct stat information;
    VALUE(syscall(SYS_readlink, FILE_NAME, buffer, 100));
    VALUE(syscall(SYS_readlink, "missing", buffer, 100));
    VALUE(syscall(SYS_readlink, FILE_NAME, buffer, 0));
    VALUE(syscall(SYS_readlink, FILE_NAME, buffer, -1));
    VALUE(syscall(SYS_readlinkat, -1, "data", buffer, 100));
    VALUE(syscall(SYS_readlinkat, AT_FDCWD, UNMAPPED, buffer, 100));
    VALUE(syscall(SYS_mkdir, "data", 0755));
    VALUE(syscall(SYS_mkdir, "missing/below", 0755));
    VALUE(syscall(SYS_mkdir, "", 0755));
    VALUE(syscall(SYS_mkdir, UNMAPPED, 0755));
    VALUE(syscall(SYS_mkdir, "/", 0755));
    VALUE(syscall(SYS_mkdirat, -1, "x", 0755));
    VALUE(syscall(SYS_mkdirat, file, "x", 0755));
    VALUE(syscall(SYS_rmdir, "missing"));
    VALUE(syscall(SYS_rmdir, "."));
    VALUE(syscall(SYS_rmdir, UNMAPPED));
    VALUE(syscall(SYS_unlink, "missing"));
    VALUE(syscall(SYS_unlink, "missing/x"));
    VALUE(syscall(SYS_unlink, KERNEL));
    VALUE(syscall(SYS_unlinkat, AT_FDCWD, "missing", 0));
    VALUE(syscall(SYS_unlinkat, AT_FDCWD, "missing", 1));
    VALUE(syscall(SYS_unlinkat, -1, "missing", 0));
    VALUE(syscall(SYS_rename, "missing", "other"));
    VALUE(syscall(SYS_rename, UNMAPPED, "other"));
    VALUE(syscall(SYS_renameat, -1, "missing", AT_FDCWD, "other"));
    VALUE(syscall(SYS_renameat2, AT_FDCWD, "missing", AT_FDCWD, "other", 999));
    VALUE(syscall(SYS_renameat2, AT_FDCWD, "missing", AT_FDCWD, "other", 0));
    VALUE(syscall(SYS_link, "missing", "other"));
    VALUE(syscall(SYS_link, FILE_NAME, "data"));
    VALUE(syscall(SYS_link, FILE_NAME, "missing/x"));
    VALUE(syscall(SYS_linkat, -1, "missing", AT_FDCWD, "other", 0));
    VALUE(syscall(SYS_symlink, "target", "data"));
    VALUE(syscall(SYS_symlink, "target", "missing/x"));
    VALUE(syscall(SYS_symlinkat, "target", -1, "x"));
    VALUE(syscall(SYS_chmod, "missing", 0644));
    VALUE(syscall(SYS_fchmod, -1, 0644));
    VALUE(syscall(SYS_fchmodat, -1, "missing", 0644));
    VALUE(syscall(SYS_fchdir, -1));
    VALUE(syscall(SYS_fchdir, file));
    VALUE(syscall(SYS_statfs, "missing", buffer));
    VALUE(syscall(SYS_statfs, "data", UNMAPPED));
    VALUE(syscall(SYS_fstatfs, -1, buffer));
    VALUE(syscall(SYS_statx, AT_FDCWD, "missing", 0, 0x7ff, buffer));
    VALUE(syscall(SYS_statx, AT_FDCWD, "data", 0x10, 0x7ff, buffer));
    VALUE(syscall(SYS_statx, AT_FDCWD, "data", 0, 0x80000000, buffer));
    VALUE(syscall(SYS_statx, AT_FDCWD, "data", 0, 0x7ff, UNMAPPED));
    VALUE(syscall(SYS_statx, -1, "data", 0, 0x7ff, buffer));
    VALUE(syscall(SYS_statx, file, "", AT_EMPTY_PATH, 0x7ff, buffer));
    VALUE(syscall(439, AT_FDCWD, "data", 0, 99));
    VALUE(syscall(439, AT_FDCWD, "data", 0, 0));
    VALUE(syscall(SYS_creat, "missing/x", 0644));
    VALUE(syscall(SYS_getdents64, file, buffer, 100));
    VALUE(syscall(SYS_getdents64, folder, buffer, 1));
    VALUE(syscall(SYS_getdents64, folder, UNMAPPED, 8192));
    VALUE(syscall(SYS_fstat, folder, &information));
}

static void memory(void) {
    char *page = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    VALUE(syscall(SYS_mprotect, page + 1, 4096, PROT_READ));
    VALUE(syscall(SYS_mprotect, page, 1UL << 46, PROT_READ));
    VALUE(syscall(SYS_mprotect, UNMAPPED, 4096, PROT_READ));
    VALUE(syscall(SYS_mprotect, page, 0, PROT_READ));
    VALUE(syscall(SYS_mprotect, page, 4096, 0x1000));
    VALUE(syscall(SYS_madvise, page + 1, 4096, MADV_DONTNEED));
    VALUE(syscall(SYS_madvise, page, 4096, 9999));
    VALUE(syscall(SYS_madvise, UNMAPPED, 4096, MADV_DONTNEED));
    VALUE(syscall(SYS_madvise, page, 4096, MADV_DONTNEED));
    VALUE(syscall(SYS_mremap, page + 1, 4096, 8192, 0));
    VALUE(syscall(SYS_mremap, page, 4096, 0, 0));
    VALUE(syscall(SYS_mremap, page, 4096, 8192, 99));
    VALUE(syscall(SYS_mremap, UNMAPPED, 4096, 8192, MREMAP_MAYMOVE));
    PROBE(syscall(SYS_mremap, page, 8192, 65536, MREMAP_MAYMOVE));
}

static void processes_and_limits(void) {
    struct rlimit limit;
    struct timespec moment;
    VALUE(syscall(SYS_getrlimit, 99, &limit));
    VALUE(syscall(SYS_getrlimit, RLIMIT_STACK, UNMAPPED));
    VALUE(syscall(SYS_prlimit64, 0, 99, NULL, &limit));
    VALUE(syscall(SYS_prlimit64, 30000, RLIMIT_STACK, NULL, &limit));
    VALUE(syscall(SYS_prlimit64, 0, RLIMIT_STACK, NULL, UNMAPPED));
    VALUE(syscall(SYS_getrusage, 99, buffer));
    VALUE(syscall(SYS_getrusage, RUSAGE_SELF, UNMAPPED));
    VALUE(syscall(SYS_times, UNMAPPED));
    VALUE(syscall(SYS_sysinfo, UNMAPPED));
    VALUE(syscall(SYS_clock_getres, 999, &moment));
    VALUE(syscall(SYS_clock_getres, CLOCK_MONOTONIC, UNMAPPED));
    VALUE(syscall(SYS_clock_getres, CLOCK_MONOTONIC, NULL));
    VALUE(syscall(SYS_clock_nanosleep, 999, 0, &none, NULL));
    VALUE(syscall(SYS_clock_nanosleep, CLOCK_MONOTONIC, 0, &too_many, NULL));
    VALUE(syscall(SYS_clock_nanosleep, CLOCK_MONOTONIC, 0, UNMAPPED, NULL));
    VALUE(syscall(SYS_clock_nanosleep, CLOCK_MONOTONIC, TIMER_ABSTIME, &none, NULL));
    VALUE(syscall(SYS_getpgid, 30000));
    VALUE(syscall(SYS_getsid, 30000));
    VALUE(syscall(SYS_setpgid, 30000, 0));
    VALUE(syscall(SYS_setpgid, 0, -1));
    VALUE(syscall(SYS_setpgid, 0, 30000));
    VALUE(syscall(SYS_getgroups, -1, buffer));
    VALUE(syscall(SYS_sched_getaffinity, 0, 0, buffer));
    VALUE(syscall(SYS_sched_getaffinity, 30000, 128, buffer));
    VALUE(syscall(SYS_sched_getaffinity, 0, 128, UNMAPPED));
    VALUE(syscall(SYS_prctl, 99999, 0, 0, 0, 0));
    VALUE(syscall(SYS_prctl, 16, UNMAPPED, 0, 0, 0));
    VALUE(syscall(SYS_set_robust_list, buffer, 1));
    VALUE(syscall(SYS_arch_prctl, 0x1002, KERNEL));
    VALUE(syscall(SYS_arch_prctl, 0x1003, UNMAPPED));
    VALUE(syscall(SYS_arch_prctl, 99999, 0));
}

int main(void) {
    file = open(FILE_NAME, O_RDONLY);
    folder = open("data", O_RDONLY | O_DIRECTORY);
    if (pipe(ends))
        return 1;
    waiting();
    signals();
    files();
    paths();
    memory();
    processes_and_limits();
    printf("the descriptors still work: %zd\n", read(file, buffer, 10));
    return 0;
}
