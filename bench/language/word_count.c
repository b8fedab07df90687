#include "list.h"

static const char *const syllables[] = {"ka", "lo", "mi", "ne", "ru", "sa", "to", "vi"};

struct entry {
    char *word;
    int64_t length, count;
};

struct table {
    struct entry *slots;
    int64_t used, mask;
};

typedef LIST(char *) lines;

static lines make_lines(int64_t count) {
    lines made = {0};
    uint32_t seed = 42;
    for (int64_t i = 0; i < count; i++) {
        LIST(char) line = {0};
        for (int j = 0; j < 12; j++) {
            seed = (seed * 1103515245u + 12345) & 0x7FFFFFFF;
            if (j) push(line, ' ');
            for (const char *p = syllables[seed >> 8 & 7]; *p; p++) push(line, *p);
            for (const char *p = syllables[seed >> 12 & 7]; *p; p++) push(line, *p);
            if (seed >> 16 & 1)
                for (const char *p = syllables[seed >> 18 & 7]; *p; p++) push(line, *p);
        }
        push(line, 0);
        push(made, line.items);
    }
    return made;
}

static uint64_t hash(const char *word, int64_t length) {
    uint64_t value = 0xCBF29CE484222325;
    for (int64_t i = 0; i < length; i++) value = (value ^ (uint8_t)word[i]) * 0x100000001B3;
    return value ^ value >> 32;
}

static struct entry *find(struct table *table, const char *word, int64_t length) {
    int64_t slot = hash(word, length) & table->mask;
    while (table->slots[slot].word != NULL) {
        struct entry *entry = &table->slots[slot];
        if (entry->length == length && memcmp(entry->word, word, length) == 0) return entry;
        slot = (slot + 1) & table->mask;
    }
    return &table->slots[slot];
}

static void grow(struct table *table) {
    struct table larger = {calloc(2 * (table->mask + 1), sizeof *larger.slots), table->used, 2 * table->mask + 1};
    for (int64_t i = 0; i <= table->mask; i++)
        if (table->slots[i].word != NULL) *find(&larger, table->slots[i].word, table->slots[i].length) = table->slots[i];
    free(table->slots);
    *table = larger;
}

static void count_word(struct table *table, const char *word, int64_t length) {
    struct entry *entry = find(table, word, length);
    if (entry->word == NULL) {
        if (3 * table->used >= 2 * table->mask) {
            grow(table);
            entry = find(table, word, length);
        }
        entry->word = strndup(word, length);
        entry->length = length;
        table->used++;
    }
    entry->count++;
}

static struct table count_words(lines lines) {
    struct table table = {calloc(8, sizeof *table.slots), 0, 7};
    for (int64_t i = 0; i < lines.length; i++) {
        const char *p = lines.items[i];
        while (*p) {
            while (*p == ' ' || (*p >= '\t' && *p <= '\r')) p++;
            const char *start = p;
            while (*p && *p != ' ' && !(*p >= '\t' && *p <= '\r')) p++;
            if (p > start) count_word(&table, start, p - start);
        }
    }
    return table;
}

static int by_count(const void *a, const void *b) {
    const struct entry *x = a, *y = b;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    return strcmp(x->word, y->word);
}

int main(void) {
    lines lines = make_lines(10000);
    struct table table = {0};
    int64_t total = 0;
    for (int round = 0; round < 5; round++) {
        for (int64_t i = 0; i <= table.mask && table.slots; i++) free(table.slots[i].word);
        free(table.slots);
        table = count_words(lines);
        total += table.used;
    }
    LIST(struct entry) ranking = {0};
    for (int64_t i = 0; i <= table.mask; i++)
        if (table.slots[i].word != NULL) push(ranking, table.slots[i]);
    qsort(ranking.items, ranking.length, sizeof *ranking.items, by_count);
    printf("%ld\n", total);
    for (int i = 0; i < 10; i++) printf("%s %ld\n", ranking.items[i].word, ranking.items[i].count);
    for (int64_t i = 0; i < lines.length; i++) free(lines.items[i]);
}
