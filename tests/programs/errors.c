/* Bad pointers, lengths, flags and descriptors for each system call: prints the error of every probe by its number.
   Calls are made with syscall(2), so that no libc checks arguments first. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "probe.h"

static char buffer[8192];
static char long_name[300];
static char long_path[5000];
static const char *self;
static int file, folder, ends[2];

static void reading_and_writing(void) {
    VALUE(syscall(SYS_read, -1, buffer, 1));
    VALUE(syscall(SYS_read, 999, buffer, 1));
    VALUE(syscall(SYS_read, file, UNMAPPED, 10));
    VALUE(syscall(SYS_read, file, KERNEL, 10));
    VALUE(syscall(SYS_read, file, NONCANONICAL, 10));
    VALUE(syscall(SYS_read, file, buffer, 0));
    VALUE(syscall(SYS_read, folder, buffer, 10));
    VALUE(syscall(SYS_read, ends[1], buffer, 1));
    VALUE(syscall(SYS_write, -1, "x", 1));
    VALUE(syscall(SYS_write, file, "x", 1));
    VALUE(syscall(SYS_write, ends[0], "x", 1));
    VALUE(syscall(SYS_write, ends[1], UNMAPPED, 1));
    VALUE(syscall(SYS_write, ends[1], KERNEL, 1));
    VALUE(syscall(SYS_write, ends[1], "x", 0));
    struct iovec part = {buffer, 10}, bad = {UNMAPPED, 10}, negative = {buffer, (size_t)-1};
    VALUE(syscall(SYS_readv, file, &part, -1));
    VALUE(syscall(SYS_readv, file, &part, 1025));
    VALUE(syscall(SYS_readv, file, UNMAPPED, 1));
    VALUE(syscall(SYS_readv, file, &bad, 1));
    VALUE(syscall(SYS_readv, file, &negative, 1));
    VALUE(syscall(SYS_readv, file, &part, 0));
    VALUE(syscall(SYS_readv, -1, &part, 1));
    VALUE(syscall(SYS_writev, ends[1], &part, -1));
    VALUE(syscall(SYS_writev, ends[1], &part, 1025));
    VALUE(syscall(SYS_writev, ends[1], UNMAPPED, 1));
    VALUE(syscall(SYS_writev, ends[1], &bad, 1));
    VALUE(syscall(SYS_writev, ends[1], &negative, 1));
    VALUE(syscall(SYS_writev, -1, &part, 1));
    VALUE(syscall(SYS_lseek, -1, 0, SEEK_SET));
    VALUE(syscall(SYS_lseek, ends[0], 0, SEEK_SET));
    VALUE(syscall(SYS_lseek, file, 0, 99));
    VALUE(syscall(SYS_lseek, file, -1L, SEEK_SET));
    VALUE(syscall(SYS_lseek, file, -1000000L, SEEK_END));
    VALUE(syscall(SYS_lseek, file, 5L, SEEK_SET));
}

static void opening(void) {
    PROBE(syscall(SYS_open, UNMAPPED, O_RDONLY));
    PROBE(syscall(SYS_open, KERNEL, O_RDONLY));
    PROBE(syscall(SYS_open, NULL, O_RDONLY));
    PROBE(syscall(SYS_open, "", O_RDONLY));
    PROBE(syscall(SYS_open, "missing", O_RDONLY));
    PROBE(syscall(SYS_open, "missing/file", O_RDONLY));
    PROBE(syscall(SYS_open, FILE_NAME "/below", O_RDONLY));
    PROBE(syscall(SYS_open, FILE_NAME "/", O_RDONLY));
    PROBE(syscall(SYS_open, FILE_NAME, O_RDONLY | O_DIRECTORY));
    PROBE(syscall(SYS_open, "data", O_WRONLY));
    PROBE(syscall(SYS_open, "data", O_RDWR));
    PROBE(syscall(SYS_open, FILE_NAME, O_RDONLY | O_CREAT | O_EXCL, 0644));
    PROBE(syscall(SYS_open, long_name, O_RDONLY));
    PROBE(syscall(SYS_open, long_path, O_RDONLY));
    PROBE(syscall(SYS_openat, -1, "data", O_RDONLY));
    PROBE(syscall(SYS_openat, file, "data", O_RDONLY));
    PROBE(syscall(SYS_openat, folder, "missing", O_RDONLY));
    PROBE(syscall(SYS_openat, folder, "numbers.bin", O_RDONLY));
    PROBE(syscall(SYS_openat, -1, "/", O_RDONLY));
    PROBE(syscall(SYS_openat, AT_FDCWD, FILE_NAME, O_RDONLY));
    VALUE(syscall(SYS_close, -1));
    VALUE(syscall(SYS_close, 999));
    int copy = dup(file);
    VALUE(syscall(SYS_close, copy));
    VALUE(syscall(SYS_close, copy));
}

static void status(void) {
    struct stat information;
    VALUE(syscall(SYS_stat, "missing", &information));
    VALUE(syscall(SYS_stat, "", &information));
    VALUE(syscall(SYS_stat, UNMAPPED, &information));
    VALUE(syscall(SYS_stat, FILE_NAME, UNMAPPED));
    VALUE(syscall(SYS_stat, FILE_NAME, KERNEL));
    VALUE(syscall(SYS_stat, FILE_NAME "/below", &information));
    VALUE(syscall(SYS_lstat, "missing", &information));
    VALUE(syscall(SYS_lstat, UNMAPPED, &information));
    VALUE(syscall(SYS_fstat, -1, &information));
    VALUE(syscall(SYS_fstat, file, UNMAPPED));
    VALUE(syscall(SYS_fstat, ends[0], &information));
    VALUE(syscall(SYS_newfstatat, AT_FDCWD, FILE_NAME, &information, 0x40000));
    VALUE(syscall(SYS_newfstatat, AT_FDCWD, "missing", &information, 0));
    VALUE(syscall(SYS_newfstatat, AT_FDCWD, FILE_NAME, UNMAPPED, 0));
    VALUE(syscall(SYS_newfstatat, -1, "data", &information, 0));
    VALUE(syscall(SYS_newfstatat, file, "", &information, 0));
    VALUE(syscall(SYS_newfstatat, file, "", &information, AT_EMPTY_PATH));
    VALUE(syscall(SYS_newfstatat, folder, "numbers.bin", &information, AT_SYMLINK_NOFOLLOW));
    VALUE(syscall(SYS_access, "missing", F_OK));
    VALUE(syscall(SYS_access, FILE_NAME, R_OK));
    VALUE(syscall(SYS_access, FILE_NAME, 8));
    VALUE(syscall(SYS_access, UNMAPPED, F_OK));
    VALUE(syscall(SYS_faccessat, -1, "data", F_OK));
    VALUE(syscall(SYS_faccessat, AT_FDCWD, "data", F_OK));
    VALUE(syscall(SYS_faccessat, AT_FDCWD, "data", 8));
}

static void folders(void) {
    VALUE(syscall(SYS_getcwd, buffer, 1));
    VALUE(syscall(SYS_getcwd, UNMAPPED, 1000));
    VALUE(syscall(SYS_getcwd, buffer, 0));
    VALUE(syscall(SYS_chdir, "missing"));
    VALUE(syscall(SYS_chdir, FILE_NAME));
    VALUE(syscall(SYS_chdir, UNMAPPED));
    VALUE(syscall(SYS_chdir, ""));
    VALUE(syscall(SYS_getdents64, -1, buffer, sizeof buffer));
    VALUE(syscall(SYS_getdents64, file, buffer, sizeof buffer));
    VALUE(syscall(SYS_getdents64, folder, buffer, 1));
    VALUE(syscall(SYS_getdents64, folder, UNMAPPED, 8192));
    PROBE(syscall(SYS_getdents64, folder, buffer, sizeof buffer));
}

static void memory(void) {
    VALUE(syscall(SYS_mmap, NULL, 0, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    VALUE(syscall(SYS_mmap, 0x10001000100, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0));
    VALUE(syscall(SYS_mmap, NULL, 4096, PROT_READ, MAP_ANONYMOUS, -1, 0));
    VALUE(syscall(SYS_mmap, NULL, 4096, PROT_READ, MAP_PRIVATE, -1, 0));
    VALUE(syscall(SYS_mmap, NULL, 1UL << 47, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    VALUE(syscall(SYS_mmap, NULL, -1L, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    VALUE(syscall(SYS_mmap, KERNEL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0));
    PROBE(syscall(SYS_mmap, KERNEL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    PROBE(syscall(SYS_mmap, NULL, 1, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    VALUE(syscall(SYS_munmap, 0x10001000100, 4096));
    VALUE(syscall(SYS_munmap, 0x10001000000, 0));
    VALUE(syscall(SYS_munmap, 0x10001000000, 4096));
    VALUE(syscall(SYS_munmap, KERNEL, 4096));
    VALUE(syscall(SYS_munmap, 0x10001000000, -1L));
    VALUE(syscall(SYS_brk, 1) == syscall(SYS_brk, 0));
    VALUE(syscall(SYS_brk, KERNEL) == syscall(SYS_brk, 0));
}

static void descriptors(void) {
    VALUE(syscall(SYS_pipe, UNMAPPED));
    VALUE(syscall(SYS_pipe, KERNEL));
    VALUE(syscall(SYS_pipe2, buffer, 1));
    VALUE(syscall(SYS_pipe2, UNMAPPED, 0));
    VALUE(syscall(SYS_dup, -1));
    VALUE(syscall(SYS_dup, 999));
    VALUE(syscall(SYS_dup2, -1, 5));
    VALUE(syscall(SYS_dup2, 999, 999));
    VALUE(syscall(SYS_dup2, 1, -1));
    VALUE(syscall(SYS_dup2, 1, 100000000));
    VALUE(syscall(SYS_dup3, 1, 1, 0));
    VALUE(syscall(SYS_dup3, 1, 50, 1));
    VALUE(syscall(SYS_dup3, 999, 50, 0));
    VALUE(syscall(SYS_fcntl, -1, F_GETFD));
    VALUE(syscall(SYS_fcntl, 999, F_GETFL));
    VALUE(syscall(SYS_fcntl, file, 9999));
    VALUE(syscall(SYS_fcntl, file, F_DUPFD, -1));
    VALUE(syscall(SYS_fcntl, file, F_DUPFD, 100000000));
    struct termios settings;
    struct winsize size;
    VALUE(syscall(SYS_ioctl, -1, TCGETS, &settings));
    VALUE(syscall(SYS_ioctl, file, TCGETS, &settings));
    VALUE(syscall(SYS_ioctl, ends[0], TCGETS, &settings));
    VALUE(syscall(SYS_ioctl, file, TCSETS, &settings));
    VALUE(syscall(SYS_ioctl, file, TIOCGWINSZ, &size));
    VALUE(syscall(SYS_ioctl, folder, TCGETS, &settings));
    VALUE(syscall(SYS_ioctl, file, 0xabcdef, 0));
}

static void processes(void) {
    char *words[] = {"name", NULL}, *variables[] = {NULL}, *bad[] = {"name", UNMAPPED, NULL};
    VALUE(syscall(SYS_execve, "missing", words, variables));
    VALUE(syscall(SYS_execve, "", words, variables));
    VALUE(syscall(SYS_execve, UNMAPPED, words, variables));
    VALUE(syscall(SYS_execve, "data", words, variables));
    VALUE(syscall(SYS_execve, FILE_NAME "/below", words, variables));
    VALUE(syscall(SYS_execve, self, UNMAPPED, variables));
    VALUE(syscall(SYS_execve, self, bad, variables));
    VALUE(syscall(SYS_execve, self, words, UNMAPPED));
    VALUE(syscall(SYS_execve, "data/text", words, variables));
    VALUE(syscall(SYS_execve, "data/empty", words, variables));
    VALUE(syscall(SYS_execve, "data/magic_only", words, variables));
    VALUE(syscall(SYS_execve, "data/header_only", words, variables));
    VALUE(syscall(SYS_execve, "data/other_machine", words, variables));
    VALUE(syscall(SYS_execve, "data/other_class", words, variables));
    VALUE(syscall(SYS_execve, "data/no_headers", words, variables));
    VALUE(syscall(SYS_execve, "data/object_file", words, variables));
    int child_status;
    VALUE(syscall(SYS_wait4, -1, &child_status, 0, NULL));
    VALUE(syscall(SYS_wait4, 999999, &child_status, 0, NULL));
    VALUE(syscall(SYS_wait4, -1, &child_status, 0x10000, NULL));
    fflush(stdout);
    if (fork() == 0)
        _exit(0);
    VALUE(syscall(SYS_wait4, -1, UNMAPPED, 0, NULL));
    VALUE(syscall(SYS_kill, 999999, 0));
    VALUE(syscall(SYS_kill, getpid(), 65));
    VALUE(syscall(SYS_kill, getpid(), -1));
    VALUE(syscall(SYS_kill, getpid(), 0));
    VALUE(syscall(SYS_sched_yield));
    VALUE(syscall(SYS_arch_prctl, 0x9999, 0));
    VALUE(syscall(SYS_arch_prctl, 0x1002, NONCANONICAL));
    VALUE(syscall(SYS_arch_prctl, 0x1002, KERNEL));
    VALUE(syscall(SYS_arch_prctl, 0x1003, UNMAPPED));
    VALUE(syscall(SYS_set_tid_address, NULL) == syscall(SYS_gettid));
    VALUE(syscall(SYS_getpid) == syscall(SYS_gettid));
}

static void signals(void) {
    char action[64] = {0};
    char set[8] = {0};
    VALUE(syscall(SYS_rt_sigaction, 0, action, NULL, 8));
    VALUE(syscall(SYS_rt_sigaction, 65, action, NULL, 8));
    VALUE(syscall(SYS_rt_sigaction, SIGKILL, action, NULL, 8));
    VALUE(syscall(SYS_rt_sigaction, SIGSTOP, action, NULL, 8));
    VALUE(syscall(SYS_rt_sigaction, SIGUSR1, action, NULL, 4));
    VALUE(syscall(SYS_rt_sigaction, SIGUSR1, UNMAPPED, NULL, 8));
    VALUE(syscall(SYS_rt_sigaction, SIGUSR1, NULL, UNMAPPED, 8));
    VALUE(syscall(SYS_rt_sigaction, SIGUSR1, NULL, action, 8));
    VALUE(syscall(SYS_rt_sigprocmask, 99, set, NULL, 8));
    VALUE(syscall(SYS_rt_sigprocmask, SIG_BLOCK, set, NULL, 4));
    VALUE(syscall(SYS_rt_sigprocmask, SIG_BLOCK, UNMAPPED, NULL, 8));
    VALUE(syscall(SYS_rt_sigprocmask, SIG_BLOCK, NULL, UNMAPPED, 8));
    VALUE(syscall(SYS_rt_sigprocmask, SIG_BLOCK, set, NULL, 8));
}

static void clocks(void) {
    struct timespec too_many = {0, 1000000000}, negative = {-1, 0}, none = {0, 0}, moment;
    VALUE(syscall(SYS_nanosleep, UNMAPPED, NULL));
    VALUE(syscall(SYS_nanosleep, &too_many, NULL));
    VALUE(syscall(SYS_nanosleep, &negative, NULL));
    VALUE(syscall(SYS_nanosleep, &none, NULL));
    VALUE(syscall(SYS_clock_gettime, 999, &moment));
    VALUE(syscall(SYS_clock_gettime, CLOCK_MONOTONIC, UNMAPPED));
    VALUE(syscall(SYS_clock_gettime, CLOCK_REALTIME, KERNEL));
    VALUE(syscall(SYS_gettimeofday, UNMAPPED, NULL));
    VALUE(syscall(SYS_gettimeofday, NULL, NULL));
    VALUE(syscall(SYS_time, UNMAPPED));
}

static void system_information(void) {
    VALUE(syscall(SYS_uname, UNMAPPED));
    VALUE(syscall(SYS_uname, KERNEL));
    VALUE(syscall(SYS_getrandom, buffer, 16, 0x100));
    VALUE(syscall(SYS_getrandom, UNMAPPED, 16, 0));
    VALUE(syscall(SYS_getrandom, buffer, 0, 0));
    VALUE(syscall(SYS_getrandom, buffer, 16, 0));
    VALUE(syscall(9999, 1, 2, 3));
    VALUE(syscall(-1, 1, 2, 3));
}

int main(int argc, char **argv) {
    self = argv[argc - 1];
    memset(long_name, 'n', sizeof long_name - 1);
    memset(long_path, '/', sizeof long_path - 1);
    file = open(FILE_NAME, O_RDONLY);
    folder = open("data", O_RDONLY | O_DIRECTORY);
    if (pipe(ends))
        return 1;
    reading_and_writing();
    opening();
    status();
    folders();
    memory();
    descriptors();
    processes();
    signals();
    clocks();
    system_information();
    printf("the descriptors still work: %zd\n", read(file, buffer, 10));
    return 0;
}
