#include "list.h"
#include <math.h>

static void swap(double *a, double *b) {
    double kept = *a;
    *a = *b;
    *b = kept;
}

static void reverse_bits(double *data, int64_t n) {
    int64_t j = 0;
    for (int64_t i = 0; i < n - 1; i++) {
        if (i < j) {
            swap(&data[2 * i], &data[2 * j]);
            swap(&data[2 * i + 1], &data[2 * j + 1]);
        }
        int64_t k = n / 2;
        while (k <= j) {
            j -= k;
            k /= 2;
        }
        j += k;
    }
}

static void transform(double *data, int64_t n, int direction) {
    reverse_bits(data, n);
    for (int64_t dual = 1; dual < n; dual *= 2) {
        double theta = direction * M_PI / dual, s = sin(theta), half = sin(theta / 2.0), t = 2.0 * (half * half);
        double w_real = 1.0, w_imag = 0.0;
        for (int64_t a = 0; a < dual; a++) {
            for (int64_t b = a; b < n; b += 2 * dual) {
                int64_t i = 2 * b, j = 2 * (b + dual);
                double real = w_real * data[j] - w_imag * data[j + 1];
                double imag = w_real * data[j + 1] + w_imag * data[j];
                data[j] = data[i] - real;
                data[j + 1] = data[i + 1] - imag;
                data[i] += real;
                data[i + 1] += imag;
            }
            double next = w_real - s * w_imag - t * w_real;
            w_imag = w_imag + s * w_real - t * w_imag;
            w_real = next;
        }
    }
}

static void inverse(double *data, int64_t n) {
    transform(data, n, -1);
    for (int64_t i = 0; i < 2 * n; i++) data[i] *= 1.0 / n;
}

#define N 32768

int main(void) {
    double *signal = malloc(2 * N * sizeof *signal), *data = malloc(2 * N * sizeof *data);
    uint32_t seed = 5;
    for (int64_t i = 0; i < 2 * N; i++) {
        seed = (seed * 1103515245u + 12345) & 0x7FFFFFFF;
        signal[i] = seed / (double)0x7FFFFFFF;
    }
    memcpy(data, signal, 2 * N * sizeof *data);
    transform(data, N, 1);
    printf("%.6f %.6f %.6f %.6f\n", data[0], data[1], data[1000], data[2 * N - 1]);
    inverse(data, N);
    double sum = 0.0;
    for (int64_t i = 0; i < 2 * N; i++) sum += (data[i] - signal[i]) * (data[i] - signal[i]);
    printf("%s\n", sqrt(sum / (2 * N)) < 1e-12 ? "True" : "False");
    free(signal), free(data);
}
