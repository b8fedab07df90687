#include "list.h"

struct item {
    int64_t distance, cell;
};

typedef LIST(struct item) queue;

static bool less(struct item a, struct item b) {
    return a.distance != b.distance ? a.distance < b.distance : a.cell < b.cell;
}

static void enqueue(queue *queue, struct item item) {
    push(*queue, item);
    int64_t place = queue->length - 1;
    while (place > 0) {
        int64_t parent = (place - 1) / 2;
        if (!less(item, queue->items[parent])) break;
        queue->items[place] = queue->items[parent];
        place = parent;
    }
    queue->items[place] = item;
}

static struct item dequeue(queue *queue) {
    struct item last = queue->items[--queue->length];
    if (queue->length == 0) return last;
    struct item smallest = queue->items[0];
    int64_t place = 0;
    for (;;) {
        int64_t child = 2 * place + 1;
        if (child >= queue->length) break;
        if (child + 1 < queue->length && less(queue->items[child + 1], queue->items[child])) child++;
        if (!less(queue->items[child], last)) break;
        queue->items[place] = queue->items[child];
        place = child;
    }
    queue->items[place] = last;
    return smallest;
}

static void shortest_distances(int64_t **costs, int64_t width, int64_t height, int64_t *distances) {
    static const int64_t steps[4][2] = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
    for (int64_t i = 0; i < width * height; i++) distances[i] = (int64_t)1 << 40;
    distances[0] = 0;
    queue queue = {0};
    enqueue(&queue, (struct item){0, 0});
    while (queue.length > 0) {
        struct item item = dequeue(&queue);
        if (item.distance > distances[item.cell]) continue;
        int64_t row = item.cell / width, column = item.cell % width;
        for (int i = 0; i < 4; i++) {
            int64_t other_row = row + steps[i][0], other_column = column + steps[i][1];
            if (0 <= other_row && other_row < height && 0 <= other_column && other_column < width) {
                int64_t candidate = item.distance + costs[other_row][other_column];
                int64_t neighbour = other_row * width + other_column;
                if (candidate < distances[neighbour]) {
                    distances[neighbour] = candidate;
                    enqueue(&queue, (struct item){candidate, neighbour});
                }
            }
        }
    }
    free(queue.items);
}

int main(void) {
    int64_t width = 300, height = 300, largest = 0, sum = 0;
    uint32_t seed = 3;
    int64_t **costs = malloc(height * sizeof *costs), *distances = malloc(width * height * sizeof *distances);
    for (int64_t row = 0; row < height; row++) {
        costs[row] = malloc(width * sizeof **costs);
        for (int64_t column = 0; column < width; column++) {
            seed = (seed * 1103515245u + 12345) & 0x7FFFFFFF;
            costs[row][column] = 1 + (seed >> 16) % 9;
        }
    }
    shortest_distances(costs, width, height, distances);
    for (int64_t i = 0; i < width * height; i++) {
        if (distances[i] > largest) largest = distances[i];
        sum += distances[i];
    }
    printf("%ld %ld %ld\n", distances[width * height - 1], largest, sum);
}
