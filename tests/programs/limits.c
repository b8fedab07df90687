/* What resource limits do to a program and to what it runs (getrlimit(2)). */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define NAME "/tmp/limited"

static const char *self;

static void set(int which, rlim_t soft, rlim_t hard) {
    struct rlimit limit = {soft, hard};
    int result = syscall(SYS_prlimit64, 0, which, &limit, NULL);
    printf("set %d to %ld %ld: %d errno %d\n", which, (long)soft, (long)hard, result, result ? errno : 0);
}

static void get(int which) {
    struct rlimit limit;
    getrlimit(which, &limit);
    printf("limit %d: %ld %ld\n", which, (long)limit.rlim_cur, (long)limit.rlim_max);
}

static void show(const char *what, long result) {
    if (result == -1) printf("%s: errno %d\n", what, errno);
    else printf("%s: %ld\n", what, result);
}

static void descriptors(void) {
    set(RLIMIT_NOFILE, 8, 1000);
    set(RLIMIT_NOFILE, 9, 8);
    set(99, 1, 1);
    int count = 0;
    while (dup(1) >= 0) count++;
    printf("dups %d errno %d\n", count, errno);
    show("dup2 7", dup2(1, 7));
    show("dup2 8", dup2(1, 8));
    show("fcntl 8", fcntl(1, F_DUPFD, 8));
    int ends[2];
    show("pipe", pipe(ends));
    show("open", open("/dev/null", O_RDONLY));
    set(RLIMIT_NOFILE, 5, 1000);
    show("write to what is beyond", write(7, "", 0));
    close(4);
    show("open again", open("/dev/null", O_RDONLY));
}

static void handled(int number) { char text[] = "signal XFSZ\n"; (void)!write(1, text, sizeof text - 1); }

static void file_size(void) {
    static char data[1000];
    signal(SIGXFSZ, handled);
    set(RLIMIT_FSIZE, 1500, RLIM_INFINITY);
    int file = open(NAME, O_RDWR | O_CREAT | O_TRUNC, 0600);
    show("first", write(file, data, 1000));
    show("second", write(file, data, 1000));
    show("third", write(file, data, 1000));
    show("at 0", pwrite(file, data, 1000, 0));
    show("at 1499", pwrite(file, data, 1000, 1499));
    show("at 1500", pwrite(file, data, 1, 1500));
    show("nothing", pwrite(file, data, 0, 1600));
    show("truncate 1500", ftruncate(file, 1500));
    show("truncate 1501", ftruncate(file, 1501));
    show("truncate by name", truncate(NAME, 1501));
    int ends[2];
    show("pipe", pipe(ends));
    for (int i = 0; i < 3; i++) show("to a pipe", write(ends[1], data, 1000));
    show("the end", lseek(file, 0, SEEK_END));
    signal(SIGXFSZ, SIG_DFL);
    show("killed", write(file, data, 1));
}

static void space(void) {
    set(RLIMIT_AS, 64 << 20, RLIM_INFINITY);
    show("a little", mmap(NULL, 16 << 20, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? -1 : 0);
    show("too much", mmap(NULL, 64 << 20, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? -1 : 0);
    void *old = sbrk(0);
    show("the heap", brk((char *)old + (64 << 20)));
    show("the heap is where it was", sbrk(0) == old);
    show("a small heap", brk((char *)old + 65536));
    set(RLIMIT_AS, RLIM_INFINITY, RLIM_INFINITY);
    show("enough", mmap(NULL, 64 << 20, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? -1 : 0);
    set(RLIMIT_DATA, 16 << 20, RLIM_INFINITY);
    show("read-only", mmap(NULL, 32 << 20, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? -1 : 0);
    show("shared", mmap(NULL, 32 << 12, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? -1 : 0);
    show("data", mmap(NULL, 32 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? -1 : 0);
    show("heap", brk((char *)sbrk(0) + (32 << 20)));
}

static void stack_use(int kilobytes) {
    char room[1024];
    memset(room, kilobytes, sizeof room);
    if (kilobytes > 0) stack_use(kilobytes - 1);
    __asm__ volatile("" : : "r"(room) : "memory");
}

static void deep(void) {
    set(RLIMIT_STACK, 1 << 20, RLIM_INFINITY);
    execl(self, self, "stack", "500", NULL);
}

static void too_deep(void) {
    set(RLIMIT_STACK, 1 << 20, RLIM_INFINITY);
    execl(self, self, "stack", "1500", NULL);
}

static void arguments(void) {
    set(RLIMIT_STACK, 1 << 20, RLIM_INFINITY);
    static char *words[10], word[60000];
    memset(word, 'x', sizeof word - 1);
    words[0] = (char *)self;
    words[1] = "nothing";
    for (int i = 2; i < 8; i++) words[i] = word;
    execv(self, words);
    show("six long words", -1);
    words[5] = NULL;
    execv(self, words);
}

static void time_limit(void) {
    signal(SIGXFSZ, handled);
    set(RLIMIT_CPU, 1, 3);
    for (;;) __asm__ volatile("");
}

static void hard_time_limit(void) {
    signal(SIGXCPU, SIG_IGN);
    set(RLIMIT_CPU, 1, 2);
    for (;;) __asm__ volatile("");
}

static void inherited(void) {
    set(RLIMIT_NOFILE, 20, 30);
    set(RLIMIT_FSIZE, 12345, 23456);
    if (fork() == 0) {
        set(RLIMIT_NOFILE, 10, 30);
            execl(self, self, "limits", NULL);
    }
    wait(NULL);
    get(RLIMIT_NOFILE);
    get(RLIMIT_FSIZE);
}

static void child(const char *name, void (*body)(void)) {
    int status;
    pid_t pid = fork();
    if (pid == 0) {
        body();
        exit(0);
    }
    waitpid(pid, &status, 0);
    if (WIFSIGNALED(status)) printf("%s: signal %d\n", name, WTERMSIG(status));
    else printf("%s: status %d\n", name, WEXITSTATUS(status));
}

int main(int argc, char **argv) {
    self = argv[0];
    setvbuf(stdout, NULL, _IONBF, 0);
    if (argc > 2 && strcmp(argv[1], "stack") == 0) {
        stack_use(atoi(argv[2]));
        return 7;
    }
    if (argc > 1 && strcmp(argv[1], "limits") == 0) {
        get(RLIMIT_NOFILE);
        get(RLIMIT_FSIZE);
        return 0;
    }
    if (argc > 1) return 9;
    child("descriptors", descriptors);
    child("file size", file_size);
    child("address space", space);
    child("stack", deep);
    child("stack overflow", too_deep);
    child("arguments", arguments);
    child("time", time_limit);
    child("hard time", hard_time_limit);
    child("inherited", inherited);
    unlink(NAME);
    return 0;
}
