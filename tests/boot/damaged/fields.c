/* Damaged executables: one field of a small ELF file changed at a time. What execve(2) says, or how the program ends. */
#define _GNU_SOURCE
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define BASE 0x400000UL
#define NAME "/tmp/damaged"

struct image {
    Elf64_Ehdr head;
    Elf64_Phdr parts[3];
    unsigned char code[64];
};

/* mov $42, %edi; mov $60, %eax; syscall */
static const unsigned char exit_42[] = {0xbf, 42, 0, 0, 0, 0xb8, 60, 0, 0, 0, 0x0f, 0x05};

static struct image good(void) {
    struct image image = {0};
    memcpy(image.head.e_ident, "\177ELF\2\1\1", 7);
    image.head.e_type = ET_EXEC;
    image.head.e_machine = EM_X86_64;
    image.head.e_version = 1;
    image.head.e_entry = BASE + offsetof(struct image, code);
    image.head.e_phoff = offsetof(struct image, parts);
    image.head.e_ehsize = sizeof(Elf64_Ehdr);
    image.head.e_phentsize = sizeof(Elf64_Phdr);
    image.head.e_phnum = 3;
    image.head.e_shentsize = sizeof(Elf64_Shdr);
    image.parts[0] = (Elf64_Phdr){PT_LOAD, PF_R | PF_X, 0, BASE, BASE, sizeof image, sizeof image, 4096};
    image.parts[1] = (Elf64_Phdr){PT_LOAD, PF_R | PF_W, 0, BASE + 0x10000, BASE + 0x10000, 64, 0x3000, 4096};
    image.parts[2] = (Elf64_Phdr){PT_GNU_STACK, PF_R | PF_W, 0, 0, 0, 0, 0, 16};
    memcpy(image.code, exit_42, sizeof exit_42);
    return image;
}

static void run(const char *what, unsigned long value, const void *content, size_t size) {
    int file = open(NAME, O_WRONLY | O_CREAT | O_TRUNC, 0755);
    if (file < 0 || write(file, content, size) != (ssize_t)size) exit(1);
    close(file);
    int ends[2], status, error = 0;
    if (pipe2(ends, O_CLOEXEC)) exit(1);
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        char *const words[] = {NAME, NULL};
        execve(NAME, words, words + 1);
        error = errno;
        if (write(ends[1], &error, sizeof error) < 0) _exit(1);
        _exit(0);
    }
    close(ends[1]);
    if (read(ends[0], &error, sizeof error) != sizeof error) error = 0;
    close(ends[0]);
    waitpid(child, &status, 0);
    if (error) printf("%s %lx: errno %d\n", what, value, error);
    else if (WIFSIGNALED(status)) printf("%s %lx: signal %d\n", what, value, WTERMSIG(status));
    else printf("%s %lx: status %d\n", what, value, WEXITSTATUS(status));
}

static const unsigned long values[] = {
    0, 1, 2, 3, 4, 7, 8, 0x38, 0x40, 0x41, 0x100, 0xfff, 0x1000, 0x1001, 0x10000, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff,
    0x3ff000, 0x400000, 0x400001, 0x410000, 0x7fffffffe000, 0x7ffffffff000, 0x800000000000, 0x7fffffffffffffff,
    0x8000000000000000, 0xffffffff80000000, 0xfffffffffffff000, 0xffffffffffffffff,
};

#define FIELD(type, part, field) {#part "." #field, offsetof(type, field), sizeof(((type *)0)->field)}
struct field { const char *name; size_t offset, size; };
static const struct field head_fields[] = {
    {"class", EI_CLASS, 1}, {"data", EI_DATA, 1}, {"version", EI_VERSION, 1}, {"abi", EI_OSABI, 1}, {"abi version", EI_ABIVERSION, 1},
    FIELD(Elf64_Ehdr, head, e_type), FIELD(Elf64_Ehdr, head, e_machine), FIELD(Elf64_Ehdr, head, e_version),
    FIELD(Elf64_Ehdr, head, e_entry), FIELD(Elf64_Ehdr, head, e_phoff), FIELD(Elf64_Ehdr, head, e_shoff), FIELD(Elf64_Ehdr, head, e_flags),
    FIELD(Elf64_Ehdr, head, e_ehsize), FIELD(Elf64_Ehdr, head, e_phentsize), FIELD(Elf64_Ehdr, head, e_phnum),
    FIELD(Elf64_Ehdr, head, e_shentsize), FIELD(Elf64_Ehdr, head, e_shnum), FIELD(Elf64_Ehdr, head, e_shstrndx),
};
static const struct field part_fields[] = {
    FIELD(Elf64_Phdr, part, p_type), FIELD(Elf64_Phdr, part, p_flags), FIELD(Elf64_Phdr, part, p_offset), FIELD(Elf64_Phdr, part, p_vaddr),
    FIELD(Elf64_Phdr, part, p_paddr), FIELD(Elf64_Phdr, part, p_filesz), FIELD(Elf64_Phdr, part, p_memsz), FIELD(Elf64_Phdr, part, p_align),
};

static void change(const struct field *field, size_t base, const char *prefix) {
    for (unsigned i = 0; i < sizeof values / sizeof values[0]; i++) {
        if (field->size < 8 && values[i] >> (8 * field->size)) continue;
        struct image image = good();
        char name[64];
        snprintf(name, sizeof name, "%s%s", prefix, field->name);
        memcpy((char *)&image + base + field->offset, &values[i], field->size);
        run(name, values[i], &image, sizeof image);
    }
}

int main(void) {
    struct image image = good();
    run("undamaged", 0, &image, sizeof image);
    static const size_t sizes[] = {0, 1, 3, 4, 15, 16, 52, 63, 64, 65, 120, 231, 232, 233, 240, 295};
    for (unsigned i = 0; i < sizeof sizes / sizeof sizes[0]; i++) run("cut to", sizes[i], &image, sizes[i]);
    for (unsigned i = 0; i < sizeof head_fields / sizeof head_fields[0]; i++) change(&head_fields[i], 0, "");
    for (int part = 0; part < 3; part++)
        for (unsigned i = 0; i < sizeof part_fields / sizeof part_fields[0]; i++) {
            char prefix[8];
            snprintf(prefix, sizeof prefix, "%d ", part);
            change(&part_fields[i], offsetof(struct image, parts) + part * sizeof(Elf64_Phdr), prefix);
        }
    unlink(NAME);
    return 0;
}
