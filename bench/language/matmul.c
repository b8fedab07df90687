#include "list.h"

#define PRIME 1000003

static double **make_floats(int64_t n) {
    double **rows = malloc(n * sizeof *rows);
    for (int64_t i = 0; i < n; i++) {
        rows[i] = malloc(n * sizeof *rows[i]);
        for (int64_t j = 0; j < n; j++) rows[i][j] = (double)((i - j) * (i + j)) / n / n;
    }
    return rows;
}

static double **multiply(double **a, double **b, int64_t n) {
    double **columns = malloc(n * sizeof *columns), **product = malloc(n * sizeof *product);
    for (int64_t j = 0; j < n; j++) {
        columns[j] = malloc(n * sizeof *columns[j]);
        for (int64_t k = 0; k < n; k++) columns[j][k] = b[k][j];
    }
    for (int64_t i = 0; i < n; i++) {
        product[i] = malloc(n * sizeof *product[i]);
        for (int64_t j = 0; j < n; j++) {
            double sum = 0.0;
            for (int64_t k = 0; k < n; k++) sum += a[i][k] * columns[j][k];
            product[i][j] = sum;
        }
    }
    for (int64_t j = 0; j < n; j++) free(columns[j]);
    free(columns);
    return product;
}

static int64_t **new_matrix(int64_t n) {
    int64_t **rows = malloc(n * sizeof *rows);
    for (int64_t i = 0; i < n; i++) rows[i] = calloc(n, sizeof *rows[i]);
    return rows;
}

static void drop(int64_t **rows, int64_t n) {
    for (int64_t i = 0; i < n; i++) free(rows[i]);
    free(rows);
}

static int64_t **multiply_modulo(int64_t **a, int64_t **b, int64_t n) {
    int64_t **product = new_matrix(n);
    for (int64_t i = 0; i < n; i++)
        for (int64_t j = 0; j < n; j++) {
            int64_t total = 0;
            for (int64_t k = 0; k < n; k++) total += a[i][k] * b[k][j];
            product[i][j] = total % PRIME;
        }
    return product;
}

static int64_t **power(int64_t **a, int64_t n, int64_t exponent) {
    int64_t **result = new_matrix(n), **square = new_matrix(n), **next;
    for (int64_t i = 0; i < n; i++) {
        result[i][i] = 1;
        memcpy(square[i], a[i], n * sizeof *a[i]);
    }
    for (; exponent; exponent >>= 1) {
        if (exponent & 1) {
            next = multiply_modulo(result, square, n);
            drop(result, n);
            result = next;
        }
        next = multiply_modulo(square, square, n);
        drop(square, n);
        square = next;
    }
    drop(square, n);
    return result;
}

int main(void) {
    const int64_t n = 160, size = 40;
    double **a = make_floats(n), **product = multiply(a, a, n), all = 0.0;
    for (int64_t i = 0; i < n; i++) {
        double sum = 0.0;
        for (int64_t j = 0; j < n; j++) sum += product[i][j];
        all += sum;
    }
    printf("%.6f %.6f %.6f\n", product[0][0], product[n / 2][n / 3], all);
    for (int64_t i = 0; i < n; i++) free(a[i]), free(product[i]);
    free(a), free(product);
    int64_t **steps = new_matrix(size), sum = 0;
    for (int64_t i = 0; i < size; i++)
        for (int64_t j = 0; j < size; j++) steps[i][j] = (i * 7 + j * 3) % 11;
    int64_t **counts = power(steps, size, 1000000);
    for (int64_t i = 0; i < size; i++)
        for (int64_t j = 0; j < size; j++) sum += counts[i][j];
    printf("[%ld, %ld, %ld, %ld, %ld] %ld\n", counts[0][0], counts[0][1], counts[0][2], counts[0][3], counts[0][4], sum);
    drop(steps, size), drop(counts, size);
}
