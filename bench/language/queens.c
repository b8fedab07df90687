#include "list.h"

typedef LIST(int64_t) columns;

static bool safe(const columns *placed, int64_t column) {
    int64_t row = placed->length;
    for (int64_t above = 0; above < row; above++) {
        int64_t other = placed->items[above];
        if (column == other || labs(column - other) == row - above) return false;
    }
    return true;
}

/* Calls `found` for each placement until it says that it has seen enough. */
static bool placements(int64_t size, columns *placed, bool (*found)(const columns *, void *), void *context) {
    if (placed->length == size) return found(placed, context);
    for (int64_t column = 0; column < size; column++) {
        if (!safe(placed, column)) continue;
        push(*placed, column);
        bool enough = placements(size, placed, found, context);
        placed->length--;
        if (enough) return true;
    }
    return false;
}

static bool count(const columns *placed, void *context) {
    ++*(int64_t *)context;
    return false;
}

static bool print_board(const columns *placed, void *context) {
    for (int64_t row = 0; row < placed->length; row++) {
        for (int64_t column = 0; column < placed->length; column++)
            putchar(column == placed->items[row] ? 'Q' : '.');
        putchar('\n');
    }
    return true;
}

int main(void) {
    columns placed = {0};
    for (int64_t size = 5; size < 11; size++) {
        int64_t ways = 0;
        placements(size, &placed, count, &ways);
        printf("%ld %ld\n", size, ways);
    }
    placements(12, &placed, print_board, NULL);
    free(placed.items);
}
