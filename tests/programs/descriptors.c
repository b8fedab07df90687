/* dup, dup2, dup3, pipe, pipe2 and fcntl: which numbers are given, what is shared, what exec closes. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* The error of a call, 0 when it succeeds. */
#define ERROR(call) (errno = 0, (void)!(call), errno)

static int is_open(int descriptor) { return fcntl(descriptor, F_GETFD) != -1; }

static int closing(int descriptor) { return fcntl(descriptor, F_GETFD) & FD_CLOEXEC; }

int main(int argc, char **argv) {
    if (argc > 1) {
        printf("after exec: 10 %d, 11 %d, 12 %d\n", is_open(10), is_open(11), is_open(12));
        return 0;
    }
    for (int descriptor = 3; descriptor < 64; descriptor++)
        close(descriptor);
    int ends[2];
    printf("pipe %d\n", pipe(ends));
    printf("numbers %d %d\n", ends[0], ends[1]);
    printf("dup %d\n", dup(0));
    printf("dup2 %d\n", dup2(1, 20));
    printf("dup2 to itself %d\n", dup2(20, 20));
    printf("dup %d\n", dup(0));
    close(5);
    printf("the lowest number again %d\n", dup(0));
    printf("F_DUPFD %d\n", fcntl(0, F_DUPFD, 30));
    printf("F_DUPFD_CLOEXEC %d\n", fcntl(0, F_DUPFD_CLOEXEC, 40));
    printf("closing %d\n", closing(40));
    printf("dup3 %d\n", dup3(0, 41, O_CLOEXEC));
    printf("closing %d\n", closing(41));
    printf("dup clears the flag %d\n", closing(dup2(41, 42)));
    int closes[2];
    printf("pipe2 %d\n", pipe2(closes, O_CLOEXEC));
    printf("closing %d %d\n", closing(closes[0]), closing(closes[1]));
    printf("access modes %d %d %d\n", fcntl(ends[0], F_GETFL) & O_ACCMODE, fcntl(ends[1], F_GETFL) & O_ACCMODE,
           fcntl(closes[0], F_GETFL) & O_NONBLOCK);

    char buffer[70000];
    memset(buffer, 'p', sizeof buffer);
    printf("write %zd\n", write(ends[1], "hello pipe", 10));
    printf("read %zd", read(ends[0], buffer, 4));
    printf(" %.4s\n", buffer);
    printf("read %zd", read(ends[0], buffer, 100));
    printf(" %.6s\n", buffer);
    int flags = fcntl(ends[0], F_GETFL);
    printf("F_SETFL %d\n", fcntl(ends[0], F_SETFL, flags | O_NONBLOCK));
    printf("read of an empty pipe: error %d\n", ERROR(read(ends[0], buffer, 1)));
    fcntl(ends[1], F_SETFL, O_NONBLOCK);
    printf("a pipe holds %zd\n", write(ends[1], buffer, sizeof buffer));
    printf("and no more: error %d\n", ERROR(write(ends[1], buffer, 1)));
    close(ends[1]);
    size_t total = 0;
    ssize_t count;
    while ((count = read(ends[0], buffer, 1000)) > 0)
        total += count;
    printf("drained %zu, end %zd\n", total, count);

    int big[2];
    if (pipe(big))
        return 1;
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        close(big[0]);
        char *block = calloc(1, 300000);
        _exit(write(big[1], block, 300000) == 300000 ? 0 : 1);
    }
    close(big[1]);
    total = 0;
    while ((count = read(big[0], buffer, sizeof buffer)) > 0)
        total += count;
    int status;
    waitpid(pid, &status, 0);
    printf("a write larger than the pipe: %zu bytes, status %d\n", total, WEXITSTATUS(status));

    int saved = dup(1);
    int capture[2];
    if (pipe(capture))
        return 1;
    fflush(stdout);
    dup2(capture[1], 1);
    puts("into the pipe");
    fflush(stdout);
    dup2(saved, 1);
    close(capture[1]);
    count = read(capture[0], buffer, sizeof buffer);
    printf("captured %zd: %.*s", count, (int)count, buffer);
    dup2(0, 10);
    dup2(0, 11);
    fcntl(11, F_SETFD, FD_CLOEXEC);
    dup2(11, 12);
    fflush(stdout);
    if (fork() == 0) {
        execl(argv[0], argv[0], "again", (char *)NULL);
        _exit(126);
    }
    wait(&status);
    printf("status %d\n", WEXITSTATUS(status));
    return 0;
}
