#define _GNU_SOURCE
#include "list.h"
#include <ctype.h>

#define CITIES 6
static const char *const cities[CITIES] = {"Aachen", "Bergen", "Cremona", "Dakar", "Espoo", "Fukuoka"};

typedef LIST(char) text;

static void append(text *text, const char *data, int64_t size) {
    if (text->length + size > text->capacity) {
        text->capacity = 2 * (text->length + size);
        text->items = realloc(text->items, text->capacity);
    }
    memcpy(text->items + text->length, data, size);
    text->length += size;
}

static text write_records(int64_t count) {
    text text = {0};
    uint32_t seed = 11;
    char line[64];
    for (int64_t number = 0; number < count; number++) {
        seed = (seed * 1103515245u + 12345) & 0x7FFFFFFF;
        const char *city = cities[(seed >> 10) % CITIES];
        int size = snprintf(line, sizeof line, "%s%06ld,%s,%d,%04x", number ? "\n" : "", number, city,
                            (seed >> 8) % 1000, seed & 0xFFFF);
        append(&text, line, size);
    }
    append(&text, "", 1);
    text.length--;
    return text;
}

struct total {
    char *city;
    int64_t length, amount;
};

struct table {
    struct total *slots;
    int64_t used, mask;
};

static struct total *find(struct table *table, const char *city, int64_t length) {
    uint64_t hash = 0xCBF29CE484222325;
    for (int64_t i = 0; i < length; i++) hash = (hash ^ (uint8_t)city[i]) * 0x100000001B3;
    int64_t slot = (hash ^ hash >> 32) & table->mask;
    for (;; slot = (slot + 1) & table->mask) {
        struct total *total = &table->slots[slot];
        if (total->city == NULL) {
            *total = (struct total){strndup(city, length), length, 0};
            table->used++;
            return total;
        }
        if (total->length == length && memcmp(total->city, city, length) == 0) return total;
    }
}

static void read_records(text text, struct table *table) {
    char *p = text.items, *end = text.items + text.length;
    while (p < end) {
        int64_t number = strtol(p, &p, 10);
        char *city = ++p;
        while (*p != ',') p++;
        int64_t length = p++ - city;
        int64_t amount = strtol(p, &p, 10);
        amount += strtol(p + 1, &p, 16);
        find(table, city, length)->amount += amount + number;
        p++;
    }
}

static int by_city(const void *a, const void *b) {
    return strcmp(((const struct total *)a)->city, ((const struct total *)b)->city);
}

static text table_text(struct table *table) {
    LIST(struct total) totals = {0};
    text text = {0};
    char line[64];
    for (int64_t i = 0; i <= table->mask; i++)
        if (table->slots[i].city) push(totals, table->slots[i]);
    qsort(totals.items, totals.length, sizeof *totals.items, by_city);
    for (int64_t i = 0; i < totals.length; i++)
        append(&text, line, snprintf(line, sizeof line, "%-10s|%12ld\n", totals.items[i].city, totals.items[i].amount));
    append(&text, "", 1);
    text.length--;
    free(totals.items);
    return text;
}

static int64_t count(const char *text, const char *wanted) {
    int64_t found = 0, length = strlen(wanted);
    for (const char *p = text; (p = strstr(p, wanted)) != NULL; p += length) found++;
    return found;
}

int main(void) {
    int64_t size = 0;
    text records = {0}, result = {0};
    for (int64_t number = 2000; number <= 20000; number += 2000) {
        free(records.items), free(result.items);
        struct table table = {calloc(16, sizeof(struct total)), 0, 15};
        records = write_records(number);
        read_records(records, &table);
        result = table_text(&table);
        size += records.length + result.length;
        for (int i = 0; i < 16; i++) free(table.slots[i].city);
        free(table.slots);
    }
    fputs(result.items, stdout);
    int64_t dakar = count(records.items, "Dakar");
    char *upper = malloc(records.length + 1);
    for (int64_t i = 0; i <= records.length; i++) upper[i] = toupper(records.items[i]);
    int64_t bergen = count(upper, "BERGEN");
    text replaced = {0};
    for (const char *p = records.items, *next;; p = next + 5) {
        next = strstr(p, "Espoo");
        append(&replaced, p, next ? next - p : (int64_t)strlen(p) + 1);
        if (!next) break;
        append(&replaced, "Oslo", 4);
    }
    printf("%ld %ld %ld %ld\n", size, dakar, bergen, (int64_t)(strstr(replaced.items, "Oslo") - replaced.items));
    free(upper), free(replaced.items), free(records.items), free(result.items);
}
