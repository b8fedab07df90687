#include "list.h"

struct entry {
    const char *part;
    int64_t count;
};

struct table {
    struct entry *slots;
    int64_t size, used, mask;
};

static char *strand(int64_t length) {
    char *text = malloc(length + 1);
    int64_t seed = 42;
    for (int64_t i = 0; i < length; i++) {
        seed = (seed * 3877 + 29573) % 139968;
        text[i] = "ACGT"[seed * 4 / 139968];
    }
    text[length] = 0;
    return text;
}

static struct entry *find(const struct table *table, const char *part) {
    uint64_t hash = 0xCBF29CE484222325;
    for (int64_t i = 0; i < table->size; i++) hash = (hash ^ (uint8_t)part[i]) * 0x100000001B3;
    int64_t slot = (hash ^ hash >> 32) & table->mask;
    while (table->slots[slot].part != NULL && memcmp(table->slots[slot].part, part, table->size) != 0)
        slot = (slot + 1) & table->mask;
    return &table->slots[slot];
}

static void grow(struct table *table) {
    struct table larger = {calloc(2 * (table->mask + 1), sizeof *larger.slots), table->size, table->used,
                           2 * table->mask + 1};
    for (int64_t i = 0; i <= table->mask; i++)
        if (table->slots[i].part != NULL) *find(&larger, table->slots[i].part) = table->slots[i];
    free(table->slots);
    *table = larger;
}

static struct table count(const char *text, int64_t length, int64_t size) {
    struct table table = {calloc(8, sizeof *table.slots), size, 0, 7};
    for (int64_t start = 0; start + size <= length; start++) {
        struct entry *entry = find(&table, text + start);
        if (entry->part == NULL) {
            if (3 * table.used >= 2 * table.mask) {
                grow(&table);
                entry = find(&table, text + start);
            }
            entry->part = text + start;
            table.used++;
        }
        entry->count++;
    }
    return table;
}

static int64_t compared;

static int by_count(const void *a, const void *b) {
    const struct entry *x = a, *y = b;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    return memcmp(x->part, y->part, compared);
}

int main(void) {
    const int64_t length = 150000, sizes[] = {3, 4, 6, 12, 18};
    char *text = strand(length);
    for (int64_t size = 1; size <= 2; size++) {
        struct table table = count(text, length, size);
        LIST(struct entry) ranking = {0};
        int64_t total = 0;
        for (int64_t i = 0; i <= table.mask; i++) {
            if (table.slots[i].part == NULL) continue;
            push(ranking, table.slots[i]);
            total += table.slots[i].count;
        }
        compared = size;
        qsort(ranking.items, ranking.length, sizeof *ranking.items, by_count);
        for (int64_t i = 0; i < ranking.length; i++)
            printf("%.*s %.3f\n", (int)size, ranking.items[i].part, 100.0 * ranking.items[i].count / total);
        free(ranking.items), free(table.slots);
    }
    for (int i = 0; i < 5; i++) {
        struct table table = count(text, length, sizes[i]);
        printf("%ld %.*s of %ld\n", find(&table, text + 1000)->count, (int)sizes[i], text + 1000, table.used);
        free(table.slots);
    }
    free(text);
}
