/* Default actions of signals, as the parent sees them in the wait status. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile int zero;

static void bad_pointer(void) { *(volatile int *)16 = 1; }
static void divide(void) { __asm__ volatile("xor %%ecx, %%ecx; mov $1, %%eax; cltd; idiv %%ecx" ::: "eax", "ecx", "edx"); }
static void divide_overflow(void) { __asm__ volatile("mov $0x80000000, %%eax; cltd; mov $-1, %%ecx; idiv %%ecx" ::: "eax", "ecx", "edx"); }
static void illegal(void) { __asm__ volatile("ud2"); }
static void breakpoint(void) { __asm__ volatile("int3"); }
static void privileged(void) { __asm__ volatile("hlt"); }
static void port(void) { __asm__ volatile("outb %%al, $0x80" ::: "eax"); }
static void disable_interrupts(void) { __asm__ volatile("cli"); }
static void general_interrupt(void) { __asm__ volatile("int $0x21"); }
static void control_register(void) { __asm__ volatile("mov %%cr3, %%rax" ::: "rax"); }
static void overflow_the_stack(void) {
    volatile char block[65536];
    memset((char *)block, 1, sizeof block);
    if (block[zero] == 1)
        overflow_the_stack();
    block[1] = 2;
}
static void stop_self(void) { abort(); }
static void leave(void) { exit(300); }

static void show(const char *what, int status) {
    if (WIFSIGNALED(status))
        printf("%s: signal %d\n", what, WTERMSIG(status));
    else if (WIFEXITED(status))
        printf("%s: exit %d\n", what, WEXITSTATUS(status));
    else
        printf("%s: status %#x\n", what, status);
}

static void child(const char *what, void (*action)(void)) {
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        action();
        _exit(0);
    }
    int status;
    waitpid(pid, &status, 0);
    show(what, status);
}

static void send(const char *what, int signal_number) {
    fflush(stdout);
    int ready[2];
    if (pipe(ready))
        exit(1);
    pid_t pid = fork();
    if (pid == 0) {
        write(ready[1], "r", 1);
        sleep(20);
        _exit(0);
    }
    char byte;
    read(ready[0], &byte, 1);
    close(ready[0]);
    close(ready[1]);
    printf("kill %s %d\n", what, kill(pid, signal_number));
    int status;
    waitpid(pid, &status, 0);
    show(what, status);
}

static void write_to_nobody(void) {
    int ends[2];
    if (pipe(ends))
        exit(1);
    close(ends[0]);
    write(ends[1], "x", 1);
}

static void spin(void) {
    for (;;)
        ;
}

int main(void) {
    child("bad pointer", bad_pointer);
    child("division by zero", divide);
    child("division that overflows", divide_overflow);
    child("illegal instruction", illegal);
    child("breakpoint", breakpoint);
    child("privileged instruction", privileged);
    child("port", port);
    child("cli", disable_interrupts);
    child("int 0x21", general_interrupt);
    child("control register", control_register);
    child("stack overflow", overflow_the_stack);
    child("abort", stop_self);
    child("exit(300)", leave);
    child("write to a pipe that nobody reads", write_to_nobody);
    send("SIGHUP", SIGHUP);
    send("SIGINT", SIGINT);
    send("SIGQUIT", SIGQUIT);
    send("SIGKILL", SIGKILL);
    send("SIGUSR1", SIGUSR1);
    send("SIGALRM", SIGALRM);
    send("SIGTERM", SIGTERM);
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0)
        spin();
    usleep(50000);
    kill(pid, SIGKILL);
    int status;
    waitpid(pid, &status, 0);
    show("a child that never calls the kernel", status);
    printf("kill of a reaped child %d\n", kill(pid, 0));
    return 0;
}
