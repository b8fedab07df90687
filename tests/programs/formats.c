/* printf of all kinds, floating point included, strtol and strtod, and a little of math: SSE state must survive. */
#include <errno.h>
#include <float.h>
#include <inttypes.h>
#include <limits.h>
#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void) {
    volatile double third = 1.0 / 3.0, zero = 0.0;
    printf("%d %i %u %x %X %o %c %s %%\n", -42, 42, 42u, 0xbeefu, 0xBEEFu, 0755u, 'z', "text");
    printf("[%5d] [%-5d] [%05d] [%+d] [% d] [%5.3d]\n", 42, 42, 42, 42, 42, 7);
    printf("[%10s] [%-10s] [%.3s] [%10.2s]\n", "right", "left", "truncated", "both");
    printf("[%*d] [%-*d] [%.*f]\n", 6, 1, 6, 2, 3, third);
    printf("%hhd %hd %ld %lld %zu %jd %td\n", (signed char)-1, (short)-2, -3L, -4LL, (size_t)5, (intmax_t)-6, (ptrdiff_t)7);
    printf("%#x %#o %#X %llx\n", 255, 8, 255, ULLONG_MAX);
    printf("%d %d %ld %ld %lu\n", INT_MIN, INT_MAX, LONG_MIN, LONG_MAX, ULONG_MAX);
    printf("%f %.0f %.1f %.10f %10.3f|%-10.3f|%+.2f\n", third, 2.5, 0.05, third, third, third, third);
    printf("%e %.2e %E %g %g %g %G\n", 12345.678, 0.000123, 1e100, 1e-5, 100000.0, 1e6, 1e-10);
    printf("%a %a\n", 1.0, third);
    printf("%f %f %f %F\n", 1 / zero, -1 / zero, zero / zero < 0 ? 1.0 : -0.0, 1 / zero);
    printf("%.17g %.17g %.17g %.17g\n", 0.1, DBL_MAX, DBL_MIN, DBL_EPSILON);
    printf("%Lf %.20Lg\n", 1.0L / 3.0L, 1.0L / 3.0L);
    printf("%s\n", (char *)"\xc3\xa4\xe2\x82\xac");
    for (int index = 0; index < 5; index++)
        printf("%.12f %.12f %.12f %.12f\n", sqrt(index), sin(index), exp(index), pow(index, 1.5));
    char buffer[8];
    int needed = snprintf(buffer, sizeof buffer, "%s", "a long string");
    printf("snprintf %d <%s>\n", needed, buffer);
    char *end;
    errno = 0;
    long number = strtol("99999999999999999999", &end, 10);
    printf("strtol %ld %d\n", number, errno == ERANGE);
    printf("strtol %ld <%s>\n", strtol("  -0x1fz", &end, 0), end);
    printf("strtod %.15g <%s>\n", strtod("3.25e2rest", &end), end);
    int a, b;
    char word[16];
    int fields = sscanf("12 0x1f word", "%d %i %15s", &a, &b, word);
    printf("sscanf %d %d %d %s\n", fields, a, b, word);
    puts("puts");
    putchar('c');
    putchar('\n');
    fprintf(stdout, "%s\n", strerror(ENOENT));
    return 3;
}
