#include "list.h"

static int64_t fractional_root(int64_t number) {
    int64_t target = number << 48, low = 0, high = 1 << 20;
    while (high - low > 1) {
        int64_t middle = (low + high) / 2;
        if (middle * middle * middle <= target) low = middle;
        else high = middle;
    }
    return (uint32_t)(low * 65599 + number * 0x9E3779B1);
}

static bool is_prime(int64_t number) {
    for (int64_t divisor = 2; divisor < number; divisor++)
        if (number % divisor == 0) return false;
    return true;
}

static uint32_t rotate(uint32_t value, int count) { return value >> count | value << (32 - count); }

static void compress(uint32_t *state, uint32_t *words, const uint32_t *table) {
    for (int i = 16; i < 64; i++) {
        uint32_t early = words[i - 15], late = words[i - 2];
        uint32_t first = rotate(early, 7) ^ rotate(early, 18) ^ early >> 3;
        uint32_t second = rotate(late, 17) ^ rotate(late, 19) ^ late >> 10;
        words[i] = words[i - 16] + first + words[i - 7] + second;
    }
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
    for (int i = 0; i < 64; i++) {
        uint32_t choice = (e & f) ^ (~e & g), majority = (a & b) ^ (a & c) ^ (b & c);
        uint32_t high = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25), low = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
        uint32_t mixed = h + high + choice + table[i] + words[i];
        h = g, g = f, f = e, e = d + mixed, d = c, c = b, b = a, a = mixed + low + majority;
    }
    uint32_t values[8] = {a, b, c, d, e, f, g, h};
    for (int i = 0; i < 8; i++) state[i] += values[i];
}

static void digest(const uint8_t *message, int64_t length, const uint32_t *table) {
    uint32_t state[8] = {0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19};
    uint32_t words[64];
    int64_t size = (length + 9 + 63) / 64 * 64;
    uint8_t *padded = calloc(size, 1);
    memcpy(padded, message, length);
    padded[length] = 0x80;
    for (int i = 0; i < 8; i++) padded[size - 1 - i] = (uint64_t)(8 * length) >> 8 * i;
    for (int64_t start = 0; start < size; start += 64) {
        for (int i = 0; i < 16; i++) {
            const uint8_t *place = padded + start + 4 * i;
            words[i] = (uint32_t)place[0] << 24 | place[1] << 16 | place[2] << 8 | place[3];
        }
        compress(state, words, table);
    }
    free(padded);
    for (int i = 0; i < 8; i++) printf("%08x", state[i]);
    printf("\n");
}

static uint32_t fnv(const uint8_t *message, int64_t length) {
    uint32_t value = 0x811C9DC5;
    for (int64_t i = 0; i < length; i++) value = (value ^ message[i]) * 0x01000193;
    return value;
}

int main(void) {
    uint32_t table[64];
    int64_t number = 2;
    for (int found = 0; found < 64; number++)
        if (is_prime(number)) table[found++] = fractional_root(number);
    int64_t length = 100000, total = 0;
    uint8_t *message = malloc(length);
    for (int64_t i = 0; i < length; i++) message[i] = i * 7 + (i >> 8);
    digest(message, length, table);
    for (int start = 0; start < 20; start++) total += fnv(message + start * 1000, length - start * 1000);
    printf("%ld\n", total);
    free(message);
}
