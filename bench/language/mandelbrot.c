#include <stdint.h>
#include <stdio.h>

static int64_t escapes_after(double cx, double cy, int64_t limit) {
    double x = 0.0, y = 0.0;
    for (int64_t turn = 0; turn < limit; turn++) {
        if (x * x + y * y > 4.0) return turn;
        double next = x * x - y * y + cx;
        y = 2.0 * x * y + cy;
        x = next;
    }
    return limit;
}

int main(void) {
    int64_t size = 300, limit = 50, inside = 0;
    uint32_t checksum = 0;
    for (int64_t row = 0; row < size; row++) {
        double cy = 2.0 * row / size - 1.0;
        for (int64_t column = 0; column < size; column++) {
            int64_t turns = escapes_after(2.0 * column / size - 1.5, cy, limit);
            if (turns == limit) inside++;
            checksum = checksum * 31 + turns;
        }
    }
    printf("%ld %u\n", inside, checksum);
}
