#include "list.h"

typedef LIST(int64_t) list;

static list primes_below(int64_t limit) {
    bool *composite = calloc(limit, sizeof *composite);
    list primes = {0};
    for (int64_t number = 2; number < limit; number++) {
        if (!composite[number]) {
            push(primes, number);
            for (int64_t multiple = number * number; multiple < limit; multiple += number) composite[multiple] = true;
        }
    }
    free(composite);
    return primes;
}

int main(void) {
    int64_t total = 0;
    for (int64_t limit = 500000; limit <= 1000000; limit += 100000) {
        list primes = primes_below(limit);
        int64_t counts[200] = {0}, sum = 0;
        for (int64_t i = 1; i < primes.length; i++) counts[primes.items[i] - primes.items[i - 1]]++;
        for (int64_t i = 0; i < primes.length; i++) sum += primes.items[i];
        total += primes.length * 1000 + counts[2] + counts[6] + sum;
        free(primes.items);
    }
    printf("%ld\n", total);
}
