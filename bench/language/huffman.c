#include "list.h"

struct node {
    unsigned char symbol;
    struct node *left, *right;
};

struct item {
    int64_t count, order;
    struct node *node;
};

typedef LIST(struct item) heap;
typedef LIST(uint8_t) buffer;

static bool before(const struct item *a, const struct item *b) {
    return a->count < b->count || (a->count == b->count && a->order < b->order);
}

static void sift_down(heap *heap, int64_t place) {
    struct item moved = heap->items[place];
    for (int64_t child; (child = 2 * place + 1) < heap->length; place = child) {
        if (child + 1 < heap->length && before(&heap->items[child + 1], &heap->items[child])) child++;
        if (!before(&heap->items[child], &moved)) break;
        heap->items[place] = heap->items[child];
    }
    heap->items[place] = moved;
}

static void heap_push(heap *heap, struct item item) {
    push(*heap, item);
    int64_t place = heap->length - 1;
    for (; place > 0 && before(&item, &heap->items[(place - 1) / 2]); place = (place - 1) / 2)
        heap->items[place] = heap->items[(place - 1) / 2];
    heap->items[place] = item;
}

static struct item heap_pop(heap *heap) {
    struct item top = heap->items[0];
    heap->items[0] = heap->items[--heap->length];
    if (heap->length > 0) sift_down(heap, 0);
    return top;
}

static struct node *new_node(char symbol, struct node *left, struct node *right) {
    struct node *node = malloc(sizeof *node);
    *node = (struct node){symbol, left, right};
    return node;
}

static struct node *build(const char *text, int64_t length) {
    int64_t counts[256] = {0}, order = 0;
    for (int64_t i = 0; i < length; i++) counts[(unsigned char)text[i]]++;
    heap heap = {0};
    for (int symbol = 0; symbol < 256; symbol++)
        if (counts[symbol]) push(heap, ((struct item){counts[symbol], order++, new_node(symbol, NULL, NULL)}));
    for (int64_t i = heap.length / 2 - 1; i >= 0; i--) sift_down(&heap, i);
    while (heap.length > 1) {
        struct item first = heap_pop(&heap), second = heap_pop(&heap);
        heap_push(&heap, (struct item){first.count + second.count, order++, new_node(0, first.node, second.node)});
    }
    struct node *root = heap.items[0].node;
    free(heap.items);
    return root;
}

static void drop(struct node *node) {
    if (node == NULL) return;
    drop(node->left), drop(node->right);
    free(node);
}

static void codes(const struct node *node, char *prefix, int length, char *table[256]) {
    prefix[length] = 0;
    if (node->left == NULL) {
        table[node->symbol] = strdup(length ? prefix : "0");
        return;
    }
    prefix[length] = '0';
    codes(node->left, prefix, length + 1, table);
    prefix[length] = '1';
    codes(node->right, prefix, length + 1, table);
}

static buffer encode(const char *text, int64_t length, char *table[256]) {
    buffer packed = {0};
    int bits = 0, held = 0;
    for (int64_t i = 0; i < length; i++) {
        for (const char *bit = table[(unsigned char)text[i]]; *bit; bit++) {
            bits = bits << 1 | (*bit == '1');
            if (++held == 8) {
                push(packed, bits);
                bits = held = 0;
            }
        }
    }
    if (held) push(packed, bits << (8 - held));
    return packed;
}

static char *decode(const buffer *packed, const struct node *root, int64_t length) {
    char *symbols = malloc(length + 1);
    int64_t found = 0;
    const struct node *node = root;
    for (int64_t i = 0; i < packed->length; i++) {
        for (int shift = 7; shift >= 0; shift--) {
            node = packed->items[i] >> shift & 1 ? node->right : node->left;
            if (node->left != NULL) continue;
            symbols[found++] = node->symbol;
            node = root;
            if (found == length) goto done;
        }
    }
done:
    symbols[found] = 0;
    return symbols;
}

static char *make_text(int64_t length) {
    static const char alphabet[] = "  eeettaaoinshrdlu,.ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    char *text = malloc(length + 1);
    uint32_t seed = 3;
    for (int64_t i = 0; i < length; i++) {
        seed = (seed * 1103515245u + 12345) & 0x7FFFFFFF;
        text[i] = alphabet[(seed >> 8 & 0xFF) * (seed >> 16 & 0xFF) * (sizeof alphabet - 1) >> 16];
    }
    text[length] = 0;
    return text;
}

static int by_length(const void *a, const void *b) {
    const char *x = *(char **)a + 1, *y = *(char **)b + 1;
    int64_t difference = (int64_t)strlen(x) - (int64_t)strlen(y);
    return difference ? (difference < 0 ? -1 : 1) : strcmp(x, y);
}

int main(void) {
    for (int round = 1; round < 11; round++) {
        int64_t length = 10000 * round / 2, sum = 0;
        char *text = make_text(length), prefix[256], *table[256] = {0};
        struct node *root = build(text, length);
        codes(root, prefix, 0, table);
        buffer packed = encode(text, length, table);
        char *decoded = decode(&packed, root, length);
        for (int64_t i = 0; i < packed.length; i++) sum += packed.items[i];
        printf("%ld %ld %ld %s\n", length, packed.length, sum, strcmp(decoded, text) == 0 ? "True" : "False");
        if (round == 10) {
            LIST(char *) ranking = {0}; /* each the symbol, then its code */
            for (int symbol = 0; symbol < 256; symbol++) {
                if (table[symbol] == NULL) continue;
                char *line = malloc(strlen(table[symbol]) + 2);
                line[0] = symbol;
                strcpy(line + 1, table[symbol]);
                push(ranking, line);
            }
            qsort(ranking.items, ranking.length, sizeof *ranking.items, by_length);
            for (int i = 0; i < 8; i++) printf("'%c' %s\n", ranking.items[i][0], ranking.items[i] + 1);
        }
        for (int symbol = 0; symbol < 256; symbol++) free(table[symbol]);
        free(text), free(packed.items), free(decoded);
        drop(root);
    }
}
