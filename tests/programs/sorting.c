/* qsort and bsearch over integers, strings and records. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT 20000

struct record {
    char name[12];
    double weight;
    int index;
};

static int numbers[COUNT];
static struct record records[COUNT];

static int compare_numbers(const void *left, const void *right) {
    int a = *(const int *)left, b = *(const int *)right;
    return (a > b) - (a < b);
}

static int compare_strings(const void *left, const void *right) {
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static int compare_records(const void *left, const void *right) {
    const struct record *a = left, *b = right;
    int order = strcmp(a->name, b->name);
    if (order)
        return order;
    if (a->weight != b->weight)
        return a->weight < b->weight ? -1 : 1;
    return a->index - b->index;
}

int main(void) {
    uint32_t state = 12345;
    for (int index = 0; index < COUNT; index++) {
        state = state * 1664525 + 1013904223;
        numbers[index] = (int)(state >> 4) - (1 << 27);
        snprintf(records[index].name, sizeof records[index].name, "n%u", state % 50);
        records[index].weight = (state >> 8) / 1000.0;
        records[index].index = index;
    }
    int wanted = numbers[77];
    qsort(numbers, COUNT, sizeof numbers[0], compare_numbers);
    int ordered = 1;
    for (int index = 1; index < COUNT; index++)
        ordered &= numbers[index - 1] <= numbers[index];
    printf("numbers ordered %d first %d middle %d last %d\n", ordered, numbers[0], numbers[COUNT / 2], numbers[COUNT - 1]);
    printf("bsearch %s\n", bsearch(&wanted, numbers, COUNT, sizeof numbers[0], compare_numbers) ? "finds" : "misses");
    qsort(records, COUNT, sizeof records[0], compare_records);
    for (int index = 0; index < COUNT; index += COUNT / 5)
        printf("record %s %.3f %d\n", records[index].name, records[index].weight, records[index].index);
    char *words[] = {"frame", "page", "region", "inode", "runqueue", "directory", "entry", "Page", ""};
    int count = sizeof words / sizeof words[0];
    qsort(words, count, sizeof words[0], compare_strings);
    for (int index = 0; index < count; index++)
        printf("<%s>\n", words[index]);
    return 0;
}
