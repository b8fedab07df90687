/* What a signal handler is told of each kind of exception: signal, code, address, and the context's numbers. */
#define _GNU_SOURCE
#include <signal.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

static sigjmp_buf back;
static volatile int zero;
static char *page;

static volatile int got_signal, got_code, has_ip, got_trap, got_error;
static volatile uintptr_t got_address;

static void handler(int number, siginfo_t *info, void *context) {
    ucontext_t *u = context;
    got_signal = number;
    got_code = info->si_code;
    got_address = (uintptr_t)info->si_addr;
    has_ip = got_address == (uintptr_t)u->uc_mcontext.gregs[REG_RIP] && got_address != 0;
    got_trap = u->uc_mcontext.gregs[REG_TRAPNO];
    got_error = u->uc_mcontext.gregs[REG_ERR];
    siglongjmp(back, 1);
}

static void divide(void) { __asm__ volatile("xor %%edx, %%edx\n mov $1, %%eax\n divl %0" : : "m"(zero) : "eax", "edx"); }
static void step(void) { __asm__ volatile("pushfq\n orq $0x100, (%%rsp)\n popfq\n nop\n nop" : : : "memory", "cc"); }
static void int3(void) { __asm__ volatile("int3"); }
static void int_3(void) { __asm__ volatile(".byte 0xcd, 3"); }
static void int_4(void) { __asm__ volatile("int $4"); }
static void undefined(void) { __asm__ volatile("ud2"); }
static void lock_nop(void) { __asm__ volatile(".byte 0xf0, 0x90"); }
static void x87(void) {
    short control = 0x037b;
    __asm__ volatile("fninit\n fldcw %0\n fldz\n fld1\n fdiv %%st(1), %%st\n fwait" : : "m"(control));
}
static void not_canonical(void) { (void)*(volatile int *)0x8000000000000000; }
static void not_canonical_write(void) { *(volatile int *)0xffff7fffffffffff = 1; }
static void halt(void) { __asm__ volatile("hlt"); }
static void cli(void) { __asm__ volatile("cli"); }
static void in(void) { __asm__ volatile("inb $0x60, %%al" : : : "eax"); }
static void msr(void) { __asm__ volatile("rdmsr" : : "c"(0x10) : "eax", "edx"); }
static void wrmsr_(void) { __asm__ volatile("wrmsr" : : "c"(0xc0000082), "a"(0), "d"(0)); }
static void lgdt(void) { char b[10] = {0}; __asm__ volatile("lgdt %0" : : "m"(b)); }
static void swapgs(void) { __asm__ volatile("swapgs"); }
static void iret(void) {
    __asm__ volatile("push $0\n push $0\n push $0x202\n push $8\n push $0\n iretq" : : : "memory");
}
static void sysret(void) { __asm__ volatile("sysretq" : : "c"(0)); }
static void null_read(void) { (void)*(volatile int *)8; }
static void null_write(void) { *(volatile int *)8 = 0; }
static void null_jump(void) { ((void (*)(void))0)(); }
static void kernel_read(void) { (void)*(volatile int *)0xffffffff80100000; }
static void write_text(void) { *(volatile char *)(uintptr_t)write_text = 0; }
static void read_none(void) { (void)*(volatile char *)page; }
static void write_read_only(void) { page[4096 + 17] = 1; }
static void run_data(void) { ((void (*)(void))(page + 8192))(); }
static void across(void) { *(volatile long *)(page + 3 * 4096 - 4) = 1; (void)*(volatile long *)(page + 4 * 4096 - 4); }
static void top_of_user(void) { (void)*(volatile char *)0x7ffffffff000; }
static void invalid_rex(void) { __asm__ volatile(".byte 0x06"); }

struct fault { const char *name; void (*run)(void); };
#define F(f) {#f, f}
static const struct fault faults[] = {
    F(divide), F(step), F(int3), F(int_3), F(int_4), F(undefined), F(lock_nop), F(x87), F(not_canonical), F(not_canonical_write), F(halt), F(cli), F(in), F(msr),
    F(wrmsr_), F(lgdt), F(swapgs), F(sysret), F(null_read), F(null_write), F(null_jump), F(kernel_read), F(write_text),
    F(iret), F(read_none), F(write_read_only), F(run_data), F(across), F(top_of_user), F(invalid_rex),
};

int main(void) {
    struct sigaction action = {0};
    action.sa_sigaction = handler;
    action.sa_flags = SA_SIGINFO;
    for (int number = 1; number < 32; number++) sigaction(number, &action, NULL);
    page = mmap(NULL, 5 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    mprotect(page, 4096, PROT_NONE);
    mprotect(page + 4096, 4096, PROT_READ);
    page[8192] = 0xc3;
    munmap(page + 4 * 4096, 4096);
    for (unsigned i = 0; i < sizeof faults / sizeof faults[0]; i++) {
        got_signal = 0;
        if (sigsetjmp(back, 1) == 0) {
            faults[i].run();
            printf("%s: nothing\n", faults[i].name);
        } else {
            uintptr_t shown = got_address;
            const char *kind = "";
            if (has_ip) { shown = 0; kind = "rip"; }
            else if (shown >= (uintptr_t)page && shown < (uintptr_t)page + 5 * 4096) { shown -= (uintptr_t)page; kind = "page+"; }
            else if (shown >= 0x400000 && shown < 0x800000) { shown = 0; kind = "text"; }
            if (faults[i].run == iret) printf("%s: signal %d\n", faults[i].name, got_signal); /* QEMU: a page fault */
            else printf("%s: signal %d code %d addr %s%lx trap %d error %x\n", faults[i].name, got_signal, got_code, kind, (long)shown, got_trap, got_error);
        }
        __asm__ volatile("fninit");
        unsigned mxcsr = 0x1f80;
        __asm__ volatile("ldmxcsr %0" : : "m"(mxcsr));
        fflush(stdout);
    }
    return 0;
}
