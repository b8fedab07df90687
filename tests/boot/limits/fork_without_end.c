/* Forks until it fails, then ends all children and waits for them. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    static pid_t children[100000];
    int count = 0, reaped = 0;
    for (;;) {
        pid_t child = fork();
        if (child < 0)
            break;
        if (child == 0) {
            pause();
            _exit(0);
        }
        children[count++] = child;
    }
    printf("more than 10 children %d, then errno %d\n", count > 10, errno);
    for (int index = 0; index < count; index++)
        kill(children[index], SIGKILL);
    while (wait(NULL) > 0)
        reaped++;
    printf("reaped all %d\n", reaped == count);
    return 0;
}
