#include "list.h"

#define BLOCK 16
#define ROUNDS 11

static uint8_t sbox[256], twice[256];
static int shifted[BLOCK];

static int doubled(int value) {
    value <<= 1;
    return value & 0x100 ? value ^ 0x11B : value;
}

static void make_tables(void) {
    int p = 1, q = 1;
    do {
        p ^= doubled(p);
        q ^= q << 1;
        q ^= q << 2;
        q ^= q << 4;
        q &= 0xFF;
        if (q & 0x80) q ^= 0x09;
        int rotated = q | q << 8;
        sbox[p] = q ^ rotated >> 7 ^ rotated >> 6 ^ rotated >> 5 ^ rotated >> 4 ^ 0x63;
    } while (p != 1);
    sbox[0] = 0x63;
    for (int i = 0; i < 256; i++) twice[i] = doubled(i);
    for (int column = 0; column < 4; column++)
        for (int row = 0; row < 4; row++) shifted[4 * column + row] = (4 * (column + row) + row) % BLOCK;
}

static void expand_key(const uint8_t *key, uint8_t keys[ROUNDS * BLOCK]) {
    int constant = 1;
    memcpy(keys, key, BLOCK);
    for (int i = 4; i < 4 * ROUNDS; i++) {
        uint8_t word[4];
        memcpy(word, keys + 4 * (i - 1), 4);
        if (i % 4 == 0) {
            uint8_t first = word[0];
            for (int j = 0; j < 3; j++) word[j] = sbox[word[j + 1]];
            word[3] = sbox[first];
            word[0] ^= constant;
            constant = doubled(constant);
        }
        for (int j = 0; j < 4; j++) keys[4 * i + j] = word[j] ^ keys[4 * (i - 4) + j];
    }
}

static void add_key(uint8_t *state, const uint8_t *key) {
    for (int i = 0; i < BLOCK; i++) state[i] ^= key[i];
}

static void mix_columns(uint8_t *state) {
    for (uint8_t *p = state; p < state + BLOCK; p += 4) {
        uint8_t a = p[0], b = p[1], c = p[2], d = p[3], every = a ^ b ^ c ^ d;
        p[0] = a ^ every ^ twice[a ^ b];
        p[1] = b ^ every ^ twice[b ^ c];
        p[2] = c ^ every ^ twice[c ^ d];
        p[3] = d ^ every ^ twice[d ^ a];
    }
}

static void encrypt_block(uint8_t *state, const uint8_t *keys) {
    add_key(state, keys);
    for (int number = 1; number < ROUNDS; number++) {
        uint8_t moved[BLOCK];
        for (int i = 0; i < BLOCK; i++) moved[i] = sbox[state[shifted[i]]];
        memcpy(state, moved, BLOCK);
        if (number < ROUNDS - 1) mix_columns(state);
        add_key(state, keys + number * BLOCK);
    }
}

static uint8_t *encrypt(const uint8_t *data, int64_t size, const uint8_t *key, const char *nonce) {
    uint8_t keys[ROUNDS * BLOCK], *result = malloc(size);
    expand_key(key, keys);
    for (int64_t start = 0; start < size; start += BLOCK) {
        uint8_t pad[BLOCK];
        memcpy(pad, nonce, 8);
        for (int i = 0; i < 8; i++) pad[8 + i] = (start / BLOCK) >> (56 - 8 * i);
        encrypt_block(pad, keys);
        for (int64_t i = 0; i < BLOCK && start + i < size; i++) result[start + i] = data[start + i] ^ pad[i];
    }
    return result;
}

static void print_hex(const uint8_t *data, int size) {
    for (int i = 0; i < size; i++) printf("%02x", data[i]);
}

#define SIZE 64000

int main(void) {
    uint8_t key[BLOCK], block[BLOCK], keys[ROUNDS * BLOCK];
    make_tables();
    for (int i = 0; i < BLOCK; i++) key[i] = i, block[i] = 0x11 * i;
    expand_key(key, keys);
    encrypt_block(block, keys);
    print_hex(block, BLOCK);
    uint8_t *data = malloc(SIZE);
    for (int64_t i = 0; i < SIZE; i++) data[i] = i * i;
    uint8_t *secret = encrypt(data, SIZE, key, "ophion__");
    int64_t sum = 0;
    for (int64_t i = 0; i < SIZE; i++) sum += secret[i];
    printf("\n");
    print_hex(secret, 32);
    printf(" %ld\n", sum);
    uint8_t *plain = encrypt(secret, SIZE, key, "ophion__");
    printf("%s\n", memcmp(plain, data, SIZE) == 0 ? "True" : "False");
    free(data), free(secret), free(plain);
}
