/* mmap, munmap and brk: zeroed pages, holes, fixed addresses, private copies across fork, faults outside. */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define PAGE 4096UL

static unsigned char *map(void *where, size_t size, int protection, int flags) {
    return mmap(where, size, protection, MAP_PRIVATE | MAP_ANONYMOUS | flags, -1, 0);
}

static void touch(const char *what, volatile unsigned char *address, int writing) {
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        if (writing)
            *address = 1;
        else
            (void)*address;
        _exit(0);
    }
    int status;
    waitpid(pid, &status, 0);
    printf("%s: signal %d status %d\n", what, WIFSIGNALED(status) ? WTERMSIG(status) : 0,
           WIFEXITED(status) ? WEXITSTATUS(status) : -1);
}

static void call_into(const char *what, void *address) {
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        ((void (*)(void))address)();
        _exit(0);
    }
    int status;
    waitpid(pid, &status, 0);
    printf("%s: signal %d status %d\n", what, WIFSIGNALED(status) ? WTERMSIG(status) : 0,
           WIFEXITED(status) ? WEXITSTATUS(status) : -1);
}

int main(void) {
    unsigned char *area = map(NULL, 16 * PAGE, PROT_READ | PROT_WRITE, 0);
    int nonzero = 0;
    for (size_t index = 0; index < 16 * PAGE; index++)
        nonzero += area[index] != 0;
    printf("aligned %d zeroed %d\n", (uintptr_t)area % PAGE == 0, nonzero == 0);
    memset(area, 0x5a, 16 * PAGE);
    printf("munmap of the middle %d\n", munmap(area + 4 * PAGE, 4 * PAGE));
    touch("before the hole", area + 4 * PAGE - 1, 1);
    touch("in the hole", area + 4 * PAGE, 0);
    touch("end of the hole", area + 8 * PAGE - 1, 1);
    touch("after the hole", area + 8 * PAGE, 1);
    printf("contents kept %d %d\n", area[4 * PAGE - 1] == 0x5a, area[8 * PAGE] == 0x5a);
    unsigned char *fixed = map(area + 5 * PAGE, PAGE, PROT_READ | PROT_WRITE, MAP_FIXED);
    printf("fixed in the hole %d, zeroed %d\n", fixed == area + 5 * PAGE, fixed[0] == 0);
    fixed = map(area, PAGE, PROT_READ | PROT_WRITE, MAP_FIXED);
    printf("fixed over a page %d, zeroed %d, neighbour kept %d\n", fixed == area, fixed[0] == 0, area[PAGE] == 0x5a);
    unsigned char *readable = map(NULL, PAGE, PROT_READ, 0);
    touch("read a read-only page", readable, 0);
    touch("write a read-only page", readable, 1);
    unsigned char *forbidden = map(NULL, PAGE, PROT_NONE, 0);
    touch("read a PROT_NONE page", forbidden, 0);
    area[PAGE] = 0xc3; /* ret */
    call_into("call into data", area + PAGE);
    touch("the zero page", (unsigned char *)0, 0);
    touch("write to the program's code", (unsigned char *)(uintptr_t)main, 1);
    touch("kernel memory", (unsigned char *)0xffffffff80000000UL, 0);
    touch("non-canonical memory", (unsigned char *)0x8000000000000000UL, 0);
    printf("munmap of all %d\n", munmap(area, 16 * PAGE));
    touch("after munmap", area, 0);

    char *start = (char *)syscall(SYS_brk, 0);
    char *grown = (char *)syscall(SYS_brk, start + 3 * PAGE + 100);
    printf("brk grows %d, zeroed %d\n", grown == start + 3 * PAGE + 100, start[3 * PAGE] == 0);
    memset(start, 1, 3 * PAGE + 100);
    printf("brk now %d\n", (char *)syscall(SYS_brk, 0) == grown);
    syscall(SYS_brk, start);
    printf("brk shrinks %d\n", (char *)syscall(SYS_brk, 0) == start);
    syscall(SYS_brk, start + 2 * PAGE);
    printf("memory given back is zero again %d\n", start[PAGE] == 0);
    printf("brk below the start changes nothing %d\n", (char *)syscall(SYS_brk, PAGE) == start + 2 * PAGE);

    unsigned char *moving = map(NULL, 8 * PAGE, PROT_READ | PROT_WRITE, 0);
    for (size_t page = 0; page < 8; page++)
        moving[page * PAGE + page] = 'a' + page;
    unsigned char *moved = mremap(moving + 2 * PAGE, 4 * PAGE, 1000 * PAGE, MREMAP_MAYMOVE);
    printf("mremap moves %d, contents kept %c %c, new pages zeroed %d\n", moved != moving + 2 * PAGE,
           moved[2], moved[3 * PAGE + 5], moved[4 * PAGE + 6] == 0 && moved[999 * PAGE] == 0);
    printf("what is left %c %c\n", moving[PAGE + 1], moving[6 * PAGE + 6]);
    touch("where it was", moving + 2 * PAGE, 0);
    touch("before it", moving + PAGE, 1);
    printf("mremap shrinks %d\n", mremap(moved, 1000 * PAGE, 2 * PAGE, 0) == moved);
    touch("beyond it", moved + 2 * PAGE, 0);

    unsigned char *copied = map(NULL, 64 * PAGE, PROT_READ | PROT_WRITE, 0);
    memset(copied, 7, 64 * PAGE);
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        int same = 1;
        for (size_t page = 0; page < 64; page++)
            same &= copied[page * PAGE + page] == 7;
        memset(copied, 9, 64 * PAGE);
        _exit(same && copied[63 * PAGE] == 9 ? 0 : 1);
    }
    int status, changed = 0;
    waitpid(pid, &status, 0);
    for (size_t index = 0; index < 64 * PAGE; index++)
        changed += copied[index] != 7;
    printf("private copy: child %d, changed %d\n", WEXITSTATUS(status), changed);
    int rounds = 0;
    for (; rounds < 500; rounds++) {
        unsigned char *again = map(NULL, 256 * PAGE, PROT_READ | PROT_WRITE, 0);
        if (again == MAP_FAILED)
            break;
        again[rounds % 256 * PAGE] = 1;
        munmap(again, 256 * PAGE);
    }
    printf("mapped and unmapped %d times\n", rounds);
    return 0;
}
