/* Touches one mebibyte after the other until it is ended. */
#include <string.h>
#include <sys/mman.h>

int main(void) {
    for (;;) {
        char *block = mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (block == MAP_FAILED)
            return 7;
        memset(block, 1, 1 << 20);
    }
}
