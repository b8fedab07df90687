/* What a program may not do, each thing in a child: the signal that ends it, and that the rest goes on. */
#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile int zero;

static void read_null(void) { (void)*(volatile int *)8; }
static void write_null(void) { *(volatile int *)8 = 1; }
static void read_kernel(void) { (void)*(volatile int *)0xffffffff80100000; }
static void write_kernel(void) { *(volatile int *)0xffff800000100000 = 1; }
static void run_kernel(void) { ((void (*)(void))0xffffffff80109000)(); }
static void not_canonical(void) { (void)*(volatile int *)0x8000000000000000; }
static void jump_not_canonical(void) { ((void (*)(void))0x8000000000000000)(); }
static void run_data(void) { ((void (*)(void))&zero)(); }
static void write_code(void) { *(volatile char *)(uintptr_t)write_code = 0; }
static void divide(void) { __asm__ volatile("xor %%edx, %%edx\n mov $1, %%eax\n divl %0" : : "m"(zero) : "eax", "edx"); }
static void divide_overflow(void) {
    __asm__ volatile("mov $0x80000000, %%eax\n cltd\n mov $-1, %%ecx\n idivl %%ecx" : : : "eax", "ecx", "edx");
}
static void undefined(void) { __asm__ volatile("ud2"); }
static void breakpoint(void) { __asm__ volatile("int3"); }
static void halt(void) { __asm__ volatile("hlt"); }
static void no_interrupts(void) { __asm__ volatile("cli"); }
static void port(void) { __asm__ volatile("outb %%al, $0x80" : : "a"(0)); }
static void read_control(void) { __asm__ volatile("mov %%cr3, %%rax" : : : "rax"); }
static void no_stack(void) { __asm__ volatile("mov $0, %%rsp\n push %%rax" : : : "memory"); }
static void overflow_stack(void) {
    char room[4096];
    for (int i = 0; i < 4096; i += 64) ((volatile char *)room)[i] = 1;
    overflow_stack();
    ((volatile char *)room)[0] = 2;
}
static void single_step(void) {
    __asm__ volatile("pushfq\n orq $0x100, (%%rsp)\n popfq\n nop\n nop" : : : "memory", "cc");
}
static void step_into_kernel(void) {
    __asm__ volatile("pushfq\n orq $0x100, (%%rsp)\n popfq\n syscall\n nop"
                     : : "a"(SYS_getpid) : "rcx", "r11", "memory", "cc");
}
static void kernel_stack(void) {
    __asm__ volatile("mov $0xffff800000000000, %%rsp\n syscall\n ud2" : : "a"(SYS_getpid) : "rcx", "r11", "memory");
}
static void aborted(void) { abort(); }

struct crime {
    const char *name;
    void (*commit)(void);
};

static const struct crime crimes[] = {
    {"read null", read_null}, {"write null", write_null}, {"read the kernel", read_kernel},
    {"write the kernel", write_kernel}, {"run the kernel", run_kernel}, {"not canonical", not_canonical},
    {"jump not canonical", jump_not_canonical}, {"run data", run_data}, {"write code", write_code},
    {"divide by zero", divide}, {"divide too much", divide_overflow}, {"undefined", undefined},
    {"breakpoint", breakpoint}, {"halt", halt}, {"cli", no_interrupts}, {"port", port},
    {"control register", read_control}, {"no stack", no_stack}, {"stack overflow", overflow_stack},
    {"single step", single_step}, {"step into the kernel", step_into_kernel}, {"kernel stack", kernel_stack},
    {"abort", aborted},
};

int main(void) {
    setvbuf(stdout, NULL, _IONBF, 0);
    for (unsigned i = 0; i < sizeof crimes / sizeof crimes[0]; i++) {
        int status = 0;
        pid_t child = fork();
        if (child == 0) {
            crimes[i].commit();
            _exit(0);
        }
        if (waitpid(child, &status, 0) != child) return 1;
        if (WIFSIGNALED(status)) printf("%s: signal %d\n", crimes[i].name, WTERMSIG(status));
        else printf("%s: status %d\n", crimes[i].name, WEXITSTATUS(status));
    }
    char *half = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    munmap(half + 4096, 4096);
    int wires[2];
    if (pipe(wires) != 0) return 1;
    const char *const claims[] = {NULL, (char *)0xffffffff80100000, (char *)0x7ffffffffff8, (char *)0x8000000000000000,
                                  (char *)-1, half + 4090};
    for (unsigned i = 0; i < sizeof claims / sizeof claims[0]; i++) {
        errno = 0;
        long result = syscall(SYS_read, 0, NULL, 0);
        result = syscall(SYS_uname, claims[i]);
        printf("uname %u: %ld %d\n", i, result, errno);
        errno = 0;
        result = syscall(SYS_pipe2, claims[i], 0);
        printf("pipe2 %u: %ld %d\n", i, result, errno);
    }
    return 0;
}
