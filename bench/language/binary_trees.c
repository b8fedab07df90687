#include <stdio.h>
#include <stdlib.h>

struct tree {
    struct tree *left, *right;
};

static struct tree *build(long depth) {
    struct tree *tree = malloc(sizeof *tree);
    tree->left = depth == 0 ? NULL : build(depth - 1);
    tree->right = depth == 0 ? NULL : build(depth - 1);
    return tree;
}

static long count(const struct tree *tree) {
    return tree->left == NULL || tree->right == NULL ? 1 : 1 + count(tree->left) + count(tree->right);
}

static void drop(struct tree *tree) {
    if (tree->left != NULL) drop(tree->left);
    if (tree->right != NULL) drop(tree->right);
    free(tree);
}

int main(void) {
    long deepest = 14;
    struct tree *long_lived = build(deepest);
    for (long depth = 4; depth <= deepest; depth += 2) {
        long rounds = 1L << (deepest - depth + 2), total = 0;
        for (long i = 0; i < rounds; i++) {
            struct tree *tree = build(depth);
            total += count(tree);
            drop(tree);
        }
        printf("%ld trees of depth %ld: %ld\n", rounds, depth, total);
    }
    printf("%ld\n", count(long_lived));
    drop(long_lived);
}
