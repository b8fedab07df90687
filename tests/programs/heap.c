/* malloc, calloc, realloc and free of many sizes in a mixed order; every block is checked before it is freed. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SLOTS 512
#define ROUNDS 20000

static unsigned char *blocks[SLOTS];
static size_t sizes[SLOTS];
static uint64_t state = 88172645463325252ULL;

static uint64_t next(void) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static size_t some_size(void) {
    switch (next() % 16) {
    case 0: return next() % 300000; /* beyond the threshold at which malloc uses mmap */
    case 1: case 2: return next() % 20000;
    default: return next() % 600;
    }
}

static int intact(int slot) {
    for (size_t index = 0; index < sizes[slot]; index++)
        if (blocks[slot][index] != (unsigned char)(slot * 7 + 1))
            return 0;
    return 1;
}

int main(void) {
    size_t allocated = 0, freed = 0;
    int damaged = 0, misaligned = 0;
    for (int round = 0; round < ROUNDS; round++) {
        int slot = next() % SLOTS;
        if (blocks[slot]) {
            damaged += !intact(slot);
            freed += sizes[slot];
            if (next() % 4 == 0) {
                size_t size = some_size() + 1;
                size_t kept = size < sizes[slot] ? size : sizes[slot];
                unsigned char *moved = realloc(blocks[slot], size);
                for (size_t index = 0; index < kept; index++)
                    damaged += moved[index] != (unsigned char)(slot * 7 + 1);
                free(moved);
            } else {
                free(blocks[slot]);
            }
            blocks[slot] = NULL;
            continue;
        }
        sizes[slot] = some_size() + 1;
        blocks[slot] = malloc(sizes[slot]);
        if (!blocks[slot]) {
            printf("malloc(%zu) failed\n", sizes[slot]);
            return 1;
        }
        misaligned += (uintptr_t)blocks[slot] % 16 != 0;
        memset(blocks[slot], slot * 7 + 1, sizes[slot]);
        allocated += sizes[slot];
    }
    for (int slot = 0; slot < SLOTS; slot++)
        if (blocks[slot]) {
            damaged += !intact(slot);
            freed += sizes[slot];
            free(blocks[slot]);
        }
    printf("allocated %zu freed %zu damaged %d misaligned %d\n", allocated, freed, damaged, misaligned);
    unsigned char *zeroed = calloc(1000, 1000);
    size_t nonzero = 0;
    for (size_t index = 0; index < 1000000; index++)
        nonzero += zeroed[index] != 0;
    printf("calloc nonzero %zu\n", nonzero);
    free(zeroed);
    printf("malloc too much %s\n", malloc((size_t)1 << 62) ? "succeeds" : "fails");
    return 0;
}
