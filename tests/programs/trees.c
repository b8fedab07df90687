/* Deep and wide families: chains of forks, hundreds of zombies, orphans, arguments of all sizes up to too much. */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

/* Each generation forks the next and adds one to its status: the depth comes back. */
static int chain(int left) {
    if (left == 0) return 0;
    pid_t child = fork();
    if (child == 0) _exit(chain(left - 1));
    int status;
    if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status)) return 255;
    return WEXITSTATUS(status) + 1;
}

static void wide(int count) {
    int sum = 0, reaped = 0, status;
    for (int i = 0; i < count; i++) {
        pid_t child = fork();
        if (child == 0) _exit(i % 100);
        if (child < 0) printf("fork %d: errno %d\n", i, errno);
    }
    while (wait(&status) > 0) {
        reaped++;
        sum += WEXITSTATUS(status);
    }
    printf("%d children: %d reaped, sum %d, then errno %d\n", count, reaped, sum, errno);
}

/* Binary trees: every node counts itself and what its children tell. */
static int tree(int depth) {
    if (depth == 0) return 1;
    int total = 1, status;
    for (int i = 0; i < 2; i++)
        if (fork() == 0) _exit(tree(depth - 1));
    while (wait(&status) > 0) total += WEXITSTATUS(status);
    return total;
}

/* A page that all generations write: each sees its own. */
static void copies(void) {
    volatile int *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    volatile int *shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    *page = 7;
    for (int i = 0; i < 50; i++) {
        if (fork() == 0) {
            *page += i;
            __atomic_add_fetch(shared, *page, __ATOMIC_SEQ_CST);
            if (fork() == 0) {
                *page *= 2;
                __atomic_add_fetch(shared, *page, __ATOMIC_SEQ_CST);
                _exit(0);
            }
            wait(NULL);
            __atomic_add_fetch(shared, *page, __ATOMIC_SEQ_CST);
            _exit(0);
        }
        *page += 1;
    }
    while (wait(NULL) > 0) {}
    printf("copies: private %d, shared %d\n", *page, *shared);
}

static void orphans(void) {
    int wires[2], status;
    char text[64] = {0};
    if (pipe(wires)) exit(1);
    pid_t child = fork();
    if (child == 0) {
        if (fork() == 0) {
            for (int i = 0; i < 1000 && getppid() == child; i++) usleep(1000);
            pid_t before = getpid();
            usleep(50000);
            snprintf(text, sizeof text, "orphan: parent is %s, self is %s", getppid() == child ? "old" : "new", before == getpid() ? "same" : "other");
            (void)!write(wires[1], text, sizeof text);
            _exit(0);
        }
        _exit(3);
    }
    waitpid(child, &status, 0);
    (void)!read(wires[0], text, sizeof text);
    printf("%s, child %d\n", text, WEXITSTATUS(status));
}

static void arguments(char *self) {
    static const size_t sizes[] = {0, 1, 1000, 4095, 4096, 100000, 131070, 131071, 131072, 131073, 1000000, 3000000};
    for (unsigned i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        char *word = malloc(sizes[i] + 1);
        memset(word, 'w', sizes[i]);
        word[sizes[i]] = 0;
        char *words[] = {self, "length", word, NULL};
        fflush(stdout);
        int status;
        pid_t child = fork();
        if (child == 0) {
            execv(self, words);
            printf("one word of %zu: errno %d\n", sizes[i], errno);
            exit(0);
        }
        waitpid(child, &status, 0);
        free(word);
    }
    for (int count = 1000; count <= 300000; count = count * 3 + 17) {
        char **words = calloc(count + 3, sizeof *words);
        words[0] = self;
        words[1] = "count";
        for (int i = 2; i < count; i++) words[i] = "ab";
        fflush(stdout);
        int status;
        pid_t child = fork();
        if (child == 0) {
            execv(self, words);
            printf("%d words: errno %d\n", count, errno);
            exit(0);
        }
        waitpid(child, &status, 0);
        free(words);
    }
}

int main(int argc, char **argv) {
    if (argc > 2 && strcmp(argv[1], "length") == 0) {
        printf("one word of %zu arrived\n", strlen(argv[2]));
        return 0;
    }
    if (argc > 1 && strcmp(argv[1], "count") == 0) {
        printf("%d words arrived, the last is %s\n", argc, argv[argc - 1]);
        return 0;
    }
    printf("a chain of %d\n", chain(200));
    wide(300);
    printf("a tree of %d\n", tree(6));
    copies();
    orphans();
    arguments(argv[0]);
    return 0;
}
