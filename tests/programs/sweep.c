/* Every pointer argument of every system call in turn bad, every length huge, every flag set: the error of each. */
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

#define FILE_NAME "data/numbers.bin"
enum { END, NUMBER, IN, OUT, ALL_OUT, PATH, SIZE, FLAGS };

struct argument {
    int kind;
    unsigned long value;
};

struct call {
    const char *name;
    long number;
    struct argument arguments[6];
};

static char *page;         /* two pages: the second cannot be touched */
static char *constant;     /* a page that can only be read */
static char room[1 << 20];
static int file, folder, ends[2], null;

static const char *const bad_names[] = {"null", "low", "kernel", "not canonical", "top", "last", "crossing", "constant"};

static unsigned long bad_address(int which, int kind, unsigned long good) {
    switch (which) {
    case 0: return 0;
    case 1: return 0x10000;
    case 2: return 0xffffffff80000000UL;
    case 3: return 0x8000000000000000UL;
    case 4: return 0x7ffffffff000UL;
    case 5: return -1UL;
    case 6:
        if (kind == OUT) return (unsigned long)(page + 4096 - 4);
        memcpy(page + 4096 - 4, (char *)good, 4); /* the first bytes of what is good, the rest out of reach */
        return (unsigned long)(page + 4096 - 4);
    default: return (unsigned long)constant;
    }
}

static const unsigned long sizes[] = {0, 1UL << 31, 1UL << 32, 1UL << 47, 1UL << 62, 1UL << 63, -1UL, -4096UL, 0x7fffffffUL};

static void tidy(long number, long result) {
    if (result < 3) return;
    if (number == SYS_open || number == SYS_openat || number == SYS_dup || number == SYS_fcntl) close(result);
}

static void one(const struct call *call, int changed, unsigned long value, const char *what) {
    unsigned long a[6];
    for (int i = 0; i < 6; i++) a[i] = i == changed ? value : call->arguments[i].value;
    lseek(file, 0, SEEK_SET);
    lseek(folder, 0, SEEK_SET);
    memset(room, 0, 256);
    errno = 0;
    long result = syscall(call->number, a[0], a[1], a[2], a[3], a[4], a[5]);
    if (result == -1) printf("%s argument %d %s %lx: errno %d\n", call->name, changed, what, value > 0x600000000000 && value < 0x7ffffffff000 ? 0 : value < 0x1000000 && value > 0x100000 ? 0 : value, errno);
    else printf("%s argument %d %s: ok\n", call->name, changed, what);
    tidy(call->number, result);
}

static void sweep(const struct call *call) {
    for (int i = 0; i < 6 && call->arguments[i].kind != END; i++) {
        int kind = call->arguments[i].kind;
        if (kind == IN || kind == OUT || kind == ALL_OUT || kind == PATH)
            for (int which = 0; which < 8; which++) {
                if (which == 7 && kind != OUT && kind != ALL_OUT) continue;
                if (which == 6 && kind == ALL_OUT) continue; /* how much is written differs */
                one(call, i, bad_address(which, kind, call->arguments[i].value), bad_names[which]);
            }
        if (kind == SIZE)
            for (unsigned j = 0; j < sizeof sizes / sizeof sizes[0]; j++) one(call, i, sizes[j], "size");
        if (kind == FLAGS)
            for (int bit = 0; bit < 64; bit++) one(call, i, 1UL << bit, "flags");
    }
}

int main(void) {
    setvbuf(stdout, NULL, _IOLBF, 1 << 16);
    page = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    mprotect(page + 4096, 4096, PROT_NONE);
    constant = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    file = open(FILE_NAME, O_RDONLY);
    folder = open("data", O_RDONLY | O_DIRECTORY);
    null = open("/dev/null", O_RDWR);
    if (pipe(ends)) return 1;
    static struct timespec no_time;
    static struct iovec pieces[2];
    static unsigned long mask;
    pieces[0] = (struct iovec){room, 8};
    pieces[1] = (struct iovec){room + 8, 8};
    unsigned long text = (unsigned long)"some bytes", name = (unsigned long)FILE_NAME, r = (unsigned long)room;
    unsigned long time0 = (unsigned long)&no_time, iov = (unsigned long)pieces, set = (unsigned long)&mask;
    const struct call calls[] = {
        {"read", SYS_read, {{NUMBER, file}, {OUT, r}, {SIZE, 100}}},
        {"read nothing", SYS_read, {{NUMBER, file}, {OUT, r}, {NUMBER, 0}}},
        {"read folder", SYS_read, {{NUMBER, folder}, {OUT, r}, {NUMBER, 100}}},
        {"write null", SYS_write, {{NUMBER, null}, {NUMBER, text}, {SIZE, 8}}},
        {"write pipe", SYS_write, {{NUMBER, ends[1]}, {IN, text}, {NUMBER, 8}}},
        {"write nothing", SYS_write, {{NUMBER, ends[1]}, {IN, text}, {NUMBER, 0}}},
        {"pread64", SYS_pread64, {{NUMBER, file}, {OUT, r}, {SIZE, 100}, {SIZE, 0}}},
        {"readv", SYS_readv, {{NUMBER, file}, {IN, iov}, {SIZE, 2}}},
        {"writev", SYS_writev, {{NUMBER, null}, {IN, iov}, {SIZE, 2}}},
        {"open", SYS_open, {{PATH, name}, {NUMBER, 0}, {NUMBER, 0}}},
        {"openat", SYS_openat, {{NUMBER, AT_FDCWD}, {PATH, name}, {NUMBER, 0}}},
        {"stat", SYS_stat, {{PATH, name}, {OUT, r}}},
        {"lstat", SYS_lstat, {{PATH, name}, {OUT, r}}},
        {"fstat", SYS_fstat, {{NUMBER, file}, {OUT, r}}},
        {"newfstatat", SYS_newfstatat, {{NUMBER, AT_FDCWD}, {PATH, name}, {OUT, r}, {FLAGS, 0}}},
        {"statx", SYS_statx, {{NUMBER, AT_FDCWD}, {PATH, name}, {NUMBER, 0}, {NUMBER, 0x7ff}, {OUT, r}}},
        {"lseek", SYS_lseek, {{NUMBER, file}, {NUMBER, 0}, {FLAGS, 0}}},
        {"access", SYS_access, {{PATH, (unsigned long)"data"}, {FLAGS, 0}}},
        {"faccessat", SYS_faccessat, {{NUMBER, AT_FDCWD}, {PATH, (unsigned long)"data"}, {FLAGS, 0}}},
        {"faccessat2", 439, {{NUMBER, AT_FDCWD}, {PATH, name}, {NUMBER, 0}, {FLAGS, 0}}},
        {"chdir", SYS_chdir, {{PATH, (unsigned long)"."}}},
        {"getcwd", SYS_getcwd, {{ALL_OUT, r}, {SIZE, 1000}}},
        {"getdents64", SYS_getdents64, {{NUMBER, folder}, {OUT, r}, {SIZE, 1000}}},
        {"pipe", SYS_pipe, {{OUT, r}}},
        {"pipe2", SYS_pipe2, {{OUT, r}, {NUMBER, 0}}},
        {"uname", SYS_uname, {{OUT, r}}},
        {"nanosleep", SYS_nanosleep, {{IN, time0}, {NUMBER, 0}}},
        {"clock_gettime", SYS_clock_gettime, {{NUMBER, 0}, {OUT, r}}},
        {"clock_getres", SYS_clock_getres, {{NUMBER, 1}, {OUT, r}}},
        {"clock_nanosleep", SYS_clock_nanosleep, {{NUMBER, 1}, {NUMBER, 0}, {IN, time0}, {NUMBER, 0}}},
        {"gettimeofday", SYS_gettimeofday, {{OUT, r}, {OUT, r + 64}}},
        {"time", SYS_time, {{OUT, r}}},
        {"times", SYS_times, {{OUT, r}}},
        {"getrusage", SYS_getrusage, {{NUMBER, 0}, {OUT, r}}},
        {"getrlimit", SYS_getrlimit, {{NUMBER, 7}, {OUT, r}}},
        {"sysinfo", SYS_sysinfo, {{OUT, r}}},
        {"rt_sigaction old", SYS_rt_sigaction, {{NUMBER, SIGUSR1}, {NUMBER, 0}, {OUT, r}, {SIZE, 8}}},
        {"rt_sigaction new", SYS_rt_sigaction, {{NUMBER, SIGUSR1}, {IN, r}, {NUMBER, 0}, {NUMBER, 8}}},
        {"rt_sigprocmask", SYS_rt_sigprocmask, {{FLAGS, 0}, {IN, set}, {OUT, r}, {SIZE, 8}}},
        {"rt_sigpending", SYS_rt_sigpending, {{OUT, r}, {SIZE, 8}}},
        {"sigaltstack", SYS_sigaltstack, {{NUMBER, 0}, {OUT, r}}},
        {"getrandom", SYS_getrandom, {{OUT, r}, {NUMBER, 100}, {FLAGS, 0}}},
        {"wait4", SYS_wait4, {{NUMBER, -1}, {OUT, r}, {FLAGS, 0}, {OUT, r + 64}}},
        {"arch_prctl get", SYS_arch_prctl, {{NUMBER, 0x1003}, {OUT, r}}},
        {"readlink", SYS_readlink, {{PATH, name}, {OUT, r}, {SIZE, 100}}},
        {"execve", SYS_execve, {{PATH, (unsigned long)"data/text"}, {IN, r}, {IN, r}}},
        {"mkdir", SYS_mkdir, {{PATH, name}, {NUMBER, 0}}},
        {"rmdir", SYS_rmdir, {{PATH, name}}},
        {"unlink", SYS_unlink, {{PATH, (unsigned long)"data"}}},
        {"rename", SYS_rename, {{PATH, (unsigned long)"missing"}, {PATH, name}}},
        {"munmap", SYS_munmap, {{SIZE, 0x100000000}, {SIZE, 4096}}},
        {"mprotect", SYS_mprotect, {{SIZE, (unsigned long)constant}, {NUMBER, 4096}, {NUMBER, 1}}},
        {"madvise", SYS_madvise, {{SIZE, (unsigned long)constant}, {NUMBER, 4096}, {NUMBER, 4}}},
        {"mmap", SYS_mmap, {{NUMBER, 0}, {SIZE, 4096}, {NUMBER, 1}, {NUMBER, 0x22}, {NUMBER, -1}, {SIZE, 0}}},
        {"mmap file", SYS_mmap, {{NUMBER, 0}, {NUMBER, 4096}, {NUMBER, 1}, {NUMBER, 2}, {NUMBER, file}, {SIZE, 0}}},
        {"dup2", SYS_dup2, {{NUMBER, file}, {SIZE, 60}}},
        {"dup3", SYS_dup3, {{NUMBER, file}, {NUMBER, 60}, {FLAGS, 0}}},
        {"fcntl F_DUPFD", SYS_fcntl, {{NUMBER, file}, {NUMBER, F_DUPFD}, {SIZE, 0}}},
        {"close", SYS_close, {{SIZE, 63}}},
        {"kill", SYS_kill, {{NUMBER, 0}, {SIZE, 0}}},
        {"getpgid", SYS_getpgid, {{SIZE, 0}}},
        {"poll", SYS_poll, {{OUT, r}, {SIZE, 1}, {NUMBER, 0}}},
        {"set_robust_list", SYS_set_robust_list, {{NUMBER, r}, {SIZE, 24}}},
        {"truncate", SYS_truncate, {{PATH, (unsigned long)"data"}, {SIZE, 0}}},
        {"ftruncate", SYS_ftruncate, {{NUMBER, file}, {SIZE, 0}}},
        {"sched_getaffinity", SYS_sched_getaffinity, {{NUMBER, 0}, {SIZE, 128}, {OUT, r}}},
        {"TIOCGWINSZ", SYS_ioctl, {{NUMBER, file}, {NUMBER, TIOCGWINSZ}, {OUT, r}}},
        {"FIONREAD", SYS_ioctl, {{NUMBER, ends[0]}, {NUMBER, FIONREAD}, {OUT, r}}},
    };
    for (unsigned i = 0; i < sizeof calls / sizeof calls[0]; i++) sweep(&calls[i]);
    printf("still well: %zd\n", read(file, room, 10));
    return 0;
}
