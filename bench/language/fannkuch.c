#include "list.h"

static int64_t count_flips(const int64_t *permutation, int64_t *scratch, int64_t size) {
    for (int64_t i = 0; i < size; i++) scratch[i] = permutation[i];
    int64_t flips = 0;
    while (scratch[0] != 0) {
        int64_t low = 0, high = scratch[0];
        while (low < high) {
            int64_t other = scratch[low];
            scratch[low++] = scratch[high];
            scratch[high--] = other;
        }
        flips++;
    }
    return flips;
}

static int64_t fannkuch(int64_t size, int64_t *most) {
    int64_t *permutation = malloc(size * sizeof *permutation), *scratch = malloc(size * sizeof *scratch);
    int64_t *count = calloc(size, sizeof *count);
    for (int64_t i = 0; i < size; i++) permutation[i] = i;
    int64_t checksum = 0, rotated = size;
    *most = 0;
    for (int64_t number = 0;; number++) {
        for (; rotated > 1; rotated--) count[rotated - 1] = rotated;
        int64_t flips = count_flips(permutation, scratch, size);
        if (flips > *most) *most = flips;
        checksum += number % 2 == 0 ? flips : -flips;
        for (;; rotated++) {
            if (rotated == size) {
                free(permutation), free(scratch), free(count);
                return checksum;
            }
            int64_t first = permutation[0];
            for (int64_t i = 0; i < rotated; i++) permutation[i] = permutation[i + 1];
            permutation[rotated] = first;
            if (--count[rotated] > 0) break;
        }
    }
}

int main(void) {
    int64_t most, checksum = fannkuch(9, &most);
    printf("%ld %ld\n", checksum, most);
}
