/* Prints argv, chosen variables of the environment, and which entries of the auxiliary vector are there. */
#include <elf.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>

extern char **environ;

static void present(const char *name, unsigned long type) {
    printf("%s %s\n", name, getauxval(type) != 0 ? "present" : "absent");
}

int main(int argc, char **argv) {
    printf("argc %d\n", argc);
    for (int index = 0; index < argc; index++)
        printf("argv[%d] (%zu) <%s>\n", index, strlen(argv[index]), argv[index]);
    printf("argv[argc] %s\n", argv[argc] == NULL ? "NULL" : "not NULL");
    printf("COLOUR=%s\n", getenv("COLOUR") ? getenv("COLOUR") : "(unset)");
    printf("EMPTY=%s\n", getenv("EMPTY") ? getenv("EMPTY") : "(unset)");
    printf("ABSENT=%s\n", getenv("ABSENT") ? getenv("ABSENT") : "(unset)");
    for (char **entry = environ; *entry; entry++)
        if (strchr(*entry, '=') == NULL)
            printf("a variable without '=': %s\n", *entry);
    present("AT_PHDR", AT_PHDR);
    present("AT_ENTRY", AT_ENTRY);
    present("AT_RANDOM", AT_RANDOM);
    printf("AT_PAGESZ %lu\n", getauxval(AT_PAGESZ));
    printf("AT_PHENT %lu\n", getauxval(AT_PHENT));
    printf("AT_SECURE %lu\n", getauxval(AT_SECURE));
    const Elf64_Phdr *header = (const Elf64_Phdr *)getauxval(AT_PHDR);
    int loads = 0;
    for (unsigned long index = 0; index < getauxval(AT_PHNUM); index++)
        loads += header[index].p_type == PT_LOAD;
    printf("program headers show %s\n", loads > 0 ? "loaded segments" : "nothing");
    const unsigned char *random = (const unsigned char *)getauxval(AT_RANDOM);
    int nonzero = 0;
    for (int index = 0; index < 16; index++)
        nonzero |= random[index];
    printf("AT_RANDOM %s\n", nonzero ? "filled" : "empty");
    printf("page size %ld\n", sysconf(_SC_PAGESIZE));
    printf("stack aligned %d\n", (int)((uintptr_t)__builtin_frame_address(0) % 16));
    return argc;
}
