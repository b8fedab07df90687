#include "list.h"

#define PEOPLE 20000

struct person {
    char *name;
    int64_t age;
    double income;
};

struct pair {
    int64_t first, second;
};

#define ORDER(name, type, less)                                                                                        \
    static int name(const void *x, const void *y) {                                                                    \
        const type a = *(const type *)x, b = *(const type *)y;                                                         \
        return less;                                                                                                   \
    }

typedef struct person *reference;
typedef struct pair pair;
ORDER(by_age, reference, (a->age > b->age) - (a->age < b->age))
ORDER(by_income, reference, (a->income < b->income) - (a->income > b->income))
ORDER(by_name, reference, strcmp(a->name, b->name))
ORDER(by_number, int64_t, (a > b) - (a < b))
ORDER(by_pair, pair, a.first != b.first ? (a.first > b.first) - (a.first < b.first) : (a.second > b.second) - (a.second < b.second))

static void print_checksum(reference *people) {
    uint32_t value = 0;
    for (int64_t i = 0; i < PEOPLE; i++) value = value * 31 + people[i]->age * 7 + (int64_t)people[i]->income;
    printf("%u\n", value);
}

static reference make_person(int64_t number, uint32_t seed) {
    reference person = malloc(sizeof *person);
    char name[16];
    snprintf(name, sizeof name, "p%u", seed % 5000);
    person->name = strdup(name);
    person->age = 18 + (seed >> 12) % 70;
    person->income = (seed >> 7) * 0.25 + number % 3;
    return person;
}

int main(void) {
    LIST(reference) people = {0};
    uint32_t seed = 5;
    for (int64_t i = 0; i < PEOPLE; i++) {
        seed = (seed * 1103515245u + 12345) & 0x7FFFFFFF;
        push(people, make_person(i, seed));
    }
    reference *sorted = malloc(PEOPLE * sizeof *sorted);
    memcpy(sorted, people.items, PEOPLE * sizeof *sorted);
    qsort(sorted, PEOPLE, sizeof *sorted, by_age);
    print_checksum(sorted);
    memcpy(sorted, people.items, PEOPLE * sizeof *sorted);
    qsort(sorted, PEOPLE, sizeof *sorted, by_income);
    print_checksum(sorted);
    qsort(people.items, PEOPLE, sizeof *sorted, by_name);
    print_checksum(people.items);
    int64_t *numbers = malloc(PEOPLE * sizeof *numbers);
    for (int64_t i = 0; i < PEOPLE; i++) numbers[i] = (int64_t)(people.items[i]->income * 16.0) % 100003;
    for (int round = 0; round < 5; round++) {
        for (int64_t i = 0; i < PEOPLE; i++) numbers[i] = (numbers[i] * 7919 + 13) % 100003;
        qsort(numbers, PEOPLE, sizeof *numbers, by_number);
    }
    printf("%ld %ld %ld\n", numbers[0], numbers[10000], numbers[PEOPLE - 1]);
    pair *pairs = malloc(PEOPLE * sizeof *pairs);
    for (int64_t i = 0; i < PEOPLE; i++) pairs[i] = (pair){numbers[i] % 100, numbers[i]};
    qsort(pairs, PEOPLE, sizeof *pairs, by_pair);
    printf("(%ld, %ld) (%ld, %ld)\n", pairs[0].first, pairs[0].second, pairs[PEOPLE - 1].first, pairs[PEOPLE - 1].second);
    for (int64_t i = 0; i < PEOPLE; i++) free(people.items[i]->name), free(people.items[i]);
    free(people.items), free(sorted), free(numbers), free(pairs);
}
