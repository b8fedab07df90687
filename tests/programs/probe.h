/* What programs of probes share: addresses that are none of theirs, and one line for each probe. */
#include <errno.h>
#include <stdio.h>

#define UNMAPPED ((void *)0x10000UL)
#define KERNEL ((void *)0xffffffff80000000UL)
#define NONCANONICAL ((void *)0x8000000000000000UL)
#define FILE_NAME "data/numbers.bin"

/* One line a probe: its text, then `ok` with the result, or the error's number. */
#define VALUE(call) value(#call, call)
/* The same for results that differ from system to system: only success or the error. */
#define PROBE(call) probe(#call, call)

static void value(const char *text, long result) {
    if (result == -1)
        printf("%s: errno %d\n", text, errno);
    else
        printf("%s: ok %ld\n", text, result);
}

static void probe(const char *text, long result) {
    if (result == -1)
        printf("%s: errno %d\n", text, errno);
    else
        printf("%s: ok\n", text);
}
