#include "list.h"
#include <math.h>

static void factor(double **a, int64_t n, int64_t *pivots) {
    for (int64_t j = 0; j < n; j++) {
        int64_t pivot = j;
        for (int64_t i = j + 1; i < n; i++)
            if (fabs(a[i][j]) > fabs(a[pivot][j])) pivot = i;
        pivots[j] = pivot;
        if (a[pivot][j] == 0.0) {
            fprintf(stderr, "the matrix is singular\n");
            exit(1);
        }
        double *top = a[pivot];
        a[pivot] = a[j];
        a[j] = top;
        double reciprocal = 1.0 / top[j];
        for (int64_t i = j + 1; i < n; i++) {
            double *row = a[i], multiplier = row[j] *= reciprocal;
            for (int64_t k = j + 1; k < n; k++) row[k] -= multiplier * top[k];
        }
    }
}

static void solve(double **lu, int64_t n, const int64_t *pivots, const double *b, double *x) {
    memcpy(x, b, n * sizeof *x);
    for (int64_t i = 0; i < n; i++) {
        double kept = x[i];
        x[i] = x[pivots[i]];
        x[pivots[i]] = kept;
    }
    for (int64_t i = 0; i < n; i++) {
        double sum = 0.0;
        for (int64_t k = 0; k < i; k++) sum += lu[i][k] * x[k];
        x[i] -= sum;
    }
    for (int64_t i = n - 1; i >= 0; i--) {
        double sum = 0.0;
        for (int64_t k = i + 1; k < n; k++) sum += lu[i][k] * x[k];
        x[i] = (x[i] - sum) / lu[i][i];
    }
}

#define N 280

int main(void) {
    double *a[N], *lu[N], b[N], x[N], error = 0.0;
    int64_t pivots[N];
    uint32_t seed = 17;
    for (int64_t i = 0; i < N; i++) {
        a[i] = malloc(N * sizeof *a[i]);
        lu[i] = malloc(N * sizeof *lu[i]);
        for (int64_t j = 0; j < N; j++) {
            seed = (seed * 1103515245u + 12345) & 0x7FFFFFFF;
            a[i][j] = seed / (double)0x7FFFFFFF - 0.5;
        }
        memcpy(lu[i], a[i], N * sizeof *a[i]);
        b[i] = i % 7;
    }
    factor(lu, N, pivots);
    solve(lu, N, pivots, b, x);
    for (int64_t i = 0; i < N; i++) {
        double sum = 0.0;
        for (int64_t j = 0; j < N; j++) sum += a[i][j] * x[j];
        if (fabs(sum - b[i]) > error) error = fabs(sum - b[i]);
    }
    printf("[");
    for (int i = 0; i < 8; i++) printf("%s%ld", i ? ", " : "", pivots[i]);
    printf("] %.6f %.6f %s\n", x[0], x[N - 1], error < 1e-9 ? "True" : "False");
    for (int64_t i = 0; i < N; i++) free(a[i]), free(lu[i]);
}
