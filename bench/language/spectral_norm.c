#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define SIZE 250

static double element(int64_t row, int64_t column) {
    return 1.0 / ((row + column) * (row + column + 1) / 2 + row + 1);
}

static void multiply(const double *vector, double *result, int64_t size) {
    for (int64_t row = 0; row < size; row++) {
        double total = 0.0;
        for (int64_t column = 0; column < size; column++) total += element(row, column) * vector[column];
        result[row] = total;
    }
}

static void multiply_transposed(const double *vector, double *result, int64_t size) {
    for (int64_t row = 0; row < size; row++) {
        double total = 0.0;
        for (int64_t column = 0; column < size; column++) total += element(column, row) * vector[column];
        result[row] = total;
    }
}

int main(void) {
    double u[SIZE], v[SIZE], between[SIZE];
    for (int64_t i = 0; i < SIZE; i++) u[i] = 1.0;
    for (int round = 0; round < 10; round++) {
        multiply(u, between, SIZE);
        multiply_transposed(between, v, SIZE);
        multiply(v, between, SIZE);
        multiply_transposed(between, u, SIZE);
    }
    double product = 0.0, square = 0.0;
    for (int64_t i = 0; i < SIZE; i++) {
        product += u[i] * v[i];
        square += v[i] * v[i];
    }
    printf("%.9f\n", sqrt(product / square));
}
