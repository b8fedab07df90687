/* Reads a file in every way: whole, by seek, by readv, past its end, through copies of the descriptor, and by stdio. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

/* The error of a call, 0 when it succeeds. */
#define ERROR(call) (errno = 0, (void)!(call), errno)

static unsigned sum(const unsigned char *bytes, size_t count) {
    unsigned total = 0;
    for (size_t index = 0; index < count; index++)
        total = total * 31 + bytes[index];
    return total;
}

static void read_at(int file, off_t offset, int whence, size_t size) {
    unsigned char buffer[8192];
    off_t position = lseek(file, offset, whence);
    ssize_t count = read(file, buffer, size);
    printf("seek %ld/%d -> %ld, read %zu -> %zd, sum %u\n", (long)offset, whence, (long)position, size, count,
           count > 0 ? sum(buffer, count) : 0);
}

int main(void) {
    int file = open("data/numbers.bin", O_RDONLY);
    if (file < 0) {
        perror("open");
        return 1;
    }
    struct stat information;
    fstat(file, &information);
    printf("size %ld regular %d directory %d\n", (long)information.st_size, S_ISREG(information.st_mode),
           S_ISDIR(information.st_mode));
    unsigned char *whole = malloc(information.st_size);
    size_t length = 0;
    ssize_t count;
    while ((count = read(file, whole + length, 7777)) > 0)
        length += count;
    printf("whole %zu sum %u, at the end %zd\n", length, sum(whole, length), count);
    read_at(file, 0, SEEK_SET, 16);
    read_at(file, 511, SEEK_SET, 2);
    read_at(file, 4095, SEEK_SET, 4098);
    read_at(file, -10, SEEK_END, 100);
    read_at(file, 0, SEEK_END, 100);
    read_at(file, 1000000000, SEEK_SET, 100);
    read_at(file, 12345, SEEK_SET, 0);
    read_at(file, 100, SEEK_CUR, 512);
    read_at(file, -512, SEEK_CUR, 512);
    printf("seek before the start: error %d\n", ERROR(lseek(file, -1, SEEK_SET)));

    int copy = dup(file);
    lseek(file, 1000, SEEK_SET);
    printf("a copy shares the position: %ld\n", (long)lseek(copy, 0, SEEK_CUR));
    int other = open("data/numbers.bin", O_RDONLY);
    printf("another open does not: %ld\n", (long)lseek(other, 0, SEEK_CUR));
    if (fork() == 0) {
        lseek(file, 2000, SEEK_SET);
        _exit(0);
    }
    usleep(100000);
    printf("a child shares it too: %ld\n", (long)lseek(copy, 0, SEEK_CUR));
    close(copy);
    close(other);

    unsigned char first[3], second[5], third[100];
    struct iovec parts[] = {{first, 3}, {second, 5}, {third, 100}};
    lseek(file, 70, SEEK_SET);
    count = readv(file, parts, 3);
    printf("readv %zd sums %u %u %u\n", count, sum(first, 3), sum(second, 5), sum(third, 100));
    struct iovec words[] = {{"written ", 8}, {"in ", 3}, {"parts\n", 6}};
    fflush(stdout);
    printf("writev %zd\n", writev(1, words, 3));
    close(file);
    printf("read after close: error %d\n", ERROR(read(file, first, 1)));

    FILE *stream = fopen("data/Long File Name with spaces.txt", "r");
    char line[256];
    int lines = 0;
    while (stream && fgets(line, sizeof line, stream))
        if (lines++ % 50 == 0)
            printf("line %d: %s", lines, line);
    printf("%d lines\n", lines);
    fseek(stream, -20, SEEK_END);
    printf("the end: %s", fgets(line, sizeof line, stream));
    fclose(stream);
    return 0;
}
