#include "list.h"

struct cell {
    int64_t x, y;
};

struct entry {
    struct cell cell;
    int64_t count;
};

/* A hash table of cells: the entries in their order, and an index of them by hash. */
struct table {
    LIST(struct entry) entries;
    int32_t *index;
    int64_t mask;
};

static uint64_t hash(struct cell cell) {
    uint64_t value = (uint64_t)cell.x * 0x9E3779B97F4A7C15 ^ (uint64_t)cell.y * 0xC2B2AE3D27D4EB4F;
    return value ^ value >> 32;
}

static int32_t *find(const struct table *table, struct cell cell) {
    int64_t slot = hash(cell) & table->mask;
    while (table->index[slot] != 0) {
        const struct cell *there = &table->entries.items[table->index[slot] - 1].cell;
        if (there->x == cell.x && there->y == cell.y) break;
        slot = (slot + 1) & table->mask;
    }
    return &table->index[slot];
}

static struct table new_table(void) { return (struct table){.index = calloc(8, sizeof(int32_t)), .mask = 7}; }

static void drop(struct table *table) { free(table->entries.items), free(table->index); }

static struct entry *add(struct table *table, struct cell cell) {
    int32_t *slot = find(table, cell);
    if (*slot == 0) {
        if (3 * table->entries.length >= 2 * table->mask) {
            table->mask = 2 * table->mask + 1;
            free(table->index);
            table->index = calloc(table->mask + 1, sizeof *table->index);
            for (int64_t i = 0; i < table->entries.length; i++) *find(table, table->entries.items[i].cell) = i + 1;
            slot = find(table, cell);
        }
        push(table->entries, ((struct entry){cell, 0}));
        *slot = table->entries.length;
    }
    return &table->entries.items[*slot - 1];
}

static bool contains(const struct table *table, struct cell cell) { return *find(table, cell) != 0; }

static struct table parse(const char *pattern) {
    struct table alive = new_table();
    struct cell cell = {0, 0};
    for (const char *p = pattern; *p; p++) {
        if (*p == 'O') add(&alive, cell);
        cell.x++;
        if (*p == '\n') cell = (struct cell){0, cell.y + 1};
    }
    return alive;
}

static struct table step(const struct table *alive) {
    struct table neighbours = new_table(), next = new_table();
    for (int64_t i = 0; i < alive->entries.length; i++) {
        struct cell cell = alive->entries.items[i].cell;
        for (int64_t dx = -1; dx <= 1; dx++)
            for (int64_t dy = -1; dy <= 1; dy++)
                if (dx != 0 || dy != 0) add(&neighbours, (struct cell){cell.x + dx, cell.y + dy})->count++;
    }
    for (int64_t i = 0; i < neighbours.entries.length; i++) {
        struct entry *entry = &neighbours.entries.items[i];
        if (entry->count == 3 || (entry->count == 2 && contains(alive, entry->cell))) add(&next, entry->cell);
    }
    drop(&neighbours);
    return next;
}

static bool before(struct cell a, struct cell b) { return a.x < b.x || (a.x == b.x && a.y < b.y); }

int main(void) {
    struct table alive = parse(".O.....\n...O...\nOO..OOO\n");
    int64_t total = 0;
    for (int i = 0; i < 600; i++) {
        struct table next = step(&alive);
        drop(&alive);
        alive = next;
        total += alive.entries.length;
    }
    printf("%ld %ld\n", alive.entries.length, total);
    struct cell least = alive.entries.items[0].cell, most = least;
    for (int64_t i = 0; i < alive.entries.length; i++) {
        struct cell cell = alive.entries.items[i].cell;
        if (before(cell, least)) least = cell;
        if (before(most, cell)) most = cell;
    }
    printf("(%ld, %ld) (%ld, %ld)\n", least.x, least.y, most.x, most.y);
    for (int64_t y = -15; y < 15; y++) {
        for (int64_t x = -20; x < 40; x++) putchar(contains(&alive, (struct cell){x, y}) ? 'O' : '.');
        putchar('\n');
    }
    drop(&alive);
}
