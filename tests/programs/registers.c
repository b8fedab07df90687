/* Calls the kernel with registers and flags that no libc would leave: syscall keeps rbx, rbp, r8..r10, r12..r15, rdx,
   rsi, rdi, and clobbers rcx and r11 alone; the direction flag and the SSE registers survive too. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static int registers_survive(long number) {
    uint64_t wrong;
    __asm__ volatile(
        "push %%rbp\n"
        "mov $0x1111111111111111, %%rbx\n mov $0x2222222222222222, %%rbp\n"
        "mov $0x3333333333333333, %%r12\n mov $0x4444444444444444, %%r13\n"
        "mov $0x5555555555555555, %%r14\n mov $0x6666666666666666, %%r15\n"
        "mov $0x7777777777777777, %%r8\n mov $0x0888888888888888, %%r9\n mov $0x0999999999999999, %%r10\n"
        "xor %%edi, %%edi\n xor %%esi, %%esi\n xor %%edx, %%edx\n"
        "syscall\n"
        "xor %%eax, %%eax\n"
        "mov $0x1111111111111111, %%rcx\n xor %%rbx, %%rcx\n or %%rcx, %%rax\n"
        "mov $0x2222222222222222, %%rcx\n xor %%rbp, %%rcx\n or %%rcx, %%rax\n"
        "mov $0x3333333333333333, %%rcx\n xor %%r12, %%rcx\n or %%rcx, %%rax\n"
        "mov $0x4444444444444444, %%rcx\n xor %%r13, %%rcx\n or %%rcx, %%rax\n"
        "mov $0x5555555555555555, %%rcx\n xor %%r14, %%rcx\n or %%rcx, %%rax\n"
        "mov $0x6666666666666666, %%rcx\n xor %%r15, %%rcx\n or %%rcx, %%rax\n"
        "mov $0x7777777777777777, %%rcx\n xor %%r8, %%rcx\n or %%rcx, %%rax\n"
        "mov $0x0888888888888888, %%rcx\n xor %%r9, %%rcx\n or %%rcx, %%rax\n"
        "mov $0x0999999999999999, %%rcx\n xor %%r10, %%rcx\n or %%rcx, %%rax\n"
        "or %%rdi, %%rax\n or %%rsi, %%rax\n or %%rdx, %%rax\n"
        "pop %%rbp\n"
        : "=a"(wrong) : "a"(number)
        : "rbx", "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15", "memory");
    return wrong == 0;
}

static int vectors_survive(void) {
    uint64_t before[2] = {0x0123456789abcdef, 0xfedcba9876543210}, after[2];
    __asm__ volatile("movdqu %0, %%xmm3\n movdqu %0, %%xmm15" ::"m"(before) : "xmm3", "xmm15");
    for (int index = 0; index < 50; index++) {
        pid_t pid;
        __asm__ volatile("syscall" : "=a"(pid) : "a"(SYS_fork) : "rcx", "r11", "memory");
        if (pid == 0) {
            uint64_t other[2] = {index, index};
            __asm__ volatile("movdqu %0, %%xmm3\n movdqu %0, %%xmm15" ::"m"(other) : "xmm3", "xmm15");
            __asm__ volatile("syscall" ::"a"(SYS_exit_group), "D"(0) : "rcx", "r11", "memory");
        }
        long result;
        register long options __asm__("r10") = 0;
        __asm__ volatile("syscall" : "=a"(result) : "a"(SYS_wait4), "D"((long)pid), "S"(0L), "d"(0L), "r"(options)
                         : "rcx", "r11", "memory");
    }
    __asm__ volatile("movdqu %%xmm3, %0" : "=m"(after));
    int same = memcmp(before, after, 16) == 0;
    __asm__ volatile("movdqu %%xmm15, %0" : "=m"(after));
    return same && memcmp(before, after, 16) == 0;
}

static void leave_with_wild_stack(void) {
    __asm__ volatile("mov $0x10, %%rsp\n mov $39, %%eax\n syscall\n push %%rax\n" ::: "rax", "rcx", "r11", "memory");
}

static void leave_with_trap_flag(void) {
    __asm__ volatile("pushf\n orl $0x100, (%%rsp)\n popf\n nop\n" ::: "cc", "memory");
}

static void leave_with_kernel_stack(void) {
    __asm__ volatile("mov $0xffffffff80000000, %%rsp\n mov $39, %%eax\n syscall\n push %%rax\n"
                     ::: "rax", "rcx", "r11", "memory");
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
    printf("%s: signal %d\n", what, WIFSIGNALED(status) ? WTERMSIG(status) : 0);
}

int main(void) {
    printf("getpid keeps the registers %d\n", registers_survive(SYS_getpid));
    printf("sched_yield keeps the registers %d\n", registers_survive(SYS_sched_yield));
    printf("an unknown call keeps the registers %d\n", registers_survive(9999));
    printf("a failing call keeps the registers %d\n", registers_survive(SYS_chdir));
    printf("vector registers survive 50 processes %d\n", vectors_survive());
    child("a wild stack pointer", leave_with_wild_stack);
    child("the trap flag", leave_with_trap_flag);
    child("a stack pointer into the kernel", leave_with_kernel_stack);
    __asm__ volatile("std\n mov $39, %%eax\n syscall\n cld\n" ::: "rax", "rcx", "r11", "memory");
    printf("the direction flag does not hurt\n");
    return 0;
}
