#include "list.h"

struct entry {
    int64_t key, value;
    bool used;
};

struct table {
    struct entry *slots;
    int64_t used, mask;
};

static struct table make_table(int64_t slots) {
    return (struct table){calloc(slots, sizeof(struct entry)), 0, slots - 1};
}

static struct entry *find(const struct table *table, int64_t key) {
    int64_t slot = ((uint64_t)key * 0x9E3779B97F4A7C15 >> 20) & table->mask;
    while (table->slots[slot].used && table->slots[slot].key != key) slot = (slot + 1) & table->mask;
    return &table->slots[slot];
}

static void put(struct table *table, int64_t key, int64_t value) {
    struct entry *entry = find(table, key);
    if (!entry->used) {
        if (3 * table->used >= 2 * table->mask) {
            struct table larger = make_table(2 * (table->mask + 1));
            for (int64_t i = 0; i <= table->mask; i++)
                if (table->slots[i].used) *find(&larger, table->slots[i].key) = table->slots[i];
            larger.used = table->used;
            free(table->slots);
            *table = larger;
            entry = find(table, key);
        }
        *entry = (struct entry){key, value, true};
        table->used++;
    }
    entry->value = value;
}

static int64_t pairs_with_sum(const int64_t *numbers, int64_t count, int64_t wanted) {
    struct table positions = make_table(8);
    int64_t found = 0;
    for (int64_t i = 0; i < count; i++) {
        struct entry *other = find(&positions, wanted - numbers[i]);
        if (other->used) found += i - other->value;
        put(&positions, numbers[i], i);
    }
    free(positions.slots);
    return found;
}

static int64_t collatz_length(int64_t number, struct table *known) {
    LIST(int64_t) path = {0};
    struct entry *entry;
    while (!(entry = find(known, number))->used) {
        push(path, number);
        number = number % 2 == 0 ? number / 2 : 3 * number + 1;
    }
    int64_t length = entry->value;
    for (int64_t i = path.length - 1; i >= 0; i--) put(known, path.items[i], ++length);
    free(path.items);
    return length;
}

int main(void) {
    LIST(int64_t) numbers = {0};
    uint64_t seed = 7;
    for (int64_t i = 0; i < 100000; i++) {
        seed = (seed * 6364136223846793005 + 1442695040888963407) & INT64_MAX;
        push(numbers, (int64_t)(seed >> 32) % 200000);
    }
    int64_t total = 0, longest = 0, best = 0;
    for (int64_t wanted = 150000; wanted < 250000; wanted += 10000)
        total += pairs_with_sum(numbers.items, numbers.length, wanted);
    struct table known = make_table(8);
    put(&known, 1, 1);
    for (int64_t start = 1; start < 100000; start++) {
        int64_t length = collatz_length(start, &known);
        if (length > longest) longest = length, best = start;
    }
    printf("%ld %ld %ld %ld\n", total, longest, best, known.used);
    free(numbers.items), free(known.slots);
}
