/* fork, pipe, exec and wait: a tree of processes, a pipeline, memory that is copied, orphans and exit statuses. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* The error of a call, 0 when it succeeds. */
#define ERROR(call) (errno = 0, (void)!(call), errno)

static int shared = 1;

static void report(const char *what, int status) {
    if (WIFEXITED(status))
        printf("%s exited %d\n", what, WEXITSTATUS(status));
    else
        printf("%s killed by %d\n", what, WTERMSIG(status));
    fflush(stdout);
}

static int tree(int depth) {
    if (depth == 0)
        return 1;
    int total = 1;
    for (int child = 0; child < 2; child++) {
        pid_t pid = fork();
        if (pid == 0)
            _exit(tree(depth - 1));
        int status;
        waitpid(pid, &status, 0);
        total += WEXITSTATUS(status);
    }
    return total;
}

static void pipeline(void) {
    int first[2], second[2];
    if (pipe(first) || pipe(second))
        exit(1);
    if (fork() == 0) {
        close(first[0]);
        for (int line = 0; line < 1000; line++) {
            char text[32];
            int length = snprintf(text, sizeof text, "line %d\n", line);
            if (write(first[1], text, length) != length)
                _exit(1);
        }
        _exit(0);
    }
    if (fork() == 0) {
        close(first[1]);
        char buffer[512];
        ssize_t count, total = 0;
        while ((count = read(first[0], buffer, sizeof buffer)) > 0) {
            for (ssize_t index = 0; index < count; index++)
                if (buffer[index] >= 'a' && buffer[index] <= 'z')
                    buffer[index] -= 32;
            total += write(second[1], buffer, count);
        }
        _exit(total == 8890 ? 0 : 2);
    }
    close(first[0]);
    close(first[1]);
    close(second[1]);
    char buffer[512];
    ssize_t count, total = 0;
    unsigned sum = 0;
    while ((count = read(second[0], buffer, sizeof buffer)) > 0) {
        total += count;
        for (ssize_t index = 0; index < count; index++)
            sum = sum * 31 + (unsigned char)buffer[index];
    }
    int status, statuses = 0;
    while (wait(&status) > 0)
        statuses |= status;
    printf("pipeline %zd bytes, sum %u, statuses %d\n", total, sum, statuses);
}

static void orphan(void) {
    int ends[2];
    if (pipe(ends))
        exit(1);
    pid_t child = fork();
    if (child == 0) {
        if (fork() == 0) {
            pid_t parent = getppid();
            while (getppid() == parent && parent != 1)
                usleep(1000);
            write(ends[1], getppid() == parent ? "n" : "y", 1);
            _exit(0);
        }
        usleep(20000);
        _exit(0);
    }
    waitpid(child, NULL, 0);
    char answer = '?';
    read(ends[0], &answer, 1);
    printf("orphan adopted %c\n", answer);
    close(ends[0]);
    close(ends[1]);
}

int main(int argc, char **argv) {
    if (argc > 1) {
        printf("executed %s with %d arguments, COLOUR=%s\n", argv[1], argc, getenv("COLOUR"));
        return 40 + argc;
    }
    int status;
    pid_t pid = fork();
    if (pid == 0) {
        shared = 2;
        _exit(shared == 2 ? 7 : 8);
    }
    printf("waitpid returns the child: %d\n", waitpid(pid, &status, 0) == pid);
    report("child", status);
    printf("parent's memory %d\n", shared);
    printf("wait without children: error %d\n", ERROR(wait(&status)));
    printf("tree of %d\n", tree(4));
    fflush(stdout);
    pid = fork();
    if (pid == 0) {
        char *words[] = {argv[0], "again", "and more", NULL};
        char *variables[] = {"COLOUR=blue", NULL};
        execve(argv[0], words, variables);
        _exit(126);
    }
    waitpid(pid, &status, 0);
    report("execve", status);
    pid = vfork();
    if (pid == 0)
        _exit(9);
    waitpid(pid, &status, 0);
    report("vfork", status);
    pipeline();
    orphan();
    fflush(stdout);
    pid_t children[8];
    for (int index = 0; index < 8; index++)
        if ((children[index] = fork()) == 0)
            _exit(index);
    int correct = 0;
    for (int index = 7; index >= 0; index--) {
        waitpid(children[index], &status, 0);
        correct += WIFEXITED(status) && WEXITSTATUS(status) == index;
    }
    printf("eight children waited for backwards: %d\n", correct);
    pid = fork();
    if (pid == 0) {
        for (;;)
            pause();
    }
    printf("WNOHANG %d\n", (int)waitpid(pid, &status, WNOHANG));
    kill(pid, SIGTERM);
    waitpid(pid, &status, 0);
    report("paused child", status);
    return 0;
}
