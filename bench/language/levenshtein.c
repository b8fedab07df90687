#include "list.h"

static int64_t least(int64_t a, int64_t b) { return a < b ? a : b; }

static int64_t distance(const char *first, const char *second) {
    int64_t rows = strlen(first), columns = strlen(second);
    int64_t *previous = malloc((columns + 1) * sizeof *previous), *current = malloc((columns + 1) * sizeof *current);
    for (int64_t i = 0; i <= columns; i++) previous[i] = i;
    for (int64_t row = 1; row <= rows; row++) {
        current[0] = row;
        for (int64_t column = 1; column <= columns; column++) {
            int64_t cost = first[row - 1] == second[column - 1] ? 0 : 1;
            current[column] =
                least(least(previous[column] + 1, current[column - 1] + 1), previous[column - 1] + cost);
        }
        int64_t *swap = previous;
        previous = current;
        current = swap;
    }
    int64_t result = previous[columns];
    free(previous), free(current);
    return result;
}

typedef LIST(char *) words;

static words make_words(int64_t count) {
    words made = {0};
    uint32_t seed = 7;
    for (int64_t i = 0; i < count; i++) {
        LIST(char) word = {0};
        int64_t length = 4 + seed % 9;
        for (int64_t j = 0; j < length; j++) {
            seed = (seed * 1103515245u + 12345) & 0x7FFFFFFF;
            push(word, 'a' + (seed >> 16) % 12);
        }
        push(word, 0);
        push(made, word.items);
    }
    return made;
}

static char *repeated(const char *text, int64_t times) {
    int64_t length = strlen(text);
    char *made = malloc(length * times + 1);
    for (int64_t i = 0; i < times; i++) memcpy(made + i * length, text, length);
    made[length * times] = 0;
    return made;
}

int main(void) {
    words words = make_words(120);
    int64_t total = 0;
    for (int i = 0; i < 10; i++) {
        const char *nearest = NULL;
        int64_t nearest_distance = INT64_MAX;
        for (int64_t j = 0; j < words.length; j++) {
            if (strcmp(words.items[i], words.items[j]) == 0) continue;
            int64_t there = distance(words.items[i], words.items[j]);
            if (there < nearest_distance) nearest = words.items[j], nearest_distance = there;
        }
        printf("%s %s %ld\n", words.items[i], nearest, distance(words.items[i], nearest));
    }
    for (int i = 0; i < 100; i++)
        for (int64_t j = 0; j < words.length; j++) total += distance(words.items[i], words.items[j]);
    char *first = repeated("the quick brown fox", 8), *second = repeated("jumps over the lazy dog", 8);
    printf("%ld %ld\n", total, distance(first, second));
    free(first), free(second);
    for (int64_t i = 0; i < words.length; i++) free(words.items[i]);
    free(words.items);
}
